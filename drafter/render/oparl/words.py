"""The words of a Document as plain text (OParl 1.1, File.text)."""

from collections.abc import Iterable, Iterator

from drafter.document import Block, Document, Item, ListBlock, Section, plain_text
from drafter.document.reading import texts


def words(document: Document) -> str:
    """Return all words of a Document in reading order, a line for each block."""
    return "\n".join(line for section in document.sections for line in _section(section))


def _section(section: Section) -> Iterator[str]:
    lines = (plain_text(section.title), *_lines(section.blocks))
    yield from filter(None, (" ".join(line.split()) for line in lines))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, ListBlock):
        for item in block.items:
            yield from _item(item)
    else:
        yield from texts(block)


def _item(item: Item) -> Iterator[str]:
    """Yield the lines of an item, its label before the first."""
    first, *others = (*_lines(item.blocks), "")
    yield f"{item.label} {first}"
    yield from others
