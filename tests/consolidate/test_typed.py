"""Typed values stay typed: rows are read anew, need, year and remainder follow the text."""

from decimal import Decimal
from typing import Any

import pytest

from drafter.german.amounts import Amount
from drafter.model.finances import Cover
from drafter.model.paper import Paper
from tests.consolidate.papers import COVER, HEAD, ORIGINAL, amended, told


def cover(*lines: str, original: Paper = ORIGINAL) -> Cover:
    """Give the cover of point 3 after amendments without problems."""
    made = amended(*lines, original=original)
    assert made.problems == ()
    assert made.paper.proposed_resolution
    found = made.paper.proposed_resolution.points[-1 if original is not ORIGINAL else 2].cover
    assert found
    return found


def euro(value: str) -> Amount:
    return Amount(Decimal(value))


def with_point(text: str, **more: Any) -> Paper:
    point = {"text": text, "deckung": {**COVER, **more}}
    return Paper.model_validate({**HEAD, "beschlussvorschlag": {"ziffern": [point]}})


ROWS = [
    ("„275.000 €“ durch „295.000 €“", ("Mehrertrag", 2022, "295000", None)),
    ("„275.000“ durch „295.000“", ("Mehrertrag", 2022, "295000", None)),
    ("„275.000 €“ durch „rd. 0,3 Mio. EUR“", ("Mehrertrag", 2022, "300000", None)),
    ("„2022“ durch „2023“", ("Mehrertrag", 2023, "275000", None)),
    (
        "„275.000 €“ durch „290.000 € (Landesförderung)“",
        ("Mehrertrag", 2022, "290000", "Landesförderung"),
    ),
    ("„Mehrertrag“ durch „Minderaufwand“", ("Minderaufwand", 2022, "275000", None)),
]


@pytest.mark.parametrize(("words", "row"), ROWS)
def test_a_row_is_read_anew(words: str, row: tuple[str, int, str, str | None]) -> None:
    first = cover(f"In Zeile 1 der Deckung der Ziffer 3 wird {words} ersetzt.").rows[0]
    found = (first.kind, first.year, str(int(first.amount.value)), first.note)
    assert found == row


def test_rows_come_and_go() -> None:
    rows = cover(
        "Deckung der Ziffer 3, Zeile 1 entfällt.",
        "Zeile 2 der Deckung der Ziffer 3 wird wie folgt gefasst: Minderaufwand i.H.v. 20.000 €",
        "Nach Zeile 2 der Deckung der Ziffer 3 wird eingefügt: Rücklage 2022 i.H.v. 5 TEUR",
    ).rows
    assert [(row.kind, row.amount) for row in rows] == [
        ("Minderaufwand", euro("20000")),
        ("Rücklage", euro("5000")),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "In Zeile 1 der Deckung der Ziffer 3 wird „275.000 €“ durch „alles“ ersetzt.",
        "In Zeile 1 der Deckung der Ziffer 3 wird „275.000 €“ durch „1.00 €“ ersetzt.",
        "Zeile 1 der Deckung der Ziffer 3 wird wie folgt gefasst: Irgendwas",
        "Nach Zeile 1 der Deckung der Ziffer 3 wird eingefügt: Irgendwas",
    ],
)
def test_a_row_that_cannot_be_read_any_more_is_told(line: str) -> None:
    (problem,) = told(line)
    assert "nicht zu verstehen. Bitte so schreiben: „Mehrertrag 2022" in problem
    made = amended(line).paper.proposed_resolution
    assert made == ORIGINAL.proposed_resolution


def test_need_and_year_follow_the_text_that_names_them() -> None:
    found = cover(
        "In Ziffer 3 wird „300.000 EUR“ durch „0,32 Mio. €“ ersetzt.",
        "In Ziffer 3, Absatz 1 wird „Haushaltsjahr 2022“ durch „Haushaltsjahr 2023“ ersetzt.",
    )
    assert (found.need, found.year) == (euro("320000"), 2023)


def test_a_text_that_is_worded_anew_tells_the_need_too() -> None:
    line = "Ziffer 3, Absatz 1 wird wie folgt gefasst: Es werden 310.000 € im Jahr 2024 gebraucht."
    found = cover(line)
    assert (found.need, found.year) == (euro("310000"), 2024)


