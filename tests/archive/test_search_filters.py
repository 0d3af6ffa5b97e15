"""Filters, ranking and excerpts."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafter.archive.entry import StoredConsultation
from drafter.archive.search import Filter
from drafter.archive.search.excerpts import LONGEST
from drafter.archive.store import Store
from tests.archive.searched import Paper, filed, found, numbers, shown

COUNCIL = StoredConsultation(organization="Integrationsrat", date="2022-03-01", public=True)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return filed(
        tmp_path_factory.mktemp("ablage"),
        Paper("1/2020", "Radweg", date="2020-05-05", groups=("11.05.03 im Sozialamt",)),
        Paper("1/2020/1", "Radweg", date="2020-06-05", original="1/2020"),
        Paper("2/2021", "Radweg", date="2021-05-05", kind="Anfrage", office="660 Amt für Verkehr"),
        Paper("3/2022", "Radweg", consultations=(COUNCIL,), groups=("11.06.01",)),
        Paper("4/2022", "Radweg", date=""),
    )


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ({}, {"1/2020", "1/2020/1", "2/2021", "3/2022", "4/2022"}),
        ({"bodies": ("integrationsRAT",)}, {"3/2022"}),
        ({"bodies": ("HWBA",)}, {"1/2020", "1/2020/1", "2/2021", "4/2022"}),
        ({"bodies": ("Hauptausschuss", "Integrationsrat"), "kinds": ("anfrage",)}, {"2/2021"}),
        ({"bodies": ("Rat",)}, set()),
        ({"kinds": ("Anfrage",)}, {"2/2021"}),
        ({"product_groups": ("11.05",)}, {"1/2020"}),
        ({"product_groups": ("11.0",)}, {"1/2020", "3/2022"}),
        ({"product_groups": ("05",)}, set()),
        ({"offices": ("verkehr",)}, {"2/2021"}),
        ({"first": date(2021, 5, 5)}, {"2/2021", "3/2022"}),
        ({"last": date(2020, 6, 5)}, {"1/2020", "1/2020/1"}),
        ({"first": date(2020, 6, 1), "last": date(2021, 12, 31)}, {"1/2020/1", "2/2021"}),
        ({"supplements": True}, {"1/2020/1"}),
        ({"supplements": False, "last": date(2020, 12, 31)}, {"1/2020"}),
    ],
)
def test_filters_leave_what_fits(store: Store, kept: dict[str, Any], expected: set[str]) -> None:
    result = found(store, "Radweg", kept=Filter(**kept))
    assert set(numbers(result)) == expected
    assert result.total == len(expected)


@pytest.mark.parametrize("words", ["HWBA", "Hauptausschuss", "Beteiligungsausschuss"])
def test_a_body_is_found_by_each_of_its_names(store: Store, words: str) -> None:
    assert len(numbers(found(store, words))) == 4


def test_the_subject_counts_more_than_the_text(tmp_path: Path) -> None:
    store = filed(
        tmp_path,
        Paper("1", "Radweg Radweg Radweg", subject="Brücke"),
        Paper("2", "Brücke", subject="Radweg"),
        Paper("3", "Der Wald", subject="Wald"),
    )
    assert numbers(found(store, "Radweg")) == ["2", "1"]


def test_the_paper_whose_number_was_typed_comes_first(tmp_path: Path) -> None:
    other = Paper("7/2022/1", "Zu 7/2022 und 7/2022", date="2022-03-01", original="7/2022")
    store = filed(tmp_path, Paper("7/2022", "Wald " * 300), other, Paper("8/2022"))
    assert numbers(found(store, "7/2022")) == ["7/2022", "7/2022/1"]


def test_as_many_hits_as_wanted_and_all_are_counted(store: Store) -> None:
    result = found(store, "Radweg", most=2)
    assert (len(result.hits), result.total) == (2, 5)


def test_the_excerpt_shows_the_place_and_marks_the_words(tmp_path: Path) -> None:
    text = f"{'Vorher kommt viel. ' * 40}Der Radweg an der Brücke ist neu. {'Danach mehr. ' * 40}"
    store = filed(tmp_path, Paper("1", f"Ein Radweg.\n{text}\nDie Brücke."))
    [hit] = found(store, "Brücken", "radwegen").hits
    excerpt = "".join(f"»{piece.text}«" if piece.hit else piece.text for piece in hit.excerpt)
    assert "Der »Radweg« an der »Brücke« ist neu." in excerpt
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")
    assert len(excerpt) <= LONGEST + 10


def test_the_excerpt_marks_a_phrase_as_one_and_no_stray_word(tmp_path: Path) -> None:
    store = filed(tmp_path, Paper("1", "Der Rat tagt; die Stadt baut; der Rat der Stadt geht."))
    assert "\n»Rat der Stadt«\n" in shown(found(store, "Rat der Stadt"))
    assert "»Rat«" not in shown(found(store, "Rat der Stadt"))


def test_the_subject_is_marked(tmp_path: Path) -> None:
    store = filed(tmp_path, Paper("1", subject="Neue Schulen im Osten"))
    assert "»Schulen«" in shown(found(store, "Schule"))
