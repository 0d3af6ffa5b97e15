"""Patterns that were packed divide as those that they were made of."""

import pytest

from drafter.german.syllables import Patterns, packed

FEW = {"ab": (1, (1,)), "bab": (2, (2,)), "abba": (3, (3,)), ".c": (2, (1,))}


@pytest.mark.parametrize(
    ("word", "places"),
    [("ab", [1]), ("abab", [1]), ("abba", [1, 3]), ("cab", [1, 2]), ("cabcab", [1, 2, 5])],
)
def test_the_highest_digit_counts_and_an_odd_one_divides(word: str, places: list[int]) -> None:
    assert Patterns(packed(FEW)).positions(word) == places


def test_a_number_of_two_digits_cannot_be_packed() -> None:
    with pytest.raises(ValueError, match="10"):
        packed({"ab": (0, (10,))})


def test_equal_patterns_are_equal_bytes() -> None:
    assert packed(FEW) == packed(dict(reversed(FEW.items())))
