"""One side of a redline with its marks: the old words with what went, the new with what came.

Both sides together say what the tree says, for readers who have them side by side. Blocks are as
they stand in a cell: fields without their labels, signatures as lines.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from drafter.document import (
    Block,
    Choice,
    Choices,
    Column,
    Field,
    Figure,
    Heading,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Signature,
    Table,
    inline,
)
from drafter.redline.changes import content_edits
from drafter.redline.leaves import leaves
from drafter.redline.painted import painted
from drafter.redline.project import Side, counts
from drafter.redline.shown import NotedColumn, NotedRow, Sign, marked
from drafter.redline.tree import (
    BlockEntry,
    ChoiceEntry,
    ItemEntry,
    MarkedChoice,
    MarkedChoices,
    MarkedColumn,
    MarkedField,
    MarkedFigure,
    MarkedInline,
    MarkedItem,
    MarkedList,
    MarkedRow,
    MarkedTable,
    MarkedText,
    MovedText,
    Regrouped,
    State,
    Whole,
)
from drafter.redline.view import WORDS

Blocks = tuple[Block, ...]
SIGNS: Final[Mapping[Side, Sign]] = {"old": Sign.DELETED, "new": Sign.INSERTED}
CHANGED: Final = frozenset({State.INSERTED, State.DELETED})


@dataclass(frozen=True, slots=True)
class ToldFigure(Figure):
    """A picture or chart whose values may be others; `told` are those, with the name of each."""

    told: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class SameRow(Row):
    """A row of a table that was kept as it is; a reader of changes may pass it over."""


def sided(entries: Sequence[BlockEntry], side: Side) -> tuple[Blocks, ...]:
    """Return for each block of a sequence what stands on one side: none, one or several."""
    moved = {entry.move: entry.text for entry in entries if isinstance(entry, MovedText)}
    view = _View(side, moved)
    return tuple(tuple(view.block(entry)) for entry in entries)


def _item(entry: ItemEntry, side: Side) -> Item | None:
    """Return a list's item on one side, or None where it does not stand there."""
    if isinstance(entry, MarkedItem):
        blocks = tuple(block for group in sided(entry.blocks, side) for block in group)
        return Item(entry.label if side == "new" else entry.was_label, blocks)
    if not counts(entry.state, side):
        return None
    return Item(entry.part.label, tuple(_whole(entry.state, entry.part.blocks, side)))


def _whole(state: State, blocks: Iterable[Block], side: Side) -> Iterator[Block]:
    for block in map(in_cell, blocks):
        yield painted(block, SIGNS[side]) if state in CHANGED else block


def in_cell(block: Block) -> Block:
    """Return a block as it stands in a cell."""
    match block:
        case Field():
            return Paragraph(block.runs)
        case Signature():
            return Paragraph(inline("".join(leaves(block))))
        case ListBlock():
            items = (Item(item.label, tuple(map(in_cell, item.blocks))) for item in block.items)
            return ListBlock(block.style, tuple(items))
        case _:
            return block


