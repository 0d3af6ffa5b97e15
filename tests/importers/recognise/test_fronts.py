"""Fronts of papers as programs of councils print them: number behind the title, place and day."""

import pytest

from drafter.importers.draft import Certainty, Said
from drafter.importers.recognise.labels import labels_of
from drafter.importers.recognise.units import units_of
from drafter.importers.transcript import Line
from drafter.source.forms import load_form

from .conftest import FORMS, Read, claimed, words_of
from .made import grid

FRONT = """Musterstadt, 15.06.2012

Beschlussvorlage Nr. {number}

Amt: Kämmerei

Betreff: Verkauf eines Grundstücks
{more}
Beratungsfolge

Gremium Termin Beratung
Haupt- und Finanzausschuss 17.07.2012 öffentlich

Beschlussvorschlag

Dem Verkauf wird zugestimmt.
"""


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("V/0265/2012", "V/0265/2012"),
        ("V/0265/2012 2. Ergänzung", "V/0265/2012 2. Ergänzung"),
        ("V/0265/20122. Ergänzung", "V/0265/2012 2. Ergänzung"),
        ("V/0265/20122.Ergänzung", "V/0265/2012 2. Ergänzung"),
    ],
)
def test_the_number_stands_behind_the_title(printed: str, number: str, read: Read) -> None:
    draft = read(FRONT.format(number=printed, more=""))
    assert draft.form == "musterstadt"
    assert claimed(draft.values["drucksachennummer"]) == number


def test_a_number_that_breaks_off_is_not_claimed(read: Read) -> None:
    text = FRONT.format(number="V/0265/2012 2.\nErgänzung", more="")
    assert claimed(read(text).values.get("drucksachennummer")) != "V/0265/2012"


@pytest.mark.parametrize("label", ["Status: öffentlich", "Vorlage-Art: Beschlussvorlage"])
def test_a_label_of_the_head_ends_the_subject(label: str, read: Read) -> None:
    draft = read(FRONT.format(number="V/0265/2012", more=f"{label}\nFederführend: Kämmerei\n"))
    assert claimed(draft.values["beratungsgegenstand"]) == "Verkauf eines Grundstücks"


NON_PUBLIC = """Stadt Bielefeld

Drucksachen-Nr.
2859/2020-2025

Beschlussvorlage der Verwaltung

Gremium Sitzung am Beratung
Rat der Stadt Bielefeld 10.02.2022 nichtöffentlich
Integrationsrat 09.02.2022 öffentlich

Beratungsgegenstand (Bezeichnung des Tagesordnungspunktes)

Verkauf eines Grundstücks

Grund der nichtöffentlichen Beratung: {ground}

Beschlussvorschlag:

Dem Verkauf wird zugestimmt.
"""


def test_a_ground_is_given_to_what_is_not_public(read: Read) -> None:
    rows = read(NON_PUBLIC.format(ground="Grundstücksangelegenheiten")).values["beratungsfolge"]
    assert isinstance(rows, tuple)
    said = [row.get("grund") for row in rows if isinstance(row, dict)]
    assert [each.text if isinstance(each, Said) else None for each in said] == [
        "Grundstücksangelegenheiten",
        None,
    ]
    assert isinstance(said[0], Said)
    assert said[0].certainty is Certainty.LIKELY


def test_a_ground_that_the_form_does_not_know_is_kept_as_words(read: Read) -> None:
    draft = read(NON_PUBLIC.format(ground="Neugier"))
    assert any("Neugier" in rest.words for rest in draft.remainders)


BARE = """Stadt Karlsruhe
BESCHLUSSVORLAGE

Vorlage Nr.: 2016/0365
Verantwortlich: Dez. 6

{subject}

Beratungsfolge dieser Vorlage
Gremium Termin TOP ö nö Ergebnis
Gemeinderat 19.07.2016 12 x
"""


@pytest.mark.parametrize(
    "more",
    [
        "über den Steg am Ufer des Flusses " * 16,
        "Gremien Termin TOP Ergebnis Rat 1.2.2012",
        "\n1. Kulturausschuss am 1.2.2012 - öffentlich -",
    ],
)
def test_a_subject_that_is_more_than_one_is_not_claimed(more: str, read: Read) -> None:
    draft = read(BARE.format(subject=f"Erneuerung der Wege {more}"))
    assert not claimed(draft.values["beratungsgegenstand"])
    assert more.strip() in words_of(draft)


