"""A text as a reader sees it: leaves of words, one a paragraph, heading, cell or caption."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.document import Block, Figure, Heading, Inline, ListBlock, Paragraph, Table, plain_text
from drafter.document.prose import Passage

SIGNS_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060"
INVISIBLE = re.compile(f"[{SIGNS_UNSEEN}]")


class Leaf(NamedTuple):
    """A run of words that nothing interrupts; `kind` tells where it stands, without its words."""

    kind: str
    runs: Inline

    @property
    def words(self) -> str:
        """The words, without styles."""
        return plain_text(self.runs)


class Seen(NamedTuple):
    """A leaf of a passage: which one, its words, and these on one line with single blanks."""

    passage: Passage
    number: int
    words: str
    bare: str


def leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """Yield the leaves of blocks in reading order, and one without words for each list item."""
    for block in blocks:
        match block:
            case Paragraph():
                yield Leaf("paragraph", block.runs)
            case Heading():
                yield Leaf(f"heading {block.level}", block.runs)
            case ListBlock():
                for item in block.items:
                    yield Leaf(f"{block.style} {item.label}", ())
                    yield from leaves(item.blocks)
            case Table():
                yield Leaf("table", block.caption)
                yield from (Leaf(f"head {one.align}", one.head) for one in block.columns)
                yield from (Leaf("cell", cell) for row in block.rows for cell in row.cells)
            case Figure():
                yield Leaf(f"figure {block.content} {block.alternative}", block.caption)


def seen(passages: Iterable[Passage]) -> Iterator[Seen]:
    """Yield what a reader sees of passages."""
    for passage in passages:
        for number, leaf in enumerate(leaves(passage.blocks)):
            yield Seen(passage, number, leaf.words, bare(leaf.words))


def bare(text: str, dropped: re.Pattern[str] = INVISIBLE) -> str:
    """Return a text on one line, with single blanks, without what is to be dropped."""
    return " ".join(dropped.sub("", text).split())
