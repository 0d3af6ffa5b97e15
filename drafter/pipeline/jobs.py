"""A job: papers to build and all that was asked for, and what became of each of them.

Everything here pickles, so the same jobs are done in this process, in a worker or on another
machine.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from drafter.cache import Cache
from drafter.errors import DrafterError, ExitCode, OutputConflict
from drafter.findings import Finding, Severity
from drafter.german.wording import count
from drafter.pipeline import building
from drafter.pipeline.checking import check
from drafter.pipeline.limits import Limits, told_in_limits
from drafter.pipeline.wishes import USUAL_FORMATS, Embedding, Wishes
from drafter.render.equipment import Equipment


@dataclass(frozen=True)
class Order:
    """What was asked for, the same for all papers of a run; see `building.build`.

    `forms` is the folder of the forms, by default the program's. `made_with` is the equipment as it
    was before the run, with which builds are recorded. With `debugging` an error of the program
    itself is raised, not told.
    """

    output: Path
    formats: Sequence[str] = USUAL_FORMATS
    wishes: Wishes = field(default_factory=Wishes)
    archive: Path | None = None
    embedding: Embedding | None = None
    savings: bool = True
    made_with: Equipment | None = None
    limits: Limits = field(default_factory=Limits)
    yielding: Collection[Path] = ()
    cache: Cache | None = None
    forms: Path | None = None
    debugging: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of a paper: what was found and written, or why nothing was written.

    `stem` is the name of its files, where it came so far; `claimed` says that it was the first to
    have that name, `rival` is the paper that has it instead.
    """

    path: Path
    findings: tuple[Finding, ...] = ()
    files: tuple[Path, ...] = ()
    reason: str | None = None
    exit_code: ExitCode = ExitCode.OK
    stem: str = ""
    claimed: bool = False
    rival: Path | None = None


def perform(paths: Sequence[Path], order: Order) -> tuple[Outcome, ...]:
    """Build papers one after the other, each in its limits; none of them holds up the others.

    Only in the main thread of a process, where alarms are heard.

    A paper that exceeds its limits leaves the process in any state; it had better end then.

    Raises:
        TimeoutError: if a paper takes longer than allowed.
        MemoryError: if it takes more memory.
        Exception: where the order is for debugging, what the program did not foresee.
    """
    return tuple(_performed(path, order) for path in paths)


def exceeded(path: Path, reason: str) -> Outcome:
    """Return what became of a paper that could not be set in its limits."""
    return Outcome(path, reason=reason, exit_code=ExitCode.RENDERING)


def _performed(path: Path, order: Order) -> Outcome:
    def fault(reason: str) -> Outcome:
        return Outcome(path, reason=reason, exit_code=ExitCode.SOFTWARE)

    return told_in_limits(
        order.limits, lambda: _told(path, order), fault, debugging=order.debugging
    )


def _told(path: Path, order: Order) -> Outcome:
    """Build a paper; a problem with the run is told with what is found in the paper."""
    try:
        return _built(path, order)
    except DrafterError as problem:
        if isinstance(problem.__cause__, MemoryError):
            raise problem.__cause__ from None
        findings = _found(path, order)
        told = Outcome(path, findings, reason=str(problem), exit_code=problem.exit_code)
        if isinstance(problem, OutputConflict):
            return replace(told, stem=problem.stem, rival=problem.owner)
        return told


def _built(path: Path, order: Order) -> Outcome:
    built = building.build(
        path,
        order.output,
        order.formats,
        order.wishes,
        order.archive,
        order.embedding,
        savings=order.savings,
        made_with=order.made_with,
        yielding=order.yielding,
        cache=order.cache,
        forms=order.forms,
    )
    done = Outcome(path, built.findings, built.files, stem=built.stem, claimed=built.claimed)
    if built.files:
        return done
    return replace(done, reason=_open_errors(built.findings), exit_code=ExitCode.FINDINGS)


def _open_errors(findings: Sequence[Finding]) -> str:
    errors = [each for each in findings if each.open and each.severity is Severity.ERROR]
    return f"{count(len(errors), 'offener Fehler', 'offene Fehler')}. Bitte beheben."


def _found(path: Path, order: Order) -> tuple[Finding, ...]:
    """Return what is found in a paper, as far as it can be checked."""
    with suppress(DrafterError):
        return check(path, order.forms, order.archive).findings
    return ()
