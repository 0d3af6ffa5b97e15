"""Fields of a form that is filled in on the screen (ISO 32000-1, 12.7), and other annotations."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from drafter.importers.reading.pdf.geometry import Box
from drafter.importers.reading.pdf.handles import wide_text

MOST_ANNOTATIONS: Final = 2_000
OFF: Final = "Off"  # ISO 32000-1, 12.7.4.2.3
WITHOUT_LOOKS: Final = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_TEXT)
"""Annotations that add nothing to what is printed: links, and notes that open."""


class Tickbox(NamedTuple):
    """A box of a form that is filled in on the screen."""

    box: Box
    ticked: bool


def tickboxes(page: Any) -> tuple[Tickbox, ...]:
    """Return the boxes to tick among the fields of a page, where the page's own map has them."""
    rect = pdfium.FS_RECTF()
    return tuple(
        Tickbox(Box(rect.left, rect.bottom, rect.right, rect.top), state != OFF)
        for annotation in _annotations(page)
        if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET
        and (state := wide_text(pdfium.FPDFAnnot_GetStringValue, annotation, b"AS"))
        and pdfium.FPDFAnnot_GetRect(annotation, rect)
    )


def _annotations(page: Any) -> Iterator[Any]:
    for n in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, n)
        if annotation:
            yield annotation
            pdfium.FPDFPage_CloseAnnot(annotation)


def _has_looks(page: Any) -> bool:
    """Say whether a page has annotations that are printed, as fields with what was typed are."""
    return any(
        pdfium.FPDFAnnot_GetSubtype(annotation) not in WITHOUT_LOOKS
        for annotation in _annotations(page)
    )


def with_looks(
    document: pypdfium2.PdfDocument, number: int, page: pypdfium2.PdfPage
) -> pypdfium2.PdfPage:
    """Return a page of a document, with the looks of its annotations among its drawings."""
    if _has_looks(page):
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        page.close()
        return document[number]
    return page
