"""What Linux tells of processes (proc(5))."""

from pathlib import Path


def children(pid: int) -> list[int]:
    """Return the processes that a process started and that are still there."""
    return [int(entry.name) for entry in Path("/proc").iterdir() if _parent(entry) == pid]


def members(group: int) -> list[int]:
    """Return the living processes of a process group."""
    return [int(entry.name) for entry in Path("/proc").iterdir() if _group(entry) == group]


def is_waiting_for_a_pipe(pid: int) -> bool:
    """Whether a process sleeps in opening a pipe that has no other end (fifo(7))."""
    try:
        return "wait_for_partner" in Path(f"/proc/{pid}/wchan").read_text(encoding="utf-8")
    except OSError:
        return False


def _parent(entry: Path) -> int | None:
    return _field(entry, 1)


def _group(entry: Path) -> int | None:
    return _field(entry, 2)


def _field(entry: Path, number: int) -> int | None:
    """Return a number of `stat` behind the name of the command; none of what is dead."""
    if not entry.name.isdigit():
        return None
    try:
        words = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None
    return None if words[0] == "Z" else int(words[number])
