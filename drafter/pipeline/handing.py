"""Handing jobs out: papers in chunks, to whatever has `submit`, and what became of them in order.

The only interface to workers is `concurrent.futures.Executor`, and all that is handed to it is a
function with papers and an order. What comes back does not depend on the workers.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar

from drafter.errors import DrafterError
from drafter.pipeline.limits import LATE, Limits

LONGEST_CHUNK: Final = 4  # papers: the last chunk keeps all others waiting
ROUNDS: Final = 16  # chunks for each worker, where there are papers enough
KEPT: Final = 4096  # results that wait for one before them
OWN, SHARED, MOST = 3, 1, 6  # the blame for a lost worker, for lost workers, and what is enough

Chunk = tuple[int, ...]


class AnyOrder(Protocol):
    """What every order says: what a paper may use, and whether a fault of the program is raised."""

    @property
    def limits(self) -> Limits:
        """What a paper may use of a machine."""

    @property
    def debugging(self) -> bool:
        """Whether an error of the program itself is raised, not told."""


Asked = TypeVar("Asked", bound=AnyOrder)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Work(Generic[Asked, Result]):
    """What is done with papers: `perform` does it, `lost` tells of one that got no answer.

    `perform` must pickle. `lost` takes the paper, the order and what happened instead.
    """

    perform: Callable[[Sequence[Path], Asked], tuple[Result, ...]]
    lost: Callable[[Path, Asked, Exception], Result]


@dataclass(frozen=True)
class Pace:
    """How papers are handed out: how many in a chunk, and how many chunks at the same time."""

    chunk: int
    ahead: int


@dataclass(frozen=True)
class Progress:
    """How far a run is: how many papers are done, and which one it waits for."""

    done: int
    total: int
    path: Path


def pace(papers: int, workers: int, longest: int = LONGEST_CHUNK) -> Pace:
    """Return how so many papers are best handed out to so many workers."""
    chunk = max(1, min(longest, papers // (workers * ROUNDS)))
    return Pace(chunk, workers * 2 + 1)


class Run(Generic[Asked, Result]):
    """A run: chunks that wait or are under way, and results that are not told yet.

    `noticed` hears how far it is. Papers of a chunk that was lost with its worker are handed out
    again, each for itself; one that is lost then too is told with the reason. Where the executor
    lost all its workers at once, that is hardly the paper's fault, and it is tried more often.
    """

    def __init__(
        self,
        work: Work[Asked, Result],
        paths: Sequence[Path],
        order: Asked,
        executor: Executor,
        handed: Pace,
        noticed: Callable[[Progress], None] = lambda _: None,
    ) -> None:
        self.work = work
        self.paths = paths
        self.order = order
        self.executor = executor
        self.handed = handed
        self.noticed = noticed
        self.fresh = 0
        self.told = 0
        self.again: deque[Chunk] = deque()
        self.blame: Counter[int] = Counter()
        self.under_way: dict[Future[tuple[Result, ...]], Chunk] = {}
        self.ready: dict[int, Result] = {}

    def results(self) -> Iterator[Result]:
        """Yield what became of each paper, in the order of the papers.

        Raises:
            Exception: where the order is for debugging, what the program did not foresee.
        """
        for index in range(len(self.paths)):
            yield self.result(index)
            self.tell(index)

    def result(self, index: int) -> Result:
        """Wait until a paper is done; one that was told already is not asked for."""
        while index not in self.ready:
            self._hand_out()
            self._collect()
        return self.ready[index]

    def alone(self, path: Path, order: Asked) -> Result:
        """Do one paper while the run waits, by an order of its own."""
        try:
            (result,) = self.executor.submit(self.work.perform, (path,), order).result()
        except Exception as problem:
            self._raise_if_debugging(problem)
            return self.work.lost(path, order, problem)
        return result

    def tell(self, index: int) -> None:
        """Forget a paper that was told."""
        del self.ready[index]
        self.told = index + 1

    def _hand_out(self) -> None:
        while len(self.under_way) < self.handed.ahead and (chunk := self._next()):
            papers = tuple(self.paths[index] for index in chunk)
            self.under_way[self.executor.submit(self.work.perform, papers, self.order)] = chunk

    def _next(self) -> Chunk:
        if self.again:
            return self.again.popleft()
        first, room = self.fresh, max(0, KEPT - len(self.ready))
        self.fresh = min(first + min(self.handed.chunk, room), len(self.paths))
        return tuple(range(first, self.fresh))

    def _collect(self) -> None:
        self._notice()
        done, _ = wait(self.under_way, return_when=FIRST_COMPLETED)
        for future in done:
            chunk = self.under_way.pop(future)
            try:
                self.ready.update(zip(chunk, future.result(), strict=True))
            except Exception as problem:
                self._raise_if_debugging(problem)
                self._lost(chunk, problem)

    def _notice(self) -> None:
        done = self.told + len(self.ready)
        waiting = next(i for i in range(self.told, len(self.paths)) if i not in self.ready)
        self.noticed(Progress(done, len(self.paths), self.paths[waiting]))

    def _lost(self, chunk: Chunk, problem: Exception) -> None:
        """Hand out the papers of a lost chunk singly, or name the one that was lost for good."""
        index, *others = chunk
        blame = SHARED if isinstance(problem, BrokenExecutor) else OWN
        for each in chunk:
            self.blame[each] += blame
        if not others and (is_late(problem) or self.blame[index] >= MOST):
            self.ready[index] = self.work.lost(self.paths[index], self.order, problem)
        else:
            self.again.extend((each,) for each in chunk)

    def _raise_if_debugging(self, problem: Exception) -> None:
        deaths = (TimeoutError, MemoryError, BrokenExecutor, DrafterError)
        if self.order.debugging and not (isinstance(problem, deaths) or code_of(problem)):
            raise problem


def is_late(problem: Exception) -> bool:
    """Whether a paper took longer than allowed."""
    return isinstance(problem, TimeoutError) or code_of(problem) in LATE


def code_of(problem: Exception) -> int | None:
    """Return the code that a worker ended with (`pebble.ProcessExpired`), where it died."""
    code = getattr(problem, "exitcode", None)
    return code if isinstance(code, int) else None
