"""Papers built by a Dask cluster on loopback: a scheduler and two workers, one of them killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from drafter.cli.application import application
from drafter.errors import EnvironmentMissing, ExitCode
from drafter.pipeline import cluster as pipeline_cluster
from drafter.pipeline import perform
from drafter.pipeline.cluster import require_same
from drafter.pipeline.jobs import Order

from .conftest import Draft, tree
from .processes import children, is_waiting_for_a_pipe
from .test_command import ROOT, started, until

LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard")
WORKER = (*LOOPBACK, "--no-nanny", "--nthreads", "1")

Cluster = tuple[str, list["subprocess.Popen[bytes]"]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Start a scheduler and two workers; return the address and the workers."""
    told = tmp_path / "scheduler.json"
    with ExitStack() as stack:
        stack.enter_context(_dask("scheduler", *LOOPBACK, "--port", "0", "--scheduler-file", told))
        until(lambda: told.exists() and told.read_bytes().rstrip().endswith(b"}"))
        address = json.loads(told.read_text(encoding="utf-8"))["address"]
        place = ("--local-directory", tmp_path / "dask")
        workers = [_dask("worker", address, *WORKER, *place) for _ in range(2)]
        yield address, [stack.enter_context(worker) for worker in workers]


@contextmanager
def _dask(part: str, *words: object) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{part}", *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def test_a_machine_that_dies_loses_no_paper(
    cluster: Cluster, draft: Draft, html: Order, tmp_path: Path
) -> None:
    """One worker is killed over a paper that never ends; the other one then builds it."""
    address, workers = cluster
    papers = [draft(name) for name in "abc"]
    blocked = tmp_path / "build" / "b.manifest.json"
    blocked.parent.mkdir()
    os.mkfifo(blocked)
    with started(*papers, "--to", "html", "-o", html.output, "--dask", address) as process:
        until(lambda: (html.output / "c.html").exists() and _holding(workers))
        (holder,) = _holding(workers)
        stuck = _descendants(holder.pid)
        holder.kill()
        blocked.unlink()
        until(lambda: not any(map(is_waiting_for_a_pipe, stuck)))
        said, problems = process.communicate(timeout=120)
    assert process.returncode == ExitCode.OK, problems
    written = [line for line in said.splitlines() if line.startswith("geschrieben")]
    assert written == [f"geschrieben: {html.output / name}.html" for name in "abc"]
    there = written_files(html.output)
    assert sorted(there) == sorted(f"{n}.{end}" for n in "abc" for end in ("html", "manifest.json"))
    assert len(perform(papers, html)) == 3
    assert written_files(html.output) == there


def written_files(folder: Path) -> dict[str, bytes]:
    """Return what was written for readers; records of the last build are not."""
    return {name: data for name, data in tree(folder).items() if not name.startswith(".drafter/")}


def _holding(workers: list["subprocess.Popen[bytes]"]) -> list["subprocess.Popen[bytes]"]:
    """Return the workers below which a process waits for the pipe."""
    return [one for one in workers if any(map(is_waiting_for_a_pipe, _descendants(one.pid)))]


def _descendants(pid: int) -> list[int]:
    below = children(pid)
    return [*below, *(each for child in below for each in _descendants(child))]


@pytest.mark.parametrize(
    ("address", "code", "words"),
    [
        ("rechner", ExitCode.USAGE, "„rechner“ ist keine Adresse. Sie sieht so aus: tcp://"),
        (
            "tcp://127.0.0.1:1",
            ExitCode.ENVIRONMENT,
            "antwortet kein Dask-Scheduler (OSError). Bitte die Adresse prüfen; sie sieht so aus: tcp://rechner",
        ),
    ],
)
def test_an_address_without_a_scheduler_is_told(
    draft: Draft,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    code: ExitCode,
    words: str,
) -> None:
    monkeypatch.setattr(pipeline_cluster, "PATIENCE", 1)
    build = ("build", draft("a"), "-o", tmp_path / "build", "--dask", address)
    result = CliRunner().invoke(application, [str(word) for word in build])
    assert result.exit_code == code
    assert words in result.stderr


def test_a_machine_that_would_write_other_bytes_is_refused() -> None:
    here = {"weasyprint": "70.0", "python": "3.11.7"}
    require_same("tcp://10.0.0.7:1234", here, dict(here))
    with pytest.raises(EnvironmentMissing, match=r"„tcp://10.0.0.7:1234“ würde .*: weasyprint\."):
        require_same("tcp://10.0.0.7:1234", here, {**here, "weasyprint": "69.0"})
    with pytest.raises(EnvironmentMissing, match="ModuleNotFoundError"):
        require_same("tcp://10.0.0.7:1234", here, ModuleNotFoundError("drafter"))
