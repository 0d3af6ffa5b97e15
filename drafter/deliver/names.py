"""File names from paper numbers: safe on every file system, never two numbers in one name."""

import hashlib
from pathlib import PurePosixPath
from typing import Final

LONGEST: Final = 120  # two bytes a letter and „.manifest.json“ stay below the 255 of a file name
DIGEST: Final = 32
SLASH: Final = "_"
BLANK: Final = "+"
CUT: Final = "="
ATTACHMENT: Final = "anlage"
NON_PUBLIC: Final = "nichtöffentlich"
ENDING: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
KEPT: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüÄÖÜß0123456789-")


def file_stem(number: str) -> str:
    """Return the file name, without ending, for a paper number or another name.

    Reversible, so two numbers never meet: `/` becomes `_`, a blank `+`, letters, digits and `-`
    stay, and every other character becomes its code point in hexadecimal between tildes
    (`24_0123` → `24~5f~0123`). Only what would be longer than 120 characters is cut; `=` and a
    part of its SHA-256 then tell it from all others. Numbers that differ in nothing but case
    share a file where the file system knows no case; the manifest then tells of the conflict.
    """
    stem = "".join(map(_safe, number))
    if len(stem) <= LONGEST:
        return stem
    digest = hashlib.sha256(stem.encode()).hexdigest()[:DIGEST]
    return f"{stem[: LONGEST - DIGEST - 1]}{CUT}{digest}"


def attachment_ending(number: int, file: str, *, public: bool) -> str:
    """Return what follows a paper's number in the name of a copied attachment (Anlage).

    `.anlage-2.pdf`; one that is not public says so: `.anlage-2.nichtöffentlich.pdf`. Of the name
    that the author gave only the ending is kept, letters and digits of it.
    """
    ending = "".join(char for char in PurePosixPath(file).suffix.lower() if char in ENDING)
    guarded = "" if public else f".{NON_PUBLIC}"
    return f".{ATTACHMENT}-{number}{guarded}{'.' if ending else ''}{ending}"


def _safe(char: str) -> str:
    if char in KEPT:
        return char
    if char == "/":
        return SLASH
    return BLANK if char == " " else f"~{ord(char):x}~"
