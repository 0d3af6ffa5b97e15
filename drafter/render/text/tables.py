"""Tables: side by side where their rows fit into lines, else one „Spalte: Wert“ under another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from drafter.document import Column, Row, Table
from drafter.redline.shown import Mark, NotedColumn, NotedRow, NotedTable, Sign
from drafter.render.text.words import Lines, held, noted, parted, words, wrapped

GAP: Final = "  "
INDENT: Final = "  "
DOTS: Final = "…"
HEADS: Final = "Spalten"
BREAK: Final = "\n"


def table(entry: Table, width: int) -> Lines:
    """Return a table as lines, below its caption."""
    heads = [_head(column) for column in entry.columns]
    rows = [_cells(row) for row in entry.rows]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    fits = sum(widths) + len(GAP) * (len(widths) - 1) <= width
    is_grid = fits and not any(BREAK in cell for row in (heads, *rows) for cell in row)
    if is_grid:
        return [*_caption(entry, width), *_grid(entry, heads, rows, widths)]
    return parted([_caption(entry, width), _records(entry, heads, rows, width)])


def _caption(entry: Table, width: int) -> Lines:
    word = entry.word if isinstance(entry, NotedTable) else ""
    text = noted(entry.caption, word, Sign.NOTE) if word else words(entry.caption)
    return wrapped(text, width)


def _head(column: Column) -> str:
    if isinstance(column, NotedColumn):
        return noted(column.head, column.word, column.sign)
    return words(column.head)


def _cells(row: Row) -> tuple[str, ...]:
    """Return the cells of a row; the word that the row bears stands in the first."""
    first, *rest = row.cells or ((),)
    if not isinstance(row, NotedRow):
        return tuple(map(words, row.cells))
    return (noted(first, row.word, row.sign), *map(words, rest))


def _grid(
    entry: Table, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> Lines:
    rule = GAP.join("-" * width for width in widths)
    lines = [_line(entry, heads, widths), rule]
    for row, cells in zip(entry.rows, rows, strict=True):
        lines += [rule] if row.style == "total" else []
        lines.append(_line(entry, cells, widths))
    return lines


def _line(entry: Table, cells: Sequence[str], widths: Sequence[int]) -> str:
    aligned = (
        _aligned(column.align, cell, width)
        for column, cell, width in zip(entry.columns, cells, widths, strict=True)
    )
    return GAP.join(aligned).rstrip()


def _aligned(align: str, cell: str, width: int) -> str:
    if align == "right":
        return cell.rjust(width)
    return cell.center(width) if align == "center" else cell.ljust(width)


def _records(
    entry: Table, heads: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> Lines:
    """Return each row as lines of its own; heads that changed are told before, once."""
    names = [held(column.head) for column in entry.columns]
    told = [wrapped(f"{HEADS}: {'; '.join(heads)}", width)]
    records = [_record(cells, names, width, is_headed=entry.row_heads) for cells in rows]
    return parted([*(told if any(map(_is_marked, entry.columns)) else ()), *records])


def _is_marked(column: Column) -> bool:
    return isinstance(column, NotedColumn) or any(isinstance(run, Mark) for run in column.head)


def _record(cells: Sequence[str], names: Sequence[str], width: int, *, is_headed: bool) -> Lines:
    """Return a row: its head, then the others indented; without a head all are the same."""
    if set(cells) == {DOTS}:
        return [DOTS]
    named = tuple(zip(names, cells, strict=True))
    if not is_headed:
        return list(_values(named, width))
    indented = _values(named[1:], width - len(INDENT))
    return [*_values(named[:1], width), *(f"{INDENT}{line}" for line in indented)]


def _values(named: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    for name, value in named:
        if value:
            text = f"{name}: {value}" if name else value
            first, *more = wrapped(text, width - len(INDENT)) or [""]
            yield from (first, *(f"{INDENT}{line}" for line in more))
