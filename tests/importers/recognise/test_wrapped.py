"""Rows that go on in the next line, and signs that stand beside each other."""

from typing import Final

import pytest

from drafter.importers.draft import Certainty, Value
from drafter.importers.recognise import recognise
from drafter.importers.transcript import Cell, Grid, Line, Part, Source, Stretch, Transcript
from tests.importers.recognise.conftest import FORMS, Read, claimed

KARLSRUHE: Final = """Stadt Karlsruhe
BESCHLUSSVORLAGE
Vorlage Nr.: 2016/0365

Betreff:
Beispielbrücke

{}
Kurzfassung
Die Brücke wird erneuert.
"""
BROKEN: Final = """Gremium                           Termin          TOP   ö   nö   Ergebnis
OR Stupferich                     21. November    24    x        verwiesen in Bauaus-
                                  2016                           schuss
Verwaltungsausschuss Städtisches  05.12.2016,     15    x        mehrheitlich
Klinikum                          17:00 Uhr                      zugestimmt
Gemeinderat                       20.12.2016      3     x
"""


def rows_of(value: Value | None) -> list[dict[str, object]]:
    rows = claimed(value)
    assert isinstance(rows, tuple)
    return list(rows)


def test_what_is_broken_in_its_column_is_put_together(read: Read) -> None:
    rows = rows_of(read(KARLSRUHE.format(BROKEN)).values["beratungsfolge"])
    assert [(row["gremium"], row["sitzung"], row["top"]) for row in rows] == [
        ("Ortschaftsrat Stupferich", "21.11.2016", "24"),
        ("Verwaltungsausschuss Städtisches Klinikum", "05.12.2016", "15"),
        ("Gemeinderat", "20.12.2016", "3"),
    ]
    results = [row.get("ergebnis") for row in rows]
    assert results == ["verwiesen in Bauausschuss", "mehrheitlich zugestimmt", None]


def test_a_line_that_has_signs_of_its_own_begins_a_row(read: Read) -> None:
    table = BROKEN.replace("Klinikum                          17:00 Uhr  ", "Bauausschuss     ")
    table = table.replace("Bauausschuss     ", "Bauausschuss                      06.12.2016 ")
    rows = rows_of(read(KARLSRUHE.format(table)).values["beratungsfolge"])
    days = [row.get("sitzung") for row in rows]
    assert days == ["21.11.2016", "05.12.2016", "06.12.2016", "20.12.2016"]


def grid(*rows: tuple[tuple[str, ...], ...]) -> Grid:
    cells = (
        tuple(Cell(tuple(Line((Stretch(text),)) for text in cell)) for cell in row) for row in rows
    )
    return Grid(tuple(cells), heads=1)


def test_broken_words_in_a_cell_are_joined() -> None:
    table = grid(
        (("Gremium",), ("Termin",), ("TOP",), ("Ergebnis",)),
        (("Bauausschuss",), ("01.07.2016",), ("2",), ("zur Kenntnis genom-", "men")),
    )
    front, _, text = KARLSRUHE.partition("{}")
    parts: list[Part] = [Line((Stretch(line),), gap=1) for line in front.splitlines() if line]
    parts += [table, *(Line((Stretch(line),), gap=1) for line in text.splitlines() if line)]
    draft = recognise(Transcript(Source.PDF, tuple(parts)), FORMS)
    assert rows_of(draft.values["beratungsfolge"])[0]["ergebnis"] == "zur Kenntnis genommen"


BIELEFELD: Final = """Stadt Bielefeld
Drucksachen-Nr. 9023/2004-2009
Beschlussvorlage der Verwaltung
Betreff
Jahresabschluss 2009
{}
Beschlussvorschlag:
Der Bericht wird zur Kenntnis genommen.
Begründung:
Die Zahlen liegen vor.
"""


@pytest.mark.parametrize(
    ("boxes", "publicity"),
    [
        ("☒ öffentlich ☐ nichtöffentlich", "öffentlich"),
        ("☐ öffentlich ☒ nichtöf-\nfentlich", "nichtöffentlich"),
        ("☒ öffentlich ☐\nnichtöffentlich", "öffentlich"),
        ("öffentlich ☐ nichtöffentlich ☒", "nichtöffentlich"),
        ("☒ öffentlich ☒ nichtöffentlich", None),
        ("☐ öffentlich", None),
    ],
)
def test_boxes_tell_what_is_public_in_one_line_or_two(
    boxes: str, publicity: str | None, read: Read
) -> None:
    table = f"Gremium Sitzung am Beratung\nRat der Stadt Bielefeld 05.11.2009 {boxes}"
    rows = rows_of(read(BIELEFELD.format(table)).values["beratungsfolge"])
    assert [row.get("beratung") for row in rows] == [publicity]


