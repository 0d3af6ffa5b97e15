"""The PDF of an edition, set in a process of its own, and its pages as pictures."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from io import BytesIO
from multiprocessing import get_context, resource_tracker
from typing import Final, NamedTuple, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from drafter.errors import RenderingFailed
from drafter.pipeline.previewing import Shown
from drafter.render import RENDERERS, Rendered
from drafter.web.view import Page

SCALE: Final = 2.0
"""Pixels a PDF point: 144 dpi, sharp on a screen with two device pixels a CSS pixel."""

MERCY: Final = 1.0
"""Seconds that a new process costs before it sets anything, about."""

Result = TypeVar("Result")


class Sheet(NamedTuple):
    """Width and height of a page in PDF points."""

    width: float
    height: float


class Setting(NamedTuple):
    """An edition that is being set: the job of the process, and what those wait for who asked."""

    job: "ProcessFuture[Rendered]"
    asked: "asyncio.Future[Rendered]"

    def drop(self, mercy: float) -> None:
        """Let those go who wait, and stop the job if it lasts longer than so many seconds.

        A job that is soon done is let alone, since a new process is slower than the end of it.
        """
        self.asked.cancel()
        wait = mercy if self.job.running() else 0
        asyncio.get_running_loop().call_later(wait, self.job.cancel)


class Typesetter:
    """Sets editions in one warm process, the newest pages only, and draws what it set.

    To be used as a context; it ends the process. `mercy` is how many seconds a job may go on
    which nobody waits for.
    """

    def __init__(self, mercy: float = MERCY) -> None:
        self.mercy = mercy
        self._pool = ProcessPool(max_workers=1, context=get_context("spawn"))
        self._drawing = ThreadPoolExecutor(1)
        self._number = 0
        self._settings: dict[str, Setting] = {}

    def __enter__(self) -> "Typesetter":
        resource_tracker.ensure_running()  # whoever starts it has its signals unblocked
        return self

    def __exit__(self, *_: object) -> None:
        self._drawing.shutdown()
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def supersede(self, number: int) -> None:
        """Drop what is set or being set for pages of another number."""
        if number == self._number:
            return
        for setting in self._settings.values():
            setting.drop(self.mercy)
        self._number, self._settings = number, {}

    async def rendered(self, number: int, page: Page) -> Rendered | None:
        """Return the PDF of a page of the newest number; None where it was superseded.

        Raises:
            DrafterError: for what kept the renderer from setting it.
        """
        self.supersede(number)
        shown = page.shown
        if shown.name not in self._settings:
            self._settings[shown.name] = self._begun(shown)
        asked = self._settings[shown.name].asked
        await asyncio.wait({asked})
        return None if asked.cancelled() else _result(asked)

    async def sheets(self, pdf: bytes) -> tuple[Sheet, ...]:
        """Return the sizes of the pages of a PDF."""
        return await self._drawn(lambda: _sheets(pdf))

    async def picture(self, pdf: bytes, index: int) -> bytes | None:
        """Return a page of a PDF as PNG, counted from 0; None where it has no such page."""
        return await self._drawn(lambda: _picture(pdf, index))

    def _begun(self, shown: Shown) -> Setting:
        with _uninterrupted():
            job = self._pool.schedule(RENDERERS["pdf"], args=[shown.with_html])
        loop = asyncio.get_running_loop()
        setting = Setting(job, loop.create_future())
        job.add_done_callback(lambda _: _soon(loop, setting))
        return setting

    async def _drawn(self, draw: Callable[[], Result]) -> Result:
        """Draw in the one thread that may call PDFium, which knows no threads."""
        return await asyncio.get_running_loop().run_in_executor(self._drawing, draw)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C from whatever is started here: it goes to all processes of a terminal at once.

    Threads and processes inherit which signals are blocked (POSIX, sigprocmask).
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _soon(loop: asyncio.AbstractEventLoop, setting: Setting) -> None:
    """Tell how a job ended, from the thread that learnt it; nobody asks after the end of all."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(_tell, setting)


def _tell(setting: Setting) -> None:
    """Tell those who wait how a job ended."""
    if setting.asked.done():
        return
    problem = setting.job.exception()
    if problem:
        setting.asked.set_exception(problem)
    else:
        setting.asked.set_result(setting.job.result())


def _result(future: "asyncio.Future[Rendered]") -> Rendered:
    """Return what was set.

    Raises:
        DrafterError: for what kept the renderer from setting it, or ended its process.
    """
    try:
        return future.result()
    except (ProcessExpired, BrokenProcessPool):
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
