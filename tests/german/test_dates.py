"""German dates: what is read, what is refused and how it is said, what prose holds."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.german.dates import (
    find_dates,
    format_date,
    format_date_range,
    parse_date,
    parse_date_range,
    weekday,
)

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
DATE_LIKE = st.text("0123456789.-–/ \nbisJanuarMärz", max_size=60)
KIM_DAY = date(2022, 2, 10)


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-10",
        "10.02.2022",
        "10.2.2022",
        "10. Februar 2022",
        "10.Februar 2022",
        "10. Feb. 2022",
        "10. Febr. 2022",
        "10. FEBRUAR 2022",
        "10.\u00a0Februar\u00a02022",
        "  10.02.2022\n",
    ],
)
def test_a_day_is_read_in_each_of_its_forms(text: str) -> None:
    assert parse_date(text) == KIM_DAY


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("Januar Jan.", 1),
        ("Februar Feb. Febr.", 2),
        ("März Maerz Mär. Mrz. Ma\u0308rz", 3),
        ("April Apr.", 4),
        ("Mai", 5),
        ("Juni Jun.", 6),
        ("Juli Jul.", 7),
        ("August Aug.", 8),
        ("September Sept. Sep.", 9),
        ("Oktober Okt.", 10),
        ("November Nov.", 11),
        ("Dezember Dez.", 12),
    ],
)
def test_month_words_and_their_abbreviations_are_understood(words: str, month: int) -> None:
    assert {parse_date(f"3. {word} 2022") for word in words.split()} == {date(2022, month, 3)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31.02.2022", "„31.02.2022“ ist kein Tag des Kalenders."),
        ("29. Februar 2021", "„29. Februar 2021“ ist kein Tag des Kalenders."),
        ("2022-13-01", "„2022-13-01“ ist kein Tag des Kalenders."),
        ("00.01.2022", "„00.01.2022“ ist kein Tag des Kalenders."),
        ("10.02.22", "„10.02.22“: Bitte das Jahr mit vier Ziffern schreiben: 10.02.2022."),
        ("022.032016", "„022.032016“ ist kein Datum."),
        ("20240503", "„20240503“ ist kein Datum."),
        ("10. Fabruar 2022", "„10. Fabruar 2022“ ist kein Datum."),
        ("١٠.٠٢.٢٠٢٢", "„١٠.٠٢.٢٠٢٢“ ist kein Datum."),
        ("10.02.２０２２", "„10.02.２０２２“ ist kein Datum."),
        ("2022-2-10", "„2022-2-10“ ist kein Datum."),
        ("10.02.2022 x", "„10.02.2022 x“ ist kein Datum."),
        ("31.12.1899", "„31.12.1899“: Das Jahr liegt nicht zwischen 1900 und 2199."),
        ("01.01.2200", "„01.01.2200“: Das Jahr liegt nicht zwischen 1900 und 2199."),
        ("", "Hier fehlt ein Datum."),
        ("10.02.2022" + " " * 200, "„10.02.2022…“ ist kein Datum."),
    ],
)
def test_what_is_no_date_is_refused_with_the_form_to_write(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r"Bitte .*schreiben: 10\.02\.2022\.$") as refusal:
        parse_date(text)
    assert str(refusal.value).startswith(reason)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("02.05.2006", "02.05.2006"),
        ("02./03.05.2006", "02./03.05.2006"),
        ("30.04./01.05.2006", "30.04.–01.05.2006"),
        ("02.-03.05.2006", "02./03.05.2006"),
        ("02.–03.05.2006", "02./03.05.2006"),
        ("02.05.2006-03.05.2006", "02./03.05.2006"),
        ("02.05.2006 – 03.05.2006", "02./03.05.2006"),
        ("02.05. bis 03.05.2006", "02./03.05.2006"),
        ("2. bis 4. Mai 2006", "02.05.–04.05.2006"),
        ("30. April – 1. Mai 2006", "30.04.–01.05.2006"),
        ("30.\nApril bis 1. Mai 2006", "30.04.–01.05.2006"),
        ("2006-05-02/2006-05-03", "02./03.05.2006"),
        ("2006-05-02", "02.05.2006"),
        ("31.12.2021–02.01.2022", "31.12.2021–02.01.2022"),
        ("31.12.2021 / 01.01.2022", "31.12.2021–01.01.2022"),
    ],
)
def test_a_range_of_days_is_read_and_printed_in_one_form(text: str, printed: str) -> None:
    assert format_date_range(*parse_date_range(text)) == printed


@pytest.mark.parametrize("text", ["03./02.05.2006", "31.12./01.01.2022", "10.02.2022-09.02.2022"])
def test_a_range_that_ends_before_it_starts_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"Das Ende liegt vor dem Anfang\. Bitte"):
        parse_date_range(text)


@pytest.mark.parametrize(
    "text",
    ["31.02./02.05.2006", "x/02.05.2006", "02./03.05.06", "2. Foo/3.05.2006", "12-2022-02-10"],
)
def test_a_range_with_an_end_that_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Bitte"):
        parse_date_range(text)


def test_a_backward_range_is_never_printed() -> None:
    with pytest.raises(ValueError, match="Das Ende liegt vor dem Anfang"):
        format_date_range(date(2022, 2, 10), date(2022, 2, 9))


def test_weekdays_have_their_german_names() -> None:
    assert weekday(date(2022, 2, 10)) == "Donnerstag"
    assert weekday(date(2020, 2, 29)) == "Samstag"


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("zunächst befristet bis zum 31.12.2022 eingerichtet", ["31.12.2022"]),
        ("Integrationsrat, 19.8.2020, TOP 14", ["19.8.2020"]),
        ("24.11.2021 (1. Lesung), 19.01.2022, TOP 8", ["24.11.2021", "19.01.2022"]),
        ("am 2022-02-10.", ["2022-02-10"]),
        ("am 10. Februar\n2022 und am 9./10. März 2022", ["10. Februar\n2022", "10. März 2022"]),
        ("am 3. Ma\u0308rz 2022", ["3. Ma\u0308rz 2022"]),
        ("vom 01.02.2022-03.02.2022", ["01.02.2022", "03.02.2022"]),
        ("im Teilergebnisplan 11.05.03.04.0001", []),
        ("Konto 0451.01.02.2022", []),
        ("Version 1.10.02.2022 und v10.02.2022", []),
        ("Drucksache 2859/2020-2025/1 und 12-2022-02-10, 2022-02-10-3", []),
        ("1.234.5678 €, 300.000 EUR, 10.02.2022,50", []),
        ("am 31.02.2022, 03.04.0001, 10.02.22, 10. Foo 2022", []),
        ("١٠.٠٢.٢٠٢٢", []),
    ],
)
def test_dates_are_found_in_prose_and_nothing_else(prose: str, found: list[str]) -> None:
    assert [prose[start:end] for start, end, _ in find_dates(prose)] == found


@given(DAYS)
def test_every_printed_day_reads_as_itself(day: date) -> None:
    assert parse_date(format_date(day)) == parse_date(day.isoformat()) == day


@given(DAYS, st.integers(0, 800))
def test_every_printed_range_reads_as_itself(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2199, 12, 31))
    assert parse_date_range(format_date_range(first, last)) == (first, last)


@given(ANY_TEXT | DATE_LIKE)
def test_reading_any_text_gives_a_date_or_a_german_refusal(text: str) -> None:
    for read in (parse_date, parse_date_range):
        try:
            read(text)
        except ValueError as refusal:
            assert "Bitte" in str(refusal)  # noqa: PT017
            str(refusal).encode()


@given(ANY_TEXT | DATE_LIKE, DAYS, ANY_TEXT)
def test_what_is_found_reads_as_the_same_day(before: str, day: date, after: str) -> None:
    prose = f"{before} {format_date(day)} {after}"
    found = list(find_dates(prose))
    assert day in [each for _, _, each in found]
    assert all(parse_date(prose[start:end]) == each for start, end, each in found)


@pytest.mark.parametrize("piece", ["1.", "10.02.", "10. ", " ", "1. Januar ", "2022-02-", "0"])
def test_hostile_prose_is_searched_in_bounded_time(piece: str) -> None:
    started = time.perf_counter()
    assert list(find_dates(piece * 50_000)) == []
    assert time.perf_counter() - started < 2
