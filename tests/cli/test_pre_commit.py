"""The hooks, called as pre-commit calls them: entry, arguments, then the files that fit."""

import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.errors import ExitCode

ROOT = Path(__file__).parents[2]
HOOKS: Mapping[str, Mapping[str, Any]] = {
    hook["id"]: hook
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
KEYS = {
    *("id", "name", "description", "entry", "args", "language"),
    *("files", "types", "pass_filenames", "require_serial"),
}
GOOD = """\
formular: bielefeld
vorlagenart: Informationsvorlage
amt: 660 Amt für Verkehr
beratungsgegenstand: Fahrradbügel
"""
BAD = GOOD.replace("660 Amt für Verkehr", "660")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs/gut.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "inputs/schlecht.yml").write_text(BAD, encoding="utf-8")
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    return tmp_path


def fitting(hook: Mapping[str, Any], repository: Path) -> list[str]:
    """Return the files that a hook is for; pre-commit searches their paths for the pattern."""
    paths = (path.relative_to(repository) for path in repository.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in paths if re.search(hook["files"], path.as_posix()))


def called(name: str, repository: Path) -> subprocess.CompletedProcess[str]:
    hook = HOOKS[name]
    program, *words = shlex.split(hook["entry"])
    assert program == "drafter"
    files = fitting(hook, repository) if hook.get("pass_filenames", True) else []
    command = [sys.executable, "-m", "drafter", *words, *hook.get("args", ()), *files]
    return subprocess.run(
        command, cwd=repository, capture_output=True, encoding="utf-8", check=False
    )


def test_the_definitions_have_only_keys_that_pre_commit_knows() -> None:
    assert set(HOOKS) == {"drafter-check", "drafter-check-all"}
    for hook in HOOKS.values():
        assert set(hook) <= KEYS
        assert hook["language"] == "python"


@pytest.mark.parametrize(
    ("path", "fits"),
    [
        ("inputs/kim-2022.yaml", True),
        ("amt-500/inputs/kim.yml", True),
        ("inputs/kim/tabelle.yaml", False),
        (".pre-commit-config.yaml", False),
        (".github/workflows/pruefen.yaml", False),
        ("templates/bielefeld/form.yaml", False),
        ("inputs/bielefeld.schema.json", False),
    ],
)
def test_only_yaml_files_of_papers_are_checked(path: str, fits: bool) -> None:
    assert bool(re.search(HOOKS["drafter-check"]["files"], path)) is fits


@pytest.mark.parametrize("name", HOOKS)
def test_one_paper_with_an_error_stops_the_commit(name: str, repository: Path) -> None:
    result = called(name, repository)
    assert result.returncode == ExitCode.FINDINGS
    assert "inputs/schlecht.yml:3:6: Fehler: Hier fehlt der Name des Amtes. Bitte" in result.stdout
    assert "2 Vorlagen" in result.stdout
    (repository / "inputs/schlecht.yml").write_text(GOOD, encoding="utf-8")
    assert called(name, repository).returncode == ExitCode.OK
