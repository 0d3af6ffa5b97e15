"""What is measured is all that a command did, and nothing that another one left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measure import Command, CommandFailed, readings, spent
from benchmarks.sitting import sat
from benchmarks.tree import descendants, processor_seconds, proportional_memory

PAGE = '<!DOCTYPE html><html lang="de"><title>x</title><h1>Überschrift</h1><p>Text.</p></html>'
LEAVES = """
import subprocess, sys
subprocess.Popen([sys.executable, "-c", "open('fertig', 'w').close()"])
"""


def python(code: str) -> Command:
    return Command((sys.executable, "-c", code))


def test_what_a_command_leaves_behind_is_waited_for(tmp_path: Path) -> None:
    spent(python(LEAVES), tmp_path)
    assert (tmp_path / "fertig").exists()


def test_a_command_that_fails_stops_the_measuring(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="zu wenig Papier"):
        spent(python("raise SystemExit('zu wenig Papier')"), tmp_path)


def test_commands_take_turns_and_their_first_time_is_not_counted(tmp_path: Path) -> None:
    code = "print('{0}', end=' ', file=open('reihe', 'a'))"
    commands = {name: python(code.format(name)) for name in "ab"}
    before: list[int] = []
    taken = readings(commands, 2, tmp_path, lambda: before.append(1))
    assert (tmp_path / "reihe").read_text() == "a b a b a b "
    assert {name: len(each) for name, each in taken.items()} == {"a": 2, "b": 2}
    assert len(before) == 6


def test_a_tree_of_processes_has_its_children() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert {os.getpid(), child.pid} <= set(descendants(os.getpid()))
        assert proportional_memory(child.pid) > 1
        assert processor_seconds(os.getpid()) > 0
        child.communicate(b"\n")
    assert child.pid not in descendants(os.getpid())
    assert proportional_memory(child.pid) == 0


@pytest.mark.parametrize("way", ["ours", "bare"])
def test_a_sitting_sets_each_file_as_often_as_asked(way: str, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(PAGE, encoding="utf-8")
    found = sat(way, [file], 2)
    assert len(found.of(file)) == 2
    assert found.pages[str(file)] == 1
