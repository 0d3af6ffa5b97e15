"""What stands on every page beside its text: heads, feet, numbers of pages.

A line is furniture where the file says so; where it is the number of a page and stands where such
numbers stand; or where it is there again on another page, at the border and in the same place. A
line that is there once is text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Final

from drafter.importers.flow.groups import FORM_FEED, PAGE_GAP
from drafter.importers.transcript import Line, Part, Role

Key = tuple[str, int, str]

NUMBERED: Final = re.compile(
    r"(?:[-\u2013\u2014|]\s*)?(?:Seite|Blatt|Page|S\.)\s*:?\s*(\d{1,4})"
    r"(?:\s*(?:von|/|of|\u2013|-)\s*\d{1,4})?(?:\s*[-\u2013\u2014|])?\.?",
    re.I,
)
"""The number of a page with its word: that is what it is, wherever it stands alone."""

LAST_NUMBER: Final = re.compile(
    r"\s(?:Seite|Blatt)\s?:?\s?\d{1,4}(?:\s?(?:von|/)\s?\d{1,4})?$", re.I
)
BARE: Final = re.compile(
    r"(?:[-\u2013\u2014]\s*)?(\d{1,4})(?:\s*(?:/|von)\s*\d{1,4})?(?:\s*[-\u2013\u2014])?"
)
COUNTED: Final = re.compile(
    r"\s(?:Seite|Blatt|S\.)\s?\d{1,4}(?:\s?(?:von|/)\s?\d{1,4})?|\s[-\u2013]\s?\d{1,4}\s?[-\u2013]$"
    r"|(?<=\s\s)\d{1,4}(?:\s?/\s?\d{1,4})?$",
    re.I,
)
"""The number of the page in a head or foot that has more words."""

PAPER_NUMBER: Final = re.compile(r"\d{1,6}/\d{2,4}\b")
SHORTEST_SENTENCE: Final = 60
TOP, FOOT = "top", "foot"
DEEPEST: Final = 5
TOPMOST: Final = 12
"""So many lines at the border of a page may be a head or a foot."""

SAME_PLACE: Final = 8.0
"""Points by which the place of a head differs from page to page at most."""

MOST_AHEAD: Final = 3
"""So far the number of a page may be from its place in the file: covers do not count, or do."""

LEAST_BETWEEN: Final = 25
"""So many lines are between two heads where pages are but guessed; no page has fewer."""

LEAST_APART: Final = 25
LEAST_WORDS: Final = 4
MOST_UNEVEN: Final = 1.6
LEAST_SEEN: Final = 3
LEAST_LETTERS: Final = 8
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Border:
    """A line at the border of a page: at its top or its foot, and how many are between."""

    at: int
    page: int
    side: str
    depth: int


def parted(parts: Sequence[Part]) -> tuple[tuple[Part, ...], tuple[Line, ...]]:
    """Return the parts without furniture, and the lines that are furniture, in order."""
    borders = _borders(parts)
    found = _told(parts) | _numbers(parts, borders)
    found |= _beside(parts, found)
    found |= _repeated(parts, borders, found)
    lost = tuple(part for at, part in enumerate(parts) if at in found and isinstance(part, Line))
    return tuple(_without(parts, found)), lost


def _without(parts: Sequence[Part], found: set[int]) -> Iterator[Part]:
    """Yield what is left; where something was taken out a page ended."""
    was_there = False
    for at, part in enumerate(parts):
        if at in found:
            was_there = True
            continue
        if was_there and isinstance(part, Line) and part.area is None:
            yield replace(part, gap=max(part.gap, FORM_FEED))
        else:
            yield part
        was_there = False


def _told(parts: Sequence[Part]) -> set[int]:
    return {
        at
        for at, part in enumerate(parts)
        if isinstance(part, Line) and part.role is Role.FURNITURE
    }


def _numbers(parts: Sequence[Part], borders: Sequence[Border]) -> set[int]:
    """Return the numbers of pages: with their word, or bare where they count pages at a border."""
    texts = {at: _text(parts, at) for at, part in enumerate(parts) if isinstance(part, Line)}
    worded = {at for at, text in texts.items() if NUMBERED.fullmatch(text)}
    return worded | _with_words(texts) | _counting(parts, borders)


def _with_words(texts: Mapping[int, str]) -> set[int]:
    """Return lines that end with „Seite 2 von 5“ behind words that are there on each page."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, text in texts.items():
        if match := LAST_NUMBER.search(text):
            found[" ".join(text[: match.start()].split())].append(at)
    return {at for places in found.values() if len(places) > 1 for at in places}


