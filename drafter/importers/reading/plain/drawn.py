"""What is drawn in plain text with signs of the keyboard: lines below headings, and tables.

This is how `drafter build --to text` writes them (`drafter/render/text`), and many others do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from drafter.importers.reading.plain.records import records
from drafter.importers.reading.plain.rows import Row
from drafter.importers.transcript import Cell, Grid, Line, Part, Role, Stretch

RULE: Final = re.compile(r"([=~.\-])\1{2,}")
ORDER: Final = "=-~."
TITLE: Final = "="
COLUMNS: Final = re.compile(r"-+(?: {2,}-+)+")
COLUMN: Final = re.compile(r"-+")
LONGEST_HEADING: Final = 4


def parts(rows: Sequence[Row]) -> tuple[Part, ...]:
    """Return rows as lines and tables; lines drawn below headings say their level and are gone."""
    return tuple(_parts(rows))


def _parts(rows: Sequence[Row]) -> Iterator[Part]:
    pending: list[Line] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        if row.gap:
            yield from pending
            pending = []
        if not pending and (found := records(rows, at)):
            grid, at = found
            yield grid
        elif pending and row.gap == 0 and _is_head_rule(rows, at):
            grid, at = _grid(rows, at)
            yield from pending[:-1]
            yield grid
            pending = []
        elif _is_underline(row, pending):
            pending = _headed(pending, row.text[0])
            at += 1
        else:
            pending.append(_line(row))
            at += 1
    yield from pending


def _line(row: Row) -> Line:
    return Line((Stretch(row.text),), indent=row.indent, gap=row.gap)


def _is_underline(row: Row, pending: Sequence[Line]) -> bool:
    """Whether it is a line as long as the longest of the few lines above it."""
    if not RULE.fullmatch(row.text) or not 0 < len(pending) <= LONGEST_HEADING:
        return False
    return max(len(line.text) for line in pending) == len(row.text)


def _headed(lines: Sequence[Line], sign: str) -> list[Line]:
    role = Role.TITLE if sign == TITLE else Role.HEADING
    level = max(ORDER.index(sign), 1)
    return [replace(line, role=role, level=level) for line in lines]


def _is_head_rule(rows: Sequence[Row], at: int) -> bool:
    """Whether dashes under each head of a table stand here, and a row of it follows."""
    follows = at + 1 < len(rows) and rows[at + 1].gap == 0
    return follows and bool(COLUMNS.fullmatch(rows[at].text)) and _fits(rows[at - 1], rows[at])


def _fits(row: Row, rule: Row) -> bool:
    """Whether a row has blanks wherever the rule has."""
    text, spans = _whole(row), _spans(rule)
    return all(not text[end:start].strip() for (_, end), (start, _) in pairwise(spans))


def _grid(rows: Sequence[Row], at: int) -> tuple[Grid, int]:
    """Return the table whose rule is at a place, and the place behind it."""
    rule, head = rows[at], rows[at - 1]
    body: list[Row] = []
    end = at + 1
    while end < len(rows) and rows[end].gap == 0 and _fits(rows[end], rule):
        if rows[end].text != rule.text:
            body.append(rows[end])
        end += 1
    spans = _spans(rule)
    return Grid(tuple(_cells(row, spans) for row in (head, *body)), gap=head.gap, heads=1), end


def _cells(row: Row, spans: Sequence[tuple[int, int]]) -> tuple[Cell, ...]:
    """Return the cells of a row; `indent` is where their words begin in their column."""
    text = _whole(row)
    ends = (*(end for _, end in spans[:-1]), max(len(text), spans[-1][1]))
    return tuple(_cell(text[start:end]) for (start, _), end in zip(spans, ends, strict=True))


def _cell(text: str) -> Cell:
    words = text.strip()
    indent = len(text) - len(text.lstrip())
    return Cell((Line((Stretch(words),), indent=indent),) if words else ())


def _whole(row: Row) -> str:
    return " " * row.indent + row.text


def _spans(rule: Row) -> list[tuple[int, int]]:
    return [match.span() for match in COLUMN.finditer(_whole(rule))]
