"""Words without blanks between them, as some text layers have them, taken apart if that is sure."""

import re
from collections.abc import Collection, Iterator
from typing import Final

SHORTEST: Final = 6
"""A phrase of fewer letters may be part of a word by chance."""

GLUED: Final = 14
"""German text has six or seven letters a word; where there are so many, blanks are missing."""

LEAST: Final = 20

DATE: Final = r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})(?!\d)"
BORDERS: Final = re.compile(
    rf"(?<=[^\W\d_]{{3}})(?={DATE})"  # ...Bielefeld|10.02.2022
    r"|(?<=\d\d\.\d{4})(?=[^\W\d_])"  # 10.02.2022|öffentlich
    r"|(?<=[a-zäöüß]{2}:)(?=(?!In)[A-ZÄÖÜ])"  # Beschlussvorschlag:|Der
    r"|(?<=[a-zäöüß]{2}[,;])(?=[^\W\d_])"  # Heepen,|Mitte
)
CAMEL: Final = re.compile(
    r"(?<=[a-zäöüß)])(?=(?!Innen|In\b)[A-ZÄÖÜ][a-zäöüß]{2})|(?<=[a-zäöüß]{3}[.!?])(?=[A-ZÄÖÜ][a-zäöüß])"
)
ADDRESS: Final = re.compile(r"://|www\.|@")
BLANKS: Final = re.compile(r"\s+")


def unglued(text: str, known: Collection[str] = ()) -> str:
    """Return a text with the blanks that it lacks.

    `known` are words and phrases that are written with blanks, such as names of bodies. Where they
    stand is sure, and so are the borders of dates and of signs; a capital inside a word is one only
    where the whole text lacks blanks.
    """
    parted = _spaced(text, BORDERS)
    if is_glued(text):
        parted = _spaced(parted, CAMEL)
    for phrase in sorted(known, key=len, reverse=True):
        parted = _with_phrase(parted, phrase)
    return parted


def is_glued(text: str) -> bool:
    """Whether a text lacks blanks as a whole."""
    words = [word for word in text.split() if not ADDRESS.search(word)]
    letters = sum(map(len, words))
    return letters >= LEAST and letters >= GLUED * len(words)


def _spaced(text: str, borders: re.Pattern[str]) -> str:
    """Put blanks at borders, but not in addresses."""
    return "".join(
        part if ADDRESS.search(part) else borders.sub(" ", part)
        for part in re.split(r"(\s+)", text)
    )


def _with_phrase(text: str, phrase: str) -> str:
    """Write a phrase with its blanks wherever its letters stand."""
    letters = BLANKS.sub("", phrase)
    if len(letters) < SHORTEST:
        return text
    compact = BLANKS.sub("", text)
    if letters not in compact:
        return text
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    return "".join(_rewritten(text, phrase, places, _found(compact, letters)))


def _found(compact: str, letters: str) -> Iterator[tuple[int, int]]:
    """Yield where a phrase begins and ends as whole words, counted without blanks."""
    at = compact.find(letters)
    while at >= 0:
        end = at + len(letters)
        yield at, end
        at = compact.find(letters, end)


def _rewritten(
    text: str, phrase: str, places: list[int], found: Iterator[tuple[int, int]]
) -> Iterator[str]:
    cursor = 0
    for at, end in found:
        start, stop = places[at], places[end - 1] + 1
        if not _is_whole(text, start, stop, phrase):
            continue
        yield text[cursor:start]
        yield from ((" ",) if _touches(text, start - 1) else ())
        yield phrase if text[start:stop] != phrase else text[start:stop]
        yield from ((" ",) if _touches(text, stop) else ())
        cursor = stop
    yield text[cursor:]


def _touches(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def _is_whole(text: str, start: int, stop: int, phrase: str) -> bool:
    """Whether a phrase is no part of a longer word: „Rat der Stadt Bielefeld|er“ is not it."""
    before = start > 0 and text[start - 1].isalpha() and not phrase[0].isupper()
    after = stop < len(text) and text[stop].islower() and stop - start == len(phrase)
    return not before and not after
