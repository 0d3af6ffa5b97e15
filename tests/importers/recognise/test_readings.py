"""Earlier readings: which number is whose, and what stands on lines with other words."""

from typing import Final

import pytest

from drafter.importers.draft import Draft
from drafter.importers.recognise import recognise
from drafter.importers.transcript import Part, Source, Transcript
from tests.importers.recognise.conftest import FORMS, Read, claimed, words_of
from tests.importers.recognise.made import grid, lines
from tests.importers.recognise.test_tables import BEHIND

BEFORE: Final = (
    f"{BEHIND['musterstadt'][0]}Beratungsfolge\nRat 19.07.2012 öffentlich Entscheidung"
    f"{BEHIND['musterstadt'][1]}\nFrühere Behandlung\n"
)
RAT, SENIORS = (
    {"gremium": "Rat", "sitzungen": ({"datum": "12.01.2011", "top": "7"},)},
    {"gremium": "Seniorenbeirat", "sitzungen": ({"datum": "18.01.2011", "top": "3"},)},
)


def listed(readings: str, read: Read) -> tuple[Draft, object]:
    """Return a paper with earlier readings, and what is claimed of them."""
    draft = read(BEFORE + readings)
    assert draft.form == "musterstadt"
    return draft, claimed(draft.values.get("fruehere_behandlung"))


@pytest.mark.parametrize(
    "readings",
    [
        "Rat am 12.01.2011 (TOP 7) und Seniorenbeirat am 18.01.2011 (TOP 3),\nV/0815/2010",
        "Rat am 12.01.2011 (TOP 7) und Seniorenbeirat am 18.01.2011\n(TOP 3), V/0815/2010",
        "Rat, 12.01.2011, TOP 7; Seniorenbeirat, 18.01.2011, TOP 3, Vorlage Nr.\nV/0815/2010",
        "V/0815/2010: Rat, 12.01.2011, TOP 7; Seniorenbeirat, 18.01.2011, TOP 3",
        "Gremium Datum TOP Vorlage Nr.\nRat 12.01.2011 TOP 7 V/0815/2010\n"
        "Seniorenbeirat 18.01.2011 TOP 3 V/0815/2010",
    ],
)
def test_a_number_is_that_of_all_bodies_that_are_linked(readings: str, read: Read) -> None:
    draft, found = listed(readings, read)
    assert found == ({"drucksachennummer": "V/0815/2010", "lesungen": (RAT, SENIORS)},)
    assert not draft.remainders


def test_a_number_may_be_glued_behind_the_agenda_number(read: Read) -> None:
    draft, found = listed(
        "GremiumDatumTOPVorlage Nr.\nRat12.01.20117V/0815/2010\n"
        "Seniorenbeirat18.01.20113V/0816/2010",
        read,
    )
    assert found == (
        {"drucksachennummer": "V/0815/2010", "lesungen": (RAT,)},
        {"drucksachennummer": "V/0816/2010", "lesungen": (SENIORS,)},
    )
    assert not draft.remainders


def test_a_number_behind_a_comma_goes_on_with_the_line_above(read: Read) -> None:
    _, found = listed(
        "Rat, 12.01.2011, TOP 7,\nV/0815/2010\nSeniorenbeirat, 18.01.2011, TOP 3", read
    )
    assert found == (
        {"drucksachennummer": "V/0815/2010", "lesungen": (RAT,)},
        {"lesungen": (SENIORS,)},
    )


def test_bodies_on_lines_of_their_own_share_no_number(read: Read) -> None:
    _, found = listed(
        "Rat, 12.01.2011, TOP 7\nSeniorenbeirat, 18.01.2011, TOP 3, V/0815/2010", read
    )
    assert found == (
        {"lesungen": (RAT,)},
        {"drucksachennummer": "V/0815/2010", "lesungen": (SENIORS,)},
    )


def test_the_number_of_a_body_in_prose_is_not_that_of_the_next(read: Read) -> None:
    draft, found = listed(
        "Im Rat wurde 2011 die Vorlage V/0815/2010 behandelt\nSeniorenbeirat, 18.01.2011, TOP 3",
        read,
    )
    assert found == ({"lesungen": (SENIORS,)},)
    assert "V/0815/2010" in words_of(draft)


def test_what_begins_anew_on_the_line_is_left_over(read: Read) -> None:
    draft, found = listed(
        "Rat, 12.01.2011, TOP 7, V/0815/2010 Bürgeramt – Wahlen – 3. Mai 2011", read
    )
    assert found == ({"drucksachennummer": "V/0815/2010", "lesungen": (RAT,)},)
    assert "Bürgeramt – Wahlen – 3. Mai 2011" in words_of(draft)


def test_days_of_a_column_are_dealt_out_to_the_bodies_above(read: Read) -> None:
    draft, found = listed(
        "Gremium\nRat\nSeniorenbeirat\nDatum\n12.01.2011\n18.01.2011\nTOP\n7\n"
        "Vorlage Nr.\nV/0815/2010\nV/0816/2010",
        read,
    )
    days = [
        {"gremium": one["gremium"], "sitzungen": ({"datum": day},)}
        for one, day in ((RAT, "12.01.2011"), (SENIORS, "18.01.2011"))
    ]
    assert found == ({"lesungen": tuple(days)},)
    left = [rest.words for rest in draft.remainders]
    assert {"7", "V/0815/2010", "V/0816/2010"} <= set(left)


def test_the_rows_of_a_table_are_readings() -> None:
    table = grid(
        ("Gremium", "Datum", "TOP", "Vorlage Nr."),
        ("Rat", "12.01.2011", "7", "V/0815/2010"),
        ("Seniorenbeirat", "18.01.2011", "3", "V/0816/2010"),
    )
    parts: tuple[Part, ...] = (*lines(BEFORE.rstrip()), table)
    draft = recognise(Transcript(Source.WORD, parts), FORMS)
    assert claimed(draft.values["fruehere_behandlung"]) == (
        {"drucksachennummer": "V/0815/2010", "lesungen": (RAT,)},
        {"drucksachennummer": "V/0816/2010", "lesungen": (SENIORS,)},
    )


KARLSRUHE: Final = (
    "Stadt Karlsruhe\nBESCHLUSSVORLAGE\nVorlage Nr.: 2016/0365\nDez. 6\n\nBetreff:\n"
    "Erneuerung der Beispielbrücke\n\nGremium Termin TOP ö nö Ergebnis\n"
    "Bauausschuss 01.07.2016 2 x\n\n"
    "Kurzfassung:\nDie Brücke wird erneuert.\n\nErläuterungen:\nDie Brücke ist alt.\n\n"
)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Bauausschuss am 02.03.2015 (TOP 4), 2015/0123", "2015/0123"),
        ("AUG, 02.03.2015, TOP 4, Vorlage Nr. 2015/0123", "2015/0123"),
        ("Am 02.03.2015 (TOP 4) ging es um die Vorlage 2015/0123.", None),
        ("Der Bauausschuss hat am 02.03.2015 die Vorlage 2015/0123 vertagt.", None),
    ],
)
def test_readings_show_their_label_inside_of_a_text(
    words: str, number: str | None, read: Read
) -> None:
    """A heading of the text may read as the label, but then it is prose that follows."""
    draft = read(f"{KARLSRUHE}Vorangegangene Beratungen\n{words}\n")
    found = claimed(draft.values.get("fruehere_behandlung", ()))
    assert isinstance(found, tuple)
    assert [one["drucksachennummer"] for one in found] == ([number] if number else [])
    assert number or words in str(claimed(draft.values["begruendung"]))
