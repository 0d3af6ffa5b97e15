"""File names from paper numbers: safe on every file system, never two numbers in one name."""

import hashlib
from typing import Final

LONGEST: Final = 120  # two bytes a letter and „.manifest.json“ stay below the 255 of a file name
DIGEST: Final = 32
SLASH: Final = "_"
BLANK: Final = "+"
CUT: Final = "="
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


def _safe(char: str) -> str:
    if char in KEPT:
        return char
    if char == "/":
        return SLASH
    return BLANK if char == " " else f"~{ord(char):x}~"
