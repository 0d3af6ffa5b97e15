"""German dates: read what staff write, print one form, find dates in prose.

Forms after DIN 5008:2020 (10.02.2022, 10. Februar 2022) and ISO 8601 (2022-02-10).
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from drafter.german.wording import quoted

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LONGEST_INPUT = 200
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MONTH_WORDS = (
    "januar jan",
    "februar febr feb",
    "märz maerz mär mrz",
    "april apr",
    "mai",
    "juni jun",
    "juli jul",
    "august aug",
    "september sept sep",
    "oktober okt",
    "november nov",
    "dezember dez",
)
MONTH_NAMES = tuple(tuple(words.split()) for words in _MONTH_WORDS)
"""The names of each month as they are read, in small letters."""

_MONTHS = {word: n for n, words in enumerate(MONTH_NAMES, start=1) for word in words}

# Patterns are kept as text: `re` compiles each at its first use, so the import stays quick.
# "10. Februar 2022": any word of letters may stand for the month, the table decides.
_MONTH_WORD = "[A-Za-zÄäu\u0308]{3,9}"
_WORDED = (
    rf"(?P<wd>[0-9]{{1,2}})\.\s{{0,3}}(?P<wm>{_MONTH_WORD})(?:\.\s{{0,3}}|\s{{1,3}})"
    r"(?P<wy>[0-9]{4})"
)
_DOTTED = r"(?P<dd>[0-9]{1,2})\.(?P<dm>[0-9]{1,2})\.(?P<dy>[0-9]{4})"
_ISO = r"(?P<iy>[0-9]{4})-(?P<im>[0-9]{2})-(?P<id>[0-9]{2})"
_DATE = re.compile(f"{_ISO}|{_DOTTED}|{_WORDED}")

# In prose a date begins and ends apart from words and longer numbers (11.05.03.04.0001).
_IN_PROSE = re.compile(
    rf"(?<!\w)(?<![0-9][.,])(?:(?<![0-9]-){_ISO}(?!-)|{_DOTTED}|{_WORDED})(?!\w)(?![.,][0-9])"
)
_SHORT_YEAR = r"[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{2}"

# "02.", "30.04." or "30. April" before the separator takes from the end date what it lacks.
_RANGE = re.compile(
    r"(?P<first>(?s:.){2,30}?)\s{0,3}(?:[-–—/]|\bbis\b)\s{0,3}"
    f"(?P<last>{_ISO}|{_DOTTED}|{_WORDED})"
)
_START = re.compile(
    rf"(?P<day>[0-9]{{1,2}})\.(?:(?P<month>[0-9]{{1,2}})\.|\s{{0,3}}(?P<word>{_MONTH_WORD})\.?)?"
)


def parse_date(text: str) -> date:
    """Read one date: 2022-02-10, 10.02.2022, 10.2.2022 or 10. Februar 2022.

    The year has four digits and lies within 1900..2199. Anything else raises ValueError with a
    German sentence that says what to write.
    """
    match = _DATE.fullmatch(unicodedata.normalize("NFC", text[:_LONGEST_INPUT].strip()))
    numbers = _numbers(match) if match else None
    if len(text) > _LONGEST_INPUT or numbers is None:
        raise ValueError(_no_date(text))
    return _checked(*numbers, shown=text)


def parse_date_range(text: str) -> tuple[date, date]:
    """Read a date or a range of days: 02./03.05.2006, 30.04.–01.05.2006, 02.05. bis 03.05.2006.

    A single date gives the same day twice. The first day takes month and year from the last where
    it lacks them. What is no date, or ends before it starts, raises ValueError in German.
    """
    stripped = text[:_LONGEST_INPUT].strip()
    match = _RANGE.fullmatch(stripped) if len(text) <= _LONGEST_INPUT else None
    if match is None:
        day = parse_date(text)
        return day, day
    last = parse_date(match["last"])
    first = _range_start(match["first"].strip(), last, shown=text)
    if first > last:
        raise ValueError(
            f"{quoted(text)}: Das Ende liegt vor dem Anfang. Bitte den früheren Tag zuerst und, "
            "wo das Jahr wechselt, beide Jahre schreiben: 31.12.2021–02.01.2022."
        )
    return first, last


def format_date(day: date) -> str:
    """Print a date in the one form: 10.02.2022."""
    return f"{_day_and_month(day)}{day.year:04}"


def format_date_range(first: date, last: date) -> str:
    """Print the days from first to last: 02./03.05.2006, 30.04.–02.05.2006, 31.12.2021–02.01.2022.

    The slash joins two following days of one month. One day twice gives that day alone. Raises
    ValueError where last lies before first.
    """
    if last < first:
        raise ValueError("Das Ende liegt vor dem Anfang. Bitte den früheren Tag zuerst nennen.")
    if first == last:
        return format_date(first)
    if first.year != last.year:
        return f"{format_date(first)}–{format_date(last)}"
    if first.month == last.month and last - first == timedelta(days=1):
        return f"{first.day:02}./{format_date(last)}"
    return f"{_day_and_month(first)}–{format_date(last)}"


def weekday(day: date) -> str:
    """Give the German name of the day in the week: "Samstag"."""
    return _WEEKDAYS[day.weekday()]


def find_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """Find the full dates in prose; gives start, end and the date, in the order of the text.

    Numbers that look like a date but are none (31.02.2022, years outside 1900..2199, parts of an
    account number) are passed over.
    """
    for match in _IN_PROSE.finditer(text):
        numbers = _numbers(match)
        day = _date_or_none(*numbers) if numbers else None
        if day is not None:
            yield match.start(), match.end(), day


def _numbers(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Give year, month and day of a match of _DATE; None for a word that names no month."""
    if match["iy"]:
        return int(match["iy"]), int(match["im"]), int(match["id"])
    if match["dy"]:
        return int(match["dy"]), int(match["dm"]), int(match["dd"])
    month = _month(match["wm"])
    return (int(match["wy"]), month, int(match["wd"])) if month else None


def _month(word: str) -> int | None:
    return _MONTHS.get(unicodedata.normalize("NFC", word).lower())


def _date_or_none(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _checked(year: int, month: int, day: int, shown: str) -> date:
    """Give the date, or raise with the reason why there is no such day."""
    found = _date_or_none(year, month, day)
    if found:
        return found
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(
            f"{quoted(shown)} ist kein Tag des Kalenders. Bitte so schreiben: 10.02.2022."
        )
    raise ValueError(
        f"{quoted(shown)}: Das Jahr liegt nicht zwischen {_FIRST_YEAR} und {_LAST_YEAR}. "
        "Bitte das Jahr prüfen und so schreiben: 10.02.2022."
    )


def _no_date(text: str) -> str:
    if re.fullmatch(_SHORT_YEAR, text.strip()):
        return f"{quoted(text)}: Bitte das Jahr mit vier Ziffern schreiben: 10.02.2022."
    if not text.strip():
        return "Hier fehlt ein Datum. Bitte so schreiben: 10.02.2022."
    return f"{quoted(text)} ist kein Datum. Bitte so schreiben: 10.02.2022."


def _range_start(first: str, last: date, shown: str) -> date:
    match = _START.fullmatch(unicodedata.normalize("NFC", first))
    if match is None:
        return parse_date(first)
    month = _month(match["word"]) if match["word"] else int(match["month"] or last.month)
    if month is None:
        raise ValueError(_no_date(shown))
    return _checked(last.year, month, int(match["day"]), shown=shown)


def _day_and_month(day: date) -> str:
    return f"{day.day:02}.{day.month:02}."
