"""The words of blocks, to be compared."""

from collections.abc import Iterable, Iterator

from drafter.document import Block
from drafter.document.blocks import ListBlock
from drafter.document.reading import texts


def words(read: Iterable[Block]) -> str:
    """Return the words of blocks in reading order, labels of items left out, blanks even."""
    return " ".join(" ".join(_texts(read)).split())


def _texts(read: Iterable[Block]) -> Iterator[str]:
    for block in read:
        yield from texts(block)
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _texts(item.blocks)
