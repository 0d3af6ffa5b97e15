"""Tables of a Word file as grids (17.4).

A cell that goes on from the row above (`vMerge`) or from the cell before (`hMerge`) is empty. A
table inside a cell gives its lines to that cell, and pictures in cells stand behind the grid. A
table of one column without a head is a frame around text, and gives its parts; so does a row of one
cell in which a table stands.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Protocol

from drafter.importers.reading.word.names import Element, child, switch, value, w, whole
from drafter.importers.reading.word.words import TRACKS, combined
from drafter.importers.transcript import Cell, Change, Grid, Line, Part, Picture, lines_of

WIDEST: Final = 63
"""Word has no more columns (17.4.17 sets no limit)."""

HOLDERS: Final = frozenset(map(w, ("sdt", "sdtContent", "customXml")))
OF_CELL: Final[Mapping[str, Change]] = {
    "cellIns": Change.INSERTED,
    "cellDel": Change.DELETED,
}
GOES_ON: Final = (None, "continue")


class Text(Protocol):
    """Reads what stands in a cell."""

    def inside(
        self, holder: Iterable[Element], change: Change, *, plain: bool = False
    ) -> Iterator[Part]:
        """Yield what stands in a part of a text that begins and ends by itself."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row before its cells are read: what became of it, and how many columns it leaves out."""

    element: Element
    change: Change
    is_head: bool
    before: int


def table(text: Text, element: Element, change: Change) -> Iterator[Part]:
    """Yield a table as a grid, with the pictures in it behind it, or the parts of a frame."""
    rows = _headed(list(_rows(element, change)))
    is_column = not _heads(rows) and all(len(list(_cells(row.element))) <= 1 for row in rows)
    for is_frame, group in groupby(rows, lambda row: is_column or _holds_table(row)):
        laid_out = _framed if is_frame else _grid
        yield from laid_out(text, list(group))


def _grid(text: Text, rows: list[Row]) -> Iterator[Part]:
    heads = _heads(rows)
    pictures: list[Picture] = []
    made = [tuple(_row(text, row, pictures, plain=index < heads)) for index, row in enumerate(rows)]
    width = max(map(_width, made), default=0)
    yield Grid(tuple(_filled(row, width) for row in made), heads=heads)
    yield from pictures


def _rows(element: Element, outer: Change) -> Iterator[Row]:
    for each in _found(element, w("tr")):
        properties = child(each, "trPr")
        change = combined(outer, _change(properties))
        if change is not None:
            is_head = bool(switch(properties, "tblHeader"))
            yield Row(each, change, is_head, _columns(whole(properties, "gridBefore"), 0))


def _cells(row: Element) -> Iterator[Element]:
    return _found(row, w("tc"))


def _found(holder: Element, tag: str) -> Iterator[Element]:
    """Yield rows or cells, those in controls too."""
    for each in holder:
        if each.tag == tag:
            yield each
        elif each.tag in HOLDERS:
            yield from _found(each, tag)


def _headed(rows: list[Row]) -> list[Row]:
    """Return rows of which those at the top alone are the head (17.4.49)."""
    heads = _heads(rows)
    return [replace(row, is_head=index < heads) for index, row in enumerate(rows)]


def _holds_table(row: Row) -> bool:
    cells = list(_cells(row.element))
    return len(cells) == 1 and not row.is_head and next(cells[0].iter(w("tbl")), None) is not None


def _heads(rows: list[Row]) -> int:
    return next((index for index, row in enumerate(rows) if not row.is_head), len(rows))


def _change(properties: Element | None) -> Change:
    tracks = (TRACKS[each.tag] for each in _children(properties) if each.tag in TRACKS)
    return next(tracks, Change.KEPT)


def _children(element: Element | None) -> Iterable[Element]:
    return () if element is None else element


def _framed(text: Text, rows: list[Row]) -> Iterator[Part]:
    for row in rows:
        for cell in _cells(row.element):
            yield from text.inside(cell, row.change)


def _row(text: Text, row: Row, pictures: list[Picture], *, plain: bool) -> Iterator[Cell]:
    if row.before:
        yield Cell((), row.before)
    for element in _cells(row.element):
        yield _cell(text, element, row.change, pictures, plain=plain)


def _cell(
    text: Text, element: Element, of_row: Change, pictures: list[Picture], *, plain: bool
) -> Cell:
    properties = child(element, "tcPr")
    change = combined(of_row, _of_cell(properties))
    span = _columns(whole(properties, "gridSpan"), 1)
    if change is None or _goes_on(properties):
        return Cell((), span)
    lines: list[Line] = []
    for part in text.inside(element, change, plain=plain):
        if isinstance(part, Picture):
            pictures.append(part)
        lines += lines_of([part])
    return Cell(_ended(lines, change), span)


def _of_cell(properties: Element | None) -> Change:
    found = (OF_CELL[name] for name in OF_CELL if child(properties, name) is not None)
    return next(found, Change.KEPT)


def _goes_on(properties: Element | None) -> bool:
    for name in ("vMerge", "hMerge"):
        merged = child(properties, name)
        if merged is not None and value(merged) in GOES_ON:
            return True
    return False


def _ended(lines: list[Line], change: Change) -> tuple[Line, ...]:
    """Return the lines of a cell; the last one ends with the cell, and goes with its row only."""
    if not lines:
        return () if change is Change.KEPT else (Line((), end=change),)
    return (*lines[:-1], replace(lines[-1], end=change))


def _columns(told: int | None, least: int) -> int:
    return min(max(told or least, least), WIDEST)


def _width(row: tuple[Cell, ...]) -> int:
    return sum(cell.span for cell in row)


def _filled(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    missing = width - _width(row)
    return (*row, Cell((), missing)) if missing else row
