"""Where in a paper's files words may be changed, and how the new ones may be written there.

Nothing here knows whether a place is the right one: each is tried, and the paper read again.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from drafter.german.dates import find_dates, format_date
from drafter.pipeline.merging.groups import Group, Hunk
from drafter.pipeline.merging.printed import BORDERS, CELL_BORDER, PARAGRAPH_BORDER
from drafter.pipeline.merging.sources import Edit, Hit, Source, Sources, signs_of
from drafter.pipeline.merging.values import rewritten
from drafter.redline.tokens import TOKEN

NO_BREAK: Final = "\u00a0"
BREAKS: Final = (PARAGRAPH_BORDER, "\n")
SPECIAL: Final = re.compile(r"([\\*_\[\]|])")
OPENER: Final = re.compile(r"\{(?=\+\+|--|~~|==|>>)")
AMOUNT: Final = re.compile(r"(?<=\d)[\u00a0 ]€")
DateForm = Callable[[date], str]
DATE_FORMS: Final[tuple[DateForm, ...]] = (
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: day.isoformat(),
    format_date,
)
LIKELIEST: Final = 2
MOST_PLACES: Final = 24


class Words(NamedTuple):
    """Words with their surroundings, and what shall stand there instead."""

    before: str
    old: str
    behind: str
    new: str


def word_edits(sources: Sources, group: Group, hunk: Hunk) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits that may make a change inside lines, the likeliest first.

    First come the places whose surroundings are most alike, then whole values written anew, then
    all other places.
    """
    asked = [words for wide in _widened(group.text, hunk) for words in _as_typed(wide)]
    several = tuple(dict.fromkeys(asked))
    for words in several:
        yield from _edits(sources, words, 0, LIKELIEST)
    for words in several:
        for new in dict.fromkeys((words.new, as_words(words.new))):
            yield from rewritten(sources, words.before, words.old, words.behind, new)
    for words in several:
        yield from _edits(sources, words, LIKELIEST, MOST_PLACES)


def _edits(sources: Sources, words: Words, first: int, last: int) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits at the places of words from one rank up to another."""
    hits = sources.found(words.before, words.old, words.behind)
    for hit in islice(hits, first, last):
        source = sources.source(hit.file)
        if not words.new:
            yield from _with_a_blank(source, hit)
        for place in _places(source, hit):
            wished = _with_blanks(words, source.text[place.start : place.end])
            for new in encodings(wished, source.indent(place.start)):
                yield (_spaced(source, Edit(place.file, place.start, place.end, new), words.new),)


def _with_a_blank(source: Source, hit: Hit) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits that take words out with the blanks before them, or with those behind."""
    yield (Edit(hit.file, source.before_blanks(hit.start), hit.end, ""),)
    yield (Edit(hit.file, hit.start, source.behind_blanks(hit.end), ""),)


def _with_blanks(words: Words, there: str) -> str:
    """Return new words with plain blanks where the old ones are typed with such.

    What is typed „300.000 €“ is printed with a blank that does not break.
    """
    typed = NO_BREAK in words.old and NO_BREAK not in there
    return words.new.replace(NO_BREAK, " ") if typed else words.new


def _spaced(source: Source, edit: Edit, new: str) -> Edit:
    """Return an edit with the blanks beside a new border of paragraphs taken out."""
    start, end = edit.start, edit.end
    if new.endswith(BREAKS):
        end = source.behind_blanks(end)
    if new.startswith(BREAKS):
        start = source.before_blanks(start)
    return edit._replace(start=start, end=end)


def _widened(text: str, hunk: Hunk) -> Iterator[Words]:
    """Yield the change alone, then with the words beside it."""
    old = text[hunk.start : hunk.end]
    if signs_of(old) and hunk.new.strip():
        lead, tail = _blank_ends(old)
        yield _words(text, hunk.start + lead, hunk.end - tail, _trim(hunk.new, old))
    for start, end in _neighbours(text, hunk):
        new = text[start : hunk.start] + hunk.new + text[hunk.end : end]
        if signs_of(text[start:end]):
            yield _words(text, start, end, new.strip(" "))
    if signs_of(old) and not hunk.new.strip():
        yield _words(text, hunk.start, hunk.end, "")
    if not signs_of(old) and hunk.new.strip():
        yield _words(text, hunk.start, hunk.end, hunk.new)


def _trim(new: str, old: str) -> str:
    """Return new words with the blanks of the old ones, which stay where they are, taken off."""
    lead, tail = _blank_ends(old)
    new = new[lead:] if lead and new[:lead].isspace() else new
    return new[: len(new) - tail] if tail and new[len(new) - tail :].isspace() else new


def _blank_ends(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))


def _words(text: str, start: int, end: int, new: str) -> Words:
    return Words(text[:start], text[start:end], text[end:], new)


def _neighbours(text: str, hunk: Hunk) -> Iterator[tuple[int, int]]:
    """Yield a change with the word before it, with that behind it, and with both."""
    spans = [match.span(2) for match in TOKEN.finditer(text)]
    start = max((start for start, end in spans if end <= hunk.start), default=hunk.start)
    end = min((end for start, end in spans if start >= hunk.end), default=hunk.end)
    start = hunk.start if BORDERS.search(text, start, hunk.start) else start
    end = hunk.end if BORDERS.search(text, hunk.end, end) else end
    several = ((start, hunk.end), (hunk.start, end), (start, end))
    yield from (one for one in dict.fromkeys(several) if one != (hunk.start, hunk.end))


def _places(source: Source, hit: Hit) -> Iterator[Hit]:
    """Yield a place, and where marks surround it, with these."""
    yield from dict.fromkeys((hit, source.with_marks(hit)))


def encodings(new: str, indent: str) -> tuple[str, ...]:
    """Return how words may be written in a file: as they are, or with what marks them as words."""
    made: list[str] = []
    escaped = as_words(new)
    quoted = (text.replace("'", "''") for text in (new, escaped))
    in_quotes = (text.replace("\\", "\\\\").replace('"', '\\"') for text in (new, escaped))
    for plain in (new, escaped, *quoted, *in_quotes):
        for border in ("\n\n", "\n\n\n") if PARAGRAPH_BORDER in plain else ("",):
            broken = plain.replace("\n", f"\\\n{indent}")
            made.append(broken.replace(PARAGRAPH_BORDER, f"{border}{indent}"))
    return tuple(dict.fromkeys(made))


def as_words(text: str) -> str:
    """Return a text in which nothing marks anything, neither in Markdown nor by hand."""
    return OPENER.sub(r"{\\", SPECIAL.sub(r"\\\1", text))


def _as_typed(words: Words) -> Iterator[Words]:
    """Yield words as they are, and as an author may have typed what is printed."""
    yield words
    if re.search(r"\d", words.old + words.new):
        for form in DATE_FORMS:
            yield words._replace(old=_dated(words.old, form), new=_dated(words.new, form))
        for unit in (" €", " EUR", " Euro", "€", ""):
            old, new = (AMOUNT.sub(unit, _minus(side)) for side in (words.old, words.new))
            yield words._replace(old=old, new=new)
    if CELL_BORDER in words.before + words.behind:
        yield words._replace(
            before=words.before.replace(CELL_BORDER, ", "),
            behind=words.behind.replace(CELL_BORDER, ", "),
        )


def _minus(text: str) -> str:
    return text.replace("−", "-").replace(NO_BREAK, " ")


def _dated(text: str, form: DateForm) -> str:
    made, last = "", 0
    for start, end, day in find_dates(text):
        made += text[last:start] + form(day)
        last = end
    return made + text[last:]
