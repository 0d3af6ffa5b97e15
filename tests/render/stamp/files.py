"""Foreign PDFs to be stamped, and how a stamped one is looked at: as a reader shows it."""

from typing import Any, NamedTuple

import pypdfium2

from tests.facts.files import Objects, catalog, pdf, stream

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
RESOURCES = b"/Resources << /Font << /F1 5 0 R >> >>"
A4 = b"/MediaBox [0 0 595 842]"


def line(page: int, pages: int) -> str:
    return f"Anlage 2 zu Drs. 2859/2020-2025/1, Seite {page} von {pages}"


def one_sheet(entries: bytes = A4, drawing: bytes = b"", more: Objects | None = None) -> bytes:
    """Return a file of one page with entries and what it draws; `/F1` is Helvetica."""
    objects = {
        1: catalog(),
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %b %b >>" % (entries, RESOURCES),
        4: stream(b"", drawing),
        5: HELVETICA,
    }
    return pdf({**objects, **(more or {})})


class Ink(NamedTuple):
    """Where a shown page is dark, in points from its left and upper edges; and its size."""

    left: float
    top: float
    right: float
    bottom: float
    width: float
    height: float


def ink(data: bytes, page: int = 0) -> Ink:
    """Show a page as a reader does, turned and cut, and find what is dark on it."""
    with pypdfium2.PdfDocument(data) as document:
        shown = document[page]
        picture = shown.render(scale=2, grayscale=True).to_pil()
        box: Any = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
        left, top, right, bottom = (edge / 2 for edge in box)
        return Ink(left, top, right, bottom, picture.width / 2, picture.height / 2)


def words(data: bytes) -> list[str]:
    """Return what can be selected on each page."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_bounded() for page in document]
