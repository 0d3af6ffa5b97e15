"""Days as they stand in old papers: what is written plainly, what has lost a sign, what is no day.

A day is claimed only where exactly one reading of the signs is a day of the calendar, between 1945
and 2099. Numbers of accounts and of paragraphs that look like days are passed over.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Final

from drafter.german.dates import MONTH_NAMES, format_date, format_date_range, weekday
from drafter.german.wording import quoted
from drafter.importers.draft import Certainty, Said

FIRST_YEAR: Final = 1945
LAST_YEAR: Final = 2099
CENTURY_TURN: Final = 45
"""Years of two digits: 45 to 99 are 1945 to 1999, 00 to 44 are 2000 to 2044."""

CENTURY: Final = re.compile(r"\.\s?(?:19|20)$")
REST_OF_YEAR: Final = re.compile(r"\s{0,3}[\n\t]\s{0,3}[0-9]{2}(?![0-9.])")
"""A year of four digits that is broken after two of them."""
FAR_APART: Final = timedelta(days=14)
"""Days of one meeting do not lie further apart."""

_MONTHS: Final = {word: n for n, words in enumerate(MONTH_NAMES, start=1) for word in words}
_MONTH_WORD: Final = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_WEEKDAY: Final = (
    r"(?:(?P<weekday>Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
    r"|(?:Mo|Di|Mi|Do|Fr|Sa|So)(?=[.,])"
    r"|(?-i:(?<![^\W\d_])(?:Mo|Di|Mi|Do|Fr|Sa|So)(?=\s{1,3}[0-9])))[.,]{0,2}\s{0,3}(?:(?:den|dem|der|am)\s{1,3})?)?"
)
_DOT: Final = r"\s{0,2}\.\s{0,3}"
_YEAR: Final = r"(?:(?:19|20)[0-9]{2}|[0-9]{2}(?![0-9]))"
_FULL: Final = (
    rf"(?:(?P<d>[0-9]{{1,2}}){_DOT}(?P<m>[0-9]{{1,2}}){_DOT}(?P<y>{_YEAR})"
    rf"|(?P<wd>[0-9]{{1,2}}){_DOT}(?P<wm>{_MONTH_WORD})\.?\s{{0,3}}(?P<wy>(?:19|20)[0-9]{{2}})"
    r"|(?P<iy>(?:19|20)[0-9]{2})-(?P<im>[0-9]{2})-(?P<id>[0-9]{2}))"
)
_FIRST: Final = (
    rf"(?P<fd>[0-9]{{1,2}})\s?\.\s?(?:(?:(?P<fm>[0-9]{{1,2}})\s?\.\s?|(?P<fw>{_MONTH_WORD})\.?\s?)"
    rf"(?P<fy>{_YEAR})?)?\s{{0,2}}(?P<joint>[/–—-]|bis(?:\szum)?|und|u\.|\+|&)\s{{0,3}}"
)
_BEFORE: Final = r"(?<![0-9])(?<![0-9][.,/-])"
_BEHIND: Final = r"(?![0-9])(?![./-][0-9])"
_DAY: Final = re.compile(rf"{_WEEKDAY}{_BEFORE}(?:{_FIRST})?{_FULL}{_BEHIND}", re.IGNORECASE)
_SPOILT: Final = re.compile(
    r"(?<![0-9.,/lIOo|-])(?:[0-9]{1,4}[.,]{1,2}[0-9]{5,6}|[0-9]{3,4}[.,]{1,2}[0-9]{4}"
    r"|[0-9]{1,2}[.,]{1,2}[0-9]{1,2}[.,]{1,2}(?:19|20)[0-9]{2})(?![0-9])(?![.,/-][0-9])"
)
"""A dot lost („22.032016“, „2203.2016“), doubled, or printed as a comma."""

_OCR: Final = re.compile(
    r"(?<![\w.])(?=[0-9.]{0,9}[lIOo|])[0-9lIOo|]{1,2}\.[0-9lIOo|]{1,2}\.[0-9lIOo|]{4}(?!\.?\w)"
)
_GLUED: Final = re.compile(
    rf"{_WEEKDAY}{_BEFORE}(?P<d>[0-9]{{1,2}})\.\s?(?P<m>[0-9]{{1,2}})\.\s?(?P<y>(?:19|20)[0-9]{{2}})(?=[0-9]{{1,3}}(?:\D|$))"
)
"""A day to whose year the next number is glued, most often that of the agenda."""

_IMPOSSIBLE: Final = re.compile(
    r"(?<![0-9])(?<![0-9][.,/-])[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?(?:19|20)[0-9]{2}(?![0-9])(?!\.[0-9])"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, or the days of one meeting, in a text: from `start` to `end`, and what it says."""

    start: int
    end: int
    said: Said


def dates_in(text: str) -> tuple[Dated, ...]:
    """Return the days of a text in their order; those that nobody can be sure of are UNSURE."""
    found: list[Dated] = []
    for pattern, read in _READINGS:
        free = [match for match in pattern.finditer(text) if not _is_taken(match, found)]
        new = (dated for match in free for dated in _dated(match, read(match)))
        found = sorted((*found, *new), key=_start)
    return tuple(found)


