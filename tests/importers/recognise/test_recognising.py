"""Whole papers: the form, the head and the sections, in all manners of text layers."""

import re
from pathlib import Path

import pytest

from drafter.importers.draft import Certainty, Said
from drafter.importers.reading.text import transcribe
from drafter.importers.recognise import recognise
from tests.importers.recognise import papers
from tests.importers.recognise.conftest import FORMS, Read, claimed, words_of

SUBJECT = (
    "Ausbau der Beispielstraße zwischen Musterweg und Lindenallee - Beschluss über die Planung -"
)
BRIDGE = (
    "Erneuerung der Beispielbrücke über die Alb; Genehmigung der Maßnahme und Vergabe der "
    "Planungsleistungen"
)
HEADS = [
    (
        papers.BIELEFELD,
        ("bielefeld", "Beschlussvorlage", "0876/2009-2014", "03.05.2010", SUBJECT),
    ),
    (
        papers.one_line(papers.BIELEFELD),
        ("bielefeld", "Beschlussvorlage", "0876/2009-2014", "03.05.2010", SUBJECT),
    ),
    (papers.KARLSRUHE, ("karlsruhe", "Beschlussvorlage", "2016/0365", None, BRIDGE)),
    (
        papers.one_line(papers.KARLSRUHE),
        ("karlsruhe", "Beschlussvorlage", "2016/0365", None, BRIDGE),
    ),
    (
        papers.MUSTERSTADT,
        (
            "musterstadt",
            "Mitteilungsvorlage",
            "V/0157/2011",
            "29.03.2011",
            "Anregungen gemäß § 24 der Gemeindeordnung",
        ),
    ),
    (
        papers.LABELS_FIRST,
        (
            "bielefeld",
            "Beschlussvorlage",
            "2859/2020-2025/1",
            "27.01.2022",
            "Umsetzung des Case Managements",
        ),
    ),
    (
        papers.GLUED,
        ("bielefeld", "Beschlussvorlage", "2859/2020-2025", "27.01.2022", "Jahresabschluss 2021"),
    ),
]
KEYS = ("vorlagenart", "drucksachennummer", "datum", "beratungsgegenstand")


@pytest.mark.parametrize(("text", "head"), HEADS)
def test_the_head_is_read(text: str, head: tuple[str | None, ...], read: Read) -> None:
    draft = read(text)
    assert draft.certainty is Certainty.SURE
    assert (draft.form, *(claimed(draft.values.get(key)) for key in KEYS)) == head


@pytest.mark.parametrize("text", [text for text, _ in HEADS])
def test_no_word_of_a_value_is_lost(text: str, read: Read) -> None:
    """What is no label stands in a value or in a remainder, figures for certain."""
    words = words_of(read(text))
    figures = re.findall(r"(?<!\w)[0-9][0-9./-]{3,}[0-9]", text)
    assert [figure for figure in figures if figure not in words] == []


def test_office_date_and_telephone_stand_behind_one_label(read: Read) -> None:
    assert claimed(read(papers.LABELS_FIRST).values["amt"]) == {
        "nummer": "500",
        "name": "Amt für soziale Leistungen",
        "telefon": "51-2528",
    }


def test_an_office_may_be_a_number_only(read: Read) -> None:
    office = claimed(read(papers.BIELEFELD).values["amt"])
    assert office == {"nummer": "660.21", "telefon": "51-3233"}


def test_an_office_without_a_label_is_likely(read: Read) -> None:
    office = read(papers.MUSTERSTADT).values["amt"]
    assert claimed(office) == {
        "name": "Amt des Rates und des Bürgermeisters",
        "telefon": "492 60 45",
    }


def test_a_word_in_a_sentence_is_no_label(read: Read) -> None:
    """„siehe Begründung: …“ goes on in the sentence; the section begins further down."""
    draft = read(papers.BIELEFELD)
    assert "Radweg" in str(claimed(draft.values["begruendung"]))
    assert "Dort stehen" not in str(claimed(draft.values["begruendung"]))


def test_a_printed_hint_belongs_to_no_section(read: Read) -> None:
    assert "länger als drei Seiten" not in words_of(read(papers.BIELEFELD))


def test_a_word_of_the_consultations_is_no_label(read: Read) -> None:
    """„Bericht“ is what the Rat does; „Bericht:“ below begins the text."""
    rationale = claimed(read(papers.MUSTERSTADT).values["begruendung"])
    assert str(rationale).startswith("Folgende Anregungen")


