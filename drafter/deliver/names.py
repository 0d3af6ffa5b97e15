"""File names from paper numbers: safe on every system, and never two numbers in one name."""

from typing import Final

LONGEST: Final = 120
SLASH: Final = "_"
KEPT: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüÄÖÜß0123456789-")


def file_stem(number: str) -> str:
    """Return the file name, without ending, for a paper number or another name.

    Reversible, so two numbers never meet: `/` becomes `_`, letters, digits and `-` stay, a
    blank becomes `~`, and every other character its code point in hexadecimal between tildes
    (`24_0123` → `24~5f~0123`).
    """
    return "".join(map(_safe, number))


def _safe(char: str) -> str:
    if char in KEPT:
        return char
    if char == "/":
        return SLASH
    return "~" if char == " " else f"~{ord(char):x}~"