@pytest.mark.parametrize(
    ("printed", "subject"),
    [
        ("Bericht über Spenden an das Museum: 12. Bericht\n2014", None),
        ("Neufassung der Satzung über Märkte vom\n05.05.2007", None),
        ("Gründung der Stadt    Beispielheim     über      die   Nutzung    der\nGärten", None),
        ("Erneuerung der Beispielbrücke\n5", "Erneuerung der Beispielbrücke"),
    ],
)
def test_a_subject_keeps_all_its_words(printed: str, subject: str | None, read: Read) -> None:
    draft = read(BARE.format(subject=printed))
    expected = subject or " ".join(printed.split())
    assert claimed(draft.values["beratungsgegenstand"]) == expected


def test_the_title_may_stand_between_the_label_of_the_subject_and_its_words(read: Read) -> None:
    text = BARE.format(subject="Betreff:\nINFORMATIONSVORLAGE\nBericht über die Brücken")
    values = read(text.replace("\nBESCHLUSSVORLAGE", "")).values
    assert claimed(values["beratungsgegenstand"]) == "Bericht über die Brücken"
    assert claimed(values["vorlagenart"]) == "Informationsvorlage"


FIRST_LABELS = """Stadt Musterstadt

Vorlage - V/0265/2012

{labels}

{values}

Sachverhalt:

Die Wege sind alt.

Beschlussvorschlag:

Die Wege werden erneuert.
"""


def test_values_behind_a_block_of_labels_are_dealt_by_turn(read: Read) -> None:
    labels = "Betreff:\nStatus:\nVorlage-Art:\nFederführend:\nDatum:"
    printed = "Erneuerung der Wege vom 1.2.2011\nöffentlich\nMitteilungsvorlage\nBauamt\n3.4.2012"
    values = read(FIRST_LABELS.format(labels=labels, values=printed)).values
    assert claimed(values["beratungsgegenstand"]) == "Erneuerung der Wege vom 1.2.2011"
    assert claimed(values["amt"]) == {"name": "Bauamt"}
    assert claimed(values["datum"]) == "03.04.2012"
    assert claimed(values["vorlagenart"]) == "Mitteilungsvorlage"
    subject = values["beratungsgegenstand"]
    assert isinstance(subject, Said)
    assert subject.certainty is Certainty.LIKELY


def test_rows_between_the_values_tell_where_the_subject_ends(read: Read) -> None:
    labels = "Betreff:\nBeratungsfolge:\nFederführung:"
    rows = "1. Kulturausschuss am 5.6.2012 - öffentlich\n2. Rat am 7.8.2012 - öffentlich"
    subject = "Erneuerung der Wege\nhier: Beschluss"
    printed = f"{subject}\n{rows}\nBauamt"
    values = read(FIRST_LABELS.format(labels=labels, values=printed)).values
    assert claimed(values["beratungsgegenstand"]) == "Erneuerung der Wege hier: Beschluss"
    assert claimed(values["amt"]) == {"name": "Bauamt"}
    found = values["beratungsfolge"]
    assert isinstance(found, tuple)
    days = [claimed(row["sitzung"]) for row in found if isinstance(row, dict)]
    assert days == ["05.06.2012", "07.08.2012"]


@pytest.mark.parametrize(
    "printed",
    [
        "Erneuerung der Wege\nhier: Beschluss\nöffentlich\nBauamt\n3.4.2012",
        "Erneuerung der Wege\nhier: Beschluss\nBauamt\n3.4.2012",
        "Erneuerung der Wege\nKosten\nBauamt\n3.4.2012",
    ],
)
def test_values_that_do_not_fit_their_labels_are_not_dealt(printed: str, read: Read) -> None:
    labels = "Betreff:\nStatus:\nFederführend:\nDatum:"
    draft = read(FIRST_LABELS.format(labels=labels, values=printed))
    assert claimed(draft.values.get("beratungsgegenstand")) != "Erneuerung der Wege"
    assert "Erneuerung der Wege" in words_of(draft)


