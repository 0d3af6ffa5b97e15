"""A printed paper before it is a file: what stands on it, whatever prints it."""

from dataclasses import dataclass
from typing import Final

EMPTY: Final = "☐"
TICKED: Final = "☒"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `look` is title, label, small, or nothing; `red` words are additions."""

    text: str
    look: str = ""
    red: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the widths of its columns in hundredths; cells may have forced breaks."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    ruled: bool = True
    heads: int = 0


Piece = Words | Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """All pieces, and what is repeated at the top and the foot of pages ({page}, {pages})."""

    pieces: tuple[Piece, ...]
    top: str = ""
    foot: str = ""
