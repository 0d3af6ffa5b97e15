"""Where labels begin: behind values, below long lines, with and without a colon."""

import pytest

from drafter.importers.draft import Certainty, Value
from tests.importers.recognise.conftest import Read, claimed

HEAD = """Stadt Musterstadt
Musterstadt, 04.09.2012
Beschlussvorlage Nr. V/0292/2012
Amt: Amt für Grünflächen, Umwelt und Forst Auskunft erteilt: 51-2723
Betreff: Verkauf eines städtischen Grundstücks am Ostkamp
"""
SENTENCE = (
    "Die Nutzerinnen und Nutzer haben sich in einer Befragung zufrieden geäußert, wünschen sich\n"
)
TEXT = f"{SENTENCE * 6}aber längere Öffnungszeiten.\n"
PAPER = f"""{HEAD}
Beratungsfolge
TOP Gremium Sitzung am Status Zuständigkeit
2 Haupt- und Finanzausschuss 02.10.2012 öffentlich Entscheidung

Begründung
{TEXT}
Beschlussvorschlag
1. Das Grundstück wird verkauft.
2. Die Verwaltung schließt den Vertrag.

Frühere Behandlung
Ortsbeirat Altenfeld am 30.08.2011, TOP 17.2 (Vorlage Nr. V/1346/2011)
"""
KARLSRUHE = f"""Stadt Karlsruhe
BESCHLUSSVORLAGE
Vorlage Nr.: 2016/0365
Dez. 6

Betreff:
Erneuerung der Beispielbrücke

Gremium Termin TOP ö nö Ergebnis
Bauausschuss 01.07.2016 2 x

Kurzfassung
Die Brücke wird erneuert.

Erläuterungen
Anlass
{TEXT}
"""


def texts(value: Value | None) -> str:
    return str(claimed(value))


def test_a_subject_with_a_colon_ends_a_long_line_of_the_head(read: Read) -> None:
    subject = claimed(read(PAPER).values["beratungsgegenstand"])
    assert subject == "Verkauf eines städtischen Grundstücks am Ostkamp"


def test_a_colon_of_the_head_asks_for_none_in_the_text(read: Read) -> None:
    values = read(PAPER.replace(" Auskunft erteilt: 51-2723", "")).values
    assert "Das Grundstück wird verkauft." in texts(values["beschlussvorschlag"])
    assert "Beschlussvorschlag" not in texts(values["begruendung"])
    assert "Ortsbeirat Altenfeld" in texts(values["fruehere_behandlung"])


def test_a_text_without_a_colon_ends_at_a_label_without_one(read: Read) -> None:
    values = read(KARLSRUHE).values
    assert "Befragung" in texts(values["begruendung"])
    assert "Befragung" not in texts(values["angaben"])


def test_a_heading_in_a_text_whose_labels_have_colons_is_none_of_them(read: Read) -> None:
    paper = PAPER.replace("Begründung\n", "Begründung:\n").replace(
        "Beschlussvorschlag\n", "Beschlussvorschlag:\n"
    )
    heading = f"\nFinanzielle Auswirkungen\n{TEXT}"
    values = read(paper.replace(TEXT, TEXT + heading, 1)).values
    assert "Finanzielle Auswirkungen" in texts(values["begruendung"])


def test_a_label_may_stand_below_a_line_that_had_room_for_it(read: Read) -> None:
    subject = "Verlängerung des Vorhabens „Gesund aufwachsen“ um drei Jahre"
    paper = PAPER.replace("Betreff: Verkauf eines städtischen Grundstücks am Ostkamp\n", "")
    head, beratungsfolge = paper.split("Beratungsfolge\n")
    table, _, rest = beratungsfolge.partition("\n\n")
    paper = f"{head}\n{table}\n\nBetreff\n{subject}\nSachverhalt\nAnlass\n{rest}"
    values = read(paper).values
    assert claimed(values["beratungsgegenstand"]) == subject
    assert "Anlass" in texts(values["angaben"])


def test_the_head_of_a_page_in_a_list_is_no_entry(read: Read) -> None:
    paper = f"{PAPER}\nStadt Musterstadt\n\nSeniorenbeirat am 13.07.2011, TOP 18.1 (V/1130/2011)\n"
    draft = read(paper)
    assert "Seniorenbeirat" in texts(draft.values["fruehere_behandlung"])
    assert "Ortsbeirat Altenfeld" in texts(draft.values["fruehere_behandlung"])
    assert "Stadt Musterstadt" not in [rest.words for rest in draft.remainders]


def test_a_label_may_stand_behind_a_value_on_its_line(read: Read) -> None:
    head = "Stadt Musterstadt Drucksachen-Nr.: V/1026/2021\n61 Stadtplanung Datum: 3. Juni 2021\n"
    draft = read(
        f"{head}\nMitteilungsvorlage\n\nBetreff\n\n1. Quartalsbericht\n\nBegründung\n\n{TEXT}"
    )
    assert claimed(draft.values["datum"]) == "03.06.2021"


