"""Lists by pages: each object once, filters that stay, and what the specification says of both."""

import re
from datetime import datetime
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from drafter.render.oparl.lists import ALL, Query, page, pages, query, selected
from tests.harvest.made_up import BASE, at, thing

ADDRESS = f"{BASE}/list/paper"
PAPERS = [thing("Paper", f"{index:04}", at(index % 50), name=str(index)) for index in range(331)]


def walked(objects: list[dict[str, Any]], asked: Query = ALL) -> list[dict[str, Any]]:
    """All pages of a list, by their `next`."""
    found, number, collected = selected(objects, asked), 1, []
    while True:
        given = page(found, ADDRESS, number, asked)
        collected.append(given)
        if "next" not in given["links"]:
            return collected
        number = int(re.findall(r"/(\d+)\.json", given["links"]["next"])[0])


def test_every_object_comes_once() -> None:
    ids = [item["id"] for given in walked(PAPERS) for item in given["data"]]
    assert len(ids) == len(set(ids)) == 331


def test_pages_have_the_same_size_but_the_last() -> None:
    sizes = [(len(each["data"]), each["pagination"]["elementsPerPage"]) for each in walked(PAPERS)]
    assert sizes == [(100, 100), (100, 100), (100, 100), (31, 100)]


def test_order_is_that_of_creation_and_no_accident() -> None:
    mixed = PAPERS[:]
    Random(1).shuffle(mixed)
    assert selected(mixed) == selected(PAPERS)
    found = selected(PAPERS)
    assert [(item["created"], item["id"]) for item in found] == sorted(
        (item["created"], item["id"]) for item in PAPERS
    )


def test_a_new_object_shifts_no_page() -> None:
    more = [*PAPERS, thing("Paper", "0000-neu", at(60))]
    assert [each["data"] for each in walked(more)[:3]] == [
        each["data"] for each in walked(PAPERS)[:3]
    ]


def test_order_heeds_the_zones_of_moments() -> None:
    first = {**thing("Paper", "b", "2026-07-01T00:30:00+02:00")}
    second = {**thing("Paper", "a", "2026-06-30T23:00:00+00:00")}
    assert [item["id"][-1] for item in selected([second, first])] == ["b", "a"]


def test_links_of_first_middle_last_and_only_page() -> None:
    found = selected(PAPERS)
    assert page(found, ADDRESS, 1)["links"] == {
        "first": f"{ADDRESS}/1.json", "self": f"{ADDRESS}/1.json", "next": f"{ADDRESS}/2.json",
        "last": f"{ADDRESS}/4.json",
    }  # fmt: skip
    assert page(found, ADDRESS, 2)["links"]["prev"] == f"{ADDRESS}/1.json"
    assert "next" not in page(found, ADDRESS, 4)["links"]
    assert page((), ADDRESS, 1) == {
        "data": [],
        "pagination": {
            "totalElements": 0, "elementsPerPage": 100, "currentPage": 1, "totalPages": 1,
        },
        "links": dict.fromkeys(("first", "self", "last"), f"{ADDRESS}/1.json"),
    }  # fmt: skip


@pytest.mark.parametrize("number", [0, 5, -1])
def test_there_is_no_other_page(number: int) -> None:
    with pytest.raises(LookupError):
        page(selected(PAPERS), ADDRESS, number)


@pytest.mark.parametrize(
    ("count", "limit", "expected"), [(0, 100, 1), (100, 100, 1), (101, 100, 2), (7, 3, 3)]
)
def test_number_of_pages(count: int, limit: int, expected: int) -> None:
    assert pages(count, limit) == expected


def test_bounds_are_included() -> None:
    asked = query({"created_since": at(3), "created_until": at(5)})
    assert {item["created"] for item in selected(PAPERS, asked)} == {at(3), at(4), at(5)}


def test_modified_and_created_are_two_things() -> None:
    changed = {**PAPERS[0], "modified": at(80)}
    assert selected([changed, *PAPERS[1:]], query({"modified_since": at(70)})) == (changed,)
    assert selected([changed, *PAPERS[1:]], query({"created_since": at(70)})) == ()
    assert changed not in selected([changed], query({"modified_until": at(79)}))


def test_deleted_objects_are_told_with_modified_since_alone() -> None:
    gone = {**thing("Paper", "weg", at(9)), "deleted": True}
    assert gone in selected([gone], query({"modified_since": at(8)}))
    assert gone not in selected([gone], query({"modified_since": at(10)}))
    for asked in ({}, {"created_since": at(1)}, {"modified_until": at(20)}):
        assert gone not in selected([gone], query(asked))


def test_filters_stay_in_all_links() -> None:
    asked = query(
        {"modified_since": "2026-01-03T08:00:00+01:00", "limit": "7", "omit_internal": "true"}
    )
    given = walked(PAPERS, asked)
    assert len(given) > 3
    for each in given:
        for link in each["links"].values():
            assert query(dict(parse_qsl(urlsplit(link).query))) == asked
    assert sum(len(each["data"]) for each in given) == len(selected(PAPERS, asked))


def test_omit_internal_leaves_out_what_the_specification_names() -> None:
    paper = thing(
        "Paper", "1", at(1), mainFile={}, auxiliaryFile=[{}], consultation=[{}], location=[{}]
    )
    (found,) = selected([paper], Query(omit_internal=True))
    assert found.keys() == paper.keys() - {"auxiliaryFile", "location"}


def test_a_plus_that_nobody_encoded_is_understood() -> None:
    asked = query({"modified_since": "2026-01-03T08:00:00 01:00"})
    assert asked.modified_since == datetime.fromisoformat("2026-01-03T08:00:00+01:00")


@pytest.mark.parametrize(
    "given",
    [
        {"modified_since": "gestern"}, {"created_until": "2026-01-03"}, {"created_since": ""},
        {"modified_until": "2026-01-03T08:00:00"}, {"limit": "0"}, {"limit": "-3"},
        {"limit": "viele"}, {"limit": "²"},
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_german(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="Bitte"):
        query(given)


@pytest.mark.parametrize("given", ["101", "999999999999999999999999"])
def test_no_page_is_longer_than_a_hundred(given: str) -> None:
    assert query({"limit": given}).limit == 100
