"""One text with two layers of marks: what came into it, and what then went out of it.

In a synopsis of three versions the middle one is new beside the first and old beside the last.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from drafter.document import (
    Block,
    Choices,
    Column,
    Figure,
    Heading,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Table,
    plain_text,
)
from drafter.redline.shown import Mark, NotedColumn, NotedRow, Sign
from drafter.redline.sides import Blocks, SameRow, ToldFigure


class _Piece(NamedTuple):
    """A piece of text in one style, and the mark around it in each layer (0 for none)."""

    run: Run
    outer: int
    inner: int


def overlaid(came: Blocks, gone: Blocks) -> Blocks:
    """Return blocks with the marks of both; each is the same blocks with marks of its own.

    Where they are not parted in the same way, those of `came` are taken as they are.
    """
    if len(came) != len(gone):
        return came
    return tuple(map(_block, came, gone))


def overlaid_runs(came: Inline, gone: Inline) -> Inline:
    """Return a text with the marks of both layers: those of `gone` inside those of `came`."""
    if not plain_text(came) or plain_text(came) != plain_text(gone):
        return came or gone
    return tuple(
        run
        for outer, pieces in groupby(_pieces(came, gone), key=lambda piece: piece.outer)
        for run in _marked(_sign(came, outer), _inner(pieces, gone))
    )


def _block(came: Block, gone: Block) -> Block:
    match came, gone:
        case Paragraph(), Paragraph():
            return Paragraph(overlaid_runs(came.runs, gone.runs))
        case Heading(), Heading():
            return Heading(came.level, overlaid_runs(came.runs, gone.runs))
        case ListBlock(), ListBlock() if len(came.items) == len(gone.items):
            return ListBlock(came.style, tuple(map(_item, came.items, gone.items)))
        case Table(), Table():
            return _table(came, gone)
        case Figure(), Figure():
            told = (*_told(came), *_told(gone))
            caption = overlaid_runs(came.caption, gone.caption)
            return ToldFigure(gone.content, gone.alternative, caption, told)
        case Choices(), Choices():
            return _choices(came, gone)
        case _:
            return came


def _item(came: Item, gone: Item) -> Item:
    return Item(came.label, overlaid(came.blocks, gone.blocks))


def _told(figure: Figure) -> tuple[Inline, ...]:
    return figure.told if isinstance(figure, ToldFigure) else ()


def _choices(came: Choices, gone: Choices) -> Choices:
    choices = tuple(
        replace(one, runs=overlaid_runs(one.runs, other.runs))
        for one, other in zip(came.choices, gone.choices, strict=True)
    )
    label = overlaid_runs(came.label, gone.label)
    return Choices(label, choices, overlaid_runs(came.summary, gone.summary))


def _table(came: Table, gone: Table) -> Table:
    return Table(
        tuple(map(_column, came.columns, gone.columns)),
        tuple(map(_row, came.rows, gone.rows)),
        overlaid_runs(came.caption, gone.caption),
        came.row_heads,
    )


def _column(came: Column, gone: Column) -> Column:
    head = overlaid_runs(came.head, gone.head)
    noted = [column for column in (came, gone) if isinstance(column, NotedColumn)]
    if not noted:
        return Column(head, came.align)
    return NotedColumn(head, came.align, _words(column.word for column in noted), noted[-1].sign)


def _row(came: Row, gone: Row) -> Row:
    cells = tuple(map(overlaid_runs, came.cells, gone.cells))
    noted = [row for row in (came, gone) if isinstance(row, NotedRow)]
    if not noted:
        is_same = isinstance(came, SameRow) and isinstance(gone, SameRow)
        return SameRow(cells, came.style) if is_same else Row(cells, came.style)
    return NotedRow(cells, came.style, _words(row.word for row in noted), noted[-1].sign)


def _words(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))


def _pieces(came: Inline, gone: Inline) -> Iterator[_Piece]:
    """Cut one text wherever either layer has a border."""
    others = _flat(gone)
    other, inner = next(others)
    start = 0
    for run, outer in _flat(came):
        done = 0
        while done < len(run.text):
            step = min(len(run.text) - done, len(other.text) - start)
            yield _Piece(replace(run, text=run.text[done : done + step]), outer, inner)
            done, start = done + step, start + step
            if start == len(other.text):
                (other, inner), start = next(others, (other, inner)), 0


def _flat(runs: Inline) -> Iterator[tuple[Run, int]]:
    """Yield each run with the number of the mark that it stands in, counted from 1."""
    for number, run in enumerate(runs, 1):
        if isinstance(run, Mark):
            yield from ((inner, number) for inner in run.inner if inner.text)
        elif run.text:
            yield run, 0


def _inner(pieces: Iterable[_Piece], gone: Inline) -> Inline:
    return tuple(
        run
        for inner, group in groupby(pieces, key=lambda piece: piece.inner)
        for run in _marked(_sign(gone, inner), tuple(piece.run for piece in group))
    )


def _sign(runs: Inline, number: int) -> Sign | None:
    """Return the sign of a mark by its number."""
    mark = runs[number - 1] if number else None
    return mark.sign if isinstance(mark, Mark) else None


def _marked(sign: Sign | None, runs: Inline) -> Inline:
    return (Mark(plain_text(runs), sign=sign, inner=runs),) if sign else runs
