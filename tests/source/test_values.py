"""Findings of shape and value: keys, fields, lists, lines, dates, amounts, each with its place."""

import pytest

from tests.source.conftest import MINIMAL, Load, Told

pytestmark = pytest.mark.usefixtures("reader")

SPOILED = {
    "misspelt key": ("zusammenfasung: x\n", "6:1 schluessel-unbekannt", "„zusammenfassung“"),
    "capital key": ("Ziele: x\n", "6:1 schluessel-unbekannt", "Meinten Sie „ziele“"),
    "foreign key": ("xyz123: x\n", "6:1 schluessel-unbekannt", "beratungsfolge, produktgruppen"),
    "misspelt key below": (
        "finanzen:\n  auswirkung: nein\n",
        "7:3 schluessel-unbekannt",
        "„auswirkungen“",
    ),
    "english attribute": ("subject: x\n", "6:1 schluessel-unbekannt", "Schlüssel „subject“"),
    "list for a text": ("ziele: [a, b]\n", "6:8 wert-form", "ein Text erwartet"),
    "list for a line": ("datum: [a, b]\n", "6:8 wert-form", "einzelner Wert erwartet"),
    "mapping for a text": ("ziele: {text: x}\n", "6:8 wert-form", "ein Text erwartet"),
    "text for a list": ("anlagen: Lageplan\n", "6:10 wert-form", "eine Liste erwartet"),
    "text for a record": ("finanzen: keine\n", "6:11 wert-form", "auswirkungen, text"),
    "list for a record": ("finanzen:\n  - x\n", "7:3 wert-form", "auswirkungen, text"),
    "amount cut by its comma": (
        "finanzen:\n  plaene:\n    - plan: Ergebnisplan\n      zeilen:\n"
        "        - {bezeichnung: a, art: Aufwand, betraege: {2026: 1.234,50 €}}\n",
        "10:65 wert-form",
        "„50 €“",
    ),
    "text for a mapping": ("abbildungen: x\n", "6:14 wert-form", "„Schlüssel: Wert“"),
    "unknown status in an item": (
        "anlagen:\n  - titel: Plan\n    beratung: geheim\n",
        "8:15 wert-ungueltig",
        "öffentlich, nichtöffentlich",
    ),
    "no such day": ("datum: 31.02.2022\n", "6:8 wert-ungueltig", "kein Tag des Kalenders"),
    "short year": ("datum: 1.2.22\n", "6:8 wert-ungueltig", "vier Ziffern"),
    "no date": ("datum: morgen\n", "6:8 wert-ungueltig", "kein Datum"),
    "no yes or no": (
        "finanzen:\n  auswirkungen: vielleicht\n",
        "7:17 wert-ungueltig",
        "„ja“ oder „nein“",
    ),
    "quoted empty text": ('ziele: ""\n', "6:8 wert-ungueltig", "fehlt der Text"),
    "quoted blank line": ('fussvermerk: "  "\n', "6:14 wert-ungueltig", "fehlt der Text"),
    "too long a line": (f"fussvermerk: {'x' * 1001}\n", "6:14 wert-ungueltig", "1000 Zeichen"),
    "too many signatures": (
        "unterschrift: [A, B, C, D, E, F]\n",
        "6:15 wert-ungueltig",
        "höchstens 5",
    ),
    "no rows": (
        "finanzen:\n  plaene:\n    - plan: Finanzplan\n      zeilen: []\n",
        "9:15 feld-fehlt",
        "mindestens einen Eintrag",
    ),
    "missing field below": (
        "nachtrag:\n  zu: erste.yaml\n",
        "7:3 feld-fehlt",
        "„art“ (Art)",
    ),
    "bad year": (
        "finanzen:\n  deckung:\n    jahr: 22\n",
        "8:11 wert-ungueltig",
        "vierstellig",
    ),
    "ambiguous amount": (
        "finanzen:\n  deckung:\n    bedarf: 300.00\n",
        "8:13 wert-ungueltig",
        "mehrdeutig",
    ),
    "misspelt publicity": (
        "beratungsfolge:\n  - HWBA, 10.02.2022, öffentich\n",
        "7:23 zeile-unverstanden",
        "Meinten Sie „öffentlich“",
    ),
    "misspelt publicity without a date": (
        "beratungsfolge:\n  - HWBA, öffentich\n",
        "7:11 zeile-unverstanden",
        "Meinten Sie „öffentlich“",
    ),
    "bad date in a line": (
        "beratungsfolge:\n  - HWBA, 31.02.2022, öffentlich\n",
        "7:11 wert-ungueltig",
        "kein Tag des Kalenders",
    ),
    "bad date in a folded line": (
        "beratungsfolge:\n  - >-\n    HWBA,\n    31.02.2022\n",
        "9:5 wert-ungueltig",
        "kein Tag des Kalenders",
    ),
    "bad date in a quoted line": (
        "fruehere_behandlung:\n  - lesungen: ['Rat, 30.02.2020, TOP 6']\n",
        "7:22 wert-ungueltig",
        "kein Tag des Kalenders",
    ),
    "bad amount in a line": (
        "finanzen:\n  deckung:\n    zeilen:\n      - Mehrertrag 2022 i.H.v. 1.00 €\n",
        "9:32 wert-ungueltig",
        "mehrdeutig",
    ),
    "line of a cover without an amount": (
        "finanzen:\n  deckung:\n    zeilen:\n      - Mehrertrag 2022\n",
        "9:9 zeile-unverstanden",
        "275.000 €",
    ),
    "two dates in a consultation": (
        "beratungsfolge:\n  - HWBA, 10.02.2022, 11.02.2022\n",
        "7:23 zeile-unverstanden",
        "eigene Zeile",
    ),
    "too long a printed line": (
        f"beratungsfolge:\n  - {'Rat, ' * 300}\n",
        "7:5 zeile-unverstanden",
        "länger als 1000 Zeichen",
    ),
    "unknown ground key": (
        "beratungsfolge:\n  - gremium: Rat\n    gründe: x\n",
        "8:5 schluessel-unbekannt",
        "Meinten Sie „grund“",
    ),
}


