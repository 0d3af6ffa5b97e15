"""Opening a PDF, page by page, and what is declined before anything is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pypdfium2

from drafter.importers.declined import Declined, Reason

MOST_PAGES: Final = 2_000


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF, and close it afterwards.

    Raises:
        Declined: if it is locked, damaged, without pages, or has too many.
    """
    document = _document(data)
    try:
        _check(len(document))
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
                "Das PDF ist durch ein Kennwort geschützt. Bitte eine Fassung ohne nehmen.",
            ) from None
        raise Declined(
            Reason.DAMAGED,
            "Das PDF ist beschädigt und lässt sich nicht öffnen. Bitte es neu beschaffen.",
        ) from None


def _check(pages: int) -> None:
    if pages == 0:
        raise Declined(Reason.EMPTY, "Das PDF hat keine Seiten. Bitte es neu beschaffen.")
    if pages > MOST_PAGES:
        raise Declined(
            Reason.LIMIT,
            f"Das PDF hat mehr als {MOST_PAGES} Seiten. Bitte die Anlagen abtrennen.",
        )
