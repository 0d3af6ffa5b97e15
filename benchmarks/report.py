"""Tables and chapters of docs/leistung.md."""

import os
import platform
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from textwrap import fill

WIDTH = 100
CHAPTER = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
HEAD = (
    "# Leistung\n\nGemessen mit `make bench`. Ein Kapitel allein misst `python -m benchmarks NAME`."
)


@dataclass(frozen=True, slots=True)
class Goal:
    """What was measured, its value, what it may be at most, or what it must be at least.

    `span` tells how it varied.
    """

    name: str
    value: float
    unit: str = ""
    most: float | None = None
    span: str = ""
    least: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the value is within its target, if it has one."""
        small = self.most is None or self.value <= self.most
        return small and (self.least is None or self.value >= self.least)

    @property
    def target(self) -> str:
        """The target as printed."""
        if self.least is not None:
            return f"mindestens {number(self.least)}{self.unit}"
        return "–" if self.most is None else f"höchstens {number(self.most)}{self.unit}"

    @property
    def verdict(self) -> str:
        """Whether the target is reached, as printed."""
        if self.most is None and self.least is None:
            return "–"
        return "erreicht" if self.reached else "verfehlt"


def verdict(goals: Iterable[Goal]) -> str:
    """Return the sentence on the targets."""
    short = [goal.name for goal in goals if not goal.reached]
    return f"Verfehlt: {', '.join(short)}." if short else "Alle Ziele sind erreicht."


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown, its columns as wide as their widest cell."""
    return "\n".join(_lines([head, *rows]))


def _lines(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for index, line in enumerate(lines):
        yield _joined(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        if index == 0:
            yield _joined("-" * width for width in widths)


def _joined(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def number(value: float, digits: int = 2) -> str:
    """Return a number as printed in German."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def paragraph(text: str) -> str:
    """Return a text in lines of at most `WIDTH` characters."""
    return fill(" ".join(text.split()), WIDTH, break_long_words=False, break_on_hyphens=False)


def entry(text: str) -> str:
    """Return a text as an entry of a list, in lines of at most `WIDTH` characters."""
    return fill(
        text,
        WIDTH,
        initial_indent="- ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def setting(libraries: Iterable[str]) -> str:
    """Say on what machine and with what versions was measured."""
    named = ", ".join(f"{name} {version(name)}" for name in libraries)
    return paragraph(f"Rechner: {_machine()}. Python {platform.python_version()}; {named}.")


def _machine() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return f"{next(names, platform.machine())}, {os.cpu_count()} Kerne, {platform.system()}"


def with_chapters(page: str, titles: Iterable[str], measured: Mapping[str, str]) -> str:
    """Return the page with its chapters in the order of titles; those measured are replaced."""
    known = {**chapters(page), **measured}
    parts = (f"## {title}\n\n{known[title].strip()}" for title in titles if title in known)
    return "\n\n".join([HEAD, *parts]) + "\n"


def chapters(page: str) -> dict[str, str]:
    """Return the texts of a page's chapters by their titles."""
    _, *parts = CHAPTER.split(page)
    return dict(zip(parts[::2], parts[1::2], strict=True))