def test_a_section_without_a_home_ends_the_one_before(read: Read) -> None:
    draft = read(papers.KARLSRUHE)
    assert any("durchgeführt am 12.05.2016" in rest.words for rest in draft.remainders)
    assert "12.05.2016" not in str(claimed(draft.values["angaben"]))


def test_a_number_that_is_only_mentioned_is_not_the_own_one(read: Read) -> None:
    text = papers.BIELEFELD.replace("0876/2009-2014", "")
    assert "drucksachennummer" not in read(text).values
    assert "0312/2009-2014" in words_of(read(text))


@pytest.mark.parametrize(
    "number", ["0876/2009-2014/1-E", "0876/2009-20145", "0876/2009-2014 2. Nachtrag"]
)
def test_the_beginning_of_a_longer_number_is_not_claimed(number: str, read: Read) -> None:
    draft = read(papers.BIELEFELD.replace("0876/2009-2014", number))
    assert claimed(draft.values.get("drucksachennummer")) != "0876/2009-2014"


def test_a_date_of_a_meeting_is_not_the_own_one(read: Read) -> None:
    text = papers.KARLSRUHE.replace("Verantwortlich:", "Termin: 19.07.2016\nVerantwortlich:")
    assert "datum" not in read(text).values


def test_a_number_names_the_day_with_vom(read: Read) -> None:
    text = papers.KARLSRUHE.replace("2016/0365", "2016/0365 vom 12.06.2016")
    draft = read(text)
    assert claimed(draft.values["drucksachennummer"]) == "2016/0365"
    assert draft.values["datum"] == Said("12.06.2016", Certainty.LIKELY, words="12.06.2016")


def test_what_repeats_the_subject_is_no_remainder(read: Read) -> None:
    """The head of a page has number and subject again; other words there are kept."""
    page = "Vorlage Nr. V/0157/2011\nAnregungen gemäß § 24 der\nBild: Logo: drei Häuser über einer "
    draft = read(f"{page}Welle\nEingang 12\n\n{papers.MUSTERSTADT}")
    rest = [remainder.words for remainder in draft.remainders]
    assert "Eingang 12" in rest
    assert not any("Anregungen gemäß" in words or "Welle" in words for words in rest)


def test_a_paper_of_no_known_form_is_subject_and_text(read: Read) -> None:
    draft = read("Gemeinde Irgendwo\nBetreff: Bau eines Radwegs\n\nDer Rat möge ihn beschließen.\n")
    assert draft.certainty is Certainty.UNSURE
    assert claimed(draft.values["beratungsgegenstand"]) == "Bau eines Radwegs"
    assert set(draft.values) == {"beratungsgegenstand", "begruendung"}
    assert "nicht bekannt" in draft.notes[0]


def test_a_form_may_be_given() -> None:
    text = "Beschlussvorlage\n\nBetreff\n\nBau eines Radwegs\n\nBeschlussvorschlag\n\nEr kommt.\n"
    draft = recognise(transcribe(text.encode()), FORMS, "musterstadt")
    assert draft.form == "musterstadt"
    assert claimed(draft.values["beratungsgegenstand"]) == "Bau eines Radwegs"


@pytest.mark.parametrize("kind", ["Informationsvorlage", "Beschlussvorlage"])
def test_without_a_title_the_sections_tell_the_kind(kind: str, read: Read) -> None:
    text = papers.BIELEFELD.replace("Beschlussvorlage der Verwaltung\n", "")
    if kind == "Informationsvorlage":
        text = text.replace("Beschlussvorschlag:\n", "")
    said = read(text).values["vorlagenart"]
    assert isinstance(said, Said)
    assert (said.text, said.certainty) == (kind, Certainty.LIKELY)


SEED = Path(__file__).parents[4] / "shared" / "seed"


@pytest.mark.skipif(not SEED.exists(), reason="a text layer that is not part of the project")
def test_a_text_layer_of_the_real_world(read: Read) -> None:
    (path,) = SEED.glob("*.txt")
    draft = read(path.read_text(encoding="utf-8"))
    assert (draft.form, draft.certainty) == ("bielefeld", Certainty.SURE)
    assert claimed(draft.values["vorlagenart"]) == "Beschlussvorlage"
    assert claimed(draft.values["beratungsgegenstand"]) == (
        "Umsetzung des Case Managements im Rahmen des Kommunalen Integrationsmanagements"
    )
    assert claimed(draft.values["nachtrag"]) == {}
    assert "drucksachennummer" not in draft.values
    assert "datum" not in draft.values


