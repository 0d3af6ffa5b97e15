"""The clean edition: the paper as composed, with nothing about changes in it."""

from collections.abc import Callable

import pytest

from drafter.model.form import MarkStyle
from drafter.render import RENDERERS, Edition
from drafter.source.forms import load_form
from tests.outputs.conftest import ADDITIONS, FORM, PAPERS, Outputs, Paper
from tests.outputs.html_marks import text_of
from tests.outputs.pdf_marks import colour, margin_words

MARKS = {"ins", "del"}
CLASSES = ("noted", "mark-note", "column-")


@pytest.fixture(params=PAPERS)
def made(request: pytest.FixtureRequest, paper: Callable[[str, str], Paper]) -> Paper:
    """Give every paper."""
    return paper(request.param, ADDITIONS)


def test_it_is_the_paper_as_composed(made: Paper) -> None:
    marks = load_form("bielefeld").supplement.marks
    assert RENDERERS["html"](Edition(made.document, FORM, marks=marks)).data == made.clean.html


def marked_elements(outputs: Outputs) -> list[str]:
    return [
        element.tag
        for element in outputs.tree.iter()
        if element.tag in MARKS or any(name in element.get("class", "") for name in CLASSES)
    ]


def test_it_has_no_mark_and_the_marked_edition_has(made: Paper) -> None:
    assert marked_elements(made.clean) == []
    assert marked_elements(made.marked)


def test_it_has_no_legend_and_no_list_of_changes(made: Paper) -> None:
    for words in ("Ergänzungen in rot", "Änderungen gegenüber", "Änderungsübersicht"):
        assert words not in text_of(made.clean.tree)
    assert "Ergänzungen in rot" in text_of(made.marked.tree)


def test_nothing_in_it_is_coloured_and_its_margin_is_empty(made: Paper) -> None:
    assert all(glyph.colour != colour(MarkStyle().ink) for glyph in made.clean.drawn)
    assert margin_words(made.clean.drawn) == []
