"""Rulings to grids: which cells the lines of a table make, and what stands in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from drafter.importers.reading.pdf.drawings import Ruling, joined
from drafter.importers.reading.pdf.geometry import Box

MEETING: Final = 3.0
"""How near rulings come to each other that meet, in points."""
MOST_RULINGS: Final = 4_000
MOST_COLUMNS: Final = 40
MOST_ROWS: Final = 400
SHORTEST: Final = 8.0


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table: its cells row by row, each with the number of its columns.

    `columns` are the places of the upright lines.
    """

    box: Box
    columns: tuple[float, ...]
    rows: tuple[tuple[tuple[Box, int], ...], ...]


def ruled(rulings: Iterable[Ruling]) -> tuple[Ruled, ...]:
    """Return the tables of at least two columns and two rows that rulings show."""
    listed = [one for one in joined(rulings) if one.length >= SHORTEST]
    if len(listed) > MOST_RULINGS:
        return ()
    found = (_table(group) for group in _groups(listed))
    return tuple(table for table in found if table is not None)


def _groups(rulings: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    """Yield rulings that meet each other, directly or through others."""
    level = [one for one in rulings if one.level]
    upright = [one for one in rulings if not one.level]
    heads = list(range(len(level) + len(upright)))
    for n, down in enumerate(upright, len(level)):
        for m, across in enumerate(level):
            if _meet(across, down):
                heads[_head(heads, m)] = _head(heads, n)
    groups: dict[int, list[Ruling]] = {}
    for n, one in enumerate((*level, *upright)):
        groups.setdefault(_head(heads, n), []).append(one)
    yield from groups.values()


def _head(heads: list[int], n: int) -> int:
    while heads[n] != n:
        heads[n] = heads[heads[n]]
        n = heads[n]
    return n


def _meet(across: Ruling, down: Ruling) -> bool:
    return (
        across.start - MEETING <= down.at <= across.end + MEETING
        and down.start - MEETING <= across.at <= down.end + MEETING
    )


def _table(rulings: Sequence[Ruling]) -> Ruled | None:
    level = [one for one in rulings if one.level]
    upright = [one for one in rulings if not one.level]
    if not upright or len(level) < 2:
        return None
    xs = _places([*_ats(upright), *(end for one in level for end in (one.start, one.end))])
    ys = _places([*_ats(level), *(end for one in upright for end in (one.start, one.end))])
    if not (2 < len(xs) <= MOST_COLUMNS + 1 and 2 < len(ys) <= MOST_ROWS + 1):
        return None
    cells = _Lattice(xs, ys, level, upright)
    rows = tuple(row for row in cells.rows() if any(box.height for box, _ in row))
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return None
    return Ruled(Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), rows)


def _ats(rulings: Iterable[Ruling]) -> list[float]:
    return [one.at for one in rulings]


def _places(values: Iterable[float]) -> list[float]:
    """Return values in order, those near each other once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > MEETING:
            found.append(value)
    return found


class _Lattice:
    """The fields between all rulings of a table; fields without a ruling between are one cell."""

    def __init__(
        self, xs: list[float], ys: list[float], level: list[Ruling], upright: list[Ruling]
    ) -> None:
        self._xs, self._ys = xs, ys
        self._below = [
            [_covered(level, y, xs[n], xs[n + 1]) for n in range(len(xs) - 1)] for y in ys
        ]
        self._left = [
            [_covered(upright, x, ys[n], ys[n + 1]) for n in range(len(ys) - 1)] for x in xs
        ]

    def rows(self) -> Iterator[tuple[tuple[Box, int], ...]]:
        """Yield each row's cells with the number of their columns.

        A cell of several rows has its box in the first of them, and boxes without height in the
        others.
        """
        for row in range(len(self._ys) - 1):
            yield tuple(self._cells(row))

    def _cells(self, row: int) -> Iterator[tuple[Box, int]]:
        columns = len(self._xs) - 1
        starts = [n for n in range(columns) if n == 0 or self._left[n][row]]
        for start, end in pairwise((*starts, columns)):
            yield self._box(row, start, end), end - start

    def _box(self, row: int, start: int, end: int) -> Box:
        top = self._ys[row]
        if row and not any(self._below[row][start:end]):
            return Box(self._xs[start], top, self._xs[end], top)
        last = row
        while last + 2 < len(self._ys) and not any(self._below[last + 1][start:end]):
            last += 1
        return Box(self._xs[start], top, self._xs[end], self._ys[last + 1])


def _covered(rulings: Iterable[Ruling], at: float, start: float, end: float) -> bool:
    """Say whether rulings at a place go along at least the middle of a stretch."""
    middle = (start + end) / 2
    return any(
        abs(one.at - at) <= MEETING and one.start - MEETING <= middle <= one.end + MEETING
        for one in rulings
    )
