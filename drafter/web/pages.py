"""The PDF of an edition, set in a process of its own, and its pages as pictures."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from typing import Final, NamedTuple, TypeVar

from pebble import ProcessExpired, ProcessPool

from drafter.errors import RenderingFailed
from drafter.pipeline.previewing import Shown, set_pages
from drafter.render import Rendered
from drafter.web.view import Page

SCALE: Final = 2.0
"""Pixels a PDF point: 144 dpi, sharp on a screen with two device pixels a CSS pixel."""

Result = TypeVar("Result")


class Sheet(NamedTuple):
    """Width and height of a page in PDF points."""

    width: float
    height: float


class Typesetter:
    """Sets editions in one warm process, the newest pages only, and draws what it set.

    A process that sets pages which nobody wants any more is stopped. To be used as a context; it
    ends the process.
    """

    def __init__(self) -> None:
        self._pool = ProcessPool(max_workers=1, context=get_context("spawn"))
        self._drawing = ThreadPoolExecutor(1)
        self._number = 0
        self._wanted: dict[str, asyncio.Future[Rendered]] = {}

    def __enter__(self) -> "Typesetter":
        return self

    def __exit__(self, *_: object) -> None:
        self._drawing.shutdown()
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def supersede(self, number: int) -> None:
        """Drop what is set or being set for pages of another number."""
        if number == self._number:
            return
        for future in self._wanted.values():
            future.cancel()
        self._number, self._wanted = number, {}

    async def rendered(self, number: int, page: Page) -> Rendered | None:
        """Return the PDF of a page of the newest number; None where it was superseded.

        Raises:
            DrafterError: for what kept the renderer from setting it.
        """
        self.supersede(number)
        name = page.shown.name
        if name not in self._wanted:
            self._wanted[name] = self._scheduled(page.shown)
        future = self._wanted[name]
        await asyncio.wait({future})
        return None if future.cancelled() else _result(future)

    async def sheets(self, pdf: bytes) -> tuple[Sheet, ...]:
        """Return the sizes of the pages of a PDF."""
        return await self._drawn(lambda: _sheets(pdf))

    async def picture(self, pdf: bytes, index: int) -> bytes | None:
        """Return a page of a PDF as PNG, counted from 0; None where it has no such page."""
        return await self._drawn(lambda: _picture(pdf, index))

    def _scheduled(self, shown: Shown) -> "asyncio.Future[Rendered]":
        job = self._pool.schedule(set_pages, args=[shown.edition, shown.html])
        return asyncio.wrap_future(job)

    async def _drawn(self, draw: Callable[[], Result]) -> Result:
        """Draw in the one thread that may call PDFium, which knows no threads."""
        return await asyncio.get_running_loop().run_in_executor(self._drawing, draw)


def _result(future: "asyncio.Future[Rendered]") -> Rendered:
    """Return what was set.

    Raises:
        DrafterError: for what kept the renderer from setting it, or ended its process.
    """
    try:
        return future.result()
    except ProcessExpired:
        raise RenderingFailed(
            "Der PDF-Satz ist abgebrochen, wahrscheinlich aus Mangel an Speicher. Bitte andere "
            "Programme schließen und die Vorlage noch einmal speichern."
        ) from None


def _sheets(pdf: bytes) -> tuple[Sheet, ...]:
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        return tuple(Sheet(*document.get_page_size(index)) for index in range(len(document)))


def _picture(pdf: bytes, index: int) -> bytes | None:
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        if index >= len(document):
            return None
        image = document[index].render(scale=SCALE).to_pil()
        data = BytesIO()
        image.save(data, "PNG", compress_level=1)
        return data.getvalue()
