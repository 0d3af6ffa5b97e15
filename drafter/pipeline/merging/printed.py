"""A paper as its Word file prints it: a line each paragraph and each row of a table, in order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from drafter.document import (
    Block,
    Choices,
    Document,
    Field,
    Figure,
    Heading,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Run,
    Section,
    Signature,
    Table,
    inline,
    plain_text,
)
from drafter.document.joining import joined
from drafter.redline.changes import PROCEDURE
from drafter.redline.places import COVER, Numbers, item_place, join, short
from drafter.redline.tokens import INVISIBLE
from drafter.redline.tree import State, Whole

CELL_BORDER: Final = "\x01"
PARAGRAPH_BORDER: Final = "\x02"
BORDERS: Final = re.compile(f"[{CELL_BORDER}{PARAGRAPH_BORDER}]")
UNSEEN: Final = re.compile(f"[{INVISIBLE}]")
BLANKS: Final = re.compile(r"[ \t]{2,}|\t")
TICKED: Final = "☒ "
EMPTY: Final = "☐ "
BOX: Final = "box"
DERIVED: Final = "summary"
"""The kind of lines that only say once more what others say."""


@dataclass(frozen=True)
class Printed:
    """A printed line.

    `section` names the section of the form that it stands in, `place` is where in it for a reader,
    `kind` what it is; `runs` are its words, of a row all cells with a sign between them that no
    text holds. `labelled` tells the first line of a list's item.
    """

    section: str
    place: str
    kind: str
    runs: Inline
    labelled: bool = False

    @cached_property
    def text(self) -> str:
        """The words, without what nobody sees."""
        return seen(plain_text(self.runs))

    @cached_property
    def looks(self) -> tuple["Look", ...]:
        """How each sign looks."""
        return looks(self.runs)

    @property
    def nature(self) -> tuple[str, str, bool, Inline]:
        """All that must stay the same of a line that no change is about."""
        return self.section, self.kind, self.labelled, self.runs


class Look(NamedTuple):
    """How a sign looks."""

    strong: bool = False
    emphasis: bool = False

    @property
    def marks(self) -> str:
        """What stands on either side of words that look so."""
        return "**" * self.strong + "*" * self.emphasis

    @property
    def word(self) -> str:
        """The German word for it."""
        named = [name for name, has in zip(("fett", "kursiv"), self, strict=True) if has]
        return " und ".join(named) or "ohne Auszeichnung"


def looks(runs: Iterable[Run]) -> tuple[Look, ...]:
    """Return how each sign of runs looks, blanks left out."""
    found: tuple[Look, ...] = ()
    for run in runs:
        found += (Look(run.strong, run.emphasis),) * len(signs(run.text))
    return found


def signs(text: str) -> str:
    """Return a text without blanks and without what nobody sees."""
    return "".join(BORDERS.sub("", UNSEEN.sub("", text)).split())


def seen(text: str) -> str:
    """Return a text without soft hyphens and the like, blanks beside blanks and at the ends."""
    cells = (BLANKS.sub(" ", cell).strip(" \n") for cell in UNSEEN.sub("", text).split(CELL_BORDER))
    return CELL_BORDER.join(cells)


def printed(document: Document) -> tuple[Printed, ...]:
    """Return the lines of a paper that show any words."""
    lines = (line for section in document.sections for line in _section(section))
    return tuple(line for line in lines if line.text.strip(CELL_BORDER))


def _section(section: Section) -> Iterator[Printed]:
    name = section.name or short(plain_text(section.title))
    yield Printed(section.id, name, "title", section.title)
    for line in _blocks(section.blocks, name):
        place = line.place.replace(f", {COVER}", "") if section.id in PROCEDURE else line.place
        yield replace(line, section=section.id, place=place)


def _blocks(blocks: Iterable[Block], place: str) -> Iterator[Printed]:
    several = list(blocks)
    numbers = Numbers([Whole(State.KEPT, block) for block in several], "new")
    for index, block in enumerate(several):
        yield from _block(block, join(place, numbers.of(index)), place)


def _block(block: Block, place: str, holder: str) -> Iterator[Printed]:
    match block:
        case Paragraph():
            yield Printed("", place, "text", block.runs)
        case Heading():
            yield Printed("", place, f"heading {block.level}", block.runs)
        case ListBlock():
            for number, item in enumerate(block.items, 1):
                inner = item_place(block.style, item.label, number, place, holder)
                yield from _item(item, block.style, inner)
        case Table():
            yield from _table(block, place)
        case Figure():
            yield Printed("", place, "caption", block.caption)
        case Field():
            label = inline(f"{block.label} " if block.label else "")
            yield Printed("", place, f"field {block.name}", joined((*label, *block.runs)))
        case Choices():
            yield from _choices(block, place)
        case Signature():
            for words in (block.proxy, block.office, block.name):
                yield Printed("", place, "signature", inline(words))


def _item(item: Item, style: str, place: str) -> Iterator[Printed]:
    """Yield the lines of an item; what stands in it is an item's, however deep."""
    for number, line in enumerate(_blocks(item.blocks, place)):
        kind = f"{style} item {line.kind}"
        yield replace(line, kind=kind, labelled=line.labelled or not number)


def _table(table: Table, place: str) -> Iterator[Printed]:
    yield Printed("", place, "caption", table.caption)
    yield Printed("", place, "head", _row(column.head for column in table.columns))
    for row in table.rows:
        named = f"Zeile „{short(plain_text(row.cells[0]))}“"
        yield Printed("", join(place, named), f"row {row.style}", _row(row.cells))


def _choices(block: Choices, place: str) -> Iterator[Printed]:
    yield Printed("", place, "question", block.label)
    for choice in block.choices:
        box = Run(TICKED if choice.ticked else EMPTY)
        yield Printed("", place, BOX, joined((box, *choice.runs)))
    yield Printed("", place, DERIVED, block.summary)


def _row(cells: Iterable[Inline]) -> Inline:
    made: list[Run] = []
    for number, cell in enumerate(cells):
        made += [*([Run(CELL_BORDER)] if number else ()), *cell]
    return joined(made)
