"""What lies in a store's folder: every name with its kind, size and inode."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from drafter.archive.defects import reason
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
        for name, status in _items(folder, above, found.closed):
            if stat.S_ISREG(status.st_mode):
                found.files[name] = Seen(status.st_size, (status.st_dev, status.st_ino))
            elif stat.S_ISDIR(status.st_mode):
                folders.add(name)
                waiting.append(name)
            else:
                others.add(name)
    return Survey(found.files, frozenset(folders), frozenset(others), found.closed)


def _items(
    folder: Path, above: str, closed: dict[str, str]
) -> Iterator[tuple[str, os.stat_result]]:
    """Give the names in a folder that count, and what they are; note why it cannot be read."""
    prefix = f"{above}/" if above else ""
    try:
        with os.scandir(folder / above) as items:
            for item in items:
                if prefix or not (item.name in UNCHECKED or item.name.startswith(INDEX)):
                    yield f"{prefix}{item.name}", item.stat(follow_symlinks=False)
    except OSError as problem:
        closed[above] = reason(problem)
