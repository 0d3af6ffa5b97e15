"""Legal time in Germany: its offsets are those of the time zone database."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from drafter.german.clock import midnight

FIRST, LAST = date(1950, 1, 1), date(2037, 12, 31)


def test_every_day_begins_with_the_offset_of_the_time_zone_database() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    days = (FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1))
    wrong = [
        day
        for day in days
        if midnight(day).isoformat() != datetime.combine(day, time(), berlin).isoformat()
    ]
    assert wrong == []


def test_the_day_on_which_clocks_change_begins_with_the_old_offset() -> None:
    assert midnight(date(2026, 3, 29)).isoformat() == "2026-03-29T00:00:00+01:00"
    assert midnight(date(2026, 10, 25)).isoformat() == "2026-10-25T00:00:00+02:00"
