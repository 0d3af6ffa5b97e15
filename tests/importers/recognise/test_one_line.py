"""Papers whose text layer is one line: labels are found in it, points told, long words doubted."""

from typing import Final

import pytest

from drafter.importers.draft import Certainty, Said
from tests.importers.recognise.conftest import Read, claimed

SENTENCES: Final = (
    "Alternativen wurden geprüft, kommen aber aus technischen Gründen nicht in Betracht. Mit den "
    "Arbeiten soll im Frühjahr begonnen werden. Die Bauzeit beträgt voraussichtlich acht Monate. "
)
KARLSRUHE: Final = f"""Stadt Karlsruhe Informationsvorlage Der Oberbürgermeister
Vorlage Nr. 2011/0234 Dez. 4 Betreff: Wahl einer Schiedsperson für den Bezirk 391
Gremium Termin TOP ö nö Ergebnis Migrationsbeirat 2011-03-01 24 x vorberaten
Ortschaftsrat Neureut 2011-03-16 8.2 x zur Kenntnis genommen {{}}Erläuterungen {SENTENCES * 3}
""".replace("\n", " ")
BIELEFELD: Final = f"""STADT BIELEFELD Amt, Datum, Telefon 660.21, 03.05.2010, 51-3233
Drucksachen-Nr. 0876/2009-2014 Beschlussvorlage der Verwaltung Gremium Sitzung am Beratung
Bezirksvertretung Heepen 20.05.2010 öffentlich
Beratungsgegenstand (Bezeichnung des Tagesordnungspunktes) Ausbau der Beispielstraße
Betroffene Produktgruppe 11.04.07.01 Bibliothek Auswirkungen auf Ziele, Kennzahlen keine
Auswirkungen auf Ergebnisplan, Finanzplan Kosten von 120.000 €. Beschlussvorschlag: Der Rat
beschließt: 1. Der Ausbau wird beschlossen. 2. Der 3. Bauabschnitt folgt zum 1. März. 3. Die
Verwaltung berichtet. Begründung: {SENTENCES * 3}
""".replace("\n", " ")


def test_a_form_is_known_by_the_labels_within_the_line(read: Read) -> None:
    draft = read(KARLSRUHE.format(""))
    assert (draft.form, draft.certainty > Certainty.UNSURE) == ("karlsruhe", True)
    assert claimed(draft.values["drucksachennummer"]) == "2011/0234"
    assert (
        claimed(draft.values["beratungsgegenstand"])
        == "Wahl einer Schiedsperson für den Bezirk 391"
    )


def test_a_result_that_goes_on_with_the_text_is_not_claimed(read: Read) -> None:
    more = "Gemeinderat 2011-04-05 13 x einstimmig Seite 1 beschlossen Kurzfassung " + SENTENCES
    rows = read(KARLSRUHE.format(more)).values["beratungsfolge"]
    assert isinstance(rows, tuple)
    results = [row["ergebnis"] for row in rows if isinstance(row, dict) and "ergebnis" in row]
    assert list(map(claimed, results)) == ["vorberaten", "zur Kenntnis genommen", None]


def test_long_labels_of_the_form_need_no_colon_and_no_capital_behind_them(read: Read) -> None:
    values = read(BIELEFELD).values
    assert claimed(values["produktgruppen"]) == (
        {"schluessel": "11.04.07.01", "bezeichnung": "Bibliothek"},
    )
    assert claimed(values["ziele"]) == "keine"
    assert "120.000" in str(claimed(values["finanzen"]))


@pytest.mark.parametrize("label", ["Produktgruppe(n)", "Produktgruppen", "Produktgruppe/n"])
@pytest.mark.parametrize("more", ["", " in zwei Schritten erneuern"])
def test_the_variants_of_long_labels_end_the_subject(label: str, more: str, read: Read) -> None:
    text = BIELEFELD.replace("Produktgruppe", label).replace("Ausbau der", "Die")
    values = read(text.replace("Beispielstraße", f"Beispielstraße{more}")).values
    assert claimed(values["beratungsgegenstand"]) == f"Die Beispielstraße{more}"
    assert claimed(values["produktgruppen"]) == (
        {"schluessel": "11.04.07.01", "bezeichnung": "Bibliothek"},
    )


