"""How wide lines are: only a line that is not full says that something ended with it.

Plain text has no widths. Then a line is as wide as its letters are in Helvetica (widths of its AFM
file, thousandths of the size), or as many as it has, whichever explains better where lines end.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from drafter.importers.flow.labels import label_of
from drafter.importers.transcript import Line

NARROW: Final = dict.fromkeys("ijl'|", 222)
SLIM: Final = dict.fromkeys(" .,:;/\\!ftI()[]-„“‚‘’", 278)
LESS: Final = dict.fromkeys('r*{}"°', 350)
SMALL: Final = dict.fromkeys("ckvxyszJ", 500)
CAPITAL: Final = dict.fromkeys("ABEKPSVXYÄ&ZTF", 667) | dict.fromkeys("CDHNRUÜwÖ", 722)
WIDE: Final = dict.fromkeys("GOQ", 778) | dict.fromkeys("mM", 833) | {"W": 944, "%": 889, "@": 1015}
WIDTHS: Final = NARROW | SLIM | LESS | SMALL | CAPITAL | WIDE
USUAL: Final = 556

NEARLY: Final = 0.97
SHARP: Final = 1.0
LEAST_SHARE: Final = 0.6
MARGIN: Final = 0.02
FEW: Final = 0.05
MOST_SPACED: Final = 1.5
FAR: Final = 0.8
LEAST_SHARP: Final = 3
FEWEST_GAPS: Final = 15
LEAST_LETTERS: Final = 20
MOST_FULL: Final = 0.9
"""The place among wrapped lines, by length, of one that is full; a few may be longer."""

LONGEST_WORD: Final = 80
HELD: Final = re.compile(
    r"(?:(?:[\d.,]+|§§?|(?:Abs|Nr|Art|Ziff)\.|Ziffer|Anlage|TOP|[ÖN](?= \d)) ){0,3}\S+"
)
"""A word, with those before it that one does not part from it at a line's end."""

LONGEST_PRINTED: Final = 130
"""No printed line of a page has more letters; a longer one is a paragraph."""

LEAST_MORE: Final = 0.3
LEAST_PLACED: Final = 0.12
"""So much more room above a line, in lines, is a gap; less where it is measured."""

