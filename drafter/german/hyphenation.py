"""Where a German word may be divided at the end of a line.

The rule is §§ 107 to 112 of the official spelling rules (Amtliche Regelung, 2024): between parts
of a compound, and between spoken syllables. Patterns (Liang, 1983) know the syllables of a word
without joints; `joints` say where words meet, which patterns often see in the wrong place.

Gender forms are divided in their first part only: never beside the sign, nor inside the ending,
which would make another word of it (`*in-nen`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from drafter.german.joints import JOINTS

Syllables = Callable[[str], Iterable[int]]
"""Where patterns divide a word in lower-case letters: how many of them stand before."""

LEFT: Final = 2
RIGHT: Final = 3
INSIDE: Final = 2
"""The least letters before and behind a division of a word (see `paper.css`), and of its parts."""

VOWELS: Final = frozenset("aeiouyäöüáàâéèêëíìîïóòôúùûåœæ")
CLUSTERS: Final = frozenset(("s", "g", "sch"))
SIGN: Final = re.compile(r"(?<=[a-zäöüß])(?=In(?:nen)?\b)|[*:_/·’'-]+")
"""What stands between the parts of a gender form, or of an address; nothing in `BürgerInnen`."""

ENDINGS: Final = frozenset(("innen", "in", "inne"))
SHORTEST_CAPITALS: Final = 9
"""Shorter words in capitals are abbreviations, and those are not divided (Duden, R 179)."""

NOT_BEHIND: Final = (
    ("er", ("v", "unt", "üb", "hint", "wied", "nied")),
    ("aus", tuple(f"{letter}h" for letter in "abdefghijklmnopqrstuvwxyzäöüß")),
    ("um", ("a",)),
)
"""Letters behind which a part that begins so is none: `Kauf-vertrag`, `Kranken-haus-bau`."""


def positions(word: str, syllables: Syllables) -> tuple[int, ...]:
    """Return where a word may be divided, as numbers of letters before it, in order.

    Words with digits, abbreviations and words with capitals inside are not divided.
    """
    if not _is_divided(word):
        return ()
    last = len(word) - RIGHT
    return tuple(place for place in _positions(word, syllables) if LEFT <= place <= last)


def _positions(word: str, syllables: Syllables) -> Iterator[int]:
    start = 0
    for end, after in (*(sign.span() for sign in SIGN.finditer(word)), (len(word), len(word))):
        part = word[start:end].lower()
        if part not in ENDINGS:
            right = RIGHT if end == len(word) else INSIDE
            yield from (start + place for place in _of_part(part, right, syllables))
        start = after


def _is_divided(word: str) -> bool:
    if word.isupper():
        return len(word) >= SHORTEST_CAPITALS and word.isalpha()
    return all(part[1:].islower() or len(part) < 2 for part in SIGN.split(word))


def _of_part(part: str, right: int, syllables: Syllables) -> Iterator[int]:
    """Yield the divisions of a part without signs: its joints, and those of what is between."""
    borders = [0, *sorted(_joints(part)), len(part)]
    for first, last in pairwise(borders):
        if first:
            yield first
        inner = part[first:last]
        most = len(inner) - (right if last == len(part) else INSIDE)
        places = (place for place in syllables(inner) if INSIDE <= place <= most)
        yield from (first + place for place in _mended(inner, places))


def _joints(word: str) -> set[int]:
    return {place for joint in _all_joints() for place in joint.places(word)}


@dataclass(frozen=True, slots=True)
class Joint:
    """The letters of an entry, and how many of them stand before each joint."""

    letters: str
    places_inside: tuple[int, ...]
    is_first: bool
    is_last: bool

    def places(self, word: str) -> Iterator[int]:
        """Yield where a word has these joints."""
        start = word.find(self.letters) if self.letters in word else -1
        while start >= 0:
            if self._fits(word, start):
                yield from (start + place for place in self.places_inside)
            start = word.find(self.letters, start + 1)

    def _fits(self, word: str, start: int) -> bool:
        if (self.is_first and start) or (self.is_last and start + len(self.letters) < len(word)):
            return False
        return bool(self.places_inside[0]) or _may_begin(word[:start], self.letters)


def _may_begin(before: str, letters: str) -> bool:
    """Whether a part may begin behind these letters: a word ends there that can be spoken."""
    if len(before) < INSIDE or VOWELS.isdisjoint(before):
        return False
    return not any(
        letters.startswith(beginning) and before.endswith(ends) and not before.endswith("ch")
        for beginning, ends in NOT_BEHIND
    )


@cache
def _all_joints() -> tuple[Joint, ...]:
    return tuple(map(_joint, JOINTS.split()))


def _joint(entry: str) -> Joint:
    parts = entry.strip(".").split("=")
    places = tuple(sum(map(len, parts[:number])) for number in range(1, len(parts)))
    return Joint("".join(parts), places, entry.startswith("."), entry.endswith("."))


def _mended(part: str, places: Iterable[int]) -> list[int]:
    """Return divisions without those that leave a piece without a vowel between them.

    Patterns allow them (`Grund-s-tück`), and one of the two is wrong.
    """
    kept: list[int] = []
    for place in places:
        if not kept or not VOWELS.isdisjoint(part[kept[-1] : place]):
            kept.append(place)
        elif not _begins(part, kept[-1], place):
            kept[-1] = place
    return kept


def _begins(part: str, first: int, last: int) -> bool:
    """Whether consonants between two divisions begin the piece behind them."""
    piece = part[first:last]
    is_after_vowel, is_before_vowel = part[first - 1] in VOWELS, part[last] in VOWELS
    if piece == "s" and part[last] in "tpc":
        return not is_after_vowel
    return is_before_vowel and (piece == "h" or (piece in CLUSTERS and not is_after_vowel))
