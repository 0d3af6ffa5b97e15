"""All that is read of one page, before anybody orders it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pypdfium2.raw as pdfium

from drafter.importers.reading.pdf.boxes import with_boxes
from drafter.importers.reading.pdf.drawings import Area, Drawings, drawings
from drafter.importers.reading.pdf.fields import Tickbox
from drafter.importers.reading.pdf.geometry import Box, Matrix, shown, spanned
from drafter.importers.reading.pdf.glyphs import Glyph, glyphs, seen
from drafter.importers.reading.pdf.lines import marked_struck
from drafter.importers.reading.pdf.links import links
from drafter.importers.reading.pdf.opening import Sheet

COVERING: Final = 0.5
FEW_SIGNS: Final = 40
MANY_PATHS: Final = 200


@dataclass(frozen=True, slots=True)
class Contents:
    """The signs and drawings of a page that can be seen, as it is shown.

    `recognised` says that its words come from a text recognition, `scanned` that the page is a
    picture without words. `turned` are words that stand on the slant or upright.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    drawn: Drawings
    shown: Matrix
    recognised: bool = False
    scanned: bool = False
    turned: str = ""
    hidden: bool = False


def contents(sheet: Sheet, most: int) -> Contents:
    """Read a page; no more than `most` signs of it."""
    page, text = sheet.page, sheet.page.get_textpage()
    map_, width, height = _as_shown(page)
    read = glyphs(text, map_, most)
    if (quarters := _usual_turn(read)) in (1, 2, 3):
        map_, width, height = _turned_back(map_, width, height, quarters)
        read = glyphs(text, map_, most)
    drawn = _with_tickboxes(drawings(page, map_), sheet.tickboxes, map_)
    within = [glyph for glyph in read if Box(0, 0, width, height).holds(glyph.box.centre)]
    upright = seen([glyph for glyph in within if glyph.turned == 0])
    recognised = _is_covered(drawn, width, height) and _mostly_unseen(upright)
    visible = [glyph for glyph in upright if recognised or _is_seen(glyph, drawn.areas)]
    signs = with_boxes(links(page, map_, marked_struck(visible, drawn.rulings)), drawn)
    return Contents(
        sheet.number,
        width,
        height,
        signs,
        drawn,
        map_,
        recognised,
        _is_scanned(signs, drawn, width, height),
        "".join(glyph.sign for glyph in within if glyph.turned),
        len(visible) < len(upright),
    )


def _with_tickboxes(drawn: Drawings, found: Sequence[Tickbox], map_: Matrix) -> Drawings:
    """Add the boxes of fields to those that are drawn, and a tick in each that is ticked."""
    placed = [(_mapped(box, map_), ticked) for box, ticked in found]
    return replace(
        drawn,
        squares=(*(box for box, _ in placed), *drawn.squares),
        slopes=(*drawn.slopes, *(box for box, ticked in placed if ticked)),
    )


def _mapped(box: Box, map_: Matrix) -> Box:
    return spanned([map_(box.left, box.top), map_(box.right, box.bottom)])


def _as_shown(page: Any) -> tuple[Matrix, float, float]:
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    quarters = pdfium.FPDFPage_GetRotation(page)
    box = (rect.left, rect.bottom, rect.right, rect.top)
    width, height = rect.right - rect.left, rect.top - rect.bottom
    if quarters % 2:
        width, height = height, width
    return shown(box, quarters), width, height


def _usual_turn(read: Sequence[Glyph]) -> int:
    """Return the angle of more than half of all signs, 0 if there is none."""
    turns = [glyph.turned for glyph in read]
    usual = max(set(turns), key=turns.count, default=0)
    return usual if 2 * turns.count(usual) > len(turns) else 0


def _turned_back(
    map_: Matrix, width: float, height: float, quarters: int
) -> tuple[Matrix, float, float]:
    """Turn a page so that its words stand upright."""
    back = (
        None,
        Matrix(0, -1, 1, 0, 0, width),
        Matrix(-1, 0, 0, -1, width, height),
        Matrix(0, 1, -1, 0, height, 0),
    )[quarters]
    assert back is not None
    sides = (height, width) if quarters % 2 else (width, height)
    return map_.then(back), *sides


def _is_covered(drawn: Drawings, width: float, height: float) -> bool:
    covered = sum(image.box.width * image.box.height for image in drawn.images)
    return covered >= COVERING * width * height


def _mostly_unseen(read: Sequence[Glyph]) -> bool:
    unseen = sum(glyph.look.unseen for glyph in read)
    return unseen > 0.8 * len(read)


def _is_seen(glyph: Glyph, areas: Sequence[Area]) -> bool:
    """Say whether a sign can be seen: not if it is not drawn, or is white on paper."""
    if glyph.look.unseen:
        return False
    centre = glyph.box.centre
    return not glyph.look.white or any(area.dark and area.box.holds(centre) for area in areas)


def _is_scanned(signs: Sequence[Glyph], drawn: Drawings, width: float, height: float) -> bool:
    """Say whether a page is a picture, or all drawn as curves, with hardly any words."""
    return len(signs) < FEW_SIGNS and (
        _is_covered(drawn, width, height) or len(drawn.areas) + len(drawn.slopes) > MANY_PATHS
    )
