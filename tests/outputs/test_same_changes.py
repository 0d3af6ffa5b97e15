"""Every output tells the same changes in the same order: redline, JSON, HTML, PDF and text."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import accumulate
from random import Random

import pytest

from drafter import compose
from drafter.document import Document
from drafter.model.form import MarkStyle
from drafter.source import load
from tests.outputs.conftest import ADDITIONS, FULL, PAPERS, ROOT, Outputs, Paper, outputs_of
from tests.outputs.html_marks import as_told, in_reading_order, normal, table_heads, text_of
from tests.outputs.pdf_marks import bare, colour, stretches, without_repeated_heads
from tests.outputs.text_marks import CAME, WENT, marks
from tests.redline.generated import edited, pair

BuiltPaper = Callable[[str, str], Paper]

SCOPES = (ADDITIONS, FULL)
INPUTS = sorted(path.stem for path in (ROOT / "inputs").glob("*.yaml"))
INK = colour(MarkStyle().ink)
SOFT = colour("#595959")


def came(outputs: Outputs) -> list[str]:
    return [normal(edit.new) for change in outputs.painted for edit in change.edits if edit.new]


def went(outputs: Outputs) -> list[str]:
    """Return the words that are shown struck out; where only additions are shown, none are."""
    edits = (edit.old for change in outputs.painted for edit in change.edits if edit.old)
    return [normal(text) for text in edits] if outputs.full else []


def same_list(told: Iterable[str], drawn: Iterable[str]) -> bool:
    """Whether texts are drawn as told; two that follow one another may be drawn as one stretch."""
    told, drawn = [bare(text) for text in told], list(drawn)
    return "".join(told) == "".join(drawn) and _borders(drawn) <= _borders(told)


def _borders(texts: list[str]) -> set[int]:
    return set(accumulate(map(len, texts)))


def assert_html_tells(outputs: Outputs) -> None:
    assert as_told(outputs.tree, "ins") == came(outputs)
    assert as_told(outputs.tree, "del") == went(outputs)


def assert_text_tells(outputs: Outputs) -> None:
    assert marks(outputs.text, CAME) == in_reading_order(outputs.tree, "ins")
    assert marks(outputs.text, WENT) == in_reading_order(outputs.tree, "del")


def assert_pdf_shows(outputs: Outputs) -> None:
    drawn = without_repeated_heads(outputs.drawn, table_heads(outputs.tree))
    for tag, ink, struck in (("ins", INK, False), ("del", SOFT, True)):
        told, seen = in_reading_order(outputs.tree, tag), stretches(drawn, ink, struck=struck)
        assert "".join(map(bare, told)) == "".join(seen)
        assert same_list(told, seen), (told, seen)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("scope", SCOPES)
def test_html_pdf_and_text_of_a_paper_tell_its_changes(
    paper: BuiltPaper, name: str, scope: str
) -> None:
    outputs = paper(name, scope).marked
    assert came(outputs)
    assert_html_tells(outputs)
    assert_text_tells(outputs)
    assert_pdf_shows(outputs)


@pytest.mark.parametrize("scope", SCOPES)
def test_the_list_of_changes_of_the_text_is_that_of_the_html(paper: BuiltPaper, scope: str) -> None:
    outputs = paper("vieles", scope).marked
    (section,) = (each for each in outputs.tree.iter("section") if each.get("id") == "aenderungen")
    rows = [[text_of(cell) for cell in row] for row in section.iter("tr")][1:]
    told = [
        f"Stelle: {row[0]} bisher: {row[1]} jetzt: {row[2]}" for row in rows if row[0] != "Stelle"
    ]
    text = normal(outputs.text)
    places: list[int] = []
    for line in told:
        places.append(text.find(line, places[-1] if places else 0))
    assert len(told) > 40
    assert -1 not in places
    assert text.count(" bisher: ") == len(told)


@pytest.mark.parametrize("name", PAPERS)
def test_the_json_tells_them_too(paper: BuiltPaper, name: str) -> None:
    made = paper(name, ADDITIONS)
    told = [(each["art"], each["abschnitt"], each["stelle"], each["worte"]) for each in made.json]
    assert told == [
        (
            change.kind,
            change.section,
            change.place or None,
            [{"bisher": edit.old, "jetzt": edit.new} for edit in change.edits],
        )
        for change in made.marked.changes
    ]


def test_the_paper_of_many_changes_has_every_kind(paper: BuiltPaper) -> None:
    kinds = {str(change.kind) for change in paper("vieles", FULL).marked.changes}
    assert kinds == {
        "neu",
        "ergänzt",
        "geändert",
        "neu gefasst",
        "gestrichen",
        "verschoben",
        "geteilt",
        "verbunden",
        "neu geteilt",
        "neu nummeriert",
        "Gestaltung",
    }


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("seed", range(60))
def test_html_and_text_tell_the_changes_of_made_documents(seed: int, scope: str) -> None:
    outputs = outputs_of(*pair(seed), scope)
    assert_html_tells(outputs)
    assert_text_tells(outputs)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("seed", range(3))
def test_the_pdf_shows_the_changes_of_made_documents(seed: int, scope: str) -> None:
    assert_pdf_shows(outputs_of(*pair(seed), scope, with_pdf=True))


def composed(name: str) -> Document:
    """Compose an input, without its second title: no edit may put a table or a signature there."""
    loaded = load(ROOT / "inputs" / f"{name}.yaml")
    assert loaded.paper
    assert loaded.form
    made = compose.document(loaded.paper, loaded.form)
    sections = (replace(part, blocks=()) if part.id == "titel" else part for part in made.sections)
    return replace(made, sections=tuple(sections))


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("name", INPUTS)
def test_html_and_text_tell_the_changes_of_edited_inputs(name: str, scope: str) -> None:
    old = composed(name)
    for seed in range(5):
        outputs = outputs_of(old, edited(Random(seed), old), scope)
        assert_html_tells(outputs)
        assert_text_tells(outputs)


@pytest.mark.parametrize("name", INPUTS)
def test_the_pdf_shows_the_changes_of_edited_inputs(name: str) -> None:
    old = composed(name)
    assert_pdf_shows(outputs_of(old, edited(Random(name), old), FULL, with_pdf=True))
