"""The glossary: each pair of YAML key and Python name exists in the model, and none is left out."""

from enum import StrEnum
from importlib import import_module

import pytest

from drafter.model.base import Record
from drafter.model.form import Form
from drafter.model.organizations import Organizations
from drafter.model.paper import Paper
from tests.docs.pages import Row, code, page, tables
from tests.docs.program import keys, records

GLOSSARY = page("docs/glossary.md")
PAIRS = ("Fachbegriff", "YAML key", "Python", "OParl 1.1")
VALUES = ("Wort", "Python", "OParl 1.1")
THINGS = ("Wort", "Python", "What it is")
MODEL = ("paper", "consultation", "finances", "fields", "form", "organizations", "scalars")
MODULES = (
    "drafter.findings",
    *(f"drafter.model.{name}" for name in MODEL),
)
MODELS = {m.__name__: m for top in (Paper, Form, Organizations) for m in records(top)}


def rows(*head: str) -> list[Row]:
    return [row for table in tables(GLOSSARY) if table.head == head for row in table.rows]


def pairs() -> set[tuple[str, str]]:
    return {(code(key), code(name)) for _, key, name, _ in rows(*PAIRS)}


def real(model: type[Record]) -> set[tuple[str, str]]:
    named = zip(keys(model), model.model_fields, strict=True)
    return {(key, f"{model.__name__}.{name}") for (key, _), name in named}


def test_every_pair_is_in_the_model() -> None:
    assert pairs() - {pair for model in MODELS.values() for pair in real(model)} == set()


@pytest.mark.parametrize("model", records(Paper), ids=lambda model: model.__name__)
def test_every_key_of_a_paper_is_in_the_glossary(model: type[Record]) -> None:
    assert real(model) - pairs() == set()


def test_every_term_has_one_row() -> None:
    terms = [row[0] for row in rows(*PAIRS)]
    assert len(terms) == len(set(terms))


def test_every_value_is_a_word_of_its_enumeration() -> None:
    enumerations = {
        name: thing
        for module in MODULES
        for name, thing in vars(import_module(module)).items()
        if isinstance(thing, type) and issubclass(thing, StrEnum)
    }
    assert rows(*VALUES)
    for word, name, _ in rows(*VALUES):
        enumeration, _, member = code(name).partition(".")
        assert enumerations[enumeration][member].value == code(word)


def test_every_thing_of_the_program_exists() -> None:
    assert rows(*THINGS)
    for _, name, _ in rows(*THINGS):
        module, _, attribute = code(name).rpartition(".")
        assert hasattr(import_module(module), attribute), name
