"""File names: safe, readable, and never one name for two numbers."""

import os

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.deliver import file_stem

NUMBERS = st.text("aZä09/_-~+=. 5fe2\u00a0\u0308", min_size=1, max_size=12) | st.text(min_size=1)
LONG = st.text("aZ/_ .", min_size=100, max_size=200)
SUFFIX = ".manifest.json"


@pytest.mark.parametrize(
    ("number", "stem"),
    [
        ("2859/2020-2025/1", "2859_2020-2025_1"),
        ("24/0123", "24_0123"),
        ("24-0123", "24-0123"),
        ("24_0123", "24~5f~0123"),
        ("WP8158/2013 Ergänzung", "WP8158_2013+Ergänzung"),
        ("1.", "1~2e~"),
        ("..", "~2e~~2e~"),
        ("kim-2021", "kim-2021"),
    ],
)
def test_a_number_can_be_read_in_its_file_name(number: str, stem: str) -> None:
    assert file_stem(number) == stem


@given(st.lists(NUMBERS | LONG, min_size=2, max_size=2, unique=True))
@example(["24 5f 0123", "24_0123"])
@example(["a b", "a/b"])
@example(["a+b", "a b"])
@example(["a~20~b", "a b"])
@example(["x" * 121, "x" * 122])
@example(["x" * 200, file_stem("x" * 200)])
def test_two_numbers_never_share_a_name(numbers: list[str]) -> None:
    assert file_stem(numbers[0]) != file_stem(numbers[1])


@given(NUMBERS | LONG | st.text("äß", min_size=100, max_size=1_000))
def test_every_name_is_safe_and_short_enough(number: str) -> None:
    stem = file_stem(number)
    assert stem
    assert not set(stem) & set("/\\:*?\"<>|.;&$`'!#%{}[]() \t\n\0")
    assert all(char.isprintable() for char in stem)
    assert len(os.fsencode(stem + SUFFIX)) <= 255


def test_names_of_undecodable_files_are_safe_too() -> None:
    os.fsencode(file_stem("vor\udcfflage"))
    assert file_stem("\udcff") != file_stem("\udcfe")


def test_long_numbers_that_begin_alike_stay_different() -> None:
    assert len({file_stem(f"{'x' * 200}{number}") for number in range(2_000)}) == 2_000


def test_a_name_that_differs_in_case_only_stays_different() -> None:
    assert file_stem("v/1") != file_stem("V/1")
