"""`python -m benchmarks [NAME …]`: measure all or some chapters, print and write them."""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import ModuleType
from typing import Final, NamedTuple

from benchmarks import (
    archive,
    batch,
    cold,
    compared,
    growth,
    million,
    preview,
    redline,
    search,
    unchanged,
    warm,
    workers,
)
from benchmarks.papers import ROOT
from benchmarks.report import with_chapters
from benchmarks.sheet import read, write

REPORT: Final = ROOT / "docs" / "leistung.md"
READINGS: Final = ROOT / "docs" / "leistung"


FOUNDATION: Final = frozenset({"batch", "workers"})


class Chapter(NamedTuple):
    """A chapter of the report: its title, and what measures it and returns its text."""

    title: str
    text: Callable[[], str]


def _kept(name: str, module: ModuleType) -> Chapter:
    """Return a chapter whose single readings are kept in a file of its name."""
    return Chapter(module.TITLE, partial(_measured, name, module))


def _measured(name: str, module: ModuleType) -> str:
    """Measure, keep the readings, and tell what was kept: as it is rounded there."""
    path = READINGS / f"{name}.json"
    write(path, module.measured())
    text: str = module.chapter(read(path))
    return text


def _redline() -> str:
    """Measure, keep the readings, and tell what was found."""
    found = compared.measured()
    write(READINGS / "redline.json", redline.readings(found))
    return redline.told(found)


def _million() -> str:
    """Compute from what was measured last."""
    return million.chapter(*(read(READINGS / f"{name}.json") for name in ("batch", "workers")))


CHAPTERS: Final[Mapping[str, Chapter]] = {
    "cold": _kept("cold", cold),
    "unchanged": _kept("unchanged", unchanged),
    "warm": _kept("warm", warm),
    "growth": _kept("growth", growth),
    "batch": _kept("batch", batch),
    "workers": _kept("workers", workers),
    "million": Chapter(million.TITLE, _million),
    "preview": _kept("preview", preview),
    "redline": Chapter(redline.TITLE, _redline),
    "archive": _kept("archive", archive),
    "search": _kept("search", search),
}


def main(names: Sequence[str]) -> None:
    """Measure the named chapters, or all; the others stay as they were written last."""
    titles = [chapter.title for chapter in CHAPTERS.values()]
    for name in _wanted(names):
        title, text = CHAPTERS[name]
        measured = text()
        sys.stdout.write(f"## {title}\n\n{measured}\n\n")
        page = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
        REPORT.write_text(with_chapters(page, titles, {title: measured}), encoding="utf-8")


def _wanted(names: Sequence[str]) -> Sequence[str]:
    """Return the chapters to measure; what is computed from some of them follows these."""
    wanted = names or [*CHAPTERS]
    known = all((READINGS / f"{name}.json").exists() or name in wanted for name in FOUNDATION)
    follows = known and not FOUNDATION.isdisjoint(wanted) and "million" not in wanted
    return [*wanted, "million"] if follows else wanted


if __name__ == "__main__":
    if unknown := set(sys.argv[1:]) - set(CHAPTERS):
        sys.exit(f"Unbekannt: {', '.join(sorted(unknown))}. Es gibt: {', '.join(CHAPTERS)}.")
    main(sys.argv[1:])
