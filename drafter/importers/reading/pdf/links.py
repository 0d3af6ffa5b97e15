"""The addresses to which words on a page lead."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import pypdfium2.raw as pdfium

from drafter.importers.reading.pdf.geometry import Box, Matrix, spanned
from drafter.importers.reading.pdf.glyphs import Glyph
from drafter.importers.reading.pdf.handles import narrow_text

MOST_LINKS: Final = 1_000
SCHEMES: Final = ("http://", "https://", "mailto:")


def links(page: Any, shown: Matrix, glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Tell each sign in the area of a link where it leads; addresses of files do not count."""
    found = list(_areas(page, shown))
    if not found:
        return tuple(glyphs)
    return tuple(_linked(glyph, found) for glyph in glyphs)


def _linked(glyph: Glyph, found: Sequence[tuple[Box, str]]) -> Glyph:
    centre = glyph.box.centre
    address = next((address for box, address in found if box.holds(centre)), None)
    return glyph if address is None else replace(glyph, href=address)


def _areas(page: Any, shown: Matrix) -> Iterator[tuple[Box, str]]:
    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    rect = pdfium.FS_RECTF()
    for _ in range(MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, place, link):
            return
        address = _address(page, link)
        if address.startswith(SCHEMES) and pdfium.FPDFLink_GetAnnotRect(link, rect):
            yield spanned([shown(rect.left, rect.bottom), shown(rect.right, rect.top)]), address


def _address(page: Any, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action:
        return ""
    return narrow_text(pdfium.FPDFAction_GetURIPath, page.pdf, action)
