"""Where things are on a page as it is shown: points from its left and from its top."""

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: Point, room: float = 0) -> bool:
        """Say whether a point lies in it, or no further than `room` beside it."""
        x, y = point
        return (
            self.left - room <= x <= self.right + room
            and self.top - room <= y <= self.bottom + room
        )


def around(boxes: "list[Box]") -> Box:
    """Return the smallest box that has all of them, at least one, in it."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def spanned(points: "list[Point]") -> Box:
    """Return the smallest box that has all points, at least one, in it."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))


@dataclass(frozen=True, slots=True)
class Matrix:
    """An affine map of points (ISO 32000-1, 8.3.4)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def __call__(self, x: float, y: float) -> Point:
        """Return where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, other: "Matrix") -> "Matrix":
        """Return the map that does this one first, and the other after it."""
        e, f = other(self.e, self.f)
        return Matrix(
            other.a * self.a + other.c * self.b,
            other.b * self.a + other.d * self.b,
            other.a * self.c + other.c * self.d,
            other.b * self.c + other.d * self.d,
            e,
            f,
        )


def shown(box: tuple[float, float, float, float], quarters: int) -> Matrix:
    """Return the map from a page's own points to those of the page as it is shown.

    `box` is the part of the page that is shown: left, bottom, right, top, upwards as in a PDF.
    `quarters` is how often it is turned clockwise by a right angle (ISO 32000-1, 7.7.3.3).
    """
    left, bottom, right, top = box
    return (
        Matrix(1, 0, 0, -1, -left, top),
        Matrix(0, 1, 1, 0, -bottom, -left),
        Matrix(-1, 0, 0, 1, right, -bottom),
        Matrix(0, -1, -1, 0, top, right),
    )[quarters % 4]
