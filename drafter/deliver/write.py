"""Atomic writing: temporary name, sync, rename; a reader sees the old file or the new one."""

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from drafter.errors import OutputFailed


def write(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files, each whole or not at all, after all of them are safely on the disk.

    Folders are made where they are missing. If any file cannot be prepared, none is replaced.

    Raises:
        OutputFailed: if a file cannot be written; nothing half-written stays.
    """
    prepared: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            prepared[target] = _prepared(target, data)
        for target, temporary in prepared.items():
            temporary.replace(target)
        for folder in {target.parent for target in files}:
            _sync_folder(folder)
    except OSError as problem:
        raise OutputFailed(_sentence(problem, files)) from None
    finally:
        for temporary in prepared.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return tuple(files)


def _prepared(target: Path, data: bytes) -> Path:
    """Write data to a temporary file beside the target and sync it."""
    handle, name = tempfile.mkstemp(
        prefix=f".{target.stem[:40]}.", suffix=".tmp", dir=target.parent
    )
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sentence(problem: OSError, files: Mapping[Path, bytes]) -> str:
    names = ", ".join(path.name for path in files)
    folder = next(iter(files)).parent
    match problem:
        case PermissionError():
            remedy = "Bitte die Schreibrechte des Ordners prüfen."
        case FileExistsError() | NotADirectoryError() | IsADirectoryError():
            remedy = "Bitte mit „-o“ einen anderen Ordner nennen."
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            remedy = "Der Datenträger ist voll. Bitte Platz schaffen."
        case _:
            remedy = (
                f"Bitte Ordner und Datenträger prüfen (Fehler {problem.errno} des Betriebssystems)."
            )
    return f"„{names}“ ließ sich nicht nach „{folder}“ schreiben. {remedy}"
