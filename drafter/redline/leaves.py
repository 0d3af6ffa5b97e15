"""The texts of a block, one a paragraph, heading, cell or label, in reading order."""

from collections.abc import Iterator

from drafter.document import (
    Block,
    Choices,
    Field,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Signature,
    Table,
    inline,
    plain_text,
)
from drafter.redline.shown import is_visible


def leaves(block: Block) -> tuple[str, ...]:
    """Return the texts of a block, without styles and without labels of lists."""
    found = (plain_text(runs).strip() for runs in texts(block))
    return tuple(filter(is_visible, found))


def lines(block: Block) -> tuple[str, ...]:
    """Return a block as lines: a row of a table is one, with commas between its cells."""
    if isinstance(block, Table):
        return tuple(", ".join(filter(None, map(plain_text, row.cells))) for row in block.rows)
    return leaves(block)


def texts(block: Block) -> Iterator[Inline]:
    """Yield the texts of a block with their styles, empty ones included."""
    match block:
        case Paragraph() | Heading() | Field():
            yield block.runs
        case ListBlock():
            for item in block.items:
                for inner in item.blocks:
                    yield from texts(inner)
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
        case Signature():
            yield inline(", ".join(filter(None, (block.proxy, block.office, block.name))))
