"""The chapter on the preview: how long after saving a file its HTML and its PDF are there."""

import http.client
import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any, Final, NamedTuple

from benchmarks.measure import CommandFailed
from benchmarks.papers import PAPER
from benchmarks.report import Goal, paragraph, setting
from benchmarks.setters import OURS, PLACE
from benchmarks.sheet import Sheet, beside, targets, told
from benchmarks.sitting import sat

TITLE: Final = "Vorschau"
ROUNDS: Final = 15
MOST: Final = 0.05
REST: Final = 1.0
WORD: Final = "Verwaltung"
ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:(?P<port>\d+)/(?P<key>[^/\s]+)/")
LIBRARIES: Final = ("weasyprint", "starlette", "uvicorn", "watchfiles")
HTML, PDF, BARE = "html", "pdf", "bare"
NAMES: Final = {
    PDF: "nach dem Speichern sind die PDF-Seiten gesetzt",
    BARE: "WeasyPrint allein setzt dasselbe HTML, warm (Prozessorzeit)",
}
TEXT: Final = f"""
    Verstrichene Zeit, Median aus {ROUNDS} Malen: In `{PAPER.name}` wird in der Begründung ein Wort
    geändert und die Datei durch Umbenennen ersetzt, wie Editoren es tun. Ein Client hört an
    `drafter preview` mit, holt das HTML, sobald die Änderung gemeldet ist, und wartet dann auf die
    Seiten des PDF.
"""


class Told(NamedTuple):
    """What a view is told of: the number of its pages, and its first edition."""

    number: int
    edition: str


@dataclass(frozen=True)
class Client:
    """Someone who watches a preview; `port` and `key` are those of its address."""

    port: int
    key: str
    events: Any = field(repr=False)

    def told(self, before: int) -> Told:
        """Wait for a view with other pages than those of this number.

        A view with the same pages only has new findings: what the set pages measured.
        """
        while True:
            line: bytes = self.events.readline()
            if not line:
                raise CommandFailed("Die Vorschau hat aufgehört zu senden.")
            if line.startswith(b"data: "):
                view = json.loads(line.removeprefix(b"data: "))
                if view["number"] != before and view["editions"]:
                    return Told(view["number"], view["editions"][0]["name"])

    def get(self, path: str) -> bytes:
        """Return what lies at an address of the preview.

        Raises:
            CommandFailed: if nothing lies there.
        """
        answer = _answer(self.port, f"/{self.key}{path}")
        if answer.status != http.client.OK:
            raise CommandFailed(f"{path}: {answer.status}")
        return answer.read()


def measured() -> Sheet:
    """Measure in a folder that is removed afterwards."""
    with TemporaryDirectory() as name:
        inputs = Path(copytree(PAPER.parent, Path(name) / "inputs"))
        shown = Path(name) / "vorlage.html"
        with _served(inputs / PAPER.name) as client:
            taken = _rounds(client, inputs / PAPER.with_suffix(".md").name, shown)
        bare = sat("bare", [shown], ROUNDS).of(shown)
    return Sheet(setting(LIBRARIES), {**taken, BARE: bare})


def _rounds(client: Client, text: Path, shown: Path) -> dict[str, list[float]]:
    """Save the text again and again, the first time uncounted; lay down what is shown last."""
    before = text.read_text(encoding="utf-8")
    taken: dict[str, list[float]] = {HTML: [], PDF: []}
    view = client.told(0)
    client.get(f"/pages/{view.number}/{view.edition}")
    for turn in range(ROUNDS + 1):
        sleep(REST)
        words = before.replace(WORD, f"{WORD} {turn}", 1)
        view, html, pdf = _saved(client, text, words, shown, view.number)
        if turn:
            taken[HTML].append(html)
            taken[PDF].append(pdf)
    return taken


def _saved(
    client: Client, path: Path, text: str, shown: Path, number: int
) -> tuple[Told, float, float]:
    """Save a text; return the view, after how long its HTML was here, and after how long its PDF.

    `number` is that of the pages before.
    """
    new = path.with_suffix(".neu")
    new.write_text(text, encoding="utf-8")
    start = perf_counter()
    new.replace(path)
    view = client.told(number)
    data = client.get(f"/paper/{view.number}/{view.edition}")
    html = perf_counter() - start
    client.get(f"/pages/{view.number}/{view.edition}")
    pdf = perf_counter() - start
    shown.write_bytes(data)
    return view, html, pdf


@contextmanager
def _served(paper: Path) -> Iterator[Client]:
    """Run `drafter preview` and listen to it; end it afterwards."""
    with subprocess.Popen(
        [*OURS, "preview", str(paper), "--no-browser"],
        env={**os.environ, **PLACE, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        found = ADDRESS.search(process.stdout.readline())
        if found is None:
            raise CommandFailed("`drafter preview` nennt keine Adresse.")
        port, key = int(found["port"]), found["key"]
        try:
            yield Client(port, key, _answer(port, f"/{key}/events"))
        finally:
            process.send_signal(signal.SIGINT)


def _answer(port: int, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    return connection.getresponse()


def chapter(sheet: Sheet) -> str:
    """Return the chapter on what was measured."""
    name = f"nach dem Speichern ist das HTML beim Browser, {sheet.span(HTML)}"
    goal = Goal(name, 1000 * sheet.median(HTML), " ms", 1000 * MOST)
    return told(paragraph(TEXT), beside(sheet, PDF, NAMES, 3), targets([goal]), sheet.setting)
