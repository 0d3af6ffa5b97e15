"""`python -m benchmarks.sitting WAY ROUNDS WARM FILE …`: set files as PDF in one warm process.

Each way has a process of its own, so that what one has patched or stored helps no other. The files
are HTML, or sources of Typst; WARM is one that is set once unmeasured before. Printed is JSON: the
processor seconds of each round of each file by its path, and the pages of each PDF. The way
`browser` prints with a Chromium that stays open; its time is that of all its processes.
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
from typing import Final, NamedTuple

from benchmarks.measure import CommandFailed
from benchmarks.papers import ROOT
from benchmarks.tree import processor_seconds

OPTIONS: Final = {"pdf_variant": "pdf/a-2a", "pdf_tags": True}

Set = Callable[[Path], bytes]


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


def _spared() -> Iterator[Set]:
    yield from _ours(savings=True)


def _unspared() -> Iterator[Set]:
    yield from _ours(savings=False)


def _ours(*, savings: bool) -> Iterator[Set]:
    """Yield our renderer; the Document only says what stands in the metadata."""
    from benchmarks.papers import real_paper
    from drafter.render import RENDERERS, Edition
    from drafter.resources import templates_directory

    document, form = real_paper(), templates_directory() / "bielefeld"

    def render(file: Path) -> bytes:
        edition = Edition(document, form, files={"html": file.read_bytes()}, savings=savings)
        return RENDERERS["pdf"](edition).data

    yield render


def _bare() -> Iterator[Set]:
    from drafter.render.fonts import fontconfig_file

    os.environ["FONTCONFIG_FILE"] = str(fontconfig_file())
    from weasyprint import HTML

    def render(file: Path) -> bytes:
        data: bytes = HTML(string=file.read_text(encoding="utf-8")).write_pdf(**OPTIONS)
        return data

    yield render


def _typst() -> Iterator[Set]:
    """Yield Typst; it remembers what it has set, so in each paper other words stand."""
    import typst

    from drafter.render.fonts import font_directory

    compiler = typst.Compiler(font_paths=[font_directory()], ignore_system_fonts=True)
    turns = count()

    def render(file: Path) -> bytes:
        text = file.read_bytes().replace(b"die ", b"die%d " % next(turns))
        data = compiler.compile(text, format="pdf", pdf_standards=["a-2a", "ua-1"])
        assert isinstance(data, bytes)
        return data

    yield render


def _browser() -> Iterator[Set]:
    from playwright.sync_api import sync_playwright

    from benchmarks.setters import BROWSERS, CHROMIUM, installed

    with sync_playwright() as play:
        arguments = [each for each in CHROMIUM if not each.startswith("--headless")]
        browser = play.chromium.launch(executable_path=installed(BROWSERS), args=arguments)
        page = browser.new_page()

        def render(file: Path) -> bytes:
            page.goto(file.as_uri())
            return page.pdf(prefer_css_page_size=True)

        yield render
        browser.close()


WAYS: Final[Mapping[str, Callable[[], Iterator[Set]]]] = {
    "ours": _spared,
    "unspared": _unspared,
    "bare": _bare,
    "typst": _typst,
    "browser": _browser,
}


def main(way: str, rounds: int, warm: str, files: Sequence[str]) -> None:
    """Set the files and print what was measured."""
    for render in WAYS[way]():
        render(Path(warm))
        gc.collect()
        gc.freeze()
        seconds: dict[str, list[float]] = {file: [] for file in files}
        data: dict[str, bytes] = {}
        clock = _of_all if way == "browser" else process_time
        for file in (file for _ in range(rounds) for file in files):
            start = clock()
            data[file] = render(Path(file))
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
