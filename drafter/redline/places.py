"""Addresses of parts: „Ziffer 3, Absatz 2“."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from drafter.document import (
    Block,
    Choices,
    Field,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Table,
    plain_text,
)
from drafter.redline.project import Side, side_of_block
from drafter.redline.tree import BlockEntry

PARAGRAPH: Final = "Absatz"
PARAGRAPHS: Final = "Absätze"
COVER: Final = "Deckung"
NOUNS: Final = {
    "paragraph": PARAGRAPH,
    "list": "Aufzählung",
    "table": "Tabelle",
    "figure": "Abbildung",
}
LONGEST_NAME: Final = 40
NUMBER: Final = re.compile(r"(\d+)\.")
OWN_NUMBER: Final = re.compile(r"(?:Tabelle|Abbildung) \d+[a-z]?\b")
LETTER: Final = re.compile(r"[a-z]+\)")
POINT_AT_END: Final = re.compile(r"Ziffer \d+(?: [a-z]+\))*$")


class Numbers:
    """The addresses of blocks below what holds them, on one side of a redline.

    Blocks are counted by kind, anew below each heading. A paragraph that is the only one between
    two headings, or the only one at all, has no number, and a list that is the only block there
    none either. A table or picture whose caption counts it („Tabelle 3: …“) is known by that. Bare
    lines beside other blocks are those of a Deckung, and called so as amendments call them. A field
    and boxes are known by their label.
    """

    def __init__(self, entries: Iterable[BlockEntry], side: Side) -> None:
        blocks = [side_of_block(entry, side) for entry in entries]
        names = iter(list(_names([block for group in blocks for block in group])))
        self._places = [[next(names) for _ in group] for group in blocks]

    def of(self, index: int) -> str:
        """Return the address of an entry; several blocks are named from first to last."""
        places = self._places[index]
        if len(places) < 2:
            return "".join(places)
        holder, _, first = places[0].rpartition(f"{PARAGRAPH} ")
        joint = "und" if len(places) == 2 else "bis"
        return f"{holder}{PARAGRAPHS} {first} {joint} {places[-1].rpartition(' ')[2]}"


def _names(blocks: list[Block]) -> Iterator[str]:
    heading, counted = "", Counter[str]()
    lone = _lone_blocks(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            heading, counted = f"Abschnitt „{short(plain_text(block.runs))}“", Counter()
            yield f"{heading}, Überschrift"
            continue
        kind = COVER if _is_cover(block) else block.kind
        counted[kind] += 1
        yield join(heading, "" if index in lone else _name(block, counted[kind]))


def _is_cover(block: Block) -> bool:
    """Whether a block holds the lines of a Deckung."""
    return isinstance(block, ListBlock) and block.style == "line"


def _name(block: Block, number: int) -> str:
    caption: Inline = block.caption if isinstance(block, Table | Figure) else ()
    if _is_cover(block):
        return COVER
    own = OWN_NUMBER.match(plain_text(caption))
    if isinstance(block, Field | Choices):
        return named(block.label if isinstance(block, Field) else plain_text(block.label))
    noun = NOUNS.get(block.kind)
    return own[0] if own else f"{noun} {number}" if noun else ""


def _lone_blocks(blocks: list[Block]) -> set[int]:
    """Return the indices of paragraphs and lists that need no number to be found."""
    lone: set[int] = set()
    for region in _regions(blocks):
        paragraphs = [index for index in region if isinstance(blocks[index], Paragraph)]
        lone.update(paragraphs if len(paragraphs) == 1 else ())
        lone.update(region if len(region) == 1 and blocks[region[0]].kind == "list" else ())
    return lone


def _regions(blocks: list[Block]) -> list[list[int]]:
    """Return the indices of the blocks between headings."""
    regions: list[list[int]] = [[]]
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            regions.append([])
        else:
            regions[-1].append(index)
    return regions


def item_place(style: str, label: str, number: int, of_list: str, of_holder: str) -> str:
    """Return the address of a list's item: by its printed label, else by its number.

    Points of a resolution and Anlagen are known by their label alone, whatever section holds them.
    """
    numbered = NUMBER.fullmatch(label)
    if style != "point":
        noun = "Zeile" if style == "line" else "Punkt"
        return join(of_list, f"{noun} {numbered[1] if numbered else number}")
    holder = of_holder if POINT_AT_END.search(of_holder) or "Teil" in of_holder else ""
    if numbered:
        return join(holder, f"Ziffer {numbered[1]}")
    if LETTER.fullmatch(label):
        return f"{holder} {label}" if POINT_AT_END.search(holder) else join(holder, f"Teil {label}")
    return label or join(of_list, f"Punkt {number}")


def join(*parts: str) -> str:
    """Join the parts of an address, from the greater to the smaller; none is said twice."""
    return ", ".join(dict.fromkeys(filter(None, parts)))


def named(label: str) -> str:
    """Return a printed label as a name: without the colon at its end."""
    return label.strip().removesuffix(":")


def short(text: str) -> str:
    """Return a text as an address shows it: on one line, the end of a long one left out."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_NAME:
        return line
    words, _, _ = line[: LONGEST_NAME - 1].rpartition(" ")
    return f"{words or line[: LONGEST_NAME - 2]} …"
