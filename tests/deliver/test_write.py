"""Writing: whatever fails, a reader sees the old file or the new one, and nothing beside it."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from drafter.deliver import create_all, write
from drafter.errors import OutputConflict, OutputFailed

CALLS = ("open", "mkdir", "fsync", "chmod", "replace")
OLD = {"a.html": b"old html", "a.pdf": b"old pdf"}
NEW = {"a.html": b"new html, longer", "a.pdf": b"new pdf", "a.json": b"{}"}


@dataclass
class Machine:
    """Counts calls of the operating system and lets one of them fail."""

    failing: int | None = None
    number: int = errno.EIO
    calls: list[str] = field(default_factory=list)

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) - 1 == self.failing:
                raise OSError(self.number, os.strerror(self.number))
            return real(*arguments, **named)

        return call

    @contextmanager
    def running(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, self.wrapped(name, getattr(os, name)))
            yield


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def filled(folder: Path) -> Path:
    folder.mkdir()
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return folder


def targets(folder: Path) -> dict[Path, bytes]:
    return {folder / name: data for name, data in NEW.items()}


def test_files_are_written_in_new_folders_and_named_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "x" / "y"
    assert write(targets(folder)) == tuple(folder / name for name in NEW)
    assert contents(folder) == NEW


def test_old_files_are_replaced_and_others_left_alone(tmp_path: Path) -> None:
    folder = filled(tmp_path / "aus")
    (folder / "fremd.txt").write_bytes(b"fremd")
    write(targets(folder))
    assert contents(folder) == {**NEW, "fremd.txt": b"fremd"}


def refusal(folder: Path, machine: Machine) -> str | None:
    """Write NEW on that machine; give the sentence that refuses it, or None."""
    try:
        with machine.running():
            write(targets(folder))
    except OutputFailed as problem:
        return str(problem)
    return None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_whatever_call_fails_files_are_old_or_new_and_nothing_is_left(
    tmp_path: Path, number: int
) -> None:
    counted = Machine()
    assert refusal(filled(tmp_path / "heil"), counted) is None
    assert {"open", "fsync", "chmod", "replace"} <= set(counted.calls)
    for failing, name in enumerate(counted.calls):
        folder = filled(tmp_path / f"{failing}")
        told = refusal(folder, Machine(failing, number))
        found = contents(folder)
        if name == "mkdir":
            assert (told, found) == (None, NEW), "the folder is there already"
            continue
        assert told
        assert "„a.html, a.pdf, a.json“" in told
        assert "Bitte" in told
        assert os.strerror(number) not in told
        assert set(found) <= set(NEW)
        assert all(found[each] in (OLD[each], NEW[each]) for each in OLD)
        if "replace" not in counted.calls[:failing]:
            assert found == OLD


def test_a_full_disk_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, real = filled(tmp_path / "voll"), os.fdopen

    def on_a_full_disk(handle: int, mode: str) -> Any:
        full = os.open("/dev/full", os.O_WRONLY)
        os.dup2(full, handle)
        os.close(full)
        return real(handle, mode)

    monkeypatch.setattr(os, "fdopen", on_a_full_disk)
    with pytest.raises(OutputFailed, match="Der Datenträger ist voll"):
        write(targets(folder))
    assert contents(folder) == OLD


def test_an_interruption_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled(tmp_path / "abbruch")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(targets(folder))
    assert contents(folder) == OLD


def test_every_file_is_on_the_disk_before_any_is_replaced(tmp_path: Path) -> None:
    machine = Machine()
    assert refusal(filled(tmp_path / "folge"), machine) is None
    first, last = machine.calls.index("replace"), len(machine.calls)
    assert machine.calls[:first].count("fsync") == len(NEW)
    assert machine.calls[first:last].count("fsync") == 1, "the folder"


def test_a_name_that_is_a_folder_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()
    with pytest.raises(OutputFailed, match="anderen Namen oder Ordner nennen"):
        write({tmp_path / "a.html": b"x"})
    assert names(tmp_path) == {"a.html"}


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "aus").write_bytes(b"Datei")
    with pytest.raises(OutputFailed, match="anderen Ordner nennen"):
        write({tmp_path / "aus" / "a.html": b"x"})
    assert contents(tmp_path) == {"aus": b"Datei"}


def test_a_missing_right_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(OutputFailed, match="darf nicht geschrieben werden"):
        write({tmp_path / "a.html": b"x"})


def test_a_symbolic_link_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ziel.html").write_bytes(b"Ziel")
    (tmp_path / "a.html").symlink_to("ziel.html")
    write({tmp_path / "a.html": b"neu"})
    assert not (tmp_path / "a.html").is_symlink()
    assert contents(tmp_path) == {"a.html": b"neu", "ziel.html": b"Ziel"}


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_the_umask_decides_who_may_read(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write({tmp_path / "a.html": b"x"})
        assert os.umask(mask) == mask, "the mask is as it was"
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == mode


def test_the_longest_names_can_be_written(tmp_path: Path) -> None:
    name = "ä" * 120 + ".manifest.json"
    write({tmp_path / name: b"{}"})
    assert names(tmp_path) == {name}


def test_no_file_is_replaced_where_one_of_them_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"alt")
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OutputFailed):
        write({tmp_path / "a.html": b"neu", tmp_path / "a.pdf": b"neu"})
    assert (tmp_path / "a.html").read_bytes() == b"alt"


@pytest.mark.parametrize("failing", [1, 2])
def test_what_was_replaced_comes_back_where_a_later_file_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    folder, real, calls = filled(tmp_path / "aus"), os.replace, count()

    def full(*arguments: Any) -> None:
        if next(calls) == failing:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(*arguments)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputFailed):
        write({folder / "neu.html": b"neu", **targets(folder)})
    assert contents(folder) == OLD


def test_a_file_keeps_its_rights_when_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"alt")
    path.chmod(0o600)
    write({path: b"neu"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_of_several_new_files_all_are_made_or_none(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"alt")
    with pytest.raises(OutputConflict, match="gibt es schon"):
        create_all({tmp_path / name: b"neu" for name in "abc"})
    assert contents(tmp_path) == {"b": b"alt"}
    create_all({tmp_path / name: b"neu" for name in "ac"})
    assert contents(tmp_path) == {"a": b"neu", "b": b"alt", "c": b"neu"}
