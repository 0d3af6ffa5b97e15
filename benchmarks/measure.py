"""Processor time: of whole processes, and of calls in this one; always in turns."""

import ctypes
import gc
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile
from time import monotonic, perf_counter, process_time, sleep
from types import FrameType
from typing import Any, Final, NamedTuple, TypeVar

SUBREAPER: Final = 36  # PR_SET_CHILD_SUBREAPER, linux/prctl.h
PATIENCE: Final = 3.0
UNUSUAL: Final = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")
LIMIT: Final = 60
ENOUGH: Final = 20

Name = TypeVar("Name", str, int)
Prepare = Callable[[], Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and what its environment has beyond that of this process."""

    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


class CommandFailed(RuntimeError):
    """A command to be measured did not succeed."""


class Spent(NamedTuple):
    """What a process and all that it started took: processor time, and time that passed."""

    processor: float
    passed: float


def spent(
    command: Command, folder: Path, started: Callable[[int], object] = lambda _: None
) -> Spent:
    """Run a command in a folder; return the user and system time of it and all its descendants.

    `started` is told the number of the process as soon as it runs.

    The time is that of wait4(2), so what else the machine does hardly changes it. Descendants
    that outlive their parents (those of a browser do) become children of this process, by
    PR_SET_CHILD_SUBREAPER of prctl(2), and are waited for. Compiled Python may be written, as
    everywhere else.

    Raises:
        CommandFailed: if the command ends with another code than 0.
    """
    ctypes.CDLL(None).prctl(SUBREAPER, 1)
    begin = perf_counter()
    with NamedTemporaryFile() as said:
        process = subprocess.Popen(
            command.arguments,
            cwd=folder,
            env={**_environment(), **command.environment},
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        started(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        passed = perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            message = Path(said.name).read_text(encoding="utf-8", errors="replace")
            raise CommandFailed(f"{' '.join(command.arguments)}: {message}")
    return Spent(used.ru_utime + used.ru_stime + _orphans(), passed)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in UNUSUAL}


def _orphans() -> float:
    """Wait for what a command left behind, for a few seconds at most; return what it took."""
    total, end = 0.0, monotonic() + PATIENCE
    while monotonic() < end:
        try:
            pid, _, used = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            break
        total += used.ru_utime + used.ru_stime if pid else 0.0
        if not pid:
            sleep(0.01)
    return total


def readings(
    commands: Mapping[str, Command],
    rounds: int,
    folder: Path,
    before: Callable[[], object] = lambda: None,
) -> dict[str, list[float]]:
    """Measure processor time in turns (A B C A B C …), each once unmeasured before.

    `before` is called before each run.
    """
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            before()
            seconds = spent(command, folder).processor
            if turn:
                taken[name].append(seconds)
    return taken


@dataclass(frozen=True, slots=True)
class Times:
    """The result of a call, and the processor seconds of each time it was called again."""

    result: Any
    taken: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.taken)

    @property
    def least(self) -> float:
        """The shortest."""
        return min(self.taken)

    @property
    def most(self) -> float:
        """The longest."""
        return max(self.taken)


class OverLimit(Exception):
    """A call needs more processor time than it may."""


def call_times(prepared: Mapping[Name, Prepare], rounds: int) -> dict[Name, Times]:
    """Measure calls in turns (A B C A B C …), each prepared anew and once unmeasured before.

    A call that needs more than `LIMIT` seconds is left out; one that needed more than `ENOUGH` in
    all is not measured again. Garbage is collected as ever, but not among what is there before.
    """
    first: dict[Name, object] = {}
    for name, prepare in prepared.items():
        with suppress(OverLimit):
            first[name] = result_within(LIMIT, prepare())
    gc.collect()
    gc.freeze()
    taken: dict[Name, list[float]] = {name: [] for name in first}
    for name in (name for _ in range(rounds) for name in first):
        if sum(taken[name]) < ENOUGH:
            taken[name].append(_seconds(prepared[name]()))
    gc.unfreeze()
    return {name: Times(result, tuple(taken[name])) for name, result in first.items()}


def _seconds(call: Callable[[], object]) -> float:
    start = process_time()
    call()
    return process_time() - start


def result_within(seconds: float, call: Callable[[], object]) -> object:
    """Call, and return the result.

    Raises:
        OverLimit: when the call has taken so many processor seconds (setitimer(2), ITIMER_PROF).
    """
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return call()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise OverLimit
