"""Days of old papers: claimed where one reading is a day, never where none or two are."""

import pytest

from drafter.importers.draft import Certainty
from drafter.importers.recognise.dates import dates_in

PLAIN = {
    "10.02.2022": "10.02.2022",
    "10.2.22": "10.02.2022",
    "3.9.98": "03.09.1998",
    "10. 02. 2022": "10.02.2022",
    "10.02.\n2022": "10.02.2022",
    "10. Februar 2022": "10.02.2022",
    "10.Februar2022": "10.02.2022",
    "1. M\u00e4rz 2021": "01.03.2021",
    "2022-02-10": "10.02.2022",
    "Donnerstag, 10.02.2022, 15:30 Uhr": "10.02.2022",
    "Do., den 10.02.2022": "10.02.2022",
    "RatderStadtBielefeld10.02.2022öffentlich": "10.02.2022",
    "02./03.05.2006": "02./03.05.2006",
    "02. und 03.05.2006": "02./03.05.2006",
    "30.04.-02.05.2022": "30.04.–02.05.2022",
}
LIKELY = {
    "22.032016": "22.03.2016",
    "2203.2016": "22.03.2016",
    "22,03.2016": "22.03.2016",
    "22..03.2016": "22.03.2016",
    "Freitag, 10.02.2022": "10.02.2022",
    "10.02.202213.2": "10.02.2022",
}
DOUBTFUL = (
    "31.02.2022",
    "112.2016",
    "l0.02.2022",
    "1O.02.2022",
    "02./09.05.2006",
    "10.02.2022/17.03.2022",
)
NO_DATES = (
    "11.05.03.04.0001",
    "11.05.2003.04",
    "§ 3.1.2 Abs. 1",
    "2022/0233",
    "9921/2014-2020",
    "0521 51-2022",
    "13.2",
    "1.234.567",
)


@pytest.mark.parametrize(("text", "day"), PLAIN.items())
def test_what_is_written_plainly_is_sure(text: str, day: str) -> None:
    (found,) = dates_in(text)
    assert (found.said.text, found.said.certainty) == (day, Certainty.SURE)


@pytest.mark.parametrize(("text", "day"), LIKELY.items())
def test_one_reading_is_likely_and_says_what_it_read(text: str, day: str) -> None:
    (found,) = dates_in(text)
    assert (found.said.text, found.said.certainty) == (day, Certainty.LIKELY)
    assert found.said.note.endswith(".")
    assert found.said.words


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_two_readings_or_none_make_a_day_is_claimed_by_nobody(text: str) -> None:
    assert [found.said.certainty for found in dates_in(text)] == [Certainty.UNSURE]


@pytest.mark.parametrize("text", NO_DATES)
def test_numbers_of_other_things_are_no_days(text: str) -> None:
    assert dates_in(text) == ()


def test_days_beside_each_other_are_found_each() -> None:
    text = "24.11.2021 (1. Lesung), 19.01.2022, 26.01.2022\n09.02.2022"
    found = [text[day.start : day.end] for day in dates_in(text)]
    assert found == ["24.11.2021", "19.01.2022", "26.01.2022", "09.02.2022"]


def test_a_long_row_of_digits_is_gone_through_once() -> None:
    assert dates_in("1." * 20_000 + "x" + "9" * 20_000) == ()
