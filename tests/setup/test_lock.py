"""The lock files: complete, with hashes, and free of any place or host."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

LOCKS = ("requirements.txt", "requirements-dev.txt")


@pytest.fixture(scope="module")
def project(checkout: Path) -> dict[str, Any]:
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))


def entries(lock: Path) -> list[str]:
    """Return one string a requirement, its continuation lines joined."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip()]


def pinned(lock: Path) -> dict[str, str]:
    return {entry.split("==")[0].strip(): entry.split()[0] for entry in entries(lock)}


def normalized(requirement: str) -> str:
    """Return a requirement's package name as the index spells it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~\[; ]", requirement)[0]).lower()


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_one_version_and_hashes(checkout: Path, name: str) -> None:
    found = entries(checkout / name)
    assert found
    for entry in found:
        assert re.match(r"[a-z0-9-]+==\S+ ", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host_and_no_place(checkout: Path, name: str) -> None:
    text = (checkout / name).read_text(encoding="utf-8")
    assert not re.search(r"://|file:|index-url|find-links|(^|\s|@)/", text)


def test_what_runs_the_program_and_builds_it_is_locked(
    checkout: Path, project: dict[str, Any]
) -> None:
    wanted = project["project"]["dependencies"] + project["build-system"]["requires"]
    assert {normalized(name) for name in wanted} <= pinned(checkout / "requirements.txt").keys()


def test_the_tools_for_tests_are_locked(checkout: Path, project: dict[str, Any]) -> None:
    extras = project["project"]["optional-dependencies"]
    others = ",".join(sorted(extras.keys() - {"dev"}))
    wanted = [name for names in extras.values() for name in names]
    wanted.remove(f"drafter[{others}]")
    assert {normalized(name) for name in wanted} <= pinned(checkout / "requirements-dev.txt").keys()


def test_tests_run_with_the_very_versions_that_staff_run(checkout: Path) -> None:
    runtime, development = (pinned(checkout / name) for name in LOCKS)
    assert runtime.items() <= development.items()