def _is_taken(match: re.Match[str], found: Sequence[Dated]) -> bool:
    """Whether a place lies in days found before, which are in order and apart from each other."""
    before = bisect_left(found, match.end(), key=_start)
    return before > 0 and match.start() < found[before - 1].end


def _start(dated: Dated) -> int:
    return dated.start


def day_of(text: str) -> Said | None:
    """Return the day of a text that says nothing else, or None."""
    found = dates_in(text)
    return (
        found[0].said
        if len(found) == 1 and found[0].end - found[0].start >= len(text.strip())
        else None
    )


def _dated(match: re.Match[str], said: Said | None) -> Iterator[Dated]:
    if said is not None:
        yield Dated(match.start(), match.end(), said)


def _plain(match: re.Match[str]) -> Said | None:
    last = _last(match)
    if last is None:
        return None
    if CENTURY.search(match[0]) and REST_OF_YEAR.match(match.string, match.end()):
        note = f"Hinter {quoted(match[0].strip())} geht die Jahreszahl wohl weiter."
        return Said(match[0].strip(), Certainty.UNSURE, note, match[0].strip())
    if match["fd"] is None:
        return _checked(match, last)
    first = _first(match, last)
    return _range(match, first, last) if first else None


def _checked(match: re.Match[str], day: date) -> Said:
    """Return a day; where the weekday before it is another, it is not sure."""
    named = (match["weekday"] or "").casefold().replace("sonnabend", "samstag")
    printed = format_date(day)
    if named and not weekday(day).casefold().startswith(named):
        note = f"Der {printed} war ein {weekday(day)}, im Text steht {quoted(match['weekday'])}."
        return Said(printed, Certainty.LIKELY, note, match[0].strip())
    return Said(printed, words="" if match[0] == printed else match[0].strip())


def _range(match: re.Match[str], first: date, last: date) -> Said:
    words = match[0].strip()
    if not first < last or last - first > FAR_APART:
        note = f"{quoted(words)}: Hier stehen zwei Tage, die nicht zu einer Sitzung gehören."
        return Said(words, Certainty.UNSURE, note, words)
    printed = format_date_range(first, last)
    follows = last - first == timedelta(days=1)
    if match["joint"] not in "–—-" and "bis" not in match["joint"] and not follows:
        note = f"{quoted(words)}: Ob das ein Zeitraum ist oder zwei Sitzungen, ist nicht sicher."
        return Said(printed, Certainty.UNSURE, note, words)
    return Said(printed, words="" if words == printed else words)


def _last(match: re.Match[str]) -> date | None:
    if match["y"]:
        return day_or_none(_year(match["y"]), int(match["m"]), int(match["d"]))
    if match["wy"]:
        return day_or_none(int(match["wy"]), _month(match["wm"]), int(match["wd"]))
    return day_or_none(int(match["iy"]), int(match["im"]), int(match["id"]))


def _first(match: re.Match[str], last: date) -> date | None:
    month = _month(match["fw"]) if match["fw"] else int(match["fm"] or last.month)
    year = _year(match["fy"]) if match["fy"] else last.year
    return day_or_none(year, month, int(match["fd"]))


def _month(word: str) -> int:
    return _MONTHS.get(unicodedata.normalize("NFC", word).lower(), 0)


def _year(digits: str) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (2000 if number < CENTURY_TURN else 1900)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar that a paper may name, or None where there is none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spoilt(match: re.Match[str]) -> Said:
    """Read digits with a dot too few or too many: the one way to part them that is a day."""
    words = match[0]
    days = _readings(words)
    if len(days) == 1:
        note = f"{quoted(words)} ist als {format_date(days[0])} gelesen."
        return Said(format_date(days[0]), Certainty.LIKELY, note, words)
    return _unread(words)


def _readings(words: str) -> list[date]:
    """Return the days that digits can mean: every separator that is there stays one."""
    digits = re.sub(r"[.,]", "", words)
    parted = {len(re.sub(r"[.,]", "", words[: m.start()])) for m in re.finditer(r"[.,]+", words)}
    found = []
    for first, second in product((1, 2), repeat=2):
        if first + second + 4 == len(digits) and parted <= {first, first + second}:
            year, month, day = digits[first + second :], digits[first:][:second], digits[:first]
            found.append(day_or_none(int(year), int(month), int(day)))
    return [day for day in found if day]


def _ocr(match: re.Match[str]) -> Said | None:
    words = match[0]
    if not re.search(r"[0-9]{2}", words):
        return None
    note = f"{quoted(words)} ist wohl ein Datum, aber nicht sicher zu lesen."
    return Said(words, Certainty.UNSURE, note, words)


def _glued(match: re.Match[str]) -> Said | None:
    day = day_or_none(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None:
        return None
    note = f"Hinter dem {format_date(day)} steht ohne Lücke eine Zahl."
    return Said(format_date(day), Certainty.LIKELY, note, match[0])


def _none(match: re.Match[str]) -> Said:
    return _unread(match[0])


def _unread(words: str) -> Said:
    note = f"{quoted(words)} ist kein Datum, das sicher zu lesen ist."
    return Said(words, Certainty.UNSURE, note, words)


_READINGS: Final = (
    (_DAY, _plain),
    (_GLUED, _glued),
    (_SPOILT, _spoilt),
    (_OCR, _ocr),
    (_IMPOSSIBLE, _none),
)
