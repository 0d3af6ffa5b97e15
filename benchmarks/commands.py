"""How much processor time the commands take, beside the bare renderer."""

import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.measure import Command, medians
from benchmarks.papers import PAPER, ROOT
from benchmarks.report import Goal, number, paragraph, setting, table, verdict
from drafter.render.fonts import fontconfig_file

TITLE: Final = "Befehle"
PAGE: Final = "2859_2020-2025_1.html"
ROUNDS: Final = 9
LIBRARIES: Final = ("weasyprint", "pydantic", "click", "jinja2", "markdown-it-py", "pyyaml")
ONE_EDITION: Final = ("--edition", "markiert")
HELP, CHECK, BUILD, BARE = "help", "check", "build", "bare"
TEXT: Final = f"""
    Prozessorzeit (Anwender und System) ganzer Prozesse, Median aus {ROUNDS} Runden, in denen die
    Befehle einander abwechseln. Die Vorlage ist `inputs/kim-2022.yaml`, sechs Seiten. „WeasyPrint
    allein“ setzt dieselbe HTML-Datei mit denselben Optionen und Schriften als PDF; `drafter build`
    liest, prüft, vergleicht, schreibt HTML und setzt das PDF, hier nur die markierte Fassung
    (`--edition markiert`).
"""


def chapter() -> str:
    """Measure in a folder that is removed afterwards; return the chapter without its title."""
    with TemporaryDirectory() as folder:
        goals = _goals(medians(_commands(), ROUNDS, Path(folder)))
    rows = [
        (goal.name, f"{number(goal.value)}{goal.unit}", goal.target, goal.verdict) for goal in goals
    ]
    parts = (
        paragraph(TEXT),
        table(("Befehl", "Median", "Ziel", ""), rows),
        setting(LIBRARIES),
        verdict(goals),
    )
    return "\n\n".join(parts)


def _commands() -> dict[str, Command]:
    """Return the commands; the build stands before what sets the page that it writes."""
    ours = (sys.executable, "-m", "drafter")
    place = {"PYTHONPATH": str(ROOT)}
    weasyprint = (sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/a-2a", "--pdf-tags")
    return {
        HELP: Command((*ours, "--help"), place),
        CHECK: Command((*ours, "check", str(PAPER)), place),
        BUILD: Command((*ours, "build", str(PAPER), "--output", ".", *ONE_EDITION), place),
        BARE: Command(
            (*weasyprint, PAGE, "allein.pdf"), {"FONTCONFIG_FILE": str(fontconfig_file())}
        ),
    }


def _goals(seconds: Mapping[str, float]) -> tuple[Goal, ...]:
    return (
        Goal("`drafter --help`", seconds[HELP], " s", 0.2),
        Goal("`drafter check`", seconds[CHECK], " s", 0.5),
        Goal("`drafter build`", seconds[BUILD], " s"),
        Goal("WeasyPrint allein", seconds[BARE], " s"),
        Goal("`drafter build` zu WeasyPrint allein", seconds[BUILD] / seconds[BARE], "", 1.25),
    )
