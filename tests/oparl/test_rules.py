"""What the OParl specification demands of objects, in its descriptions and in its text."""

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.oparl.conftest import DESCRIPTIONS, INPUTS, Objects
from tests.oparl.dialect import descriptions, kind, problems

TYPES = {
    *("Paper", "Consultation", "AgendaItem", "Meeting"),
    *("Organization", "File", "LegislativeTerm"),
}
BACKWARD = {"File": {"paper", "meeting", "agendaItem"}, "Consultation": {"paper"}}
BACKWARD |= {"AgendaItem": {"meeting"}, "LegislativeTerm": {"body"}}
# What Meine Stadt Transparent keeps of a text: more than that stops its import.
LENGTHS = {
    ("Paper", "reference"): 50,
    ("Consultation", "role"): 200,
    ("AgendaItem", "number"): 20,
    ("Organization", "shortName"): 50,
    ("File", "name"): 200,
    ("File", "fileName"): 200,
}


def every(value: object, inside: bool = False) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield all objects, also those that stand in others, and whether they do."""
    if isinstance(value, dict):
        yield value, inside
        for part in value.values():
            yield from every(part, inside=True)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from every(part, inside)


def addresses(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the keys of an object that lead to other objects, each with an address."""
    for key, given in value.items():
        for each in given if isinstance(given, list) else [given]:
            if key not in ("id", "type", "accessUrl") and str(each).startswith("https://"):
                yield key, each


def test_the_inputs_that_are_public_are_published(bundles: Mapping[str, Objects]) -> None:
    assert {"kim-2021", "kim-2022", "offener-ganztag-2024-nachtrag"} <= set(bundles)
    assert "grundstueck-2025" not in bundles
    assert {kind(each) for objects in bundles.values() for each in objects} == TYPES


@pytest.mark.skipif(
    not DESCRIPTIONS.is_dir(), reason="the specification's descriptions are not beside the project"
)
@pytest.mark.parametrize("name", [path.stem for path in INPUTS])
def test_the_objects_are_as_described(name: str, bundles: Mapping[str, Objects]) -> None:
    known = descriptions(DESCRIPTIONS)
    found = [each for value in bundles.get(name, ()) for each in problems(value, known)]
    assert found == []


@pytest.mark.skipif(
    not DESCRIPTIONS.is_dir(), reason="the specification's descriptions are not beside the project"
)
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("body", None),
        ("consultation", ["https://oparl.example.org/consultation/1"]),
        ("date", "27.01.2022"),
        ("mainFile", "https://oparl.example.org/file/1"),
        ("modified", "2022-01-27T00:00:00"),
        ("relatedPaper", []),
        ("superordinatedPaper", ["https://oparl.example.org/meeting/1"]),
        ("unknown", "x"),
        ("name", 1),
    ],
)
def test_the_reader_of_the_descriptions_finds_mistakes(
    key: str, value: object, bundles: Mapping[str, Objects]
) -> None:
    paper = copy.deepcopy(bundles["kim-2022"][0])
    assert list(problems({**paper, key: value}, descriptions(DESCRIPTIONS)))


def test_every_object_says_when_it_was_made_and_changed(bundles: Mapping[str, Objects]) -> None:
    for objects in bundles.values():
        for value, _ in every(objects):
            assert value["created"] <= value["modified"]
            assert value["modified"][-6:] in ("+01:00", "+02:00")


def test_there_are_no_empty_values(bundles: Mapping[str, Objects]) -> None:
    for objects in bundles.values():
        for value, _ in every(objects):
            assert [key for key, given in value.items() if given in (None, "", [], {})] == []


def test_each_object_stands_for_itself_once_and_inside_as_it_is(
    bundles: Mapping[str, Objects],
) -> None:
    for objects in bundles.values():
        alone = {value["id"]: value for value in objects}
        assert len(alone) == len(objects)
        for value, inside in every(objects):
            whole = alone[value["id"]]
            back = BACKWARD.get(kind(value), set()) if inside else set()
            assert value == {key: given for key, given in whole.items() if key not in back}


def test_every_address_leads_to_an_object_of_its_kind(bundles: Mapping[str, Objects]) -> None:
    """But to the Body and to other papers, which are not in the bundle of one paper."""
    others = {"body", "relatedPaper", "superordinatedPaper"}
    for objects in bundles.values():
        alone = {value["id"] for value in objects}
        for value in objects:
            lost = {key for key, address in addresses(value) if address not in alone}
            assert lost <= others


def test_texts_are_short_enough_for_an_importer(bundles: Mapping[str, Objects]) -> None:
    for objects in bundles.values():
        for value, _ in every(objects):
            assert len(value["id"]) <= 255
            for (of, key), most in LENGTHS.items():
                assert kind(value) != of or len(value.get(key, "")) <= most


def test_a_consultation_is_decided_where_the_role_says_so(bundles: Mapping[str, Objects]) -> None:
    said = {
        (value.get("role"), value.get("authoritative"))
        for objects in bundles.values()
        for value, _ in every(objects)
        if kind(value) == "Consultation"
    }
    assert ("Entscheidung", True) in said
    assert (None, None) in said
    assert {decided for role, decided in said if role not in ("Entscheidung", None)} == {False}


def test_a_role_that_the_form_does_not_print_is_not_told(bundles: Mapping[str, Objects]) -> None:
    (consulted,) = (
        [value for value, _ in every(objects) if kind(value) == "Consultation"]
        for name, objects in bundles.items()
        if "schulbericht" in name
    )
    assert consulted
    assert not [value for value in consulted if "role" in value or "authoritative" in value]


def test_agenda_items_are_public_and_in_order(bundles: Mapping[str, Objects]) -> None:
    for objects in bundles.values():
        for value in objects:
            if kind(value) == "Meeting":
                items = value["agendaItem"]
                assert [item["order"] for item in items] == list(range(len(items)))
                assert {item["public"] for item in items} == {True}


def test_the_same_paper_gives_the_same_bytes() -> None:
    from tests.oparl.conftest import published

    path = next(path for path in INPUTS if path.stem == "schulbericht-2025")
    assert published(path) == published(Path(path))
