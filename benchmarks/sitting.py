"""`python -m benchmarks.sitting WAY ROUNDS WARM FILE …`: set files as PDF in one warm process.

Each way has a process of its own, so that what one has patched or stored helps no other. The files
are HTML, or sources of Typst; WARM is one that is set once unmeasured before. Each time a file has
other words, because some remember lines. Printed is JSON: the processor seconds of each round of
each file by its path, and the pages of each PDF. The way `browser` prints with a Chromium that
stays open; its time is that of all its processes, and its words stay.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from time import process_time
from typing import Any, Final, NamedTuple

from benchmarks.measure import CommandFailed
from benchmarks.papers import ROOT
from benchmarks.rewording import reworded_page
from benchmarks.tree import processor_seconds

OPTIONS: Final = {"pdf_variant": "pdf/a-2a", "pdf_tags": True}

Set = Callable[[], Any]
Prepare = Callable[[Path, int], Set]
"""Takes a file and how often it was asked; returns what is measured."""


class Sat(NamedTuple):
    """The processor seconds that each file took each time, and how many pages it has."""

    seconds: Mapping[str, Sequence[float]]
    pages: Mapping[str, int]

    def of(self, file: Path) -> Sequence[float]:
        """Return the seconds of a file."""
        return self.seconds[str(file)]


def sat(way: str, files: Sequence[Path], rounds: int, warm: Path | None = None) -> Sat:
    """Let a process set files, and return what it measured; `warm` is by default the first one.

    Raises:
        CommandFailed: if the process does not succeed.
    """
    named = map(str, (rounds, warm or files[0], *files))
    arguments = [sys.executable, "-m", "benchmarks.sitting", way, *named]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandFailed(done.stderr)
    return Sat(*json.loads(done.stdout.splitlines()[-1]))


def _spared() -> Iterator[Prepare]:
    yield from _ours(savings=True)


def _unspared() -> Iterator[Prepare]:
    yield from _ours(savings=False)


def _ours(*, savings: bool) -> Iterator[Prepare]:
    """Yield our renderer; the Document only says what stands in the metadata."""
    from benchmarks.papers import real_paper
    from drafter.render import RENDERERS, Edition
    from drafter.resources import templates_directory

    document, form = real_paper(), templates_directory() / "bielefeld"

    def prepare(file: Path, turn: int) -> Set:
        html = _page(file, turn).encode()
        edition = Edition(document, form, files={"html": html}, savings=savings)
        return lambda: RENDERERS["pdf"](edition).data

    yield prepare


def _page(file: Path, turn: int) -> str:
    return reworded_page(file.read_text(encoding="utf-8"), turn)


def _bare() -> Iterator[Prepare]:
    from drafter.render.fonts import fontconfig_file

    os.environ["FONTCONFIG_FILE"] = str(fontconfig_file())
    from weasyprint import HTML

    def prepare(file: Path, turn: int) -> Set:
        html = _page(file, turn)
        return lambda: HTML(string=html).write_pdf(**OPTIONS)

    yield prepare


def _typst() -> Iterator[Prepare]:
    import typst

    from drafter.render.fonts import font_directory

    compiler = typst.Compiler(font_paths=[font_directory()], ignore_system_fonts=True)

    def prepare(file: Path, turn: int) -> Set:
        text = file.read_bytes().replace(b"die ", b"die%d " % turn)
        return lambda: compiler.compile(text, format="pdf", pdf_standards=["a-2a", "ua-1"])

    yield prepare


def _browser() -> Iterator[Prepare]:
    from playwright.sync_api import sync_playwright

    from benchmarks.setters import BROWSERS, CHROMIUM, installed

    with sync_playwright() as play:
        arguments = [each for each in CHROMIUM if not each.startswith("--headless")]
        browser = play.chromium.launch(executable_path=installed(BROWSERS), args=arguments)
        page = browser.new_page()

        def prepare(file: Path, _turn: int) -> Set:
            def render() -> bytes:
                page.goto(file.as_uri())
                return page.pdf(prefer_css_page_size=True)

            return render

        yield prepare
        browser.close()


WAYS: Final[Mapping[str, Callable[[], Iterator[Prepare]]]] = {
    "ours": _spared,
    "unspared": _unspared,
    "bare": _bare,
    "typst": _typst,
    "browser": _browser,
}


def main(way: str, rounds: int, warm: str, files: Sequence[str]) -> None:
    """Set the files and print what was measured."""
    for prepare in WAYS[way]():
        turns = count()
        prepare(Path(warm), next(turns))()
        gc.collect()
        gc.freeze()
        seconds: dict[str, list[float]] = {file: [] for file in files}
        data: dict[str, bytes] = {}
        clock = _of_all if way == "browser" else process_time
        for file in (file for _ in range(rounds) for file in files):
            render = prepare(Path(file), next(turns))
            start = clock()
            data[file] = render()
            seconds[file].append(clock() - start)
        pages = {file: _pages(each) for file, each in data.items()}
        sys.stdout.write(f"{json.dumps((seconds, pages))}\n")


def _of_all() -> float:
    return processor_seconds(os.getpid())


def _pages(data: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return len(document)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4:])
