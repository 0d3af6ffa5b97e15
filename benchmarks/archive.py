"""The chapter on the store: how fast it is verified beside sha512sum, and what adding costs."""

import hashlib
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks.report import Goal, number, paragraph, setting, table, verdict
from benchmarks.sheet import Sheet, told
from drafter.archive.entry import Entry, Role, StoredFile
from drafter.archive.layout import CONTENTS, ENTRY
from drafter.archive.store import Store
from drafter.archive.verify import verify

TITLE: Final = "Ablage"
VERIFY, SHA512SUM, ADD, SIZE = "verify", "sha512sum", "add", "size"
READERS: Final = {VERIFY: "`drafter archive verify`", SHA512SUM: "`sha512sum`"}
PAPERS: Final = 1_000
ROUNDS: Final = 5
ADDS: Final = 9
MOST_TIMES: Final = 1.25  # 0.8 of the speed
MOST_SECONDS: Final = 0.2
NOW: Final = datetime(2026, 1, 5, tzinfo=UTC)
SHARED: Final[Mapping[Role, tuple[int, int]]] = {Role.FORM: (20, 6_000), Role.FONT: (4, 400_000)}
OWN: Final[Mapping[Role, tuple[int, int]]] = {
    Role.SOURCE: (1, 12_000),
    Role.TEXT: (1, 10_000),
    Role.PICTURE: (1, 150_000),
    Role.DOCUMENT: (1, 40_000),
    Role.HTML: (2, 120_000),
    Role.PDF: (2, 110_000),
    Role.CHANGES: (1, 8_000),
}
TEXT: Final = f"""
    Eine Ablage mit {number(PAPERS, 0)} Vorlagen aus gewürfelten Bytes, so viele und so große
    Dateien wie bei einer Vorlage von sechs Seiten; Formular und Schriften haben alle gemeinsam.
    Gemessen ist die verstrichene Zeit, Median aus {ROUNDS} Runden, in denen sich beide
    abwechseln. `verify` und `sha512sum` lesen dieselben Dateien, jeden Inhalt und jeden Eintrag
    einmal; sie liegen im Zwischenspeicher des Systems. Hinzufügen ist der Median aus {ADDS}
    Vorlagen, ohne das Erzeugen, mit dem Warten auf den Datenträger.
"""


def measured() -> Sheet:
    """Measure in a folder that is removed afterwards."""
    with TemporaryDirectory() as folder:
        store = _filled(Path(folder))
        size = verify(store.folder).size
        ours, theirs = _readings(store)
        adding = [_seconds(_adding(store, PAPERS + turn)) for turn in range(ADDS)]
    taken = {VERIFY: ours, SHA512SUM: theirs, ADD: adding}
    return Sheet(setting(("pydantic",)), taken, {SIZE: size})


def chapter(sheet: Sheet) -> str:
    """Return the chapter on what was measured."""
    goals = _goals(sheet)
    rows = [
        *_speeds(sheet),
        *((g.name, f"{number(g.value)}{g.unit}", g.span, g.target, g.verdict) for g in goals),
    ]
    head = ("Vorgang", "Median", "Spanne", "Ziel", "")
    return told(paragraph(TEXT), table(head, rows), sheet.setting, verdict(goals))


def _goals(sheet: Sheet) -> tuple[Goal, ...]:
    ratio = sheet.ratio(VERIFY, SHA512SUM)
    return (
        Goal("`verify` zu `sha512sum`, Zeit", ratio, "", MOST_TIMES, "–"),
        Goal("Hinzufügen einer Vorlage", sheet.median(ADD), " s", MOST_SECONDS, sheet.span(ADD)),
    )


def _speeds(sheet: Sheet) -> list[tuple[str, ...]]:
    """Return a row a reader: its time, and how much it reads in a second."""
    size = sheet.figures[SIZE] / 1e6
    return [
        (
            f"{shown}, {number(size, 0)} MB, {number(size / sheet.median(name), 0)} MB/s",
            f"{number(sheet.median(name))} s",
            sheet.span(name),
            "–",
            "–",
        )
        for name, shown in READERS.items()
    ]


def _readings(store: Store) -> tuple[list[float], list[float]]:
    """Return how many seconds `verify` and `sha512sum` took, in turns, each once unmeasured."""
    files = [*(store.folder / CONTENTS).glob("*/*"), *store.folder.glob(f"*/*/{ENTRY}")]
    names = b"\0".join(str(file).encode() for file in files)

    def theirs() -> object:
        command = ("xargs", "-0", "sha512sum")
        return subprocess.run(command, input=names, stdout=subprocess.DEVNULL, check=True)

    rounds = [(_seconds(lambda: verify(store.folder)), _seconds(theirs)) for _ in range(ROUNDS + 1)]
    return [ours for ours, _ in rounds[1:]], [theirs for _, theirs in rounds[1:]]


def _seconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def _filled(folder: Path) -> Store:
    store = Store.create(folder / "ablage")
    for index in range(PAPERS):
        _adding(store, index)()
    return store


def _adding(store: Store, index: int) -> Callable[[], object]:
    """Prepare a paper; return what adds it."""
    shared, own = Random(0), Random(index + 1)
    made = [*_made(SHARED, shared), *_made(OWN, own)]
    files = {file.path: data for file, data in made}
    entry = Entry(
        number=f"{index}/2020-2025",
        kind="Beschlussvorlage",
        subject="Gewürfelt",
        lead_office="101 Hauptamt",
        date="2026-01-05",
        form="bielefeld",
        public=True,
        files=tuple(file for file, _ in made),
        programs={},
    )
    return lambda: store.add(entry, files, now=NOW)


def _made(sizes: Mapping[Role, tuple[int, int]], random: Random) -> list[tuple[StoredFile, bytes]]:
    return [
        _file(role, place, random.randbytes(size))
        for role, (count, size) in sizes.items()
        for place in range(count)
    ]


def _file(role: Role, place: int, data: bytes) -> tuple[StoredFile, bytes]:
    digest = hashlib.sha512(data).hexdigest()
    path = f"{role}/{place}"
    return StoredFile(path=path, role=role, sha512=digest, size=len(data), public=True), data
