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
    """Return the table that begins at a place and the place behind it, if there is one.

    Its columns are in one order in all records, and enough for so few.
    """
    found: list[Values] = []
    names: list[str] = []
    behind = at
    for first, end in _stretches(rows, at):
        values = _values(rows[first:end])
        if values is None or (found and not _fits(found[0], values)):
            break
        _enter(names, values)
        if len(values) < LEAST or [name for name in names if name in values] != list(values):
            return None
        found.append(values)
        behind = end
    if len(found) < LEAST or (len(found) == LEAST and min(map(len, found)) < LEAST_COLUMNS):
        return None
    return _grid(names, found, rows[at].gap), behind


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


def _enter(names: list[str], values: Values) -> None:
    """Put the columns of a record among those met before: each new one where the record has it."""
    place = 0
    for name in values:
        if name in names:
            place = names.index(name) + 1
        else:
            names.insert(place, name)
            place += 1


def _grid(names: Sequence[str], found: Sequence[Values], gap: float) -> Grid:
    head = tuple(_cell((name,)) for name in names)
    body = (tuple(_cell(values.get(name, ())) for name in names) for values in found)
    return Grid((head, *body), gap=gap, heads=1)


def _cell(lines: Sequence[str]) -> Cell:
    return Cell(tuple(Line((Stretch(line),)) for line in lines))
