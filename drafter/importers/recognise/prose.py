"""Running text: the sections that are nothing but prose."""

from collections.abc import Iterable, Iterator

from drafter.document import Block
from drafter.document.blocks import ListBlock
from drafter.document.reading import texts
from drafter.importers.draft import Said
from drafter.importers.flow import blocks
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.importers.writing.markdown import markdown


def prose(found: Found, _: Context) -> Gained:
    """Read a section as running text."""
    said = said_of(blocks(found.parts))
    return Gained({found.section.kind.value: said} if said.text else {})


def said_of(read: Iterable[Block]) -> Said:
    """Return blocks as a value of Markdown."""
    return Said(markdown(tuple(read)), prose=True)


def words(read: Iterable[Block]) -> str:
    """Return the words of blocks in reading order, labels of items left out, blanks even."""
    return " ".join(" ".join(_texts(read)).split())


def _texts(read: Iterable[Block]) -> Iterator[str]:
    for block in read:
        yield from texts(block)
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _texts(item.blocks)
