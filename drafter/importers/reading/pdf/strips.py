"""Signs to strips: what stands on one line of a page without a wide gap in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from drafter.importers.reading.letters import SUPERSCRIPTS
from drafter.importers.reading.pdf.drawings import Ruling
from drafter.importers.reading.pdf.geometry import Box, around
from drafter.importers.reading.pdf.glyphs import Glyph

SAME_LINE: Final = 0.25
"""How far from a line signs stand that stand on it, in sizes of the larger font."""
RAISED: Final = 0.6
WIDE: Final = 1.3
"""A gap that parts columns, in sizes of the font; the widest blanks of justified lines are less."""
BLANK: Final = 0.2
"""The narrowest blank, in sizes of the font: blanks have a quarter of it, kerning a tenth."""
SPACED: Final = 0.12
"""The gap between letters from which on a word is printed letter by letter."""
MOSTLY: Final = 0.9
LABEL: Final = re.compile(
    r"(?:\(?(?:\d{1,3}|[A-Za-z]{1,2}|[IVXivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[•▪◦■–—*☐☒o-])"
)
LABEL_ROOM: Final = 5.0
SPACING_DIAERESIS: Final = "\u00a8"
UMLAUTS: Final = dict(zip("aouAOU", "äöüÄÖÜ", strict=True))


@dataclass(frozen=True, slots=True)
class Strip:
    """Signs on one line, from left to right; `blanks` are the places before which a blank is."""

    glyphs: tuple[Glyph, ...]
    box: Box
    base: float
    size: float
    blanks: frozenset[int]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(
            (" " if n in self.blanks else "") + glyph.sign for n, glyph in enumerate(self.glyphs)
        )


def strips(
    glyphs: Iterable[Glyph], walls: Sequence[Ruling] = (), wide: float = WIDE
) -> tuple[Strip, ...]:
    """Return the strips that signs make, from top to bottom and from left to right.

    `walls` are upright rulings that part strips, `wide` is a gap that parts them, in sizes of the
    font. A number or bullet stays with the words behind it.
    """
    return tuple(
        _strip(part)
        for row in _rows(glyphs)
        for part in _with_labels(list(_parted(_in_order(row), walls, wide)), walls)
    )


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the signs line by line; what is raised or lowered stands on the line beside it."""
    rows: list[list[Glyph]] = []
    for chain in sorted(_chains(glyphs), key=lambda chain: (chain[0].base, chain[0].box.left)):
        row = next((row for row in reversed(rows[-6:]) if _same_line(row, chain)), None)
        if row is None:
            rows.append(list(chain))
        else:
            row.extend(chain)
    return sorted(_with_raised(rows), key=lambda row: _base(row))


