"""Tables without tags that go on over the end of a page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from drafter.importers.transcript import Cell, Grid, Line, Part, Role, lines_of

MOST_BETWEEN: Final = 10
"""So many lines are a page's foot and the next page's head at most."""
SAME_EDGE: Final = 2.0
FIGURES: Final = re.compile(r"\d+")

Row = tuple[Cell, ...]


def continued(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return parts, with tables that go on over pages as one, where each of them begins.

    Between their pieces there are a page's foot and a head alone. The next piece is as wide, has as
    many columns, and repeats the head of the table, or has no head of its own. What has blocks of
    tags is whole already.
    """
    furniture = _repeated(parts)
    kept: list[Part] = []
    last = -1
    for part in parts:
        if isinstance(part, Grid):
            if last >= 0 and _goes_on(kept[last:], part, furniture):
                kept[last] = _with(kept[last], part)
                continue
            last = len(kept)
        kept.append(part)
    return tuple(kept)


def _repeated(parts: Sequence[Part]) -> frozenset[str]:
    """Return the lines, but for figures, that stand on several pages."""
    pages: dict[str, set[int]] = {}
    for part in parts:
        if isinstance(part, Line) and part.area:
            pages.setdefault(_bare(part), set()).add(part.area.page)
    return frozenset(text for text, on in pages.items() if len(on) > 1)


def _bare(line: Line) -> str:
    return FIGURES.sub("#", line.text)


def _goes_on(before: Sequence[Part], part: Grid, furniture: frozenset[str]) -> bool:
    grid, *between = before
    if not isinstance(grid, Grid) or len(between) > MOST_BETWEEN or not _is_alike(grid, part):
        return False
    if not all(isinstance(one, Line) for one in between):
        return False
    if _words(grid.rows[0]) == _words(part.rows[0]):
        return True
    plain = all(
        isinstance(one, Line) and (one.role is Role.FURNITURE or _bare(one) in furniture)
        for one in between
    )
    return plain and not _is_strong(part.rows[0])


def _is_alike(grid: Grid, part: Grid) -> bool:
    one, other = grid.area, part.area
    return (
        one is not None
        and other is not None
        and one.page < other.page
        and abs(one.left - other.left) <= SAME_EDGE
        and abs(one.right - other.right) <= SAME_EDGE
        and _width(grid) == _width(part)
        and not _has_blocks(grid)
    )


def _width(grid: Grid) -> int:
    return sum(cell.span for cell in grid.rows[0])


def _has_blocks(grid: Grid) -> bool:
    return any(line.block for line in lines_of([grid]))


def _words(row: Row) -> list[str]:
    return [cell.text for cell in row]


def _is_strong(row: Row) -> bool:
    lines = [line for cell in row for line in cell.lines]
    return bool(lines) and all(line.strong for line in lines)


def _with(grid: Part, part: Grid) -> Part:
    assert isinstance(grid, Grid)
    again = _words(grid.rows[0]) == _words(part.rows[0])
    return replace(grid, rows=(*grid.rows, *part.rows[1 if again else 0 :]))