CELLED = """Stadt Bielefeld

                   Beschlussvorlage der Verwaltung
 Drucksachen-Nr.       Amt, Datum, Telefon
 9298/2009-2014        Bauamt, 4.10.2010, 51 - 6587

{rows}

 TOP         Beratungsgremium             Sitzungsdatum      Beratungsart     Status
 Ö 14        BV Jöllenbeck                2.11.2010          Entscheidung     Ö

Betroffene Produktgruppe
11.12.01 Öffentliche Verkehrsflächen

Auswirkungen auf Ziele, Kennzahlen
keine

Beschlussvorschlag:

Die Wege werden erneuert.
"""


@pytest.mark.parametrize(
    ("rows", "subject"),
    [
        (
            "           Erneuerung der Wege am\n Betreff\n           Ufer des Flusses",
            "Erneuerung der Wege am Ufer des Flusses",
        ),
        (
            "           Erneuerung aller\n Betreff   Wege am Ufer\n           des Flusses",
            "Erneuerung aller Wege am Ufer des Flusses",
        ),
        (
            "           Informationsvorlage der Verwaltung\n Betreff\n           Ufer des Flusses",
            "Ufer des Flusses",
        ),
        (" Betreff Ufer des Flusses", "Ufer des Flusses"),
        (" Amt\n           Bauamt\n Betreff\n           Ufer des Flusses", "Ufer des Flusses"),
    ],
)
def test_the_label_of_the_subject_may_stand_in_the_middle_of_its_row(
    rows: str, subject: str, read: Read
) -> None:
    assert claimed(read(CELLED.format(rows=rows)).values["beratungsgegenstand"]) == subject


@pytest.mark.parametrize("printed", ["30.03.09", "30.3.2009", "30. März 2009"])
@pytest.mark.parametrize("above", ["", "Anlage\n\n"])
def test_the_day_of_the_paper_among_office_and_telephone(
    printed: str, above: str, read: Read
) -> None:
    text = CELLED.format(rows=" Betreff Ufer des Flusses").replace("4.10.2010", printed)
    draft = read(f"{above}{text}")
    assert draft.form == "bielefeld"
    assert claimed(draft.values["datum"]) == "30.03.2009"
    assert claimed(draft.values["drucksachennummer"]) == "9298/2009-2014"
    assert claimed(draft.values["amt"]) == {"name": "Bauamt", "telefon": "51 - 6587"}


def test_a_period_is_no_day_of_the_paper(read: Read) -> None:
    draft = read(FRONT.format(number="V/0265/2012", more="Datum: 3./4.5.2012\n"))
    assert claimed(draft.values.get("datum")) in (None, "15.06.2012")


def test_the_head_keeps_its_labels_where_it_goes_on_below_the_meeting(read: Read) -> None:
    text = (
        "Stadt Karlsruhe\nBESCHLUSSVORLAGE\n\nGremium: Bauausschuss\nTermin: 3.8.2009\nTOP: 4\n"
        "öffentlich\nVorlage Nr.: 2009/1098\nVerantwortlich: Dez. 1\n\nBetreff:\nErneuerung der "
        "Wege\n\nBeschlussantrag (Kurzfassung)\nSiehe unten.\n\nFinanzielle Auswirkungen nein [ ] "
        "ja [x]\n\nISEK Karlsruhe 2020 - relevant nein [x] ja [ ]\n"
    )
    draft = read(text)
    assert draft.form == "karlsruhe"
    assert claimed(draft.values["drucksachennummer"]) == "2009/1098"


SIGNS = """Stadt Karlsruhe
INFORMATIONSVORLAGE

Gremium:
Umlegungsausschuss
Termin:
28.05.2008
Vorlage Nr.:
2008/0924
TOP:
15
öffentlich
Verantwortlich:
Dez. 1

{subject}

Beratungsfolge dieser Vorlage
Gremium Termin TOP ö nö Ergebnis
Gemeinderat 19.07.2008 12 x
"""


