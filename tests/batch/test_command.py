"""`drafter build` with many papers, as a process of its own."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from drafter.cli.application import application
from drafter.cli.progress import left
from drafter.errors import ExitCode

from .conftest import Draft, tree
from .processes import members

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds for what takes one

MANY_PARAGRAPHS = 14000
ROOM = 50  # megabytes above what the program has: enough for small drafts, not for the big one

Process = subprocess.Popen[str]


@contextmanager
def started(*words: object) -> Iterator[Process]:
    """Start `drafter build` in a process group of its own, and leave nothing of it."""
    with subprocess.Popen(
        [sys.executable, "-m", "drafter", "build", *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def until(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture
def stuck(drafts: tuple[Path, ...], tmp_path: Path) -> Path:
    """Return an output folder in which the third paper waits for ever for its manifest."""
    output = tmp_path / "build"
    output.mkdir()
    os.mkfifo(output / f"{drafts[2].stem}.manifest.json")
    return output


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("times", [1, 3])
def test_a_signal_ends_the_run_cleanly_however_often_it_comes(
    drafts: tuple[Path, ...], stuck: Path, number: signal.Signals, times: int
) -> None:
    with started(*drafts, "--to", "html", "-o", stuck, "--jobs", "2") as process:
        until((stuck / "10.html").exists)
        for _ in range(times):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, number)
        _, said = process.communicate(timeout=PATIENCE)
        assert process.returncode == ExitCode.INTERRUPTED
        assert said.splitlines()[-1] == "Abgebrochen. Was schon geschrieben ist, bleibt."
        assert "Traceback" not in said
        assert not members(process.pid)
    assert [path.name for path in stuck.rglob(".*")] in ([], [".drafter"])


def test_workers_end_with_a_parent_that_is_killed(drafts: tuple[Path, ...], stuck: Path) -> None:
    with started(*drafts, "--to", "html", "-o", stuck, "--jobs", "2") as process:
        until((stuck / "10.html").exists)
        assert len(members(process.pid)) == 3
        process.kill()
        until(lambda: not members(process.pid))
    assert [path.name for path in stuck.rglob(".*")] in ([], [".drafter"])


def test_a_paper_that_takes_too_much_memory_is_named_and_holds_up_no_other(
    draft: Draft, drafts: tuple[Path, ...], tmp_path: Path
) -> None:
    text = "".join(f"  *P* **{n}** mit\n\n" for n in range(MANY_PARAGRAPHS))
    big = draft("00-groß", f"begruendung: |\n{text}")
    limit = ("--memory-limit", _megabytes() + ROOM, "--jobs", 1)
    papers = (big, *drafts[:4])
    with started(*papers, "--to", "html", "-o", tmp_path / "build", *limit) as process:
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == ExitCode.RENDERING
    failed, total = said.splitlines()
    assert failed.startswith(f"nicht geschrieben: {big}: Der Satz braucht mehr als ")
    assert total == "1 von 5 Vorlagen nicht geschrieben."


def _megabytes() -> int:
    """Return the memory that counts against the limit before a paper is read (proc(5), VmData)."""
    ready = (
        "from drafter.pipeline import workers, batch; from drafter.cli import build; "
        "workers.prepare(['html'], savings=True, cache=None); "
        "print(open('/proc/self/status').read())"
    )
    status = subprocess.run(
        [sys.executable, "-c", ready], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return int(status.partition("VmData:")[2].split()[0]) // 1024


def test_pdf_files_are_the_same_bytes_whatever_the_number_of_workers(
    draft: Draft, tmp_path: Path
) -> None:
    papers = [draft(name) for name in "abc"]
    for jobs in ("1", "3"):
        with started(*papers, "-o", tmp_path / jobs, "--jobs", jobs) as process:
            _, said = process.communicate(timeout=PATIENCE)
            assert process.returncode == ExitCode.OK, said
    made = [name for name in tree(tmp_path / "1") if not name.startswith(".drafter/")]
    assert len(made) == 9
    assert tree(tmp_path / "1") == tree(tmp_path / "3")


def test_a_terminal_shows_one_line_of_progress_below_what_stays(
    drafts: tuple[Path, ...], tmp_path: Path
) -> None:
    shown = _on_a_terminal(*drafts, "--to", "html", "-o", tmp_path / "build")
    states = re.findall(r"\r\x1b\[2K([^\r\n]+)", shown)
    assert re.match(r"\d+ von 11 Vorlagen: \d\d\.yaml", states[0])
    stays = re.sub(r"\r\x1b\[2K[^\r\n]*(?=\r\x1b)", "", shown).replace("\r\x1b[2K", "")
    assert "von 11 Vorlagen:" not in stays
    assert stays.count("geschrieben: ") == 11
    assert stays.splitlines()[-1] == "1 von 11 Vorlagen nicht geschrieben."


def _on_a_terminal(*words: object) -> str:
    """Return what a terminal is sent by `drafter build`."""
    here, there = pty.openpty()
    command: Sequence[str] = [sys.executable, "-m", "drafter", "build", *map(str, words)]
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, stdin=there, stdout=there, stderr=there, env=environment
    ):
        os.close(there)
        return b"".join(_read(here)).decode()


def _read(handle: int) -> Iterator[bytes]:
    with suppress(OSError):
        while data := os.read(handle, 65536):
            yield data
    os.close(handle)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "noch unter einer Minute"),
        (29, "noch unter einer Minute"),
        (60, "noch etwa 1 Minute"),
        (185, "noch etwa 3 Minuten"),
        (7300, "noch etwa 2 Stunden"),
    ],
)
def test_the_time_left_is_told_as_a_person_would(seconds: float, words: str) -> None:
    assert left(seconds) == words


def test_a_part_builds_its_papers_and_an_empty_one_is_no_error(
    drafts: tuple[Path, ...], tmp_path: Path
) -> None:
    def build(part: str) -> tuple[int, str]:
        words = ("build", *drafts[:3], "--to", "html", "-o", tmp_path / "build", "--shard", part)
        result = CliRunner().invoke(application, [str(word) for word in words])
        return result.exit_code, result.stderr

    assert build("2/3") == (ExitCode.OK, "Teil 2/3: 1 Vorlage.\n")
    assert [path.name for path in (tmp_path / "build").glob("*.html")] == ["01.html"]
    assert build("64/64") == (ExitCode.OK, "Teil 64/64: 0 Vorlagen.\n")
    assert build("0/3")[0] == ExitCode.USAGE
    assert "„4/3“ ist kein Teil. Bitte so angeben: 3/64" in build("4/3")[1]


@pytest.mark.parametrize("option", ["--jobs", "--time-limit", "--memory-limit"])
def test_numbers_begin_with_one(draft: Draft, option: str) -> None:
    result = CliRunner().invoke(application, ["build", str(draft("a")), option, "0"])
    assert result.exit_code == ExitCode.USAGE
    assert "Bitte eine Zahl ab 1 schreiben." in result.stderr


def test_one_paper_has_its_limits_without_a_worker(draft: Draft, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.manifest.json")
    words = ("build", draft("a"), "--to", "html", "-o", tmp_path, "--time-limit", "1")
    result = CliRunner().invoke(application, [str(word) for word in words])
    assert result.exit_code == ExitCode.RENDERING
    assert "dauert länger als 1 Sekunde und wurde abgebrochen. Bitte" in result.stderr
