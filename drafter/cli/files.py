"""Writing a new text file: whole, or not at all, and never over another."""

import errno
import os
from pathlib import Path
from secrets import token_hex

from drafter.errors import OutputConflict, OutputFailed

REASONS = {
    errno.ENOENT: "Den Ordner gibt es nicht. Bitte erst anlegen.",
    errno.ENOTDIR: "Der Ordner ist eine Datei. Bitte einen anderen Namen angeben.",
    errno.EISDIR: "So heißt schon ein Ordner. Bitte einen anderen Namen angeben.",
    errno.EACCES: "Dort darf nicht geschrieben werden. Bitte einen anderen Ordner angeben.",
    errno.EPERM: "Dort darf nicht geschrieben werden. Bitte einen anderen Ordner angeben.",
    errno.EROFS: "Dort darf nicht geschrieben werden. Bitte einen anderen Ordner angeben.",
    errno.ENOSPC: "Der Datenträger ist voll. Bitte Platz schaffen und wiederholen.",
    errno.EDQUOT: "Der Platz, der Ihnen zusteht, ist aufgebraucht. Bitte Platz schaffen.",
    errno.ENAMETOOLONG: "Der Name ist zu lang. Bitte einen kürzeren angeben.",
}
OTHERWISE = "Bitte Ordner, Rechte und freien Platz prüfen."


def create(path: Path, text: str) -> None:
    """Write a text file where nothing of that name is.

    Raises:
        OutputConflict: if there is something of that name.
        OutputFailed: if it cannot be written.
    """
    draft = path.with_name(f".{token_hex(8)}.drafter")
    try:
        try:
            _fill(draft, text)
            _claim(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError:
        raise OutputConflict(
            f"„{path}“ gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen "
            "angeben oder die Datei umbenennen."
        ) from None
    except (OSError, ValueError) as problem:
        reason = REASONS.get(getattr(problem, "errno", None) or 0, OTHERWISE)
        raise OutputFailed(f"„{path}“ ließ sich nicht schreiben. {reason}") from problem


def _fill(draft: Path, text: str) -> None:
    with draft.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _claim(draft: Path, path: Path) -> None:
    """Give a draft its name; a link never replaces what is there (link(2))."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        _claim_without_links(draft, path)


def _claim_without_links(draft: Path, path: Path) -> None:
    """Do the same on a file system that knows no links (FAT, some network drives)."""
    if os.path.lexists(path):
        raise FileExistsError
    draft.replace(path)