def _beside(parts: Sequence[Part], numbers: set[int]) -> set[int]:
    """Return lines beside numbers of pages that are there beside others too, or at the top of all.

    What pages repeat is what the first one has at its top: the paper's number, or its subject.
    Only text without areas is looked at; where there are areas, they tell.
    """
    if any(part.area for part in parts):
        return set()
    tops = [_text(parts, at) for at in range(min(TOPMOST, len(parts)))]
    runs = [run for at in sorted(numbers) for run in (_run(parts, at, 1), _run(parts, at, -1))]
    places = {place for run in runs for place in run}
    counted = Counter((step, _text(parts, at)) for step, at in places)
    return {
        at
        for run in runs
        for _, at in takewhile(lambda place: _is_beside(parts, place, counted, tops), run)
    }


def _is_beside(
    parts: Sequence[Part],
    place: tuple[int, int],
    counted: Mapping[tuple[int, str], int],
    tops: Sequence[str],
) -> bool:
    step, at = place
    text = _text(parts, at)
    is_telling = len(text) >= LEAST_LETTERS and len(text.split()) > 1 and not text[0].islower()
    is_again = counted[step, text] > 1 or any(text in top for top in tops)
    return at >= TOPMOST and is_telling and (is_again or _has_number_of(text, tops))


def _has_number_of(text: str, tops: Sequence[str]) -> bool:
    """Whether a short line has a number such as 0795/2014 that stands at the top of the text."""
    numbers = PAPER_NUMBER.findall(text) if len(text) <= SHORTEST_SENTENCE else []
    return bool(numbers) and all(any(number in top for top in tops) for number in numbers)


def _run(parts: Sequence[Part], at: int, step: int) -> list[tuple[int, int]]:
    """Return the lines next to a place, in one direction."""
    places = range(at + step, at + step * DEEPEST, step)
    return [(step, place) for place in places if 0 <= place < len(parts) and _text(parts, place)]


def _counting(parts: Sequence[Part], borders: Sequence[Border]) -> set[int]:
    """Return bare numbers that go on by one from page to page at the same place of the border."""
    numbers = {
        border: int(match[1])
        for border in borders
        if (match := BARE.fullmatch(_text(parts, border.at)))
    }
    if _is_guessed(parts):
        return _counting_on({border.at: number for border, number in numbers.items()})
    found: dict[tuple[str, int, int], dict[int, int]] = defaultdict(dict)
    for border, number in numbers.items():
        if abs(number - border.page) <= MOST_AHEAD:
            side, place, _ = _key(parts, border)
            found[side, place or -border.depth, number - border.page][border.page] = border.at
    return {at for places in found.values() if len(places) > 1 for at in places.values()}


def _counting_on(numbers: Mapping[int, int]) -> set[int]:
    """Return the places of numbers that count on from 1, 2 or 3, a page of lines apart each."""
    kept: list[tuple[int, int]] = []
    for at, number in sorted(numbers.items()):
        if not kept and number > MOST_AHEAD:
            return set()
        if kept and (number != kept[-1][1] + 1 or at - kept[-1][0] < LEAST_BETWEEN):
            return set()
        kept.append((at, number))
    return {at for at, _ in kept} if len(kept) > 1 else set()


def _text(parts: Sequence[Part], at: int) -> str:
    part = parts[at]
    return part.text.strip()[:LONGEST] if isinstance(part, Line) else ""


def _repeated(parts: Sequence[Part], borders: Sequence[Border], found: set[int]) -> set[int]:
    """Return lines that are there again at the border of other pages, in the same place.

    Without areas the place is known by what is between a line and the border: furniture alone. Then
    the head of the first page stays; it may be the title that others repeat.
    """
    if not borders:
        return _at_distances(parts)
    seen: dict[Key, list[Border]] = defaultdict(list)
    for border in borders:
        seen[_key(parts, border)].append(border)
    last = max(border.page for border in borders)
    apart = LEAST_BETWEEN if _is_guessed(parts) else 1
    often = {key for key, alike in seen.items() if _is_often(alike, key, last, apart)}
    return set(_from_border(parts, borders, often, found))


