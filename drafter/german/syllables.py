"""Patterns for the syllables of a language, in a form that is read at once.

A pattern is a stretch of letters with a digit before, between and behind them; where several
patterns fit a word, the highest digit counts at each place, and an odd one divides (F. M. Liang,
Word Hy-phen-a-tion by Com-put-er, 1983). Patterns are kept by their first letters, and only those
are looked at whose first letters a word has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

HEAD: Final = 3
"""So many letters those patterns have in common that are kept together; shorter ones are apart."""

END: Final = "."
"""Stands before and behind a word, so that patterns may be for its beginning and end."""

ODD: Final = frozenset("13579")
LINE: Final = "\n"
HALVES: Final = "\t"
BETWEEN: Final = " "


def packed(patterns: Mapping[str, tuple[int, Sequence[int]]]) -> bytes:
    """Return patterns as bytes; each has its digits from the place on that comes before them.

    Raises:
        ValueError: if a number is no single digit.
    """
    groups = groupby(sorted(patterns), key=lambda letters: letters[:HEAD])
    return LINE.join(_line(head, tuple(group), patterns) for head, group in groups).encode()


def _line(
    head: str, group: Sequence[str], patterns: Mapping[str, tuple[int, Sequence[int]]]
) -> str:
    rests = BETWEEN.join(letters[HEAD:] for letters in group)
    return HALVES.join((head, rests, BETWEEN.join(_digits(*patterns[one]) for one in group)))


def _digits(first: int, digits: Sequence[int]) -> str:
    if not all(0 <= digit <= 9 for digit in digits):
        raise ValueError(digits)
    return "0" * first + "".join(map(str, digits))


@dataclass(frozen=True, slots=True)
class Group:
    """What fits where certain letters stand.

    `short` are the digits of patterns that are a part of these letters; `digits` are those of the
    patterns that begin with them, by what follows of letters, and `lengths` how much can follow.
    """

    short: Sequence[str]
    digits: Mapping[str, str]
    lengths: Sequence[int]


class Patterns:
    """Patterns that were `packed`."""

    def __init__(self, data: bytes) -> None:
        lines = (line.partition(HALVES) for line in data.decode().split(LINE))
        self._closed = {head: rest for head, _, rest in lines}
        self._open: dict[str, Group] = {}

    def positions(self, word: str) -> list[int]:
        """Return where a word in lower-case letters is divided, as numbers of letters before."""
        text = f"{END}{word}{END}"
        best = ["0"] * (len(text) + 1)
        for start in range(len(text)):
            for digits in self._fitting(text, start):
                for place, digit in enumerate(digits, start):
                    if digit > best[place]:
                        best[place] = digit
        return [place - 1 for place, digit in enumerate(best) if digit in ODD]

    def _fitting(self, text: str, start: int) -> list[str]:
        """Return the digits of all patterns that fit a text at a place."""
        rest = start + HEAD
        head = text[start:rest]
        group = self._open.get(head) or self._group(head)
        found = [group.digits.get(text[rest : rest + length]) for length in group.lengths]
        return [*group.short, *filter(None, found)]

    def _group(self, head: str) -> Group:
        short = (self._patterns(head[:end]).values() for end in range(1, len(head)))
        digits = self._patterns(head)
        group = Group(tuple(chain(*short)), digits, sorted(set(map(len, digits))))
        self._open[head] = group
        return group

    def _patterns(self, head: str) -> Mapping[str, str]:
        """Return the digits of patterns with these first letters, by what follows of letters."""
        if head not in self._closed:
            return {}
        rests, _, digits = self._closed[head].partition(HALVES)
        return dict(zip(rests.split(BETWEEN), digits.split(BETWEEN), strict=True))
