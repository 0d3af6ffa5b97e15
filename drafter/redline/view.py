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
    Choice,
    Choices,
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
    inline,
)
from drafter.redline.changes import (
    PROCEDURE,
    UNTOLD,
    Edit,
    Kind,
    content_edits,
    has_other_picture,
    kind_of_borders,
    kind_of_text,
)
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
    NotedTable,
    Sign,
    marked,
    note,
)
from drafter.redline.tokens import is_word, words_of
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
STRUCK_COLUMN: Final = "[Spalte gestrichen]"
STRUCK_COLUMNS: Final = "[Spalten gestrichen]"
MOVED_AWAY: Final = "[verschoben]"
OTHER_PICTURE: Final = "[anderes Bild]"
OTHER_VALUES: Final = "Geändert: "
BEFORE: Final = "-bisher"
NO_LABEL: Final = "–"
CLOSING: Final = frozenset('%€*“".)')
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
    new = accept(redline)
    view = _View(full, frozenset(section.id for section in new.sections))
    return replace(
        new,
        sections=tuple(section for entry in redline.sections for section in view.section(entry)),
    )


class _View:
    """Shows the parts of a redline in one of the two ways; `ids` are those of the new sections."""

    def __init__(self, full: bool, ids: frozenset[str]) -> None:
        self.full = full
        self.ids = ids

    def section(self, entry: SectionEntry) -> Iterator[Section]:
        """Yield a section as shown; nothing for one that is gone and not told."""
        if isinstance(entry, MarkedSection):
            yield self.marked_section(entry)
        elif entry.state is State.KEPT or not _painted(entry.part.id):
            yield from filter(None, [side_of_section(entry, "new")])
        elif entry.state.in_new:
            yield replace(entry.part, blocks=tuple(self.plain(State.INSERTED, entry.part.blocks)))
        else:
            yield self.gone_section(entry)

    def gone_section(self, entry: Whole[Section]) -> Section:
        """Show a section that is gone; one that stands elsewhere now has its id there."""
        name = f"{entry.part.id}{BEFORE}" if entry.part.id in self.ids else entry.part.id
        plain = self.plain(State.DELETED, entry.part.blocks)
        return replace(entry.part, id=name, blocks=tuple(plain) if self.full else (self.struck(),))

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

    def struck(self, words: str = STRUCK) -> Block:
        """Return the note that stands where a block was taken out."""
        return _noted(Kind.DELETED, Sign.DELETED, Paragraph(note(words)))

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
                yield self.choices(entry)

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
        """Show paragraphs whose borders changed as they are divided now."""
        word = kind_of_borders(entry)
        if any(map(_told, entry.parts)):
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

    def choices(self, entry: MarkedChoices) -> Block:
        """Show boxes; another tick is said in the words of the summary."""
        boxes = tuple(box for each in entry.choices for box in self.choice(each))
        shown = Choices(self.runs(entry.label), boxes, self.runs(entry.summary))
        is_same = side_of_block(entry, "new") == side_of_block(entry, "old")
        return shown if is_same else _noted(Kind.CHANGED, Sign.NOTE, shown)

    def choice(self, entry: ChoiceEntry) -> Iterator[Choice]:
        """Show a box; one that is gone only in full."""
        if isinstance(entry, MarkedChoice):
            yield Choice(entry.ticked, self.runs(entry.runs))
        elif entry.state is State.KEPT:
            yield entry.part
        elif entry.state.in_new or self.full:
            sign = Sign.INSERTED if entry.state.in_new else Sign.DELETED
            yield replace(entry.part, runs=marked(entry.part.runs, sign))

    def table(self, entry: MarkedTable) -> Iterator[Block]:
        """Show a table: rows and columns that came, and in full also those that went."""
        is_shown = [self.full or column.state.in_new for column in entry.columns]
        columns = tuple(_kept(map(self.column, entry.columns), is_shown))
        rows = tuple(self.rows(entry, is_shown)) if columns else ()
        kind = _told(entry.caption) or ""
        yield NotedTable(columns, rows, self.runs(entry.caption), entry.row_heads, kind)
        gone = is_shown.count(False)
        if gone:
            yield self.struck(STRUCK_COLUMN if gone == 1 else STRUCK_COLUMNS)

    def column(self, entry: MarkedColumn) -> Column:
        """Show the head of a column."""
        head, sign = self.runs(entry.head), SIGNS.get(entry.state, Sign.NOTE)
        word = _told(entry.head) if entry.state is State.KEPT else WORDS[entry.state]
        return NotedColumn(head, entry.align, word, sign) if word else Column(head, entry.align)

    def rows(self, table: MarkedTable, is_shown: list[bool]) -> Iterator[Row]:
        """Show rows; those that went at one place are one note where only additions are shown."""
        for gone, group in groupby(table.rows, key=lambda row: not row.state.in_new):
            entries = list(group)
            if gone and not self.full:
                if any(entry.state is State.DELETED for entry in entries):
                    cells = _first_cell(note(STRUCK), is_shown)
                    yield NotedRow(cells, "body", Kind.DELETED, Sign.DELETED)
            else:
                yield from (self.row(table, entry, is_shown) for entry in entries)

    def row(self, table: MarkedTable, entry: MarkedRow, is_shown: list[bool]) -> Row:
        """Show a row; one that moved away is a note there."""
        if entry.state is State.MOVED_AWAY:
            return NotedRow(self.left_behind(entry), entry.style, Kind.MOVED, Sign.NOTE)
        cells = tuple(_kept(map(self.runs, entry.cells), is_shown))
        word, sign = _word_of_row(table, entry), SIGNS.get(entry.state, Sign.NOTE)
        return NotedRow(cells, entry.style, word, sign) if word else Row(cells, entry.style)

    def left_behind(self, entry: MarkedRow) -> tuple[Inline, ...]:
        """Return the cells of a row that moved away: a note, and what went with a column."""
        first, *others = (self.runs(cell) if _is_gone_text(cell) else () for cell in entry.cells)
        return (_joined((note(MOVED_AWAY), first), (Run(" "),)), *others)

    def figure(self, entry: MarkedFigure) -> Block:
        """Show a picture or chart as it is now; what is other in it is said below its caption."""
        other = (self.values(entry), note(OTHER_PICTURE) if has_other_picture(entry) else ())
        caption = _joined((self.runs(entry.caption), *other), (Run("\n"),))
        figure = Figure(entry.content, entry.alternative, caption)
        word = Kind.CHANGED if any(other) else _told(entry.caption)
        return _noted(word, Sign.NOTE, figure) if word else figure

    def values(self, entry: MarkedFigure) -> Inline:
        """Return the line that tells a chart's other values; nothing where all are the same."""
        told = _joined(map(self.value, content_edits(entry)), note("; "))
        return (*note(OTHER_VALUES), *told) if told else ()

    def value(self, edit: Edit) -> Inline:
        """Show a value of a chart that came, went, or is another."""
        new = marked(inline(edit.new), Sign.INSERTED)
        old = marked(inline(edit.old), Sign.DELETED) if self.full else ()
        return _joined((old, new), (Run(" "),)) or note(STRUCK)

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
            blank = self.full and before is not None and _touches(before, stretch)
            return (*((Run(" "),) if blank else ()), *marked(stretch.now, Sign.INSERTED))
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
    kind = _told(runs)
    return _noted(kind, Sign.NOTE, block) if kind else block


