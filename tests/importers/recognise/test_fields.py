"""The form's own fields, in all kinds, and the box of a Nachtrag."""

import pytest

from drafter.importers.draft import Certainty, Said
from tests.importers.recognise import papers
from tests.importers.recognise.conftest import Read, claimed


def answers(text: str, read: Read) -> object:
    return claimed(read(text).values.get("angaben"))


def test_fields_of_the_paper(read: Read) -> None:
    assert answers(papers.KARLSRUHE, read) == {
        "verantwortlich": "Dez. 6",
        "kurzfassung": "Die Brücke wird erneuert.",
        "finanzielle_auswirkungen": "ja, Investition",
        "gesamtkosten": "1.200.000\u00a0€",
        "iq_relevant": "ja, Grüne Stadt",
    }


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("☐ Nein ☒ Ja Korridorthema: Grüne Stadt", "☒ Nein ☐ Ja", "iq_relevant", "nein"),
        ("☐ Nein ☒ Ja Korridorthema: Grüne Stadt", "Nein Ja", "iq_relevant", None),
        ("☐ Nein ☒ Ja Korridorthema", "☒ Nein ☒ Ja Korridorthema", "iq_relevant", None),
        ("1.200.000 €", "rund eine Million", "gesamtkosten", None),
        (
            "☒ Investition\n☐",
            "☐ Investition\n☒",
            "finanzielle_auswirkungen",
            "ja, Konsumtive Maßnahme",
        ),
    ],
)
def test_boxes_and_amounts(old: str, new: str, field: str, value: str | None, read: Read) -> None:
    text = papers.KARLSRUHE
    assert old in text
    found = answers(text.replace(old, new), read)
    assert isinstance(found, dict)
    assert found.get(field) == value


SECOND = """Nachtragsvorlage
Diese Vorlage
{} ersetzt die Ursprungsvorlage.
{} ergänzt die Ursprungsvorlage.
"""


def supplement(boxes: tuple[str, str], number: str, read: Read) -> object:
    text = papers.BIELEFELD.replace("0876/2009-2014", number)
    title = "Beschlussvorlage der Verwaltung\n"
    return read(text.replace(title, title + SECOND.format(*boxes))).values.get("nachtrag")


@pytest.mark.parametrize(
    ("boxes", "mode"),
    [
        (("☒", "☐"), "ersetzt"),
        (("[ ]", "[x]"), "ergänzt"),
        (("", "x"), "ergänzt"),
        (("\uf0fe", "\uf06f"), "ersetzt"),
        (("", ""), None),
        (("\uf123", "\uf124"), None),
    ],
)
def test_the_box_of_a_supplement(boxes: tuple[str, str], mode: str | None, read: Read) -> None:
    found = supplement(boxes, "0876/2009-2014/1", read)
    assert isinstance(found, dict)
    assert claimed(found["art"]) == mode
    assert found["zu"] == Said("0876/2009-2014", Certainty.UNSURE, found["zu"].note)


def test_a_number_may_say_that_a_paper_is_a_supplement(read: Read) -> None:
    text = papers.BIELEFELD.replace("0876/2009-2014", "0876/2009-2014/1")
    assert "nachtrag" in read(text).values
    assert "nachtrag" not in read(papers.BIELEFELD).values


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Diese Vorlage ☐ ersetzt / ☒ ergänzt die ursprüngliche Vorlage.", "ergänzt"),
        ("Diese Vorlage ☒ ersetzt ☐ ergänzt die Ursprungsvorlage", "ersetzt"),
        ("Diese Vorlage ersetzt ☐ / ergänzt ☒ die ursprüngliche Vorlage.", "ergänzt"),
        ("Diese Vorlage ersetzt [x], ergänzt [ ] die Ursprungsvorlage.", "ersetzt"),
        ("Die Vorlage ☐ergänzt oder ☒ersetzt die Vorlage 0876/2009-2014.", "ersetzt"),
        ("Diese Vorlage\n☐ ersetzt\n☒ ergänzt\ndie ursprüngliche Vorlage.", "ergänzt"),
        ("Diese Vorlage \uf06f ersetzt / \uf0fe ergänzt die Ursprungsvorlage.", "ergänzt"),
        ("Diese Vorlage ☒ ersetzt / ☒ ergänzt die ursprüngliche Vorlage.", None),
        ("Diese Vorlage ☐ ersetzt / ☐ ergänzt die ursprüngliche Vorlage.", None),
        ("Diese Vorlage ersetzt ☒ ergänzt die ursprüngliche Vorlage.", None),
        ("Diese Vorlage ☒ ersetzt ☐ / ☒ ergänzt die ursprüngliche Vorlage.", None),
        ("Diese Vorlage ersetzt / ergänzt die ursprüngliche Vorlage.", None),
    ],
)
def test_both_words_of_the_box_in_one_sentence(sentence: str, mode: str | None, read: Read) -> None:
    for text, title, second in (
        (papers.BIELEFELD, "Beschlussvorlage der Verwaltung\n", "Nachtragsvorlage"),
        (papers.KARLSRUHE, "BESCHLUSSVORLAGE\n", "Ergänzungsvorlage"),
    ):
        found = read(text.replace(title, f"{title}{second}\n{sentence}\n", 1)).values
        entry = found["nachtrag"]
        assert isinstance(entry, dict)
        said = entry["art"]
        assert isinstance(said, Said)
        assert said.text == (mode or "")
        assert said.certainty is (Certainty.SURE if mode else Certainty.UNSURE)
        assert found["beratungsgegenstand"] == read(text).values["beratungsgegenstand"]


def test_two_ticks_without_a_title_are_a_doubt(read: Read) -> None:
    title = "Beschlussvorlage der Verwaltung\n"
    boxes = SECOND.removeprefix("Nachtragsvorlage\n").format("☒", "☒")
    entry = read(papers.BIELEFELD.replace(title, title + boxes)).values["nachtrag"]
    assert isinstance(entry, dict)
    assert claimed(entry) == {}
    assert "angekreuzt" in entry["art"].note
