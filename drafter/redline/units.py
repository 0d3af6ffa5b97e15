"""Blocks, items, rows and columns as units of an alignment: their kind, and the keys of words."""

from collections.abc import Iterable, Iterator
from typing import Final

from drafter.document import (
    Bars,
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
from drafter.redline.align import HEADING, ITEM, PARAGRAPH, Unit
from drafter.redline.tokens import is_word, words_of

LEAST_TO_MOVE: Final = 3
NEVER: Final = 10**9


def keys(runs: Inline) -> Iterator[str]:
    """Yield the keys of a text's words, without signs."""
    return filter(is_word, words_of(runs).keys)


def block_unit(block: Block) -> Unit:
    """Return a block as a unit."""
    return Unit(block, _kind(block), _block_keys(block), least_to_move=LEAST_TO_MOVE)


def item_unit(item: Item) -> Unit:
    """Return a list item as a unit; its label does not count."""
    return Unit(item.blocks, ITEM, _blocks_keys(item.blocks))


def choice_unit(choice: Choice) -> Unit:
    """Return a box as a unit; it is known by its words, ticked or not."""
    return Unit(_label(choice.runs), "choice", keys(choice.runs), least_to_move=NEVER)


def row_unit(row: Row, shown: Iterable[int]) -> Unit:
    """Return a row as a unit, by the cells of those columns that both tables have."""
    cells = tuple(row.cells[index] for index in shown)
    label = _label(cells[0]) if cells else ""
    return Unit((cells, row.style), "row", _cells_keys(cells), label=label)


def column_unit(table: Table, index: int) -> Unit:
    """Return a column as a unit; its head is what it is known by."""
    column: Column = table.columns[index]
    head = _label(column.head)
    cells = tuple(row.cells[index] for row in table.rows)
    words = _cells_keys((column.head, *cells))
    return Unit(head or cells, "column", words, label=head, least_to_move=NEVER)


def _label(runs: Inline) -> str:
    """Return a text without what is form only."""
    return " ".join(words_of(runs).keys)


def _kind(block: Block) -> str:
    match block:
        case Paragraph():
            return PARAGRAPH
        case Heading():
            return HEADING
        case Field():
            return f"field {block.name}"
        case _:
            return block.kind


def _block_keys(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Heading() | Field():
            yield from keys(block.runs)
        case ListBlock():
            for item in block.items:
                yield from _blocks_keys(item.blocks)
        case Table():
            yield from keys(block.caption)
            yield from _cells_keys(column.head for column in block.columns)
            yield from _cells_keys(cell for row in block.rows for cell in row.cells)
        case Figure():
            yield from _figure_keys(block)
        case Choices():
            boxes = (choice.runs for choice in block.choices)
            yield from _cells_keys((block.label, *boxes, block.summary))
        case Signature():
            yield from keys(inline(f"{block.proxy} {block.office} {block.name}"))


def _blocks_keys(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block_keys(block)


def _cells_keys(cells: Iterable[Inline]) -> Iterator[str]:
    for cell in cells:
        yield from keys(cell)


def _figure_keys(figure: Figure) -> Iterator[str]:
    yield from keys(figure.caption)
    if isinstance(figure.content, Bars):
        yield from (key for name, _, _ in figure.content.bars for key in keys(inline(name)))
    else:
        yield figure.content.key
