"""The chapter on many papers with one worker, beside the renderer in a warm process."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import setters
from benchmarks.measure import spent
from benchmarks.papers import PAPER
from benchmarks.report import Goal, number, paragraph, setting
from benchmarks.setters import MARKED, OUTPUT
from benchmarks.sheet import Sheet, beside, targets, told
from benchmarks.sitting import sat
from benchmarks.stacks import copies

TITLE: Final = "Viele Vorlagen, ein Arbeiter"
TURNS: Final = 3
FEW, MANY = 8, 32
MOST: Final = 1.05
ONE: Final = ("--jobs", "1")
LIBRARIES: Final = ("weasyprint", "pebble")
PAPER_COST, BOTH_COST, WHOLE, BARE, BARE_BOTH = "paper", "both", "whole", "bare", "bare_both"
NAMES: Final = {
    PAPER_COST: "`drafter build --jobs 1`, jede weitere Vorlage",
    WHOLE: f"ebenso mit dem Anlaufen, verteilt auf {MANY}",
    BARE: "WeasyPrint allein, warm, dieselben HTML-Dateien",
}
BOTH_NAMES: Final = {
    BOTH_COST: "`drafter build --jobs 1`, jede weitere Vorlage",
    BARE_BOTH: "WeasyPrint allein, warm, beide HTML-Dateien, Summe",
}
TEXT: Final = f"""
    Prozessorzeit ganzer Läufe samt Arbeiter; die Vorlagen sind `{PAPER.name}` mit je eigener
    Nummer und Ursprungsvorlage und mit vertauschten Hauptwörtern, markierte Fassung. Was jede
    weitere kostet, ist der Unterschied zwischen einem Lauf mit {MANY} und einem mit {FEW}, geteilt
    durch {MANY - FEW}: Lesen, Prüfen, Vergleichen, HTML, PDF, Schreiben. WeasyPrint allein setzt
    dieselben HTML-Dateien in einem Prozess, der schon eine gesetzt hat. {TURNS} Runden im Wechsel.
"""


def measured() -> Sheet:
    """Measure in a folder that is removed afterwards."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        papers = copies(folder / "vorlagen", MANY)
        _run(folder, papers[:FEW], MARKED)
        taken: dict[str, list[float]] = {}
        for _ in range(TURNS):
            for key, seconds in _turn(folder, papers):
                taken.setdefault(key, []).append(seconds)
    return Sheet(setting(LIBRARIES), taken)


def _turn(folder: Path, papers: Sequence[Path]) -> Iterator[tuple[str, float]]:
    """Yield what was measured in a round."""
    few, many = (_run(folder, papers[:count], MARKED) for count in (FEW, MANY))
    yield PAPER_COST, (many - few) / (MANY - FEW)
    yield WHOLE, many / MANY
    yield BARE, _bare(folder)
    few, many = (_run(folder, papers[:count], ()) for count in (FEW, MANY))
    yield BOTH_COST, (many - few) / (MANY - FEW)
    yield BARE_BOTH, _bare(folder)


def _run(folder: Path, papers: Sequence[Path], options: Sequence[str]) -> float:
    """Build papers into an empty folder; return the seconds."""
    rmtree(folder / OUTPUT, ignore_errors=True)
    return spent(setters.build(*ONE, *options, papers=papers), folder).processor


def _bare(folder: Path) -> float:
    """Return the seconds that a paper takes of which the HTML has just been written."""
    files = sorted((folder / OUTPUT).glob("*.html"))
    seconds = sat("bare", files, 1).seconds.values()
    return sum(sum(each) for each in seconds) / MANY


def chapter(sheet: Sheet) -> str:
    """Return the chapter on what was measured."""
    return told(
        paragraph(TEXT),
        beside(sheet, PAPER_COST, NAMES, 3),
        "Beide Fassungen, wie ohne `--edition`:",
        beside(sheet, BOTH_COST, BOTH_NAMES, 3),
        targets([*goals(sheet)]),
        sheet.setting,
    )


def goals(sheet: Sheet) -> Iterator[Goal]:
    """Yield what is demanded of a worker."""
    yield Goal("Vorlage zu WeasyPrint allein, warm", sheet.ratio(PAPER_COST, BARE), "", MOST)
    yield Goal("beide Fassungen zu WeasyPrint allein", sheet.ratio(BOTH_COST, BARE_BOTH))


def hourly(sheet: Sheet) -> str:
    """Say how many papers a core builds in an hour, in both editions."""
    return number(3600 / sheet.median(BOTH_COST), 0)