LEAST_SPACINGS: Final = 4
POINTS: Final = 4.0
BLANKS: Final = 0.9


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual among some lines.

    `full` is where full lines end, 0 if no line shows it; `fixed` says that letters are counted.
    `share` is the part of the full width that a line with one more word must not exceed to be
    early; lines that go on show how much room a program leaves. `gap` is the least room above a
    line that parts it from the one before, in lines. `wrapped` says that lines end where they are
    full, not only where paragraphs do; `gapped` that there are gaps between paragraphs.
    """

    full: float = 0
    fixed: bool = False
    share: float = NEARLY
    gap: float = LEAST_MORE
    wrapped: bool = False
    gapped: bool = False

    def is_apart(self, line: Line) -> bool:
        """Whether there is more room above a line than between two lines of a paragraph."""
        return line.gap >= self.gap

    def is_early(self, line: Line, after: Line) -> bool:
        """Whether the first word of the line after would have found room in a line."""
        return self._has_room(line, after, self.share)

    def is_far_from_full(self, line: Line, after: Line) -> bool:
        """Whether even much longer words would have found room; or one, where that is certain."""
        return self._has_room(line, after, 1.0 if self.share == SHARP else min(self.share, FAR))

    def _has_room(self, line: Line, after: Line, share: float) -> bool:
        if not self.full or (line.area is None and not self.wrapped):
            return False
        return end(line, self.fixed) + _first(line, after, self.fixed) <= share * self.full

    def is_full(self, line: Line) -> bool:
        """Whether a line is nearly as long as lines get."""
        return bool(self.full) and end(line, self.fixed) >= FAR * self.full


def measured(lines: Sequence[Line]) -> Measure:
    """Measure lines that stand together."""
    goes_on = [pair for pair in pairwise(lines) if _is_wrapped(*pair)]
    gap = _least_gap([after.gap for _, after in goes_on], any(line.area for line in lines))
    pairs = [(line, after) for line, after in goes_on if after.gap < gap]
    gaps = sum(after.gap >= gap for after in lines[1:])
    if not pairs:
        return Measure(gap=gap, gapped=bool(gaps))
    fixed = _is_fixed(pairs)
    is_sharp = fixed and len(pairs) >= LEAST_SHARP and not _misfits(pairs, fixed, _most(pairs))
    full = _most(pairs) if is_sharp else _full(pairs, fixed)
    return Measure(
        full,
        fixed,
        SHARP if is_sharp else _share(pairs, fixed, full),
        gap,
        wrapped=any(line.area for line in lines) or _is_printed(lines),
        gapped=gaps * FEWEST_GAPS >= len(lines),
    )


def _least_gap(spacings: Sequence[float], is_placed: bool) -> float:
    """Return the least room that is more than a line spacing, by the spacings of wrapped lines."""
    if not is_placed or len(spacings) < LEAST_SPACINGS:
        return max(0.0, min(median(spacings or [0.0]), MOST_SPACED)) + LEAST_MORE
    usual = sorted(spacings)[int(MOST_FULL * (len(spacings) - 1))]
    return max(0.0, min(usual, MOST_SPACED)) + LEAST_PLACED


def _is_printed(lines: Sequence[Line]) -> bool:
    return max((len(line.text) for line in lines), default=0) <= 2 * LONGEST_PRINTED


def _share(pairs: Sequence[tuple[Line, Line]], fixed: bool, full: float) -> float:
    """Return how much of the full width a line has at most with one more word, if it is early."""
    shares = sorted((end(line, fixed) + _first(line, after, fixed)) / full for line, after in pairs)
    least = shares[int(FEW * len(shares))]
    return max(LEAST_SHARE, min(NEARLY, least - MARGIN))


def indent_step(line: Line) -> float:
    """Return how far apart lines begin at most that begin at one place: in points, or blanks."""
    return POINTS if line.area else BLANKS


def width(text: str, fixed: bool) -> float:
    """Return how wide a text is: its letters, or thousandths of the size of Helvetica."""
    return len(text) if fixed else sum(WIDTHS.get(letter, USUAL) for letter in text)


def end(line: Line, fixed: bool) -> float:
    """Return where a line ends: points where it has an area, else as in `width`."""
    if line.area is not None:
        return line.area.right
    return width(" ", fixed) * line.indent + width(line.text, fixed)


def _first(line: Line, after: Line, fixed: bool) -> float:
    """Return the room for a blank and the first word of a line, behind another one."""
    found = HELD.match(after.text.lstrip()[:LONGEST_WORD])
    word = f" {found[0]}" if found else ""
    if line.area is None:
        return width(word, fixed)
    letters = width(line.text, False) or 1
    return width(word, False) * (line.area.right - line.area.left) / letters


def _is_wrapped(line: Line, after: Line) -> bool:
    """Whether a line surely goes on in the next one: in small letters."""
    goes_on = after.text[:1].islower() and not label_of(after.text)
    return goes_on and len(line.text) >= LEAST_LETTERS


def _is_fixed(pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Whether letters are all of one width: then fewer lines had room for the next word."""
    if any(line.area for line, _ in pairs):
        return False
    fixed, free = (_misfits(pairs, way, _full(pairs, way)) for way in (True, False))
    return fixed < free or (not fixed and not _misfits(pairs, True, _most(pairs)))


def _misfits(pairs: Sequence[tuple[Line, Line]], fixed: bool, full: float) -> int:
    """Return how many lines that go on had room for the next word."""
    return sum(end(line, fixed) + _first(line, after, fixed) <= full for line, after in pairs)


def _full(pairs: Sequence[tuple[Line, Line]], fixed: bool) -> float:
    ends = sorted(end(line, fixed) for line, _ in pairs)
    return ends[min(len(ends) - 1, int(MOST_FULL * len(ends)))]


def _most(pairs: Sequence[tuple[Line, Line]]) -> float:
    """Return how many letters the longest line has."""
    return max(end(line, fixed=True) for line, _ in pairs)
