"""Blocks, items, rows and columns as units of an alignment: their kind, and the keys of words."""

from collections.abc import Iterable, Iterator
from typing import Final

from drafter.document import (
    Bars,
    Block,
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
    plain_text,
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


def row_unit(row: Row, shown: Iterable[int]) -> Unit:
    """Return a row as a unit, by the cells of those columns that both tables have."""
    cells = tuple(row.cells[index] for index in shown)
    label = plain_text(cells[0]).strip() if cells else ""
    return Unit((cells, row.style), "row", _cells_keys(cells), label=label)


def column_unit(table: Table, index: int) -> Unit:
    """Return a column as a unit; its head is what it is known by."""
    column: Column = table.columns[index]
    head = plain_text(column.head).strip()
    part = head or tuple(row.cells[index] for row in table.rows)
    cells = [row.cells[index] for row in table.rows]
    return Unit(part, "column", _cells_keys(cells), label=head, least_to_move=NEVER)


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
            yield from _cells_keys(choice.runs for choice in block.choices)
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
