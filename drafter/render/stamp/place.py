"""Where the stamp stands: in a corner of what is seen of a page, at the outermost edge."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from drafter.render.stamp.content import Matrix
from drafter.render.stamp.sheets import Box, Doubt, Sheet

SIZES: Final = (7.5, 6.0, 5.0)
"""The type, in points, from the one that is usual to the smallest that is legible."""

EDGE: Final = 17.0
NARROW_EDGE: Final = 8.5
"""How far from the edge of the page it stands: six millimetres, which every printer reaches; three
where there is text."""

PADDING: Final = 2.0
BAND: Final = 40.0
"""How far from the upper and from the lower edge a stamp ever reaches."""

ASCENT, DESCENT = 0.75, 0.25
THOUSAND: Final = 1000.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stamp is drawn: from upright points to the page, size, its ground and its start."""

    matrix: Matrix
    size: float
    ground: Box
    start: tuple[float, float]


def place(sheet: Sheet, width: float, texts: Iterable[Box]) -> Place:
    """Return the first place for a stamp at which no text of the page stands.

    `width` is that of its words, in thousandths of the size of type.

    Raises:
        Doubt: if there is none.
    """
    taken, upright = tuple(texts), _upright(sheet)
    for size in SIZES:
        for spot in _spots(sheet, width * size / THOUSAND, size):
            ground = upright.box(spot)
            if not any(ground.meets(text) for text in taken):
                start = (spot.left + PADDING, spot.bottom + PADDING + DESCENT * size)
                return Place(upright, size, spot, start)
    raise Doubt("am Rand einer Seite kein Platz für den Stempel frei ist")


def bands(sheet: Sheet) -> tuple[Box, Box]:
    """Return where on a page a stamp may come to stand: along its upper and its lower edge."""
    upright = _upright(sheet)
    wide, high = _seen(sheet)
    return upright.box(Box(0, high - BAND, wide, high)), upright.box(Box(0, 0, wide, BAND))


def _spots(sheet: Sheet, length: float, size: float) -> Iterator[Box]:
    """Yield grounds for so long a line, upright in points: at the top first, and at the right."""
    wide, high = _seen(sheet)
    width, height = length + 2 * PADDING, (ASCENT + DESCENT) * size + 2 * PADDING
    for edge in (EDGE, NARROW_EDGE):
        if width + 2 * edge > wide or 2 * height > high:
            continue
        for bottom in (high - edge - height, edge):
            for left in (wide - edge - width, edge):
                yield Box(left, bottom, left + width, bottom + height)


def _seen(sheet: Sheet) -> tuple[float, float]:
    """Return width and height of a page as it is seen, in points."""
    width, height = sheet.box.width * sheet.unit, sheet.box.height * sheet.unit
    return (height, width) if sheet.turn in (90, 270) else (width, height)


def _upright(sheet: Sheet) -> Matrix:
    """Return how points of the page as it is seen, from its lower left corner, come to the page.

    A page is turned clockwise when it is shown (ISO 32000-1, table 30, Rotate).
    """
    box = sheet.box
    scale = 1 / sheet.unit
    a, b, c, d = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}[
        sheet.turn
    ]
    corner = {
        0: (box.left, box.bottom),
        90: (box.right, box.bottom),
        180: (box.right, box.top),
        270: (box.left, box.top),
    }[sheet.turn]
    return Matrix(a * scale, b * scale, c * scale, d * scale, *corner)
