"""The set-up scripts: they act only where something is missing, and say what in German."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNKNOWN = "drafter-paket-das-es-nicht-gibt"
LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}


def script(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.unlink(missing_ok=True)  # never write through a link to the system's own tool
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def run(
    command: list[str | Path], *, path: str = "/usr/bin:/bin", python: str | Path = sys.executable
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={"PATH": path, "PYTHON": str(python), "HOME": "/nonexistent"},
    )


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """Return a folder with the system's tools, but without apt-get and sudo."""
    folder = tmp_path / "tools"
    folder.mkdir()
    for name in (
        "sh",
        "dirname",
        "paste",
        "grep",
        "id",
        "dpkg-query",
        "mktemp",
        "rm",
        "cat",
        "env",
    ):
        (folder / name).symlink_to(shutil.which(name) or f"/usr/bin/{name}")
    return folder


def test_with_everything_present_no_package_manager_is_called(checkout: Path, tools: Path) -> None:
    called = tools / "called"
    for name in ("apt-get", "sudo"):
        script(tools, name, f"echo {name} >>'{called}'; exit 1")
    result = run([checkout / "setup/system.sh"], path=str(tools))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert not called.exists()


def test_without_rights_the_administrators_command_is_told(checkout: Path, tools: Path) -> None:
    called = tools / "called"
    script(tools, "id", "echo 1000")
    script(tools, "apt-get", f"echo >'{called}'")
    script(tools, "sudo", "echo sudo: a password is required >&2; exit 1")
    result = run([checkout / "setup/system.sh", UNKNOWN], path=str(tools))
    assert result.returncode == 1
    assert f"kein Recht, sie einzurichten: {UNKNOWN}\n" in result.stderr
    assert f"apt-get install --yes --no-install-recommends {UNKNOWN}" in result.stderr
    assert not called.exists()


def test_a_failed_installation_shows_what_apt_said(checkout: Path, tools: Path) -> None:
    script(tools, "id", "echo 0")
    script(tools, "apt-get", "echo E: kein Netz; exit 100")
    result = run([checkout / "setup/system.sh", UNKNOWN], path=str(tools))
    assert result.returncode == 1
    assert "E: kein Netz\n" in result.stderr
    assert f"ließen sich nicht einrichten: {UNKNOWN}" in result.stderr


def test_sudo_without_password_installs(checkout: Path, tools: Path) -> None:
    called = tools / "called"
    script(tools, "apt-get", "exit 0")
    script(tools, "id", "echo 1000")
    script(tools, "sudo", f"printf '%s\\n' \"$*\" >>'{called}'")
    result = run([checkout / "setup/system.sh", UNKNOWN], path=str(tools))
    commands = called.read_text(encoding="utf-8").splitlines()
    assert commands[1] == "-n env apt-get update"
    assert commands[2].endswith(f"apt-get install --yes --no-install-recommends {UNKNOWN}")
    assert "fehlt noch immer" in result.stderr


def test_an_old_python_is_refused_by_its_version(checkout: Path, tmp_path: Path) -> None:
    old = script(tmp_path, "python3", '[ "$1" = --version ] && echo Python 3.9.2; exit 1')
    result = run([checkout / "setup/system.sh"], python=old)
    assert result.returncode == 1
    assert "braucht Python 3.11 oder neuer" in result.stderr
    assert "ist Python 3.9.2." in result.stderr


@pytest.fixture
def copy(checkout: Path, tmp_path: Path) -> Path:
    """Return a copy of what the virtual environment depends on, with a Python that makes none."""
    folder = tmp_path / "copy"
    shutil.copytree(checkout / "setup", folder / "setup")
    for name in ("pyproject.toml", "hatch_build.py", *LOCKS.values()):
        shutil.copy(checkout / name, folder)
    script(folder, "python", 'echo "$@" >called; exit 1')
    return folder


def stamp(folder: Path, kind: str) -> str:
    digest = hashlib.sha256(f"{folder.resolve()}\n".encode())
    for name in (LOCKS[kind], "pyproject.toml", "hatch_build.py"):
        digest.update((folder / name).read_bytes())
    return f"{digest.hexdigest()}  -\n"


def finished_environment(folder: Path, kind: str) -> None:
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    (folder / ".venv/.drafter-stamp").write_text(stamp(folder, kind), encoding="utf-8")


def was_made_anew(folder: Path, kind: str) -> bool:
    result = run([folder / "setup/venv.sh", kind], python=folder / "python")
    called = folder / "called"
    if not called.exists():
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
        return False
    assert called.read_text(encoding="utf-8") == "-m venv .venv\n"
    assert "ließ sich nicht anlegen" in result.stderr
    assert result.returncode == 1
    return True


@pytest.mark.parametrize(
    ("has", "wants", "anew"),
    [
        ("run", "run", False),
        ("dev", "dev", False),
        ("dev", "run", False),
        ("run", "dev", True),
    ],
)
def test_a_finished_environment_is_left_alone(
    copy: Path, has: str, wants: str, *, anew: bool
) -> None:
    finished_environment(copy, has)
    assert was_made_anew(copy, wants) == anew


def test_an_interrupted_environment_is_made_anew(copy: Path) -> None:
    finished_environment(copy, "run")
    (copy / ".venv/.drafter-stamp").unlink()
    assert was_made_anew(copy, "run")
    assert not (copy / ".venv").exists()


@pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml", "hatch_build.py"])
def test_an_outdated_environment_is_made_anew(copy: Path, name: str) -> None:
    finished_environment(copy, "run")
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert was_made_anew(copy, "run")


def test_an_environment_whose_python_is_gone_is_made_anew(copy: Path) -> None:
    finished_environment(copy, "run")
    (copy / ".venv/bin/python").unlink()
    assert was_made_anew(copy, "run")


def test_a_moved_checkout_makes_its_environment_anew(copy: Path, tmp_path: Path) -> None:
    finished_environment(copy, "run")
    assert was_made_anew(copy.rename(tmp_path / "moved"), "run")


def test_the_server_checks_what_a_desk_checks(checkout: Path) -> None:
    server = checkout / ".ci/run"
    assert os.access(server, os.X_OK)
    assert server.read_text(encoding="utf-8").splitlines()[-1] == "exec make test"


def test_help_explains_every_command_in_german(checkout: Path) -> None:
    shown = run(["make", "-C", checkout, "--no-print-directory"]).stdout.splitlines()
    assert [line.split("\t")[0] for line in shown] == [
        f"make {name}"
        for name in (
            *("help", "kim", "test", "torture", "format"),
            *("bench", "wheel", "lock", "tables", "clean"),
        )
    ]
