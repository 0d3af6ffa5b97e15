"""The chapter on setting a paper in a process that is warm."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import setters
from benchmarks.measure import spent
from benchmarks.papers import PAPER, real_paper
from benchmarks.report import Goal, number, paragraph, setting
from benchmarks.setters import BROWSERS, MARKED, NAMES, OFFICES, OUTPUT, Source, installed
from benchmarks.sheet import Sheet, beside, told
from benchmarks.sitting import sat

TITLE: Final = "PDF-Satz, warm"
TURNS: Final = 3
ROUNDS: Final = 5
BATCH: Final = 21
PAGE: Final = "2859_2020-2025_1.html"
LIBRARIES: Final = ("weasyprint",)
OURS, UNSPARED, BARE, TYPST, BROWSER, OFFICE = (
    "ours", "unspared", "bare", "typst", "browser", "libreoffice",
)  # fmt: skip
SHOWN: Final = {
    OURS: "`drafter.render`, HTML zu PDF",
    UNSPARED: "ebenso ohne Abkürzungen",
    BARE: "WeasyPrint allein, `write_pdf`",
    TYPST: NAMES["typst"],
    BROWSER: NAMES["chromium"],
    OFFICE: f"{NAMES['libreoffice']}, {BATCH} in einem Lauf",
}
TEXT: Final = f"""
    Prozessorzeit eines Satzes in einem Prozess, der schon einen hinter sich hat; jedes
    Programm hat seinen eigenen Prozess, {TURNS} Prozesse je {ROUNDS} Mal, im Wechsel. Die
    HTML-Datei ist die markierte Fassung von `{PAPER.name}`, sechs Seiten. Bei uns zählen Tags,
    Metadaten und Prüfung der Meldungen mit. Typst und drafter merken sich, was sie gesetzt haben;
    darum sind die Hauptwörter jedes Mal vertauscht, für Typst andere Wörter. Chromium bleibt
    offen, seine Zeit ist die all seiner Prozesse; LibreOffice setzt {BATCH} gleiche Dateien in
    einem Lauf, hier je Datei.
    „zu drafter“ unter 1: das Programm ist voraus.
"""


def measured() -> Sheet:
    """Measure in a folder that is removed afterwards."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        spent(setters.build(*MARKED), folder)
        html = (folder / OUTPUT / PAGE).read_bytes()
        source = setters.laid_down(folder / "andere", html, real_paper())
        taken: dict[str, list[float]] = {}
        for _ in range(TURNS):
            for way, file in _files(source).items():
                taken.setdefault(way, []).extend(sat(way, [file], ROUNDS).of(file))
            _office(source, taken)
    return Sheet(setting(LIBRARIES), taken)


def _files(source: Source) -> Mapping[str, Path]:
    html = source.folder / source.html
    found = {OURS: html, UNSPARED: html, BARE: html, TYPST: source.folder / source.typst}
    return {**found, BROWSER: html} if installed(BROWSERS) else found


def _office(source: Source, taken: dict[str, list[float]]) -> None:
    """Measure LibreOffice, where it is installed."""
    office = installed(OFFICES)
    if office:
        files = [*_copies(source)]
        command = setters.with_libreoffice(office, source, files)
        taken.setdefault(OFFICE, []).append(spent(command, source.folder).processor / BATCH)


def _copies(source: Source) -> Iterator[str]:
    for number_ in range(BATCH):
        copy = source.folder / f"text-{number_}.html"
        copy.write_bytes((source.folder / source.page).read_bytes())
        yield copy.name


def chapter(sheet: Sheet) -> str:
    """Return the chapter on what was measured."""
    goals = (
        Goal(f"{SHOWN[OURS]} zu WeasyPrint allein", sheet.ratio(OURS, BARE)),
        Goal("ohne Abkürzungen zu WeasyPrint allein", sheet.ratio(UNSPARED, BARE)),
    )
    lines = (f"- {goal.name}: {number(goal.value)}." for goal in goals)
    return told(paragraph(TEXT), beside(sheet, OURS, SHOWN, 3), "\n".join(lines), sheet.setting)
