"""Whether yearly amounts and kw years fit the day on which posts and projects end.

A post is „kw“ (künftig wegfallend) when the Stellenplan says that it falls away in future.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from drafter.checks.case import Case, Remark
from drafter.checks.money import Named, named_amounts, sentence_at
from drafter.german.dates import find_dates, format_date
from drafter.model.prose import (
    Loc,
    Prose,
    all_points,
    cover_prose,
    finances_prose,
    resolution_prose,
)

_ONE_YEAR = timedelta(days=366)
_NEAR = 200

_YEARLY = re.compile(r"[Jj]ahr|[Jj]ährlich|p\.\s?a\.")
_YEAR_END = re.compile(
    r"(?:Jahresende|Ende(?:\s+des\s+Jahres)?(?:\s+Dezember)?)\s+(?P<year>20[0-9]{2})\b"
)
_YEAR = re.compile(r"(?<![0-9/.-])(?:20[0-9]{2}\s?[–/-]\s?)?(20[0-9]{2})(?![0-9/-])")
_UNTIL = re.compile(r"\bbis\s+(?:(?:einschließlich|längstens|spätestens|zum|zu|dem)\s+){0,3}$")
_LIMITED_BEFORE = re.compile(
    r"\b(?:befristet\w*|Befristung\w*)(?:\s+[^\s,;:]+){0,6}\s+"
    r"bis\s+(?:(?:einschließlich|längstens|spätestens|zum|zu|dem)\s+){0,3}$"
)
_LIMITED_BEHIND = re.compile(r"\s+(?:[^\W\d]\S*\s+){0,2}(?:befristet|Befristung)")

_KW = re.compile(
    r"\bk\.?\s?w\.?(?:-Vermerke?s?)?:?\s+"
    r"(?:(?:zum|ab|bis|in|im|mit|Ablauf|des|Jahr(?:es)?|Ende|dem)\s+){0,4}"
    r"(?:(?P<day>[0-9]{1,2}\.\s?(?:[0-9]{1,2}\.|[A-ZÄa-zä]+\s)[0-9]{4})"
    r"|(?:(?P<month>0?[1-9]|1[0-2])/)?(?P<year>20[0-9]{2})(?![0-9/-]))"
)

# What a term and a yearly amount in another point must both speak of to belong together.
_TOPICS = (
    r"\b(?:Stellen?|Stellenplan\w*|(?:Plan|Vollzeit|Teilzeit)stellen?|[\w*]+-Stellen?)\b"
    r"|\b[Pp]ersonal\w*|\bkw\b",
    r"[Pp]rojekt",
    r"[Mm]aßnahme",
    r"[Vv]ertrag",
    r"[Aa]ngebot",
)
_REFERS_BACK = re.compile(r"\b(?:[Dd]afür|[Hh]ierfür|[Hh]ierzu|[Dd]azu)\b")
_PER_POST = re.compile(r"\b(?:je|pro|und)\s+[\w*-]*(?:[Ss]telle|VZÄ|Person|Kopf|Platz)\b")


def yearly_amount_fits_term(case: Case) -> Iterator[Remark]:
    """Demand no „pro Jahr“ with an amount where the term lasts a year or less.

    The term begins on the first day of the cover's year, but not before the paper's date; it ends
    with „befristet bis“ or, without that, when the posts are kw. It counts in its own point, else
    for points that speak of the same matter or go on with „dafür“ and have a cover with a year;
    the latest end decides. Silent without an end or a beginning, where the amount's sentence
    names a later year, and for prices („55.000 € je Stelle und Jahr“).
    """
    passages = tuple(_passages(case))
    for position, passage in enumerate(passages):
        marked = list(_yearly(passage))
        end = _end_for(position, passages) if marked else None
        start = _start(case, passage)
        if end and start and end.day - start <= _ONE_YEAR:
            yield from (
                _yearly_remark(named, mark, end)
                for named, mark in marked
                if not _goes_on(named, end.day)
            )


def kw_year_fits_term(case: Case) -> Iterator[Remark]:
    """Demand that a kw year is that of the term's end or the year after it.

    Only a term of the same point counts, and one of the same sentence first; of several, and of
    other days „bis …“ there, one must fit. Silent without a term.
    """
    for passage in _passages(case):
        everywhere = _ends_with_term(passage.text)
        for loc, text in passage.prose if everywhere else ():
            for match in _KW.finditer(text):
                ends = _ends_with_term(sentence_at(text, match.start())) or everywhere
                kw = _kw(match)
                if kw and not any(_fits(kw, end) for end in ends):
                    yield Remark(loc, _kw_message(match, max(ends), kw), text, match.start())


class _End(NamedTuple):
    """The day on which something ends, and whether a Befristung says so or a kw note."""

    day: date
    limited: bool


@dataclass(frozen=True)
class _Passage:
    """What belongs together: the texts of one point without the points below it."""

    prose: tuple[Prose, ...]
    year: int | None = None

    @cached_property
    def text(self) -> str:
        """All its texts."""
        return "\n\n".join(prose.text for prose in self.prose)

    @cached_property
    def topics(self) -> frozenset[str]:
        """Which of the known matters it speaks of."""
        return frozenset(topic for topic in _TOPICS if re.search(topic, self.text))

    @cached_property
    def end(self) -> _End | None:
        """The latest end of a term in it or, without one, the last day before posts are kw."""
        terms = [_End(day, limited=True) for _, day in _ends(self.text, limited=True)]
        kws = [kw.first for match in _KW.finditer(self.text) if (kw := _kw(match))]
        falling = [_End(day - timedelta(days=1), limited=False) for day in kws]
        return max(terms or falling, default=None)


class _Kw(NamedTuple):
    """From when to when posts may fall away by a kw note: a year, a month or a day."""

    first: date
    last: date


def _passages(case: Case) -> Iterator[_Passage]:
    """Yield preambles, points and finances, each as one passage."""
    points = dict(all_points(case.paper))
    pointed: set[Loc] = set()
    for loc, point in points.items():
        cover = tuple(cover_prose(point.cover, (*loc, "deckung"))) if point.cover else ()
        ending = (Prose((*loc, "schluss"), point.ending),) if point.ending else ()
        prose = (Prose((*loc, "text"), point.text), *cover, *ending)
        pointed.update(one.loc for one in prose)
        yield _Passage(prose, point.cover.year if point.cover else None)
    for one in resolution_prose(case.paper):
        if one.loc not in pointed:
            yield _Passage((one,))
    finances = case.paper.finances
    if finances:
        year = finances.cover.year if finances.cover else None
        yield _Passage(tuple(finances_prose(finances)), year)


def _days(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield the days of a text, „Ende 2022“ among them."""
    yield from find_dates(text)
    for match in _YEAR_END.finditer(text):
        yield match.start(), match.end(), date(int(match["year"]), 12, 31)


