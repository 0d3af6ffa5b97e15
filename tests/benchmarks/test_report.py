"""The page of results: chapters replaced one by one; and calls that take too long are left out."""

import pytest

from benchmarks.measure import OverLimit, Times, call_times, result_within
from benchmarks.report import Goal, chapters, number, table, verdict, with_chapters

PAGE = "# Leistung\n\nVorwort.\n\n## Befehle\n\nAlt.\n\n## Vergleich\n\nEbenso.\n"


def test_a_measured_chapter_replaces_its_own_and_keeps_the_others() -> None:
    page = with_chapters(PAGE, ("Befehle", "Vergleich"), {"Vergleich": "Neu."})
    assert [*chapters(page)] == ["Befehle", "Vergleich"]
    assert "\n## Befehle\n\nAlt.\n\n## Vergleich\n\nNeu.\n" in page
    assert with_chapters(page, ("Befehle", "Vergleich"), {}) == page


def test_a_page_begins_with_what_was_measured_first() -> None:
    assert with_chapters("", ("Befehle", "Vergleich"), {"Vergleich": "Neu."}).endswith(
        "\n\n## Vergleich\n\nNeu.\n"
    )


def test_a_missed_target_is_told() -> None:
    goals = (Goal("kurz", 4.9, " ms", 5), Goal("lang", 5.1, " ms", 5), Goal("ohne", 9.0))
    assert [goal.verdict for goal in goals] == ["erreicht", "verfehlt", "–"]
    assert verdict(goals) == "Verfehlt: lang."
    assert verdict(goals[:1]) == "Alle Ziele sind erreicht."


def test_numbers_and_tables_are_german_and_even() -> None:
    assert number(61290.5) == "61.290,50"
    assert table(("a", "b"), [("Wort", "1")]).splitlines() == [
        "| a    | b |",
        "| ---- | - |",
        "| Wort | 1 |",
    ]


def test_calls_are_prepared_anew_and_their_first_result_is_kept() -> None:
    made: list[int] = []

    def prepare() -> object:
        made.append(len(made))
        return lambda number=made[-1]: number

    found = call_times({"a": prepare}, rounds=3)  # type: ignore[dict-item]
    assert made == [0, 1, 2, 3]
    assert found["a"].result == 0
    assert len(found["a"].taken) == 3


def test_a_call_is_stopped_at_its_limit() -> None:
    def endless() -> None:
        while True:
            pass

    with pytest.raises(OverLimit):
        result_within(0.05, endless)
    assert result_within(5, lambda: "fertig") == "fertig"


def test_times_have_a_middle_and_a_span() -> None:
    times = Times(None, (3.0, 1.0, 2.0))
    assert (times.least, times.median, times.most) == (1.0, 2.0, 3.0)
