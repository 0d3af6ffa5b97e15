"""Where names of bodies end, and which words beside them are no names."""

from typing import Final

import pytest

from drafter.importers.draft import Certainty, Draft
from drafter.importers.recognise import recognise
from drafter.importers.recognise.matching import goes_on, is_open, trimmed, unknown_body
from drafter.importers.transcript import Part, Source, Transcript
from tests.importers.recognise.conftest import FORMS, Read, claimed, words_of
from tests.importers.recognise.made import grid, lines
from tests.importers.recognise.test_tables import BEHIND

DAYS: Final = ("17.07.2012", "19.07.2012")


def listed(table: str, read: Read) -> tuple[Draft, list[dict[str, object]]]:
    """Return a paper with a list, and what is claimed of the rows."""
    before, behind = BEHIND["musterstadt"]
    draft = read(f"{before}Beratungsfolge\n{table}{behind}")
    rows = claimed(draft.values["beratungsfolge"])
    assert isinstance(rows, tuple)
    return draft, list(rows)


@pytest.mark.parametrize("link", ["am", "vom", "(", "-", "–", "- am"])
def test_no_name_ends_with_what_leads_to_the_day(link: str, read: Read) -> None:
    table = f"Friedhofsausschuss {link} {DAYS[0]}, öffentlich\nRat {link} {DAYS[1]}, öffentlich"
    _, rows = listed(table, read)
    assert [row["gremium"] for row in rows] == ["Friedhofsausschuss", "Rat"]
    assert [row["sitzung"] for row in rows] == list(DAYS)


def test_an_abbreviated_name_is_known_before_its_day(read: Read) -> None:
    table = f"1. Haupt- u. Finanzausschuss am {DAYS[0]}\n2. Rat am {DAYS[1]}"
    _, rows = listed(table, read)
    assert rows[0] == {"gremium": "Haupt- und Finanzausschuss", "sitzung": DAYS[0]}


@pytest.mark.parametrize(
    ("printed", "name"),
    [("Ortsbeirat Altenfeldam", "Ortsbeirat Altenfeld"), ("Ortsbeirat Rosenauam", None)],
)
def test_a_glued_word_is_cut_off_known_names_only(
    printed: str, name: str | None, read: Read
) -> None:
    table = f"{printed} {DAYS[0]}, öffentlich\nRat am {DAYS[1]}, öffentlich"
    draft, rows = listed(table, read)
    assert rows[0].get("gremium") == name
    assert (name or printed) in words_of(draft)


def test_a_small_word_before_a_glued_role_is_no_body(read: Read) -> None:
    table = f"Seniorenbeirat {DAYS[0]} zurEntscheidung öffentlich\nRat {DAYS[1]} Entscheidung"
    draft, rows = listed(table, read)
    assert [row["zustaendigkeit"] for row in rows] == ["Entscheidung", "Entscheidung"]
    assert rows[0]["beratung"] == "öffentlich"
    assert "zur" in [remainder.words for remainder in draft.remainders]


@pytest.mark.parametrize(
    "printed",
    [
        "Beirat Nord22",
        "Betriebsausschuss Städtisches",
        "Friedhofsausschuss, Ergebnis",
        "Friedhofsausschuss Status",
        "Friedhofsausschuss Rat",
        "Friedhofsausschuss Werkausschuss Nord",
    ],
)
def test_a_name_whose_end_nobody_sees_is_not_sure(printed: str) -> None:
    assert unknown_body(printed).certainty is Certainty.UNSURE


@pytest.mark.parametrize(
    "printed",
    [
        "Haupt-, Personal- und Sportausschuss",
        "Ausschuss des Rates",
        "Ausschuss für Schule, Jugend und Soziales",
        "Zentraler Vergabeausschuss",
        "Betriebsausschuss Friedhöfe",
    ],
)
def test_a_name_of_more_words_is_taken(printed: str) -> None:
    assert unknown_body(printed).certainty is Certainty.LIKELY


def test_words_that_go_on_with_a_name() -> None:
    assert not any(map(goes_on, ("ö", "nö", "x", "a)")))
    assert all(map(goes_on, ("u. Verkehr", "und Verkehr", "für Sport", "& Sport", "ausschuss")))
    assert is_open("Betriebsausschuss Städtisches")


def test_cutting_a_name_takes_no_time_on_hostile_lines() -> None:
    assert trimmed("Rat" + " am" * 200_000).startswith("Rat am am")


@pytest.mark.parametrize("behind", ["", "       19:30 Uhr"])
def test_a_name_goes_on_below_beside_a_time(behind: str, read: Read) -> None:
    table = (
        "Gremium                 Termin        Öffentlichkeit\n"
        "Friedhofsausschuss      17.07.2012,   öffentlich\n"
        f"Kernstadt        {behind}\n"
        "Rat                     19.07.2012,   öffentlich\n"
        "                        18:00 Uhr"
    )
    _, rows = listed(table, read)
    assert [row["gremium"] for row in rows] == ["Friedhofsausschuss Kernstadt", "Rat"]
    assert [row["sitzung"] for row in rows] == list(DAYS)


def test_rows_in_blocks_are_dealt_out_by_their_number(read: Read) -> None:
    """A text layer has two rows together, column by column."""
    table = (
        "Gremium\nSeniorenbeirat\n\nSitzung am\n02.07.2012\n\nTOP\n4\n\nStatus\nöffentlich\n\n"
        "Rechnungsprüfungsausschuss\nHaupt- und Finanzausschuss\n\n17.07.2012\n19.07.2012\n\n"
        "8\n\nöffentlich\nöffentlich\n\n"
        "Ortsbeirat Altenfeld\nRat\n\n24.07.2012\n26.07.2012\n27.07.2012\n"
    )
    draft, rows = listed(table, read)
    assert rows == [
        {
            "gremium": "Seniorenbeirat",
            "sitzung": "02.07.2012",
            "top": "4",
            "beratung": "öffentlich",
        },
        {"gremium": "Rechnungsprüfungsausschuss", "sitzung": DAYS[0], "beratung": "öffentlich"},
        {"gremium": "Haupt- und Finanzausschuss", "sitzung": DAYS[1], "beratung": "öffentlich"},
        {"gremium": "Ortsbeirat Altenfeld"},
        {"gremium": "Rat"},
    ]
    left = [remainder.words for remainder in draft.remainders]
    assert {"8", "24.07.2012", "26.07.2012", "27.07.2012"} <= set(left)


def test_two_bodies_in_one_row_of_a_table_have_a_line_each() -> None:
    table = grid(
        ("Gremium", "Sitzung am", "TOP", "Status"),
        ("Seniorenbeirat", "10.07.2012", "1", "öffentlich"),
        ("Friedhofsausschuss\nRat", "17.07.2012\n19.07.2012", "4", "öffentlich\nöffentlich"),
    )
    before, behind = BEHIND["musterstadt"]
    parts: tuple[Part, ...] = (*lines(f"{before}Beratungsfolge"), table, *lines(behind.strip()))
    draft = recognise(Transcript(Source.WORD, parts), FORMS)
    rows = claimed(draft.values["beratungsfolge"])
    assert isinstance(rows, tuple)
    assert rows[1:] == (
        {"gremium": "Friedhofsausschuss", "sitzung": DAYS[0], "beratung": "öffentlich"},
        {"gremium": "Rat", "sitzung": DAYS[1], "beratung": "öffentlich"},
    )
    assert [remainder.words for remainder in draft.remainders] == ["4"]
