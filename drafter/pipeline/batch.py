"""Many papers: handed out in chunks to whatever has `submit`, and told in their order.

The only interface to workers is `concurrent.futures.Executor`, and all that is handed to it is
`jobs.perform` with papers and an order. What comes back does not depend on the workers: papers are
told in the order in which they were given, and where several want one name, `claims` settles it.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from drafter.errors import DrafterError
from drafter.pipeline.claims import Claims
from drafter.pipeline.jobs import Order, Outcome, exceeded, perform
from drafter.pipeline.limits import LATE

LONGEST_CHUNK: Final = 4  # papers: the last chunk keeps all others waiting
ROUNDS: Final = 16  # chunks for each worker, where there are papers enough
KEPT: Final = 4096  # outcomes that wait for one before them
OWN, SHARED, MOST = 3, 1, 6  # the blame for a lost worker, for lost workers, and what is enough

Chunk = tuple[int, ...]


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


def outcomes(
    paths: Sequence[Path],
    order: Order,
    executor: Executor,
    handed: Pace,
    noticed: Callable[[Progress], None] = lambda _: None,
) -> Iterator[Outcome]:
    """Yield what became of each paper, in the order of the papers.

    `noticed` hears how far it is. Papers of a chunk that was lost with its worker are handed out
    again, each for itself; one that is lost then too is told with the reason. Where the executor
    lost all its workers at once, that is hardly the paper's fault, and it is tried more often.

    Raises:
        Exception: where the order is for debugging, what the program did not foresee.
    """
    run = _Run(paths, order, executor, handed, noticed)
    claims = Claims(paths, run.outcome, run.alone)
    for index in range(len(paths)):
        yield claims.settled(index)
        run.tell(index)


class _Run:
    """A run: chunks that wait or are under way, and outcomes that are not told yet."""

    def __init__(
        self,
        paths: Sequence[Path],
        order: Order,
        executor: Executor,
        handed: Pace,
        noticed: Callable[[Progress], None],
    ) -> None:
        self.paths = paths
        self.order = order
        self.executor = executor
        self.handed = handed
        self.noticed = noticed
        self.fresh = 0
        self.told = 0
        self.again: deque[Chunk] = deque()
        self.blame: Counter[int] = Counter()
        self.under_way: dict[Future[tuple[Outcome, ...]], Chunk] = {}
        self.ready: dict[int, Outcome] = {}

    def outcome(self, index: int) -> Outcome:
        """Wait until a paper is done; one that was told already is not asked for."""
        while index not in self.ready:
            self._hand_out()
            self._collect()
        return self.ready[index]

    def alone(self, path: Path, yielding: Sequence[Path]) -> Outcome:
        """Build one paper while the run waits; those that are `yielding` give up its name."""
        order = replace(self.order, yielding=tuple(yielding))
        try:
            (outcome,) = self.executor.submit(perform, (path,), order).result()
        except Exception as problem:
            self._raise_if_debugging(problem)
            return lost(path, order, problem)
        return outcome

    def tell(self, index: int) -> None:
        """Forget a paper that was told."""
        del self.ready[index]
        self.told = index + 1

    def _hand_out(self) -> None:
        while len(self.under_way) < self.handed.ahead and (chunk := self._next()):
            papers = tuple(self.paths[index] for index in chunk)
            self.under_way[self.executor.submit(perform, papers, self.order)] = chunk

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
        if not others and (_is_late(problem) or self.blame[index] >= MOST):
            self.ready[index] = lost(self.paths[index], self.order, problem)
        else:
            self.again.extend((each,) for each in chunk)

    def _raise_if_debugging(self, problem: Exception) -> None:
        deaths = (TimeoutError, MemoryError, BrokenExecutor, DrafterError)
        if self.order.debugging and not (isinstance(problem, deaths) or _code(problem)):
            raise problem


def here(path: Path, order: Order) -> Outcome:
    """Build one paper in this process.

    Raises:
        Exception: where the order is for debugging, what the program did not foresee.
    """
    try:
        (outcome,) = perform((path,), order)
    except (TimeoutError, MemoryError) as problem:
        return lost(path, order, problem)
    return outcome


def lost(path: Path, order: Order, problem: Exception) -> Outcome:
    """Return what became of a paper whose worker gave no answer."""
    if isinstance(problem, DrafterError):
        return Outcome(path, reason=str(problem), exit_code=problem.exit_code)
    if _is_late(problem):
        return exceeded(path, order.limits.time_sentence)
    if isinstance(problem, MemoryError):
        return exceeded(path, order.limits.memory_sentence)
    code = _code(problem)
    if code is not None:
        return exceeded(path, order.limits.death_sentence(code))
    return exceeded(
        path,
        "Der Rechner oder das Programm, das diese Vorlage setzen sollte, ist mehrmals ausgefallen "
        f"({type(problem).__name__}). Bitte den Befehl wiederholen. Hilft das nicht, bitte die "
        "Datei der Systembetreuung geben.",
    )


def _is_late(problem: Exception) -> bool:
    return isinstance(problem, TimeoutError) or _code(problem) in LATE


def _code(problem: Exception) -> int | None:
    """Return the code that a worker ended with (`pebble.ProcessExpired`), where it died."""
    code = getattr(problem, "exitcode", None)
    return code if isinstance(code, int) else None
