"""A Redline as a Document to be shown: the new words, with marks on what changed.

Two ways: additions only, as forms with „Ergänzungen in rot“ want it, and the full redline. In
either a place where something was taken out says so, because additions alone would mislead those
who vote. Sections that change with every Nachtrag are shown as they are now, without marks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final, TypeVar, cast

from drafter.document import (
    Block,
    Column,
    Document,
    Field,
    Figure,
    Heading,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    inline,
)
from drafter.redline.changes import PROCEDURE, UNTOLD, Kind, kind_of_text
from drafter.redline.painted import painted
from drafter.redline.project import (
    accept,
    side_of_block,
    side_of_section,
    side_of_text,
)
from drafter.redline.shown import (
    Noted,
    NotedColumn,
    NotedItem,
    NotedRow,
    Sign,
    marked,
    note,
)
from drafter.redline.tokens import is_word, words_of
from drafter.redline.tree import (
    BlockEntry,
    ItemEntry,
    MarkedChoices,
    MarkedColumn,
    MarkedField,
    MarkedFigure,
    MarkedInline,
    MarkedItem,
    MarkedList,
    MarkedRow,
    MarkedSection,
    MarkedTable,
    MarkedText,
    MovedText,
    Redline,
    Regrouped,
    SectionEntry,
    State,
    Stretch,
    Whole,
)

Part = TypeVar("Part")

STRUCK: Final = "[gestrichen]"
MOVED_AWAY: Final = "[verschoben]"
NO_LABEL: Final = "–"
SIGNS: Final = {
    State.INSERTED: Sign.INSERTED,
    State.DELETED: Sign.DELETED,
    State.MOVED_AWAY: Sign.NOTE,
    State.MOVED_HERE: Sign.NOTE,
}
WORDS: Final = {
    State.INSERTED: Kind.NEW,
    State.DELETED: Kind.DELETED,
    State.MOVED_AWAY: Kind.MOVED,
    State.MOVED_HERE: Kind.MOVED,
}


def shown(redline: Redline, *, full: bool) -> Document:
    """Return the new Document with marks; its blocks and runs may be of `drafter.redline.shown`.

    With `full`, what went is shown too; without, a note stands in its place.
    """
    view = _View(full)
    return replace(
        accept(redline),
        sections=tuple(section for entry in redline.sections for section in view.section(entry)),
    )


class _View:
    """Shows the parts of a redline in one of the two ways."""

    def __init__(self, full: bool) -> None:
        self.full = full

    def section(self, entry: SectionEntry) -> Iterator[Section]:
        """Yield a section as shown; nothing for one that is gone and not told."""
        if isinstance(entry, MarkedSection):
            yield self.marked_section(entry)
        elif entry.state in (State.KEPT, State.MOVED_HERE) or not _painted(entry.part.id):
            yield from filter(None, [side_of_section(entry, "new")])
        elif entry.state is State.INSERTED or self.full:
            yield replace(entry.part, blocks=tuple(self.plain(entry.state, entry.part.blocks)))
        elif entry.state is State.DELETED:
            yield replace(entry.part, blocks=(self.struck(),))

    def marked_section(self, entry: MarkedSection) -> Section:
        """Show a section that was kept."""
        blocks: Iterable[Block]
        if _painted(entry.id):
            blocks = self.blocks(entry.blocks)
        else:
            blocks = (block for each in entry.blocks for block in side_of_block(each, "new"))
        return Section(entry.id, side_of_text(entry.title, "new"), tuple(blocks), entry.name)

    def blocks(self, entries: Iterable[BlockEntry]) -> Iterator[Block]:
        """Show blocks; what went at one place is one note where only additions are shown."""
        for gone, group in groupby(entries, key=_is_gone):
            if gone and not self.full:
                yield from self.gone(list(group))
            else:
                for entry in group:
                    yield from self.block(entry)

    def gone(self, entries: list[BlockEntry]) -> Iterator[Block]:
        """Show that blocks were taken out; nothing where they only moved."""
        if any(isinstance(entry, Whole) and entry.state is State.DELETED for entry in entries):
            yield self.struck()

    def struck(self) -> Block:
        """Return the note that stands where a block was taken out."""
        return _noted(Kind.DELETED, Sign.DELETED, Paragraph(note(STRUCK)))

    def block(self, entry: BlockEntry) -> Iterator[Block]:
        """Show a block."""
        match entry:
            case Whole():
                yield from self.whole(entry)
            case MarkedText():
                yield from self.text(entry)
            case MovedText():
                yield _noted(Kind.MOVED, Sign.NOTE, _text(entry.text, self.runs(entry.text.runs)))
            case Regrouped():
                yield from self.regrouped(entry)
            case MarkedList():
                yield ListBlock(entry.style, tuple(self.items(entry.items)))
            case MarkedTable():
                yield from self.table(entry)
            case MarkedFigure():
                yield self.figure(entry)
            case MarkedField():
                field = Field(entry.name, entry.label, self.runs(entry.runs))
                yield _if_changed(entry.runs, field)
            case MarkedChoices():
                yield from side_of_block(entry, "new")

    def whole(self, entry: Whole[Block]) -> Iterator[Block]:
        """Show a block of which nothing inside differs."""
        if entry.state is State.KEPT:
            yield entry.part
        elif entry.state is State.MOVED_HERE:
            yield _noted(Kind.MOVED, Sign.NOTE, entry.part)
        elif entry.state is State.MOVED_AWAY:
            yield _noted(Kind.MOVED, Sign.NOTE, Paragraph(note(MOVED_AWAY)))
        else:
            yield from self.plain(entry.state, (entry.part,))

    def plain(self, state: State, blocks: Iterable[Block]) -> Iterator[Block]:
        """Show blocks that came or went as a whole."""
        for block in blocks:
            yield _noted(WORDS[state], SIGNS[state], painted(block, SIGNS[state]))

    def text(self, entry: MarkedText) -> Iterator[Block]:
        """Show a paragraph or heading; one that was rewritten comes whole, old then new."""
        kind = kind_of_text(entry.runs)
        if kind is Kind.REWRITTEN and self.full:
            old = marked(side_of_text(entry.runs, "old"), Sign.DELETED)
            new = marked(side_of_text(entry.runs, "new"), Sign.INSERTED)
            yield _noted(Kind.DELETED, Sign.DELETED, Paragraph(old))
            yield _noted(Kind.REWRITTEN, Sign.INSERTED, _text(entry, new))
        else:
            yield _if_changed(entry.runs, _text(entry, self.runs(entry.runs)))

    def regrouped(self, entry: Regrouped) -> Iterator[Block]:
        """Show paragraphs that were split or joined as they are divided now."""
        word = Kind.SPLIT if State.INSERTED in entry.breaks else Kind.JOINED
        if any(kind_of_text(part) not in (None, Kind.FORM) for part in entry.parts):
            word = Kind.CHANGED
        runs: list[MarkedInline] = [entry.parts[0]]
        for border, part in zip(entry.breaks, entry.parts[1:], strict=True):
            if border.in_new:
                yield _noted(word, Sign.NOTE, Paragraph(self.runs(_as_one(runs))))
                runs = []
            runs.append(part)
        yield _noted(word, Sign.NOTE, Paragraph(self.runs(_as_one(runs))))

    def items(self, entries: Iterable[ItemEntry]) -> Iterator[Item]:
        """Show the items of a list."""
        for gone, group in groupby(entries, key=_is_gone):
            if gone and not self.full:
                if any(isinstance(each, Whole) and each.state is State.DELETED for each in group):
                    struck = (Paragraph(note(STRUCK)),)
                    yield NotedItem(NO_LABEL, struck, Kind.DELETED, Sign.DELETED)
            else:
                yield from map(self.item, group)

    def item(self, entry: ItemEntry) -> Item:
        """Show an item; a word about its first paragraph stands beside the whole item."""
        if isinstance(entry, MarkedItem):
            blocks = tuple(self.blocks(entry.blocks))
            lead = _lead(blocks[0]) if blocks else None
            if lead is None:
                return Item(entry.label, blocks)
            return NotedItem(entry.label, (lead.block, *blocks[1:]), lead.word, lead.sign)
        if entry.state is State.KEPT:
            return entry.part
        word, sign = WORDS[entry.state], SIGNS[entry.state]
        if entry.state is State.MOVED_AWAY:
            return NotedItem(NO_LABEL, (Paragraph(note(MOVED_AWAY)),), word, sign)
        blocks = entry.part.blocks
        if entry.state is not State.MOVED_HERE:
            blocks = tuple(painted(block, sign) for block in blocks)
        return NotedItem(entry.part.label, blocks, word, sign)

    def table(self, entry: MarkedTable) -> Iterator[Block]:
        """Show a table: rows and columns that came, and in full also those that went."""
        shown_columns = [self.full or column.state.in_new for column in entry.columns]
        columns = tuple(_kept(map(self.column, entry.columns), shown_columns))
        rows = tuple(
            row for marked_row in entry.rows for row in self.row(entry, marked_row, shown_columns)
        )
        yield Table(columns, rows, self.runs(entry.caption), entry.row_heads)
        gone = [column for column in entry.columns if column.state is State.DELETED]
        if gone and not self.full:
            yield self.struck()

    def column(self, entry: MarkedColumn) -> Column:
        """Show the head of a column."""
        if entry.state is State.KEPT:
            return Column(self.runs(entry.head), entry.align)
        head = marked(
            side_of_text(entry.head, "new" if entry.state.in_new else "old"), SIGNS[entry.state]
        )
        return NotedColumn(head, entry.align, WORDS[entry.state], SIGNS[entry.state])

    def row(self, table: MarkedTable, entry: MarkedRow, shown_columns: list[bool]) -> Iterator[Row]:
        """Show a row, if it is to be shown."""
        if entry.state is State.MOVED_AWAY or not any(shown_columns):
            return
        if entry.state is State.DELETED and not self.full:
            rest = [inline("")] * (sum(shown_columns) - 1)
            yield NotedRow((note(STRUCK), *rest), entry.style, Kind.DELETED, Sign.DELETED)
            return
        cells = tuple(_kept(map(self.runs, entry.cells), shown_columns))
        word = _word_of_row(table, entry)
        if word is None:
            yield Row(cells, entry.style)
        else:
            yield NotedRow(cells, entry.style, word, SIGNS.get(entry.state, Sign.NOTE))

    def figure(self, entry: MarkedFigure) -> Block:
        """Show a picture or chart as it is now; other content is said at the margin."""
        figure = Figure(entry.content, entry.alternative, self.runs(entry.caption))
        if (entry.content, entry.alternative) != (entry.was_content, entry.was_alternative):
            return _noted(Kind.CHANGED, Sign.NOTE, figure)
        return _if_changed(entry.caption, figure)

    def runs(self, runs: MarkedInline) -> Inline:
        """Show a text with its marks."""
        made: list[Run] = []
        for index, stretch in enumerate(runs):
            after = runs[index + 1] if index + 1 < len(runs) else None
            made += self.stretch(stretch, after, runs[index - 1] if index else None)
        return tuple(made)

    def stretch(self, stretch: Stretch, after: Stretch | None, before: Stretch | None) -> Inline:
        """Show a stretch of text."""
        if stretch.state is State.KEPT:
            return _spaced(stretch, before) if self.full else stretch.now
        if stretch.state is State.INSERTED:
            return marked(stretch.now, Sign.INSERTED)
        if self.full:
            return marked(stretch.was, Sign.DELETED)
        replaced = after is not None and after.state is State.INSERTED
        return () if replaced or not _has_words(stretch) else _struck_words(before)


def _painted(section: str) -> bool:
    return section not in PROCEDURE and section not in UNTOLD


def _is_gone(entry: BlockEntry | ItemEntry) -> bool:
    return isinstance(entry, Whole) and not entry.state.in_new


def _noted(word: str, sign: Sign, block: Block) -> Block:
    return cast(Block, Noted(word, sign, block))


def _lead(block: object) -> Noted | None:
    """Return a noted paragraph, whose word may stand beside the item that it leads."""
    return block if isinstance(block, Noted) and isinstance(block.block, Paragraph) else None


def _if_changed(runs: MarkedInline, block: Block) -> Block:
    """Give a block its word, if its text changed."""
    kind = kind_of_text(runs)
    return block if kind in (None, Kind.FORM) else _noted(kind, Sign.NOTE, block)


def _text(entry: MarkedText, runs: Inline) -> Heading | Paragraph:
    return Heading(entry.level, runs) if entry.level else Paragraph(runs)


def _as_one(parts: Iterable[MarkedInline]) -> MarkedInline:
    return tuple(stretch for part in parts for stretch in part)


def _has_words(stretch: Stretch) -> bool:
    return any(map(is_word, words_of(stretch.was).keys))


def _struck_words(before: Stretch | None) -> Inline:
    return (Run(" "), *note(STRUCK)) if before else (*note(STRUCK), Run(" "))


def _spaced(stretch: Stretch, before: Stretch | None) -> Inline:
    """Return a kept stretch, with the blank that it had behind words that went."""
    lacks = stretch.old_text[:1].isspace() and not stretch.new_text[:1].isspace()
    follows = before is not None and before.state is State.DELETED
    return (Run(" "), *stretch.now) if lacks and follows else stretch.now


def _kept(parts: Iterable[Part], is_shown: Iterable[bool]) -> Iterator[Part]:
    return (part for part, shows in zip(parts, is_shown, strict=True) if shows)


def _word_of_row(table: MarkedTable, row: MarkedRow) -> Kind | None:
    if row.state is not State.KEPT:
        return WORDS[row.state]
    kinds = [
        kind_of_text(cell)
        for cell, column in zip(row.cells, table.columns, strict=True)
        if column.state is State.KEPT
    ]
    return Kind.CHANGED if any(kind not in (None, Kind.FORM) for kind in kinds) else None
