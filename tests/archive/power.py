"""A power cut, as a model: after any call that writes, only what was synced is still there.

The calls of an operation are recorded and carried out on a tree in memory, which knows of each
file and folder what it holds and what of that is on the disk: data since the last fsync(2) of the
file, names since that of the folder. A rename reaches the disk as a whole, as journals see to it.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

CALLS: Final = (
    "fsync",
    "ftruncate",
    "link",
    "mkdir",
    "open",
    "rename",
    "rmdir",
    "unlink",
    "write",
)


@dataclass(slots=True, eq=False)
class File:
    """What a file holds, and what of it is on the disk."""

    data: bytes = b""
    durable: bytes = b""


@dataclass(slots=True, eq=False)
class Folder:
    """What a folder holds by name, and what of it is on the disk."""

    names: dict[str, "Node"] = field(default_factory=dict)
    durable: dict[str, "Node"] = field(default_factory=dict)


Node = File | Folder
Event = tuple[str, tuple[Any, ...], Any]


@contextmanager
def recorded() -> Iterator[list[Event]]:
    """Record the calls of `os` that write, with what they returned."""
    before = {name: getattr(os, name) for name in CALLS}
    events: list[Event] = []

    def recording(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def record(*arguments: Any) -> Any:
            result = call(*arguments)
            kept = tuple(bytes(a) if isinstance(a, memoryview) else a for a in arguments)
            events.append((name, kept, result))
            return result

        return record

    for name, call in before.items():
        setattr(os, name, recording(name, call))
    try:
        yield events
    finally:
        for name, call in before.items():
            setattr(os, name, call)


class Disk:
    """A tree that stands for a folder, on which recorded calls are carried out."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.open: dict[int, Node] = {}
        self.renames: list[tuple[Folder, str, Folder, str, Node]] = []
        self.root = _loaded(place, {})

    def carry_out(self, event: Event) -> None:
        """Carry out a recorded call, as far as it concerns this folder."""
        name, arguments, result = event
        getattr(self, f"_{name}")(*arguments, result=result)

    def write_to(self, target: Path) -> None:
        """Write what is on the disk to a folder."""
        _written(self.root, target, {})

    def _at(self, path: Any) -> tuple[Folder, str]:
        node: Node = self.root
        *above, name = Path(path).relative_to(self.place).parts
        for part in above:
            assert isinstance(node, Folder)
            node = node.names[part]
        assert isinstance(node, Folder)
        return node, name

    def _node(self, path: Any) -> Node:
        if Path(path) == self.place:
            return self.root
        folder, name = self._at(path)
        return folder.names[name]

    def _open(self, path: Any, flags: int, _mode: int = 0, *, result: int) -> None:
        if not Path(path).is_relative_to(self.place):
            self.open[result] = Folder()
            return
        if flags & os.O_CREAT:
            folder, name = self._at(path)
            folder.names.setdefault(name, File())
        self.open[result] = self._node(path)

    def _write(self, handle: int, data: bytes, *, result: int) -> None:
        node = self.open[handle]
        assert isinstance(node, File)
        node.data += data[:result]

    def _ftruncate(self, handle: int, size: int, *, result: None) -> None:  # noqa: ARG002
        node = self.open[handle]
        assert isinstance(node, File)
        node.data = node.data[:size]

    def _fsync(self, handle: int, *, result: None) -> None:  # noqa: ARG002
        node = self.open[handle]
        if isinstance(node, File):
            node.durable = node.data
            return
        for rename in [each for each in self.renames if node in (each[0], each[2])]:
            source, old, target, new, moved = rename
            source.durable.pop(old, None)
            target.durable[new] = moved
            self.renames.remove(rename)
        node.durable = dict(node.names)

    def _mkdir(self, path: Any, *, result: None) -> None:  # noqa: ARG002
        folder, name = self._at(path)
        folder.names[name] = Folder()

    def _link(self, source: Any, target: Any, *, result: None) -> None:  # noqa: ARG002
        folder, name = self._at(target)
        folder.names[name] = self._node(source)

    def _rename(self, source: Any, target: Any, *, result: None) -> None:  # noqa: ARG002
        (above, old), (folder, new) = self._at(source), self._at(target)
        folder.names[new] = above.names.pop(old)
        self.renames.append((above, old, folder, new, folder.names[new]))

    def _unlink(self, path: Any, *, result: None) -> None:  # noqa: ARG002
        folder, name = self._at(path)
        del folder.names[name]

    _rmdir = _unlink


def _loaded(place: Path, known: dict[int, File]) -> Folder:
    """Return the tree of a folder, all of it on the disk."""
    names: dict[str, Node] = {}
    for path in sorted(place.iterdir()):
        if path.is_dir():
            names[path.name] = _loaded(path, known)
        else:
            data = path.read_bytes()
            names[path.name] = known.setdefault(path.stat().st_ino, File(data, data))
    return Folder(names, dict(names))


def _written(folder: Folder, target: Path, known: dict[int, Path]) -> None:
    target.mkdir()
    for name, node in folder.durable.items():
        place = target / name
        if isinstance(node, Folder):
            _written(node, place, known)
        elif id(node) in known:
            place.hardlink_to(known[id(node)])
        else:
            place.write_bytes(node.durable)
            known[id(node)] = place
