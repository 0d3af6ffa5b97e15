"""What a paper writes in the fields of its form: what it means, and what is said of mistakes."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from drafter.model.answers import Answer, missing, read
from drafter.model.form import Form
from drafter.resources import templates_directory
from tests.forms.conftest import PAPER, Read


@pytest.fixture
def form(read: Read) -> Form:
    loaded = read()
    assert loaded.form
    return loaded.form


def meant(answer: Answer) -> object:
    """Give an answer in plain words: its value, or the boxes with what belongs to them."""
    if not answer.field.kind.has_boxes:
        return answer.printed.replace("\u00a0", " ")
    inner = {each.field.name: meant(each) for each in answer.inner}
    return [option.name for option in answer.ticked], inner


def answered(form: Form, given: dict[str, Any]) -> tuple[dict[str, object], list[str]]:
    found = read(form.fields_of("Beschlussvorlage"), given)
    values = {answer.field.name: meant(answer) for answer in found.answers}
    return values, [problem.message for problem in found.problems]


Below = dict[str, tuple[list[str], dict[str, object]]]
POSITIVE: Below = {"richtung": (["positiv"], {})}
NEGATIVE: Below = {"richtung": (["negativ"], {})}
SMALL: Below = {"gewicht": (["geringfügig"], {})}
GREAT: Below = {"gewicht": (["erheblich"], {})}
MEANINGS: list[tuple[str, Any, object]] = [
    ("verantwortlich", "Dez.  5, Stab", "Dez. 5, Stab"),
    ("kurzfassung", "Eins.\n\nZwei.", "Eins.\n\nZwei."),
    ("gesamtkosten", "2,34 Mio. €", "2.340.000 €"),
    ("beginn", "2012-09-01", "01.09.2012"),
    ("co2", "nein", (["nein"], {})),
    ("co2", "Ja", (["ja"], {})),
    ("co2", "ja, erheblich, positiv", (["ja"], {**POSITIVE, **GREAT})),
    ("co2", "ja, Verkehr, Bau, positiv", (["ja"], {**POSITIVE, "bereich": "Verkehr, Bau"})),
    ("co2", "ja, negativ, Verkehr", (["ja"], {**NEGATIVE, "bereich": "Verkehr"})),
    ("co2", ("ja", "negativ"), (["ja"], NEGATIVE)),
    ("co2", {"wahl": "ja", "bereich": "positiv, b"}, (["ja"], {"bereich": "positiv, b"})),
    ("co2", {"wahl": "ja, geringfügig", "bereich": "a"}, (["ja"], {**SMALL, "bereich": "a"})),
    ("gegenfinanzierung", "weniger, mehr", (["mehr", "weniger"], {})),
    ("gegenfinanzierung", "weniger, 1.234,50 €", (["weniger"], {"minderaufwand": "1.234,50 €"})),
    ("gegenfinanzierung", ("Mehrerträge",), (["mehr"], {})),
]


@pytest.mark.parametrize(("name", "given", "value"), MEANINGS)
def test_an_answer_means_what_it_says(form: Form, name: str, given: Any, value: object) -> None:
    assert answered(form, {name: given}) == ({name: value}, [])


NONE, NOT_HERE = "Hier ist nichts angekreuzt. Bitte", "ist hier nicht vorgesehen."
MISTAKES: list[tuple[str, Any, str]] = [
    ("co2_relevanz", "ja", "Ein Feld „co2_relevanz“ gibt es hier nicht. Bitte löschen oder"),
    ("gesamtkostn", "1 €", "„gesamtkostn“ gibt es hier nicht. Meinten Sie „gesamtkosten“?"),
    ("gesamtkosten", "viel", "„viel“ ist kein Betrag"),
    ("beginn", "31.02.2012", "31.02.2012"),
    ("beginn", ("1.2.2012",), "Im Feld „beginn“ steht ein einzelner Wert."),
    ("co2", "jein", f"„jein“ {NOT_HERE} Meinten Sie „nein“? Möglich: nein oder ja."),
    ("co2", "nein, negativ", "„negativ“ passt nicht hinter „nein“. Bitte löschen: „nein“ genügt."),
    ("co2", {"gewicht": "erheblich"}, f"{NONE} eines davon schreiben: nein oder ja."),
    ("co2", {"wahl": "ja", "richtung": "links"}, f"{NOT_HERE} Möglich: positiv oder negativ."),
    ("co2", {"wahl": "nein", "bereich": "Bau"}, "Hier sind keine Felder vorgesehen."),
    ("gegenfinanzierung", "mehr, wenig", f"„wenig“ {NOT_HERE} Meinten Sie „weniger“?"),
    ("gegenfinanzierung", (), f"{NONE} eines oder mehrere davon"),
]


@pytest.mark.parametrize(("name", "given", "message"), MISTAKES)
def test_a_mistake_is_told_with_its_remedy(form: Form, name: str, given: Any, message: str) -> None:
    _, problems = answered(form, {name: given})
    assert [message in problem for problem in problems] == [True], problems


def test_a_finding_stands_at_the_very_word(read: Read) -> None:
    (finding,) = read("angaben:\n  co2: ja, negatif\n").findings
    assert str(finding.place) == "vorlage.yaml:10:12"
    assert "Meinten Sie „negativ“?" in finding.message
    assert finding.blocks_drafts


def test_a_field_that_only_another_box_has_is_not_asked_for(form: Form) -> None:
    fields = form.fields_of("Beschlussvorlage")

    def open_fields(**given: str) -> list[str]:
        return [field.name for field in missing(fields, read(fields, given).answers)]

    assert open_fields() == ["verantwortlich", "co2"]
    assert open_fields(verantwortlich="Dez. 5", co2="nein") == []
    assert open_fields(verantwortlich="Dez. 5", co2="ja") == ["richtung"]


def test_what_is_left_open_is_not_given(read: Read) -> None:
    loaded = read("angaben:\n  gesamtkosten:\n  co2: nein\n")
    assert loaded.paper
    assert loaded.paper.answers == {"co2": "nein"}


def test_a_text_may_stand_in_a_file_of_its_own(read: Read, tmp_path: Path) -> None:
    (tmp_path / "kurz.md").write_text("Aus der Datei.", encoding="utf-8")
    loaded = read("angaben:\n  kurzfassung: {datei: kurz.md}\n")
    assert loaded.paper
    assert loaded.paper.answers == {"kurzfassung": "Aus der Datei."}


def test_answers_are_keys_with_values(read: Read) -> None:
    (finding,) = read("angaben: nein\n").findings
    assert finding.code == "wert-form"


def test_a_form_without_fields_takes_none(read: Read, folder: Path) -> None:
    shutil.copytree(templates_directory() / "bielefeld", folder.parent / "bielefeld")
    paper = PAPER.replace("teststadt", "bielefeld")
    (finding,) = read("angaben: {co2: nein}\n", base=paper).findings
    assert "Hier sind keine Felder vorgesehen. Bitte löschen." in finding.message
