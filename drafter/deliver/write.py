"""Atomic writing: temporary name, sync, rename; a reader sees the old file or the new one."""

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from drafter.deliver.durable import sync_folder
from drafter.deliver.remedies import remedy
from drafter.deliver.temporary import beside
from drafter.errors import OutputFailed


def write(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files, each whole or not at all, after all of them are safely on the disk.

    Folders are made where they are missing. If any file cannot be prepared, none is replaced;
    if one cannot be replaced, those that were come back (where the file system knows links).

    Raises:
        OutputFailed: if a file cannot be written; nothing half-written stays.
    """
    prepared: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a folder")
            target.parent.mkdir(parents=True, exist_ok=True)
            prepared[target] = beside(target, data)
        _exchange(prepared)
    except OSError as problem:
        raise OutputFailed(_sentence(problem, files)) from None
    finally:
        for temporary in prepared.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return tuple(files)


def remove(files: Iterable[Path]) -> None:
    """Remove files that no longer belong to a paper; what is not there is no matter.

    Raises:
        OutputFailed: if one cannot be removed.
    """
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as problem:
            sentence = f"„{file}“ ist veraltet und ließ sich nicht löschen. {remedy(problem)}"
            raise OutputFailed(sentence) from None


def _exchange(prepared: Mapping[Path, Path]) -> None:
    """Give temporary files the names of their targets; where one fails, undo the others."""
    old = {target: _second_name(target, temporary) for target, temporary in prepared.items()}
    fresh = {target for target in prepared if not os.path.lexists(target)}
    done: list[Path] = []
    try:
        for target, temporary in prepared.items():
            temporary.replace(target)
            done.append(target)
        for folder in {target.parent for target in prepared}:
            sync_folder(folder)
    except BaseException:
        for target in done:
            _undo(target, old[target], fresh=target in fresh)
        raise
    finally:
        for second in filter(None, old.values()):
            with suppress(OSError):
                second.unlink(missing_ok=True)


def _second_name(target: Path, temporary: Path) -> Path | None:
    """Give a file that is to be replaced a second name; None where it can have none."""
    second = temporary.with_suffix(".old")
    try:
        os.link(target, second)
    except OSError:
        return None
    return second


def _undo(target: Path, old: Path | None, *, fresh: bool) -> None:
    """Put the old file back; where there was none, take the new one away."""
    with suppress(OSError):
        if old is not None:
            old.replace(target)
        elif fresh:
            target.unlink()


def _sentence(problem: OSError, files: Mapping[Path, bytes]) -> str:
    names = ", ".join(path.name for path in files)
    folder = next(iter(files)).parent
    return f"„{names}“ ließ sich nicht nach „{folder}“ schreiben. {remedy(problem)}"
