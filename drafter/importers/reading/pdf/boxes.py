"""Boxes to tick that are drawn on a page, as signs among its words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from drafter.importers.reading.pdf.drawings import Drawings
from drafter.importers.reading.pdf.geometry import Box
from drafter.importers.reading.pdf.glyphs import ASCENT, DESCENT, Glyph
from drafter.importers.reading.pdf.symbols import TICKS
from drafter.importers.transcript import EMPTY_BOX, TICKED_BOX

MOST_BOXES: Final = 300
"""So many boxes has a page at most; more are a pattern."""
FURTHEST: Final = 40.0
"""How far from a box its words are at most, in points."""


def with_boxes(glyphs: Sequence[Glyph], drawn: Drawings) -> tuple[Glyph, ...]:
    """Put a sign for each drawn square among the signs; what ticks it is no sign of its own.

    A square around other words than a tick is none.
    """
    found = list(glyphs)
    squares = _once(drawn.squares) if len(drawn.squares) <= MOST_BOXES else []
    for square in squares:
        inside = [glyph for glyph in found if square.holds(glyph.box.centre)]
        if all(glyph.sign in TICKS for glyph in inside):
            ticked = bool(inside) or any(_crosses(slope, square) for slope in drawn.slopes)
            gone = {id(glyph) for glyph in inside}
            found = [glyph for glyph in found if id(glyph) not in gone]
            _put(found, square, ticked, inside)
    return tuple(found)


def _once(squares: Sequence[Box]) -> list[Box]:
    """Leave out squares that are drawn twice, or in each other."""
    kept: list[Box] = []
    for square in squares:
        if not any(other.holds(square.centre, 1) for other in kept):
            kept.append(square)
    return kept


def _crosses(slope: Box, square: Box) -> bool:
    """Say whether a stroke in a square is a part of a cross or tick and no speck."""
    return square.holds(slope.centre, 1) and 3 * slope.width >= square.width / 1.5


def _put(found: list[Glyph], square: Box, ticked: bool, inside: Sequence[Glyph]) -> None:
    """Put a box among signs: in the place of its tick, else before the words next to it."""
    near = inside[0] if inside else _neighbour(found, square)
    if near is None:
        return
    place = len(found) if inside else next(n for n, one in enumerate(found) if one is near)
    base = near.base if abs(near.base - square.bottom) < square.height else square.bottom
    size = near.look.size
    found.insert(
        place,
        replace(
            near,
            sign=TICKED_BOX if ticked else EMPTY_BOX,
            box=Box(square.left, base - ASCENT * size, square.right, base + DESCENT * size),
            base=base,
            apart=True,
            look=replace(near.look, strong=False, emphasis=False),
            href=None,
            struck=False,
        ),
    )


def _neighbour(found: Sequence[Glyph], square: Box) -> Glyph | None:
    """Return the sign on a square's line that is next behind it, or else before it."""
    level = [glyph for glyph in found if square.top - 2 <= glyph.box.centre[1] <= square.bottom + 2]
    behind = [glyph for glyph in level if glyph.box.left >= square.left + square.width / 2]
    before = [glyph for glyph in level if glyph.box.right <= square.left + square.width / 2]
    if behind:
        nearest = min(behind, key=lambda glyph: glyph.box.left)
        if nearest.box.left - square.right <= FURTHEST:
            return nearest
    return max(before, key=lambda glyph: glyph.box.right) if before else None
