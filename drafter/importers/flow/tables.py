"""Grids to tables."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from drafter.document.blocks import Block, Column, Inline, Paragraph, Row, Table, plain_text
from drafter.importers.flow.groups import groups
from drafter.importers.flow.measure import measured
from drafter.importers.flow.paragraphs import runs_of
from drafter.importers.flow.runs import Stretches, inline, merged, without_strong
from drafter.importers.transcript import Cell, Grid, Stretch

Known = frozenset[str]

FIGURE: Final = re.compile(
    r"(?!\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4}|$))[+\-\u2212\u2013±(]{0,2}\s?\d[\d.,]*\s?(?:€|EUR|Euro|T€|TEUR|%|v\.\s?H\.)?\)?|[-\u2013\u2212/.]|",
    re.I,
)
DIGIT: Final = re.compile(r"\d")
TOTAL: Final = re.compile(r"(?:Gesamt)?summe\b|gesamt\b|insgesamt\b|saldo\b|zusammen\b", re.I)
RIGHT_SHARE: Final = 0.7
SAME_PLACE: Final = 1.0
Align = Literal["left", "center", "right"]


def table(grid: Grid, known: Known, caption: Inline = ()) -> tuple[Block, ...]:
    """Return a grid as a table, or as paragraphs where it has one column: that is a frame."""
    width = max((sum(cell.span for cell in row) for row in grid.rows), default=0)
    rows = [_spread(row, width, known) for row in grid.rows]
    if width < 2:
        cells = (inline(cell) for row in rows for cell in row)
        return tuple(Paragraph(words) for words in (caption, *cells) if words)
    heads = _heads(grid, rows)
    head = [_headed(rows[:heads], at) for at in range(width)]
    body = rows[heads:]
    columns = tuple(Column(words, _align(grid, body, at)) for at, words in enumerate(head))
    return (Table(columns, tuple(_row(row, row is body[-1]) for row in body), caption),)


def _spread(row: Sequence[Cell], width: int, known: Known) -> tuple[Stretches, ...]:
    """Return the words of a row, one entry a column; what spans columns stands in the first."""
    made: list[Stretches] = []
    for cell in row:
        made += [_words(cell, known), *([()] * (cell.span - 1))]
    return (*made[:width], *([()] * (width - len(made))))


def _words(cell: Cell, known: Known) -> Stretches:
    """Return the words of a cell; where a paragraph ends is a forced break."""
    measure = measured(cell.lines)
    parts = [
        runs_of(group, known, labelled=True) for group in groups(cell.lines, measure, narrow=True)
    ]
    broken = [stretch for part in parts for stretch in (Stretch("\n"), *part)]
    return merged(broken[1:])


def _heads(grid: Grid, rows: Sequence[tuple[Stretches, ...]]) -> int:
    """Return how many rows are the head: as the file says, or the first one where it looks so."""
    if grid.heads:
        return min(grid.heads, len(rows) - 1) if len(rows) > 1 else len(rows)
    return int(len(rows) > 1 and _looks_like_head(rows))


def _looks_like_head(rows: Sequence[tuple[Stretches, ...]]) -> bool:
    """Whether the first row is bold and the next is not, or has words where others have figures."""
    first, second = rows[0], rows[1]
    if all(map(_is_strong, filter(None, first))) and any(first):
        return not all(map(_is_strong, filter(None, second)))
    figured = [at for at in range(len(first)) if _is_figured(rows[1:], at)]
    named = [at for at in range(len(first)) if first[at]]
    has_no_figure = not any(FIGURE.fullmatch(plain_text(first[at]).strip()) for at in named)
    is_year_head = all(YEAR.fullmatch(plain_text(first[at]).strip()) for at in figured)
    return bool(figured) and len(named) >= len(first) - 1 and (has_no_figure or is_year_head)


YEAR: Final = re.compile(r"(?:Jahr |Ansatz |Plan |Ist )?(?:19|20)\d\d")


def _is_strong(words: Stretches) -> bool:
    return all(stretch.strong for stretch in words if stretch.text.strip())


def _is_figured(rows: Sequence[tuple[Stretches, ...]], at: int) -> bool:
    """Whether a column holds figures and little else."""
    cells = [plain_text(row[at]).strip() for row in rows]
    filled = [cell for cell in cells if cell]
    figures = [cell for cell in filled if FIGURE.fullmatch(cell)]
    has_digits = any(map(DIGIT.search, figures))
    return has_digits and len(figures) >= RIGHT_SHARE * len(filled)


def _headed(rows: Sequence[tuple[Stretches, ...]], at: int) -> Inline:
    """Return the head of a column; heads of several rows stand one behind the other."""
    words = [stretch for row in rows if row[at] for stretch in (Stretch(" "), *row[at])]
    return inline(without_strong(words[1:]))


def _align(grid: Grid, rows: Sequence[tuple[Stretches, ...]], at: int) -> Align:
    """Return on which side the words of a column stand, as seen; else figures are at the right."""
    spans = [span for row in grid.rows if (span := _span(row, at))]
    left, right = (_varies(side) for side in zip(*spans, strict=True)) if spans else (False, False)
    if left != right and _is_placed(grid):
        return "right" if left else "left"
    if left and not _varies([sum(span) / 2 for span in spans]):
        return "center"
    return "right" if _is_figured(rows, at) else "left"


def _is_placed(grid: Grid) -> bool:
    """Whether the file says where words stand; a cell that begins at 0 like all others says not."""
    lines = [line for row in grid.rows for cell in row for line in cell.lines[:1]]
    return any(line.area or line.indent for line in lines)


def _span(row: Sequence[Cell], at: int) -> tuple[float, float] | None:
    """Return from where to where the words of a cell reach, in points or in letters."""
    if len(row) <= at or any(cell.span > 1 for cell in row[: at + 1]) or not row[at].lines:
        return None
    line = row[at].lines[0]
    if line.area:
        return line.area.left, line.area.right
    return line.indent, line.indent + len(line.text)


def _varies(places: Sequence[float]) -> bool:
    return max(places) - min(places) >= SAME_PLACE


def _row(cells: Sequence[Stretches], is_last: bool) -> Row:
    """Return a row; the last one is a total if it says so and is bold."""
    first = next((plain_text(cell) for cell in cells if cell), "")
    bold = all(map(_is_strong, filter(None, cells)))
    if is_last and bold and TOTAL.match(first.strip()):
        return Row(tuple(inline(without_strong(cell)) for cell in cells), "total")
    return Row(tuple(map(inline, cells)))
