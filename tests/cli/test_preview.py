"""`drafter preview`: how it begins, and how it ends."""

import os
import signal
import socket
import sys
import time
from pathlib import Path

import pytest

from drafter.errors import ExitCode
from tests.web.conftest import running

from .conftest import Run

BROWSER = """\
#!/bin/sh
printf '%s' "$1" > {folder}/argument
stat -c '%a' "$(dirname "${{1#file://}}")" > {folder}/recht
cat "${{1#file://}}" > {folder}/seite
mv {folder}/seite {folder}/fertig
"""


def test_it_opens_the_browser_by_a_file_and_ends_at_ctrl_c(draft: Path, tmp_path: Path) -> None:
    script, done = tmp_path / "browser", tmp_path / "fertig"
    script.write_text(BROWSER.format(folder=tmp_path))
    script.chmod(0o755)
    with running(draft, BROWSER=f"{script} %s") as preview, preview.views() as views:
        next(views)
        while not done.exists():
            assert preview.process.poll() is None
        process = preview.process
        with socket.create_connection(("127.0.0.1", preview.port)) as other:
            host = f"Host: localhost:{preview.port}"
            path = f"/{preview.key}/pages/1/vorlage"
            other.sendall(f"GET {path} HTTP/1.1\r\n{host}\r\n\r\n".encode())
            time.sleep(0.1)
            os.killpg(process.pid, signal.SIGINT)
            assert other.recv(100).split()[1] == b"404"
        assert process.wait(15) == ExitCode.OK
        assert process.stdout
        said = process.stdout.read().splitlines()
    assert said == [
        "Die Adresse gilt nur auf diesem Rechner. Beenden mit Strg+C.",
        "Die Vorschau ist beendet.",
    ]
    argument = (tmp_path / "argument").read_text()
    assert argument.startswith("file://")
    assert preview.key not in argument
    assert preview.address in done.read_text()
    assert (tmp_path / "recht").read_text() == "700\n"
    assert not Path(argument.removeprefix("file://")).exists()


def test_a_port_that_is_taken_is_a_sentence(run: Run, draft: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = run("preview", draft, "--no-browser", "--port", port)
    assert result.exit_code == ExitCode.USAGE
    assert f"Der Anschluss (Port) {port} ist belegt" in result.stderr


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_cannot_be_is_a_sentence(run: Run, draft: Path, port: int) -> None:
    result = run("preview", draft, "--no-browser", "--port", port)
    assert result.exit_code == ExitCode.USAGE
    assert f"Der Anschluss (Port) {port} ist belegt oder nicht erlaubt" in result.stderr


def test_missing_packages_are_a_sentence_with_the_remedy(
    run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = run("preview", draft, "--no-browser")
    assert result.exit_code == ExitCode.ENVIRONMENT
    assert "pip install 'drafter[preview]'" in result.stderr


def test_a_folder_is_no_paper(run: Run, tmp_path: Path, draft: Path) -> None:
    assert draft.exists()
    assert "ist ein Ordner" in run("preview", tmp_path, "--no-browser").stderr
