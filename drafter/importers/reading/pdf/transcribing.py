"""A PDF to its transcript."""

from collections.abc import Iterator, Sequence
from typing import Final

import pypdfium2

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.pdf import tagged
from drafter.importers.reading.pdf.contents import Contents, contents
from drafter.importers.reading.pdf.continued import continued
from drafter.importers.reading.pdf.lines import Setting, setting
from drafter.importers.reading.pdf.looks import page_strips, parts
from drafter.importers.reading.pdf.notes import check_readable, notes
from drafter.importers.reading.pdf.opening import opened
from drafter.importers.reading.pdf.pictures import Album
from drafter.importers.reading.pdf.sources import sources
from drafter.importers.reading.pdf.strips import Strip
from drafter.importers.reading.pdf.tree import leaves
from drafter.importers.transcript import Part, Source, Transcript

MOST_SIGNS: Final = 2_000_000


def transcribe(data: bytes) -> Transcript:
    """Read a PDF.

    Raises:
        Declined: if it is locked, damaged, empty, too large, a scan, or its words are unreadable.
    """
    with opened(data) as document:
        sheets = [document[number] for number in range(len(document))]
        pages = tuple(_contents(sheets))
        check_readable(pages)
        album = Album(sheets, pages)
        return Transcript(
            Source.PDF,
            continued(tuple(_parts(sheets, pages, album))),
            document.get_metadata_value("Title").strip(),
            album.kept,
            sources(document, data),
            tuple(notes(pages)),
            len(document),
        )


def _contents(sheets: Sequence[pypdfium2.PdfPage]) -> Iterator[Contents]:
    left = MOST_SIGNS
    for number, sheet in enumerate(sheets, 1):
        read = contents(sheet, sheet.get_textpage(), number, left)
        left -= len(read.glyphs)
        if left <= 0:
            raise Declined(Reason.LIMIT, "Das PDF hat zu viel Text. Bitte die Anlagen abtrennen.")
        yield read


def _parts(
    sheets: Sequence[pypdfium2.PdfPage], pages: Sequence[Contents], album: Album
) -> Iterator[Part]:
    found = [page_strips(page) for page in pages]
    set_as = setting(found)
    stream = [
        piece
        for sheet, page, strips in zip(sheets, pages, found, strict=True)
        for piece in _pieces(sheet, page, strips, set_as, album)
    ]
    return tagged.parts(stream, set_as, album.figure)


def _pieces(
    sheet: pypdfium2.PdfPage,
    page: Contents,
    strips: Sequence[Strip],
    set_as: Setting,
    album: Album,
) -> Sequence[tagged.Piece]:
    """Return what stands on a page: by its tags if they can be believed, else by its looks."""
    found = leaves(sheet)
    if tagged.is_believed(page, found):
        figures = tagged.marks_of_figures(found)
        return tagged.pieces(page, found, set_as, album.images(page.number, figures))
    return parts(page, strips, set_as, album.images(page.number))
