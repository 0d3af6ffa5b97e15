"""Amendments as they are printed, and the addresses in them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from drafter.model import amending
from drafter.model.addresses import (
    INSIDE,
    LONGEST,
    Address,
    Step,
    Unit,
    address_at,
    letter,
    parse_address,
)
from drafter.model.amendment import Amendment
from drafter.model.lines import LineError
from tests.model.test_lines import read

REPLACED = {"an": "Ziffer 3", "worte": "300.000 EUR", "durch": "320.000 EUR"}
DELETED = {"an": "Ziffer 3", "worte": "zunächst", "entfaellt": "ja"}
DROPPED = {"an": "Ziffer 4", "entfaellt": "ja"}
INSERTED = {"an": "Ziffer 3", "worte": "Sozialamt", "danach": "und im Jugendamt"}
WORDED = {"an": "Ziffer 3", "durch": "Neuer Text."}
MEANINGS: list[tuple[str, dict[str, Any]]] = [
    ("In Ziffer 3 wird „300.000 EUR“ durch „320.000 EUR“ ersetzt.", REPLACED),
    ("in Ziffer 3 werden „300.000 EUR“ durch „320.000 EUR“ ersetzt", REPLACED),
    ('In Ziffer 3 wird "300.000 EUR" durch "320.000 EUR" ersetzt.', REPLACED),
    ('In Ziffer 3 wird „300.000 EUR" durch „320.000 EUR" ersetzt.', REPLACED),
    ("In Ziffer 3 wird »300.000 EUR« durch »320.000 EUR« ersetzt.", REPLACED),
    (
        "In Ziffer 3 werden die Worte „300.000 EUR“ durch die Worte „320.000 EUR“ ersetzt.",
        REPLACED,
    ),
    ("In Ziffer 3 wird der Betrag „300.000 EUR“ durch den Betrag „320.000 EUR“ ersetzt.", REPLACED),
    ("In Ziffer 3\nwird die Angabe „300.000 EUR“\ndurch „320.000 EUR“ ersetzt. ", REPLACED),
    ("In Ziffer 3 wird „zunächst“ gestrichen.", DELETED),
    ("In Ziffer 3 wird das Wort „zunächst“ ersatzlos gestrichen", DELETED),
    ("In Ziffer 3 entfällt „zunächst“.", DELETED),
    ("In Ziffer 3 entfallen die Worte „zunächst“.", DELETED),
    ("In Ziffer 3 entfaellt das Wort „zunächst“", DELETED),
    ("In Ziffer 3 wird nach „Sozialamt“ „und im Jugendamt“ eingefügt.", INSERTED),
    ("In Ziffer 3 wird hinter „Sozialamt“ „und im Jugendamt“ eingefuegt.", INSERTED),
    (
        "In Ziffer 3 werden nach dem Wort „Sozialamt“ die Worte „und im Jugendamt“ eingefügt.",
        INSERTED,
    ),
    ("In Ziffer 3 werden nach den Wörtern „Sozialamt“ „und im Jugendamt“ eingefügt.", INSERTED),
    (
        "In Ziffer 3 wird vor „Sozialamt“ „das“ eingefügt.",
        {"an": "Ziffer 3", "worte": "Sozialamt", "davor": "das"},
    ),
    (
        "In der Begründung, Absatz 2, wird „a“ durch „b“ ersetzt.",
        {"an": "der Begründung, Absatz 2", "worte": "a", "durch": "b"},
    ),
    (
        "Im Beratungsgegenstand wird „a“ durch „b“ ersetzt.",
        {"an": "Beratungsgegenstand", "worte": "a", "durch": "b"},
    ),
    (
        "In Abschnitt „Was wird geändert“ wird „a“ durch „b“ ersetzt.",
        {"an": "Abschnitt „Was wird geändert“", "worte": "a", "durch": "b"},
    ),
    ("Ziffer 4 wird gestrichen.", DROPPED),
    ("Ziffer 4 wird ersatzlos gestrichen", DROPPED),
    ("Ziffer 4 entfällt.", DROPPED),
    ("Ziffer 4 entfaellt ersatzlos.", DROPPED),
    ("Ziffer 3 wird wie folgt gefasst: Neuer Text.", WORDED),
    ("Ziffer 3 wird neu gefasst: Neuer Text.", WORDED),
    ("Ziffer 3 erhält folgende Fassung: Neuer Text.", WORDED),
    ("Ziffer 3 erhaelt die folgende Fassung:\n\nNeuer Text.\n", WORDED),
    ("Ziffer 3 wird wie folgt gefasst: „Neuer Text.“", WORDED),
    (
        "Ziffer 3 wird wie folgt gefasst: „A“ und „B“",
        {"an": "Ziffer 3", "durch": "„A“ und „B“"},
    ),
    (
        "Ziffer 3 wird wie folgt gefasst: Eins: ja.\n\nZwei: nein.",
        {"an": "Ziffer 3", "durch": "Eins: ja.\n\nZwei: nein."},
    ),
    (
        "Nach Ziffer 5 wird Ziffer 6 eingefügt: Text",
        {"an": "Ziffer 5", "nummer": "6", "danach": "Text"},
    ),
    (
        "Nach Ziffer 5 wird folgende neue Ziffer 6 eingefügt: Text",
        {"an": "Ziffer 5", "nummer": "6", "danach": "Text"},
    ),
    ("Nach Ziffer 5 wird eingefügt: Text", {"an": "Ziffer 5", "danach": "Text"}),
    ("nach Ziffer 5 wird eine neue Ziffer eingefügt: Text", {"an": "Ziffer 5", "danach": "Text"}),
    ("Vor Ziffer 1 wird folgende Ziffer eingefügt: Text", {"an": "Ziffer 1", "davor": "Text"}),
    (
        "Nach Ziffer 3 a) wird Buchstabe b) eingefügt: Text",
        {"an": "Ziffer 3 a)", "nummer": "2", "danach": "Text"},
    ),
    (
        "Nach Absatz 2 der Begründung wird folgender Absatz eingefügt: Text",
        {"an": "Absatz 2 der Begründung", "danach": "Text"},
    ),
]


@pytest.mark.parametrize(("line", "meaning"), MEANINGS)
def test_what_an_amendment_means(line: str, meaning: dict[str, Any]) -> None:
    assert read(line, amending.amendment(line)) == meaning


REFUSED = [
    ("", 0, "ersetzt"),
    ("Ziffer 3 wird geändert.", 0, amending.AMENDMENT),
    ("In Ziffer 3 wird 300.000 EUR durch 320.000 EUR ersetzt.", 0, amending.AMENDMENT),
    ("In Ziffer 3 wird „a“ „b“ eingefügt.", 0, amending.INSERTION),
    ("Nach Ziffer 5 wird Ziffer 5a eingefügt: Text", 0, amending.NEW_UNIT),
    ("Nach Ziffer 5 wird Ziffer 6 eingefügt", 0, amending.NEW_UNIT),
    ("Ziffer 3 wird wie folgt gefasst", 0, amending.NEW_WORDING),
    ("Ziffer 3 wird wie folgt gefasst: ", 32, "fehlt hinter dem Doppelpunkt der Text"),
    ("In Ziffer 3 wird „zunächst gestrichen.", 0, amending.DELETION),
    ("In Ziffer 3 wird „die „neue“ Halle“ durch „b“ ersetzt.", 0, "untereinander"),
    ("In Ziffer 3 wird „a“ gestrichen. Und in Ziffer 4 auch.", 0, amending.DELETION),
    (f"In Ziffer 3 wird „{'a' * 1_000}“ gestrichen.", 0, "nicht zu verstehen"),
]


@pytest.mark.parametrize(("line", "offset", "words"), REFUSED)
def test_what_is_no_amendment(line: str, offset: int, words: str) -> None:
    with pytest.raises(LineError) as refused:
        amending.amendment(line)
    assert refused.value.offset == offset
    assert words in str(refused.value)
    assert "Bitte so schreiben" in str(refused.value)


@pytest.mark.parametrize(
    ("words", "entry", "key"),
    [
        ("Ziffer 3 wird wie folgt gefasst", {"an": "Ziffer 3"}, "durch"),
        ("Nach Ziffer 5 wird Ziffer 6 eingefügt", {"an": "Ziffer 5", "nummer": "6"}, "danach"),
        ("Vor Ziffer 5 wird eingefügt", {"an": "Ziffer 5"}, "davor"),
    ],
)
def test_what_announces_a_text(words: str, entry: dict[str, Any], key: str) -> None:
    opened = amending.opening(words)
    assert opened
    assert (read(words, opened[0]), opened[1]) == (entry, key)


@pytest.mark.parametrize(
    "words",
    ["an", "Ziffer 4 wird gestrichen", "In Ziffer 3 wird „a", "Ziffer 3 wird wie folgt gefasst: x"],
)
def test_what_announces_none(words: str) -> None:
    assert amending.opening(words) is None


# Addresses

ADDRESSES = [
    ("Ziffer 3", "Ziffer 3"),
    ("Ziff. 3", "Ziffer 3"),
    ("Nr. 3", "Ziffer 3"),
    ("ziffer 3 a)", "Ziffer 3 a)"),
    ("Ziffer 3a", "Ziffer 3 a)"),
    ("Ziffer 3 Buchstabe a", "Ziffer 3 a)"),
    ("Ziffer 3, Buchstabe a)", "Ziffer 3 a)"),
    ("Ziffer 3 a) bb)", "Ziffer 3 a) bb)"),
    ("Ziffer 3 Buchstabe a Doppelbuchstabe bb", "Ziffer 3 a) bb)"),
    ("Ziffer 3, Absatz 2", "Ziffer 3, Absatz 2"),
    ("Absatz 2 der Ziffer 3", "Ziffer 3, Absatz 2"),
    ("Abs. 2 der Ziffer 3 a)", "Ziffer 3 a), Absatz 2"),
    ("Teil b, Ziffer 2", "Teil b, Ziffer 2"),
    ("Ziffer 2 des Teils b)", "Teil b, Ziffer 2"),
    ("Ziffer 2 in Teil b", "Teil b, Ziffer 2"),
    ("Ziffer 3 des Beschlussvorschlags", "Ziffer 3"),
    ("Beschlussvorschlag", "Beschlussvorschlag"),
    ("Einleitung", "Einleitung"),
    ("der Einleitung des Beschlussvorschlages", "Einleitung"),
    ("Einleitung von Teil b", "Teil b, Einleitung"),
    ("Schlusssatz der Ziffer 1", "Ziffer 1, Schluss"),
    ("Deckung der Ziffer 3, Zeile 1", "Ziffer 3, Deckung, Zeile 1"),
    ("Zeile 1 der Deckung der Ziffer 3 in Teil d", "Teil d, Ziffer 3, Deckung, Zeile 1"),
    ("Rest der Deckung der Ziffer 3", "Ziffer 3, Deckung, Rest"),
    ("Deckung, Zeile 1", "Finanzielle Auswirkungen, Deckung, Zeile 1"),
    ("den finanziellen Auswirkungen, Absatz 1", "Finanzielle Auswirkungen, Absatz 1"),
    ("Auswirkungen auf Ziele, Kennzahlen", "Ziele"),
    ("Begründung, Absatz 2", "Begründung, Absatz 2"),
    ("der Begruendung", "Begründung"),
    ("Absatz 2 des Sachverhalts", "Sachverhalt, Absatz 2"),
    (
        "Begründung, Abschnitt „Fachliche Ressourcen“, Absatz 1",
        "Begründung, Abschnitt „Fachliche Ressourcen“, Absatz 1",
    ),
    ('Absatz 1 des Abschnitts "Anlass"', "Begründung, Abschnitt „Anlass“, Absatz 1"),
    ("Zusammenfassung,\n Absatz 1", "Zusammenfassung, Absatz 1"),
    ("Beratungsgegenstand", "Beratungsgegenstand"),
    ("Anlage 2", "Anlage 2"),
    ("Anlage Nr. 2", "Anlage 2"),
]


@pytest.mark.parametrize(("text", "shown"), ADDRESSES)
def test_an_address_is_read_in_either_direction(text: str, shown: str) -> None:
    assert str(parse_address(text)) == shown
    assert parse_address(shown) == parse_address(text)


NO_ADDRESSES = [
    ("", "ist keine Stelle"),
    ("Ziffer", "ist keine Stelle"),
    ("Ziffer 0", "ist keine Stelle"),
    ("Ziffer 3 der Satzung", "ist keine Stelle"),
    ("Ziffern 4 und 5", "je Stelle eine eigene Änderung"),
    ("Anlage", "ist keine Stelle"),
    ("Absatz 2", "fehlt, wovon das ein Teil ist"),
    ("Zeile 1", "fehlt, wovon das ein Teil ist"),
    ("Begründung, Ziffer 3", "„Ziffer 3“ steht nicht in „Begründung“"),
    ("Ziffer 3, Ziffer 4", "steht nicht in"),
    ("Ziffer 3, Zeile 1", "„Zeile 1“ steht nicht in „Ziffer 3“"),
    ("Anlage 2, Absatz 1", "steht nicht in"),
    ("Ziffer 3, " * 40, "ist keine Stelle"),
]


@pytest.mark.parametrize(("text", "words"), NO_ADDRESSES)
def test_what_is_no_address(text: str, words: str) -> None:
    with pytest.raises(ValueError, match="Bitte so schreiben: Ziffer 3; ") as refused:
        parse_address(text)
    assert words in str(refused.value)


def test_an_address_is_of_bounded_length() -> None:
    assert str(parse_address("Ziffer 3" + " " * LONGEST)) == "Ziffer 3"
    with pytest.raises(ValueError, match="ist keine Stelle"):
        parse_address("Abschnitt „" + "a" * LONGEST + "“")


TITLES = st.text("aZ 1§", min_size=1, max_size=12).filter(lambda text: text == text.strip() != "")


@st.composite
def addresses(draw: st.DrawFn) -> Address:
    """Give an address that may be: a chain of units, each inside the one before."""
    unit = draw(st.sampled_from([*INSIDE, Unit.SUBJECT, Unit.ATTACHMENT, Unit.RESOLUTION]))
    chain = [unit]
    while chain[0] in INSIDE:
        chain.insert(0, draw(st.sampled_from(INSIDE[chain[0]])))
    return Address(tuple(draw(steps(unit)) for unit in chain))


def steps(unit: Unit) -> st.SearchStrategy[Step]:
    if unit is Unit.SECTION:
        return TITLES.map(lambda title: Step(unit, title=" ".join(title.split())))
    if unit in (Unit.LETTER, Unit.DOUBLE_LETTER, Unit.PART):
        return st.integers(1, 26).map(lambda number: Step(unit, number))
    if unit in (Unit.POINT, Unit.ROW, Unit.PARAGRAPH, Unit.ATTACHMENT):
        return st.integers(1, 99).map(lambda number: Step(unit, number))
    return st.just(Step(unit))


@settings(deadline=None)
@given(addresses())
def test_an_address_is_read_as_it_is_written(address: Address) -> None:
    assert parse_address(str(address)) == address


PIECES = st.sampled_from(
    ("Ziffer ", "3", " a)", "aa)", ", ", " der ", "Absatz ", "Teil b", "Deckung", "Rest", "„", "“")
)


def read_or_refused(text: str) -> str:
    try:
        return str(parse_address(text))
    except ValueError as refused:
        return str(refused)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join)))
def test_no_text_raises_anything_but_a_german_sentence(text: str) -> None:
    assert read_or_refused(text)


PART_D: tuple[str | int, ...] = ("beschlussvorschlag", "teile", 3, "ziffern", 0, "unterpunkte", 1)
LOCATIONS: list[tuple[tuple[str | int, ...], str | None]] = [
    (("beschlussvorschlag", "ziffern", 2, "deckung", "bedarf"), "Ziffer 3, Deckung"),
    ((*PART_D, "unterpunkte", 0, "text"), "Teil d, Ziffer 1 b) aa)"),
    (("finanzen", "deckung", "zeilen", 1, "erlaeuterung"),
     "Finanzielle Auswirkungen, Deckung, Zeile 2"),
    (("begruendung",), "Begründung"),
    (("anlagen", 1, "titel"), "Anlage 2"),
    (("beratungsfolge", 0), None),
    ((), None),
]  # fmt: skip


@pytest.mark.parametrize(("loc", "shown"), LOCATIONS)
def test_a_location_has_an_address(loc: tuple[str | int, ...], shown: str | None) -> None:
    address = address_at(loc)
    assert (address and str(address)) == shown


def test_letters_go_on_behind_z() -> None:
    assert [letter(number) for number in (1, 26, 27, 28, 53)] == ["a", "z", "aa", "ab", "ba"]


# Records


@pytest.mark.parametrize(
    "entry",
    [
        {"an": "Ziffer 3"},
        {"an": "Ziffer 3", "worte": "a"},
        {"an": "Ziffer 3", "durch": "a", "danach": "b"},
        {"an": "Ziffer 3", "durch": "a", "entfaellt": "ja"},
        {"an": "Ziffer 3", "entfaellt": "nein"},
    ],
)
def test_an_amendment_does_one_thing(entry: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="genau eines davon"):
        Amendment.model_validate(entry)


@pytest.mark.parametrize(
    "entry",
    [
        {"an": "Ziffer 3", "durch": "a", "nummer": "4"},
        {"an": "Ziffer 3", "worte": "b", "danach": "a", "nummer": "4"},
        {"an": "Ziffer 3", "entfaellt": "ja", "nummer": "4"},
    ],
)
def test_only_what_is_put_in_whole_has_a_number(entry: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="Eine „nummer“ bekommt nur"):
        Amendment.model_validate(entry)