def _told(runs: MarkedInline) -> Kind | None:
    """Return the word for a text that was kept; None where no word of it differs."""
    kind = kind_of_text(runs)
    return None if kind is Kind.FORM else kind


def _text(entry: MarkedText, runs: Inline) -> Heading | Paragraph:
    return Heading(entry.level, runs) if entry.level else Paragraph(runs)


def _as_one(parts: Iterable[MarkedInline]) -> MarkedInline:
    return tuple(stretch for part in parts for stretch in part)


def _has_words(stretch: Stretch) -> bool:
    return any(map(is_word, words_of(stretch.was).keys))


def _struck_words(before: Stretch | None) -> Inline:
    return (Run(" "), *note(STRUCK)) if before else (*note(STRUCK), Run(" "))


def _touches(gone: Stretch, come: Stretch) -> bool:
    """Whether a word that came would stand against the word that it replaces."""
    ends = gone.old_text[-1:].isalnum() or gone.old_text[-1:] in CLOSING
    return gone.state is State.DELETED and ends and come.new_text[:1].isalnum()


def _is_gone_text(runs: MarkedInline) -> bool:
    return any(stretch.state is State.DELETED for stretch in runs)


def _first_cell(runs: Inline, is_shown: list[bool]) -> tuple[Inline, ...]:
    """Return the cells of a row that says something in its first one only."""
    return (runs, *[inline("")] * (is_shown.count(True) - 1))


def _joined(parts: Iterable[Inline], joint: Inline) -> Inline:
    """Put runs one behind the other, with a joint between those that are not empty."""
    first, *others = list(filter(None, parts)) or [()]
    return (*first, *(run for part in others for run in (*joint, *part)))


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
    kept = (column.state is State.KEPT for column in table.columns)
    return Kind.CHANGED if any(map(_told, _kept(row.cells, kept))) else None
