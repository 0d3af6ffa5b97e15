"""The words of blocks, to be compared and looked into."""

from collections.abc import Iterable, Iterator

from drafter.document import Block
from drafter.document.blocks import ListBlock, Paragraph, plain_text
from drafter.document.reading import texts


def words(read: Iterable[Block]) -> str:
    """Return the words of blocks in reading order, labels of items left out, blanks even."""
    return " ".join(" ".join(_texts(read)).split())


def paragraph_text(block: Block) -> str:
    """Return the words of a paragraph; none of any other block."""
    return plain_text(block.runs) if isinstance(block, Paragraph) else ""


def _texts(read: Iterable[Block]) -> Iterator[str]:
    for block in read:
        yield from texts(block)
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _texts(item.blocks)
