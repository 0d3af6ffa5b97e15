"""The README: its shortest paper builds, its output is real, its commands exist."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from drafter import __version__
from drafter.cli.application import COMMANDS
from drafter.findings import Severity
from drafter.pipeline import USUAL_FORMATS, build
from drafter.render.environment import LIBRARIES
from tests.docs.pages import ROOT, blocks, code, page, table

README = page("README.md")
MOST_BYTES = 80_000


def block(info: str, beginning: str = "") -> str:
    (found,) = (
        block.code
        for block in blocks(README)
        if block.info == info and block.code.startswith(beginning)
    )
    return found


def test_the_shortest_paper_builds(tmp_path: Path) -> None:
    path = tmp_path / "buegel.yaml"
    path.write_text(block("yaml"), encoding="utf-8")
    built = build(path, tmp_path / "build")
    assert {file.suffix for file in built.files} == {f".{name}" for name in USUAL_FORMATS}
    assert all(file.stat().st_size for file in built.files)
    assert [f for f in built.findings if f.severity is Severity.ERROR] == []


def test_the_output_of_check_is_real() -> None:
    command, _, told = block("console").partition("\n")
    words = command.removeprefix("$ drafter ").split()
    run = [sys.executable, "-m", "drafter", *words]
    shown = subprocess.run(run, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert shown.stdout == told


def test_the_commands_are_those_of_the_program() -> None:
    rows = table(README, "Befehl", "Was er tut")
    assert {code(row[0]).split()[1] for row in rows} == set(COMMANDS)


def test_the_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", page("Makefile"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", README))
    assert named
    assert named <= targets


def test_the_installation_names_the_libraries_and_the_wheel() -> None:
    shell = block("sh", "sudo apt-get")
    assert all(package in shell for package, _ in LIBRARIES)
    assert f"drafter-{__version__}-py3-none-any.whl" in shell


@pytest.mark.parametrize("name", re.findall(r'src="([^"]+)"', README))
def test_the_pictures_are_small(name: str) -> None:
    path = ROOT / name
    assert path.stat().st_size < MOST_BYTES
    with Image.open(path) as picture:
        assert picture.format == "PNG"


def test_the_package_carries_the_readme() -> None:
    assert 'readme = "README.md"' in page("pyproject.toml")
