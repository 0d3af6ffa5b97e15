"""What a file shows, in reading order, before anybody knows what it means.

Readers of PDF, Word and plain text all give a Transcript; what comes after them knows no file. A
`Line` is one printed line where the file has lines (PDF, plain text) and one paragraph, or a part
of it up to a forced break, where it has paragraphs (Word). Boxes of forms are the signs ☐ and ☒
in the text wherever a reader could tell that they are boxes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

from drafter.document.blocks import Run, plain_text

EMPTY_BOX: Final = "☐"
TICKED_BOX: Final = "☒"


class Change(StrEnum):
    """What the file itself says happened to a stretch: by tracked changes, or by its colour."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


class Source(StrEnum):
    """The kind of file that was read."""

    PDF = "PDF"
    WORD = "Word"
    TEXT = "Text"


class Role(StrEnum):
    """What the file itself says a line is; its looks alone say nothing here."""

    NONE = ""
    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Stretch(Run):
    """Words of one look. `colour` is `#RRGGBB`, empty for black and greys."""

    colour: str = ""
    change: Change = Change.KEPT


@dataclass(frozen=True, slots=True)
class Area:
    """Where something stands on a page: points from the left and from the top; pages from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Standing:
    """What a line is, as `Line` tells it: its role, level and label."""

    role: Role = Role.NONE
    level: int = 0
    label: str = ""


@dataclass(frozen=True)
class Line:
    """A printed line, or a paragraph of a file that has paragraphs.

    `area` is None where the file has no pages. `size` is the size of most of its letters in points,
    0 where unknown. `indent` is where it begins: points from the left edge of the text, or blanks
    in plain text; an item begins with its label. `gap` is the room above it in heights of a line:
    0 follows directly, 1 is an empty line. Lines that the file itself holds together as one
    paragraph share a `block`, counted from 1; 0 says that the file does not tell. `level` is that
    of a heading (from 1) or of an item (from 0); `label` is an item's number or bullet where the
    file keeps it apart from the words.

    Tracked changes: `end` is what happened to its end (of the paragraph, or a forced break), where
    this line and the next are one if it went or has not come; `was` is what it was before, None
    where that is the same.
    """

    stretches: tuple[Stretch, ...]
    area: Area | None = None
    size: float = 0
    indent: float = 0
    gap: float = 0
    block: int = 0
    role: Role = Role.NONE
    level: int = 0
    label: str = ""
    end: Change = Change.KEPT
    was: Standing | None = None

    @cached_property
    def text(self) -> str:
        """The words as they stand, changes and all."""
        return plain_text(self.stretches)

    @property
    def strong(self) -> bool:
        """Whether all its words are bold."""
        worded = [stretch for stretch in self.stretches if stretch.text.strip()]
        return bool(worded) and all(stretch.strong for stretch in worded)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid with its lines; `span` columns wide."""

    lines: tuple[Line, ...]
    span: int = 1

    @property
    def text(self) -> str:
        """Its words, one line of text a line."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that the file has as one, or that its rulings or columns show beyond doubt.

    Rows have as many columns as the widest, counted by spans. `heads` is how many rows at the top
    the file itself calls its head.
    """

    rows: tuple[tuple[Cell, ...], ...]
    area: Area | None = None
    gap: float = 0
    heads: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text: the key of its bytes in `Transcript.pictures`, and what it shows."""

    key: str
    alternative: str = ""
    area: Area | None = None
    change: Change = Change.KEPT


Part = Line | Grid | Picture


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that a file shows.

    `pictures` are PNG or JPEG by key (a file name). `sources` are the files of the paper's own
    source that the file carries, the YAML first; then nothing else needs to be understood. `notes`
    are German sentences about what could not be read.
    """

    source: Source
    parts: tuple[Part, ...]
    title: str = ""
    pictures: tuple[tuple[str, bytes], ...] = ()
    sources: tuple[tuple[str, bytes], ...] = ()
    notes: tuple[str, ...] = ()
    pages: int = 0

    def with_pictures_in(self, folder: str) -> "Transcript":
        """Return the same with its pictures in a folder of that name."""
        parts = (
            replace(part, key=f"{folder}/{part.key}") if isinstance(part, Picture) else part
            for part in self.parts
        )
        pictures = ((f"{folder}/{name}", data) for name, data in self.pictures)
        return replace(self, parts=tuple(parts), pictures=tuple(pictures))

    def lines(self) -> Iterator[Line]:
        """Yield all lines in reading order, those in grids row by row."""
        return lines_of(self.parts)


def lines_of(parts: Iterable[Part]) -> Iterator[Line]:
    """Yield the lines of parts in reading order, those in grids row by row."""
    for part in parts:
        if isinstance(part, Line):
            yield part
        elif isinstance(part, Grid):
            yield from (line for row in part.rows for cell in row for line in cell.lines)
