"""The order in which strips are read: parts of a page from top to bottom, columns side by side.

A page is cut across where there is more room than between lines, each part down where a gap goes
through the whole of it, and so on (Nagy and Seth, 1984: recursive X-Y cut).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol, TypeVar

from drafter.importers.reading.pdf.geometry import Box

DEEPEST: Final = 10
BETWEEN_PARTS: Final = 0.5
"""Room between parts, in sizes of the font: lines of one paragraph have about a quarter."""
GUTTER: Final = 0.9
SHARED: Final = 0.8
FULL: Final = 0.6


class Placed(Protocol):
    """What stands on a page, as strips do; `base` is the line on which it stands."""

    @property
    def box(self) -> Box:
        """Where it is."""

    @property
    def base(self) -> float:
        """The height of its line."""

    @property
    def size(self) -> float:
        """The size of its font."""

    @property
    def text(self) -> str:
        """Its words."""


Thing = TypeVar("Thing", bound=Placed)


def in_order(things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Return things in the order in which they are read."""
    return tuple(_ordered(list(things), DEEPEST))


def _ordered(things: list[Thing], depth: int) -> Iterator[Thing]:
    bands = list(_bands(things)) if depth else [things]
    for band in bands:
        columns = list(_columns(band)) if depth else [band]
        if len(columns) < 2 or _is_read_across(columns):
            yield from _across(band)
        else:
            for column in columns:
                yield from _ordered(column, depth - 1)


def _bands(things: list[Thing]) -> Iterator[list[Thing]]:
    return _cut(
        things,
        lambda thing: (thing.box.top, thing.box.bottom),
        lambda thing: BETWEEN_PARTS * thing.size,
    )


def _columns(things: list[Thing]) -> Iterator[list[Thing]]:
    return _cut(
        things,
        lambda thing: (thing.box.left, thing.box.right),
        lambda thing: GUTTER * thing.size,
    )


def _cut(
    things: list[Thing],
    reach: Callable[[Thing], tuple[float, float]],
    room: Callable[[Thing], float],
) -> Iterator[list[Thing]]:
    """Yield the things between which there is more than some room in one direction."""
    part: list[Thing] = []
    end = 0.0
    for thing in sorted(things, key=reach):
        start, own_end = reach(thing)
        if part and start - end > room(thing):
            yield part
            part = []
        end = max(end, own_end) if part else own_end
        part.append(thing)
    if part:
        yield part


def _across(things: Sequence[Thing]) -> Iterator[Thing]:
    for row in _rows(things):
        yield from sorted(row, key=lambda thing: thing.box.left)


def _rows(things: Sequence[Thing]) -> Iterator[list[Thing]]:
    row: list[Thing] = []
    for thing in sorted(things, key=lambda thing: thing.base):
        if row and thing.base - row[0].base > 0.4 * min(thing.size, row[0].size):
            yield row
            row = []
        row.append(thing)
    if row:
        yield row


def _is_read_across(columns: Sequence[Sequence[Thing]]) -> bool:
    """Say whether columns are labels and values, or rows of a table, and no running text."""
    if any(_is_prose(column) for column in columns[:-1]):
        return False
    labels = columns[0]
    if 2 * sum(thing.text.endswith(":") for thing in labels) >= len(labels) > 1:
        return True
    rows = list(_rows([thing for column in columns for thing in column]))
    shared = sum(len(row) > 1 for row in rows)
    return shared >= 3 and shared >= SHARED * len(rows)


def _is_prose(column: Sequence[Thing]) -> bool:
    """Say whether most lines of a column reach its right edge, as those of running text do."""
    if len(column) < 4:
        return False
    left = min(thing.box.left for thing in column)
    right = max(thing.box.right for thing in column)
    full = sum(right - thing.box.right < 0.12 * (right - left) for thing in column)
    return full >= FULL * len(column) and right - left > 12 * column[0].size
