"""Processor time: of whole processes, and of calls in this one; always in turns."""

import gc
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import process_time
from types import FrameType
from typing import Any, Final, TypeVar

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


def processor_seconds(command: Command, folder: Path) -> float:
    """Run a command in a folder; return the user and system time of it and its children.

    The time is that of wait4(2), so what else the machine does hardly changes it.

    Raises:
        CommandFailed: if the command ends with another code than 0.
    """
    process = subprocess.Popen(
        command.arguments,
        cwd=folder,
        env={**os.environ, **command.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    with process.stderr as stream:
        message = stream.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandFailed(f"{' '.join(command.arguments)}: {message.decode(errors='replace')}")
    return used.ru_utime + used.ru_stime


def medians(commands: Mapping[str, Command], rounds: int, folder: Path) -> dict[str, float]:
    """Measure commands in turns (A B C A B C …), each once unmeasured before; return medians."""
    for command in commands.values():
        processor_seconds(command, folder)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(processor_seconds(command, folder))
    return {name: median(taken) for name, taken in times.items()}


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
