"""Lines and cells of a section as one text, in which each sign still knows where it stood."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from drafter.importers.recognise.cutting import running
from drafter.importers.recognise.matching import is_body_word
from drafter.importers.transcript import Cell, Line
from drafter.model.form import ConsultationColumn

APART: Final = "\t"
"""Stands between what is printed on one line with a wide gap between."""

BELOW: Final = "\n"
WIDE_GAP: Final = re.compile(r"[ \u00a0]{2,}|\t+")
PAGE_NUMBER: Final = re.compile(
    r"\s*(?:[-–—]\s?\d{1,4}\s?[-–—]|Seite:?\s\d{1,4}(?:\s?(?:von|/)\s?\d{1,4})?)\s*"
)
"""The number of a page as it stands between the lines of a text layer."""

BROKEN: Final = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
"""The end of a line within a word."""

REST_OF_NAME: Final = re.compile(r"[A-ZÄÖÜ][^\W\d_]{3}[^\d_.:;()\[\]☐☒]{0,80}")
PUBLICITY: Final = re.compile(r"öffentlich", re.IGNORECASE)
MOST_SIGNS: Final = 24_000
"""A list of bodies that is longer is none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one printed line without a wide gap in them.

    `start` is their place in the text, `row` the printed line; `left` and `right` are points, or
    signs of a plain text, and `measured` says that they tell a column. `column` is that of a table
    whose heads are known.
    """

    text: str
    start: int
    row: int
    left: float
    right: float
    measured: bool = False
    page: int = 0
    gap: float = 0
    column: ConsultationColumn | None = None

    @property
    def end(self) -> int:
        """The place behind its last sign."""
        return self.start + len(self.text)

    def across(self, place: int) -> float:
        """Return how far from the left a place of the text stands."""
        width = self.right - self.left
        return self.left + width * (place - self.start) / max(1, len(self.text))


@dataclass(frozen=True)
class Layout:
    """Words of several lines as one text, and the pieces it is made of.

    `beyond` are words behind the place up to which a list is read. `is_table` says that the rows
    are those of a table.
    """

    pieces: tuple[Piece, ...]
    beyond: str = ""
    is_table: bool = False

    @cached_property
    def text(self) -> str:
        """All words: pieces of one line parted by a tab, lines by a line end."""
        made: list[str] = []
        for n, piece in enumerate(self.pieces):
            if n:
                made.append(APART if piece.row == self.pieces[n - 1].row else BELOW)
            made.append(piece.text)
        return "".join(made)

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def at(self, place: int) -> Piece:
        """Return the piece in which a place of the text lies."""
        return self.pieces[max(0, bisect_right(self._starts, place) - 1)]


def laid(lines: Sequence[Line]) -> Layout:
    """Return lines as a layout; those beside each other on a page make one printed line."""
    return placed(line_pieces(lines))


def line_pieces(lines: Sequence[Line], first_row: int = 0) -> Iterator[Piece]:
    """Yield the words of lines between wide gaps."""
    rows = _rows([line for line in lines if has_words(line)])
    for number, row in enumerate(rows, first_row):
        for line in row:
            yield from _parts(line, number)


def has_words(line: Line) -> bool:
    """Whether a line says anything but the number of its page."""
    return bool(line.text.strip()) and not PAGE_NUMBER.fullmatch(line.text)


def placed(pieces: Iterable[Piece]) -> Layout:
    """Return pieces as a layout, each with its place in the text."""
    found: list[Piece] = []
    beyond: list[str] = []
    start = 0
    for piece in pieces:
        if beyond or start + len(piece.text) > MOST_SIGNS:
            beyond.append(piece.text)
            continue
        found.append(replace(piece, start=start))
        start += len(piece.text) + 1
    is_table = any(piece.column for piece in found)
    return Layout(tuple(found), BELOW.join(beyond), is_table)


def blanked(text: str, start: int, end: int) -> str:
    """Return a text in which a stretch is blank; its line ends stay."""
    hidden = re.sub(r"[^\t\n]", "\x00", text[start:end])
    return text[:start] + hidden + text[end:]


def cell_pieces(
    cell: Cell, row: int, place: int, column: ConsultationColumn | None, *, measured: bool
) -> Iterator[Piece]:
    """Yield the lines of a cell, broken words joined.

    `place` is the number of its column; it stands for points where lines are not `measured`.
    """
    is_name = column is ConsultationColumn.ORGANIZATION
    for line, text in _unbroken(cell, is_name=is_name):
        area = line.area if measured else None
        left, right = (area.left, area.right) if area else (place, place)
        page = line.area.page if line.area else 0
        yield Piece(text, 0, row, left, right, True, page, 0, column)


def _unbroken(cell: Cell, *, is_name: bool) -> Iterator[tuple[Line, str]]:
    """Yield the lines of a cell with their words, those that end in a broken word with the next.

    In a cell for a name a line without a noun for bodies goes on with the name above it.
    """
    first: Line | None = None
    text = ""
    for line in cell.lines:
        words = _clean(line.text)
        broken = BROKEN.search(text) and words[:1].islower()
        if first and (broken or (is_name and _goes_on_with_name(words))):
            text = running([text, words])
        elif words:
            if first:
                yield first, text
            first, text = line, words
    if first:
        yield first, text


def _goes_on_with_name(words: str) -> bool:
    """Whether a line is but the rest of a name: words without a noun for bodies, no signs."""
    plain = REST_OF_NAME.fullmatch(words) is not None and not PUBLICITY.search(words)
    return plain and not any(map(is_body_word, words.split()))


def _clean(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\n", " ").strip()


def _parts(line: Line, row: int) -> Iterator[Piece]:
    """Yield the parts of a line between wide gaps."""
    text = line.text.replace("\n", " ").rstrip()
    cursor = 0
    spans = []
    for gap in WIDE_GAP.finditer(text):
        spans.append((cursor, gap.start()))
        cursor = gap.end()
    spans.append((cursor, len(text)))
    full = [(start, end) for start, end in spans if text[start:end].strip()]
    for n, (start, end) in enumerate(full):
        left, right = _edges(line, text, start, end)
        measured = line.area is not None or len(full) > 1
        page = line.area.page if line.area else 0
        words = text[start:end].replace("\u00a0", " ")
        yield Piece(words, 0, row, left, right, measured, page, 0 if n else line.gap)


def _edges(line: Line, text: str, start: int, end: int) -> tuple[float, float]:
    if line.area is None:
        return line.indent + start, line.indent + end
    step = (line.area.right - line.area.left) / max(1, len(text))
    return line.area.left + step * start, line.area.left + step * end


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand beside each other, from left to right.

    Where all lines know their place, rows follow each other down the page, whatever the order of
    the file.
    """
    row: list[Line] = []
    ordered = _down_the_page(lines) if all(line.area for line in lines) else lines
    for line in ordered:
        if row and not any(_beside(one, line) for one in row):
            yield sorted(row, key=_left)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=_left)


def _down_the_page(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=_top)


def _top(line: Line) -> tuple[int, float]:
    return (line.area.page, line.area.top + line.area.bottom) if line.area else (0, 0)


def _left(line: Line) -> float:
    return line.area.left if line.area else 0


def _beside(one: Line, other: Line) -> bool:
    """Whether two lines stand on one height of one page and do not overlap."""
    a, b = one.area, other.area
    if a is None or b is None or a.page != b.page:
        return False
    height = min(a.bottom - a.top, b.bottom - b.top)
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > 0.6 * height and (a.right <= b.left + 1 or b.right <= a.left + 1)