def test_the_remainder_follows_its_text() -> None:
    line = "In der Deckung der Ziffer 3 wird „15.000 €“ durch „rd. 20.000 €“ ersetzt."
    rest = cover(line).remainder
    assert rest
    assert rest.amount == Amount(Decimal(20000), approximate=True)
    assert rest.text == "Der Rest von rd. 20.000 € wird aus dem Budget gedeckt."


STAYING = [
    ("Es werden 300.000 € gebraucht.", "nach „werden“ „bis zu 5.000 €, dann“ eingefügt"),
    ("Es werden 300.000 € gebraucht.", "„300.000 €“ durch „viel“ ersetzt"),
    ("Es werden 300.000 € gebraucht.", "„300.000 €“ durch „100.000 € und 200.000 €“ ersetzt"),
    ("Es werden 300.000 €, also 300.000 Euro, gebraucht.", "„300.000 €“ durch „1 €“ ersetzt"),
    ("Es werden 300.000 € gebraucht, 50.000 € davon sofort.", "„50.000 €“ durch „1 €“ ersetzt"),
    ("Es werden 300.000 € gebraucht, 50.000 € davon.", "„, 50.000 € davon“ gestrichen"),
]


@pytest.mark.parametrize(("text", "words"), STAYING)
def test_a_need_stays_where_it_is_not_certain_what_it_became(text: str, words: str) -> None:
    original = with_point(text)
    assert cover(f"In Ziffer 1, Absatz 1 wird {words}.", original=original).need == euro("300000")


def test_a_need_that_is_named_twice_follows_where_both_are_changed() -> None:
    original = with_point("Es werden 300.000 €, also 300.000 Euro, gebraucht.")
    lines = [
        "In Ziffer 1, Absatz 1 wird „300.000 €“ durch „320.000 €“ ersetzt.",
        "In Ziffer 1 wird „300.000 Euro“ durch „320.000 Euro“ ersetzt.",
    ]
    assert cover(*lines, original=original).need == euro("320000")


def test_two_amounts_that_change_places_are_told_apart() -> None:
    original = with_point("Von 50.000 € auf 300.000 € steigt der Aufwand.")
    lines = [
        "In Ziffer 1, Absatz 1 wird „50.000 €“ durch „60.000 €“ ersetzt.",
        "In Ziffer 1, Absatz 1 wird „300.000 €“ durch „310.000 €“ ersetzt.",
    ]
    assert cover(*lines, original=original).need == euro("310000")


def test_the_cover_of_the_finances_follows_their_text() -> None:
    finances = {"text": "Es kostet 300.000 €.", "deckung": COVER}
    original = Paper.model_validate({**HEAD, "finanzen": finances})
    made = amended(
        "In den Finanziellen Auswirkungen, Absatz 1 wird „300.000 €“ durch „1 €“ ersetzt.",
        "In Zeile 1 der Deckung wird „275.000“ durch „280.000“ ersetzt.",
        original=original,
    )
    assert made.problems == ()
    assert made.paper.finances
    found = made.paper.finances.cover
    assert found
    assert (found.need, found.rows[0].amount) == (euro("1"), euro("280000"))


def test_a_remainder_without_a_text_is_the_sentence_that_is_printed() -> None:
    original = with_point("Es werden 300.000 € gebraucht.", rest={"betrag": "15.000 €"})
    amount = cover("In Ziffer 1 wird „15.000 €“ durch „20.000 €“ ersetzt.", original=original)
    assert amount.remainder
    assert (amount.remainder.amount, amount.remainder.text) == (euro("20000"), None)
    line = "In Ziffer 1 wird „Betrag von 15.000 €“ durch „Rest von 9.000 €“ ersetzt."
    worded = cover(line, original=original)
    assert worded.remainder
    assert worded.remainder.amount == euro("9000")
    assert worded.remainder.text == "Es verbleibt ein Rest von 9.000 €."
    (problem,) = told("In Ziffer 1 wird „15.000 €“ durch „nichts“ ersetzt.", original=original)
    assert "nennt nicht genau einen Betrag" in problem
    assert cover("Rest der Deckung der Ziffer 1 entfällt.", original=original).remainder is None


def test_a_cover_may_fall_away() -> None:
    made = amended("Deckung der Ziffer 3 wird gestrichen.").paper.proposed_resolution
    assert made
    assert made.points[2].cover is None
