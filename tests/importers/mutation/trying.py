"""Imports a spoilt file in a child, and says what came of it."""

import faulthandler
import os
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, NoReturn

from drafter.importers.declined import Declined
from drafter.importers.reading import transcribe
from drafter.importers.recognise import recognise
from drafter.importers.writing import written
from drafter.pipeline.limits import without_memory
from drafter.resources import templates_directory
from drafter.source.forms import load_form
from tests.importers.mutation.spoiling import LONG, Dice, spoilt

PAPERS: Final = Path(__file__).parents[1] / "corpus" / "papers"
ENDINGS: Final = ("pdf", "docx", "txt")
SECONDS: Final = 60
MEMORY: Final = 1536 * 1024 * 1024
DAY: Final = date(2020, 1, 1)
IMPORTED: Final = "imported"
DECLINED: Final = "declined"
STOPPED: Final = "stopped by the limit on memory"  # the run declines it, as does its own reader
CALLS: Final = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: `imported`, `declined …`, `stopped …`, or what is wrong."""

    told: str
    seconds: float

    @property
    def wrong(self) -> bool:
        """Whether it is neither imported nor stopped nor declined with a German sentence."""
        return not self.told.startswith((IMPORTED, DECLINED, STOPPED))


@cache
def papers() -> tuple[Path, ...]:
    """Return the files that are spoilt."""
    found = (path for ending in ENDINGS for path in PAPERS.glob(f"*/*.{ending}"))
    return tuple(sorted(path for path in found if path.stat().st_size))


def spoilt_paper(seed: int, longest: int = LONG[-1]) -> tuple[str, bytes]:
    """Return the name of a paper, and what has become of it; nothing in it is repeated longer."""
    random = Dice(f"importers {seed}")
    random.longest = longest
    ending = random.choice(("pdf", "pdf", "docx", "docx", "txt"))
    path = random.choice([path for path in papers() if path.suffix == f".{ending}"])
    return path.name, spoilt(path.read_bytes(), ending, random)


@cache
def ready() -> None:
    """Load all that importing needs, once; children have it then."""
    for ending in ENDINGS:
        path = next(path for path in papers() if path.suffix == f".{ending}")
        assert imported(path.name, path.read_bytes()) == IMPORTED


def tried(name: str, data: bytes) -> Outcome:
    """Import a file in a child with limits that may not reach anything over a network."""
    ready()
    began = time.monotonic()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(name, data, writing)
    os.close(writing)
    told = _answer(reading, began + SECONDS)
    if told is None:
        os.kill(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    seconds = time.monotonic() - began
    if told is None:
        return Outcome(f"takes more than {SECONDS} seconds", seconds)
    return Outcome(
        told or _ended(os.waitstatus_to_exitcode(status), used.ru_maxrss * 1024), seconds
    )


def _ended(code: int, used: int) -> str:
    """Say how a child ended that told nothing; PDFium aborts where it gets no memory."""
    full = code == -signal.SIGABRT and used > MEMORY // 2
    return STOPPED if full else f"ended by {code}"


def _answer(reading: int, until: float) -> str | None:
    """Return what a child told until it ended, or None if it did not end in time."""
    parts: list[bytes] = []
    with os.fdopen(reading, "rb") as stream:
        while select.select([stream], [], [], max(0.0, until - time.monotonic()))[0]:
            part = os.read(stream.fileno(), 65_536)
            if not part:
                return b"".join(parts).decode("utf-8", "replace")
            parts.append(part)
    return None


def _child(name: str, data: bytes, writing: int) -> NoReturn:
    faulthandler.disable()
    most = _size() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.addaudithook(_offline)
    os.write(writing, imported(name, data).encode("utf-8", "replace")[:60_000])
    os._exit(0)


def _size() -> int:
    """Return how many bytes of address space this process has already, from its parent."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def _offline(event: str, _words: object) -> None:
    if event.startswith(CALLS):
        raise ConnectionRefusedError(event)


def imported(name: str, data: bytes) -> str:
    """Import a file, and return what came of it in a word or with a traceback."""
    try:
        draft = recognise(transcribe(data), templates_directory())
        form = load_form(draft.form, templates_directory())
        text = written(draft, form, templates_directory(), name, DAY)
    except Declined as problem:
        german = "itte " in str(problem) and "\n" not in str(problem)
        return f"{DECLINED} {problem.reason}" if german else f"no German sentence: {problem}"
    except MemoryError:
        return STOPPED
    except SystemError as problem:
        return STOPPED if without_memory(problem) else traceback.format_exc(limit=-6)
    except BaseException:
        return traceback.format_exc(limit=-6)
    return IMPORTED if text.strip() else "an empty file"


def tried_and_told(seed: int) -> Outcome:
    """Import a spoilt paper in a child, and print at once what is wrong."""
    outcome = tried(*spoilt_paper(seed))
    if outcome.wrong:
        print(f"{seed}: {outcome.told}", flush=True)
    return outcome


def counted(outcomes: Mapping[int, Outcome]) -> dict[str, int]:
    """Return how often what came of the files, the most frequent first."""
    told = [each.told if not each.wrong else "WRONG" for each in outcomes.values()]
    return {what: told.count(what) for what in sorted(set(told), key=told.count, reverse=True)}
