"""Parts of a paper in several versions side by side: paragraphs, tables, points of a resolution."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from drafter.document import Block, ListBlock
from drafter.redline.changes import Kind
from drafter.redline.places import LETTER, NUMBER
from drafter.redline.sides import Blocks

INSIDE: Final[Mapping[Kind, Kind]] = {
    Kind.NEW: Kind.ADDED,
    Kind.DELETED: Kind.CHANGED,
    Kind.MOVED: Kind.CHANGED,
}
QUIET: Final = frozenset({Kind.RENUMBERED, Kind.FORM})
PARTED: Final = frozenset({Kind.SPLIT, Kind.JOINED, Kind.SHIFTED})
ATTACHMENT: Final = re.compile(r"Anlage\b")


class Noun(NamedTuple):
    """What a part is called where parts are counted: one, and several."""

    one: str
    several: str


PARAGRAPH: Final = Noun("Absatz", "Absätze")
ENTRY: Final = Noun("Angabe", "Angaben")
POINT: Final = Noun("Ziffer", "Ziffern")
POINT_BELOW: Final = Noun("Unterpunkt", "Unterpunkte")
RESOLUTION_PART: Final = Noun("Teil", "Teile")
ATTACHED: Final = Noun("Anlage", "Anlagen")
ITEM: Final = Noun("Punkt", "Punkte")
NOUNS: Final[Mapping[str, Noun]] = {
    "paragraph": PARAGRAPH,
    "heading": Noun("Überschrift", "Überschriften"),
    "list": Noun("Aufzählung", "Aufzählungen"),
    "table": Noun("Tabelle", "Tabellen"),
    "figure": Noun("Abbildung", "Abbildungen"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part in several versions, the oldest first: its addresses and its cells.

    `kinds` is empty where nothing changed. An address is empty where the part does not stand.
    `sizes` count blocks and list items in each version, by which parts of two comparisons are
    joined over the version that they share. `depth` is that of a point in points; `by_lines`
    tells a section that is one paragraph of lines.
    """

    section: str
    name: str
    noun: Noun
    depth: int
    kinds: tuple[Kind, ...]
    places: tuple[str, ...]
    cells: tuple[Blocks, ...]
    sizes: tuple[int, ...]
    by_lines: bool = False


def size(blocks: Iterable[Block]) -> int:
    """Count blocks and list items, in whatever parts they stand."""
    return sum(
        sum(1 + size(item.blocks) for item in block.items) if isinstance(block, ListBlock) else 1
        for block in blocks
    )


def noun_of_item(style: str, label: str, depth: int) -> Noun:
    """Return what an item is called; points are told apart by their labels."""
    if style != "point":
        return ITEM
    if NUMBER.fullmatch(label):
        return POINT
    if LETTER.fullmatch(label):
        return POINT_BELOW if depth else RESOLUTION_PART
    return ATTACHED if ATTACHMENT.match(label) else ITEM


def as_one(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return what happened inside a part that was kept as what happened to the part."""
    every = tuple(dict.fromkeys(INSIDE.get(kind, kind) for kind in kinds))
    told = [kind for kind in every if kind is not Kind.FORM] or every
    return tuple(told) if len(told) < 2 or PARTED & set(told) else (Kind.CHANGED,)
