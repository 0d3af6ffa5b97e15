"""What is drawn on a page beside its text: rulings, squares, strokes across, areas and images."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import pypdfium2.raw as pdfium

from drafter.importers.reading.pdf.geometry import Box, Matrix, Point, spanned
from drafter.importers.reading.pdf.handles import matrix, whole_numbers

MOST_OBJECTS: Final = 50_000
MOST_SHORT: Final = 2_000
"""So many short lines are of forms at most; more are a drawing."""
MOST_POINTS: Final = 400
DEEPEST: Final = 8
THICKEST: Final = 2.6
"""How thick a filled rectangle is at most that is a ruling and not an area; in points."""
SHORTEST: Final = 3.0
SQUARE: Final = (4.5, 18.0)
"""How long the sides of a box to tick are, in points: less is a bullet, more is a frame."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line across (`level`) or down, from `start` to `end`, at a height or place."""

    level: bool
    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Area:
    """A filled area, `dark` if letters as white as paper can be read on it."""

    box: Box
    dark: bool


@dataclass(frozen=True, slots=True)
class Image:
    """A raster image, with pdfium's handle of it (while its page is open)."""

    box: Box
    handle: Any
    mark: int


@dataclass(frozen=True, slots=True)
class Drawings:
    """All drawings of a page. `marked` are the boxes of drawings that belong to its tags."""

    rulings: tuple[Ruling, ...] = ()
    squares: tuple[Box, ...] = ()
    slopes: tuple[Box, ...] = ()
    areas: tuple[Area, ...] = ()
    images: tuple[Image, ...] = ()
    marked: tuple[tuple[int, Box], ...] = ()


Object = tuple[Any, Matrix, int]


def drawings(page: Any, shown: Matrix) -> Drawings:
    """Return what is drawn on a page; `shown` maps to the page as it is shown."""
    shapes: list[Shape] = []
    images, marked = [], []
    for handle, placed, mark in _objects(page, shown):
        kind = pdfium.FPDFPageObj_GetType(handle)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = spanned(_corners(handle, placed))
            images.append(Image(box, handle, mark))
            marked.append((mark, box))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            parts = _subpaths(handle, placed)
            shapes += _shapes(handle, parts)
            marked += [(mark, spanned(part)) for part in parts if part and mark >= 0]
    rulings = [shape for shape in shapes if isinstance(shape, Ruling)]
    composed = tuple(_of_rulings(rulings))
    return Drawings(
        tuple(ruling for ruling in rulings if not any(_is_side(ruling, box) for box in composed)),
        (*(shape.box for shape in shapes if isinstance(shape, _Square)), *composed),
        tuple(shape.box for shape in shapes if isinstance(shape, _Slope)),
        tuple(shape for shape in shapes if isinstance(shape, Area)),
        tuple(images),
        tuple(marked),
    )


@dataclass(frozen=True, slots=True)
class _Square:
    box: Box


@dataclass(frozen=True, slots=True)
class _Slope:
    box: Box


def _objects(page: Any, shown: Matrix) -> Iterator[Object]:
    """Yield the objects of a page with those inside of forms (ISO 32000-1, 8.10), and their map."""
    waiting = [(_top(page), shown, -1, 0)]
    left = MOST_OBJECTS
    while waiting:
        handles, map_, outer, depth = waiting.pop()
        for handle in handles:
            left -= 1
            if left < 0:
                return
            mark = pdfium.FPDFPageObj_GetMarkedContentID(handle)
            mark = mark if mark >= 0 else outer
            yield handle, map_, mark
            if pdfium.FPDFPageObj_GetType(handle) == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                inner = matrix(pdfium.FPDFPageObj_GetMatrix, handle).then(map_)
                waiting.append((_inside(handle), inner, mark, depth + 1))


def _top(page: Any) -> Iterable[Any]:
    return (pdfium.FPDFPage_GetObject(page, n) for n in range(pdfium.FPDFPage_CountObjects(page)))


