"""Tables too wide for the page: set smaller, and last broken inside words, never cut off."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from drafter.document import Inline, Table, plain_text
from drafter.render.lines import TOGETHER

# Widths in em of the signs of Liberation Sans Bold, rounded up; the others are MIDDLE.
SLIM, NARROW, DIGIT, MIDDLE, CAPITAL, BROAD = 0.28, 0.39, 0.56, 0.62, 0.79, 1.02
WIDTHS: Final = {
    **dict.fromkeys(" .,|/'ijlI\u00a0", SLIM),
    **dict.fromkeys("ftr:;()[]!-", NARROW),
    **dict.fromkeys("0123456789aceksvxyz€", DIGIT),
    **dict.fromkeys("w&©®ďŵĲ", CAPITAL),
    **dict.fromkeys("MWŴÆŒ%@mæœ¼½¾—…", BROAD),
}

TEXT_WIDTH: Final = 446.0  # points: an A4 page's 165 mm, less a list's indent
SYNOPSIS_WIDTH: Final = 643.0  # points: an A4 page's 267 mm across, less the column of places
CELL_PADDING: Final = 24.0  # points: padding and rule of a cell, and a list's indent
SIZES: Final = (("", 10.0, 9.6), ("small", 9.0, 6.4), ("smaller", 8.0, 5.8), ("smallest", 7.0, 5.1))
CROWDED: Final = "crowded"
FIGURES: Final = " figures"
Size = tuple[str, float, float]
"""A size is a class of `paper.css`, its type in points, and what padding and rule of a column take.
"""

LEAST: Final = 4.0  # em: a column of words may become as narrow as this
JOINT: Final = re.compile(r"[^\s\-/]*[\-/]?")


class Room(NamedTuple):
    """A width in points that a table may take, and the sizes that are tried in it in turn."""

    width: float
    sizes: Sequence[Size]


@dataclass(frozen=True)
class Fit:
    """How tables are fitted: the rooms that are tried in turn, and what is left if none will do."""

    rooms: tuple[Room, ...] = (Room(TEXT_WIDTH, SIZES),)
    crowded: str = CROWDED


USUAL: Final = Fit()


def within(width: float) -> Fit:
    """Return how tables are fitted into another width than that of the page."""
    return Fit((Room(width, SIZES),))


def cell_width(versions: int) -> float:
    """Return the width in points of a table in a Synopse of so many versions."""
    return SYNOPSIS_WIDTH / versions - CELL_PADDING


def fitting(table: Table, fit: Fit = USUAL) -> str:
    """Return the class of the first size in which a table's longest words fit side by side.

    `crowded` where none does; its words may break anywhere, but figures stay whole if there is room
    for them (`figures`).
    """
    widths = [longest(cells) for cells in columns(table)]
    for room in fit.rooms:
        for name, points, padding in room.sizes:
            if sum(each * points + padding for each in widths) <= room.width:
                return name
    figures = FIGURES if _has_whole_figures(table, widths, fit.rooms[-1]) else ""
    return f"{fit.crowded}{figures}"


def _has_whole_figures(table: Table, widths: Iterable[float], room: Room) -> bool:
    """Whether figures, which stand at the right, need not be broken where words are."""
    is_figures = [column.align == "right" for column in table.columns]
    _, points, padding = room.sizes[-1]
    least = (
        (width if is_kept else min(width, LEAST)) * points + padding
        for width, is_kept in zip(widths, is_figures, strict=True)
    )
    return any(is_figures) and sum(least) <= room.width


def columns(table: Table) -> Iterable[tuple[Inline, ...]]:
    """Yield the texts of each column, its head first."""
    for index, column in enumerate(table.columns):
        yield (column.head, *(row.cells[index] for row in table.rows))


def longest(cells: Iterable[Inline]) -> float:
    """Return the width in em of the widest part of a column that no line break divides."""
    return max((width(part) for cell in cells for part in _parts(plain_text(cell))), default=0.0)


def _parts(text: str) -> set[str]:
    whole = {match[0] for match in TOGETHER.finditer(text)}
    return whole | set(JOINT.findall(TOGETHER.sub(" ", text)))


def width(text: str) -> float:
    """Return the width in em of a text in bold type, rounded up."""
    return sum(map(_sign_width, text))


def _sign_width(sign: str) -> float:
    return WIDTHS.get(sign, CAPITAL if sign.isupper() else MIDDLE)
