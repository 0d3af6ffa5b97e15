"""What the chapters say is what was measured: ratios, verdicts, who is ahead, what is computed."""

from pathlib import Path

import pytest

from benchmarks import (
    archive,
    batch,
    cold,
    growth,
    million,
    preview,
    search,
    unchanged,
    warm,
    workers,
)
from benchmarks.__main__ import CHAPTERS, READINGS, REPORT
from benchmarks.report import Goal, chapters
from benchmarks.sheet import Sheet, beside, read, write

KEPT = {
    "cold": cold,
    "unchanged": unchanged,
    "warm": warm,
    "growth": growth,
    "batch": batch,
    "workers": workers,
    "preview": preview,
    "archive": archive,
    "search": search,
}


def sheet(figures: dict[str, float] | None = None, **readings: float) -> Sheet:
    """Return readings of which each has the given median and nothing else in common."""
    taken = {name: [value / 2, value, value * 3] for name, value in readings.items()}
    return Sheet("Rechner: keiner.", taken, figures or {})


def verdicts(goals: list[Goal]) -> list[tuple[float, str]]:
    return [(round(goal.value, 3), goal.verdict) for goal in goals]


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]


def test_who_is_ahead_is_told_and_who_is_missing() -> None:
    names = {"ours": "wir", "fast": "Schnell", "slow": "Langsam", "none": "Fehlt"}
    _, _, *rows = cells(beside(sheet(ours=2.0, fast=0.5, slow=3.0), "ours", names))
    assert rows == [
        ["wir", "2,00 s", "1,00–6,00 s", "1,00", ""],
        ["Schnell", "0,50 s", "0,25–1,50 s", "0,25", "voraus"],
        ["Langsam", "3,00 s", "1,50–9,00 s", "1,50", "langsamer"],
        ["Fehlt", "nicht eingerichtet", "–", "–", ""],
    ]


def test_readings_come_back_from_their_file(tmp_path: Path) -> None:
    made = sheet({"pages": 6.0}, ours=0.123456789)
    write(tmp_path / "new" / "a.json", made)
    found = read(tmp_path / "new" / "a.json")
    assert found.figures == {"pages": 6.0}
    assert found.median("ours") == pytest.approx(made.median("ours"), abs=1e-5)
    assert found.setting == made.setting


def test_the_cold_build_is_compared_with_the_renderer_on_the_same_pages() -> None:
    found = sheet(build=0.8, no_savings=1.5, bare=1.0, both=1.2, bare_clean=1.0, bare_both=2.0)
    assert verdicts([*cold.goals(found)]) == [
        (0.8, "verfehlt"),
        (1.5, "–"),
        (0.6, "–"),
    ]
    assert verdicts([*cold.goals(sheet(build=0.7, no_savings=1, bare=1, both=1, bare_both=1))])[
        0
    ] == (0.7, "erreicht")


def test_what_was_written_again_is_not_called_unchanged() -> None:
    times = dict.fromkeys(unchanged.NAMES, 0.1)
    assert unchanged.AGAIN in unchanged.chapter(sheet({unchanged.WRITTEN: 1.0}, **times))
    text = unchanged.chapter(sheet({unchanged.WRITTEN: 0.0}, **times))
    assert unchanged.AGAIN not in text
    assert "Alle Ziele sind erreicht." in text


def test_growth_is_that_of_ours_to_that_of_the_renderer() -> None:
    first, last = growth.SIZES[0], growth.SIZES[-1]
    readings = {"ours": (1.0, 103.0), "bare": (2.0, 202.0), "typst": (0.1, 10.0)}
    pages = {f"{way} {size}": float(size) for way in readings for size in growth.SIZES}
    times = {
        f"{way} {size}": value
        for way, values in readings.items()
        for size, value in zip((first, last), values, strict=True)
    }
    middle = {f"{way} {growth.SIZES[1]}": 20.0 for way in readings}
    found = sheet(pages, **times, **middle)
    assert verdicts([*growth.goals(found)]) == [
        (round(103 / 101, 3), "erreicht"),
        (round(102 / 200, 3), "erreicht"),
    ]
    assert "103,00 s, 500 S., 206 ms/S." in growth.chapter(found)


def test_two_workers_are_measured_by_what_two_cores_can_do() -> None:
    figures = {
        workers.MEMORY: 151.0,
        workers.MEMORY_EARLY: 90.0,
        workers.MEMORY_LONG: 150.0,
        workers.SAME: 1.0,
        workers.BYTES: 100_000.0,
    }
    found = sheet(figures, one=19.0, two=10.0, busy_one=1.0, busy_two=1.0)
    assert workers.control(found) == 2
    assert verdicts([*workers.goals(found)]) == [
        (1.9, "erreicht"),
        (0.95, "–"),
        (151.0, "verfehlt"),
        (90.0, "erreicht"),
        (150.0, "erreicht"),
        (1.0, "erreicht"),
    ]


def test_a_million_papers_are_computed_from_what_was_measured() -> None:
    figures = {workers.MEMORY: 64.0, workers.BYTES: 100_000.0}
    two = sheet(figures, one=18.0, two=10.0, busy_one=1.0, busy_two=1.0)
    text = million.chapter(sheet(both=0.36, paper=0.2), two)
    assert "111 Kernstunden" in text
    assert ["2", "55,6", "0,1 GiB"] in cells(text)
    assert ["1.024", "0,1", "64,0 GiB"] in cells(text)
    assert "100 kB" in text
    assert "0,10 TB" in text


@pytest.mark.parametrize("path", sorted(READINGS.glob("*.json")), ids=lambda path: path.stem)
def test_the_page_says_what_the_kept_readings_say(path: Path) -> None:
    told = chapters(REPORT.read_text(encoding="utf-8"))[CHAPTERS[path.stem].title].strip()
    if path.stem in KEPT:
        assert told == KEPT[path.stem].chapter(read(path))
    else:
        assert path.stem == "redline"


def test_the_page_says_of_a_million_what_the_kept_readings_say() -> None:
    paths = [READINGS / f"{name}.json" for name in ("batch", "workers")]
    told = chapters(REPORT.read_text(encoding="utf-8")).get(million.TITLE, "").strip()
    there = all(path.exists() for path in paths)
    assert told == (million.chapter(*map(read, paths)) if there else "")
