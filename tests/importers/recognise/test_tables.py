"""Lists of bodies in whole papers: without a label, columns first, in two lines a row."""

from typing import Final

import pytest

from drafter.importers.draft import Value
from tests.importers.recognise.conftest import Read, claimed

FINANCE = "Haupt- und Finanzausschuss"
BEHIND: Final = {
    "bielefeld": (
        "STADT BIELEFELD\n\nAmt, Datum, Telefon          Drucksachen-Nr.\n"
        "660.21, 03.05.2010, 51-3233  0876/2009-2014\n\nBeschlussvorlage der Verwaltung\n\n",
        "\n\nBeratungsgegenstand (Bezeichnung des Tagesordnungspunktes)\n\n"
        "Ausbau der Musterstraße\n\n"
        "Beschlussvorschlag:\n\nDer Rat beschließt.\n\nBegründung:\n\nDie Straße ist alt.\n",
    ),
    "karlsruhe": (
        "Stadt Karlsruhe\nBESCHLUSSVORLAGE\n\nVorlage Nr.: 2016/0365\nVerantwortlich: Dez. 6\n\n"
        "Ausbau der Musterstraße\n\n",
        "\n\nKurzfassung\nDie Straße wird ausgebaut.\n\nErgänzende Erläuterungen\n\n"
        "Die Straße ist alt.\n\n"
        "Beschluss:\nAntrag an den Gemeinderat\nDer Gemeinderat beschließt.\n",
    ),
    "musterstadt": (
        "Stadt Musterstadt\nVorlagen-Nr.: V/0157/2011\nBeschlussvorlage\n\nDatum: 29.03.2011\n\n"
        "Betreff\n\nAusbau der Musterstraße\n\n",
        "\n\nBeschlussvorschlag\nDer Rat beschließt.\n\nBegründung\n\nDie Straße ist alt.\n",
    ),
}
"""What stands before and behind the list; in two of the forms the subject stands before it."""

ROLES: Final = ("Vorberatung", "Entscheidung")
TWO_LINES: Final = {
    "wide gaps": (
        f"{FINANCE}   Vorberatung\n17.07.2012  TOP Ö 6  öffentlich\n"
        "Gemeinderat   Entscheidung\n19.07.2012  TOP N 12  nichtöffentlich"
    ),
    "single blanks": (
        f"{FINANCE} Vorberatung\n17.07.2012 TOP Ö 6 öffentlich\n"
        "Gemeinderat Entscheidung\n19.07.2012 TOP N 12 nichtöffentlich"
    ),
    "names of months": (
        f"{FINANCE}  Vorberatung\n17. Juli 2012  TOP Ö 6  öffentlich\n"
        "Gemeinderat  Entscheidung\n19. Juli 2012  TOP N 12  nichtöffentlich"
    ),
    "glued names of months": (
        f"{FINANCE}  Vorberatung\n17.Juli 2012  TOP Ö 6  öffentlich\n"
        "Gemeinderat  Entscheidung\n19.Juli2012  TOP N 12  nichtöffentlich"
    ),
    "days of the week": (
        f"{FINANCE}  Vorberatung\nDi 17.07.2012  TOP Ö 6  öffentlich\n"
        "Gemeinderat  Entscheidung\nDo, 19.07.2012  TOP N 12  nichtöffentlich"
    ),
    "the number last": (
        f"{FINANCE}  Vorberatung\n\n17.07.2012  öffentlich  TOP Ö 6\n\n"
        "Gemeinderat  Entscheidung\n\n19.07.2012  nichtöffentlich  TOP N 12"
    ),
    "a broken name": (
        "Haupt- und\nFinanzausschuss  Vorberatung\n17.07.2012  TOP Ö 6  öffentlich\n"
        "Gemeinderat  Entscheidung\n19.07.2012  TOP N 12  nichtöffentlich"
    ),
}
WHOLE: Final = (
    (FINANCE, "17.07.2012", "Ö 6", "öffentlich", "Vorberatung"),
    ("Gemeinderat", "19.07.2012", "N 12", "nichtöffentlich", "Entscheidung"),
)


def listed(form: str, table: str, read: Read) -> tuple[object, list[tuple[object, ...]]]:
    """Return the subject of a paper with a list, and the rows of the list."""
    before, behind = BEHIND[form]
    draft = read(before + table + behind)
    assert draft.form == form
    rows = draft.values.get("beratungsfolge", ())
    assert isinstance(rows, tuple)
    return claimed(draft.values.get("beratungsgegenstand")), list(map(_row, rows))


