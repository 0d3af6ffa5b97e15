import pytest

from drafter.document.blocks import Paragraph
from drafter.importers.flow import blocks
from drafter.importers.transcript import Change, Line, Stretch
from tests.importers.flow.made import typed


def runs(text: str) -> list[tuple[str, Change]]:
    (found,) = blocks(typed(text))
    assert isinstance(found, Paragraph)
    return [
        (run.text, run.change if isinstance(run, Stretch) else Change.KEPT) for run in found.runs
    ]


def test_marks_of_our_own_text_are_changes() -> None:
    assert runs("Der Rat [neu: der Stadt] beschließt [gestrichen: die Satzung] heute.") == [
        ("Der Rat ", Change.KEPT),
        ("der Stadt", Change.INSERTED),
        (" beschließt ", Change.KEPT),
        ("die Satzung", Change.DELETED),
        (" heute.", Change.KEPT),
    ]


def test_brackets_inside_a_mark_are_words() -> None:
    assert runs("Es gilt [neu: der Plan [2022] und mehr].")[1] == (
        "der Plan [2022] und mehr",
        Change.INSERTED,
    )


@pytest.mark.parametrize("note", ["geändert", "ergänzt", "verschoben", "neu gefasst"])
def test_a_word_of_the_margin_is_no_word_of_the_text(note: str) -> None:
    for between in (" ", "\n"):
        text = f"[{note}]{between}Der Rat beschließt."
        assert runs(text) == [("Der Rat beschließt.", Change.KEPT)]


@pytest.mark.parametrize(
    "text", ["Der Plan [2022] gilt.", "Es gilt [neu: ohne Ende.", "[sic] Der Rat."]
)
def test_other_brackets_are_words(text: str) -> None:
    assert runs(text) == [(text, Change.KEPT)]


def test_a_mark_over_two_looks_is_one_change() -> None:
    line = Line((Stretch("Es gilt [neu: der "), Stretch("Plan", strong=True), Stretch(" jetzt].")))
    (found,) = blocks([line])
    assert isinstance(found, Paragraph)
    assert [run.text for run in found.runs if isinstance(run, Stretch)] == [
        "der ",
        "Plan",
        " jetzt",
    ]
    assert "".join(run.text for run in found.runs) == "Es gilt der Plan jetzt."
