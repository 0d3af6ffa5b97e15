"""A lock among processes: a file that one of them holds (flock(2)); it ends with its holder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import Final

PAUSE: Final = 0.02  # seconds between two attempts


@contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock of a file, which is made where it is missing, alone.

    Raises:
        BlockingIOError: if another process holds it for more than `wait` seconds.
        OSError: if the file cannot be opened.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _hold(handle, fcntl.LOCK_EX, wait)
        yield
    finally:
        os.close(handle)


@contextmanager
def shared(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock of a file together with others that only read; a missing one binds nobody.

    Raises:
        BlockingIOError: if a writer holds it for more than `wait` seconds.
        OSError: if the file cannot be opened.
    """
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        yield
        return
    try:
        _hold(handle, fcntl.LOCK_SH, wait)
        yield
    finally:
        os.close(handle)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of a file alone, and remove the file at the end.

    Raises:
        BlockingIOError: if another process holds it.
        OSError: if the file cannot be opened.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _hold(handle, fcntl.LOCK_EX, 0)
        if not _is_there(handle, path):
            raise BlockingIOError
        try:
            yield
        finally:
            with suppress(OSError):
                path.unlink()
    finally:
        os.close(handle)


def _is_there(handle: int, path: Path) -> bool:
    """Whether an open file is still the one of its name; its holder may have removed it."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _hold(handle: int, kind: int, wait: float) -> None:
    for _ in range(int(wait / PAUSE)):
        try:
            return fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            sleep(PAUSE)
    return fcntl.flock(handle, kind | fcntl.LOCK_NB)
