"""Rows of a list that go on in the next printed line: what is broken in its column is put together.

„21. November“ has „2016“ below it, „nicht“ has „öffentlich“, a day has its hour, a name its rest. A
line goes on where each of its words stands below one of the line before, and one of them surely
belongs to what is above it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from drafter.importers.recognise.cutting import running
from drafter.importers.recognise.dates import dates_in
from drafter.importers.recognise.layout import BROKEN, Piece
from drafter.importers.recognise.vocabulary import DECIDED, OUTCOME, Vocabulary

ALIGNED: Final = 1.5
"""Words of one column begin so far from each other at most, in signs or points."""
LONGEST: Final = 200
LEAST_COLUMNS: Final = 2
WEEKDAY: Final = re.compile(
    r"(?:Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend"
    r"|Sonntag)[.,]{0,2}"
)
HOUR: Final = re.compile(r"(?:um\s)?\d{1,2}(?:[:.]\d{2})?\s?Uhr|\d{1,2}:\d{2}")
OPEN: Final = re.compile(r"[^\W\d_]-\s(?:und|oder|bzw\.)$|(?<![^\W\d_])(?:und|für|sowie)$")
"""The end of a part of a name that asks for another."""

NOT: Final = re.compile(r"nicht-?", re.IGNORECASE)
PUBLIC: Final = re.compile(r"öffentlich(?:e[rn]?)?", re.IGNORECASE)
LETTER: Final = re.compile(r"Ö|N|NÖ", re.IGNORECASE)
NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}(?:\s?[a-m])?")
SIGN: Final = re.compile(
    rf"{NUMBER.pattern}|(?:[ÖN]\s?){NUMBER.pattern}|(?:nicht[\s-]?)?öffentlich|[xX×☐☒öÖnN]|nö|NÖ"
)


def rejoined(pieces: Iterable[Piece], vocabulary: Vocabulary) -> Iterator[Piece]:
    """Yield pieces in their order, those of a line that goes on with the pieces above them."""
    last: list[Piece] = []
    for _, group in groupby(pieces, key=lambda piece: piece.row):
        row = list(group)
        above = _above(last, row)
        if above and _goes_on(above, vocabulary):
            last = [_joined(one, above) for one in last]
        else:
            yield from last
            last = row
    yield from last


Pairs = Sequence[tuple[Piece, Piece]]


def _above(last: Sequence[Piece], row: Sequence[Piece]) -> Pairs:
    """Return each piece of a line with the one that it stands below; nothing if one has none."""
    if len(last) < LEAST_COLUMNS or row[0].gap >= 1 or row[0].page != last[0].page:
        return ()
    pairs = [
        (one, other)
        for other in row
        for one in last
        if abs(one.left - other.left) <= ALIGNED and len(one.text) <= LONGEST
    ]
    return pairs if len(pairs) == len(row) == len({one.left for one, _ in pairs}) else ()


def _goes_on(pairs: Pairs, vocabulary: Vocabulary) -> bool:
    """Whether one of the words below belongs to those above it, and none is a sign of its own."""
    sure = [_belongs(one.text.strip(), other.text.strip(), vocabulary) for one, other in pairs]
    rest = [other for (_, other), is_sure in zip(pairs, sure, strict=True) if not is_sure]
    return any(sure) and not any(_is_sign(other.text.strip(), vocabulary) for other in rest)


def _belongs(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether words are the rest of those above: neither is whole alone, or only the first is."""
    together = f"{one} {other}"
    if BROKEN.search(one) and other[:1].islower():
        return True
    if OPEN.search(one) and other[:1].isalpha() and not _is_sign(other, vocabulary):
        return True
    if _days(together) == 1 and not _days(one):
        return not _days(other) or bool(WEEKDAY.fullmatch(one))
    if HOUR.fullmatch(other):
        return _days(one) == 1
    if PUBLIC.fullmatch(other):
        return NOT.fullmatch(one) is not None
    if NUMBER.fullmatch(other):
        return LETTER.fullmatch(one) is not None
    if OUTCOME.fullmatch(one) and not DECIDED.search(one):
        return bool(DECIDED.fullmatch(other))
    roles = vocabulary.column_roles
    return together.casefold() in roles and one.casefold() not in roles


def _is_sign(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words are a whole value of a row, and so begin one."""
    is_role = text.casefold() in vocabulary.column_roles
    return is_role or bool(_days(text)) or SIGN.fullmatch(text) is not None


def _days(text: str) -> int:
    return len(dates_in(text))


def _joined(piece: Piece, pairs: Pairs) -> Piece:
    """Return a piece with the one below it, if one stands there."""
    below = next((other for one, other in pairs if one is piece), None)
    if below is None:
        return piece
    text = running([piece.text, below.text])
    return replace(piece, text=text, right=max(piece.right, below.right))