def test_points_within_the_line_are_points(read: Read) -> None:
    resolution = read(BIELEFELD).values["beschlussvorschlag"]
    assert claimed(resolution) == {
        "einleitung": "Der Rat beschließt:",
        "ziffern": (
            {"text": "Der Ausbau wird beschlossen."},
            {"text": "Der 3. Bauabschnitt folgt zum 1. März."},
            {"text": "Die Verwaltung berichtet."},
        ),
    }


def test_two_decisions_of_one_body_are_a_doubt(read: Read) -> None:
    table = (
        "Stadt Karlsruhe\nBESCHLUSSVORLAGE\nVorlage Nr.: 2016/0365\n\nBetreff:\nBeispielbrücke\n\n"
        "Gremium\n\nTermin\n\nTOP\n\nErgebnis\n\nBauausschuss\n\n05.10.2011\n\n17.2\n\n{}\n\n"
        "Gemeinderat\n\n28.12.2011\n\n16.2\n\n{}\n\nKurzfassung\nDie Brücke wird erneuert.\n"
    )
    lone, several = (
        read(table.format("vertagt", result)).values["beratungsfolge"]
        for result in ("einstimmig\nbeschlossen", "vorberaten\n\neinstimmig\nbeschlossen")
    )
    assert "'ergebnis': 'einstimmig beschlossen'" in str(claimed(lone))
    assert "'ergebnis': 'vertagt'" in str(claimed(several))
    assert "beschlossen" not in str(claimed(several))


QUOTING: Final = f"""STADT KARLSRUHE Der Oberbürgermeister BESCHLUSSVORLAGE Gremium:
7. Plenarsitzung
Gemeinderat Termin: 12.03.13 Vorlage Nr.: 2013/0077 TOP: 4 öffentlich Verantwortlich: Dez. 3
Wahl einer Schieds\u2010 person für den Bezirk Musterhausen Beratungsfolge dieser Vorlage am TOP
ö nö
Ergebnis Bauausschuss 08.02.13 6 x zurückgestellt Gemeinderat 12.03.13 4 x Antrag an den Gemeinderat
Der Gemeinderat wählt die Schiedsperson. Finanzielle Auswirkungen nein X ja Erläuterungen
Der Antrag vom 3. Mai 2012 lautet: „Betreff: Bänke am Ufer. Beschlussvorschlag: Die Bänke werden
erneuert.“ Dazu nimmt die Verwaltung Stellung: {SENTENCES * 3}
""".replace("\n", " ")


def test_a_quoted_label_is_none_and_the_head_ends_at_the_table(read: Read) -> None:
    values = read(QUOTING).values
    subject = claimed(values["beratungsgegenstand"])
    assert subject == "Wahl einer Schiedsperson für den Bezirk Musterhausen"
    rows = values["beratungsfolge"]
    assert isinstance(rows, tuple)
    days = [claimed(row["sitzung"]) for row in rows if isinstance(row, dict)]
    assert days == ["08.02.2013", "12.03.2013"]
    assert "Bänke" not in str(claimed(values["beschlussvorschlag"]))


REPORTING: Final = f"""Stadt Musterstadt Der Bürgermeister Rathausplatz 1, 12345 Musterstadt
Vorlage Nr.
V/0123/2009 Datum 4. Mai 2009 Az. 32-1 Berichtsvorlage Status: öffentlich Betreff: Bericht des
Stadtarchivs Beratungsfolge: 1. Kulturausschuss am 02.06.2009 Kenntnisnahme öffentlich Sachverhalt:
Der Ausschuss bat, eine Beschlussvorlage zu erarbeiten: „Beschlussvorschlag: Das Archiv wird
umgebaut.“ {SENTENCES * 2}
""".replace("\n", " ")


def test_the_kind_is_the_title_in_the_head_and_no_word_of_the_text(read: Read) -> None:
    said = read(REPORTING).values["vorlagenart"]
    assert isinstance(said, Said)
    assert (said.text, said.certainty) == ("Mitteilungsvorlage", Certainty.SURE)