def _inside(form: Any) -> Iterable[Any]:
    count = pdfium.FPDFFormObj_CountObjects(form)
    return (pdfium.FPDFFormObj_GetObject(form, n) for n in range(max(count, 0)))


def _corners(handle: Any, placed: Matrix) -> list[Point]:
    own = matrix(pdfium.FPDFPageObj_GetMatrix, handle).then(placed)
    return [own(x, y) for x in (0, 1) for y in (0, 1)]


def _subpaths(handle: Any, placed: Matrix) -> list[list[Point]]:
    """Return the points of a path, those of each part of it that is drawn in one go."""
    own = matrix(pdfium.FPDFPageObj_GetMatrix, handle).then(placed)
    x, y = ctypes.c_float(), ctypes.c_float()
    parts: list[list[Point]] = []
    for n in range(min(pdfium.FPDFPath_CountSegments(handle), MOST_POINTS)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, n)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append(own(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and parts[-1][0] != parts[-1][-1]:
            parts[-1].append(parts[-1][0])
    return [part for part in parts if len(part) > 1]


Shape = Ruling | Area | _Square | _Slope


def _shapes(handle: Any, parts: list[list[Point]]) -> list[Shape]:
    filling, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, filling, stroked)
    if stroked.value and not _is_paper(pdfium.FPDFPageObj_GetStrokeColor, handle):
        return [shape for part in parts for shape in _strokes(part)]
    if filling.value and not _is_paper(pdfium.FPDFPageObj_GetFillColor, handle):
        return list(_fillings(parts, _is_dark(handle)))
    return []


def _is_paper(colour: Any, handle: Any) -> bool:
    *colours, opacity = whole_numbers(colour, handle, count=4)
    return min(colours) >= 250 or opacity == 0


def _is_dark(handle: Any) -> bool:
    red, green, blue, _ = whole_numbers(pdfium.FPDFPageObj_GetFillColor, handle, count=4)
    return 0.3 * red + 0.59 * green + 0.11 * blue < 190  # luma as in ITU-R BT.601


def _strokes(points: list[Point]) -> Iterator[Shape]:
    if (square := _square(points)) is not None:
        yield square
        return
    for start, end in pairwise(points):
        yield from _straight(spanned([start, end]))


def _straight(box: Box) -> Iterator[Shape]:
    """Yield what a stroke from corner to corner of a box is, unless it is too short for any."""
    if box.height < 0.6 and box.width >= SHORTEST:
        yield Ruling(True, box.centre[1], box.left, box.right)
    elif box.width < 0.6 and box.height >= SHORTEST:
        yield Ruling(False, box.centre[0], box.top, box.bottom)
    elif box.width >= SHORTEST and box.height >= SHORTEST:
        yield _Slope(box)


def _square(points: list[Point]) -> _Square | None:
    box = spanned(points)
    return _Square(box) if _is_rectangle(points) and _is_square(box) else None


def _is_square(box: Box) -> bool:
    least, most = SQUARE
    longer = max(box.width, box.height)
    shorter = min(box.width, box.height)
    return least <= shorter and longer <= most and shorter >= 0.75 * longer


def _is_rectangle(points: list[Point]) -> bool:
    """Say whether points go round a rectangle whose sides are level and upright."""
    sides = list(pairwise(points))
    return 4 <= len(points) <= 6 and all(
        min(abs(start[0] - end[0]), abs(start[1] - end[1])) < 0.3 for start, end in sides
    )


def _fillings(parts: list[list[Point]], dark: bool) -> Iterator[Shape]:
    """Yield what filled parts are: two rectangles in each other are a frame, as of CSS borders."""
    boxes = [spanned(part) for part in parts if _is_rectangle(part)]
    if len(parts) == len(boxes) == 2 and _inner_first(boxes)[1].height > THICKEST:
        yield from _frame(*_inner_first(boxes))
        return
    for box in boxes:
        yield from _filled(box, dark)
    for part in parts:
        if not _is_rectangle(part):
            yield from _figure(spanned(part), dark)


def _inner_first(boxes: list[Box]) -> tuple[Box, Box]:
    one, other = boxes
    area, other_area = one.width * one.height, other.width * other.height
    return (one, other) if area <= other_area else (other, one)


def _frame(inner: Box, outer: Box) -> Iterator[Shape]:
    if _is_square(outer) and min(outer.width - inner.width, outer.height - inner.height) > 0.4:
        yield _Square(outer)
        return
    if inner.top - outer.top > 0.1:
        yield Ruling(True, (inner.top + outer.top) / 2, outer.left, outer.right)
    if outer.bottom - inner.bottom > 0.1:
        yield Ruling(True, (inner.bottom + outer.bottom) / 2, outer.left, outer.right)
    if inner.left - outer.left > 0.1:
        yield Ruling(False, (inner.left + outer.left) / 2, outer.top, outer.bottom)
    if outer.right - inner.right > 0.1:
        yield Ruling(False, (inner.right + outer.right) / 2, outer.top, outer.bottom)


def _filled(box: Box, dark: bool) -> Iterator[Shape]:
    if box.height <= THICKEST and box.width >= SHORTEST:
        yield Ruling(True, box.centre[1], box.left, box.right)
    elif box.width <= THICKEST and box.height >= SHORTEST:
        yield Ruling(False, box.centre[0], box.top, box.bottom)
    else:
        yield Area(box, dark)


def _figure(box: Box, dark: bool) -> Iterator[Shape]:
    """Yield what a filled part of any shape is: a tick if it is small, an area else."""
    if min(box.width, box.height) >= SHORTEST and max(box.width, box.height) <= SQUARE[1]:
        yield _Slope(box)
    else:
        yield Area(box, dark)


def _of_rulings(rulings: Iterable[Ruling]) -> Iterator[Box]:
    """Yield the squares to tick that are drawn as four lines."""
    least, most = SQUARE
    short = [ruling for ruling in rulings if least <= ruling.length <= most]
    if len(short) > MOST_SHORT:
        return
    tops = sorted((ruling for ruling in short if ruling.level), key=lambda ruling: ruling.at)
    sides = {(round(ruling.at), round(ruling.start)) for ruling in short if not ruling.level}
    for n, top in enumerate(tops):
        for bottom in tops[n + 1 : n + 40]:
            box = Box(top.start, top.at, top.end, bottom.at)
            alike = abs(top.start - bottom.start) < 1 and abs(top.end - bottom.end) < 1
            if alike and _is_square(box) and _has_sides(box, sides):
                yield box
                break


def _has_sides(box: Box, sides: set[tuple[int, int]]) -> bool:
    return all(
        any((round(x) + dx, round(box.top) + dy) in sides for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        for x in (box.left, box.right)
    )


def _is_side(ruling: Ruling, square: Box) -> bool:
    """Say whether a ruling is no longer than a square, and at its edge."""
    ends = (ruling.start, ruling.end)
    points = [(end, ruling.at) if ruling.level else (ruling.at, end) for end in ends]
    return ruling.length <= SQUARE[1] and all(square.holds(point, 1) for point in points)


def joined(rulings: Iterable[Ruling], room: float = 1.5) -> tuple[Ruling, ...]:
    """Join rulings of one direction that continue each other or lie upon each other."""
    listed = sorted(rulings, key=lambda ruling: ruling.at)
    return tuple(
        one
        for level in (True, False)
        for heap in _beside([ruling for ruling in listed if ruling.level == level], room)
        for one in _continued(sorted(heap, key=lambda ruling: ruling.start), room)
    )


def _beside(rulings: list[Ruling], room: float) -> Iterator[list[Ruling]]:
    heap: list[Ruling] = []
    for ruling in rulings:
        if heap and ruling.at - heap[0].at > room:
            yield heap
            heap = []
        heap.append(ruling)
    if heap:
        yield heap


def _continued(rulings: list[Ruling], room: float) -> Iterator[Ruling]:
    last = rulings[0]
    for ruling in rulings[1:]:
        if ruling.start > last.end + room:
            yield last
            last = ruling
        else:
            last = Ruling(last.level, last.at, last.start, max(last.end, ruling.end))
    yield last
