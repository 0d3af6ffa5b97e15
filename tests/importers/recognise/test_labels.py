"""Labels at the beginning of lines, however a text layer spells them."""

import pytest

from drafter.importers.recognise.labels import Labels, Place, Sighting, labels_of
from drafter.importers.recognise.letters import key_of, letters
from drafter.source.forms import load_form
from tests.importers.recognise.conftest import FORMS

BIELEFELD = labels_of(load_form("bielefeld", FORMS))
MUSTERSTADT = labels_of(load_form("musterstadt", FORMS))


def section(text: str, labels: Labels = BIELEFELD) -> Sighting | None:
    seen = labels.sightings(text.split("\n"))
    return next((found for found in seen if found.label.place is Place.SECTION), None)


@pytest.mark.parametrize(
    "text",
    [
        "Begründung:",
        "BEGRÜNDUNG",
        "Begru\u0308ndung :",
        "Begrundung",
        "Begr\ufffdndung:",
        "Begruendung:",
        "B e g r ü n d u n g",
        "  Begründung: ",
        "Be\u00adgründung",
        "3. Begründung:",
        "Begründung:Das Land fördert.",
        "BegründungDas Land fördert.",
    ],
)
def test_a_label_is_found_in_any_spelling(text: str) -> None:
    found = section(text)
    assert found
    assert found.label.name == "begruendung"


@pytest.mark.parametrize(
    "text", ["Begründungen folgen.", "Begründetes", "Die Begründung", "Anlagenbau"]
)
def test_a_longer_word_is_no_label(text: str) -> None:
    assert section(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Beschlußvorschlag:", "beschlussvorschlag"),
        ("Beschluß-\nvorschlag", "beschlussvorschlag"),
        ("Beratungsgegenstand (Bezeichnung des\nTagesordnungspunktes)", "beratungsgegenstand"),
        ("Beratungsgegenstand", "beratungsgegenstand"),
        ("Betroffene Produktgruppe/n", "produktgruppen"),
    ],
)
def test_old_spellings_broken_lines_and_variants(text: str, name: str) -> None:
    found = section(text)
    assert found
    assert (found.label.name, found.alone) == (name, True)
    assert found.last == text.count("\n")


def test_what_follows_a_label_is_told() -> None:
    found = section("Betreff: Bau eines Radwegs", MUSTERSTADT)
    assert found
    assert (found.colon, found.rest) == (True, "Bau eines Radwegs")


def test_letters_know_where_they_stand() -> None:
    text = "Straße (ﬁnal): Öl"
    spelt = letters(text)
    assert spelt.key == "strassefinalol"
    assert text[: spelt.end(7)] == "Straße"
    assert key_of("Oel") == key_of("Öl") == "ol"
    assert key_of("Euro Entgelt") == "euroentgelt"


def test_letters_are_the_same_by_either_way() -> None:
    """A text of ASCII letters only is spelt by a shorter way."""
    text = "Amt, Datum, Tel. (0521) 51-0"
    spelt, other = letters(text), letters(f"{text}\u2026")
    assert spelt == other
