"""Reading files to their last byte, each inode once, on several processors at once."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from drafter.archive.defects import reason
from drafter.archive.survey import Seen

CHUNK: Final = 1 << 20
BATCH: Final = 64  # files a thread takes at a time
AT_ONCE: Final = 2  # threads; hashlib lets others run while it reads a chunk


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file gave: its SHA-512, or why it could not be read; and how many bytes."""

    sha512: str = ""
    problem: str = ""
    size: int = 0


def readings(folder: Path, files: dict[str, Seen]) -> dict[str, Reading]:
    """Return what reading gave for each name; names of one inode are read once."""
    first = {files[name].inode: name for name in reversed(files)}
    named = [(name, files[name].size) for name in first.values()]
    batches = [named[start : start + BATCH] for start in range(0, len(named), BATCH)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        given = chain.from_iterable(pool.map(lambda batch: _batch(folder, batch), batches))
        read = dict(zip(first, given, strict=True))
    return {name: read[seen.inode] for name, seen in files.items()}


def _batch(folder: Path, named: Iterable[tuple[str, int]]) -> list[Reading]:
    return [_reading(folder / name, size) for name, size in named]


def _reading(path: Path, size: int) -> Reading:
    """Read a file of about this size."""
    try:
        return _digest(path, bytearray(min(CHUNK, size + 1)))
    except OSError as problem:
        return Reading(problem=reason(problem))


def _digest(path: Path, chunk: bytearray) -> Reading:
    digest, size, view = hashlib.sha512(), 0, memoryview(chunk)
    with path.open("rb", buffering=0) as stream:
        while got := stream.readinto(chunk):
            digest.update(view[:got])
            size += got
    return Reading(digest.hexdigest(), size=size)
