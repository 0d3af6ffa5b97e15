"""Labels as Word counts them: what is printed is the label of the Document, always."""

import pytest

from drafter.document import Document, Furniture, Item, ListBlock, Paragraph, Section, inline
from drafter.render.docx.numbering import Label, Numberings, hanging, label_of, numbers
from tests.word.papers import pair_of, written
from tests.word.parts import opened, w
from tests.word.test_deciding import assert_both_sides, shown


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("1.", ("decimal", "", 1, ".")),
        ("12)", ("decimal", "", 12, ")")),
        ("Anlage 3", ("decimal", "Anlage ", 3, "")),
        ("a)", ("lowerLetter", "", 1, ")")),
        ("z)", ("lowerLetter", "", 26, ")")),
        ("bb)", ("lowerLetter", "", 28, ")")),
        ("", ("bullet", "•", 0, "")),
        ("ab)", ("bullet", "ab)", 0, "")),
        ("§ 3 Abs. 2", ("bullet", "§ 3 Abs. 2", 0, "")),
        ("01.", ("bullet", "01.", 0, "")),
        ("–", ("bullet", "–", 0, "")),
    ],
)
def test_a_label_is_a_number_with_text_around_it(printed: str, label: tuple[object, ...]) -> None:
    assert label_of(printed) == Label(*label)  # type: ignore[arg-type]


def test_labels_that_follow_one_another_are_counted_together() -> None:
    made = numbers(["1.", "2.", "4.", "5.", "a)", "1.", "1."], 0, 0, 400, 1)
    counted = Numberings()
    assert [counted.number(each) for each in made] == [1, 1, 2, 2, 3, 4, 5]


def test_a_long_label_has_more_room() -> None:
    assert hanging(["1.", "2."]) < hanging(["Anlage 1"]) < hanging(["Anlage 1", "Anlage 10"])


def listed(*labels: str) -> Document:
    items = tuple(Item(label, (Paragraph(inline(f"Punkt {label}")),)) for label in labels)
    section = Section("begruendung", inline("Begründung:"), (ListBlock("number", items),))
    return Document("de", "T", "Amt", "", "2024-05-17", (section,), Furniture((), (), ""))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("1.", "2.", "3."), ("1.", "2.", "4.")),
        (("1.", "2."), ("a)", "b)")),
        (("1.", "1.", "1."), ("1.", "2.", "3.")),
        (("Anlage 1", "Anlage 2"), ("Anlage 1a", "Anlage 2")),
        (("7.", "8."), ("8.", "9.")),
    ],
)
def test_other_labels_come_and_go_with_the_changes(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    assert_both_sides(pair_of(listed(*before), listed(*after)))


def test_an_item_that_came_needs_no_change_of_the_labels_behind_it() -> None:
    old, new = listed("1.", "2."), listed("1.", "2.", "3.")
    docx = written(new, old)
    assert b"pPrChange" not in opened(docx).parts["word/document.xml"]
    assert [part.label for part in shown(docx)[1:]] == ["1.", "2.", "3."]  # type: ignore[union-attr]


def test_word_goes_on_counting() -> None:
    """The list has one numbering, of which each level is told: Enter gives „4.“, Tab „a)“."""
    package = opened(written(listed("1.", "2.", "3.")))
    (definition,) = package.tree("word/numbering.xml").iter(w("abstractNum"))
    levels = definition.findall(w("lvl"))
    told = [
        (level.find(w("numFmt")).get(w("val")), level.find(w("lvlText")).get(w("val")))
        for level in levels[:3]
    ]
    assert told == [("decimal", "%1."), ("lowerLetter", "%2)"), ("decimal", "%3.")]
    assert len(levels) == 9
