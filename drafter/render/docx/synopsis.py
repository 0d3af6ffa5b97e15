"""A Synopse in a Word file: its head, and a table with a column for each version."""

from collections.abc import Iterator
from typing import Final

from drafter.document import Furniture, Run, inline
from drafter.redline.sides import Blocks
from drafter.redline.synopsis import Synopsis, SynopsisRow
from drafter.redline.tree import State, Whole
from drafter.render.docx.flow import Flow, Place
from drafter.render.docx.grids import PADDING
from drafter.render.docx.lines import Grid, GridRow, Look, Part, Style, line, stretched

WIDTH: Final = 14286
"""Twentieths of a point: an A4 page across, between the margins of the Word file."""

OF_PLACES: Final = 0.15
KEPT: Final = State.KEPT


def headed(furniture: Furniture) -> Iterator[Part]:
    """Yield the title of a Synopse and the lines below it."""
    for index, text in enumerate(furniture.head):
        look = Look(Style.BODY if index else Style.TITLE)
        yield line(KEPT, look, stretched(inline(text), KEPT))


def tabled(synopsis: Synopsis) -> Iterator[Part]:
    """Yield the table of a Synopse; nothing where it has no rows."""
    rows = (*synopsis.rows, *synopsis.procedure)
    if not rows:
        return
    widths = _widths(len(synopsis.heads))
    head = GridRow(KEPT, tuple(_head(text) for text in synopsis.heads), is_head=True)
    laid_out = Flow()
    yield Grid(widths, (head, *(_row(row, widths, laid_out) for row in rows)), row_heads=True)
    yield line(KEPT, Look(Style.AFTER_TABLE), ())


def _widths(columns: int) -> tuple[int, ...]:
    first = int(WIDTH * OF_PLACES)
    each, rest = divmod(WIDTH - first, columns - 1)
    return (first + rest, *[each] * (columns - 1))


def _head(text: str) -> tuple[Part, ...]:
    return (line(KEPT, Look(Style.HEAD_CELL), stretched(inline(text), KEPT)),)


def _row(row: SynopsisRow, widths: tuple[int, ...], laid_out: Flow) -> GridRow:
    words = (Run(f"\n{', '.join(row.words)}", strong=True),) if row.words else ()
    place = stretched((Run(row.place), *words), KEPT)
    cells = (
        _cell(blocks, width, laid_out) for blocks, width in zip(row.cells, widths[1:], strict=True)
    )
    return GridRow(KEPT, ((line(KEPT, Look(Style.ROW_HEAD), place),), *cells), may_break=True)


def _cell(blocks: Blocks, width: int, laid_out: Flow) -> tuple[Part, ...]:
    """Return the parts of a cell; Word wants a line at its end."""
    entries = tuple(Whole(KEPT, block) for block in blocks)
    place = Place(Style.CELL, room=width - PADDING)
    parts = tuple(laid_out.blocks(entries, place))
    return parts or (line(KEPT, Look(Style.CELL), ()),)
