"""Many papers built: handed out to workers, and told in their order.

What comes back does not depend on the workers: papers are told in the order in which they were
given, and where several want one name, `claims` settles it.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import Final

from drafter.errors import DrafterError
from drafter.pipeline.claims import Claims
from drafter.pipeline.handing import Pace, Progress, Run, Work, code_of, is_late
from drafter.pipeline.jobs import Order, Outcome, exceeded, perform


def outcomes(
    paths: Sequence[Path],
    order: Order,
    executor: Executor,
    handed: Pace,
    noticed: Callable[[Progress], None] = lambda _: None,
) -> Iterator[Outcome]:
    """Yield what became of each paper, in the order of the papers; see `handing.Run`.

    Raises:
        Exception: where the order is for debugging, what the program did not foresee.
    """
    run = Run(BUILDING, paths, order, executor, handed, noticed)

    def alone(path: Path, yielding: Sequence[Path]) -> Outcome:
        """Build one paper while the run waits; those that are `yielding` give up its name."""
        return run.alone(path, replace(order, yielding=tuple(yielding)))

    claims = Claims(paths, run.result, alone)
    for index in range(len(paths)):
        yield claims.settled(index)
        run.tell(index)


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
    if is_late(problem):
        return exceeded(path, order.limits.time_sentence)
    if isinstance(problem, MemoryError):
        return exceeded(path, order.limits.memory_sentence)
    code = code_of(problem)
    if code is not None:
        return exceeded(path, order.limits.death_sentence(code))
    return exceeded(
        path,
        "Der Rechner oder das Programm, das diese Vorlage setzen sollte, ist mehrmals ausgefallen "
        f"({type(problem).__name__}). Bitte den Befehl wiederholen. Hilft das nicht, bitte die "
        "Datei der Systembetreuung geben.",
    )


BUILDING: Final = Work(perform, lost)
