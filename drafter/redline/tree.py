"""The Redline: one tree over two Documents, from which every marked output is projected.

Each section, block, list item, row, column and stretch of text has a state. What is the same in
both Documents stands once, as a `Whole` that was kept; what was kept but differs is a `Marked…`
node, which says what it was (`was…`) where that is not what it is. A move is told twice: where
the part stood, and where it stands now.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal, TypeVar

from drafter.document import (
    Bars,
    Block,
    Choice,
    Furniture,
    Image,
    Inline,
    Item,
    Section,
    plain_text,
)

Part = TypeVar("Part")


class State(StrEnum):
    """What became of a part between the old Document and the new one."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_AWAY = "moved away"
    MOVED_HERE = "moved here"

    @property
    def in_new(self) -> bool:
        """Whether the part stands in the new Document."""
        return self in (State.KEPT, State.INSERTED, State.MOVED_HERE)

    @property
    def in_old(self) -> bool:
        """Whether the part stood in the old Document."""
        return self in (State.KEPT, State.DELETED, State.MOVED_AWAY)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text: its runs now and as they were; only a kept one has both.

    A kept stretch has the same words in both; they may differ in style, in blanks and in the form
    of quotation marks, which is no change of words.
    """

    state: State
    now: Inline
    was: Inline

    @property
    def new_text(self) -> str:
        """The characters in the new Document."""
        return plain_text(self.now)

    @property
    def old_text(self) -> str:
        """The characters in the old Document."""
        return plain_text(self.was)


MarkedInline = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Whole(Generic[Part]):
    """A part of which nothing inside differs; `move` numbers the two places of a move."""

    state: State
    part: Part
    move: int = 0


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A paragraph (level 0) or heading (its level) that was kept."""

    level: int
    was_level: int
    runs: MarkedInline


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Paragraphs whose borders changed: one was split, several were joined, or a border moved.

    `breaks` has one state less than there are `parts`: a kept border stands in both Documents, an
    inserted one is where a paragraph was split, a deleted one where two were joined.
    """

    parts: tuple[MarkedInline, ...]
    breaks: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class MovedText:
    """A paragraph that stands elsewhere now, with few words changed."""

    text: MarkedText
    move: int


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """An item of a list that was kept; its label is not part of the text."""

    label: str
    was_label: str
    blocks: tuple["BlockEntry", ...]


ItemEntry = Whole[Item] | MarkedItem


@dataclass(frozen=True, slots=True)
class MarkedList:
    """A list that was kept."""

    style: Literal["bullet", "number", "point", "line"]
    was_style: Literal["bullet", "number", "point", "line"]
    items: tuple[ItemEntry, ...]


Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class MarkedColumn:
    """The head of a column."""

    state: State
    head: MarkedInline
    align: Align
    was_align: Align


RowStyle = Literal["body", "total"]


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row: one cell for each column of the marked table, empty where the row has none."""

    state: State
    cells: tuple[MarkedInline, ...]
    style: RowStyle
    was_style: RowStyle
    move: int = 0


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table that was kept; deleted columns and rows stand where they stood."""

    columns: tuple[MarkedColumn, ...]
    rows: tuple[MarkedRow, ...]
    caption: MarkedInline
    row_heads: bool
    was_row_heads: bool


@dataclass(frozen=True, slots=True)
class MarkedFigure:
    """A picture or chart that was kept under its caption or name."""

    content: Image | Bars
    was_content: Image | Bars
    alternative: str
    was_alternative: str
    caption: MarkedInline


@dataclass(frozen=True, slots=True)
class MarkedField:
    """A labelled field that was kept."""

    name: str
    label: str
    was_label: str
    runs: MarkedInline


@dataclass(frozen=True, slots=True)
class MarkedChoice:
    """A box that was kept, perhaps with another tick."""

    ticked: bool
    was_ticked: bool
    runs: MarkedInline


ChoiceEntry = Whole[Choice] | MarkedChoice


@dataclass(frozen=True, slots=True)
class MarkedChoices:
    """Boxes that were kept."""

    label: MarkedInline
    choices: tuple[ChoiceEntry, ...]
    summary: MarkedInline


MarkedBlock = (
    MarkedText | Regrouped | MovedText | MarkedList | MarkedTable | MarkedFigure | MarkedField
    | MarkedChoices
)  # fmt: skip
BlockEntry = Whole[Block] | MarkedBlock


@dataclass(frozen=True, slots=True)
class MarkedSection:
    """A section that was kept."""

    id: str
    name: str
    was_name: str
    title: MarkedInline
    blocks: tuple[BlockEntry, ...]


SectionEntry = Whole[Section] | MarkedSection


@dataclass(frozen=True, slots=True)
class Frame:
    """What a Document says beside its sections."""

    language: str
    title: str
    author: str
    reference: str
    date: str
    furniture: Furniture


@dataclass(frozen=True, slots=True)
class Redline:
    """Two Documents in one tree."""

    frame: Frame
    was_frame: Frame
    sections: tuple[SectionEntry, ...]
