import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from drafter.errors import ExitCode
from drafter.pipeline import Limits, perform
from drafter.pipeline.batch import outcomes
from drafter.pipeline.handing import Pace, Progress
from drafter.pipeline.jobs import Order
from drafter.pipeline.workers import builders

from .conftest import told, tree
from .processes import children, is_waiting_for_a_pipe


@pytest.mark.parametrize(("workers", "chunk"), [(1, 4), (2, 1), (5, 3)])
def test_any_number_of_workers_writes_and_tells_the_same(
    drafts: tuple[Path, ...], html: Order, workers: int, chunk: int
) -> None:
    expected = told(perform(drafts, html)), tree(html.output)
    for file in html.output.iterdir():
        file.unlink()
    before = children(os.getpid())
    with builders(workers, html) as executor:
        got = told(list(outcomes(drafts, html, executor, Pace(chunk, workers + 1))))
    assert (got, tree(html.output)) == expected
    assert children(os.getpid()) == before


def test_a_worker_that_is_killed_over_a_paper_loses_no_other(
    drafts: tuple[Path, ...], html: Order
) -> None:
    """Reading the manifest of one paper never ends, until each worker that tries is killed."""
    blocked = _blocking(html, drafts[2])
    with builders(2, html) as executor:
        killer = _killer(until=2)
        got = list(outcomes(drafts, html, executor, Pace(4, 3), killer))
    assert got[2].exit_code == ExitCode.RENDERING
    assert "abgestürzt (Ende mit -9)" in str(got[2].reason)
    blocked.unlink()
    others = [outcome for outcome in got if outcome.path != drafts[2]]
    assert told(others) == told(perform([each.path for each in others], html))


def _killer(until: int) -> Callable[[Progress], None]:
    """Return what kills the worker that holds up the run, so many times."""
    killed = count(1)

    def kill(_: Progress) -> None:
        asleep = [pid for pid in children(os.getpid()) if is_waiting_for_a_pipe(pid)]
        if asleep and next(killed) <= until:
            os.kill(asleep[0], signal.SIGKILL)

    return kill


def test_a_paper_that_takes_too_long_is_named_and_holds_up_no_other(
    drafts: tuple[Path, ...], html: Order
) -> None:
    _blocking(html, drafts[2])
    limited = replace(html, limits=Limits(seconds=1))
    with builders(1, html) as executor:
        before = executor.submit(_number, drafts[:1], html).result()
        got = list(outcomes(drafts, limited, executor, Pace(4, 3)))
        assert executor.submit(_number, drafts[:1], html).result() != before
    assert [outcome.path for outcome in got if outcome.reason] == [drafts[2], drafts[5]]
    assert "dauert länger als 1 Sekunde" in str(got[2].reason)


def _number(*_: object) -> int:
    """Return which process does the job; one whose paper was stopped does no other."""
    return os.getpid()


def test_workers_that_all_died_are_replaced(drafts: tuple[Path, ...], html: Order) -> None:
    before = children(os.getpid())
    with builders(2, html) as executor:
        first = list(outcomes(drafts[:3], html, executor, Pace(1, 3)))
        for pid in set(children(os.getpid())) - set(before):
            os.kill(pid, signal.SIGKILL)
        got = list(outcomes(drafts, html, executor, Pace(1, 3)))
    assert told(first) == told(got[:3])
    assert [outcome.path for outcome in got if outcome.reason] == [drafts[5]]


def test_leaving_early_ends_the_workers_and_leaves_nothing_half_written(
    drafts: tuple[Path, ...], html: Order
) -> None:
    _blocking(html, drafts[2])
    before = children(os.getpid())
    with builders(2, html) as executor:
        run: Iterator[object] = outcomes(drafts, html, executor, Pace(1, 3))
        next(run)
    assert children(os.getpid()) == before
    assert not list(html.output.glob(".*"))


def _blocking(order: Order, paper: Path) -> Path:
    """Put a pipe that nobody writes to where the owner of a paper's name is read."""
    pipe = order.output / f"{paper.stem}.manifest.json"
    pipe.parent.mkdir(exist_ok=True)
    os.mkfifo(pipe)
    return pipe
