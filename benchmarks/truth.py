"""What really became of each word between two papers, and how far a comparison's marks agree.

Papers are looked at as words in reading order. A word has no blanks and neither begins nor ends
with a sign, so „EUR“ and „300.000“ are words and „€“ is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

WORD: Final = re.compile(r"\w(?:\S*\w)?")


class Fate(IntEnum):
    """What became of a word; `EITHER` where a mark is neither right nor wrong.

    So it is with what a paragraph takes along when it moves, and with the part of an amount or date
    that stayed the same („EUR“, the year): some mark them, and both can be defended.
    """

    KEPT = 0
    EITHER = 1
    CHANGED = 2


class Piece(NamedTuple):
    """A stretch of text, and what became of it."""

    text: str
    fate: Fate


class Word(NamedTuple):
    """A word, and what became of it: the most that became of any of its characters.

    It is torn where not all of them shared that fate: „3[0→2]0.000“.
    """

    text: str
    fate: Fate
    torn: bool = False


LINE_BREAK: Final = Piece("\n", Fate.KEPT)


@dataclass(frozen=True, slots=True)
class Sides:
    """The words of both papers in reading order: what is marked in the old and in the new one."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]

    @property
    def changed(self) -> int:
        """How many words changed, on both sides."""
        return sum(word.fate is Fate.CHANGED for word in (*self.old, *self.new))


class Score(NamedTuple):
    """How many words were marked though kept, left unmarked though changed, marked in part."""

    wrong: int
    missed: int
    torn: int


def words(pieces: Iterable[Piece]) -> tuple[Word, ...]:
    """Return the words of a text that is given in pieces; a word may lie in several."""
    known = [*pieces]
    text = "".join(piece.text for piece in known)
    fates = [piece.fate for piece in known for _ in piece.text]
    return tuple(_word(match, fates) for match in WORD.finditer(text))


def _word(match: re.Match[str], fates: list[Fate]) -> Word:
    own = fates[match.start() : match.end()]
    return Word(match[0], max(own), min(own) != max(own))


def score(truth: Sides, marks: Sides) -> Score:
    """Compare marks with the truth, word by word, on both sides.

    Some programs lose or double words of the papers; a lost word counts as missed, one too many as
    wrong.
    """
    pairs = [*_pairs(truth.old, marks.old), *_pairs(truth.new, marks.new)]
    return Score(
        pairs.count((Fate.KEPT, Fate.CHANGED)),
        pairs.count((Fate.CHANGED, Fate.KEPT)),
        sum(word.torn for word in (*marks.old, *marks.new)),
    )


def _pairs(truth: Sequence[Word], marks: Sequence[Word]) -> Iterator[tuple[Fate, Fate]]:
    """Yield what became of each word, and what the marks say of it."""
    texts = [[word.text for word in side] for side in (truth, marks)]
    for step in LCSseq.opcodes(*texts):
        true = truth[step.src_start : step.src_end]
        marked = marks[step.dest_start : step.dest_end]
        if step.tag == "equal":
            yield from zip(_fates(true), _fates(marked), strict=True)
        else:
            yield from ((Fate.CHANGED, Fate.KEPT) for _ in true)
            yield from ((Fate.KEPT, Fate.CHANGED) for _ in marked)


def _fates(words: Sequence[Word]) -> Iterator[Fate]:
    return (word.fate for word in words)
