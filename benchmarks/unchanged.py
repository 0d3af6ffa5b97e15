"""The chapter on a build whose inputs have not changed, and on what the short commands cost."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import setters
from benchmarks.measure import Command, readings, spent
from benchmarks.papers import PAPER
from benchmarks.report import Goal, paragraph, setting
from benchmarks.setters import MARKED, OURS, OUTPUT, PLACE
from benchmarks.sheet import Sheet, beside, targets, told

TITLE: Final = "Nichts zu tun, Prüfen, Hilfe"
ROUNDS: Final = 7
PAGE: Final = "2859_2020-2025_1.html"
LIBRARIES: Final = ("weasyprint", "pydantic", "click", "pyyaml")
MOST_UNCHANGED, MOST_CHECK, MOST_HELP = 0.15, 0.5, 0.2
UNCHANGED, ALL, CHECK, HELP, BARE, PYTHON = "unchanged", "all", "check", "help", "bare", "python"
WRITTEN: Final = "written_again"
NAMES: Final = {
    UNCHANGED: "`drafter build`, nichts geändert",
    ALL: "`drafter build inputs/`, nichts geändert, alle Muster",
    CHECK: "`drafter check`",
    HELP: "`drafter --help`",
    BARE: "WeasyPrint allein, setzt dieselbe HTML-Datei",
    PYTHON: "Python, das nichts tut",
}
TEXT: Final = f"""
    Prozessorzeit ganzer Prozesse, Median aus {ROUNDS} Runden, in denen die Befehle einander
    abwechseln. Die Vorlage ist `inputs/kim-2022.yaml`; sie ist unmittelbar davor schon einmal
    geschrieben worden. WeasyPrint kennt kein „unverändert“ und setzt jedes Mal neu. „zu drafter“
    ist das Verhältnis zum unveränderten `drafter build`.
"""
AGAIN: Final = "Die Dateien wurden neu geschrieben: Das Unveränderte ist hier nicht erkannt worden."


def measured() -> Sheet:
    """Measure in a folder that is removed afterwards."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for command in (_unchanged(), _all()):
            spent(command, folder)
        before = _times(folder)
        taken = readings(_commands(), ROUNDS, folder)
        again = _times(folder) != before
    return Sheet(setting(LIBRARIES), taken, {WRITTEN: float(again)})


def _unchanged() -> Command:
    return setters.build(*MARKED)


def _all() -> Command:
    return setters.build(papers=(PAPER.parent,), output="alle")


def _commands() -> dict[str, Command]:
    return {
        UNCHANGED: _unchanged(),
        ALL: _all(),
        CHECK: Command((*OURS, "check", str(PAPER)), PLACE),
        HELP: Command((*OURS, "--help"), PLACE),
        BARE: setters.bare(f"{OUTPUT}/{PAGE}"),
        PYTHON: Command((sys.executable, "-c", "pass")),
    }


def _times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.glob("*/*.pdf")}


def chapter(sheet: Sheet) -> str:
    """Return the chapter on what was measured."""
    return told(
        paragraph(TEXT),
        beside(sheet, UNCHANGED, NAMES, 3),
        AGAIN if sheet.figures[WRITTEN] else "",
        targets([*goals(sheet)]),
        sheet.setting,
    )


def goals(sheet: Sheet) -> Iterator[Goal]:
    """Yield what is demanded of the short commands."""
    for name, most in ((UNCHANGED, MOST_UNCHANGED), (CHECK, MOST_CHECK), (HELP, MOST_HELP)):
        yield Goal(NAMES[name], sheet.median(name), " s", most)
