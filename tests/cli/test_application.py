"""How a run ends: exit codes, no tracebacks, cheap help, colour only where it is seen."""

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import drafter
from drafter.cli.application import outcome
from drafter.errors import DrafterError, EnvironmentMissing, ExitCode, RenderingFailed

from .conftest import INPUTS, ROOT, Process, Run

DRAFTER = (sys.executable, "-m", "drafter")
HEAVY = {"pydantic", "yaml", "jinja2", "weasyprint", "markdown_it", "drafter.model"}


def test_version_is_the_one_of_the_project(run: Run) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{drafter.__version__}"' in project
    assert run("--version").stdout == f"drafter {drafter.__version__}\n"


def test_without_a_command_the_help_is_shown_and_the_run_ends_with_2(run: Run) -> None:
    result = run()
    assert result.exit_code == ExitCode.USAGE
    assert "Befehle:" in result.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("build", "--help")])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    code = (
        "import sys, drafter.cli\n"
        f"sys.argv[1:] = {arguments!r}\n"
        "try: drafter.cli.main()\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not HEAVY & set(result.stderr.split())


@pytest.mark.parametrize("error", [EnvironmentMissing, RenderingFailed])
def test_a_problem_with_the_run_is_one_sentence_and_its_exit_code(
    error: type[DrafterError], capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise error("Etwas fehlt. Bitte einrichten.")

    assert outcome(fail) == error.exit_code
    assert capsys.readouterr().err == "Fehler: Etwas fehlt. Bitte einrichten.\n"


def test_an_unforeseen_error_is_a_german_sentence_that_names_the_place(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DRAFTER_DEBUG", raising=False)
    assert outcome(lambda: 1 // 0) == ExitCode.SOFTWARE
    said = capsys.readouterr().err
    assert re.search(r"ZeroDivisionError in test_application\.py, Zeile \d+", said)
    assert "DRAFTER_DEBUG=1" in said
    assert "Traceback" not in said


def test_an_unforeseen_error_keeps_its_traceback_for_debugging(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DRAFTER_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        outcome(lambda: 1 // 0)


def test_ctrl_c_ends_with_130_and_one_german_line(tmp_path: Path) -> None:
    for number in range(5):
        text = (INPUTS / "kim-2022.yaml").read_text(encoding="utf-8")
        copy = text.replace("2859/2020-2025/1", f"{number}/2020-2025/1")
        (tmp_path / f"{number}.yaml").write_text(copy, encoding="utf-8")
    for name in ("kim-2022.md", "kim-2021.md", "kim-2021.yaml"):
        (tmp_path / name).write_bytes((INPUTS / name).read_bytes())
    with subprocess.Popen(
        [*DRAFTER, "build", tmp_path, "-o", tmp_path / "out"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert any(line.startswith("geschrieben") for line in iter(running.stdout.readline, ""))
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == ExitCode.INTERRUPTED
    assert said.strip() == "Abgebrochen. Was schon geschrieben ist, bleibt."
    assert len(list((tmp_path / "out").glob("*.pdf"))) < 6


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    with subprocess.Popen(
        [*DRAFTER, "check", "inputs", "--show"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == ""


def test_a_terminal_without_german_quotes_gets_substitutes(process: Process) -> None:
    result = process("check", "inputs/gibt-es-nicht.yaml", PYTHONIOENCODING="latin-1")
    assert result.returncode == ExitCode.USAGE
    assert result.stderr.startswith("Fehler: ?inputs/gibt-es-nicht.yaml? gibt es nicht.")


def on_terminal(*arguments: str, **environment: str) -> str:
    """Run on a pseudo-terminal of 60 columns and return what it shows."""
    master, slave = pty.openpty()
    keep = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    subprocess.run(
        [*DRAFTER, *arguments],
        cwd=ROOT,
        env={**keep, "COLUMNS": "60", "TERM": "xterm", **environment},
        stdout=slave,
        stderr=slave,
        check=False,
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(master)
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_colour_and_wrapping_on_a_terminal_only(faulty: Path, process: Process) -> None:
    shown = on_terminal("check", str(faulty))
    assert "\x1b[31m\x1b[1mFehler\x1b[0m: " in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    rows = [row for row in plain.splitlines() if str(faulty) not in row]
    assert len(rows) > 1
    assert max(map(len, rows)) <= 60
    piped = process("check", str(faulty)).stdout
    assert "\x1b" not in piped
    assert len(piped.splitlines()) == 2


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(faulty: Path, environment: dict[str, str]) -> None:
    assert "\x1b" not in on_terminal("check", str(faulty), **environment)


def test_a_single_paper_shows_no_progress(draft: Path, tmp_path: Path) -> None:
    shown = on_terminal("build", str(draft), "--to", "html", "-o", str(tmp_path / "out"))
    assert "1 Vorlagen" not in shown
    assert "\x1b[2K" not in shown
