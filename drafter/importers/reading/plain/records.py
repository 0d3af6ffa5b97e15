"""Tables too wide for lines: each row is some lines „Spalte: Wert“, parted by empty lines.

So `drafter build --to text` writes them (`drafter/render/text/tables.py`): the values below the
first one are indented, or not; wrapped values are indented further.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from drafter.importers.reading.plain.rows import Row
from drafter.importers.transcript import Cell, Grid, Line, Stretch

KEY: Final = re.compile(r"([^\W_][^:„“\"\n]{0,58}?[^\s:]|[^\W_]):(?: (?=\S)|$)")
STEP: Final = 2
LEAST: Final = 2
"""So many records, and so many columns, a table has at least."""

LEAST_COLUMNS: Final = 3
"""So many columns a table of the fewest records has at least: two pairs of fields are no table."""

MOST_ROWS: Final = 5_000

Values = Mapping[str, tuple[str, ...]]


def records(rows: Sequence[Row], at: int) -> tuple[Grid, int] | None:
    """Return the table that begins at a place and the place behind it, if there is one."""
    found: list[tuple[Values, int]] = []
    for first, end in _stretches(rows, at):
        values = _values(rows[first:end])
        if values is None or (found and not _fits(found[0][0], values)):
            break
        found.append((values, end))
    kept = [values for values, _ in found]
    if len(kept) < LEAST or not _is_table(kept):
        return None
    return _grid(kept, rows[at].gap), found[-1][1]


def _stretches(rows: Sequence[Row], at: int) -> Iterator[tuple[int, int]]:
    """Yield where rows begin and end that have no empty line between them."""
    for _ in range(MOST_ROWS):
        if at >= len(rows) or not KEY.match(rows[at].text):
            return
        end = at + 1 + sum(1 for _ in takewhile(lambda row: row.gap == 0, rows[at + 1 : at + 200]))
        yield at, end
        at = end


def _values(rows: Sequence[Row]) -> Values | None:
    """Return the values of a record by the names of their columns, if it is one."""
    first = rows[0].indent
    inner = first + STEP if len(rows) > 1 and _is_headed(rows) else first
    values: dict[str, tuple[str, ...]] = {}
    name = ""
    for row in rows:
        match = KEY.match(row.text) if row.indent == (inner if values else first) else None
        if match and match[1] not in values:
            name = match[1]
            values[name] = tuple(filter(None, (row.text[match.end() :],)))
        elif name and row.indent > first:
            values[name] = (*values[name], row.text)
        else:
            return None
    return values


def _is_headed(rows: Sequence[Row]) -> bool:
    """Whether the values below the first one are indented."""
    return all(row.indent >= rows[0].indent + STEP for row in rows[1:])


def _fits(first: Values, values: Values) -> bool:
    """Whether a record has columns of the first one or nearly so; empty values are left out."""
    return len(values.keys() & first.keys()) * 2 > len(values)


def _is_table(found: Sequence[Values]) -> bool:
    """Whether records are surely a table: their columns are in one order, and enough for so few."""
    names = list(_names(found))
    in_order = all([name for name in names if name in one] == list(one) for one in found)
    least = LEAST if len(found) > LEAST else LEAST_COLUMNS
    return in_order and all(len(one) >= least for one in found)


def _names(found: Sequence[Values]) -> Iterator[str]:
    """Yield the names of columns in their order: each where a record first has it."""
    order: list[str] = []
    for values in found:
        place = 0
        for name in values:
            if name in order:
                place = order.index(name) + 1
            else:
                order.insert(place, name)
                place += 1
    yield from order


def _grid(found: Sequence[Values], gap: float) -> Grid:
    names = tuple(_names(found))
    head = tuple(_cell((name,)) for name in names)
    body = (tuple(_cell(values.get(name, ())) for name in names) for values in found)
    return Grid((head, *body), gap=gap, heads=1)


def _cell(lines: Sequence[str]) -> Cell:
    return Cell(tuple(Line((Stretch(line),)) for line in lines))
