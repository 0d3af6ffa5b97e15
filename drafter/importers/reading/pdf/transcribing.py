"""A PDF to its transcript."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pypdfium2

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.pdf.contents import Contents, contents
from drafter.importers.reading.pdf.geometry import Box
from drafter.importers.reading.pdf.lines import area, setting
from drafter.importers.reading.pdf.looks import page_strips, parts
from drafter.importers.reading.pdf.notes import check_readable, notes
from drafter.importers.reading.pdf.opening import opened
from drafter.importers.reading.pdf.pictures import MOST_PICTURES, ending, picture, shown_images
from drafter.importers.transcript import Part, Picture, Source, Transcript

MOST_SIGNS: Final = 2_000_000

Shown = tuple[Box, Picture]


def transcribe(data: bytes) -> Transcript:
    """Read a PDF.

    Raises:
        Declined: if it is locked, damaged, empty, too large, a scan, or its words are unreadable.
    """
    with opened(data) as document:
        sheets = [document[number] for number in range(len(document))]
        pages = tuple(_contents(sheets))
        check_readable(pages)
        kept: dict[str, bytes] = {}
        pictures = _pictures(sheets, pages, kept)
        return Transcript(
            Source.PDF,
            tuple(_parts(pages, pictures)),
            document.get_metadata_value("Title").strip(),
            tuple(kept.items()),
            notes=tuple(notes(pages)),
            pages=len(document),
        )


def _contents(sheets: Sequence[pypdfium2.PdfPage]) -> Iterator[Contents]:
    left = MOST_SIGNS
    for number, sheet in enumerate(sheets, 1):
        read = contents(sheet, sheet.get_textpage(), number, left)
        left -= len(read.glyphs)
        if left <= 0:
            raise Declined(Reason.LIMIT, "Das PDF hat zu viel Text. Bitte die Anlagen abtrennen.")
        yield read


def _pictures(
    sheets: Sequence[pypdfium2.PdfPage], pages: Sequence[Contents], kept: dict[str, bytes]
) -> Mapping[int, Sequence[Shown]]:
    """Return the pictures of each page; their bytes are added to `kept`."""
    return {
        number: [
            (
                image.box,
                _kept(
                    picture(sheets[number - 1], image, pages[number - 1].shown),
                    kept,
                    image.box,
                    number,
                ),
            )
            for image in images[: max(0, MOST_PICTURES - len(kept))]
        ]
        for number, images in shown_images(pages).items()
        if not pages[number - 1].scanned
    }


def _kept(data: bytes, kept: dict[str, bytes], box: Box, page: int) -> Picture:
    key = f"bild-{len(kept) + 1}.{ending(data)}"
    kept[key] = data
    return Picture(key, area=area(box, page))


def _parts(pages: Sequence[Contents], pictures: Mapping[int, Sequence[Shown]]) -> Iterator[Part]:
    found = [page_strips(page) for page in pages]
    set_as = setting(found)
    for page, strips in zip(pages, found, strict=True):
        yield from parts(page, strips, set_as, pictures.get(page.number, ()))
