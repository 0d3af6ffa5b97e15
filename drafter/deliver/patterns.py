"""File names from a form's pattern: safe on every file system and in every mail, never too long.

Letters, digits, `-`, `_` and `.` are left; a blank becomes `_`, a slash or dash `-`, the rest goes.
Windows refuses names such as `NUL` and names that end with a point; those are avoided too
("Naming Files, Paths, and Namespaces", Microsoft Learn).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from drafter.model.naming import OPTIONAL, PLACEHOLDER, FileNames, Umlauts

FREE: Final = ("gegenstand", "titel", "gremium")
"""Values that are shortened where a name is too long; numbers never are."""

WRITTEN_OUT: Final = str.maketrans(
    {
        **{"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS"},
        **{"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L"},
    }
)
DASHES: Final = frozenset("-/\\–—‑")
KEPT: Final = frozenset("_.")
RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
MOST_BYTES: Final = 240  # of the 255 that most file systems allow for a name
NAMELESS: Final = "Datei"
USUAL: Final = FileNames()
LINKING: Final = re.compile(
    "am|an|auf|bei|das|dem|den|der|des|die|ein|eine|einer|für|im|in|mit|oder|sowie|und|von|vom|"
    "zu|zum|zur|über"
)
"""Words that promise another one; a name that was cut does not end with them."""


def file_name(
    pattern: str, values: Mapping[str, str], ending: str, names: FileNames = USUAL
) -> str:
    """Return the name of a file, with its ending: `TOP_8.2_4711-2020-2025_Radweg.pdf`.

    Where it is too long, the longest of the `FREE` values lose words at their end.
    """
    safe = {key: _safe(value, names.umlauts) for key, value in values.items()}
    stems = (_filled(pattern, shorter, names.umlauts) for shorter in _shorter(safe, names.longest))
    return next(
        (f"{stem}{ending}" for stem in stems if _fits(stem, ending, names.longest)),
        _cut(_filled(pattern, safe, names.umlauts), ending, names.longest),
    )


def distinct(name: str, taken: set[str], longest: int) -> str:
    """Return a name that none of those `taken` is, and take it: `Radweg.pdf`, `Radweg_2.pdf`.

    Two names are one where they differ in case alone, as on Windows and macOS.
    """
    stem, dot, ending = name.rpartition(".")
    choice, number = name, 1
    while _folded(choice) in taken:
        number += 1
        choice = _cut(stem, f"_{number}{dot}{ending}", longest)
    taken.add(_folded(choice))
    return choice


def _filled(pattern: str, values: Mapping[str, str], umlauts: Umlauts) -> str:
    """Return a pattern with its values, and without the parts that lack one."""
    whole = OPTIONAL.sub(lambda part: part[1] if _has_all(part[1], values) else "", pattern)
    text = PLACEHOLDER.sub(lambda place: values.get(place[1], ""), whole)
    stem = re.sub(r"_*([_-])[_-]*", r"\1", _safe(text, umlauts)).strip("._-")
    return f"{NAMELESS}_{stem}".rstrip("_") if RESERVED.match(stem) or not stem else stem


def _has_all(part: str, values: Mapping[str, str]) -> bool:
    return all(values.get(name) for name in PLACEHOLDER.findall(part))


def _safe(text: str, umlauts: Umlauts) -> str:
    plain = unicodedata.normalize("NFC", text)
    if umlauts is Umlauts.WRITTEN_OUT:
        plain = unicodedata.normalize("NFKD", plain.translate(WRITTEN_OUT))
    return "".join(_sign(char, ascii_only=umlauts is Umlauts.WRITTEN_OUT) for char in plain)


def _sign(char: str, *, ascii_only: bool) -> str:
    if char in DASHES:
        return "-"
    if char.isspace():
        return "_"
    kept = char in KEPT or (char.isalnum() and (char.isascii() or not ascii_only))
    return char if kept else ""


def _shorter(values: Mapping[str, str], longest: int) -> Iterator[Mapping[str, str]]:
    """Yield values as they are, and then with less and less of those that are free."""
    free = {name: values[name] for name in FREE if values.get(name)}
    yield values
    for most in range(longest, -1, -1):
        yield {**values, **{name: _to_word(text, most) for name, text in free.items()}}


def _to_word(text: str, most: int) -> str:
    """Return the beginning of a text, of whole words if that leaves half of it."""
    if len(text) <= most:
        return text
    words = text[:most].split("_")
    whole = words if text[most] == "_" else words[:-1]
    while whole and LINKING.fullmatch(whole[-1]):
        whole = whole[:-1]
    shorter = "_".join(whole)
    return (shorter if 2 * len(shorter) >= most else text[:most]).rstrip("._-")


def _cut(stem: str, ending: str, longest: int) -> str:
    while not _fits(stem, ending, longest):
        stem = stem[:-1]
    return f"{stem}{ending}"


def _fits(stem: str, ending: str, longest: int) -> bool:
    name = f"{stem}{ending}"
    return len(name) <= longest and len(name.encode()) <= MOST_BYTES


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
