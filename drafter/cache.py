"""What one run keeps for the next: results that are dear to compute, in files that nobody trusts.

A cache is a folder of the user's, and deleting it costs time only. A file is used if it and the
folder belong to the user, nobody else may write either, and its content is what was kept, whole.
In every other case the result is computed, as it is where there is no cache. Kept are bytes whose
meaning the caller knows (a table, a text); never pickle or marshal, which would run what they hold.

    kept = cache.user_cache(os.environ)                    # on the command line, and only there
    data = cache.found_or_made(kept, "patterns-1-pyphen-0.17.2-de", make)

A name tells what is kept, the number of its format, and the versions of all that it is made from,
so a new version finds nothing and makes its own.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = "drafter"
MOST_BYTES: Final = 67108864
DIGEST: Final = hashlib.sha256
DIGEST_BYTES: Final = 32
OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH
OPENED: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
MADE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Cache:
    """The folder that results are kept in; it is made when the first one is kept."""

    folder: Path

    def found(self, name: str) -> bytes | None:
        """Return what was kept under a name; None if there is nothing, or nothing to be relied on.

        `name` is the name of a file, of letters, digits, dots and hyphens.
        """
        with suppress(OSError), _own_folder(self.folder) as folder:
            return _unsealed(name, _read(name, folder))
        return None

    def keep(self, name: str, data: bytes) -> None:
        """Keep data under a name, in place of what was there; where that fails, nothing happens.

        A reader sees the old file or the new one (rename(2)). The disk is not waited for: what a
        power cut leaves half-written is not found again.
        """
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _own_folder(self.folder) as folder:
                _write(name, _sealed(name, data), folder)


def found_or_made(cache: Cache | None, name: str, make: Callable[[], bytes]) -> bytes:
    """Return what was kept under a name; else make it, keep it, and return it.

    Raises:
        Exception: whatever `make` raises; nothing is kept then.
    """
    if cache is None:
        return make()
    kept = cache.found(name)
    if kept is not None:
        return kept
    data = make()
    cache.keep(name, data)
    return data


def user_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the user's folder for this program's caches; None where the environment has no place.

    It is `$XDG_CACHE_HOME/drafter`, by default `~/.cache/drafter`; a path that is not absolute
    counts as none (XDG Base Directory Specification 0.8, "Environment variables").
    """
    named, home = Path(environment.get("XDG_CACHE_HOME", "")), Path(environment.get("HOME", ""))
    base = named if named.is_absolute() else home / ".cache"
    return base / FOLDER if base.is_absolute() else None


def user_cache(environment: Mapping[str, str]) -> Cache | None:
    """Return the user's cache; None where the environment has no place for it."""
    folder = user_folder(environment)
    return Cache(folder) if folder else None


@contextmanager
def _own_folder(folder: Path) -> Iterator[int]:
    """Open a folder of the user's that nobody else may write to.

    Raises:
        OSError: if it is not there, or not such a folder.
    """
    handle = os.open(folder, OPENED | os.O_DIRECTORY)
    try:
        _require_own(os.fstat(handle))
        yield handle
    finally:
        os.close(handle)


def _require_own(state: os.stat_result) -> None:
    if state.st_uid != os.geteuid() or state.st_mode & OTHERS:
        raise PermissionError


def _read(name: str, folder: int) -> bytes:
    with os.fdopen(os.open(name, OPENED, dir_fd=folder), "rb") as stream:
        state = os.fstat(stream.fileno())
        _require_own(state)
        if not stat.S_ISREG(state.st_mode):
            raise PermissionError
        return stream.read(MOST_BYTES + 1)


def _write(name: str, data: bytes, folder: int) -> None:
    temporary = f".{name}.{os.getpid()}"
    try:
        with os.fdopen(os.open(temporary, MADE, 0o600, dir_fd=folder), "wb") as stream:
            stream.write(data)
        os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary, dir_fd=folder)
        raise


def _sealed(name: str, data: bytes) -> bytes:
    """Return data behind the digest of name and data."""
    return _digest(name, data) + data


def _unsealed(name: str, sealed: bytes) -> bytes | None:
    """Return the data of a sealed file; None if the digest in front is of something else."""
    digest, data = sealed[:DIGEST_BYTES], sealed[DIGEST_BYTES:]
    return data if digest == _digest(name, data) else None


def _digest(name: str, data: bytes) -> bytes:
    digest = DIGEST(name.encode() + b"\0")
    digest.update(data)
    return digest.digest()
