"""Public holidays: the library `holidays` is the oracle, the known law settles the rest."""

from datetime import date, timedelta

import holidays
import pytest

from drafter.german.holidays import LAENDER, easter_sunday, holiday_name

# The oracle's words where ours are those of the law.
OUR_WORDS = {
    "Erster Mai": "Tag der Arbeit",
    "Erster Weihnachtstag": "1. Weihnachtstag",
    "Zweiter Weihnachtstag": "2. Weihnachtstag",
    "Frauentag": "Internationaler Frauentag",
    "75. Jahrestag der Befreiung vom Nationalsozialismus und der Beendigung des Zweiten "
    "Weltkriegs in Europa": "Tag der Befreiung",
    "80. Jahrestag der Befreiung vom Nationalsozialismus und der Beendigung des Zweiten "
    "Weltkriegs in Europa": "Tag der Befreiung",
    "75. Jahrestag des Aufstandes vom 17. Juni 1953": "Jahrestag des 17. Juni 1953",
}


def _ours(land: str) -> dict[date, str]:
    days = (date(1995, 1, 1) + timedelta(days=n) for n in range(66 * 366))
    named = ((day, holiday_name(day, land)) for day in days if day.year <= 2060)
    return {day: name for day, name in named if name}


def _oracle(land: str) -> dict[date, str]:
    """Ask the library; where two meet (1 May 2008) it sorts their names, we put 1 May first."""
    years = range(1995, 2061)
    found = holidays.country_holidays("DE", subdiv=land, years=years, language="de")
    return {
        day: " und ".join(OUR_WORDS.get(name, name) for name in sorted(names.split("; "))[::-1])
        for day, names in found.items()
    }


@pytest.mark.parametrize("land", sorted(LAENDER))
def test_the_table_agrees_with_the_oracle_on_every_day(land: str) -> None:
    assert _ours(land) == _oracle(land)


@pytest.mark.parametrize(
    ("day", "land", "name"),
    [
        (date(2017, 10, 31), "NW", "Reformationstag"),
        (date(2018, 10, 31), "NW", None),
        (date(2018, 10, 31), "NI", "Reformationstag"),
        (date(2016, 10, 31), "NI", None),
        (date(2019, 3, 8), "BE", "Internationaler Frauentag"),
        (date(2022, 3, 8), "MV", None),
        (date(2023, 3, 8), "MV", "Internationaler Frauentag"),
        (date(2019, 9, 20), "TH", "Weltkindertag"),
        (date(2025, 5, 8), "BE", "Tag der Befreiung"),
        (date(2024, 5, 8), "BE", None),
        (date(2028, 6, 17), "BE", "Jahrestag des 17. Juni 1953"),
        (date(2022, 11, 16), "SN", "Buß- und Bettag"),
        (date(2022, 11, 16), "NW", None),
        (date(2022, 8, 15), "BY", None),
        (date(2022, 8, 15), "SL", "Mariä Himmelfahrt"),
        (date(2022, 4, 17), "BB", "Ostersonntag"),
        (date(2022, 4, 17), "NW", None),
        (date(2022, 6, 16), "NW", "Fronleichnam"),
        (date(2008, 5, 1), "NW", "Tag der Arbeit und Christi Himmelfahrt"),
        (date(2100, 12, 26), "NW", "2. Weihnachtstag"),
        (date(2101, 1, 1), "NW", None),
        (date(1994, 1, 1), "NW", None),
        (date(2022, 2, 10), "NW", None),
    ],
)
def test_a_day_has_the_name_the_law_gives_it(day: date, land: str, name: str | None) -> None:
    assert holiday_name(day, land) == name


@pytest.mark.parametrize("land", ["NRW", "nw", "DE-NW", ""])
def test_an_unknown_land_is_refused_with_those_there_are(land: str) -> None:
    with pytest.raises(ValueError, match=r"nicht bekannt\. Bitte .*BB, BE, BW.*TH\."):
        holiday_name(date(2022, 2, 10), land)


@pytest.mark.parametrize(
    "easter",
    [
        date(1818, 3, 22),
        date(1943, 4, 25),
        date(1954, 4, 18),
        date(1981, 4, 19),
        date(2000, 4, 23),
        date(2022, 4, 17),
        date(2038, 4, 25),
        date(2049, 4, 18),
        date(2285, 3, 22),
    ],
)
def test_easter_falls_where_the_calendars_put_it(easter: date) -> None:
    assert easter_sunday(easter.year) == easter


def test_easter_is_always_a_sunday_between_22_march_and_25_april() -> None:
    for year in range(1583, 4100):
        easter = easter_sunday(year)
        assert easter.weekday() == 6
        assert date(year, 3, 22) <= easter <= date(year, 4, 25)
