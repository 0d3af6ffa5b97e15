"""What to do when the operating system refuses to write, by its error number (errno(3))."""

import errno
from typing import Final

RIGHTS: Final = (
    "Dort darf nicht geschrieben werden. Bitte die Rechte prüfen oder einen anderen Ordner nennen."
)
REMEDIES: Final = {
    errno.ENOENT: "Den Ordner gibt es nicht. Bitte erst anlegen.",
    errno.ENOTDIR: "Der Ordner ist eine Datei. Bitte einen anderen Ordner nennen.",
    errno.EEXIST: "Der Ordner ist eine Datei. Bitte einen anderen Ordner nennen.",
    errno.EISDIR: "So heißt schon ein Ordner. Bitte einen anderen Namen oder Ordner nennen.",
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
    errno.EROFS: RIGHTS,
    errno.ENOSPC: "Der Datenträger ist voll. Bitte Platz schaffen und wiederholen.",
    errno.EDQUOT: "Der Platz, der Ihnen zusteht, ist aufgebraucht. Bitte Platz schaffen.",
    errno.ENAMETOOLONG: "Der Name ist zu lang. Bitte einen kürzeren nennen.",
}


def remedy(problem: OSError | ValueError) -> str:
    """Return the German sentence for a refusal; a general one for what the table lacks."""
    number = getattr(problem, "errno", None)
    known = REMEDIES.get(number) if number else None
    said = f" (Fehler {number} des Betriebssystems)" if number else ""
    return known or f"Bitte Ordner und Datenträger prüfen{said}."
