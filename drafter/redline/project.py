"""The two Documents back out of a Redline: `accept` gives the new one, `reject` the old one.

Both walk the same tree with the same functions; a `Side` says whether a state counts and which of
two values to take. So the laws `accept(compare(a, b)) == b` and `reject(compare(a, b)) == a` hold
only if the tree holds everything of both.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

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
    Section,
    Table,
)
from drafter.document.joining import joined
from drafter.redline.tree import (
    BlockEntry,
    ChoiceEntry,
    Frame,
    ItemEntry,
    MarkedChoices,
    MarkedField,
    MarkedFigure,
    MarkedInline,
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
    Whole,
)

Value = TypeVar("Value")
Side = Literal["new", "old"]


def accept(redline: Redline) -> Document:
    """Return the new Document: all changes taken."""
    return _document(redline, "new")


def reject(redline: Redline) -> Document:
    """Return the old Document: all changes refused."""
    return _document(redline, "old")


def side_of_text(runs: MarkedInline, side: Side) -> Inline:
    """Return the runs of a marked text on one side."""
    return joined(run for stretch in runs for run in _pick(side, stretch.now, stretch.was))


def side_of_section(entry: SectionEntry, side: Side) -> Section | None:
    """Return what a section is on one side; None where it does not stand there."""
    return next(_sections((entry,), side), None)


def side_of_block(entry: BlockEntry, side: Side) -> tuple[Block, ...]:
    """Return what a block is on one side: none, one, or several paragraphs."""
    return tuple(_blocks((entry,), side))


def counts(state: State, side: Side) -> bool:
    """Whether a part of that state stands on a side."""
    return state.in_new if side == "new" else state.in_old


def _pick(side: Side, new: Value, old: Value) -> Value:
    return new if side == "new" else old


def _document(redline: Redline, side: Side) -> Document:
    frame: Frame = _pick(side, redline.frame, redline.was_frame)
    return Document(
        language=frame.language,
        title=frame.title,
        author=frame.author,
        reference=frame.reference,
        date=frame.date,
        sections=tuple(_sections(redline.sections, side)),
        furniture=frame.furniture,
    )


def _sections(entries: Iterable[SectionEntry], side: Side) -> Iterator[Section]:
    for entry in entries:
        match entry:
            case MarkedSection():
                title, blocks = side_of_text(entry.title, side), tuple(_blocks(entry.blocks, side))
                yield Section(entry.id, title, blocks, _pick(side, entry.name, entry.was_name))
            case Whole() if counts(entry.state, side):
                yield entry.part


def _blocks(entries: Iterable[BlockEntry], side: Side) -> Iterator[Block]:
    for entry in entries:
        match entry:
            case Whole():
                if counts(entry.state, side):
                    yield entry.part
            case MovedText():
                if side == "new":
                    yield _text(entry.text, side)
            case MarkedText():
                yield _text(entry, side)
            case Regrouped():
                yield from _paragraphs(entry, side)
            case MarkedList():
                yield _list(entry, side)
            case MarkedTable():
                yield _table(entry, side)
            case MarkedFigure():
                yield _figure(entry, side)
            case MarkedField():
                label = _pick(side, entry.label, entry.was_label)
                yield Field(entry.name, label, side_of_text(entry.runs, side))
            case MarkedChoices():
                yield _choices(entry, side)


def _text(text: MarkedText, side: Side) -> Heading | Paragraph:
    level, runs = _pick(side, text.level, text.was_level), side_of_text(text.runs, side)
    return Heading(level, runs) if level else Paragraph(runs)


def _paragraphs(entry: Regrouped, side: Side) -> Iterator[Paragraph]:
    open_part: list[MarkedInline] = [entry.parts[0]]
    for border, part in zip(entry.breaks, entry.parts[1:], strict=True):
        if counts(border, side):
            yield _joined_parts(open_part, side)
            open_part = []
        open_part.append(part)
    yield _joined_parts(open_part, side)


def _joined_parts(parts: Iterable[MarkedInline], side: Side) -> Paragraph:
    return Paragraph(side_of_text(tuple(stretch for part in parts for stretch in part), side))


def _list(entry: MarkedList, side: Side) -> ListBlock:
    return ListBlock(_pick(side, entry.style, entry.was_style), tuple(_items(entry.items, side)))


def _items(entries: Iterable[ItemEntry], side: Side) -> Iterator[Item]:
    for entry in entries:
        if not isinstance(entry, Whole):
            label = _pick(side, entry.label, entry.was_label)
            yield Item(label, tuple(_blocks(entry.blocks, side)))
        elif counts(entry.state, side):
            yield entry.part


def _table(entry: MarkedTable, side: Side) -> Table:
    shown = [counts(column.state, side) for column in entry.columns]
    columns = tuple(
        Column(side_of_text(column.head, side), _pick(side, column.align, column.was_align))
        for column, is_shown in zip(entry.columns, shown, strict=True)
        if is_shown
    )
    rows = tuple(_row(row, shown, side) for row in entry.rows if counts(row.state, side))
    caption = side_of_text(entry.caption, side)
    return Table(columns, rows, caption, _pick(side, entry.row_heads, entry.was_row_heads))


def _row(row: MarkedRow, shown: list[bool], side: Side) -> Row:
    cells = tuple(
        side_of_text(cell, side)
        for cell, is_shown in zip(row.cells, shown, strict=True)
        if is_shown
    )
    return Row(cells, _pick(side, row.style, row.was_style))


def _figure(entry: MarkedFigure, side: Side) -> Figure:
    return Figure(
        _pick(side, entry.content, entry.was_content),
        _pick(side, entry.alternative, entry.was_alternative),
        side_of_text(entry.caption, side),
    )


def _choices(entry: MarkedChoices, side: Side) -> Choices:
    choices = tuple(_each_choice(entry.choices, side))
    label, summary = side_of_text(entry.label, side), side_of_text(entry.summary, side)
    return Choices(label, choices, summary)


def _each_choice(entries: Iterable[ChoiceEntry], side: Side) -> Iterator[Choice]:
    for entry in entries:
        if not isinstance(entry, Whole):
            ticked = _pick(side, entry.ticked, entry.was_ticked)
            yield Choice(ticked, side_of_text(entry.runs, side))
        elif counts(entry.state, side):
            yield entry.part
