"""Single values: what is read, and that nothing is coerced."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from drafter.model.scalars import (
    LONGEST_PARAGRAPH,
    LONGEST_PROSE,
    Day,
    Line,
    MeetingDay,
    Money,
    Number,
    Ordinal,
    Prose,
    Year,
    YesNo,
)

ADAPTERS: dict[str, TypeAdapter[Any]] = {
    "line": TypeAdapter(Line),
    "prose": TypeAdapter(Prose),
    "day": TypeAdapter(Day),
    "meeting": TypeAdapter(MeetingDay),
    "money": TypeAdapter(Money),
    "yes": TypeAdapter(YesNo),
    "year": TypeAdapter(Year),
    "ordinal": TypeAdapter(Ordinal),
    "number": TypeAdapter(Number),
}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("line", "  a \n b\t", "a b"),
        ("line", "a\u0308", "ä"),
        ("prose", "a\u0308\n\n b", "ä\n\n b"),
        ("day", "2022-02-10", date(2022, 2, 10)),
        ("day", "10. Februar 2022", date(2022, 2, 10)),
        ("yes", " Ja ", True),
        ("yes", "nein", False),
        ("year", " 2022 ", 2022),
        ("ordinal", "12", 12),
        ("number", "12,5 %", Decimal("12.5")),
        ("number", "1.234", Decimal("1234")),
        ("number", "1.234.567,89", Decimal("1234567.89")),
        ("number", "0", Decimal(0)),
    ],
)
def test_what_is_read(kind: str, text: str, value: object) -> None:
    assert ADAPTERS[kind].validate_python(text) == value


def test_a_meeting_prints_its_days_in_one_form() -> None:
    assert str(ADAPTERS["meeting"].validate_python("2.5.2006 - 3.5.2006")) == "02./03.05.2006"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("line", " "),
        ("line", "x" * 1_001),
        ("prose", " \n"),
        ("prose", "x" * (LONGEST_PARAGRAPH + 1)),
        ("prose", "x\n\n" * (LONGEST_PROSE // 3 + 1)),
        ("day", "10.02.22"),
        ("day", "1644451200"),
        ("meeting", "10.02.2022–09.02.2022"),
        ("money", "1e5"),
        ("money", "NaN"),
        ("yes", "yes"),
        ("yes", "1"),
        ("year", "22"),
        ("year", "２０２２"),
        ("year", "1e3"),
        ("ordinal", "0"),
        ("ordinal", "-1"),
        ("ordinal", "1.0"),
        ("number", "1.5"),
        ("number", "-1"),
        ("number", "1e9"),
        ("number", "Infinity"),
        ("number", "٣"),
        ("number", "1" * 16),
    ],
)
def test_what_is_refused_in_german(kind: str, text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ADAPTERS[kind].validate_python(text)
    (error,) = refused.value.errors()
    assert error["type"] == "deutsch"
    assert error["msg"].endswith((".", "2022", "1", "12,5", "€"))


@pytest.mark.parametrize("kind", ADAPTERS)
@pytest.mark.parametrize("value", [None, 1.5, b"x", ["x"], {"x": 1}], ids=repr)
def test_nothing_but_text_is_read(kind: str, value: object) -> None:
    with pytest.raises(ValidationError):
        ADAPTERS[kind].validate_python(value)


@pytest.mark.parametrize("kind", ADAPTERS)
@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_sentence(kind: str, text: str) -> None:
    assert refusals(ADAPTERS[kind], text) in ([], ["deutsch"])


def refusals(adapter: TypeAdapter[Any], text: str) -> list[str]:
    try:
        adapter.validate_python(text)
    except ValidationError as refused:
        return [error["type"] for error in refused.errors()]
    return []