def _ends(text: str, *, limited: bool) -> Iterator[tuple[int, date]]:
    """Yield the days „bis …“ with their offsets; `limited` only those of a Befristung."""
    for start, end, day in _days(text):
        near = max(start - _NEAR, 0)
        until = _UNTIL.search(text, near, start)
        by_word = _LIMITED_BEFORE.search(text, near, start) or _LIMITED_BEHIND.match(text, end)
        if until and (by_word or not limited):
            yield start, day


def _end_for(position: int, passages: tuple[_Passage, ...]) -> _End | None:
    """Return when what a passage speaks of ends: by its own words, else by related passages.

    Without a year of its own cover nothing says that another passage means the same time.
    """
    passage = passages[position]
    if passage.end or passage.year is None:
        return passage.end
    related = [other for other in passages if passage.topics & other.topics]
    if position and _REFERS_BACK.search(passage.text):
        related.append(passages[position - 1])
    return max((other.end for other in related if other.end), default=None)


def _start(case: Case, passage: _Passage) -> date | None:
    """Return the earliest day on which the term can begin."""
    first = date(passage.year, 1, 1) if passage.year else None
    return max((day for day in (first, case.paper.date) if day), default=None)


def _yearly(passage: _Passage) -> Iterator[tuple[Named, tuple[int, int]]]:
    """Yield the amounts per year of a passage, each with the place of the words that say so."""
    for named in named_amounts(one for one in passage.prose if _YEARLY.search(one.text)):
        mark = named.annual_mark()
        if mark and not _is_price(named):
            yield named, mark


def _goes_on(named: Named, end: date) -> bool:
    """Whether the amount's own sentence names a year after the end, kw notes aside."""
    sentence = _KW.sub(" ", named.sentence)
    days = (day.year for _, _, day in find_dates(sentence))
    return any(year > end.year for year in (*days, *map(int, _YEAR.findall(sentence))))


def _is_price(named: Named) -> bool:
    """Whether a yearly amount is counted in posts or persons as well."""
    clause = re.split(r"[,;.]\s", named.behind, maxsplit=1)[0][:40]
    return bool(_PER_POST.search(clause) or _PER_POST.search(named.before[-40:]))


def _yearly_remark(named: Named, mark: tuple[int, int], end: _End) -> Remark:
    first = min(named.found.start, mark[0])
    words = " ".join(named.text[first : max(named.found.end, mark[1])].split())
    word = " ".join(named.text[mark[0] : mark[1]].split()).split()
    shown = "jährlich" if word[0].lower().startswith("jährlich") else " ".join(word)
    return Remark(
        named.loc,
        f"„{words}“: {_reason(end)} Bitte „{shown}“ streichen oder {_doubtful(end)} prüfen.",
        named.text,
        mark[0],
    )


def _reason(end: _End) -> str:
    day = format_date(end.day)
    if end.limited:
        return f"Die Befristung endet am {day} und umfasst höchstens ein Jahr."
    return f"Nach dem kw-Vermerk gibt es das nur bis zum {day}, also höchstens ein Jahr."


def _doubtful(end: _End) -> str:
    return "die Befristung" if end.limited else "den kw-Vermerk"


def _kw(match: re.Match[str]) -> _Kw | None:
    """Return the time that a kw note names; None for a day that the calendar lacks."""
    if match["day"]:
        days = [day for _, _, day in find_dates(match["day"])]
        return _Kw(days[0], days[0]) if days else None
    year = int(match["year"])
    if not match["month"]:
        return _Kw(date(year, 1, 1), date(year, 12, 31))
    month = int(match["month"])
    following = date(year + month // 12, month % 12 + 1, 1)
    return _Kw(date(year, month, 1), following - timedelta(days=1))


def _ends_with_term(text: str) -> list[date]:
    """Return the days „bis …“ of a text that holds a term, else none."""
    has_term = any(_ends(text, limited=True))
    return [day for _, day in _ends(text, limited=False)] if has_term else []


def _fits(kw: _Kw, end: date) -> bool:
    """Whether posts fall away neither before the end nor more than a year after it."""
    return end <= kw.last and kw.first <= end + timedelta(days=365)


def _kw_message(match: re.Match[str], end: date, kw: _Kw) -> str:
    side = "vor dem" if kw.last < end else "mehr als ein Jahr nach dem"
    return (
        f"„{' '.join(match[0].split())}“ liegt {side} Ende der Befristung am {format_date(end)}. "
        "Bitte kw-Vermerk oder Befristung berichtigen."
    )
