"""What the start of a command is spared: what it gets instead is the same."""

import dataclasses
import gc
import os
import re
import subprocess
import sys
from dataclasses import FrozenInstanceError, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, ForwardRef, TypedDict, get_type_hints

import pytest

from drafter.cli.starting import spared
from drafter.cli.starting.annotations import annotations_when_asked
from drafter.cli.starting.methods import methods_when_called
from drafter.cli.starting.patterns import Table, known_patterns

ROOT = Path(__file__).parents[2]
COMPILER: Any = import_module("re._compiler")
MODULE = "import re\nPATTERN = re.compile('ein(mal)?ig-{number}+(?P<wort>\\\\w)', re.I)\n"
CHECK = "from drafter.cli import main\nmain()"
CHECK_AND_TELL = """
import atexit, sys
from drafter.cli import main
atexit.register(lambda: print(*sorted(sys.modules)))
main()
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(tmp_path / "cache")}


def imported(folder: Path, number: int) -> re.Pattern[str]:
    """Import a module that has an expression of its own; return the expression."""
    name = f"mit_muster_{number}"
    (folder / f"{name}.py").write_text(MODULE.format(number=number), encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        re.purge()
        pattern: re.Pattern[str] = import_module(name).PATTERN
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop(name, None)
    return pattern


def drafter(code: str, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, as `code` starts it."""
    command = [sys.executable, "-c", code, *arguments]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_an_expression_of_a_module_is_compiled_once(
    tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with known_patterns(environment):
        first = imported(tmp_path, 1)
    monkeypatch.setattr(COMPILER, "_code", None)
    with known_patterns(environment):
        second = imported(tmp_path, 1)
    assert second is not first
    assert second == first
    assert second.groupindex == {"wort": 2}
    assert second.fullmatch("EINIG-11x")


def test_what_is_made_of_the_words_of_a_paper_is_not_kept(environment: dict[str, str]) -> None:
    with known_patterns(environment):
        re.purge()
        re.compile("Nichtöffentliches aus einer Vorlage")
    assert Table(environment).found(("Nichtöffentliches aus einer Vorlage", 0)) is None


def test_new_expressions_stand_behind_those_that_were_known(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    for number in (2, 3):
        with known_patterns(environment):
            imported(tmp_path, number)
    for number in (2, 3):
        with known_patterns(environment):
            pattern = imported(tmp_path, number)
        assert Table(environment).found((pattern.pattern, re.IGNORECASE)) == pattern


@pytest.mark.parametrize("spoilt", [b"", b"nichts", b"[[]]\n"])
def test_a_file_that_was_not_kept_so_is_not_used(
    tmp_path: Path, environment: dict[str, str], spoilt: bytes
) -> None:
    with known_patterns(environment):
        imported(tmp_path, 4)
    (file,) = (tmp_path / "cache" / "drafter").iterdir()
    file.write_bytes(spoilt)
    with known_patterns(environment):
        assert imported(tmp_path, 4).fullmatch("einig-4x")
    assert file.read_bytes() != spoilt


def test_every_expression_of_the_commands_is_what_compiling_gives(tmp_path: Path) -> None:
    for _ in range(2):
        done = drafter(CHECK, tmp_path, "check", "inputs/kim-2022.yaml")
        assert (done.returncode, done.stderr) == (0, "")
    table = Table({"XDG_CACHE_HOME": str(tmp_path)})
    assert len(table._known) > 100
    for key in table._known:
        assert table.found(key) == COMPILER.compile(*key)


def test_a_check_looks_for_no_plugins_of_pydantic(tmp_path: Path) -> None:
    done = drafter(CHECK_AND_TELL, tmp_path, "check", "inputs/kim-2021.yaml")
    modules = done.stdout.splitlines()[-1].split()
    assert "pydantic.main" in modules
    assert "importlib.metadata" not in modules


def test_a_second_check_opens_no_attachment_that_is_the_same(tmp_path: Path) -> None:
    paper = "inputs/offener-ganztag-2024.yaml"
    first, second = (drafter(CHECK_AND_TELL, tmp_path, "check", paper) for _ in range(2))
    seen = [done.stdout.splitlines()[-1].split() for done in (first, second)]
    assert ["pikepdf" in modules for modules in seen] == [True, False]
    assert first.stdout.splitlines()[:-1] == second.stdout.splitlines()[:-1]


def test_a_check_says_the_same_without_being_spared_anything(tmp_path: Path) -> None:
    plain = (
        "import contextlib, drafter.cli.application as it\n"
        "it.spared = lambda *_: contextlib.nullcontext()\nit.main()"
    )
    arguments = ("check", "inputs/kim-2022.yaml", "--show")
    first, second = (drafter(code, tmp_path, *arguments) for code in (CHECK, plain))
    assert (first.returncode, first.stdout, first.stderr) == (0, second.stdout, "")
    assert list(tmp_path.iterdir())


def test_no_savings_leaves_python_as_it_is(environment: dict[str, str]) -> None:
    before = (dict(vars(COMPILER)), dict(vars(dataclasses)), gc.get_threshold())
    with spared(["drafter", "build", "--no-savings"], environment):
        assert (dict(vars(COMPILER)), dict(vars(dataclasses)), gc.get_threshold()) == before
    with spared(["drafter", "build"], environment):
        assert COMPILER.compile is not before[0]["compile"]
    gc.unfreeze()
    assert (dict(vars(COMPILER)), dict(vars(dataclasses)), gc.get_threshold()) == before


@pytest.fixture
def value() -> Any:
    with methods_when_called():

        @dataclass(frozen=True, slots=True, order=True)
        class Value:
            number: int
            word: str = "eins"

    return Value


def test_a_method_is_what_it_would_be_and_takes_its_place(value: Any) -> None:
    @dataclass(frozen=True, slots=True, order=True)
    class Value:
        number: int
        word: str = "eins"

    assert value(1) == value(1, word="eins") != value(2)
    assert value(1) < value(2)
    assert len({value(1), value(1)}) == 1
    assert repr(value(1)).partition(".<locals>.")[2] == "Value(number=1, word='eins')"
    with pytest.raises(FrozenInstanceError):
        value(1).number = 2
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'number'"):
        value()
    assert value.__init__.__code__.co_varnames == Value.__init__.__code__.co_varnames
    assert value.__eq__.__qualname__.endswith("Value.__eq__")


def test_a_method_that_a_subclass_takes_over_takes_its_place_where_it_stands() -> None:
    with methods_when_called():

        @dataclass(frozen=True)
        class First:
            number: int

        class Second(First):
            """Has the methods of the first."""

    assert Second(1) == Second(1)
    assert "__init__" not in vars(Second)
    assert vars(First)["__init__"].__code__.co_varnames == ("self", "number")


def test_annotations_mean_the_same_when_they_are_compiled_later() -> None:
    with annotations_when_asked():
        late = ForwardRef("dict[str, list[int | None]]")

        class Record(TypedDict):
            name: "str"
            parts: "tuple[str, ...]"

    early = ForwardRef("dict[str, list[int | None]]")
    assert (late, hash(late)) == (early, hash(early))
    meant = [each._evaluate({}, {}, recursive_guard=frozenset()) for each in (late, early)]
    assert meant == [dict[str, list[int | None]]] * 2
    assert get_type_hints(Record) == {"name": str, "parts": tuple[str, ...]}
    with pytest.raises(SyntaxError, match="must be an expression"):
        ForwardRef("no expression")


def test_no_annotation_of_pydantic_is_compiled_at_the_start(tmp_path: Path) -> None:
    tell = """
import atexit
from drafter.cli import main
def told():
    from pydantic_core.core_schema import StringSchema
    print(type(StringSchema.__annotations__["pattern"].__forward_code__).__name__)
atexit.register(told)
main()
"""
    assert drafter(tell, tmp_path, "schema").stdout.endswith("str\n")
