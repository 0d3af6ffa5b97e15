"""Where German words are divided: at their joints, and never where another word would be seen."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.german.hyphenation import LEFT, RIGHT, VOWELS, Syllables, positions
from drafter.german.joints import JOINTS

DIVISIONS = tuple((Path(__file__).parent / "divisions.txt").read_text(encoding="utf-8").split())


@cache
def syllables() -> Syllables:
    found: Syllables = pyphen.Pyphen(lang="de").hd.positions
    return found


def divided(word: str) -> str:
    """Return a word with hyphens where it may be divided."""
    cuts = [0, *positions(word, syllables()), len(word)]
    return "-".join(word[start:end] for start, end in pairwise(cuts))


@pytest.mark.parametrize("division", DIVISIONS)
def test_words_of_council_papers_are_divided_at_their_joints(division: str) -> None:
    assert divided(division.replace("-", "")) == division


def test_most_of_these_words_are_divided_badly_by_patterns_alone() -> None:
    dictionary = pyphen.Pyphen(lang="de", left=LEFT, right=RIGHT)
    words = [division.replace("-", "") for division in DIVISIONS]
    assert sum(dictionary.inserted(word) != divided(word) for word in words) > 100


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Mitarbeiter*innen", "Mit-ar-bei-ter*innen"),
        ("Bürger:innen", "Bür-ger:innen"),
        ("Bürger_innen", "Bür-ger_innen"),
        ("BürgerInnen", "Bür-gerInnen"),
        ("MitarbeiterIn", "Mit-ar-bei-terIn"),
        ("lokale/r", "lo-ka-le/r"),
        ("Schüler/-innen", "Schü-ler/-innen"),
        ("innen", "innen"),
        ("Kolleg*in", "Kol-leg*in"),
        ("Case-Manager*innen", "Case-Ma-na-ger*innen"),
    ],
)
def test_gender_forms_are_divided_before_their_sign_only(word: str, parts: str) -> None:
    assert list(positions(word, syllables())) == _places(parts, word)


def _places(parts: str, word: str) -> list[int]:
    """Return where hyphens stand in `parts` that are none in the word."""
    found, at = [], 0
    for sign in parts:
        if at < len(word) and sign == word[at]:
            at += 1
        else:
            found.append(at)
    return found


@pytest.mark.parametrize(
    "word",
    ["AWO", "UNESCO", "GmbH", "BAföG", "KiTaG", "2020er", "11.05.03", "2859/2020", "A4-Seite", ""],
)
def test_abbreviations_and_numbers_are_not_divided(word: str) -> None:
    assert positions(word, syllables()) == ()


def test_long_words_in_capitals_are_divided() -> None:
    assert divided("STADTENTWICKLUNG") == "STADT-ENT-WICK-LUNG"


@pytest.mark.parametrize(
    "word",
    [
        "Kaufvertrag",
        "Landesverfassung",
        "Datenverarbeitung",
        "Verteilung",
        "Unterhaltung",
        "gesamt",
        "Raumbau",
    ],
)
def test_a_part_of_a_word_is_not_seen_where_there_is_none(word: str) -> None:
    assert divided(word).replace("-", "") == word
    wrong = {"v-er", "unt-er", "gem-ein", "ra-um", "ges-amt"}
    assert not [each for each in wrong if each in divided(word).lower()]


@pytest.mark.parametrize("entry", JOINTS.split())
def test_entries_are_letters_and_joints(entry: str) -> None:
    assert entry.strip(".").replace("=", "").isalpha()
    assert entry.islower()
    assert "=" in entry


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüßéABIn*:_/-'.19 \u00ad", max_size=30))
def test_any_text_has_divisions_inside_and_in_order(text: str) -> None:
    found = positions(text, syllables())
    assert list(found) == sorted(set(found))
    assert all(LEFT <= place <= len(text) - RIGHT for place in found)


@given(st.lists(st.sampled_from(DIVISIONS), min_size=1, max_size=3))
def test_each_piece_can_be_spoken(words: list[str]) -> None:
    word = "".join(words).replace("-", "").lower()
    pieces = divided(word).split("-")
    assert all(not VOWELS.isdisjoint(piece) for piece in pieces[1:-1])
