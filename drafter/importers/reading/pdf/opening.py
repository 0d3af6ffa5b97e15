"""Opening a PDF, page by page, and what is declined before anything is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import pypdfium2

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.pdf.fields import Tickbox, tickboxes, with_looks
from drafter.importers.reading.pdf.nesting import check_forms

MOST_PAGES: Final = 2_000


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF, and close it afterwards.

    Raises:
        Declined: if it is locked, damaged, without pages, or has too many, or forms in forms.
    """
    document = _document(data)
    try:
        _check(len(document))
        check_forms(data)
        yield document
    finally:
        document.close()


def _document(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if problem.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise Declined(
                Reason.LOCKED,
                "Das PDF ist durch ein Kennwort geschützt. Bitte das Kennwort entfernen.",
            ) from None
        raise Declined(
            Reason.DAMAGED,
            "Das PDF ist beschädigt und lässt sich nicht öffnen. Bitte es neu beschaffen.",
        ) from None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that could be opened, counted from 1, with the boxes of its fields."""

    number: int
    page: pypdfium2.PdfPage
    tickboxes: tuple[Tickbox, ...]


def sheets(document: pypdfium2.PdfDocument) -> tuple[Sheet, ...]:
    """Return the pages of a document, without those that are damaged.

    Raises:
        Declined: if all of them are.
    """
    found = tuple(sheet for n in range(len(document)) if (sheet := _sheet(document, n)) is not None)
    if not found:
        raise Declined(
            Reason.DAMAGED, "Die Seiten des PDF sind beschädigt. Bitte es neu beschaffen."
        )
    return found


def _sheet(document: pypdfium2.PdfDocument, number: int) -> Sheet | None:
    try:
        page = document[number]
        boxes = tickboxes(page)
        return Sheet(number + 1, with_looks(document, number, page), boxes)
    except pypdfium2.PdfiumError:
        return None


def _check(pages: int) -> None:
    if pages == 0:
        raise Declined(Reason.EMPTY, "Das PDF hat keine Seiten. Bitte es neu beschaffen.")
    if pages > MOST_PAGES:
        raise Declined(
            Reason.LIMIT,
            f"Das PDF hat mehr als {MOST_PAGES} Seiten. Bitte die Anlagen abtrennen.",
        )