def _row(row: Value) -> tuple[object, ...]:
    said = claimed(row)
    assert isinstance(said, dict)
    return tuple(said.values())


@pytest.mark.parametrize("form", BEHIND)
@pytest.mark.parametrize("table", TWO_LINES.values(), ids=TWO_LINES)
def test_rows_in_two_lines_are_read_below_their_label(table: str, form: str, read: Read) -> None:
    assert listed(form, f"Beratungsfolge\n{table}", read) == (
        "Ausbau der Musterstraße",
        list(WHOLE),
    )


@pytest.mark.parametrize("form", BEHIND)
@pytest.mark.parametrize("table", [text for text in TWO_LINES.values() if text.startswith(FINANCE)])
def test_rows_in_two_lines_end_the_subject(table: str, form: str, read: Read) -> None:
    assert listed(form, table, read) == ("Ausbau der Musterstraße", list(WHOLE))


@pytest.mark.parametrize("form", BEHIND)
@pytest.mark.parametrize(
    "rows",
    [
        f"{FINANCE} 17.07.2012 öffentlich\nGemeinderat 19.07.2012 nichtöffentlich",
        f"17.07.2012 {FINANCE} öffentlich\n19.07.2012 Gemeinderat nichtöffentlich",
        f"{FINANCE}\n17.07.2012 öffentlich\nGemeinderat\n19.07.2012 nichtöffentlich",
    ],
)
def test_rows_of_one_line_end_the_subject(rows: str, form: str, read: Read) -> None:
    assert listed(form, rows, read) == (
        "Ausbau der Musterstraße",
        [(FINANCE, "17.07.2012", "öffentlich"), ("Gemeinderat", "19.07.2012", "nichtöffentlich")],
    )


@pytest.mark.parametrize(
    "words",
    [
        "Bericht Schulausschuss 17.07.2012 öffentlich",
        "Sitzung des Gemeinderates am 17.07.2012 in öffentlicher Beratung",
        "Wahl in den Schulausschuss vom 17.07.2012",
    ],
)
def test_a_subject_is_no_row(words: str, read: Read) -> None:
    before, behind = BEHIND["musterstadt"]
    draft = read(before.replace("Ausbau der Musterstraße", words) + behind.lstrip("\n"))
    assert claimed(draft.values["beratungsgegenstand"]) == words


def test_a_subject_may_name_a_body_and_a_day(read: Read) -> None:
    words = "Bericht aus dem Hauptausschuss zur Vorberatung\nam 17.07.2012 und am 19.07.2012"
    before, behind = BEHIND["musterstadt"]
    draft = read(before.replace("Ausbau der Musterstraße", words) + behind.lstrip("\n"))
    assert claimed(draft.values["beratungsgegenstand"]) == " ".join(words.split())
    assert "beratungsfolge" not in draft.values


COLUMNS_FIRST: Final = {
    "bodies first": (
        f"Gremium\n{FINANCE}\nGemeinderat\nSitzung am\n17.07.2012\n19.07.2012\n"
        "TOP\nÖ 6\nN 12\nÖffentlichkeit\nöffentlich\nnichtöffentlich\n"
        "Zuständigkeit\nVorberatung\nEntscheidung"
    ),
    "capitals": (
        f"GREMIUM\n{FINANCE}\nGemeinderat\nSITZUNG AM\n17.07.2012\n19.07.2012\n"
        "TOP\nÖ 6\nN 12\nÖFFENTLICHKEIT\nöffentlich\nnichtöffentlich\n"
        "ZUSTÄNDIGKEIT\nVorberatung\nEntscheidung"
    ),
    "numbers first": (
        f"TOP\nÖ 6\nN 12\nGremium\n{FINANCE}\nGemeinderat\nSitzung am\n17.07.2012\n19.07.2012\n"
        "Öffentlichkeit\nöffentlich\nnichtöffentlich\nZuständigkeit\nVorberatung\nEntscheidung"
    ),
    "days first": (
        f"Datum\n17.07.2012\n19.07.2012\nGremium\n{FINANCE}\nGemeinderat\nTOP\nÖ 6\nN 12\n"
        "Öffentlichkeit\nöffentlich\nnichtöffentlich\nZuständigkeit\nVorberatung\nEntscheidung"
    ),
    "all heads first": (
        "TOP\nGremium\nSitzung am\nÖffentlichkeit\nZuständigkeit\n"
        f"Ö 6\nN 12\n{FINANCE}\nGemeinderat\n"
        "17.07.2012\n19.07.2012\nöffentlich\nnichtöffentlich\nVorberatung\nEntscheidung"
    ),
}