def _chains(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the signs that are drawn one after the other on one line."""
    chain: list[Glyph] = []
    for glyph in glyphs:
        if chain and not _follows(chain[-1], glyph):
            yield chain
            chain = []
        chain.append(glyph)
    if chain:
        yield chain


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.look.size, glyph.look.size)
    return (
        abs(last.base - glyph.base) <= 0.05 * size
        and -0.5 * size <= glyph.box.left - last.box.right <= 3 * size
    )


def _base(row: Sequence[Glyph]) -> float:
    return median(glyph.base for glyph in row)


def _size(row: Sequence[Glyph]) -> float:
    return median(glyph.look.size for glyph in row)


def _same_line(row: Sequence[Glyph], chain: Sequence[Glyph]) -> bool:
    return abs(row[0].base - chain[0].base) <= SAME_LINE * min(row[0].look.size, chain[0].look.size)


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put short rows of small signs, as exponents are, into the row whose words they touch."""
    kept: list[list[Glyph]] = []
    for n, row in enumerate(rows):
        near = [*kept[-2:], *rows[n + 1 : n + 3]]
        home = next((other for other in near if _is_raised(row, other)), None)
        if home is None:
            kept.append(row)
        else:
            home.extend(row)
    return kept


def _is_raised(row: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    size = _size(other)
    return (
        len(row) <= 12
        and _size(row) <= size
        and abs(_base(row) - _base(other)) <= RAISED * size
        and all(any(_touches(glyph, one, size) for one in (*other, *row)) for glyph in row)
        and any(_touches(row[0], one, size) for one in other)
    )


def _touches(glyph: Glyph, other: Glyph, size: float) -> bool:
    return glyph is not other and -0.3 * size <= glyph.box.left - other.box.right <= 0.3 * size


def _in_order(row: Sequence[Glyph]) -> list[Glyph]:
    return _with_umlauts(sorted(row, key=lambda glyph: glyph.box.left))


def _with_umlauts(row: list[Glyph]) -> list[Glyph]:
    """Put dots that are drawn above a letter onto it, as TeX's old fonts need it."""
    if all(glyph.sign != SPACING_DIAERESIS for glyph in row):
        return row
    dots = [glyph for glyph in row if glyph.sign == SPACING_DIAERESIS]
    letters = [glyph for glyph in row if glyph.sign != SPACING_DIAERESIS]
    for dot in dots:
        x = dot.box.centre[0]
        n = next((n for n, one in enumerate(letters) if one.box.left <= x <= one.box.right), None)
        if n is None or letters[n].sign not in UMLAUTS:
            letters.append(dot)
        else:
            letters[n] = replace(letters[n], sign=UMLAUTS[letters[n].sign])
    return sorted(letters, key=lambda glyph: glyph.box.left)


def _parted(row: list[Glyph], walls: Sequence[Ruling], wide: float) -> Iterator[list[Glyph]]:
    limit = max(wide, 2.2 * _usual_blank(row))
    walls = [wall for wall in walls if wall.start <= row[0].box.centre[1] <= wall.end]
    part: list[Glyph] = []
    for glyph in row:
        if part and (
            _gap(part, glyph) > limit * max(part[-1].look.size, glyph.look.size)
            or _walled(part[-1], glyph, walls)
        ):
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


def _gap(part: Sequence[Glyph], glyph: Glyph) -> float:
    return glyph.box.left - max(one.box.right for one in part[-3:])


def _usual_blank(row: list[Glyph]) -> float:
    """Return the usual width of blanks in a row of at least five, in sizes of the font."""
    gaps = [
        (other.box.left - one.box.right) / max(one.look.size, 1) for one, other in pairwise(row)
    ]
    blanks = [gap for gap in gaps if gap > BLANK]
    return median(blanks) if len(blanks) >= 4 else 0.0


def _walled(last: Glyph, glyph: Glyph, walls: Sequence[Ruling]) -> bool:
    start, end = last.box.centre[0], glyph.box.centre[0]
    height = glyph.box.centre[1]
    return any(start < wall.at < end and wall.start <= height <= wall.end for wall in walls)


def _with_labels(parts: list[list[Glyph]], walls: Sequence[Ruling]) -> Iterator[list[Glyph]]:
    """Put a number or a bullet that stands alone before the words behind it."""
    waiting: list[Glyph] = []
    for part in parts:
        if waiting and (
            _gap(waiting, part[0]) > LABEL_ROOM * part[0].look.size
            or _walled(waiting[-1], part[0], walls)
        ):
            yield waiting
            waiting = []
        part = waiting + part
        waiting = []
        if LABEL.fullmatch("".join(glyph.sign for glyph in part)):
            waiting = part
        else:
            yield part
    if waiting:
        yield waiting


def _strip(part: Sequence[Glyph]) -> Strip:
    size, base = _size(part), _base(part)
    raised = tuple(_as_raised(glyph, base, size) for glyph in part)
    return Strip(raised, around([glyph.box for glyph in part]), base, size, _blanks(raised))


def _as_raised(glyph: Glyph, base: float, size: float) -> Glyph:
    """Return a figure that is an exponent or the mark of a footnote as the sign for that."""
    if glyph.sign.isdecimal() and base - glyph.base > size / 5:
        return replace(glyph, sign=glyph.sign.translate(SUPERSCRIPTS))
    return glyph


def _is_spaced(part: Sequence[Glyph], gaps: Sequence[float]) -> bool:
    """Say whether words are printed letter by letter: then there is room behind nearly each."""
    letters = sum(glyph.sign.isalpha() for glyph in part)
    apart = sum(gap > SPACED for gap in gaps)
    return len(gaps) >= 6 and letters >= MOSTLY * len(part) and apart >= MOSTLY * len(gaps)


def _blanks(part: Sequence[Glyph]) -> frozenset[int]:
    """Return where words begin; letters that are spaced out are one word, a sum is not."""
    gaps = [
        (other.box.left - one.box.right) / max(one.look.size, other.look.size, 1)
        for one, other in pairwise(part)
    ]
    if _is_spaced(part, gaps):
        usual = median(gaps)
        return frozenset(n for n, gap in enumerate(gaps, 1) if gap > 1.8 * usual)
    return frozenset(
        n for n, gap in enumerate(gaps, 1) if gap > BLANK or (part[n].apart and gap > 0.08)
    )
