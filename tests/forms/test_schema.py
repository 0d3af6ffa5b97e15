"""The schema of `angaben`: what the form's fields take it takes, and what has another shape not."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from drafter.model.answers import read as read_answers
from drafter.model.fields_schema import answers_schema
from drafter.model.scalars import LONGEST_LINE, LONGEST_PROSE
from drafter.model.schema import schema as paper_schema
from drafter.model.written import schemas
from tests.forms.conftest import PAPER, Read
from tests.forms.test_answers import MEANINGS
from tests.model.core_yaml import as_editors_read

REFUSED: list[dict[str, Any]] = [
    {"co2_relevanz": "ja"},
    {"co2": "jein"},
    {"co2": ["jein"]},
    {"co2": []},
    {"co2": {"richtung": "positiv"}},
    {"co2": {"wahl": "ja", "richtung": "links"}},
    {"co2": {"wahl": "ja", "farbe": "rot"}},
    {"gesamtkosten": ["1 €"]},
    {"kurzfassung": {"ordner": "kurz.md"}},
]
WRITTEN = [
    {name: list(given) if isinstance(given, tuple) else given} for name, given, _ in MEANINGS
]


@pytest.fixture
def validator(read: Read) -> Draft202012Validator:
    form = read().form
    assert form
    values = schemas(LONGEST_LINE, LONGEST_PROSE)
    schema = {**answers_schema(form.fields_of("Beschlussvorlage")), "$defs": values}
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(
    "given", [*WRITTEN, {"kurzfassung": {"datei": "kurz.md"}}, {"co2": None}], ids=str
)
def test_what_is_read_is_valid(validator: Draft202012Validator, given: dict[str, Any]) -> None:
    assert validator.is_valid(given)


@pytest.mark.parametrize("given", REFUSED, ids=str)
def test_what_is_refused_for_its_shape_is_not_valid(
    validator: Draft202012Validator, read: Read, given: dict[str, Any]
) -> None:
    assert not validator.is_valid(given)
    form = read().form
    assert form
    assert read_answers(form.fields_of("Beschlussvorlage"), given).problems


def test_the_schema_of_a_paper_has_the_fields_of_its_form(read: Read) -> None:
    form = read().form
    assert form
    rule = Draft202012Validator(paper_schema("teststadt", form))
    paper = as_editors_read(PAPER)
    assert rule.is_valid(paper)
    assert rule.is_valid({**paper, "angaben": WRITTEN[0]})
    assert rule.is_valid({**paper, "angaben": None})
    assert not rule.is_valid({**paper, "angaben": REFUSED[0]})
    assert not rule.is_valid({**paper, "angaben": [WRITTEN[0]]})