def test_a_label_over_keine_ends_the_section_before(read: Read) -> None:
    """„keine“ is an answer, not the end of a sentence that begins with the label."""
    goals = "Auswirkungen auf Ziele, Kennzahlen\nkeine\n\nAuswirkungen auf Ergebnisplan"
    draft = read(papers.BIELEFELD.replace("\nAuswirkungen auf Ergebnisplan", goals))
    assert claimed(draft.values["produktgruppen"]) == (
        {"schluessel": "11.12.01", "bezeichnung": "Öffentliche Verkehrsflächen"},
    )


def test_an_office_without_a_label_ends_before_date_and_telephone(read: Read) -> None:
    office = "Amt für Verkehr, 29.03.2011, 51-2222"
    text = papers.MUSTERSTADT.replace("Amt des Rates und des Bürgermeisters", office)
    draft = read(text.replace("Ruf:\n\n492 60 45\nDatum:\n\n29.03.2011\n", ""))
    assert claimed(draft.values["amt"]) == {"name": "Amt für Verkehr", "telefon": "51-2222"}
    assert claimed(draft.values["datum"]) == "29.03.2011"


@pytest.mark.parametrize("word", ["öffentlich", "03.04.2024", "TOP 7"])
def test_what_stands_below_betreff_by_chance_is_no_subject(word: str, read: Read) -> None:
    """A layer that reads a table by columns has the next column there."""
    draft = read(f"Drucksache: 1234/24\nBetreff:\n\n{word}\nAktenzeichen: 52.1\n\nBericht\n")
    assert claimed(draft.values["beratungsgegenstand"]) is None


def test_a_subject_ends_at_the_first_column_of_bodies(read: Read) -> None:
    """Columns follow one another in a layer, each with its head over its values."""
    columns = "Gremium\nBauausschuss\n\nDatum\n20.02.2024\n\nStatus\nöffentlich\n\nBericht:\nText."
    head = "Stadt Musterstadt\nBerichtsvorlage\nVorlagen-Nr.: V/0157/2011\nBetreff: Neue Wege"
    values = read(f"{head}\n{columns}").values
    assert claimed(values["beratungsgegenstand"]) == "Neue Wege"
    assert claimed(values["beratungsfolge"]) == (
        {"gremium": "Bauausschuss", "sitzung": "20.02.2024", "beratung": "öffentlich"},
    )


@pytest.mark.parametrize(
    "number", ["V/0157/2011/1", "V/0157/2011-E1", "V/0157/2011, 1. Erg.", "V/0157/2011/1. Erg."]
)
def test_a_longer_number_of_any_form_is_not_cut(number: str, read: Read) -> None:
    draft = read(papers.MUSTERSTADT.replace("V/0157/2011", number))
    assert claimed(draft.values.get("drucksachennummer")) != "V/0157/2011"


def test_blanks_around_the_strokes_of_a_number(read: Read) -> None:
    draft = read(papers.MUSTERSTADT.replace("V/0157/2011", "V / 0157 / 2011"))
    assert claimed(draft.values["drucksachennummer"]) == "V/0157/2011"


@pytest.mark.parametrize(
    "before", ["Bezug: Drucksachen-Nr.", "Nachtragsvorlage zur Drucksachen-Nr."]
)
def test_the_number_of_another_paper_in_the_head_is_not_the_own_one(
    before: str, read: Read
) -> None:
    title = "Beschlussvorlage der Verwaltung"
    text = papers.BIELEFELD.replace("0876/2009-2014", "")
    draft = read(text.replace(title, f"{title}\n{before} 0312/2009-2014"))
    assert claimed(draft.values.get("drucksachennummer")) is None


def test_boxes_in_running_text_are_signs_that_every_font_has(read: Read) -> None:
    draft = read("Betreff: Neuer Platz\n\nAuswirkungen auf den Haushalt:\n☒ Nein\n☐ Ja\n")
    text = str(claimed(draft.values["begruendung"]))
    assert r"\[x\] Nein" in text
    assert r"\[ \] Ja" in text
