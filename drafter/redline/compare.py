"""Two Documents to a Redline: sections by id, blocks by similarity, words inside a pair.

Nothing here knows HTML. Sections, blocks, items, rows and columns are aligned first; only what
became one another is compared by words. What is the same stands as it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from drafter.document import (
    Block,
    Choice,
    Choices,
    Document,
    Field,
    Figure,
    Heading,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Run,
    Section,
    Table,
)
from drafter.document.joining import joined
from drafter.redline import texts
from drafter.redline.align import align, one_by_one
from drafter.redline.making import UnitMaker
from drafter.redline.tokens import PARAGRAPH_BREAK, Tokenizer
from drafter.redline.tree import (
    BlockEntry,
    ChoiceEntry,
    Frame,
    ItemEntry,
    MarkedBlock,
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
from drafter.redline.units import Link, Units

Part = TypeVar("Part")


def compare(old: Document, new: Document) -> Redline:
    """Compare two Documents whose runs are canonical (see `drafter.document.joining`).

    The same two Documents give the same Redline, whatever process or machine compares them.
    """
    return Redline(_frame(new), _frame(old), tuple(_Comparison().sections(old, new)))


def _frame(document: Document) -> Frame:
    return Frame(
        document.language,
        document.title,
        document.author,
        document.reference,
        document.date,
        document.furniture,
    )


class _Comparison:
    """One comparison: it numbers the moves as it finds them, and takes each text apart once."""

    def __init__(self) -> None:
        self.next_move = 1
        self.tokenizer = Tokenizer()
        self.units = UnitMaker(self.tokenizer)

    def pairs(self, old: Units, new: Units) -> list[Link]:
        """Align two sequences part by part."""
        return [*one_by_one(self.links(old, new))]

    def links(self, old: Units, new: Units) -> list[Link]:
        """Align two sequences with move numbers of this comparison."""
        found = align(old, new, self.next_move)
        self.next_move = max([self.next_move, *(link.move + 1 for link in found)])
        return found

    def texts(self, old: Inline, new: Inline) -> MarkedInline:
        """Compare two texts word by word."""
        return texts.compare(old, new, self.tokenizer)

    def sections(self, old: Document, new: Document) -> Iterator[SectionEntry]:
        """Match sections by id; those whose order changed stand at both places."""
        olds = {section.id: section for section in old.sections}
        units = self.units.sections(old.sections), self.units.sections(new.sections)
        for link in self.pairs(*units):
            if link.old and link.new:
                section = new.sections[link.new[0]]
                yield self.section(olds[section.id], section)
            else:
                yield from _whole(link, old.sections, new.sections)

    def section(self, old: Section, new: Section) -> SectionEntry:
        """Compare two sections of one id."""
        if old == new:
            return Whole(State.KEPT, new)
        return MarkedSection(
            new.id,
            new.name,
            old.name,
            self.texts(old.title, new.title),
            self.blocks(old.blocks, new.blocks),
        )

    def blocks(self, old: Sequence[Block], new: Sequence[Block]) -> tuple[BlockEntry, ...]:
        """Compare two sequences of blocks."""
        links = self.links(self.units.blocks(old), self.units.blocks(new))
        origins = {link.move: old[link.old[0]] for link in links if link.move and link.old}
        return tuple(
            entry for link in links for entry in self.linked_blocks(link, old, new, origins)
        )

    def linked_blocks(
        self, link: Link, old: Sequence[Block], new: Sequence[Block], origins: dict[int, Block]
    ) -> Iterator[BlockEntry]:
        """Yield what a link of blocks stands for."""
        if link.equal:
            yield from (Whole(State.KEPT, new[j]) for j in link.new)
        elif len(link.old) > 1 or len(link.new) > 1:
            yield self.regrouped([old[i] for i in link.old], [new[j] for j in link.new])
        elif link.old and link.new:
            yield self.block(old[link.old[0]], new[link.new[0]])
        elif link.move and link.new and origins[link.move] != new[link.new[0]]:
            yield self.moved_text(origins[link.move], new[link.new[0]], link.move)
        else:
            yield from _whole(link, old, new)

    def block(self, old: Block, new: Block) -> BlockEntry:
        """Compare two blocks that became one another."""
        if old == new:
            return Whole(State.KEPT, new)
        match old, new:
            case Paragraph() | Heading(), Paragraph() | Heading():
                return self.text(old, new)
            case ListBlock(), ListBlock():
                return MarkedList(new.style, old.style, self.items(old.items, new.items))
            case Table(), Table():
                return self.table(old, new)
            case Figure(), Figure():
                return self.figure(old, new)
            case Field(), Field():
                runs = self.texts(old.runs, new.runs)
                return MarkedField(new.name, new.label, old.label, runs)
            case Choices(), Choices():
                return self.choices(old, new)
        raise TypeError(f"a {old.kind} cannot become a {new.kind}")

    def text(self, old: Paragraph | Heading, new: Paragraph | Heading) -> MarkedText:
        """Compare paragraphs and headings, which may become one another."""
        return MarkedText(_level(new), _level(old), self.texts(old.runs, new.runs))

    def moved_text(self, old: Block, new: Block, move: int) -> MovedText:
        """Compare a paragraph with what it was at its old place."""
        assert isinstance(old, Paragraph)
        assert isinstance(new, Paragraph)
        return MovedText(self.text(old, new), move)

    def regrouped(self, old: Iterable[Block], new: Iterable[Block]) -> MarkedBlock:
        """Compare paragraphs whose borders changed: the borders are compared like words."""
        parts: list[MarkedInline] = [()]
        breaks: list[State] = []
        for stretch in self.texts(_as_one(old), _as_one(new)):
            pieces = _pieces(stretch)
            parts[-1] = (*parts[-1], *pieces[0])
            breaks += [stretch.state] * (len(pieces) - 1)
            parts += pieces[1:]
        return Regrouped(tuple(parts), tuple(breaks))

    def items(self, old: Sequence[Item], new: Sequence[Item]) -> tuple[ItemEntry, ...]:
        """Compare the items of two lists; labels do not count."""
        links = self.pairs(self.units.items(old), self.units.items(new))
        return tuple(entry for link in links for entry in self.linked_items(link, old, new))

    def linked_items(
        self, link: Link, old: Sequence[Item], new: Sequence[Item]
    ) -> Iterator[ItemEntry]:
        """Yield what a link of items stands for."""
        if link.old and link.new:
            before, after = old[link.old[0]], new[link.new[0]]
            if before == after:
                yield Whole(State.KEPT, after)
            else:
                blocks = self.blocks(before.blocks, after.blocks)
                yield MarkedItem(after.label, before.label, blocks)
        else:
            yield from _whole(link, old, new)

    def figure(self, old: Figure, new: Figure) -> MarkedFigure:
        """Compare two pictures or charts."""
        return MarkedFigure(
            new.content,
            old.content,
            new.alternative,
            old.alternative,
            self.texts(old.caption, new.caption),
        )

    def choices(self, old: Choices, new: Choices) -> MarkedChoices:
        """Compare boxes: they are known by their words."""
        links = self.pairs(self.units.choices(old.choices), self.units.choices(new.choices))
        entries = tuple(
            entry for link in links for entry in self.choice(link, old.choices, new.choices)
        )
        return MarkedChoices(
            self.texts(old.label, new.label), entries, self.texts(old.summary, new.summary)
        )

    def choice(
        self, link: Link, old: Sequence[Choice], new: Sequence[Choice]
    ) -> Iterator[ChoiceEntry]:
        """Yield what a link of boxes stands for."""
        if link.old and link.new:
            before, after = old[link.old[0]], new[link.new[0]]
            runs = self.texts(before.runs, after.runs)
            yield MarkedChoice(after.ticked, before.ticked, runs)
        else:
            yield from _whole(link, old, new)

    def table(self, old: Table, new: Table) -> MarkedTable:
        """Compare two tables: columns first, then rows by what both tables have, then cells."""
        columns = self.pairs(self.units.columns(old), self.units.columns(new))
        shared = [link for link in columns if link.old and link.new]
        rows = self.pairs(
            self.units.rows(old.rows, [link.old[0] for link in shared]),
            self.units.rows(new.rows, [link.new[0] for link in shared]),
        )
        return MarkedTable(
            tuple(self.column(link, old, new) for link in columns),
            tuple(self.row(link, columns, old, new) for link in rows),
            self.texts(old.caption, new.caption),
            new.row_heads,
            old.row_heads,
        )

    def column(self, link: Link, old: Table, new: Table) -> MarkedColumn:
        """Return what a link of columns stands for: its head, compared."""
        before = [old.columns[i] for i in link.old]
        after = [new.columns[j] for j in link.new]
        align = [column.align for column in (*after, *before)]
        heads = [column.head for column in before], [column.head for column in after]
        return MarkedColumn(_state(link), self.cell(*heads), align[0], align[-1])

    def row(self, link: Link, columns: Iterable[Link], old: Table, new: Table) -> MarkedRow:
        """Return what a link of rows stands for: its cells, compared one by one."""
        if link.equal and all(column.old and column.new for column in columns):
            row = new.rows[link.new[0]]
            return MarkedRow(State.KEPT, tuple(map(_kept, row.cells)), row.style, row.style)
        before = [old.rows[i] for i in link.old]
        after = [new.rows[j] for j in link.new]
        style = [row.style for row in (*after, *before)]
        cells = tuple(
            self.cell(
                [row.cells[i] for row in before for i in column.old],
                [row.cells[j] for row in after for j in column.new],
                moved=bool(link.move and column.old and column.new),
            )
            for column in columns
        )
        return MarkedRow(_state(link), cells, style[0], style[-1], link.move)

    def cell(
        self, old: Sequence[Inline], new: Sequence[Inline], *, moved: bool = False
    ) -> MarkedInline:
        """Compare a cell that each side has or has not; what moved with its row is kept."""
        if old and new:
            return self.texts(old[0], new[0])
        if moved:
            return _kept((*old, *new)[0])
        gone = (Stretch(State.DELETED, (), cell) for cell in old if cell)
        come = (Stretch(State.INSERTED, cell, ()) for cell in new if cell)
        return (*gone, *come)


def _state(link: Link) -> State:
    if link.old and link.new:
        return State.KEPT
    if link.old:
        return State.MOVED_AWAY if link.move else State.DELETED
    return State.MOVED_HERE if link.move else State.INSERTED


def _kept(text: Inline) -> MarkedInline:
    return (Stretch(State.KEPT, text, text),) if text else ()


def _whole(link: Link, old: Sequence[Part], new: Sequence[Part]) -> Iterator[Whole[Part]]:
    """Yield the parts of a link that has only one side."""
    state = _state(link)
    yield from (Whole(state, old[i], link.move) for i in link.old)
    yield from (Whole(state, new[j], link.move) for j in link.new)


def _level(text: Paragraph | Heading) -> int:
    return text.level if isinstance(text, Heading) else 0


def _as_one(paragraphs: Iterable[Block]) -> Inline:
    runs: list[Run] = []
    for index, paragraph in enumerate(paragraphs):
        assert isinstance(paragraph, Paragraph)
        runs += [*([Run(PARAGRAPH_BREAK)] if index else ()), *paragraph.runs]
    return joined(runs)


def _pieces(stretch: Stretch) -> list[MarkedInline]:
    """Split a stretch at the borders of paragraphs in it."""
    now, was = _split(stretch.now), _split(stretch.was)
    count = max(len(now), len(was))
    sides = zip(now + [()] * (count - len(now)), was + [()] * (count - len(was)), strict=True)
    return [(Stretch(stretch.state, *side),) if any(side) else () for side in sides]


def _split(runs: Inline) -> list[Inline]:
    parts: list[Inline] = [()]
    for run in runs:
        first, *more = run.text.split(PARAGRAPH_BREAK)
        texts_of_parts = [first, *more]
        for index, text in enumerate(texts_of_parts):
            if index:
                parts.append(())
            if text:
                parts[-1] = (*parts[-1], Run(text, run.strong, run.emphasis, run.href))
    return parts
