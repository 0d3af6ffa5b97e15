"""Addresses of parts: „Ziffer 3, Absatz 2“."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from drafter.document import Block, Heading, Paragraph, plain_text
from drafter.redline.project import Side, side_of_block
from drafter.redline.tree import BlockEntry

NOUNS: Final = {
    "paragraph": ("Absatz", "Absätze"),
    "list": ("Aufzählung", "Aufzählungen"),
    "table": ("Tabelle", "Tabellen"),
    "figure": ("Abbildung", "Abbildungen"),
}
LONGEST_NAME: Final = 40
NUMBER: Final = re.compile(r"(\d+)\.")
LETTER: Final = re.compile(r"[a-z]+\)")
POINT_AT_END: Final = re.compile(r"Ziffer \d+(?: [a-z]+\))*$")


class Numbers:
    """The addresses of blocks below what holds them, on one side of a redline.

    Blocks are counted by kind, anew below each heading. A paragraph that is the only one between
    two headings, or the only one at all, has no number.
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
        head, _, last = places[-1].rpartition(" ")
        return f"{places[0]} bis {last}" if places[0].startswith(head) else places[0]


def _names(blocks: list[Block]) -> Iterator[str]:
    heading, counted = "", Counter[str]()
    lone = _lone_paragraphs(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            heading, counted = f"Abschnitt „{_short(plain_text(block.runs))}“", Counter()
            yield f"{heading}, Überschrift" if heading else ""
            continue
        counted[block.kind] += 1
        noun = NOUNS.get(block.kind, ("", ""))[0]
        local = "" if index in lone or not noun else f"{noun} {counted[block.kind]}"
        yield join(heading, local)


def _lone_paragraphs(blocks: list[Block]) -> set[int]:
    """Return the indices of paragraphs that have no other one beside them."""
    regions: list[list[int]] = [[]]
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            regions.append([])
        elif isinstance(block, Paragraph):
            regions[-1].append(index)
    return {region[0] for region in regions if len(region) == 1}


def item_place(style: str, label: str, number: int, of_list: str, of_holder: str) -> str:
    """Return the address of a list's item: by its printed label, else by its number.

    Points of a resolution and Anlagen are known by their label alone, whatever section holds them.
    """
    if style != "point":
        noun = "Zeile" if style == "line" else "Punkt"
        return join(of_list, f"{noun} {number}")
    numbered = NUMBER.fullmatch(label)
    holder = of_holder if POINT_AT_END.search(of_holder) or "Teil" in of_holder else ""
    if numbered:
        return join(holder, f"Ziffer {numbered[1]}")
    if LETTER.fullmatch(label):
        return f"{holder} {label}" if POINT_AT_END.search(holder) else join(holder, f"Teil {label}")
    return label or join(of_list, f"Punkt {number}")


def join(*parts: str) -> str:
    """Join the parts of an address, from the greater to the smaller."""
    return ", ".join(part for part in parts if part)


def named(label: str) -> str:
    """Return a printed label as a name: without the colon at its end."""
    return label.strip().removesuffix(":")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"
