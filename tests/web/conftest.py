import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/([\w-]{32})/")
SECONDS = 60

PAPER = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 500 Amt für Soziales
beratungsgegenstand: Umbau des Platzes
begruendung: Der Platz wird {++im Frühjahr ++}umgebaut.
"""


class Answer(NamedTuple):
    """What came back: status, headers by lower-case name, body."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Running:
    """A preview that runs as a process of its own."""

    process: subprocess.Popen[str]
    paper: Path
    port: int
    key: str

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/{self.key}/"

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for exactly this path, below the key."""
        return self.raw(f"/{self.key}/{path}", method, **headers)

    def raw(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = self._connected()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        with closing(connection):
            return Answer(answer.status, told, answer.read())

    @contextmanager
    def views(self) -> "Iterator[Iterator[dict[str, Any]]]":
        """Open the stream of events and yield the views that come."""
        connection = self._connected()
        connection.request("GET", f"/{self.key}/events")
        answer = connection.getresponse()
        assert answer.status == 200
        try:
            yield (json.loads(line[5:]) for line in answer if line.startswith(b"data:"))
        finally:
            answer.close()
            connection.close()

    def _connected(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)

    def save(self, text: str) -> None:
        """Save the paper as most editors do: under another name, then renamed."""
        beside = self.paper.with_name(f".{self.paper.name}.swp")
        beside.write_text(text, encoding="utf-8")
        beside.replace(self.paper)


@contextmanager
def running(paper: Path, *options: str, **more: str) -> Iterator[Running]:
    """Start a preview of a paper, and stop it at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "drafter", "preview", str(paper), *options],
        cwd=ROOT,
        env={**os.environ, **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )
    with process:
        try:
            assert process.stdout
            found = ADDRESS.search(process.stdout.readline())
            assert found
            yield Running(process, paper, int(found[1]), found[2])
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(SECONDS)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview of a small paper with a change that is marked by hand."""
    paper = tmp_path_factory.mktemp("vorschau") / "platz.yaml"
    paper.write_text(PAPER, encoding="utf-8")
    with running(paper, "--no-browser") as started:
        yield started
