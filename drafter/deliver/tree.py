"""A folder of many files that is kept equal to what it should hold, file by file.

Each file is replaced as a whole, so a reader sees the old one or the new one. A file that already
holds what it should is not touched. Nobody else's file is overwritten or removed: whoever keeps the
folder says what may lie there.
"""

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from drafter.deliver import durable
from drafter.deliver.digests import file_sha512
from drafter.deliver.lock import locked
from drafter.deliver.remedies import remedy
from drafter.errors import OutputConflict, OutputFailed

NOTES: Final = ".drafter"
"""The folder in it with what its keeper has to remember; nothing there is wanted or strange."""

LOCK: Final = f"{NOTES}/sperre"
UNFINISHED: Final = ".unfertig"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file that should be there: its path (POSIX), its SHA-512, and how to get its bytes."""

    path: str
    sha512: str
    read: Callable[[], bytes]


def leaf(path: str, data: bytes) -> Leaf:
    """Return a file whose bytes are at hand."""
    return Leaf(path, hashlib.sha512(data).hexdigest(), lambda: data)


@contextmanager
def kept(folder: Path) -> Iterator[None]:
    """Keep a folder, which is made where it is missing, alone; take away what is unfinished.

    Raises:
        OutputConflict: if another process keeps it, or it holds files and was never kept.
        OutputFailed: if it cannot be made.
    """
    with ExitStack() as held:
        with _writing(folder):
            if not (folder / NOTES).is_dir():
                require_own(folder, ())
            durable.make_folder(folder / NOTES)
            try:
                held.enter_context(locked(folder / LOCK, wait=0))
            except BlockingIOError:
                raise OutputConflict(
                    f"In „{folder}“ schreibt gerade ein anderer Lauf. Bitte warten, bis er fertig "
                    "ist."
                ) from None
            for path in map(PurePosixPath, _paths(folder)):
                if path.name.startswith(".") and path.name.endswith(UNFINISHED):
                    durable.unlink(folder / path)
        yield


def require_own(folder: Path, known: Collection[str]) -> None:
    """Require that nothing lies in a folder but known files and its keeper's notes.

    Raises:
        OutputConflict: naming something that is not known.
        OutputFailed: if the folder cannot be read.
    """
    with _writing(folder):
        strange = next((path for path in _paths(folder) if path not in known), None)
    if strange is not None:
        raise OutputConflict(
            f"In „{folder}“ liegt „{strange}“, das dieser Befehl nicht geschrieben hat. Bitte "
            "einen leeren Ordner nennen, oder den eines früheren Laufs."
        )


def put(folder: Path, wanted: Leaf) -> bool:
    """Make a file what it should be; return whether that took writing.

    Raises:
        OutputFailed: if it cannot be written.
    """
    target = folder / wanted.path
    with _writing(target):
        if target.is_file() and not target.is_symlink() and file_sha512(target) == wanted.sha512:
            return False
        durable.make_folder(target.parent)
        temporary = target.with_name(f".{target.name}{UNFINISHED}")
        durable.unlink(temporary)
        durable.write_new(temporary, wanted.read())
        durable.rename(temporary, target)
    return True


def announce(path: Path, names: Iterable[str]) -> None:
    """Add lines to a file of notes, and bring them to the disk.

    Each begins with its line feed, so one that a power cut tore spoils no other.

    Raises:
        OutputFailed: if it cannot be written.
    """
    data = "".join(f"\n{name}" for name in names).encode()
    with _writing(path):
        if path.exists():
            durable.append(path, data)
        else:
            durable.write_new(path, data)


def prune(folder: Path, wanted: Collection[str]) -> tuple[str, ...]:
    """Remove every file but the wanted ones and the notes, and folders that become empty.

    Returns the paths of what was removed.

    Raises:
        OutputFailed: if one cannot be removed.
    """
    stale = tuple(path for path in _paths(folder) if path not in wanted)
    for path in stale:
        with _writing(folder / path):
            durable.unlink(folder / path)
            _remove_empty(folder, PurePosixPath(path).parent)
    return stale


def _remove_empty(folder: Path, inner: PurePosixPath) -> None:
    for each in (inner, *inner.parents)[:-1]:
        with suppress(OSError):
            (folder / each).rmdir()


def _paths(folder: Path) -> Iterator[str]:
    """Yield all files and links below a folder but the notes, sorted; links are not followed."""
    if not folder.exists():
        return
    for here, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if Path(here, name) != folder / NOTES)
        links = (name for name in folders if (Path(here) / name).is_symlink())
        for name in sorted((*files, *links)):
            yield (Path(here) / name).relative_to(folder).as_posix()


def _raise(problem: OSError) -> None:
    raise problem


@contextmanager
def _writing(what: Path) -> Iterator[None]:
    """Say in one sentence what the operating system refused."""
    try:
        yield
    except OSError as problem:
        raise OutputFailed(f"„{what}“ ließ sich nicht schreiben. {remedy(problem)}") from problem
