"""What a chapter measured, as it is kept: every single reading, and the tables made of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.report import Goal, number, table, verdict

DIGITS: Final = 5
MISSING: Final = "nicht eingerichtet"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Readings in seconds by name, in the order in which they were taken, and other figures.

    `setting` names the machine and the versions.
    """

    setting: str
    readings: Mapping[str, Sequence[float]]
    figures: Mapping[str, float] = field(default_factory=dict)

    def median(self, name: str) -> float:
        """Return the middle reading."""
        return median(self.readings[name])

    def span(self, name: str) -> str:
        """Return the least and the greatest reading as printed."""
        taken = self.readings[name]
        return f"{number(min(taken))}–{number(max(taken))} s"

    def ratio(self, name: str, other: str) -> float:
        """Return how many times the other's median a reading's median is."""
        return self.median(name) / self.median(other)


def write(path: Path, sheet: Sheet) -> None:
    """Keep a sheet as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(_rounded(sheet)), ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")


def read(path: Path) -> Sheet:
    """Return a sheet that was kept."""
    return Sheet(**json.loads(path.read_text(encoding="utf-8")))


def _rounded(sheet: Sheet) -> Sheet:
    return Sheet(
        sheet.setting,
        {name: [round(each, DIGITS) for each in taken] for name, taken in sheet.readings.items()},
        {name: round(value, DIGITS) for name, value in sheet.figures.items()},
    )


def beside(sheet: Sheet, ours: str, names: Mapping[str, str], digits: int = 2) -> str:
    """Return a table of medians, each as a ratio to ours; who is ahead of ours is told so.

    `names` says how each reading is called in the table; what was not measured is told as missing.
    """
    rows = [_row(sheet, ours, name, shown, digits) for name, shown in names.items()]
    return table(("Programm", "Median", "Spanne", "zu drafter", ""), rows)


def _row(sheet: Sheet, ours: str, name: str, shown: str, digits: int) -> tuple[str, ...]:
    if name not in sheet.readings:
        return shown, MISSING, "–", "–", ""
    middle, ratio = sheet.median(name), sheet.ratio(name, ours)
    place = "" if name == ours else "voraus" if ratio < 1 else "langsamer"
    return shown, f"{number(middle, digits)} s", sheet.span(name), number(ratio), place


def targets(goals: Sequence[Goal]) -> str:
    """Return the table of targets, and the sentence on them."""
    rows = (
        (goal.name, f"{number(goal.value)}{goal.unit}", goal.target, goal.verdict) for goal in goals
    )
    return f"{table(('Ziel', 'gemessen', 'verlangt', ''), rows)}\n\n{verdict(goals)}"


def told(*parts: str) -> str:
    """Join the parts of a chapter."""
    return "\n\n".join(filter(None, parts))
