"""`python -m benchmarks`: measure, print the table, write docs/leistung.md."""

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill

from benchmarks.measure import Command, medians
from drafter.render.fonts import fontconfig_file

ROOT = Path(__file__).resolve().parents[1]
PAPER = ROOT / "inputs" / "kim-2022.yaml"
PAGE = "2859_2020-2025_1.html"
REPORT = ROOT / "docs" / "leistung.md"
ROUNDS = 9
LIBRARIES = ("weasyprint", "pydantic", "click", "jinja2", "markdown-it-py", "pyyaml")

HELP, CHECK, BUILD, BARE = "help", "check", "build", "bare"
TEXT = """\
# Leistung

Gemessen mit `make bench`: Prozessorzeit (Anwender und System) ganzer Prozesse, Median aus {rounds}
Runden, in denen die Befehle einander abwechseln. Die Vorlage ist `inputs/kim-2022.yaml`, sechs
Seiten. „WeasyPrint allein“ setzt dieselbe HTML-Datei mit denselben Optionen und Schriften als PDF;
`drafter build` liest, prüft, schreibt HTML und setzt das PDF.

{table}

{setting}

{verdict}
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, its value, and what it may be at most."""

    name: str
    value: float
    unit: str
    target: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the value is within its target, if it has one."""
        return self.target is None or self.value <= self.target

    def cells(self) -> tuple[str, str, str, str]:
        """Return the row as printed."""
        target = "–" if self.target is None else f"höchstens {_number(self.target)}{self.unit}"
        verdict = "–" if self.target is None else "erreicht" if self.reached else "verfehlt"
        return self.name, f"{_number(self.value)}{self.unit}", target, verdict


def main() -> None:
    """Measure in a folder that is removed afterwards, then print and write the result."""
    with TemporaryDirectory() as folder:
        rows = _rows(medians(_commands(), ROUNDS, Path(folder)))
    table = "\n".join(_table(rows))
    text = TEXT.format(
        rounds=ROUNDS,
        table=table,
        setting=fill(_setting(), 100),
        verdict=_verdict(rows),
    )
    REPORT.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{table}\n\n{_verdict(rows)}\n")


def _commands() -> dict[str, Command]:
    """Return the commands; the build stands before what sets the page that it writes."""
    ours = (sys.executable, "-m", "drafter")
    place = {"PYTHONPATH": str(ROOT)}
    weasyprint = (sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/a-2a", "--pdf-tags")
    return {
        HELP: Command((*ours, "--help"), place),
        CHECK: Command((*ours, "check", str(PAPER)), place),
        BUILD: Command((*ours, "build", str(PAPER), "--output", "."), place),
        BARE: Command(
            (*weasyprint, PAGE, "allein.pdf"), {"FONTCONFIG_FILE": str(fontconfig_file())}
        ),
    }


def _rows(seconds: Mapping[str, float]) -> tuple[Row, ...]:
    return (
        Row("`drafter --help`", seconds[HELP], " s", 0.2),
        Row("`drafter check`", seconds[CHECK], " s", 0.5),
        Row("`drafter build`", seconds[BUILD], " s"),
        Row("WeasyPrint allein", seconds[BARE], " s"),
        Row("`drafter build` zu WeasyPrint allein", seconds[BUILD] / seconds[BARE], "", 1.25),
    )


def _setting() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"Rechner: {_machine()}. Python {platform.python_version()}; {libraries}."


def _table(rows: tuple[Row, ...]) -> Iterator[str]:
    lines = [("Befehl", "Median", "Ziel", ""), *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    for number, line in enumerate(lines):
        yield _joined(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        if number == 0:
            yield _joined("-" * width for width in widths)


def _joined(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _verdict(rows: tuple[Row, ...]) -> str:
    short = [row.name for row in rows if not row.reached]
    return f"Verfehlt: {', '.join(short)}." if short else "Alle Ziele sind erreicht."


def _machine() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return f"{next(names, platform.machine())}, {os.cpu_count()} Kerne, {platform.system()}"


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


if __name__ == "__main__":
    main()
