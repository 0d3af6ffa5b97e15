"""Workers: processes of this machine, forked when all that they need is imported.

They share the memory of what was imported. One that dies or hangs is replaced; what it had is lost,
which `batch` mends.
"""

import gc
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from multiprocessing import get_context
from types import FrameType, TracebackType
from typing import Any, Final, Self

from pebble import ProcessPool

from drafter.pipeline.jobs import Order
from drafter.pipeline.limits import GRACE
from drafter.render import prepare

STOPPED: Final = 128 + signal.SIGTERM


class Workers(Executor):
    """An executor with so many processes for jobs on papers; it is to be left (`with`)."""

    def __init__(self, number: int, order: Order) -> None:
        prepare(order.formats, savings=order.savings)
        self._number = number
        self._quiet = not order.debugging
        self._pool = self._started()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand papers and an order (`args`) to a worker; it is ended where the limits do not hold.

        What dies before it began its job can take the pool with it; then there is a new one.
        """
        if not self._pool.active:
            self._pool = self._started()
        papers, order = args
        patience = order.limits.seconds * len(papers) + 2 * GRACE
        return self._pool.schedule(_attentive, (fn, *args), kwargs, timeout=patience)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """End the workers, and what they do; they leave nothing half-written."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def __enter__(self) -> Self:
        """Return the executor itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the workers."""
        self.shutdown()

    def _started(self) -> ProcessPool:
        """Start the workers; what they share with this process is nothing to collect for them."""
        gc.freeze()
        pool = ProcessPool(self._number, 0, _begin, (self._quiet,), get_context("fork"))
        assert pool.active
        return pool


class _Stopped(BaseException):
    """The worker is to end; no `Exception`, so nothing on the way takes it for its own."""


def _begin(quiet: bool) -> None:
    """Settle a new worker: it prints nothing, and GLib's last words are no use to staff."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    sys.stdout = sys.stderr = os.fdopen(nowhere, "w", encoding="utf-8")
    if quiet:
        os.dup2(nowhere, 2)


def _attentive(job: Callable[..., Any], *arguments: Any) -> Any:
    """Do a job; a worker that is to end (SIGTERM) leaves it by the way of an error."""
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        return job(*arguments)
    except _Stopped:
        os._exit(STOPPED)
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _Stopped
