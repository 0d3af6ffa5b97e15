"""A PDF to its transcript."""

from collections.abc import Iterator, Sequence
from typing import Final

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.pdf import tagged
from drafter.importers.reading.pdf.contents import Contents, contents
from drafter.importers.reading.pdf.continued import continued
from drafter.importers.reading.pdf.lines import Setting, setting
from drafter.importers.reading.pdf.looks import page_strips, parts
from drafter.importers.reading.pdf.notes import check_readable, notes
from drafter.importers.reading.pdf.opening import Sheet, opened, sheets
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
        found = sheets(document)
        pages = tuple(_contents(found))
        check_readable(pages)
        album = Album(found, pages)
        return Transcript(
            Source.PDF,
            continued(tuple(_parts(found, pages, album))),
            document.get_metadata_value("Title").strip(),
            album.kept,
            sources(document, data),
            tuple(notes(pages, len(document))),
            len(document),
        )


def _contents(found: Sequence[Sheet]) -> Iterator[Contents]:
    left = MOST_SIGNS
    for sheet in found:
        read = contents(sheet, left)
        left -= len(read.glyphs)
        if left <= 0:
            raise Declined(Reason.LIMIT, "Das PDF hat zu viel Text. Bitte die Anlagen abtrennen.")
        yield read


def _parts(found: Sequence[Sheet], pages: Sequence[Contents], album: Album) -> Iterator[Part]:
    stripped = [page_strips(page) for page in pages]
    set_as = setting(stripped)
    stream = [
        piece
        for sheet, page, strips in zip(found, pages, stripped, strict=True)
        for piece in _pieces(sheet, page, strips, set_as, album)
    ]
    return tagged.parts(stream, set_as, album.figure)


def _pieces(
    sheet: Sheet,
    page: Contents,
    strips: Sequence[Strip],
    set_as: Setting,
    album: Album,
) -> Sequence[tagged.Piece]:
    """Return what stands on a page: by its tags if they can be believed, else by its looks."""
    found = leaves(sheet.page)
    if tagged.is_believed(page, found):
        read = tagged.blocks(page, found)
        if not tagged.is_cut_up(read, set_as):
            figures = tagged.marks_of_figures(found)
            return tagged.pieces(page, found, read, set_as, album.images(page.number, figures))
    return parts(page, strips, set_as, album.images(page.number))
