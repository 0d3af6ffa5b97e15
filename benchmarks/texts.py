"""The texts of a paper in reading order, and papers with other texts.

Labels of fields and of items are no texts here, as they are none in a `Document`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from drafter.document import (
    Block,
    Choices,
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
    inline,
    plain_text,
)


def texts(document: Document) -> Iterator[Inline]:
    """Yield every text of a paper that is not empty, in reading order."""
    for section in document.sections:
        yield from section_texts(section)


def section_texts(section: Section) -> Iterator[Inline]:
    """Yield the texts of a section."""
    yield from filter(None, (section.title,))
    for block in section.blocks:
        yield from block_texts(block)


def block_texts(block: Block) -> Iterator[Inline]:
    """Yield the texts of a block."""
    yield from filter(None, _block_texts(block))


def _block_texts(block: Block) -> Iterator[Inline]:
    match block:
        case Paragraph() | Heading() | Field():
            yield block.runs
        case ListBlock():
            for item in block.items:
                for inner in item.blocks:
                    yield from _block_texts(inner)
        case Table():
            yield block.caption
            yield from (column.head for column in block.columns)
            yield from (cell for row in block.rows for cell in row.cells)
        case Figure():
            yield block.caption
        case Choices():
            yield block.label
            yield from (choice.runs for choice in block.choices)
            yield block.summary


def with_texts(block: Block, change: Callable[[Inline], Inline]) -> Block:
    """Return a block whose texts are changed: of a table its cells, of a figure also its words.

    Fields, boxes and signatures stay as they are.
    """
    match block:
        case Paragraph() | Heading():
            return replace(block, runs=change(block.runs))
        case ListBlock():
            items = (
                Item(item.label, tuple(with_texts(each, change) for each in item.blocks))
                for item in block.items
            )
            return replace(block, items=tuple(items))
        case Table():
            rows = (Row(tuple(map(change, row.cells)), row.style) for row in block.rows)
            return replace(block, rows=tuple(rows))
        case Figure():
            told = plain_text(change(inline(block.alternative)))
            return replace(block, caption=change(block.caption), alternative=told)
        case _:
            return block