def test_a_letter_that_ends_a_row_is_none_of_the_next_number(read: Read) -> None:
    table = """TOP Gremium Sitzung am Beratungsart Beratung
Bezirksvertretung Heepen 29.10.2009 Vorberatung ö
21 Rat der Stadt Bielefeld 09.11.2009 Entscheidung n"""
    found = read(BIELEFELD.format(table)).values["beratungsfolge"]
    rows = rows_of(found)
    assert [(row.get("top"), row.get("beratung")) for row in rows] == [
        (None, "öffentlich"),
        ("21", "nichtöffentlich"),
    ]


def test_the_day_of_something_else_is_no_meeting(read: Read) -> None:
    table = """Gremium Termin TOP
Gemeinderat 17.04.2017 23
Zum Antrag der Fraktion vom 29.12.2016"""
    rows = rows_of(read(KARLSRUHE.format(table)).values["beratungsfolge"])
    assert [row.get("sitzung") for row in rows] == ["17.04.2017"]


def test_a_lone_box_makes_the_word_beside_it_doubtful(read: Read) -> None:
    table = "Gremium Sitzung am Beratung\nRat der Stadt Bielefeld 05.11.2009 ☐ öffentlich"
    rows = read(BIELEFELD.format(table)).values["beratungsfolge"]
    assert isinstance(rows, tuple)
    assert isinstance(rows[0], dict)
    assert rows[0]["beratung"].certainty is Certainty.UNSURE


def test_glued_numbers_make_no_rows_and_leave_days_and_roles_in_theirs(read: Read) -> None:
    table = """GremienTerminTOPZuständigkeit
 Migrationsbeirat08. 04. 202421ÖVorberatung
 Gemeinderat09. 05. 20243ÖEntscheidung"""
    found = read(KARLSRUHE.format(table)).values["beratungsfolge"]
    assert [(row["gremium"], row["sitzung"], row["zustaendigkeit"]) for row in rows_of(found)] == [
        ("Migrationsbeirat", "08.04.2024", "Vorberatung"),
        ("Gemeinderat", "09.05.2024", "Entscheidung"),
    ]


def test_an_unknown_body_with_words_below_is_not_claimed(read: Read) -> None:
    table = """GremienTerminTOPZuständigkeit
 Verwaltungsausschuss Energie22. 04. 20246ÖEmpfehlung
 {}Gemeinderat29. 04. 20243ÖEntscheidung"""
    whole = read(KARLSRUHE.format(table.format(""))).values["beratungsfolge"]
    torn = read(KARLSRUHE.format(table.format("Wasser\n "))).values["beratungsfolge"]
    assert rows_of(whole)[0]["gremium"] == "Verwaltungsausschuss Energie"
    assert "gremium" not in rows_of(torn)[0]
    assert rows_of(torn)[0]["sitzung"] == "22.04.2024"


def test_a_list_ends_where_a_sentence_begins(read: Read) -> None:
    table = (
        "Gremium Termin TOP\nGemeinderat 17.04.2017 23 Information zur Sache Der Antrag der "
        "Fraktion hat folgenden Wortlaut: Der Kulturausschuss möge am 18.05.2017 berichten, TOP 4."
    )
    draft = read(KARLSRUHE.format(table))
    assert [row["gremium"] for row in rows_of(draft.values["beratungsfolge"])] == ["Gemeinderat"]
    assert "Kulturausschuss möge am 18.05.2017" in " ".join(r.words for r in draft.remainders)


def test_the_rest_of_a_name_in_its_cell_is_no_row() -> None:
    table = grid(
        (("Gremium",), ("Termin",), ("TOP",)),
        (("Betriebsausschuss", "Stadtentwässerung"), ("01.07.2016",), ("2",)),
        (("Bauausschuss", "Gemeinderat"), ("05.07.2016",), ("3",)),
    )
    front, _, text = KARLSRUHE.partition("{}")
    parts: list[Part] = [Line((Stretch(line),), gap=1) for line in front.splitlines() if line]
    parts += [table, *(Line((Stretch(line),), gap=1) for line in text.splitlines() if line)]
    rows = rows_of(recognise(Transcript(Source.PDF, tuple(parts)), FORMS).values["beratungsfolge"])
    assert rows[0]["gremium"] == "Betriebsausschuss Stadtentwässerung"
    assert rows[0]["sitzung"] == "01.07.2016"
    assert not any("Bauausschuss Gemeinderat" in str(row) for row in rows)


