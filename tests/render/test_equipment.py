"""Equipment: every part of the program and of what it stands on counts, wherever it lies."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.render.equipment import SONAMES
from drafter.render.programs import LIBRARIES

ROOT = Path(__file__).parents[2]
ASK = """
import json, sys
from pathlib import Path
from drafter.pipeline.unchanged import equipment
made = equipment(Path(sys.argv[1]), sys.argv[2])
print(json.dumps([made.program, dict(made.forms), made.signature]))
"""


class Checkout:
    """A copy of program and forms, which tells its equipment in a process of its own."""

    def __init__(self, base: Path) -> None:
        self.base, self.output, self.more = base, base / "build", base / "mehr"

    def tell(self) -> list[object]:
        ran = subprocess.run(
            [sys.executable, "-c", ASK, self.output, self.more],
            env={**os.environ, "PYTHONPATH": f"{self.base}:{self.more}"},
            cwd=self.base,
            check=True,
            capture_output=True,
        )
        told: list[object] = json.loads(ran.stdout)
        return told


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("drafter", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    (tmp_path / "mehr").mkdir()
    return Checkout(tmp_path)


def add(path: Path, text: str = "\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as stream:
        stream.write(text)


PROGRAM: dict[str, Callable[[Path], object]] = {
    "a line of the program": lambda base: add(base / "drafter/checks/money.py"),
    "a new module": lambda base: add(base / "drafter/checks/neu.py"),
    "a module gone": lambda base: (base / "drafter/py.typed").unlink(),
    "the lock": lambda base: add(base / "requirements.txt"),
    "fonts of a wheel": lambda base: add(
        base / "drafter/render/fonts/LiberationSans-Regular.ttf", "x"
    ),
    "a library of Python": lambda base: add(base / "mehr/weasyprint-99.0.dist-info/RECORD", "x"),
    "a library of the machine": lambda base: add(base / "mehr/libpango-1.0.so.0", "x"),
}
FORMS: dict[str, Callable[[Path], object]] = {
    "a style": lambda base: add(base / "templates/bielefeld/form.css"),
    "what all forms share": lambda base: add(base / "templates/_shared/blocks.html.j2"),
    "a new file": lambda base: add(base / "templates/bielefeld/neu.css"),
    "a new form": lambda base: add(base / "templates/anderswo/form.yaml"),
}


@pytest.mark.parametrize("change", PROGRAM.values(), ids=PROGRAM)
def test_each_part_of_the_program_counts(
    checkout: Checkout, change: Callable[[Path], object]
) -> None:
    program, forms, _ = checkout.tell()
    change(checkout.base)
    then, same, _ = checkout.tell()
    assert (then != program, same) == (True, forms)


@pytest.mark.parametrize("change", FORMS.values(), ids=FORMS)
def test_each_file_of_a_form_counts(checkout: Checkout, change: Callable[[Path], object]) -> None:
    program, forms, _ = checkout.tell()
    change(checkout.base)
    same, then, _ = checkout.tell()
    assert (same, then != forms) == (program, True)


def test_the_same_program_elsewhere_is_the_same(checkout: Checkout, tmp_path: Path) -> None:
    program, forms, signature = checkout.tell()
    shutil.copytree(tmp_path / "drafter", tmp_path / "neu/drafter")
    shutil.copytree(tmp_path / "templates", tmp_path / "neu/templates")
    shutil.copy(tmp_path / "requirements.txt", tmp_path / "neu")
    (tmp_path / "neu/mehr").mkdir()
    again, same, other = Checkout(tmp_path / "neu").tell()
    assert (again, same) == (program, forms)
    assert other != signature


def test_a_hash_that_was_taken_stands_while_nothing_changes(checkout: Checkout) -> None:
    (checkout.output / ".drafter").mkdir(parents=True)
    first = checkout.tell()
    memo = checkout.output / ".drafter/programm.json"
    before = memo.stat().st_mtime_ns
    assert checkout.tell() == first
    assert memo.stat().st_mtime_ns == before
    os.utime(checkout.base / "drafter/py.typed", ns=(1, 1))
    touched = checkout.tell()
    assert touched[0] == first[0]
    assert touched[2] != first[2]
    assert memo.stat().st_mtime_ns != before


def test_the_libraries_of_the_manifest_are_among_those_that_count() -> None:
    assert {soname for soname, _ in LIBRARIES.values()} <= SONAMES
