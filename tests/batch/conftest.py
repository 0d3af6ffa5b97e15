"""Small papers to be built in numbers, and executors that show what chance could do."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from drafter.pipeline.jobs import Order, Outcome

DRAFT = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 400 Amt für Schule
beratungsgegenstand: Benennung der Sporthalle
"""

Draft = Callable[..., Path]
Job = Callable[[], None]


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """Write a small draft (and more) below the test's folder and return its path."""

    def write(name: str, more: str = "") -> Path:
        path = tmp_path / "inputs" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(DRAFT + more, encoding="utf-8")
        return path

    return write


@pytest.fixture
def drafts(draft: Draft) -> tuple[Path, ...]:
    """Write eleven small drafts, of which the sixth can never be built."""
    return tuple(draft(f"{n:02}", "datum: 31.02.2022\n" * (n == 5)) for n in range(11))


@pytest.fixture
def html(tmp_path: Path) -> Order:
    """Order HTML only, which is soon done."""
    return Order(tmp_path / "build", ("html",))


def tree(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def told(outcomes: Sequence[Outcome]) -> list[tuple[object, ...]]:
    """Return what a person reads of outcomes."""
    return [(o.path, o.findings, o.files, o.reason, o.exit_code) for o in outcomes]


class Shuffled(Executor):
    """Does the first jobs, once all of them are handed in, in another order; then each at once.

    `before` is called before each of the first jobs.
    """

    def __init__(self, turns: Sequence[int], before: Job = lambda: None) -> None:
        self.turns = turns
        self.before = before
        self.held: list[Job] = []
        self.tasks: list[tuple[Path, ...]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.tasks.append(args[0])
        self.held.append(lambda: _do(future, fn, args))
        if len(self.tasks) == len(self.turns):
            for turn in self.turns:
                self.before()
                self.held[turn]()
        elif len(self.tasks) > len(self.turns):
            self.held[-1]()
        return future


def _do(future: Future[Any], fn: Callable[..., Any], args: tuple[Any, ...]) -> None:
    try:
        future.set_result(fn(*args))
    except Exception as problem:
        future.set_exception(problem)
