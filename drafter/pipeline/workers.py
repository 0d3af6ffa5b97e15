"""Workers: processes of this machine, forked when all that they need is imported.

They share the memory of what was imported. One that dies or hangs is replaced; what it had is lost,
which `batch` mends.
"""

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, InvalidStateError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from threading import Event, Thread
from types import FrameType
from typing import Any, Final

from pebble import ProcessPool

from drafter.pipeline.jobs import Order
from drafter.pipeline.limits import FULL, GRACE, OVERDUE
from drafter.pipeline.wishes import rendered
from drafter.render import prepare

SIGNAL_AT_PARENTS_DEATH: Final = 1  # PR_SET_PDEATHSIG of prctl(2)
PAUSE: Final = 0.5  # seconds between two looks at the pool
STOPPED: Final = 128 + signal.SIGTERM


class Workers(Executor):
    """An executor with so many processes for jobs on papers; it is to be left (`with`).

    Where all workers die at the same time, pebble gives the pool up, and may forget what was handed
    in at that moment. A thread watches for that: what is open then fails, and the next job gets a
    new pool.
    """

    def __init__(self, number: int, *, debugging: bool = False) -> None:
        self._number = number
        self._quiet = not debugging
        self._open: set[Future[Any]] = set()
        self._ended = Event()
        self._pool = self._started()
        Thread(target=self._watch, daemon=True).start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Hand papers and an order (`args`) to a worker; who ignores the limits is ended."""
        papers, order = args
        patience = order.limits.seconds * len(papers) + 2 * GRACE
        future = self._scheduled((fn, *args), patience)
        self._open.add(future)
        future.add_done_callback(self._open.discard)
        return future

    def _scheduled(self, job: tuple[Any, ...], patience: int) -> Future[Any]:
        try:
            return self._pool.schedule(_attentive, job, timeout=patience)
        except RuntimeError:
            self._pool = self._started()
            return self._pool.schedule(_attentive, job, timeout=patience)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """End the workers, and what they do; they leave nothing half-written."""
        self._ended.set()
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _started(self) -> ProcessPool:
        """Start the workers; what they share with this process is nothing to collect for them."""
        gc.freeze()
        pool = ProcessPool(self._number, 0, _begin, (self._quiet, os.getpid()), get_context("fork"))
        assert pool.active
        return pool

    def _watch(self) -> None:
        while not self._ended.wait(PAUSE):
            if not self._pool.active:
                for future in tuple(self._open):
                    with suppress(InvalidStateError):
                        future.set_exception(BrokenProcessPool("all workers died"))


def builders(number: int, order: Order) -> Workers:
    """Return workers that build papers; all that they need is imported before they start."""
    prepare(rendered(order.formats), savings=order.savings, cache=order.cache)
    return Workers(number, debugging=order.debugging)


class _Stopped(BaseException):
    """The worker is to end; no `Exception`, so nothing on the way takes it for its own."""


def _begin(quiet: bool, parent: int) -> None:
    """Settle a new worker: it ends with its parent, and prints nothing.

    What GLib says before it ends a process is no use to staff.
    """
    ctypes.CDLL(None).prctl(SIGNAL_AT_PARENTS_DEATH, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(STOPPED)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    sys.stdout = sys.stderr = os.fdopen(nowhere, "w", encoding="utf-8")
    if quiet:
        os.dup2(nowhere, 2)


def _attentive(job: Callable[..., Any], *arguments: Any) -> Any:
    """Do a job; a worker that is to end (SIGTERM) leaves it by the way of an error.

    One whose paper exceeded its limits is not fit for the next paper.
    """
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        return job(*arguments)
    except _Stopped:
        os._exit(STOPPED)
    except TimeoutError:
        os._exit(OVERDUE)
    except MemoryError:
        os._exit(FULL)
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _Stopped
