"""The chapter on two workers, beside one, and on the memory that a worker takes."""

import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shutil import rmtree
from subprocess import Popen
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep
from typing import Final

from benchmarks import setters
from benchmarks.measure import Command, spent
from benchmarks.report import Goal, number, paragraph, setting
from benchmarks.setters import MARKED, OUTPUT
from benchmarks.sheet import Sheet, beside, targets, told
from benchmarks.stacks import copies, long_ones
from benchmarks.tree import descendants, proportional_memory

TITLE: Final = "Viele Vorlagen, zwei Arbeiter"
TURNS: Final = 2
PAPERS: Final = 120
LONG_PAPERS, LONG_PAGES = 8, 50
MOST_MEMORY: Final = 150.0
LEAST: Final = 1.9
PAUSE: Final = 0.1
BUSY: Final = (sys.executable, "-c", "for number in range(60_000_000): pass")
LIBRARIES: Final = ("weasyprint", "pebble")
ONE, TWO, BUSY_ONE, BUSY_TWO = "one", "two", "busy_one", "busy_two"
MEMORY, MEMORY_EARLY, MEMORY_LONG, SAME, BYTES = (
    "memory", "memory_early", "memory_long", "same_bytes", "bytes_a_paper",
)  # fmt: skip
NAMES: Final = {
    TWO: "`drafter build --jobs 2`",
    ONE: "`drafter build --jobs 1`",
}
TEXT: Final = f"""
    Hier zählt die verstrichene Zeit: {PAPERS} Vorlagen von sechs Seiten, markierte Fassung, {TURNS}
    Runden im Wechsel. Was zwei Kerne dieses Rechners zur selben Zeit hergeben, zeigen im selben
    Lauf zwei Prozesse, die nur rechnen: {{control}} mal so viel wie einer; weit unter 2 war der
    Rechner nicht frei, und das Verhältnis der Arbeiter sagt wenig. Arbeitsspeicher ist der eines
    Arbeiters, was sich mehrere teilen, anteilig (PSS), alle {number(PAUSE, 1)} s abgelesen, der
    größte Wert; „früh“ in der ersten Hälfte des Laufs.
"""


def measured() -> Sheet:
    """Measure in a folder that is removed afterwards."""
    taken: dict[str, list[float]] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        papers = copies(folder / "vorlagen", PAPERS)
        for _ in range(TURNS):
            for busy, count in ((BUSY_ONE, 1), (BUSY_TWO, 2)):
                taken.setdefault(busy, []).append(_busy(count))
            for jobs, key in ((1, ONE), (2, TWO)):
                taken.setdefault(key, []).append(_run(folder, papers, jobs, key))
        figures = _figures(folder, papers)
    return Sheet(setting(LIBRARIES), taken, figures)


def _busy(count: int) -> float:
    """Return how long so many processes take that do nothing but count."""
    start = perf_counter()
    for process in [Popen(BUSY) for _ in range(count)]:
        process.wait()
    return perf_counter() - start


def _run(folder: Path, papers: Sequence[Path], jobs: int, output: str) -> float:
    rmtree(folder / output, ignore_errors=True)
    return spent(_command(papers, jobs, output), folder).passed


def _command(papers: Sequence[Path], jobs: int, output: str) -> Command:
    return setters.build("--jobs", str(jobs), *MARKED, papers=papers, output=output)


def _figures(folder: Path, papers: Sequence[Path]) -> Mapping[str, float]:
    """Return the memory of a worker, whether the files are the same, and how large they are."""
    files = _hashes(folder / ONE)
    seen = _memory(folder, papers)
    long = _memory(folder, long_ones(folder / "lange", LONG_PAPERS, LONG_PAGES))
    size = sum(path.stat().st_size for path in (folder / ONE).rglob("*") if path.is_file())
    return {
        MEMORY: max(seen),
        MEMORY_EARLY: max(seen[: len(seen) // 2]),
        MEMORY_LONG: max(long),
        SAME: float(files == _hashes(folder / TWO) and len(files) > PAPERS),
        BYTES: size / PAPERS,
    }


def _memory(folder: Path, papers: Sequence[Path]) -> list[float]:
    """Return the memory of the largest worker, again and again, while papers are built."""
    rmtree(folder / OUTPUT, ignore_errors=True)
    seen: list[float] = []
    threads: list[Thread] = []

    def watch(pid: int) -> None:
        threads.append(Thread(target=_watch, args=(pid, seen)))
        threads[0].start()

    spent(_command(papers, 2, OUTPUT), folder, watch)
    threads[0].join()
    return seen


def _watch(pid: int, seen: list[float]) -> None:
    """Note the memory of the largest child until the process has ended."""
    while proportional_memory(pid):
        workers = [*descendants(pid)][1:]
        seen.append(max(map(proportional_memory, workers), default=0.0))
        sleep(PAUSE)


def _hashes(folder: Path) -> Mapping[str, str]:
    """Return the hash of each file that a reader gets."""
    return {
        path.name: hashlib.sha512(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file()
    }


def chapter(sheet: Sheet) -> str:
    """Return the chapter on what was measured."""
    return told(
        paragraph(TEXT.format(control=number(control(sheet)))),
        beside(sheet, TWO, NAMES),
        targets([*goals(sheet)]),
        sheet.setting,
    )


def control(sheet: Sheet) -> float:
    """Return how many times as much two cores do as one, for processes that only count."""
    return 2 * sheet.ratio(BUSY_ONE, BUSY_TWO)


def goals(sheet: Sheet) -> Iterator[Goal]:
    """Yield what is demanded of two workers."""
    gained = sheet.ratio(ONE, TWO)
    yield Goal("zwei Arbeiter zu einem, Durchsatz", gained, "", least=LEAST)
    yield Goal("ebenso, gemessen an dem, was zwei Kerne hergeben", gained / control(sheet))
    yield Goal("Speicher eines Arbeiters", sheet.figures[MEMORY], " MiB", MOST_MEMORY)
    yield Goal("davon früh", sheet.figures[MEMORY_EARLY], " MiB", MOST_MEMORY)
    long = f"Speicher eines Arbeiters, {LONG_PAGES} Seiten"
    yield Goal(long, sheet.figures[MEMORY_LONG], " MiB", MOST_MEMORY)
    yield Goal("gleiche Dateien bei einem und zweien (1: ja)", sheet.figures[SAME], "", least=1.0)
