"""What a process and its descendants take, from /proc (proc(5)): processor time and memory."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

PROC: Final = Path("/proc")
TICK: Final = 1 / os.sysconf("SC_CLK_TCK")
PARENT, USER, SYSTEM, GONE_USER, GONE_SYSTEM = 1, 11, 12, 13, 14  # fields behind the name
MEBI: Final = 1024


def descendants(pid: int) -> Iterator[int]:
    """Yield a process and all that descend from it."""
    children = _children()
    waiting = [pid]
    while waiting:
        process = waiting.pop()
        yield process
        waiting += children.get(process, [])


def processor_seconds(pid: int) -> float:
    """Return the processor time of a process, its descendants, and those they have waited for."""
    return sum(_seconds(each) for each in descendants(pid))


def proportional_memory(pid: int) -> float:
    """Return the memory of a process in MiB, pages that several share counted in parts (PSS).

    It is 0 where the process has ended.
    """
    with suppress(OSError):
        text = (PROC / str(pid) / "smaps_rollup").read_text(encoding="utf-8")
        found = re.search(r"^Pss:\s+(\d+) kB$", text, re.MULTILINE)
        return int(found[1]) / MEBI if found else 0.0
    return 0.0


def _children() -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (fields := _fields(int(folder.name))):
            found.setdefault(int(fields[PARENT]), []).append(int(folder.name))
    return found


def _seconds(pid: int) -> float:
    fields = _fields(pid)
    used = (int(fields[at]) for at in (USER, SYSTEM, GONE_USER, GONE_SYSTEM)) if fields else ()
    return sum(used) * TICK


def _fields(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat behind the name, which may hold anything."""
    with suppress(OSError):
        text = (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
        return text.rpartition(")")[2].split()
    return []
