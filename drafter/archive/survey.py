"""What lies in a store's folder: every name with its kind, size and inode."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from drafter.archive.layout import CONTENTS, ENTRIES, INDEX, LEDGER, LOCK, WORK

KNOWN_FOLDERS: Final = (ENTRIES, CONTENTS, WORK)
UNCHECKED: Final = (LOCK, LEDGER)


class Seen(NamedTuple):
    """A file: its size in bytes, and what tells it from others (device and inode)."""

    size: int
    inode: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Survey:
    """All names below a folder, relative to it with „/“.

    `others` are neither files nor folders; `closed` are folders that cannot be read, with why.
    """

    files: dict[str, Seen]
    folders: frozenset[str]
    others: frozenset[str]
    closed: dict[str, str]


def survey(folder: Path) -> Survey:
    """Look at everything in a store's folder but its lock, its ledger and its index."""
    found = Survey({}, frozenset(), frozenset(), {})
    folders: set[str] = set()
    others: set[str] = set()
    waiting = [""]
    while waiting:
        above = waiting.pop()
        for name, item in _items(folder, above, found.closed):
            if item.is_symlink() or not (item.is_file() or item.is_dir()):
                others.add(name)
            elif item.is_dir():
                folders.add(name)
                waiting.append(name)
            else:
                status = item.stat()
                found.files[name] = Seen(status.st_size, (status.st_dev, status.st_ino))
    return Survey(found.files, frozenset(folders), frozenset(others), found.closed)


def _items(
    folder: Path, above: str, closed: dict[str, str]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give the names in a folder that count; note why it cannot be read."""
    try:
        with os.scandir(folder / above) as items:
            for item in sorted(items, key=lambda item: item.name):
                if above or not (item.name in UNCHECKED or item.name.startswith(INDEX)):
                    yield (f"{above}/{item.name}" if above else item.name), item
    except OSError as problem:
        closed[above] = problem.strerror or type(problem).__name__