ROWS = """Gremium Termin TOP ö nö Ergebnis
einstimmig
beschlossen

Bauausschuss Do, 03.06.2010 22 x

Gemeinderat Di, 22.06.2010 5 x {}"""


@pytest.mark.parametrize("last", ["vorberaten", ""])
def test_results_that_left_their_rows_leave_days_in_theirs(last: str, read: Read) -> None:
    table = "Gremium Termin TOP ö nö Ergebnis\nBauausschuss 01.07.2016 2 x"
    rows = read(KARLSRUHE.replace(table, ROWS.format(last))).values["beratungsfolge"]
    assert isinstance(rows, tuple)
    assert [
        (claimed(row["gremium"]), claimed(row["sitzung"]), claimed(row["top"]))
        for row in rows
        if isinstance(row, dict)
    ] == [("Bauausschuss", "03.06.2010", "22"), ("Gemeinderat", "22.06.2010", "5")]
    assert "ergebnis" not in str(rows)


def test_a_day_and_a_word_may_be_broken_in_their_columns(read: Read) -> None:
    wide = """TOP    Gremium                       Sitzung am   Status       Zuständigkeit
N 7    Rechnungsprüfungsausschuss    Di,          nicht        Anhörung
                                     27.10.2015   öffentlich
Ö 2    Rat der Stadt Musterstadt     Mi,          öffentlich   Entscheidung
                                     25.11.2015
"""
    head, _, rest = PAPER.partition("TOP Gremium")
    rows = read(f"{head}{wide}\n{rest.partition(chr(10) * 2)[2]}").values["beratungsfolge"]
    assert claimed(rows) == (
        {
            "gremium": "Rechnungsprüfungsausschuss",
            "sitzung": "27.10.2015",
            "top": "N 7",
            "beratung": "nichtöffentlich",
            "zustaendigkeit": "Anhörung",
        },
        {
            "gremium": "Rat der Stadt Musterstadt",
            "sitzung": "25.11.2015",
            "top": "Ö 2",
            "beratung": "öffentlich",
            "zustaendigkeit": "Entscheidung",
        },
    )


def test_a_word_above_in_another_column_makes_no_certainty(read: Read) -> None:
    wide = """TOP    Gremium                       Sitzung am   Status       Zuständigkeit
7      Rechnungsprüfungsausschuss    nicht        Anhörung
                                     27.10.2015   öffentlich
"""
    head, _, rest = PAPER.partition("TOP Gremium")
    rows = read(f"{head}{wide}\n{rest.partition(chr(10) * 2)[2]}").values["beratungsfolge"]
    assert isinstance(rows, tuple)
    assert all(
        row["beratung"].certainty is Certainty.UNSURE
        for row in rows
        if isinstance(row, dict) and "beratung" in row
    )


def test_bodies_with_another_papers_number_each_are_earlier_readings(read: Read) -> None:
    table = "Gremium Termin TOP ö nö Ergebnis\nBauausschuss 01.07.2016 2 x\n"
    earlier = """
Gremium Datum TOP Vorlage Nr.
Bauausschuss 06.04.2014 16 2014/0371
Gemeinderat 06.05.2014 12 2014/0371
"""
    values = read(KARLSRUHE.replace(table, "") + earlier).values
    assert "beratungsfolge" not in values
    assert "2014/0371" in texts(values.get("fruehere_behandlung"))


def test_what_stands_behind_a_block_of_labels_is_of_none_of_them(read: Read) -> None:
    block = """Stadt Musterstadt
Vorlage Nr. V/0292/2012

Beratungsfolge
Betreff
Frühere Behandlung

Ortsbeirat Altenfeld am 10.11.2012 (öffentlich)
Rat der Stadt Musterstadt am 28.11.2012 (öffentlich)
Verkauf eines Grundstücks, V/1346/2011

Beschlussvorschlag
1. Das Grundstück wird verkauft.

Begründung
Es wird nicht gebraucht.
"""
    draft = read(block)
    assert "fruehere_behandlung" not in draft.values
    assert "Ortsbeirat Altenfeld am 10.11.2012" in " ".join(r.words for r in draft.remainders)
    assert "verkauft" in texts(draft.values["beschlussvorschlag"])


@pytest.mark.parametrize("line", ["Fortsetzung Vorlage 2016/0365", "Rathausplatz 1, 12345 Neudorf"])
def test_a_page_head_or_an_address_is_no_subject(line: str, read: Read) -> None:
    paper = KARLSRUHE.replace("Betreff:\nErneuerung der Beispielbrücke\n", line)
    said = read(paper).values.get("beratungsgegenstand")
    assert said is None or line not in texts(said)
