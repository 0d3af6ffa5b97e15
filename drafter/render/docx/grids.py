"""Tables as grids: captions, widths of columns that fit, rows that came and went.

A table of which a column came or went is the old table, deleted, and the new one, inserted: Word
cannot refuse a column. A row that moved went at one place and came at another.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from drafter.document import Column, Inline, Row, Table, plain_text
from drafter.document.joining import joined
from drafter.redline.project import side_of_block, side_of_text
from drafter.redline.tree import MarkedInline, MarkedRow, MarkedTable, State
from drafter.render.docx.lifting import lifted
from drafter.render.docx.lines import (
    OF_MOVE,
    Align,
    Grid,
    GridRow,
    Line,
    Look,
    Part,
    Style,
    line,
    optional,
    stretched,
)
from drafter.render.tables import columns, fitting, longest, width, within

TEXT_WIDTH: Final = 9354
"""Twentieths of a point: the 165 mm of an A4 page between the margins."""

SIZES: Final = {"": 20, "small": 18, "smaller": 16}
SMALLEST: Final = 14
PADDING: Final = 200
TWENTIETHS: Final = 20


def table(entry: MarkedTable, left: int, room: int, state: State) -> Iterator[Part]:
    """Yield the parts of a table: its caption, its grid, and the gap behind it.

    `left` is its indent and `room` its width, in twentieths of a point.
    """
    yield from optional(entry.caption, Look(Style.CAPTION, left), state)
    if any(column.state is not State.KEPT for column in entry.columns):
        for side in (State.DELETED, State.INSERTED):
            yield from _replaced(entry, left, room, side)
    else:
        yield from _grid(entry, left, room, state)


def _replaced(entry: MarkedTable, left: int, room: int, state: State) -> Iterator[Part]:
    (block,) = side_of_block(entry, "new" if state.in_new else "old")
    whole = lifted(block, state)
    assert isinstance(whole, MarkedTable)
    yield from _grid(whole, left, room, state)


def _grid(entry: MarkedTable, left: int, room: int, state: State) -> Iterator[Part]:
    """Yield a table without its caption; one without columns has nothing that Word could show."""
    if not entry.columns:
        return
    size, widths = measured(_everything(entry), room)
    head = tuple((_head_cell(entry, index, state, size),) for index in range(len(entry.columns)))
    rows = (_row(entry, row, state, size) for row in entry.rows)
    yield Grid(widths, (GridRow(state, head, is_head=True), *rows), left, entry.row_heads)
    yield line(state, Look(Style.AFTER_TABLE, left), ())


def _head_cell(entry: MarkedTable, index: int, state: State, size: int) -> Line:
    column = entry.columns[index]
    now = Look(Style.HEAD_CELL, align=column.align, size=size)
    was = Look(Style.HEAD_CELL, align=column.was_align, size=size)
    return Line(state, now, was, column.head)


def _row(entry: MarkedTable, row: MarkedRow, state: State, size: int) -> GridRow:
    own = OF_MOVE.get(row.state, row.state) if state is State.KEPT else state
    cells = tuple((_cell(entry, row, index, own, size),) for index in range(len(entry.columns)))
    return GridRow(own, cells, is_total=row.style == "total")


def _cell(entry: MarkedTable, row: MarkedRow, index: int, state: State, size: int) -> Line:
    column, is_first = entry.columns[index], index == 0
    now = _cell_look(row.style, is_first and entry.row_heads, column.align, size)
    was = _cell_look(row.was_style, is_first and entry.was_row_heads, column.was_align, size)
    return Line(state, now, was, _of_state(row.cells[index], state))


def _of_state(cell: MarkedInline, state: State) -> MarkedInline:
    """Return the words of a cell as those of a row that came or went as a whole."""
    if state is State.KEPT:
        return cell
    return stretched(side_of_text(cell, "new" if state.in_new else "old"), state)


def _cell_look(style: str, is_row_head: bool, align: Align, size: int) -> Look:
    of_row = Style.TOTAL if style == "total" else Style.CELL
    name = Style.ROW_HEAD if is_row_head and of_row is Style.CELL else of_row
    return Look(name, align=align, size=size)


def _everything(entry: MarkedTable) -> Table:
    """Return a table with all words that it shows while nothing is accepted or refused."""
    heads = tuple(Column(_all_words(column.head), column.align) for column in entry.columns)
    rows = tuple(Row(tuple(map(_all_words, row.cells))) for row in entry.rows)
    return Table(heads, rows)


def _all_words(runs: MarkedInline) -> Inline:
    return joined(run for stretch in runs for run in stretch.now or stretch.was)


def measured(table: Table, room: int) -> tuple[int, tuple[int, ...]]:
    """Return the size of a table's type in half points, and its columns' widths.

    A column has room for its longest word, and beyond that as much as its text asks for, as a
    browser would give it.
    """
    size = SIZES.get(fitting(table, within(room / TWENTIETHS)), SMALLEST)
    em = size / 2 * TWENTIETHS
    least = [longest(cells) * em + PADDING for cells in columns(table)]
    wished = [min(_whole(cells) * em + PADDING, room) for cells in columns(table)]
    return size, _whole_numbers(_shared(least, wished, room), room)


def _whole(cells: Iterable[Inline]) -> float:
    """Return the width in em of the longest line of a column that is broken nowhere."""
    lines = (line for cell in cells for line in plain_text(cell).split("\n"))
    return max(map(width, lines), default=0.0)


def _shared(least: list[float], wished: list[float], room: int) -> list[float]:
    """Share out the room: all that is wished for and more, or what is left beyond the least."""
    if sum(wished) <= room:
        return [each * room / sum(wished) for each in wished]
    if sum(least) >= room:
        return [each * room / sum(least) for each in least]
    over = [max(most - own, 0.0) for own, most in zip(least, wished, strict=True)]
    left = room - sum(least)
    return [own + more * left / sum(over) for own, more in zip(least, over, strict=True)]


def _whole_numbers(widths: list[float], room: int) -> tuple[int, ...]:
    """Round widths down; what is lost goes to the last one."""
    rounded = [int(each) for each in widths]
    rounded[-1] += room - sum(rounded)
    return tuple(rounded)
