"""A Synopse as lines to read, and what its cells say."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from drafter.document import (
    Block,
    Choices,
    Document,
    Field,
    Figure,
    Furniture,
    Heading,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Run,
    Section,
    Table,
)
from drafter.document.prose import parse
from drafter.redline import changes, compare
from drafter.redline.shown import Mark, NotedColumn, Sign
from drafter.redline.sides import ToldFigure
from drafter.redline.synopsis import Synopsis, SynopsisRow, synopsis
from tests.document.shown import lines

BRACKETS = {Sign.INSERTED: ("[+", "+]"), Sign.DELETED: ("[-", "-]"), Sign.NOTE: ("", "")}


def document(**sections: str | tuple[Block, ...]) -> Document:
    """Make a Document of sections, of prose or of blocks; each is named as its id."""
    return Document(
        language="de",
        title="Probe",
        author="Stadt",
        reference="1/2020-2025",
        date="2022-01-27",
        sections=tuple(
            Section(name, (), _blocks(content), name.capitalize())
            for name, content in sections.items()
        ),
        furniture=Furniture(("Nr. 1", "Probe"), (), "Seite {page} von {pages}"),
    )


def point(label: str, *blocks: str | Block) -> Item:
    """Make a point of a resolution."""
    return Item(label, tuple(_block(block) for block in blocks))


def points(*items: Item) -> ListBlock:
    return ListBlock("point", items)


def side_by_side(*versions: Document, full: bool = False) -> Synopsis:
    """Make the Synopse of versions; their heads are A, B, C."""
    redlines = [compare(old, new) for old, new in pairwise(versions)]
    return synopsis(redlines, "ABC"[: len(versions)], full=full)


def told(made: Synopsis) -> list[str]:
    """Give each row as a line: place, words, and cells between bars."""
    return [_row(row) for row in (*made.rows, *made.procedure)]


def shown(made: Synopsis) -> str:
    """Give a Synopse as a page: each row with place and words, then its cells."""
    return "\n".join(line for row in (*made.rows, *made.procedure) for line in _page(row, made))


def marks(cells: Iterable[tuple[Block, ...]], sign: Sign) -> list[str]:
    """Return the marked texts of cells, in order, with single blanks."""
    found = (mark for cell in cells for runs in _texts(cell) for mark in _marks(runs, sign))
    return [" ".join(mark.split()) for mark in found]


def column(made: Synopsis, index: int) -> Iterator[tuple[Block, ...]]:
    """Yield the cells of a version; -1 for the newest."""
    return (row.cells[index] for row in (*made.rows, *made.procedure))


def edits(old: Document, new: Document, side: str) -> list[str]:
    """Return the texts of the change list: those that came, or those that went; procedure last."""
    every = sorted(changes(compare(old, new)), key=lambda change: change.procedure)
    words = (getattr(edit, side) for change in every for edit in change.edits)
    return [" ".join(text.split()) for text in words if text]


def has_other_columns(cells: Iterable[tuple[Block, ...]]) -> bool:
    """Whether a table has a column that came or went; the change list tells that as a whole."""
    return any(
        isinstance(head, NotedColumn)
        for cell in cells
        for block in _every(cell)
        if isinstance(block, Table)
        for head in block.columns
    )


def _blocks(content: str | tuple[Block, ...]) -> tuple[Block, ...]:
    return parse(content) if isinstance(content, str) else content


def _block(block: str | Block) -> Block:
    return Paragraph((Run(block),)) if isinstance(block, str) else block


def _row(row: SynopsisRow) -> str:
    cells = (" ".join(" ".join(_cell(cell)).split()) for cell in row.cells)
    return f"{row.place} ({', '.join(row.words)}): {' | '.join(cells)}".replace(" ():", ":")


def _page(row: SynopsisRow, made: Synopsis) -> Iterator[str]:
    yield f"=== {row.place}" + (f" === {', '.join(row.words)}" if row.words else "")
    for head, cell in zip(made.heads[1:], row.cells, strict=True):
        yield f"  {head}"
        yield from (f"    {line}" for line in _cell(cell))
    yield ""


def _cell(cell: tuple[Block, ...]) -> list[str]:
    return [line.removeprefix("Absatz: ") for line in lines(map(_unmarked, cell))]


def _unmarked(block: Block) -> Block:
    """Return a block whose marks are brackets in its text."""
    match block:
        case Paragraph() | Heading() | Field():
            return replace(block, runs=_bracketed(block.runs))
        case ListBlock():
            items = (Item(item.label, tuple(map(_unmarked, item.blocks))) for item in block.items)
            return ListBlock(block.style, tuple(items))
        case Table():
            rows = tuple(
                replace(row, cells=tuple(map(_bracketed, row.cells))) for row in block.rows
            )
            heads = tuple(replace(head, head=_bracketed(head.head)) for head in block.columns)
            return replace(block, rows=rows, columns=heads, caption=_bracketed(block.caption))
        case _:
            return block


def _bracketed(runs: Inline) -> Inline:
    return tuple(each for run in runs for each in _bracketed_run(run))


def _bracketed_run(run: Run) -> Inline:
    if not isinstance(run, Mark):
        return (run,)
    start, end = BRACKETS[run.sign]
    return (Run(start), *_bracketed(run.inner), Run(end))


def _marks(runs: Inline, sign: Sign) -> Iterator[str]:
    for run in runs:
        if isinstance(run, Mark):
            if run.sign is sign:
                yield run.text
            else:
                yield from _marks(run.inner, sign)


def _texts(blocks: Iterable[Block]) -> Iterator[Inline]:
    for block in _every(blocks):
        match block:
            case Paragraph() | Heading() | Field():
                yield block.runs
            case Table():
                yield from (block.caption, *(head.head for head in block.columns))
                yield from (cell for row in block.rows for cell in row.cells)
            case Figure():
                yield block.caption
                yield from block.told if isinstance(block, ToldFigure) else ()
            case Choices():
                yield from (block.label, *(each.runs for each in block.choices), block.summary)


def _every(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _every(item.blocks)
        else:
            yield block
