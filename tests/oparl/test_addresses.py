"""Addresses: safe, short, and never the same for two things."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.scalars import DateSpan
from drafter.render.oparl import Addresses
from drafter.render.oparl.addresses import meeting_part, name_part, number_part

BASE = f"https://oparl.example.org/{'a' * 54}"
ADDRESSES = Addresses(BASE)
SAFE = re.compile(r"https://[a-z.]+(/[A-Za-z0-9~=_-][A-Za-z0-9.~=_-]*)+\.json")
DAYS = DateSpan(date(2025, 6, 24), date(2025, 6, 25))
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=120)
numbers = texts | st.text("0123456789/-. ~=_äA", min_size=1, max_size=60)


@given(numbers, numbers)
def test_two_numbers_never_meet(first: str, second: str) -> None:
    assert (number_part(first) == number_part(second)) is (first == second)


@given(texts, numbers)
def test_every_address_is_safe_and_short(name: str, number: str) -> None:
    key = f"{meeting_part([name, number])}-2025-06-24_2025-06-25-{'0' * 16}"
    for address in (
        ADDRESSES.paper(number),
        ADDRESSES.consultation(number, key),
        ADDRESSES.agenda_item(number, key),
        ADDRESSES.meeting([name, number], DAYS),
        ADDRESSES.organization(name, date(2025, 6, 24)),
        ADDRESSES.term(number),
        ADDRESSES.file(number, "anlage-9999.docx"),
    ):
        assert SAFE.fullmatch(address), address
        assert "/../" not in address
        assert len(address) <= 255


@pytest.mark.parametrize(
    ("number", "part"),
    [
        ("2859/2020-2025/1", "2859_2020-2025_1"),
        ("V/0702/2012 1. Ergänzung", "V_0702_2012~20~1.~20~Erg~e4~nzung"),
        ("24_0123", "24~5f~0123"),
        ("..", "~2e~."),
    ],
)
def test_numbers_stay_what_they_were(number: str, part: str) -> None:
    """For ever: a change here would break every link that was given out."""
    assert number_part(number) == part


def test_names_stay_what_they_were() -> None:
    assert name_part("Rat der Stadt Bielefeld") == "rat-der-stadt-bielefeld-7c9cb7540a"
    assert name_part("Ausschuß für Größe") == "ausschuss-fuer-groesse-924fc7fc85"


def test_a_joint_meeting_is_the_same_from_either_side() -> None:
    both = ("Schulausschuss", "Jugendhilfeausschuss")
    assert meeting_part(both) == meeting_part(both[::-1])
    assert meeting_part(both) != meeting_part(both[:1])
