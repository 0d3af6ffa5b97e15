"""One seam for faults: every call that writes, stopped or failed at one point of its count.

All writing of the project goes through `drafter.deliver`, and there through functions of `os`. In a
forked child these are wrapped; the parent sees what came of it.
"""

import errno
import json
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from drafter.errors import DrafterError

WRITES: Final = (
    "chmod",
    "fsync",
    "ftruncate",
    "link",
    "mkdir",
    "open",
    "remove",
    "rename",
    "replace",
    "rmdir",
    "symlink",
    "truncate",
    "unlink",
    "utime",
    "write",
)
TRACEBACK: Final = "Traceback!"
NEEDS_SPACE: Final = frozenset({"fsync", "link", "mkdir", "open", "symlink", "write"})
FOR_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
Fault = Callable[[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]], Any]
Operation = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a child: it was killed, said a problem in German, or gave its result."""

    killed: bool = False
    problem: str = ""
    result: Any = None
    calls: tuple[str, ...] = ()


def _is_write(name: str, arguments: tuple[Any, ...]) -> bool:
    return name != "open" or bool(arguments[1] & FOR_WRITING)


def wrapped(point: int, fault: Fault, *, lasting: bool) -> list[str]:
    """Wrap the calls of this process that write; the one at `point` meets the fault.

    If it is lasting, those after it do, too. Returns the list that their names go to.
    """
    calls: list[str] = []

    def wrap(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **more: Any) -> Any:
            if not _is_write(name, arguments):
                return call(*arguments, **more)
            calls.append(name)
            hit = len(calls) == point or (lasting and len(calls) > point > 0)
            return fault(name, call, arguments, more) if hit else call(*arguments, **more)

        return counted

    for name in WRITES:
        setattr(os, name, wrap(name, getattr(os, name)))
    return calls


def kill_before(_name: str, _call: Callable[..., Any], _given: tuple[Any, ...], _more: Any) -> None:
    """End this process at once, before the call."""
    os.kill(os.getpid(), signal.SIGKILL)


def kill_amid(name: str, call: Callable[..., Any], given: tuple[Any, ...], more: Any) -> None:
    """End this process after the call, or after half of what it was to write."""
    half = (given[0], given[1][: len(given[1]) // 2]) if name == "write" else given
    try:
        call(*half, **more)
    finally:
        os.kill(os.getpid(), signal.SIGKILL)


def fail_with(number: int, *, half: bool = False) -> Fault:
    """Return the fault that fails with an errno, after half of what was to write where asked."""

    def fail(name: str, call: Callable[..., Any], given: tuple[Any, ...], more: Any) -> None:
        if half and name == "write":
            call(given[0], given[1][: len(given[1]) // 2], **more)
        raise OSError(number, os.strerror(number))

    return fail


def full(name: str, call: Callable[..., Any], given: tuple[Any, ...], more: Any) -> Any:
    """Fail as a full disk does: what needs space fails, what gives it back does not."""
    if name in NEEDS_SPACE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return call(*given, **more)


def never(_name: str, call: Callable[..., Any], given: tuple[Any, ...], more: Any) -> Any:
    """Meet no fault."""
    return call(*given, **more)


def child(
    operation: Operation, point: int = 0, fault: Fault = never, *, lasting: bool = False
) -> Outcome:
    """Carry out an operation in a child that meets a fault at a point; return what came of it."""
    return finished(started(operation, point, fault, lasting=lasting))


def started(
    operation: Operation, point: int = 0, fault: Fault = never, *, lasting: bool = False
) -> tuple[int, int]:
    """Start a child; return its process number and where it tells its outcome."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    with warnings.catch_warnings():  # the runner of the tests has threads, which a child lacks
        warnings.simplefilter("ignore", DeprecationWarning)
        number = os.fork()
    if number:
        os.close(writing)
        return number, reading
    os.close(reading)
    write = os.write
    calls = wrapped(point, fault, lasting=lasting)
    said = _carried_out(operation)
    write(writing, json.dumps({**said, "calls": calls}).encode())
    os._exit(0)


def finished(begun: tuple[int, int]) -> Outcome:
    """Wait for a child and return its outcome.

    Raises:
        AssertionError: if it ended in any other way than it may.
    """
    number, reading = begun
    with os.fdopen(reading, "rb") as stream:
        told = stream.read()
    _, status = os.waitpid(number, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL, status
        return Outcome(killed=True)
    return Outcome(**json.loads(told))


def _carried_out(operation: Operation) -> dict[str, Any]:
    try:
        return {"result": operation()}
    except DrafterError as problem:
        return {"problem": str(problem)}
    except BaseException:
        return {"problem": f"{TRACEBACK} {traceback.format_exc()}"}


def files_below(folder: Path) -> Iterator[Path]:
    """Give every file below a folder, in order."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