@pytest.mark.parametrize(
    "subject",
    [
        "Bericht über die Wege am Ufer\nhier: Kosten",
        "Wirtschaftsplan der Beispiel-Gesellschaft (BMG\n\nGmbH)",
        "Bericht über die Wege am\n\nUfer",
        "Bericht über die Wege\n\nhier: Kosten",
    ],
)
def test_a_subject_below_a_sign_of_the_meeting_is_whole(subject: str, read: Read) -> None:
    values = read(SIGNS.format(subject=subject)).values
    assert claimed(values["beratungsgegenstand"]) == " ".join(subject.split())


def test_two_labels_above_two_values_are_no_office(read: Read) -> None:
    head = "Fachbereich Datum\nFachbereich 3 Bauen 14.02.2005\n"
    draft = read(FRONT.format(number="V/0265/2012", more="").replace("Amt: Kämmerei\n", head))
    assert "amt" not in draft.values
    assert "Bauen 14.02.2005" in words_of(draft)


@pytest.mark.parametrize("gap", ["   ", " "])
def test_what_stands_right_of_the_label_of_the_office_is_not_the_office(
    gap: str, read: Read
) -> None:
    lead = f" Amt, Datum, Telefon{gap}Postanschrift: 33597 Bielefeld\n Bauamt, 4.5.2010, 51 - 65\n"
    text = CELLED.format(rows=" Betreff Ufer des Flusses")
    before, _, after = text.partition(" Drucksachen-Nr.")
    rest = after.partition("51 - 6587\n")[2]
    draft = read(f"{before} Drucksachen-Nr. 9298/2009-2014\n{lead}{rest}")
    assert claimed(draft.values["amt"]) == {"name": "Bauamt", "telefon": "51 - 65"}
    assert claimed(draft.values["datum"]) == "04.05.2010"
    assert "Postanschrift: 33597 Bielefeld" in words_of(draft)


def test_a_broken_value_beside_a_number_is_one_value(read: Read) -> None:
    head = (
        "                       Bauamt,\n 9298/2009-2014\n                       4.5.2010, 51 - 65"
    )
    text = CELLED.format(rows=" Betreff Ufer des Flusses")
    text = text.replace(" 9298/2009-2014        Bauamt, 4.10.2010, 51 - 6587", head)
    draft = read(text)
    assert claimed(draft.values["drucksachennummer"]) == "9298/2009-2014"
    assert claimed(draft.values["datum"]) == "04.05.2010"


COUNCIL_SYSTEM = """Stadt Musterstadt · Die Bürgermeisterin

Beschlussvorlage
{heading}
Vorlagennummer: V/0591/2018
Vorlageart: Beschlussvorlage
Datum: 21.08.2018
Federführung: Hauptamt

Beratungsfolge
Gremium Sitzung am Ö/N
Kulturausschuss                                                           17.09.2018 Ö
{below}
Beschlussvorschlag:
Die Wege werden erneuert.
"""


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        ("Erneuerung der Wege am Ufer\nhier: Kosten", "Erneuerung der Wege am Ufer hier: Kosten"),
        ("Rathausplatz 1, 12345 Musterstadt am See", None),
        ("Dezernat 3 für Planen und Bauen", None),
    ],
)
def test_the_subject_between_title_and_table_needs_no_label(
    heading: str, subject: str | None, read: Read
) -> None:
    draft = read(COUNCIL_SYSTEM.format(heading=heading, below=""))
    assert draft.form == "musterstadt"
    assert claimed(draft.values.get("beratungsgegenstand")) == subject
    assert all(word in words_of(draft) for word in heading.split())


def test_the_subject_may_stand_below_the_rows(read: Read) -> None:
    text = COUNCIL_SYSTEM.format(heading="", below="Betrifft: Erneuerung der Wege")
    values = read(text.replace("17.09.2018 Ö", "17.09.2018, 17:00 Uhr   11")).values
    assert claimed(values["beratungsgegenstand"]) == "Erneuerung der Wege"


def test_a_title_in_a_cell_has_no_value_below_it() -> None:
    table = grid(("Vorlageart:", "Beschlussvorlage"), ("Datum:", "02.11.2020"))
    units = units_of([table], labels_of(load_form("musterstadt", FORMS)))
    texts = [unit.text for unit in units if isinstance(unit, Line)]
    assert texts == ["Vorlageart:", "Beschlussvorlage", "Datum:", "02.11.2020"]
