"""Forms and fonts: where the forms lie (in the wheel, or at the top of the checkout), and hashes.

These files stand still while thousands of papers are made with them.
"""

import hashlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from drafter.errors import EnvironmentMissing

PACKAGE = Path(__file__).resolve().parent
SHARED: Final = "_shared"
"""The folder beside the forms with what all of them share."""


@cache
def templates_directory() -> Path:
    """Return the folder that holds the forms (`templates/`).

    Raises:
        EnvironmentMissing: if neither the package nor the checkout has it.
    """
    for candidate in (PACKAGE / "templates", PACKAGE.parent / "templates"):
        if (candidate / SHARED).is_dir():
            return candidate
    raise EnvironmentMissing(
        "Der Ordner „templates“ mit den Formularen fehlt. Bitte drafter neu installieren."
    )


def shared_directory(forms: Path | None = None) -> Path:
    """Return the folder with what the forms in a folder share: its own, or that of the program."""
    own = (forms or templates_directory()) / SHARED
    return own if own.is_dir() else templates_directory() / SHARED


def form_names(forms: Path | None = None) -> tuple[str, ...]:
    """Return the names of all forms in a folder of forms (by default `templates/`), sorted."""
    folder = forms or templates_directory()
    return tuple(sorted(path.parent.name for path in folder.glob("[a-z]*/form.yaml")))


def standing_sha512(path: Path) -> str:
    """Return the SHA-512 of a file that hardly ever changes, taken anew only when it has.

    It has where size, times or inode are other ones: the kernel sets the time of a change
    (st_ctime of inode(7)) with every writing, and no program can set it back.

    Raises:
        OSError: if it cannot be read.
    """
    found = path.stat()
    standing = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    return _sha512(path, standing)


@lru_cache(maxsize=256)
def _sha512(path: Path, standing: tuple[int, ...]) -> str:  # noqa: ARG001 - only tells old from new
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha512").hexdigest()
