"""Pictures on pages: raster images as they are in the file where that can be, else as drawn."""

from collections import Counter
from collections.abc import Sequence
from ctypes import c_ubyte
from io import BytesIO
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from drafter.importers.reading.pdf.blocks import Block
from drafter.importers.reading.pdf.contents import Contents
from drafter.importers.reading.pdf.drawings import Image
from drafter.importers.reading.pdf.geometry import Box, Matrix, around
from drafter.importers.reading.pdf.handles import matrix, narrow_text
from drafter.importers.reading.pdf.lines import area
from drafter.importers.reading.pdf.opening import Sheet
from drafter.importers.transcript import Picture

LEAST: Final = 36.0
"""The shorter side of a picture at least, in points: less is a rule, a bullet or a box."""
MOST: Final = 0.9
"""The share of a page that a picture covers at most: more is the page itself, or its ground."""
MOST_PICTURES: Final = 100
MOST_BYTES: Final = 8 * 1024 * 1024
SHARPNESS: Final = 200 / 72  # dots a point: 200 dpi, enough for print
EDGE: Final = 2.0
"""What is shown around a picture, in points: lines have a width, and letters feet."""
MOST_DOTS: Final = 12_000_000
JPEG: Final = "DCTDecode"  # ISO 32000-1, 7.4.8


def shown_images(pages: Sequence[Contents]) -> dict[int, tuple[Image, ...]]:
    """Return the images of each page that are pictures, by the page's number.

    What stands in one place on two pages is a mark of whoever made the paper, and no picture.
    """
    places = Counter(_place(image) for page in pages for image in page.drawn.images)
    return {
        page.number: tuple(
            image
            for image in page.drawn.images
            if _is_picture(image.box, page) and places[_place(image)] == 1
        )
        for page in pages
    }


def _place(image: Image) -> tuple[int, ...]:
    box = image.box
    return tuple(round(value / 2) for value in (box.left, box.top, box.right, box.bottom))


def _is_picture(box: Box, page: Contents) -> bool:
    return min(box.width, box.height) >= LEAST and (
        box.width * box.height < MOST * page.width * page.height
    )


def picture(page: pypdfium2.PdfPage, image: Image, shown: Matrix) -> bytes:
    """Return an image as JPEG as it is in the file, or else as PNG as it is drawn on its page."""
    return _stored(image.handle, shown) or drawn(page, image.box)


def _stored(handle: Any, shown: Matrix) -> bytes:
    """Return the JPEG of an image in colours of a screen, nothing if it is none, or is turned."""
    from PIL import Image as Pixels

    filters = pdfium.FPDFImageObj_GetImageFilterCount(handle)
    if filters != 1 or narrow_text(pdfium.FPDFImageObj_GetImageFilter, handle, 0) != JPEG:
        return b""
    size = pdfium.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    if not 0 < size <= MOST_BYTES or _is_turned(handle, shown):
        return b""
    room = (c_ubyte * size)()
    pdfium.FPDFImageObj_GetImageDataRaw(handle, room, size)
    try:
        with Pixels.open(BytesIO(bytes(room))) as pixels:
            plain = pixels.format == "JPEG" and pixels.mode in ("L", "RGB")
    except (OSError, ValueError, Pixels.DecompressionBombError):
        return b""
    return bytes(room) if plain else b""


def _is_turned(handle: Any, shown: Matrix) -> bool:
    placed = matrix(pdfium.FPDFPageObj_GetMatrix, handle).then(shown)
    return placed.a <= 0 or placed.d >= 0 or abs(placed.b) > 0.01 * placed.a


def drawn(page: pypdfium2.PdfPage, box: Box) -> bytes:
    """Return a part of a page as PNG, as it is drawn."""
    width, height = page.get_size()
    box = Box(box.left - EDGE, box.top - EDGE, box.right + EDGE, box.bottom + EDGE)
    sharpness = min(SHARPNESS, (MOST_DOTS / max(box.width * box.height, 1)) ** 0.5)
    crop = (box.left, height - box.bottom, width - box.right, box.top)
    bitmap = page.render(scale=sharpness, crop=tuple(max(0.0, side) for side in crop))
    made = BytesIO()
    bitmap.to_pil().convert("RGB").save(made, "PNG", optimize=False)
    return made.getvalue()


class Album:
    """The pictures of a file, with the bytes of those that were taken into the text so far."""

    def __init__(self, sheets: Sequence[Sheet], pages: Sequence[Contents]) -> None:
        self._sheets = {sheet.number: sheet.page for sheet in sheets}
        self._pages = {page.number: page for page in pages}
        self._images = shown_images(pages)
        self._kept: dict[str, bytes] = {}

    @property
    def kept(self) -> tuple[tuple[str, bytes], ...]:
        """The bytes of the pictures by their names, in the order of the text."""
        return tuple(self._kept.items())

    def images(
        self, page: int, without: frozenset[int] = frozenset()
    ) -> tuple[tuple[Box, Picture], ...]:
        """Return the images of a page that stand among its words, without those of some marks."""
        if self._pages[page].scanned:
            return ()
        images = (image for image in self._images[page] if image.mark not in without)
        taken = ((image.box, self._image(image, page)) for image in images)
        return tuple((box, picture) for box, picture in taken if picture is not None)

    def _image(self, image: Image, page: int, alternative: str = "") -> Picture | None:
        if len(self._kept) >= MOST_PICTURES:
            return None
        data = picture(self._sheets[page], image, self._pages[page].shown)
        return self._keep(data, image.box, page, alternative)

    def figure(self, block: Block) -> Picture | None:
        """Return the picture of a figure that is tagged as one, None if nothing can be seen."""
        tag = block.inner("Figure")
        box = around([*block.drawn, *(glyph.box for glyph in block.glyphs)])
        if tag is None or min(box.width, box.height) < LEAST or len(self._kept) >= MOST_PICTURES:
            return None
        image = self._only_image(block)
        if image is not None:
            return self._image(image, block.page, tag.alternative)
        data = drawn(self._sheets[block.page], box)
        return self._keep(data, box, block.page, tag.alternative)

    def _only_image(self, block: Block) -> Image | None:
        images = self._pages[block.page].drawn.images
        own = [image for image in images if image.box in block.drawn]
        return own[0] if len(own) == len(block.drawn) == 1 and not block.glyphs else None

    def _keep(self, data: bytes, box: Box, page: int, alternative: str) -> Picture:
        key = f"bild-{len(self._kept) + 1}.{_ending(data)}"
        self._kept[key] = data
        return Picture(key, alternative, area(box, page))


def _ending(data: bytes) -> str:
    return "jpg" if data.startswith(b"\xff\xd8") else "png"