@pytest.mark.parametrize(("spoil", "place", "words"), SPOILED.values(), ids=SPOILED.keys())
def test_a_wrong_value_gives_one_finding_at_the_place(
    spoil: str, place: str, words: str, loaded: Load
) -> None:
    result = loaded(MINIMAL + spoil)
    (finding,) = result.findings
    assert f"{finding.place.line}:{finding.place.column} {finding.code}".startswith(place)
    assert words in finding.message
    assert "\n" not in finding.message
    assert result.paper is None


@pytest.mark.parametrize(
    ("key", "example"),
    [
        ("formular", "formular: bielefeld"),
        ("vorlagenart", "vorlagenart: Beschlussvorlage"),
        ("amt", "amt: 500 Amt"),
        ("beratungsgegenstand", "(Beratungsgegenstand)"),
    ],
)
def test_a_missing_field_is_named_with_an_example(key: str, example: str, loaded: Load) -> None:
    lines = [line for line in MINIMAL.splitlines(keepends=True) if not line.startswith(key)]
    (finding,) = loaded("".join(lines)).findings
    assert (finding.code, str(finding.place)) == ("feld-fehlt", "p.yaml:1:1")
    assert f"„{key}“" in finding.message
    assert example in finding.message


def test_a_field_left_open_is_missing(told: Told) -> None:
    assert told(MINIMAL.replace(": Ein Gegenstand", ":")) == ["5:21 feld-fehlt"]


def test_unknown_form_and_kind_name_what_there_is(loaded: Load) -> None:
    (form,) = loaded(MINIMAL.replace("bielefeld", "atlantis")).findings
    (kind,) = loaded(MINIMAL.replace("Beschlussvorlage", "Gedicht")).findings
    assert (form.code, str(form.place)) == ("formular-unbekannt", "p.yaml:1:11")
    assert "bielefeld" in form.message
    assert (kind.code, str(kind.place)) == ("vorlagenart-unbekannt", "p.yaml:3:14")
    assert "Informationsvorlage" in kind.message


def test_a_form_cannot_be_a_path(told: Told) -> None:
    assert told(MINIMAL.replace("bielefeld", "../templates/bielefeld")) == [
        "1:11 formular-unbekannt"
    ]


EIGHT = """\
formular: bielefeld
status: fertig
vorlagenart: Beschlussvorlage
amt: 500 Amt für soziale Leistungen
beratungsgegenstand: Los #3
datum: 31.02.2022
titel: x
beratungsfolge:
  - HWBA, 10.02.2022, öffentich
anlagen: Lageplan
ziele: &z mehr
ziele: weniger
"""


def test_eight_problems_give_eight_findings_in_the_order_of_the_file(told: Told) -> None:
    assert told(EIGHT) == [
        "2:9 wert-ungueltig",
        "5:26 yaml-raute",
        "6:8 wert-ungueltig",
        "7:1 schluessel-unbekannt",
        "9:23 zeile-unverstanden",
        "10:10 wert-form",
        "11:8 yaml-anker",
        "12:1 yaml-doppelt",
    ]


def test_every_sentence_is_german_and_says_what_to_do(loaded: Load) -> None:
    for finding in loaded(EIGHT).findings:
        assert "itte" in finding.message or "Meinten Sie" in finding.message


def test_list_entries_left_open_do_not_count(loaded: Load) -> None:
    paper = loaded(MINIMAL + "beratungsfolge:\n  - \n  - Rat\n  - ~\n").paper
    assert paper is not None
    assert [consultation.organization for consultation in paper.consultations] == ["Rat"]


def test_an_open_entry_does_not_move_the_place_of_the_next(told: Told) -> None:
    text = MINIMAL + "beratungsfolge:\n  -\n  - Rat, 31.02.2022\n"
    assert told(text) == ["8:10 wert-ungueltig"]


def test_thousands_of_unknown_keys_are_told_in_time(told: Told) -> None:
    assert len(told(MINIMAL + "".join(f"zielx{n}: 1\n" for n in range(5_000)))) == 5_000
