"""Templates that were compiled beforehand: the same as compiling them, and never an old one."""

import shutil
from pathlib import Path

import pytest
from jinja2 import Environment

from drafter.render import compiled
from drafter.render.compiled import FOLDER
from drafter.render.html import TEMPLATE, template_environment
from drafter.resources import templates_directory
from tests.render.compiled import TABLES, written

FORM = templates_directory() / "bielefeld"


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Jinja compile nothing."""
    template_environment.cache_clear()
    monkeypatch.setattr(Environment, "compile", None)


def test_the_files_are_what_jinja_makes_of_the_templates() -> None:
    found = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob(TABLES)}
    assert found == written(), "Bitte „make tables“."


@pytest.mark.usefixtures("never")
def test_no_template_of_a_form_is_compiled() -> None:
    environment = template_environment(FORM, 0)
    for name in (TEMPLATE, "_shared/blocks.html.j2", "_shared/synopse.html.j2"):
        assert environment.get_template(name).name == name


@pytest.mark.usefixtures("never")
def test_without_savings_every_template_is_compiled() -> None:
    with pytest.raises(TypeError):
        template_environment(FORM, 0, compiled=False).get_template(TEMPLATE)


@pytest.mark.usefixtures("never")
def test_by_another_jinja_every_template_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "COMPILER", "0" * 64)
    with pytest.raises(TypeError):
        template_environment(FORM, 0).get_template(TEMPLATE)


def test_a_template_that_was_edited_is_compiled_as_it_is(tmp_path: Path) -> None:
    shutil.copytree(FORM.parent, tmp_path / "templates")
    form = tmp_path / "templates" / "bielefeld"
    (form / TEMPLATE).write_text("{{ 1 + 1 }} anders", encoding="utf-8")
    assert template_environment(form, 0).get_template(TEMPLATE).render() == "2 anders"
