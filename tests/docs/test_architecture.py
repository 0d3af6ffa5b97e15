"""The architecture page names the rooms that there are, in their order, and true limits."""

import tomllib
from importlib import import_module

import pytest

from drafter.checks import RULES
from drafter.model.form import MarkSign, MarkStyle
from drafter.render import RENDERERS
from tests.docs.pages import ROOT, Row, blocks, chapter, code, page, table
from tests.docs.program import keys

ARCHITECTURE = page("docs/architecture.md")
PACKAGE = ROOT / "drafter"
LIMITS = table(ARCHITECTURE, "What", "Limit", "Where")


def layers() -> list[str]:
    (block,) = (block for block in blocks(ARCHITECTURE) if block.info == "layers")
    return block.code.splitlines()


def rooms() -> list[str]:
    return [room.strip() for layer in layers() for room in layer.split("|")]


def test_the_order_is_that_of_the_import_contract() -> None:
    project = tomllib.loads(page("pyproject.toml"))
    (contract,) = project["tool"]["importlinter"]["contracts"]
    assert layers() == contract["layers"]


def test_the_rooms_are_those_on_disk() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    modules = {path.stem for path in PACKAGE.glob("[a-z]*.py")}
    assert set(rooms()) == packages | modules


@pytest.mark.parametrize("room", rooms())
def test_each_room_has_a_paragraph(room: str) -> None:
    assert f"\n**`{room}`** " in chapter(ARCHITECTURE, "Rooms")


@pytest.mark.parametrize("row", LIMITS, ids=lambda row: code(row[2]))
def test_the_limits_are_true(row: Row) -> None:
    module, _, name = code(row[2]).rpartition(".")
    assert getattr(import_module(module), name) == int(row[1])


def test_the_tables_to_add_to_exist() -> None:
    adding = chapter(ARCHITECTURE, "How to add")
    assert "`RULES`" in adding
    assert "`RENDERERS`" in adding
    assert RULES
    assert RENDERERS


def test_the_keys_of_marks_are_told_with_their_defaults() -> None:
    told = {code(row[0]): row[2] for row in table(ARCHITECTURE, "Key", "Values", "Default")}
    assert tuple(told) == tuple(key for key, _ in keys(MarkStyle))
    made = MarkStyle()
    assert told["farbe"] == f'`"{made.ink}"`'
    assert told["grund"] == f'`"{made.ground}"`'
    assert (told["zeichen"], set(made.signs)) == ("both", set(MarkSign))
    assert told["umfang"] == f"`{made.scope}`"
    assert told["uebersicht"] == f"`{made.overview}`"