@pytest.mark.parametrize("form", BEHIND)
@pytest.mark.parametrize("label", ["", "Beratungsfolge\n"])
@pytest.mark.parametrize("table", COLUMNS_FIRST.values(), ids=COLUMNS_FIRST)
def test_a_table_is_read_columns_first(table: str, label: str, form: str, read: Read) -> None:
    assert listed(form, label + table, read) == ("Ausbau der Musterstraße", list(WHOLE))


@pytest.mark.parametrize("form", BEHIND)
def test_a_table_of_one_row_ends_the_subject(form: str, read: Read) -> None:
    table = "GREMIUM\nGemeinderat\nSITZUNG AM\n08.02.2017\nBERATUNG\nöffentlich"
    found = listed(form, table, read)
    assert found == ("Ausbau der Musterstraße", [("Gemeinderat", "08.02.2017", "öffentlich")])


def test_the_date_of_a_paper_is_no_column(read: Read) -> None:
    """„Datum“ with one day is a label of the head, though a table follows."""
    before, behind = BEHIND["musterstadt"]
    head = before.replace("Datum: 29.03.2011\n\n", "").replace(
        "Betreff", "Datum\n29.03.2011\n\nBetreff"
    )
    table = "Gremium\nGemeinderat\nTOP\n12\nStatus\nöffentlich"
    draft = read(head + table + behind)
    assert claimed(draft.values["datum"]) == "29.03.2011"
    assert claimed(draft.values["beratungsfolge"]) == (
        {"gremium": "Gemeinderat", "top": "12", "beratung": "öffentlich"},
    )


NUMBER_FIRST: Final = {
    "one line a row": (
        f"TOP Gremium Sitzung am Öffentlichkeit Zuständigkeit\n"
        f"6 {FINANCE} 17.07.2012 öffentlich Vorberatung\n"
        "12 Gemeinderat 19.07.2012 nichtöffentlich Entscheidung"
    ),
    "a name broken in its cell": (
        "TOP Gremium Sitzung am Öffentlichkeit Zuständigkeit\n"
        "6 Haupt- und 17.07.2012 öffentlich Vorberatung\nFinanzausschuss\n"
        "12 Gemeinderat 19.07.2012 nichtöffentlich Entscheidung"
    ),
    "a row over lines": (
        "TOP Gremium Sitzung am Öffentlichkeit Zuständigkeit\n"
        "6 Haupt- und\nFinanzausschuss\n17.07.2012 öffentlich Vorberatung\n"
        "12 Gemeinderat\n19.07.2012 nichtöffentlich Entscheidung"
    ),
    "days first": (
        f"Datum Gremium TOP Öffentlichkeit Zuständigkeit\n"
        f"17.07.2012 {FINANCE} 6 öffentlich Vorberatung\n"
        "19.07.2012 Gemeinderat 12 nichtöffentlich Entscheidung"
    ),
    "days first, a broken name": (
        "Datum Gremium TOP Öffentlichkeit Zuständigkeit\n"
        "17.07.2012 Haupt- und 6 öffentlich Vorberatung\nFinanzausschuss\n"
        "19.07.2012 Gemeinderat 12 nichtöffentlich Entscheidung"
    ),
    "a cell a line": (
        f"TOP\nGremium\nSitzung am\nÖffentlichkeit\nZuständigkeit\n"
        f"6\n{FINANCE}\n17.07.2012\nöffentlich\nVorberatung\n"
        "12\nGemeinderat\n19.07.2012\nnichtöffentlich\nEntscheidung"
    ),
}


@pytest.mark.parametrize("form", BEHIND)
@pytest.mark.parametrize("label", ["", "Beratungsfolge\n"])
@pytest.mark.parametrize("table", NUMBER_FIRST.values(), ids=NUMBER_FIRST)
def test_a_table_may_begin_with_number_or_day(
    table: str, label: str, form: str, read: Read
) -> None:
    bare = [(row[0], row[1], str(row[2])[2:], *row[3:]) for row in WHOLE]
    assert listed(form, label + table, read) == ("Ausbau der Musterstraße", bare)


def test_a_label_behind_a_full_row_begins_a_section(read: Read) -> None:
    table = (
        "TOP Gremium Sitzung am Öffentlichkeit Zuständigkeit\n"
        "12 Gemeinderat der Stadt 19.07.2012 nichtöffentlich Entscheidung\n"
    )
    before, behind = BEHIND["karlsruhe"]
    draft = read(before + table + behind.lstrip("\n"))
    answers = claimed(draft.values["angaben"])
    assert isinstance(answers, dict)
    assert answers["kurzfassung"] == "Die Straße wird ausgebaut."
