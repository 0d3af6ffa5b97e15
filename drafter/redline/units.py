"""Blocks, items, rows and columns as units of an alignment: their kind, and the keys of words."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
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
    Image,
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
from drafter.redline.align import ITEM, Unit
from drafter.redline.tokens import keys_of, word_keys

LEAST_TO_MOVE: Final = 3
NEVER: Final = 10**9


def words(texts: Iterable[Inline]) -> Iterator[str]:
    """Yield the keys of the words in texts, without signs."""
    return chain.from_iterable(word_keys(plain_text(text)) for text in texts)


def block_unit(block: Block) -> Unit:
    """Return a block as a unit."""
    return Unit(block, _kind(block), partial(_block_words, block), least_to_move=LEAST_TO_MOVE)


def item_unit(item: Item) -> Unit:
    """Return a list item as a unit; its label does not count."""
    return Unit(item.blocks, ITEM, partial(_blocks_words, item.blocks))


def choice_unit(choice: Choice) -> Unit:
    """Return a box as a unit; it is known by its words, ticked or not."""
    return Unit(_label(choice.runs), "choice", partial(words, (choice.runs,)), least_to_move=NEVER)


def row_unit(row: Row, shown: Iterable[int]) -> Unit:
    """Return a row as a unit, by the cells of those columns that both tables have."""
    cells = tuple(row.cells[index] for index in shown)
    label = _label(cells[0]) if cells else ""
    return Unit((cells, row.style), "row", partial(words, cells), label=label)


def column_unit(table: Table, index: int) -> Unit:
    """Return a column as a unit; its head is what it is known by."""
    column: Column = table.columns[index]
    head = _label(column.head)
    cells = tuple(row.cells[index] for row in table.rows)
    texts = (column.head, *cells)
    return Unit(head or cells, "column", partial(words, texts), label=head, least_to_move=NEVER)


def _label(runs: Inline) -> str:
    """Return a text without what is form only."""
    return " ".join(keys_of(plain_text(runs)))


def _kind(block: Block) -> str:
    return f"field {block.name}" if isinstance(block, Field) else block.kind


def _blocks_words(blocks: Iterable[Block]) -> Iterator[str]:
    return chain.from_iterable(map(_block_words, blocks))


def _block_words(block: Block) -> Iterator[str]:
    match block:
        case ListBlock():
            return _blocks_words(inner for item in block.items for inner in item.blocks)
        case Figure(content=Image(key)):
            return chain(words((block.caption,)), (key,))
        case _:
            return words(_texts(block))


def _texts(block: Block) -> Iterator[Inline]:
    match block:
        case Paragraph() | Heading() | Field():
            yield block.runs
        case Table():
            yield block.caption
            yield from (column.head for column in block.columns)
            yield from (cell for row in block.rows for cell in row.cells)
        case Figure():
            yield block.caption
            if isinstance(block.content, Bars):
                yield from (inline(name) for name, _, _ in block.content.bars)
        case Choices():
            yield from (block.label, *(choice.runs for choice in block.choices), block.summary)
        case Signature():
            yield inline(f"{block.proxy} {block.office} {block.name}")
