"""Patterns for the syllables of a language, in a form that is read at once.

A pattern is a stretch of letters with a digit before, between and behind them; where several
patterns fit a word, the highest digit counts at each place, and an odd one divides (F. M. Liang,
Word Hy-phen-a-tion by Com-put-er, 1983). Patterns are kept by their first letters, and only those
are looked at whose first letters a word has.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
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
    """Patterns that begin with the same letters: their digits by what follows of letters.

    `lengths` are those of what follows.
    """

    digits: Mapping[str, str]
    lengths: Sequence[int]


NONE: Final = Group({}, ())


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

    def _fitting(self, text: str, start: int) -> Iterator[str]:
        """Yield the digits of all patterns that fit a text at a place."""
        for end in range(start + 1, start + HEAD):
            yield from self._group(text[start:end]).digits.values()
        rest = start + HEAD
        group = self._group(text[start:rest])
        for length in group.lengths:
            found = group.digits.get(text[rest : rest + length])
            if found:
                yield found

    def _group(self, head: str) -> Group:
        group = self._open.get(head)
        if group is None:
            rests, _, digits = self._closed.get(head, "").partition(HALVES)
            group = self._open[head] = _group(rests.split(BETWEEN), digits.split(BETWEEN))
        return group


def _group(rests: Iterable[str], digits: Iterable[str]) -> Group:
    found = dict(zip(rests, digits, strict=True))
    return Group(found, sorted(set(map(len, found))))
