"""Amounts of money: what is read, what is refused, how it is printed, what prose holds."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.german.amounts import (
    Amount,
    evaluate_derivation,
    find_amounts,
    format_amount,
    parse_amount,
)

VALUES = st.decimals(Decimal(-(10**15) + 1), Decimal(10**15 - 1), places=2)
AMOUNTS = st.builds(Amount, VALUES, st.booleans())
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
AMOUNT_LIKE = st.text("0123456789.,-−– xTMioEURd€%\u00a0\u202f\n", max_size=60)


def euro(value: str, *, approximate: bool = False) -> Amount:
    return Amount(Decimal(value), approximate)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("300.000 EUR", "300000"),
        ("300.000 €", "300000"),
        ("300.000 Euro", "300000"),
        ("300.000€", "300000"),
        ("300.000\u00a0€", "300000"),
        ("300.000\u202fEUR", "300000"),
        ("275000", "275000"),
        ("275.000", "275000"),
        ("275.000,00 €", "275000"),
        ("1.234,5 €", "1234.50"),
        ("0,05 €", "0.05"),
        ("1,2 Mio. €", "1200000"),
        ("1,2 Mio €", "1200000"),
        ("25 Mio. Euro", "25000000"),
        ("1,5 Mrd. EUR", "1500000000"),
        ("1,23456789 Mio. €", "1234567.89"),
        ("2 Millionen Euro", "2000000"),
        ("55 T€", "55000"),
        ("55 TEUR", "55000"),
        ("55,5 Tsd. €", "55500"),
        ("-25.000 €", "-25000"),
        ("− 25.000 €", "-25000"),
        ("–25.000 €", "-25000"),
        ("€ 300", "300"),
        ("EUR −300,50", "-300.50"),
        ("300,-- €", "300"),
        ("300,- €", "300"),
        ("300,– €", "300"),
        ("-0 €", "0"),
        ("999.999.999.999.999,99 €", "999999999999999.99"),
        ("  300 €\n", "300"),
    ],
)
def test_an_amount_is_read_in_each_of_its_forms(text: str, value: str) -> None:
    assert parse_amount(text) == euro(value)


@pytest.mark.parametrize("about", ["rd.", "rd", "ca.", "Ca.", "circa", "etwa", "rund", "ungefähr"])
def test_words_of_approximation_are_kept_as_a_property(about: str) -> None:
    assert parse_amount(f"{about} 300.000 €") == euro("300000", approximate=True)


@pytest.mark.parametrize(
    "text",
    [
        "1.2345",
        "3.00.000",
        "300,000",
        "300,000 €",
        "0,001 T€ €",
        "1e5",
        "NaN",
        "inf",
        "",
        "   ",
        "٣٠٠ €",
        "３００ €",
        "1234567890123456",
        "1.234.567.890.123.456 €",
        "9.999.999 Mrd. €",
        "1,123456789 Mio. €",
        "300 $",
        "300 000 €",
        "0.500 €",
        "007",
        "1.5 Mio. €",
        "55 T",
        "300 € €",
        "knapp 300 €",
        "5 x 55.000 €",
        "300.000 EURO-Cent",
        "9" * 5000,
    ],
)
def test_what_is_no_amount_is_refused_with_the_form_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"Bitte .*so schreiben: 300\.000 €"):
        parse_amount(text)


@pytest.mark.parametrize("text", ["300.00", "300.0 €", "12.50 EUR"])
def test_a_dot_before_cents_is_called_ambiguous(text: str) -> None:
    with pytest.raises(ValueError, match=r"mehrdeutig.*Bitte so schreiben: 300\.000 € oder 300,00"):
        parse_amount(text)


def test_too_many_digits_are_named_as_the_reason() -> None:
    with pytest.raises(ValueError, match="hat mehr als 15 Stellen"):
        parse_amount("1.234.567.890.123.456 €")


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (euro("300000"), "300.000\u00a0€"),
        (euro("1234.5"), "1.234,50\u00a0€"),
        (euro("-25000"), "−25.000\u00a0€"),
        (euro("300000", approximate=True), "rd.\u00a0300.000\u00a0€"),
        (euro("-0.00"), "0\u00a0€"),
        (euro("1E+6"), "1.000.000\u00a0€"),
    ],
)
def test_an_amount_has_one_printed_form(amount: Amount, printed: str) -> None:
    assert format_amount(amount) == printed


@pytest.mark.parametrize("value", ["0.001", "NaN", "sNaN", "Infinity", "1E20", "-1E20", "1E-50"])
def test_an_amount_is_whole_cents_and_of_bounded_size(value: str) -> None:
    with pytest.raises(ValueError, match="hat höchstens"):
        euro(value)


def test_a_float_is_no_amount() -> None:
    with pytest.raises(TypeError):
        Amount(300.0)  # type: ignore[arg-type]


def test_an_amount_keeps_two_decimals() -> None:
    assert str(euro("300").value) == "300.00"
    assert str(euro("-0").value) == "0.00"


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("i.H.v. 300.000 EUR für das Haushaltsjahr 2022", {"300.000 EUR": "300000"}),
        ("um 25 Mio. Euro vorgesehen", {"25 Mio. Euro": "25000000"}),
        ("insgesamt rd. 1,2 Mio. €.", {"rd. 1,2 Mio. €": "1200000"}),
        ("Rund 5 € je Kind", {"Rund 5 €": "5"}),
        ("275.000 € (5 x 55.000 € Landesförderung)", {"275.000 €": "275000", "55.000 €": "55000"}),
        ("je Stelle 55.000\nEuro", {"55.000\nEuro": "55000"}),
        ("i.H.v.300 €/Monat", {"300 €": "300"}),
        ("10.000-20.000 € und 10.000 – 20.500 €", {"20.000 €": "20000", "20.500 €": "20500"}),
        ("100 € -20 €, (a)-30 €", {"100 €": "100", "20 €": "20", "30 €": "30"}),
        ("- 25.000 € Sachkosten", {"25.000 €": "25000"}),
        ("ein Saldo von -25.000 €", {"-25.000 €": "-25000"}),
        ("ein Saldo von − 25.000 €", {"− 25.000 €": "-25000"}),
        ("55 T€ und 60 TEUR", {"55 T€": "55000", "60 TEUR": "60000"}),
        ("Kosten von 300,-- €", {"300,-- €": "300"}),
        ("188 Fälle, 36%, 300.000, 25 Mio. Menschen", {}),
        ("300.00 €, 1.5 Mio. €, 300 100 €, 0451.5318000 €", {}),
        ("300 Eurobonds, 5 EURATOM, x300 €", {}),
        ("1234567890123456 € und 9.999.999 Mrd. €", {}),
        ("٣٠٠ €", {}),
    ],
)
def test_amounts_are_found_in_prose_and_nothing_else(prose: str, found: dict[str, str]) -> None:
    spans = {prose[each.start : each.end]: each.amount.value for each in find_amounts(prose)}
    assert spans == {text: Decimal(value) for text, value in found.items()}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 x 55.000 €", "275000"),
        ("5x55.000€", "275000"),
        ("5 × 55.000 € + 2 x 10.000 €", "295000"),
        ("12 Monate x 1.000 €", "12000"),
        ("80 % von 100.000 €", "80000"),
        ("80 Prozent von 100.000 €", "80000"),
        ("100.000 € x 12,5 %", "12500"),
        ("80 % von 100.000 € + 20 % von 50.000 €", "90000"),
        ("0,5 Stellen x 60.000 €", "30000"),
        ("0,125 VZÄ x 60.000 €", "7500"),
        ("3 Stellen à 55.000 €", "165000"),
        ("3 Mitarbeiter*innen je 55 T€", "165000"),
        ("5 Stellen x 12 Monate x 1.000 €", "60000"),
        ("100.000 € - 20.000 €", "80000"),
        ("100.000 € abzüglich 20.000 €", "80000"),
        ("100.000 € minus 5 x 20.000 €", "0"),
        ("100.000 € / 4", "25000"),
        ("7/12 x 60.000 €", "35000"),
        ("5 x 55.000 € Landesförderung", "275000"),
        ("5 x 55.000 € (pro Jahr)", "275000"),
        ("5 x 55.000 €/Jahr", "275000"),
    ],
)
def test_a_derivation_is_worked_out(text: str, value: str) -> None:
    assert evaluate_derivation(text) == euro(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 x rd. 55.000 €", "275000"),
        ("rd. 5 Stellen x 55.000 €", "275000"),
        ("100 € / 3", "33.33"),
        ("200 € / 3", "66.67"),
    ],
)
def test_a_derivation_with_a_rough_or_rounded_part_is_approximate(text: str, value: str) -> None:
    assert evaluate_derivation(text) == euro(value, approximate=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "275.000 €",
        "275.000 € Landesförderung",
        "5 x 55.000",
        "5 x 55.000 $",
        "55.000 € x 10.000 €",
        "100.000 € / 20.000 €",
        "100.000 € / 0",
        "20.000 € - 100.000 €",
        "100.000 € - 10 %",
        "10 - 12 Monate x 1.000 €",
        "5 halbe Stellen x 60.000 €",
        "5 Dutzend x 60 €",
        "3 Viertel x 60.000 €",
        "5 Mio. x 3 €",
        "55.000 € x 5 halbe Stellen",
        "55.000 € x 5 zusätzliche Stellen",
        "100.000 € / 80 %",
        "5 / 100 €",
        "1.234.5 x 3 €",
        "10.02.2022 x 3 €",
        "0451 x 3 €",
        "5 x 55.000 € für drei Jahre",
        "5 x 55.000 € x 2 Drittel",
        "5 x 55.000 € abzüglich Landesförderung",
        "5 x 55.000 € - Landesförderung",
        "5 x 55.000 € = 280.000 €",
        "5 x 55.000 € im Jahr 2022",
        "5 x 55.000 € Land + 2 x 10.000 € Stadt",
        "(5 + 3) x 1.000 €",
        "2 x (1.000 € + 500 €)",
        "5 x 300.00 €",
        "5 x 0,001 €",
        "10 x 999.999.999.999.999 €",
        "5 x 55.000 € " + "x" * 600,
    ],
)
def test_what_is_not_fully_understood_is_no_derivation(text: str) -> None:
    assert evaluate_derivation(text) is None


@given(AMOUNTS)
def test_every_printed_amount_reads_as_itself(amount: Amount) -> None:
    assert parse_amount(format_amount(amount)) == amount


@given(ANY_TEXT | AMOUNT_LIKE)
def test_reading_any_text_gives_an_amount_or_a_german_refusal(text: str) -> None:
    try:
        parse_amount(text)
    except ValueError as refusal:
        assert "Bitte" in str(refusal)  # noqa: PT017
        str(refusal).encode()


@given(ANY_TEXT | AMOUNT_LIKE, AMOUNTS, ANY_TEXT | AMOUNT_LIKE)
def test_what_is_found_reads_as_the_same_amount(before: str, amount: Amount, after: str) -> None:
    prose = f"{before} von {format_amount(amount)} {after}"
    found = list(find_amounts(prose))
    assert amount in [each.amount for each in found]
    assert all(parse_amount(prose[each.start : each.end]) == each.amount for each in found)


@given(ANY_TEXT | AMOUNT_LIKE)
def test_any_text_can_be_tried_as_a_derivation(text: str) -> None:
    evaluate_derivation(text)


@given(st.integers(1, 999), st.integers(1, 10**9))
def test_a_product_is_the_sum_of_its_repetitions(times: int, cents: int) -> None:
    each = format_amount(Amount(Decimal(cents).scaleb(-2)))
    assert evaluate_derivation(f"{times} x {each}") == Amount(Decimal(times * cents).scaleb(-2))


@pytest.mark.parametrize(
    "piece", ["1.", "1.000 ", "rd. ", " ", "-1 ", "1 x ", "0", "1 Mio. ", "€ "]
)
def test_hostile_text_is_worked_through_in_bounded_time(piece: str) -> None:
    started = time.perf_counter()
    assert list(find_amounts(piece * 50_000)) == []
    assert evaluate_derivation(piece * (500 // len(piece))) is None
    assert time.perf_counter() - started < 2
