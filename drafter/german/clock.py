"""Legal time in Germany, computed and not looked up, so that it is the same on every machine."""

from datetime import date, datetime, time, timedelta, timezone
from typing import Final

FIRST_YEAR: Final = 1980  # of summer time; before, from 1950 on, there was none
LAST_SUNDAY_OF_SEPTEMBER: Final = 1995  # the last year in which summer time ended in September
WINTER: Final = timezone(timedelta(hours=1))
SUMMER: Final = timezone(timedelta(hours=2))
MARCH, SEPTEMBER, OCTOBER = 3, 9, 10
APRIL_6_1980: Final = date(1980, 4, 6)


def midnight(day: date) -> datetime:
    """Return the first moment of a day in Germany, with its offset (RFC 3339).

    Summer time begins on the last Sunday of March and ends on the last one of October, both at
    1 h UTC (Directive 2000/84/EC, articles 2 and 3), until 1995 on the last one of September, and
    in 1980 it began on 6 April. Exact from 1950 on.
    """
    return datetime.combine(day, time(), SUMMER if _begins_in_summer(day) else WINTER)


def _begins_in_summer(day: date) -> bool:
    if day.year < FIRST_YEAR:
        return False
    end = SEPTEMBER if day.year <= LAST_SUNDAY_OF_SEPTEMBER else OCTOBER
    begin = APRIL_6_1980 if day.year == FIRST_YEAR else _last_sunday(day.year, MARCH)
    return begin < day <= _last_sunday(day.year, end)


def _last_sunday(year: int, month: int) -> date:
    """Return the last Sunday of a month that is not December."""
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() + 1) % 7)