def _from_border(
    parts: Sequence[Part], borders: Sequence[Border], often: set[Key], found: set[int]
) -> Iterator[int]:
    """Yield lines that are often there, and in text without areas touch the border of the page."""
    reached: dict[tuple[int, str], int] = defaultdict(int)
    for border in borders:
        side = border.page, border.side
        is_placed = parts[border.at].area is not None
        is_first = side == (1, TOP) and not is_placed
        is_often = _key(parts, border) in often and not is_first
        if is_often and (is_placed or reached[side] == border.depth):
            yield border.at
        reached[side] += reached[side] == border.depth and (is_often or border.at in found)


def _is_often(alike: Sequence[Border], key: Key, last: int, apart: int) -> bool:
    """Whether a line is on enough pages: a single word may be there twice by chance."""
    place, words = key[1:]
    places = sorted(border.at for border in alike)
    if any(after - at < apart for at, after in pairwise(places)):
        return False
    pages = {border.page for border in alike}
    if len(words.split()) > 1 and len(words) >= LEAST_LETTERS:
        return len(pages) > 1
    return place > 0 and len(pages) >= max(LEAST_SEEN, last - 1)


def _key(parts: Sequence[Part], border: Border) -> Key:
    """Return what is alike in lines that are furniture: words without page number, and place."""
    area = parts[border.at].area
    place = round(area.top / SAME_PLACE) + 1 if area else 0
    text = COUNTED.sub(" #", _text(parts, border.at))
    return border.side, place, " ".join(text.split())


def _borders(parts: Sequence[Part]) -> tuple[Border, ...]:
    """Return the lines at the borders of pages."""
    return tuple(
        border
        for page, places in enumerate(_pages(parts), 1)
        for border in (
            *_side(parts, page, places, TOP),
            *_side(parts, page, places[::-1], FOOT),
        )
    )


def _side(parts: Sequence[Part], page: int, places: Sequence[int], side: str) -> Iterator[Border]:
    """Yield the lines at one border of a page, as far as no table or picture is in between."""
    for depth, at in enumerate(places[:DEEPEST]):
        if not isinstance(parts[at], Line):
            return
        yield Border(at, page, side, depth)


def _pages(parts: Sequence[Part]) -> tuple[tuple[int, ...], ...]:
    """Return the places of parts by pages, from top to foot; nothing where there are no pages."""
    by_page: dict[int, list[int]] = defaultdict(list)
    least = FORM_FEED if _has_form_feeds(parts) else PAGE_GAP
    page = 1
    for at, part in enumerate(parts):
        if part.area:
            page = part.area.page
        elif isinstance(part, Line) and part.gap >= least and at:
            page += 1
        by_page[page].append(at)
    if len(by_page) < 2:
        return ()
    return tuple(
        tuple(sorted(places, key=lambda at: _top(parts[at]))) for places in by_page.values()
    )


def _has_form_feeds(parts: Sequence[Part]) -> bool:
    return any(isinstance(part, Line) and part.gap >= FORM_FEED for part in parts)


def _is_guessed(parts: Sequence[Part]) -> bool:
    """Whether pages are but guessed, by empty lines that may as well part something else."""
    return not _has_form_feeds(parts) and not any(part.area for part in parts)


def _top(part: Part) -> float:
    return part.area.top if part.area else 0.0


def _at_distances(parts: Sequence[Part]) -> set[int]:
    """Return lines of text without pages that are there again and again, a page apart each."""
    lines = {at: part.text.strip() for at, part in enumerate(parts) if isinstance(part, Line)}
    counted = Counter(lines.values())
    places: dict[str, list[int]] = defaultdict(list)
    for at, text in lines.items():
        if (
            counted[text] >= LEAST_SEEN
            and len(text) <= LONGEST
            and len(text.split()) >= LEAST_WORDS
        ):
            places[text].append(at)
    return {at for found in places.values() if _is_regular(found) for at in found}


def _is_regular(places: Sequence[int]) -> bool:
    """Whether places are about as far from each other as pages are."""
    steps = [after - at for at, after in pairwise(places)]
    return min(steps) >= LEAST_APART and max(steps) <= MOST_UNEVEN * min(steps)