def test_a_year_that_is_broken_after_its_century_is_not_claimed(read: Read) -> None:
    table = "Gremium\n\nTermin\n\nBauausschuss\n\n25.03.20\n13\n\nGemeinderat\n\n26.03.2013"
    rows = rows_of(read(KARLSRUHE.format(table)).values["beratungsfolge"])
    assert "2020" not in str(rows)
    short = "Gremium Termin\nGemeinderat 26.03.20"
    assert rows_of(read(KARLSRUHE.format(short)).values["beratungsfolge"])[0]["sitzung"] == (
        "26.03.2020"
    )


def test_a_subject_with_the_label_of_another_section_is_not_claimed(read: Read) -> None:
    glued = "NeufassungderSatzungBeratungsfolgedieserVorlageamTOPBauausschuss12.05.20165"
    paper = KARLSRUHE.replace("Beispielbrücke", glued).format("")
    assert claimed(read(paper).values["beratungsgegenstand"]) is None


def test_an_ordinal_in_front_makes_no_label_of_a_word(read: Read) -> None:
    words = "Annahme von Spenden und Zuwendungen: 16. Bericht 2018"
    line = KARLSRUHE.replace("Beispielbrücke", words).replace("\n", " ")
    text = line.format("Gremium Termin TOP Gemeinderat 03.09.2018 15 " + "Die Zahl steigt. " * 20)
    assert claimed(read(text).values["beratungsgegenstand"]) == words


def test_boxes_of_a_column_behind_the_rows_are_dealt_out_to_all(read: Read) -> None:
    table = """Gremium
Bezirksvertretung Dornberg

Sitzung am
17.08.2011

Bezirksvertretung Heepen
Kulturausschuss

18.08.2011

19.08.2011

Beratung
☒ öffentlich ☐
nichtöffentlich
☒ öffentlich ☐
nichtöffentlich
☐ öffentlich ☒
nichtöffentlich
"""
    rows = rows_of(read(BIELEFELD.format(table)).values["beratungsfolge"])
    assert [(row["gremium"], row["sitzung"], row["beratung"]) for row in rows] == [
        ("Bezirksvertretung Dornberg", "17.08.2011", "öffentlich"),
        ("Bezirksvertretung Heepen", "18.08.2011", "öffentlich"),
        ("Kulturausschuss", "19.08.2011", "nichtöffentlich"),
    ]


def test_a_broken_word_of_a_subject_goes_on_before_a_colon(read: Read) -> None:
    words = "Bebauungsplan „Am Alten Friedhof“, Karls-\nruhe-Neureut:\nSatzungsbeschluss"
    paper = KARLSRUHE.replace("Beispielbrücke", words)
    assert claimed(read(paper.format("")).values["beratungsgegenstand"]) == (
        "Bebauungsplan „Am Alten Friedhof“, Karlsruhe-Neureut: Satzungsbeschluss"
    )


def test_a_result_that_breaks_off_is_not_claimed(read: Read) -> None:
    table = "Gremium Termin TOP Ergebnis\nGemeinderat 17.04.2017 23 verwiesen in Bauaus-\n"
    rows = rows_of(read(KARLSRUHE.format(table)).values["beratungsfolge"])
    assert "verwiesen" not in str(rows)


def test_a_name_with_a_part_left_out_goes_on_below(read: Read) -> None:
    table = """Gremium                     Sitzung am   Beratung
Umwelt- und                 24.05.2021   öffentlich
Stadtentwicklungsausschuss
Rat der Stadt Bielefeld     21.06.2021   öffentlich"""
    rows = rows_of(read(BIELEFELD.format(table)).values["beratungsfolge"])
    assert [(row["gremium"], row["sitzung"]) for row in rows] == [
        ("Umwelt- und Stadtentwicklungsausschuss", "24.05.2021"),
        ("Rat der Stadt Bielefeld", "21.06.2021"),
    ]
