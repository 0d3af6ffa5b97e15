"""A package is there as a whole or not at all, wherever a run breaks off."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from drafter.deliver.lock import held
from drafter.deliver.package import SHEET, packing, sheet_of
from drafter.errors import OutputConflict, OutputFailed

CALLS = ("mkdir", "open", "write", "fsync", "rename", "unlink", "rmdir")
SIGN = b'{"befehl": "dispatch", "dateien": {"oeffentlich/a.pdf": "", "oeffentlich/c.pdf": ""}}'
OLD = {"oeffentlich/a.pdf": b"alt", "oeffentlich/c.pdf": b"nur alt", SHEET: SIGN}
NEW = {"oeffentlich/a.pdf": b"neu", "nichtoeffentlich/b.pdf": b"neu", SHEET: SIGN}
KILLED = 9


def pack(place: Path, files: dict[str, bytes]) -> bool:
    with packing(place) as package:
        for name, data in files.items():
            package.add(name, data)
    return package.is_new


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@contextmanager
def failing(point: int, fail: Callable[[], None], *, lasting: bool = False) -> Iterator[None]:
    """Let the call of that number fail, and all that follow where it is lasting."""
    calls = count()

    def wrapped(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            number = next(calls)
            if number == point or (lasting and number > point):
                fail()
            return real(*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        for name in CALLS:
            patch.setattr(os, name, wrapped(getattr(os, name)))
        yield


def unsynced(place: Path, files: dict[str, bytes]) -> None:
    """Pack without waiting for the disk."""
    with failing(-1, full):
        pack(place, files)


def refusal(place: Path, point: int) -> str:
    """Return what is told where the call of that number fails; nothing where all goes well."""
    try:
        with failing(point, full):
            pack(place, NEW)
    except OutputFailed as problem:
        return str(problem)
    return ""


def full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def stray(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("before", [OLD, None], ids=["replacing", "new"])
def test_whatever_call_fails_the_package_is_the_old_or_the_new_one(
    before: dict[str, bytes] | None, tmp_path: Path
) -> None:
    for point in count():
        place = tmp_path / str(point) / "paket"
        place.parent.mkdir()
        if before:
            unsynced(place, before)
        told = refusal(place, point)
        if not told and not stray(place.parent):
            break
        assert contents(place) == ((before or {}) if told else NEW), point
        assert not told or "Der Datenträger ist voll" in told
        assert not told or (place.exists(), stray(place.parent)) == (bool(before), []), point
    assert point > 20
    assert contents(place) == NEW


@pytest.mark.parametrize("lasting", [False, True], ids=["killed", "failing for good"])
def test_a_run_that_was_cut_off_leaves_nothing_mixed_and_the_next_one_mends_it(
    lasting: bool, tmp_path: Path
) -> None:
    """Between two moves the old package stands beside its place; the next run finds it there."""
    for point in count():
        place = tmp_path / str(point) / "paket"
        unsynced(place, OLD)
        if not broken_off(place, point, lasting=lasting):
            break
        assert not place.exists() or contents(place) in (OLD, NEW)
        nothing_more(place)
        assert contents(place) in (OLD, NEW)
        assert stray(place.parent) == []
    assert point > 20


def nothing_more(place: Path) -> None:
    """Begin another package, which an error ends."""
    with suppress(ZeroDivisionError), packing(place) as package:
        package.add("oeffentlich/a.pdf", b"halb")
        raise ZeroDivisionError


def broken_off(place: Path, point: int, *, lasting: bool) -> bool:
    """Pack in a child that ends, or finds nothing but errors, from a call on; whether it did."""
    child = os.fork()
    if not child:
        try:
            with failing(point, full if lasting else lambda: os._exit(KILLED), lasting=lasting):
                pack(place, NEW)
        except OutputFailed:
            os._exit(KILLED)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def test_an_error_while_it_is_filled_leaves_the_old_package(tmp_path: Path) -> None:
    place = tmp_path / "paket"
    pack(place, OLD)
    nothing_more(place)
    assert contents(place) == OLD
    assert stray(tmp_path) == []


def test_the_same_package_again_touches_nothing(tmp_path: Path) -> None:
    place = tmp_path / "paket"
    assert pack(place, NEW)
    stood = {path: path.stat().st_ino for path in place.rglob("*")}
    assert not pack(place, NEW)
    assert {path: path.stat().st_ino for path in place.rglob("*")} == stood
    (place / "oeffentlich/a.pdf").write_bytes(b"von Hand")
    assert pack(place, NEW)
    assert contents(place) == NEW


def test_two_runs_do_not_write_beside_one_another(tmp_path: Path) -> None:
    with (
        held(tmp_path / ".paket.sperre"),
        pytest.raises(OutputConflict, match="schreibt gerade ein anderer Lauf"),
    ):
        pack(tmp_path / "paket", NEW)


def test_a_folder_that_is_no_package_is_not_taken(tmp_path: Path) -> None:
    assert sheet_of(tmp_path / "neu") == {}
    (tmp_path / "brief.txt").write_text("wichtig", encoding="utf-8")
    with pytest.raises(OutputConflict, match="kein Paket, das drafter geschrieben hat"):
        sheet_of(tmp_path)


def test_a_file_of_somebody_else_in_a_package_is_not_lost(tmp_path: Path) -> None:
    place = tmp_path / "paket"
    pack(place, OLD)
    assert sheet_of(place)["befehl"] == "dispatch"
    (place / "oeffentlich/notiz.txt").write_text("wichtig", encoding="utf-8")
    with pytest.raises(OutputConflict, match=r"„oeffentlich/notiz.txt“"):
        sheet_of(place)
