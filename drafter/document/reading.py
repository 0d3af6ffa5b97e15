"""The words of blocks in the order in which they are read."""

from collections.abc import Iterator

from drafter.document.blocks import (
    Bars,
    Block,
    Choices,
    Field,
    Figure,
    ListBlock,
    Signature,
    Table,
    plain_text,
)


def texts(block: Block) -> Iterator[str]:
    """Yield what a reader reads of a block, without the blocks inside it; some may be empty."""
    match block:
        case ListBlock():
            return
        case Table():
            yield plain_text(block.caption)
            rows = ([column.head for column in block.columns], *(row.cells for row in block.rows))
            yield from (" | ".join(map(plain_text, cells)) for cells in rows)
        case Figure():
            yield from (block.alternative, plain_text(block.caption))
            bars = block.content.bars if isinstance(block.content, Bars) else ()
            yield from (f"{label}: {shown}" for label, _, shown in bars)
        case Field():
            yield f"{block.label} {plain_text(block.runs)}"
        case Choices():
            yield f"{plain_text(block.label)} {plain_text(block.summary)}"
            yield from _ticked(block)
        case Signature():
            yield f"{block.proxy} {block.office} {block.name}"
        case _:
            yield plain_text(block.runs)


def _ticked(block: Choices) -> Iterator[str]:
    yield from (plain_text(choice.runs) for choice in block.choices if choice.ticked)
