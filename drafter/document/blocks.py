"""Blocks and runs: the value between `compose` and every renderer.

A Document is format-neutral and frozen: sections with stable ids, made of a few kinds of
block, made of inline runs. It knows no marks and no HTML. Each block class has a `kind`, by
which templates choose its macro.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; a newline in `text` is a forced line break."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str | None = None


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; level 1 is the highest below the section's own title."""

    kind: ClassVar[str] = "heading"
    level: int
    runs: Inline


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    kind: ClassVar[str] = "paragraph"
    runs: Inline


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list. Its label („3.“, „a)“, empty for a bullet) is not part of the text."""

    label: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list: bullets, numbers as typed, points of a resolution, or bare lines."""

    kind: ClassVar[str] = "list"
    style: Literal["bullet", "number", "point", "line"]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a table's column."""

    head: Inline
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with as many cells as the table has columns."""

    cells: tuple[Inline, ...]
    style: Literal["body", "total"] = "body"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row, repeated on each page by renderers that have pages."""

    kind: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Inline = ()
    row_heads: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A raster image, named by the key under which its bytes are handed over."""

    key: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart drawn from data: (label, value, value as printed) a bar."""

    bars: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or chart with its alternative text and caption."""

    kind: ClassVar[str] = "figure"
    content: Image | Bars
    alternative: str
    caption: Inline = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled field of the form, such as „Amt“ or „Gesamtkosten“."""

    kind: ClassVar[str] = "field"
    name: str
    label: str
    runs: Inline


@dataclass(frozen=True, slots=True)
class Choice:
    """A box of the form, ticked or not, with its words."""

    ticked: bool
    runs: Inline


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes under one label; `summary` says in words which are ticked."""

    kind: ClassVar[str] = "choices"
    label: Inline
    choices: tuple[Choice, ...]
    summary: Inline


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: „In Vertretung“ (or empty), the office, and the name below the space."""

    kind: ClassVar[str] = "signature"
    proxy: str
    office: str
    name: str


Block = Heading | Paragraph | ListBlock | Table | Figure | Field | Choices | Signature


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form with a stable id; `title` is empty where the form prints none.

    `name` is what the section is called where another text points to it („Begründung“).
    """

    id: str
    title: Inline
    blocks: tuple[Block, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the text on pages: head from page 2 on, foot, watermark.

    `page_label` holds `{page}` and `{pages}`; only a renderer knows the numbers.
    """

    head: tuple[str, ...]
    foot: tuple[str, ...]
    page_label: str
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper in words."""

    language: str
    title: str
    author: str
    reference: str
    date: str
    sections: tuple[Section, ...]
    furniture: Furniture

    def section(self, name: str) -> Section | None:
        """Return the section with that id, or None where the paper has none."""
        return next((section for section in self.sections if section.id == name), None)


def inline(text: str) -> Inline:
    """Make plain text into runs; empty text gives no run."""
    return (Run(text),) if text else ()


def plain_text(runs: Iterable[Run]) -> str:
    """Return the words of runs, without styles."""
    return "".join(run.text for run in runs)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks and all blocks inside list items, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from walk(item.blocks)
