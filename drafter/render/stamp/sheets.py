"""The pages of a foreign PDF, each with what it inherits (ISO 32000-1, 7.7.3).

The tree may be of any depth, lead back to itself or hold a page twice; such a file is left alone.
"""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from pikepdf import Array, Dictionary, Pdf

from drafter.facts.reading import get, identity, is_dictionary, items, number

MOST_PAGES = 5_000
DEEPEST: Final = 50
SMALLEST: Final = 60.0
LARGEST: Final = 200_000.0
"""The edge of a page in points, each way: from a label to a plan of seventy metres."""

INHERITED: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
TURNS: Final = (0, 90, 180, 270)
UNUSUAL: Final = "der Aufbau ihrer Seiten ungewöhnlich ist"


class Doubt(ValueError):
    """Something that is not understood; the text ends a German sentence that begins „weil“."""


class Box(NamedTuple):
    """A rectangle in the units of a page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    def meets(self, other: "Box") -> bool:
        """Whether the two have a point in common."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.bottom <= other.top
            and other.bottom <= self.top
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its object, what of it is seen, how it is turned for that, and its unit in points."""

    page: Any
    resources: Any
    box: Box
    turn: int
    unit: float


def sheets(pdf: Pdf) -> tuple[Sheet, ...]:
    """Return the pages of a file in their order.

    Raises:
        Doubt: if their tree or one of them is unusual.
    """
    found: list[Sheet] = []
    seen: set[tuple[int, int]] = set()
    stack: list[tuple[Any, dict[str, Any], int]] = [(get(pdf.Root, "/Pages"), {}, 0)]
    while stack:
        node, above, depth = stack.pop()
        place = identity(node) if is_dictionary(node) else None
        if place is None or place in seen or depth > DEEPEST or len(seen) > 2 * MOST_PAGES:
            raise Doubt(UNUSUAL)
        seen.add(place)
        given = above | {key: node[key] for key in INHERITED if get(node, key) is not None}
        kids = get(node, "/Kids")
        if kids is None:
            found.append(_sheet(node, given))
        else:
            stack += [(kid, given, depth + 1) for kid in _few(kids)][::-1]
    return tuple(found)


def _few(kids: Any) -> list[Any]:
    if not isinstance(kids, Array) or len(kids) > MOST_PAGES:
        raise Doubt(UNUSUAL)
    return list(kids)


def _sheet(page: Dictionary, given: dict[str, Any]) -> Sheet:
    unit = number(get(page, "/UserUnit")) or 1.0
    media = _box(given.get("/MediaBox"))
    crop = given.get("/CropBox")
    box = _seen(media, _box(crop)) if crop is not None else media
    turn = number(given.get("/Rotate")) % 360
    edges = (box.width * unit, box.height * unit)
    if turn not in TURNS or not SMALLEST <= min(edges) <= max(edges) <= LARGEST:
        raise Doubt("eine ihrer Seiten eine ungewöhnliche Größe hat")
    return Sheet(page, given.get("/Resources"), box, int(turn), unit)


def _box(value: Any) -> Box:
    """Return a box with its corners in order, whichever come first (ISO 32000-1, 7.9.5)."""
    edges = [number(edge) for edge in items(value)]
    if len(edges) != 4:
        raise Doubt(UNUSUAL)
    left, right = sorted(edges[::2])
    bottom, top = sorted(edges[1::2])
    return Box(left, bottom, right, top)


def _seen(media: Box, crop: Box) -> Box:
    """Return what of a page is seen: the crop box where it lies on the page (14.11.2)."""
    return Box(
        max(media.left, crop.left),
        max(media.bottom, crop.bottom),
        min(media.right, crop.right),
        min(media.top, crop.top),
    )
