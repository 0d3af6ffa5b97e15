"""The words of a Redline on both sides, each marked or not."""

from collections.abc import Iterable, Iterator

from benchmarks.texts import block_texts, section_texts
from benchmarks.truth import LINE_BREAK, Fate, Piece, Sides, words
from drafter.document import Inline, Item, plain_text
from drafter.redline import Redline, State
from drafter.redline.project import Side, counts
from drafter.redline.tree import (
    BlockEntry,
    MarkedChoices,
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
    SectionEntry,
    Whole,
)


def marks(redline: Redline) -> Sides:
    """Return the words of both papers; what moved is marked at both places."""
    return Sides(words(_pieces(redline, "old")), words(_pieces(redline, "new")))


def _pieces(redline: Redline, side: Side) -> Iterator[Piece]:
    for entry in redline.sections:
        yield from _section(entry, side)


def _section(entry: SectionEntry, side: Side) -> Iterator[Piece]:
    if isinstance(entry, Whole):
        yield from _whole(section_texts(entry.part), entry.state, side)
        return
    yield from _text(entry.title, side)
    for block in entry.blocks:
        yield from _block(block, side)


def _block(entry: BlockEntry, side: Side) -> Iterator[Piece]:
    match entry:
        case Whole():
            yield from _whole(block_texts(entry.part), entry.state, side)
        case MarkedText() | MarkedField():
            yield from _text(entry.runs, side)
        case MovedText():
            yield from _text(entry.text.runs, side) if side == "new" else ()
        case Regrouped():
            yield from _regrouped(entry, side)
        case MarkedList():
            for item in entry.items:
                yield from _item(item, side)
        case MarkedTable():
            yield from _table(entry, side)
        case MarkedFigure():
            yield from _text(entry.caption, side)
        case MarkedChoices():
            yield from _choices(entry, side)


def _whole(texts: Iterable[Inline], state: State, side: Side) -> Iterator[Piece]:
    if counts(state, side):
        for text in texts:
            yield from (Piece(plain_text(text), _fate(state)), LINE_BREAK)


def _fate(state: State) -> Fate:
    return Fate.KEPT if state is State.KEPT else Fate.CHANGED


def _text(runs: MarkedInline, side: Side, *, broken: bool = True) -> Iterator[Piece]:
    for stretch in runs:
        text = stretch.new_text if side == "new" else stretch.old_text
        yield Piece(text, _fate(stretch.state))
    yield from (LINE_BREAK,) if broken else ()


def _regrouped(entry: Regrouped, side: Side) -> Iterator[Piece]:
    for part, border in zip(entry.parts, (*entry.breaks, State.KEPT), strict=True):
        yield from _text(part, side, broken=counts(border, side))


def _item(entry: Whole[Item] | MarkedItem, side: Side) -> Iterator[Piece]:
    if isinstance(entry, Whole):
        texts = (text for block in entry.part.blocks for text in block_texts(block))
        yield from _whole(texts, entry.state, side)
        return
    for block in entry.blocks:
        yield from _block(block, side)


def _table(entry: MarkedTable, side: Side) -> Iterator[Piece]:
    for text in (entry.caption, *(column.head for column in entry.columns)):
        yield from _text(text, side)
    for row in entry.rows:
        yield from _row(row, side)


def _row(row: MarkedRow, side: Side) -> Iterator[Piece]:
    """Yield a row's words; those of one that moved are marked although its cells were kept."""
    least = _fate(row.state)
    for cell in row.cells if counts(row.state, side) else ():
        yield from (Piece(text, max(fate, least)) for text, fate in _text(cell, side))


def _choices(entry: MarkedChoices, side: Side) -> Iterator[Piece]:
    yield from _text(entry.label, side)
    for choice in entry.choices:
        if isinstance(choice, Whole):
            yield from _whole((choice.part.runs,), choice.state, side)
        else:
            yield from _text(choice.runs, side)
    yield from _text(entry.summary, side)
