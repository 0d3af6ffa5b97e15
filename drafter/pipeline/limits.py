"""What one paper may use of a machine: seconds and memory; what needs more is stopped and named."""

import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time
from types import FrameType
from typing import Final, TypeVar

from drafter.errors import unforeseen
from drafter.german.wording import count

Told = TypeVar("Told")

MIB: Final = 1024 * 1024
GRACE: Final = 5  # seconds for what does not hear the alarm
REPEAT: Final = 1.0  # seconds until the next alarm, where one was lost in a callback of a library
FULL: Final = 71  # the code of a worker that ended because its memory was at the limit
OVERDUE: Final = 72  # the code of one that ended because a paper took too long
LATE: Final = (OVERDUE, -signal.SIGXCPU, -signal.SIGALRM)


@dataclass(frozen=True)
class Limits:
    """What a paper may take: `seconds` of the clock, and `megabytes` of the process that has it.

    The memory is what a process may write to (RLIMIT_DATA of setrlimit(2)), shared or not.
    """

    seconds: int = 300
    megabytes: int = 2048

    @property
    def time_sentence(self) -> str:
        """What is told of a paper that takes too long."""
        allowed = count(self.seconds, "Sekunde", "Sekunden")
        return (
            f"Der Satz dauert länger als {allowed} und wurde abgebrochen. Bitte die Vorlage prüfen "
            "(sehr lange Tabellen, sehr viele Bilder?) oder mit „--time-limit“ mehr Zeit geben."
        )

    @property
    def memory_sentence(self) -> str:
        """What is told of a paper that takes too much memory."""
        return (
            f"Der Satz braucht mehr als {self.megabytes} MB Arbeitsspeicher und wurde abgebrochen. "
            "Bitte die Vorlage prüfen (sehr große Bilder?) oder mit „--memory-limit“ mehr erlauben."
        )

    def death_sentence(self, code: int) -> str:
        """Return what is told of a paper whose process ended with this code, without an answer."""
        if code == FULL:
            return self.memory_sentence
        if code in LATE:
            return self.time_sentence
        return (
            f"Das Programm ist beim Satz abgestürzt (Ende mit {code}). Meist reicht dann der "
            f"Arbeitsspeicher nicht; erlaubt sind {self.megabytes} MB. Bitte mit „--memory-limit“ "
            "mehr erlauben, oder mit „--jobs“ weniger Vorlagen zugleich bauen. Hilft das nicht, "
            "bitte die Datei der Systembetreuung geben."
        )


class TooLong(BaseException):
    """Time is up; no `Exception`, so nothing on the way takes it for a fault of its own."""


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Hold what is done to its limits; only in the main thread of a process.

    A library that never returns to Python is ended with the process, when that has used the
    processor for as long (SIGXCPU).

    Raises:
        TooLong: when the time is up.
        MemoryError: where there is no more memory; GLib ends the process instead (SIGABRT).
    """
    processor = int(process_time()) + limits.seconds + GRACE
    with (
        _at_most(resource.RLIMIT_DATA, limits.megabytes * MIB),
        _at_most(resource.RLIMIT_CPU, processor),
        _alarm(limits.seconds),
    ):
        yield


def told_in_limits(
    limits: Limits, do: Callable[[], Told], fault: Callable[[str], Told], *, debugging: bool
) -> Told:
    """Do something in its limits; `fault` makes of the program's own error what is told of it.

    Raises:
        TimeoutError: if it takes longer than allowed.
        MemoryError: if it takes more memory.
        Exception: with `debugging`, what the program did not foresee.
    """
    try:
        with limited(limits):
            return do()
    except TooLong:
        raise TimeoutError from None
    except MemoryError:
        raise
    except Exception as problem:
        if without_memory(problem):
            raise MemoryError from problem
        if debugging:
            raise
        return fault(unforeseen(problem))


def without_memory(problem: Exception) -> bool:
    """Whether an error is CPython 3.11's own for a call that got no memory for its frame."""
    return isinstance(problem, SystemError) and "without exception set" in str(problem)


@contextmanager
def _at_most(kind: int, most: int) -> Iterator[None]:
    """Lower a soft limit of the process for a while; one that is lower already stays."""
    before = soft, hard = resource.getrlimit(kind)
    bounds = [bound for bound in (soft, hard, most) if bound != resource.RLIM_INFINITY]
    resource.setrlimit(kind, (min(bounds), hard))
    try:
        yield
    finally:
        resource.setrlimit(kind, before)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, REPEAT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise TooLong
