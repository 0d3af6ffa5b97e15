"""The chapter on one paper as a whole process, beside the bare renderer and its peers."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import setters
from benchmarks.measure import Command, readings, spent
from benchmarks.papers import real_paper
from benchmarks.report import Goal, number, paragraph, setting
from benchmarks.setters import MARKED, OUTPUT
from benchmarks.sheet import Sheet, beside, targets, told

TITLE: Final = "Eine Vorlage, kalt"
ROUNDS: Final = 7
MOST: Final = 0.70
HOPED: Final = 0.62
PAGE: Final = "2859_2020-2025_1.html"
CLEAN: Final = "2859_2020-2025_1.rein.html"
LIBRARIES: Final = ("weasyprint", "pydantic", "click", "jinja2", "markdown-it-py", "pyyaml")
BUILD, UNSPARED, BARE, BOTH, BARE_CLEAN = "build", "no_savings", "bare", "both", "bare_clean"
BARE_BOTH: Final = "bare_both"
TEXT: Final = f"""
    Prozessorzeit (Anwender und System) ganzer Prozesse samt allem, was sie starten; Median aus
    {ROUNDS} Runden, in denen die Programme einander abwechseln. Die Vorlage ist
    `inputs/kim-2022.yaml`, sechs Seiten, und der Ordner der Ausgabe ist vor jedem Lauf leer.
    `drafter build` liest, prüft, vergleicht, schreibt HTML und setzt das PDF, hier nur die
    markierte Fassung (`--edition markiert`); „WeasyPrint allein“ setzt dieselbe HTML-Datei mit
    denselben Optionen und Schriften. „zu drafter“ ist das Verhältnis zu `drafter build`: unter 1
    ist das Programm voraus.
"""
ON_PEERS: Final = """
    Nicht dieselbe Arbeit: Typst, Chromium und LibreOffice prüfen und vergleichen nichts. Typst
    schreibt PDF/A-2a und PDF/UA-1 mit deutscher Silbentrennung und Seitenzahlen, aber ohne Marken
    und Formular. Chromium schreibt kein PDF/A und trennt hier keine deutschen Wörter; LibreOffice
    schreibt PDF/A-2 mit Tags, ohne Formular.
"""
NAMES: Final = {
    BUILD: "`drafter build --edition markiert`",
    UNSPARED: "ebenso mit `--no-savings`",
    BARE: "WeasyPrint allein",
    **setters.NAMES,
}
BOTH_NAMES: Final = {
    BOTH: "`drafter build`, markiert und rein",
    BARE_BOTH: "WeasyPrint allein, beide HTML-Dateien, Summe",
}


def measured() -> Sheet:
    """Measure in a folder that is removed afterwards."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        spent(setters.build(), folder)
        pages = (folder / OUTPUT).rename(folder / "seiten")
        source = setters.laid_down(folder / "andere", (pages / PAGE).read_bytes(), real_paper())
        commands = _commands(pages) | {**setters.peers(source)}
        taken = readings(commands, ROUNDS, folder, lambda: _empty(folder / OUTPUT))
    return Sheet(setting(LIBRARIES), taken | {BARE_BOTH: _sum(taken[BARE], taken[BARE_CLEAN])})


def _commands(pages: Path) -> dict[str, Command]:
    return {
        BUILD: setters.build(*MARKED),
        UNSPARED: setters.build(*MARKED, "--no-savings"),
        BARE: setters.bare(str(pages / PAGE)),
        BOTH: setters.build(),
        BARE_CLEAN: setters.bare(str(pages / CLEAN)),
    }


def _empty(folder: Path) -> None:
    rmtree(folder, ignore_errors=True)


def _sum(one: list[float], other: list[float]) -> list[float]:
    return [sum(pair) for pair in zip(one, other, strict=True)]


def chapter(sheet: Sheet) -> str:
    """Return the chapter on what was measured."""
    return told(
        paragraph(TEXT),
        beside(sheet, BUILD, NAMES),
        "Beide Fassungen, wie ohne `--edition`:",
        beside(sheet, BOTH, BOTH_NAMES),
        targets([*goals(sheet)]),
        paragraph(ON_PEERS),
        sheet.setting,
    )


def goals(sheet: Sheet) -> Iterator[Goal]:
    """Yield what is demanded of the cold build."""
    name = f"`drafter build` zu WeasyPrint allein (erhofft: {number(HOPED)})"
    yield Goal(name, sheet.ratio(BUILD, BARE), "", MOST)
    yield Goal("`--no-savings` zu WeasyPrint allein", sheet.ratio(UNSPARED, BARE))
    yield Goal("beide Fassungen zu WeasyPrint allein", sheet.ratio(BOTH, BARE_BOTH))
