from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from drafter.errors import EnvironmentMissing, ExitCode
from drafter.pipeline import building, perform
from drafter.pipeline.batch import outcomes
from drafter.pipeline.handing import KEPT, Pace, Progress, pace
from drafter.pipeline.jobs import Order, Outcome
from drafter.pipeline.limits import OVERDUE

from .conftest import Shuffled, told


class Losing(Shuffled):
    """Loses chunks that hold a paper, as often as is said, with what killed the worker."""

    def __init__(self, name: str, times: int, death: Exception) -> None:
        super().__init__(())
        self.name, self.times, self.death = name, times, death

    def submit(self, fn: Any, /, *args: Any, **more: Any) -> Future[Any]:
        if self.times and any(path.stem == self.name for path in args[0]):
            self.times -= 1
            self.tasks.append(args[0])
            future: Future[Any] = Future()
            future.set_exception(self.death)
            return future
        return super().submit(fn, *args, **more)


class Silent(Executor):
    """Never answers; counts what is under way."""

    chunks = 0

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        self.chunks += 1
        return Future()


class Death(OSError):
    """What an executor raises whose worker ended with a signal."""

    def __init__(self, exitcode: int) -> None:
        super().__init__("dead")
        self.exitcode = exitcode


@pytest.mark.parametrize("chunk", [1, 3, 4, 100])
def test_papers_are_told_in_their_order_whatever_the_chunks(
    drafts: tuple[Path, ...], html: Order, chunk: int
) -> None:
    number = -(-len(drafts) // chunk)
    backwards = Shuffled(tuple(reversed(range(number))))
    got = list(outcomes(drafts, html, backwards, Pace(chunk, number)))
    assert told(got) == told(perform(drafts, html))
    assert [bool(outcome.reason) for outcome in got] == [n == 5 for n in range(11)]


def test_a_lost_chunk_is_handed_out_again_paper_by_paper(
    drafts: tuple[Path, ...], html: Order
) -> None:
    losing = Losing("06", 1, Death(-9))
    got = list(outcomes(drafts, html, losing, Pace(4, 2)))
    assert told(got) == told(perform(drafts, html))
    again = [task for task in losing.tasks if len(task) == 1]
    assert again == [(path,) for path in drafts[4:8]]


def test_a_paper_may_be_there_five_times_when_all_workers_die(
    drafts: tuple[Path, ...], html: Order
) -> None:
    losing = Losing("06", 5, BrokenProcessPool("all dead"))
    assert told(list(outcomes(drafts, html, losing, Pace(4, 2)))) == told(perform(drafts, html))


@pytest.mark.parametrize(
    ("death", "times", "words", "code"),
    [
        (Death(-9), 2, "abgestürzt (Ende mit -9)", ExitCode.RENDERING),
        (Death(-24), 2, "länger als 300 Sekunden", ExitCode.RENDERING),
        (BrokenProcessPool("all dead"), 6, "mehrmals ausgefallen", ExitCode.RENDERING),
        (EnvironmentMissing("Dort fehlt etwas."), 2, "Dort fehlt etwas.", ExitCode.ENVIRONMENT),
    ],
)
def test_a_paper_that_is_lost_again_is_named_and_holds_up_no_other(
    drafts: tuple[Path, ...], html: Order, death: Exception, times: int, words: str, code: ExitCode
) -> None:
    got = list(outcomes(drafts, html, Losing("06", times, death), Pace(4, 2)))
    failed = [outcome for outcome in got if outcome.path.stem not in ("05",) and outcome.reason]
    assert [(outcome.path, outcome.exit_code) for outcome in failed] == [(drafts[6], code)]
    assert words in str(failed[0].reason)


@pytest.mark.parametrize("death", [TimeoutError(), Death(OVERDUE)])
def test_one_that_took_all_its_time_alone_is_not_tried_again(
    drafts: tuple[Path, ...], html: Order, death: Exception
) -> None:
    losing = Losing("06", 9, death)
    got = list(outcomes(drafts, html, losing, Pace(1, 2)))
    assert losing.tasks.count((drafts[6],)) == 1
    assert "länger als 300 Sekunden" in str(got[6].reason)


def test_few_chunks_are_under_way_however_many_papers_there_are(
    html: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.pipeline.handing.wait", _no_time)
    silent = Silent()
    with pytest.raises(TimeoutError):
        next(outcomes([Path(f"{n}.yaml") for n in range(100_000)], html, silent, Pace(4, 6)))
    assert silent.chunks == 6


def _no_time(*_: Any, **__: Any) -> None:
    raise TimeoutError


def test_outcomes_that_cannot_be_told_yet_are_kept_in_bounds(
    html: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first paper never ends; the others end at once, and no more of them than are kept."""
    many = tuple(tmp_path / f"{n}.yaml" for n in range(KEPT * 2))

    class Stuck(Executor):
        papers = 0

        def submit(self, *args: Any, **_: Any) -> Future[Any]:
            future: Future[Any] = Future()
            self.papers += len(args[1])
            if self.papers > len(args[1]):
                future.set_result(tuple(map(Outcome, args[1])))
            return future

    def give_up(futures: Any, **_: Any) -> Any:
        done = {future for future in futures if future.done()}
        if not done:
            raise TimeoutError
        return done, set()

    monkeypatch.setattr("drafter.pipeline.handing.wait", give_up)
    stuck = Stuck()
    with pytest.raises(TimeoutError):
        next(outcomes(many, html, stuck, Pace(64, 4)))
    assert KEPT <= stuck.papers <= KEPT + 64 * 4


def test_progress_counts_what_is_done_and_names_what_is_waited_for(
    drafts: tuple[Path, ...], html: Order
) -> None:
    heard: list[Progress] = []
    backwards = Shuffled(tuple(reversed(range(3))))
    first = list(islice(outcomes(drafts, html, backwards, Pace(4, 3), heard.append), 1))
    assert heard[0] == Progress(0, 11, drafts[0])
    assert len(first) == 1
    assert all(one.path in drafts and one.total == 11 for one in heard)


def test_an_error_of_the_program_is_raised_where_it_is_debugged(
    drafts: tuple[Path, ...], html: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "check", _breaks)
    with pytest.raises(KeyError):
        list(outcomes(drafts, replace(html, debugging=True), Shuffled(()), Pace(4, 2)))
    got = list(outcomes(drafts, html, Shuffled(()), Pace(4, 2)))
    assert {outcome.exit_code for outcome in got} == {ExitCode.SOFTWARE}


def _breaks(*_: Any, **__: Any) -> None:
    raise KeyError("unforeseen")


@pytest.mark.parametrize("papers", [1, 2, 30, 2000, 10**6])
@pytest.mark.parametrize("workers", [1, 2, 64])
def test_chunks_leave_every_worker_its_share(papers: int, workers: int) -> None:
    handed = pace(papers, workers)
    assert 1 <= handed.chunk <= 4
    assert handed.chunk == 1 or papers / handed.chunk >= workers * 16
    assert handed.ahead > workers
