"""Writing step by step, each step on the disk before it returns: what a store is built from.

Whatever must survive a power cut is made of these few calls, so a test can stop or fail every one
of them. They raise the OSError of the call that failed.
"""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL
MORE: Final = os.O_WRONLY | os.O_APPEND
NO_LINKS: Final = frozenset(
    {errno.EPERM, errno.EMLINK, errno.EXDEV, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are missing; sync the folders that got one."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        os.mkdir(folder)  # noqa: PTH102 - the one seam of the tests is `os`
    sync_folder(folder.parent)


def write_new(path: Path, data: bytes) -> None:
    """Write and sync a file that is not there yet; its folder still has to be synced.

    Raises:
        FileExistsError: if there is something of that name.
    """
    handle = os.open(path, NEW, 0o666)
    try:
        _write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def append(path: Path, data: bytes) -> None:
    """Write and sync data at the end of a file; where that fails, the file gets its old length."""
    handle = os.open(path, MORE)
    try:
        size = os.fstat(handle).st_size
        try:
            _write_all(handle, data)
            os.fsync(handle)
        except BaseException:
            with suppress(OSError):
                os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)


def shorten(path: Path, size: int) -> None:
    """Cut a file off after `size` bytes, and sync it."""
    handle = os.open(path, os.O_WRONLY)
    try:
        os.ftruncate(handle, size)
        os.fsync(handle)
    finally:
        os.close(handle)


def link(source: Path, target: Path) -> bool:
    """Give a file a second name; return whether the file system can (link(2)).

    Raises:
        FileExistsError: if there is something of that name.
    """
    try:
        os.link(source, target)
    except OSError as problem:
        if problem.errno in NO_LINKS:
            return False
        raise
    return True


def lay_out(folder: Path, files: Mapping[str, bytes], twins: Mapping[str, Path]) -> None:
    """Write a folder that is not there yet, with its files by their paths in it, and sync it all.

    A file that has a twin, which is the same file elsewhere, becomes a link to it where it can.
    """
    folders = {folder, *(folder / up for path in files for up in PurePosixPath(path).parents)}
    for each in sorted(folders):
        os.mkdir(each)  # noqa: PTH102
    for path, data in files.items():
        if path not in twins or not link(twins[path], folder / path):
            write_new(folder / path, data)
    for each in sorted(folders, reverse=True):
        sync_folder(each)
    sync_folder(folder.parent)


def rename(source: Path, target: Path) -> None:
    """Give a file or folder another name, and sync the folders of both."""
    os.rename(source, target)  # noqa: PTH104
    sync_folder(target.parent)
    if source.parent != target.parent:
        sync_folder(source.parent)


def unlink(path: Path) -> None:
    """Remove a file if it is there; its folder still has to be synced."""
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108


def remove_tree(path: Path) -> None:
    """Remove a file, or a folder with everything in it; links are not followed."""
    if path.is_symlink() or not path.is_dir():
        unlink(path)
        return
    for inner in sorted(path.iterdir()):
        remove_tree(inner)
    os.rmdir(path)  # noqa: PTH106


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk (fsync(2))."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_all(handle: int, data: bytes) -> None:
    """Write all of it; write(2) may write less."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
