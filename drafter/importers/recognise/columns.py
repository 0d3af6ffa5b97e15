"""The columns of a table of bodies, told by its cells that say nothing but a head."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from drafter.importers.recognise.heads import Head
from drafter.importers.recognise.layout import Piece, cell_pieces
from drafter.importers.recognise.letters import key_of
from drafter.importers.recognise.vocabulary import ColumnWord, Vocabulary
from drafter.importers.transcript import Cell, Grid

HEAD_ROWS: Final = 4
"""Heads of a table stand in one of its first rows."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by their number, or its rows where the heads stand at the left.

    `cells` are the cells that say so, by row and place in it; `places` says where on the page the
    heads of columns stand, by column.
    """

    across: Mapping[int, ColumnWord] = field(default_factory=dict)
    down: Mapping[int, ColumnWord] = field(default_factory=dict)
    cells: frozenset[tuple[int, int]] = frozenset()
    places: Mapping[int, tuple[float, float]] = field(default_factory=dict)

    def of(self, row: int, column: int) -> ColumnWord | None:
        """Return what stands in a cell."""
        return self.across.get(column) or self.down.get(row)

    @property
    def heads(self) -> tuple[Head, ...]:
        """The heads: where they stand on the page, else by the numbers of their columns."""
        across = [
            Head(word.key, word.column, word.publicity, 0, 0, *self.places[at], measured=True)
            for at, word in sorted(self.across.items())
        ]
        down = [Head(word.key, word.column, None, 0, 0) for _, word in sorted(self.down.items())]
        return (*across, *down)


def columns_of(grid: Grid, vocabulary: Vocabulary, above: Sequence[Head] = ()) -> Columns:
    """Return the columns of a table; `above` are heads that stand before it."""
    for number, row in enumerate(grid.rows[:HEAD_ROWS]):
        words = _head_cells(row, vocabulary)
        if _is_head_row(row, words):
            cells = ((n, at) for n in range(number + 1) for at in range(len(row)))
            return Columns(words, {}, frozenset(cells), _places(row, is_measured(grid)))
    firsts = {n: _head_word(row[0], vocabulary) for n, row in enumerate(grid.rows) if row}
    down = {n: word for n, word in firsts.items() if word is not None}
    if len(down) > 1:
        return Columns({}, down, frozenset((n, 0) for n in down))
    return _from_above(grid, above)


def _is_head_row(row: Sequence[Cell], words: Mapping[int, ColumnWord]) -> bool:
    """Whether a row is one of heads: at least two columns are known, and most of its cells."""
    filled = [cell for cell in row if cell.text.strip()]
    columns = {word.column for word in words.values()}
    has_values = any(re.search(r"\d", cell.text) for cell in filled)
    return len(columns) > 1 and 2 * len(words) > len(filled) and not has_values


def _from_above(grid: Grid, above: Sequence[Head]) -> Columns:
    """Return the columns of a table without heads, if as many heads stand before it."""
    wide = max((sum(cell.span for cell in row) for row in grid.rows), default=0)
    if len(above) < 2 or len(above) != wide:
        return Columns()
    words = {at: ColumnWord(h.key, h.column, h.publicity) for at, h in enumerate(above)}
    return Columns(words, places={at: (float(at), float(at)) for at in words})


def is_measured(grid: Grid) -> bool:
    """Whether all words of a table know where on the page they stand."""
    lines = [line for row in grid.rows for cell in row for line in cell.lines]
    return all(line.area is not None for line in lines)


def _places(row: Sequence[Cell], measured: bool) -> dict[int, tuple[float, float]]:
    places: dict[int, tuple[float, float]] = {}
    at = 0
    for cell in row:
        areas = [line.area for line in cell.lines if line.area is not None]
        numbered = (float(at), float(at))
        places[at] = (
            (min(a.left for a in areas), max(a.right for a in areas))
            if measured and areas
            else numbered
        )
        at += cell.span
    return places


def _head_cells(row: Sequence[Cell], vocabulary: Vocabulary) -> dict[int, ColumnWord]:
    words: dict[int, ColumnWord] = {}
    at = 0
    for cell in row:
        word = _head_word(cell, vocabulary)
        if word is not None:
            words[at] = word
        at += cell.span
    return words


def _head_word(cell: Cell, vocabulary: Vocabulary) -> ColumnWord | None:
    word = vocabulary.column_word(key_of(cell.text))
    return word.as_printed(cell.text) if word else None


def grid_pieces(grid: Grid, columns: Columns, first_row: int) -> Iterator[Piece]:
    """Yield the words of a table row by row, without its heads."""
    measured = is_measured(grid)
    for number, row in enumerate(grid.rows):
        at = 0
        for index, cell in enumerate(row):
            word = columns.of(number, at)
            if (number, index) not in columns.cells:
                column = word.column if word else None
                yield from cell_pieces(cell, first_row + number, at, column, measured=measured)
            at += cell.span