class _View:
    """Shows blocks on one side; `moved` are the texts that arrive in the same sequence."""

    def __init__(self, side: Side, moved: Mapping[int, MarkedText]) -> None:
        self.side: Side = side
        self.moved = moved

    def block(self, entry: BlockEntry) -> Iterator[Block]:
        """Yield what stands of an entry."""
        match entry:
            case Whole():
                yield from self.whole(entry)
            case MovedText():
                if self.side == "new":
                    yield self.text(entry.text)
            case MarkedText():
                yield self.text(entry)
            case Regrouped():
                yield from self.regrouped(entry)
            case MarkedList():
                items = (_item(item, self.side) for item in entry.items)
                style = entry.style if self.side == "new" else entry.was_style
                yield ListBlock(style, tuple(item for item in items if item))
            case MarkedTable():
                yield self.table(entry)
            case MarkedFigure():
                yield self.figure(entry)
            case MarkedField():
                yield Paragraph(self.runs(entry.runs))
            case MarkedChoices():
                boxes = (box for each in entry.choices for box in self.choice(each))
                yield Choices(self.runs(entry.label), tuple(boxes), self.runs(entry.summary))

    def runs(self, runs: MarkedInline) -> Inline:
        """Return a text; each stretch that went or came is a mark of its own."""
        return tuple(
            run
            for stretch in runs
            if counts(stretch.state, self.side)
            for run in self.stretch(
                stretch.state, stretch.now if self.side == "new" else stretch.was
            )
        )

    def stretch(self, state: State, runs: Inline) -> Inline:
        """Return a stretch, marked where it went or came."""
        return marked(runs, SIGNS[self.side]) if state in CHANGED else runs

    def whole(self, entry: Whole[Block]) -> Iterator[Block]:
        """Yield a whole block; one that moved and was changed shows what went where it stood."""
        if entry.state is State.MOVED_AWAY and entry.move in self.moved:
            if self.side == "old":
                yield self.text(self.moved[entry.move])
        elif counts(entry.state, self.side):
            yield from _whole(entry.state, (entry.part,), self.side)

    def text(self, entry: MarkedText) -> Block:
        """Return a paragraph or heading."""
        level = entry.level if self.side == "new" else entry.was_level
        runs = self.runs(entry.runs)
        return Heading(level, runs) if level else Paragraph(runs)

    def regrouped(self, entry: Regrouped) -> Iterator[Block]:
        """Yield the paragraphs that a text is parted in on this side."""
        runs = self.runs(entry.parts[0])
        for border, part in zip(entry.breaks, entry.parts[1:], strict=True):
            if counts(border, self.side):
                yield Paragraph(runs)
                runs = ()
            runs += self.runs(part)
        yield Paragraph(runs)

    def table(self, entry: MarkedTable) -> Block:
        """Return a table with the columns and rows of this side."""
        stands = [counts(column.state, self.side) for column in entry.columns]
        columns = [self.column(column) for column in entry.columns]
        rows = [self.row(row, stands) for row in entry.rows if counts(row.state, self.side)]
        return Table(
            tuple(column for column, is_here in zip(columns, stands, strict=True) if is_here),
            tuple(rows),
            self.runs(entry.caption),
            entry.row_heads if self.side == "new" else entry.was_row_heads,
        )

    def column(self, entry: MarkedColumn) -> Column:
        """Return the head of a column, with its word where it went or came."""
        head, align = self.runs(entry.head), entry.align if self.side == "new" else entry.was_align
        if entry.state is State.KEPT:
            return Column(head, align)
        return NotedColumn(head, align, WORDS[entry.state], SIGNS[self.side])

    def row(self, entry: MarkedRow, stands: Iterable[bool]) -> Row:
        """Return a row, with its word where it went, came or moved."""
        cells = tuple(
            self.runs(cell) for cell, is_here in zip(entry.cells, stands, strict=True) if is_here
        )
        style = entry.style if self.side == "new" else entry.was_style
        if entry.state is State.KEPT:
            return Row(cells, style) if _is_changed(entry) else SameRow(cells, style)
        return NotedRow(cells, style, WORDS[entry.state], SIGNS[self.side])

    def choice(self, entry: ChoiceEntry) -> Iterator[Choice]:
        """Yield a box as it stands."""
        if isinstance(entry, MarkedChoice):
            ticked = entry.ticked if self.side == "new" else entry.was_ticked
            yield Choice(ticked, self.runs(entry.runs))
        elif counts(entry.state, self.side):
            yield replace(entry.part, runs=self.stretch(entry.state, entry.part.runs))

    def figure(self, entry: MarkedFigure) -> Block:
        """Return a picture or chart; values that are others are told below its caption."""
        is_new = self.side == "new"
        texts = (edit.new if is_new else edit.old for edit in content_edits(entry))
        return ToldFigure(
            entry.content if is_new else entry.was_content,
            entry.alternative if is_new else entry.was_alternative,
            self.runs(entry.caption),
            tuple(marked(inline(text), SIGNS[self.side]) for text in texts if text),
        )


def _is_changed(row: MarkedRow) -> bool:
    return any(stretch.state in CHANGED for cell in row.cells for stretch in cell)
