"""A lock among processes: a file that one of them holds (flock(2)); it ends with its holder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
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
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, alone; no file is left in it.

    Raises:
        BlockingIOError: if another process holds it.
        OSError: if the folder cannot be opened.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _hold(handle, fcntl.LOCK_EX, 0)
        yield
    finally:
        os.close(handle)


def _hold(handle: int, kind: int, wait: float) -> None:
    for _ in range(int(wait / PAUSE)):
        try:
            return fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            sleep(PAUSE)
    return fcntl.flock(handle, kind | fcntl.LOCK_NB)
