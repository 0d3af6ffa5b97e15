"""A transcript as one row of lines, grids and pictures that sections can be cut from.

Grids that only lay out the form are taken apart, and a whole paper in one line is cut before its
labels. What stood apart on the paper has a gap above it afterwards.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from drafter.importers.recognise.boxes import BOX
from drafter.importers.recognise.cutting import part_of, parts_of
from drafter.importers.recognise.labels import Label, Labels, Place, Sighting, is_quoted
from drafter.importers.recognise.letters import Letters, key_of, keys_of, letters
from drafter.importers.recognise.listing import NOTHING
from drafter.importers.transcript import Cell, Grid, Line, Part
from drafter.model.form import SectionKind
from drafter.model.lines import PUBLICITY, ROLES

APART: Final = 1.0
CUT: Final = 9.0
"""The gap of a line that was cut out of a longer one before a label."""
RULE: Final = re.compile(r"[-=_–—]{3,}")
LONG: Final = 400
LAYOUT: Final = frozenset({Place.HEAD, Place.KIND, Place.SUPPLEMENT, Place.SECTION})
LEAST_COLUMNS: Final = 2
LABEL_LINES: Final = 3
LONGEST_HEAD: Final = 160
BOXED: Final = re.compile(rf"\s*(?:(?:ja|nein)\s*)?(?:{BOX.pattern})", re.IGNORECASE)
SENTENCE_END: Final = re.compile(r"(?:[.:;!?…)“”\"0-9☐☒]|(?<!\S)[xX])\s*$")


def units_of(parts: Iterable[Part], labels: Labels) -> tuple[Part, ...]:
    """Return the parts with layout grids taken apart and long lines cut at their labels."""
    return tuple(each_unit(parts, labels))


def each_unit(parts: Iterable[Part], labels: Labels) -> Iterator[Part]:
    """Yield those parts, each when it is asked for."""
    return (unit for part in parts for unit in _units(part, labels))


def _units(part: Part, labels: Labels) -> Iterator[Part]:
    match part:
        case Grid() if len(pieces := _divided(part, labels)) > 1:
            yield from (unit for piece in pieces for unit in _units(piece, labels))
        case Grid() if is_layout(part, labels):
            yield from (_apart(line) for cell in _cells(part, labels) for line in cell)
        case Line() if len(part.text) > LONG:
            yield from _cut(part, labels)
        case Line() if cut := next(_hints(part.text, labels), 0):
            yield part_of(part, 0, cut)
            yield _apart(part_of(part, cut))
        case Line() if not part.text.strip() or RULE.fullmatch(part.text.strip()):
            return
        case _:
            yield part


def _hints(text: str, labels: Labels) -> Iterator[int]:
    """Yield where in a line a hint of the form begins that may go on in the next lines."""
    plain = text.casefold()
    for label in labels.hints:
        at = plain.find(label.key[:FIRST_WORD])
        if at > 0 and key_of(text[at : at + LONG]).startswith(label.key[:HINT_BEGINS]):
            yield at


FIRST_WORD: Final = 4
HINT_BEGINS: Final = 20


def _divided(grid: Grid, labels: Labels) -> tuple[Grid, ...]:
    """Divide a grid that holds a Beratungsfolge and other parts of the form, in their order."""
    heads = next((y for y, row in enumerate(grid.rows) if _are_heads(row, labels)), None)
    if heads is None:
        return (grid,)
    rest = range(heads + 1, len(grid.rows))
    end = next((y for y in rest if _is_labelled(grid.rows[y], labels)), len(grid.rows))
    rows = (grid.rows[:heads], grid.rows[heads:end], grid.rows[end:])
    return tuple(replace(grid, rows=some, heads=0) for some in rows if some)


def _are_heads(row: Sequence[Cell], labels: Labels) -> bool:
    return sum(column_of(cell.text, labels) is not None for cell in row) >= LEAST_COLUMNS


def _is_labelled(row: Sequence[Cell], labels: Labels) -> bool:
    """Whether the first words of a row are the label of a section."""
    first = next((cell for cell in row if cell.text.strip()), None)
    found = _label_of(first, labels) if first else None
    return found is not None and found.label.place is Place.SECTION


def _apart(line: Line) -> Line:
    return replace(line, gap=max(line.gap, APART))


def is_layout(grid: Grid, labels: Labels) -> bool:
    """Whether a grid lays out the form: a cell of it begins with a label, and it has no columns.

    A label of a field counts where its boxes follow.
    """
    if columns_in_grid(grid, labels):
        return False
    cells = [cell for row in grid.rows for cell in row]
    return any(_label_of(cell, labels) or _has_boxes(cell, labels) for cell in cells)


def _has_boxes(cell: Cell, labels: Labels) -> bool:
    """Whether a cell is a field of the form with its boxes."""
    texts = [line.text for line in cell.lines if line.text.strip()][:LABEL_LINES]
    seen = labels.sightings(texts) if texts else ()
    fields = (each for each in seen if each.label.place is Place.FIELD)
    return any(BOXED.match(" ".join([each.rest, *texts[each.last + 1 :]])) for each in fields)


def _label_of(cell: Cell, labels: Labels) -> Sighting | None:
    texts = [line.text for line in cell.lines if line.text.strip()][:LABEL_LINES]
    if not texts:
        return None
    found = (s for s in labels.sightings(texts) if s.label.place in LAYOUT)
    return next((s for s in found if s.alone or s.colon or s.label.own), None)


def columns_in_grid(grid: Grid, labels: Labels) -> bool:
    """Whether the first rows of a grid are the heads of the columns of a Beratungsfolge."""
    return any(_are_heads(row, labels) for row in grid.rows[:2])


def column_of(text: str, labels: Labels) -> Label | None:
    """Return the column of the Beratungsfolge that some words are the head of, or None."""
    if len(text) > LONGEST_HEAD:
        return None
    key = letters(text).key
    return next((label for label in labels.columns if label.key == key), None)


def _cells(grid: Grid, labels: Labels) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of the cells row by row, a value below its label right after it."""
    below: set[tuple[int, int]] = set()
    for y, row in enumerate(grid.rows):
        for x, cell in enumerate(row):
            if (y, x) in below:
                continue
            yield _filled(cell)
            if _wants_value(grid, y, x, labels):
                below.add((y + 1, x))
                yield _filled(grid.rows[y + 1][x])


def _filled(cell: Cell) -> tuple[Line, ...]:
    return tuple(line for line in cell.lines if line.text.strip())


def _wants_value(grid: Grid, y: int, x: int, labels: Labels) -> bool:
    """Whether a cell is a bare label and its value stands in the cell below; a title has none."""
    row, following = grid.rows[y], grid.rows[y + 1] if y + 1 < len(grid.rows) else ()
    if x >= len(following) or len(following) != len(row) or not _filled(following[x]):
        return False
    found = _label_of(row[x], labels)
    if found is None or not found.alone or len(_filled(row[x])) > found.last + 1:
        return False
    if found.label.place is Place.KIND:
        return False
    right = row[x + 1] if x + 1 < len(row) else None
    bare = right is None or not right.text.strip() or _label_of(right, labels) is not None
    return bare and _label_of(following[x], labels) is None


def _cut(line: Line, labels: Labels) -> Iterator[Line]:
    """Cut a long line before the labels in it; words that were broken before are whole again."""
    line = _healed(line)
    places = [0, *labels_within(line.text, labels), len(line.text)]
    for number, piece in enumerate(parts_of(line, pairwise(places))):
        if piece.text.strip():
            yield replace(piece, gap=CUT) if number else piece


def _healed(line: Line) -> Line:
    """Join the words at hyphens of the typesetter; „-“ may be one of the word, U+2010 is not."""
    if "\u2010" not in line.text:
        return line
    healed = (replace(each, text=TYPESET.sub("", each.text)) for each in line.stretches)
    return replace(line, stretches=tuple(healed))


TYPESET: Final = re.compile(r"(?<=[a-zäöüß])\u2010 (?=[a-zäöüß])(?!(?:und|oder|bzw|bis|sowie)\b)")


def labels_within(text: str, labels: Labels) -> list[int]:
    """Return where labels begin inside a long line, in order, each section once."""
    spelt = letters(text)
    found: dict[int, Label] = {
        spelt.places[at]: label for at, label in _column_heads(text, spelt, labels)
    }
    for label in labels.labels:
        for place in _places(text, spelt, label, labels):
            if place not in found or len(label.key) > len(found[place].key):
                found[place] = label
    return _outermost(found, spelt.places)


def holds_labels(text: str, labels: Labels) -> bool:
    """Whether a text has the heads of a Beratungsfolge one after the other, or a long label."""
    spelt = letters(text)
    keys = (each.key for each in labels.labels if each.name in NO_SUBJECT)
    if any(len(key) >= LEAST_TELLING and key in spelt.key for key in keys):
        return True
    return next(_column_heads(text, spelt, labels), None) is not None


def _column_heads(text: str, spelt: Letters, labels: Labels) -> Iterator[tuple[int, Label]]:
    """Yield where the heads of a Beratungsfolge follow each other, all as one label."""
    columns = labels.columns
    for label in columns:
        at = spelt.key.find(label.key) if len(label.key) >= SHORTEST_HEAD else -1
        while at >= 0:
            if _begins_word(text, spelt.places[at]):
                names, length = columns_at(spelt.key[at : at + LONGEST_HEADS], columns)
                if names > LEAST_COLUMNS:
                    yield at, Label(Place.COLUMN, "", spelt.key[at : at + length])
            at = spelt.key.find(label.key, at + 1)


def _begins_word(text: str, place: int) -> bool:
    return text[place].isupper() and not (place and text[place - 1].isupper())


SHORTEST_HEAD: Final = 3
LONGEST_HEADS: Final = 200
TWO_HEADS: Final = 60


def columns_at(key: str, columns: Sequence[Label]) -> tuple[int, int]:
    """Return how many different heads of columns some letters begin with, and how long they are."""
    seen: set[str] = set()
    at = 0
    while True:
        fitting = (x for x in columns if x.name not in seen and key.startswith(x.key, at))
        found = next(fitting, None)
        if found is None:
            return len(seen), at
        seen.add(found.name)
        at += len(found.key)


def _places(text: str, spelt: Letters, label: Label, labels: Labels) -> Iterator[int]:
    """Yield where a label stands inside a text, as far as it is plain that it is one."""
    at = spelt.key.find(label.key)
    while at >= 0:
        start, end = spelt.places[at], spelt.places[at + len(label.key) - 1] + 1
        if start and _is_label(text, start, end, label, labels):
            yield start
        at = spelt.key.find(label.key, at + 1)


FOLLOWED: Final = re.compile(
    r"[).*\]]{0,3}(?:\s{0,3}(?P<colon>:)|\s{0,9}(?P<new>[A-ZÄÖÜ0-9☐☒„]|(?:ja|nein)\b)|\s{0,9}$)"
)


def _is_label(text: str, start: int, end: int, label: Label, labels: Labels) -> bool:
    """Whether the words are set off: they begin with a capital and a colon or a new word follows.

    What is quoted is none. Without a colon only long labels count, and only behind the end of a
    sentence or of a number, or a cross.
    The longest ones of the form itself need no new word: „Auswirkungen auf Ziele … keine“.
    """
    if is_quoted(text, start):
        return False
    if label.place is Place.SECTION and _leads_columns(text[end : end + TWO_HEADS], labels):
        return True
    first, before = text[start], text[start - 1]
    if not (first.isupper() or first.isdigit()) or (before.isalnum() and first.isdigit()):
        return False
    if before.isalpha() and not before.islower():
        return False
    followed = FOLLOWED.match(text, end)
    if followed is None and label.own and len(label.key) >= LONGER_THAN_WORDS:
        return text[end : end + 1].isspace() and _is_set_off(text, start, label)
    if followed is None or (text[end : end + 1].isalpha() and not text[end].isupper()):
        return False
    words = text[max(0, start - LONGEST_WORD) : start].split()
    if followed["colon"]:
        if before.isalpha():
            return len(label.key) >= LONG_LABEL
        return not (words and _governs(words[-1]))
    if label.place is Place.SECTION and len(label.key) >= LONGER_THAN_WORDS and _is_key(text, end):
        return True
    return _is_set_off(text, start, label)


def _is_key(text: str, end: int) -> bool:
    """Whether the key of a product follows: figures with points."""
    return KEY.match(text, end) is not None


KEY: Final = re.compile(r"[)\s]{1,3}[0-9]{2}(?:[.\s][0-9]{2}){1,4}(?!\S)")


LONG_LABEL: Final = 12
LONGER_THAN_WORDS: Final = 24
LEAST_TELLING: Final = 16
NO_SUBJECT: Final = frozenset(
    {SectionKind.CONSULTATIONS, SectionKind.PRIOR_READINGS, SectionKind.PRODUCT_GROUPS}
)
"""Sections whose longer labels no other text has in it."""


def _leads_columns(text: str, labels: Labels) -> bool:
    columns = labels.columns
    return columns_at(letters(text).key[:LONGEST_HEADS], columns)[0] >= LEAST_COLUMNS


def _is_set_off(text: str, start: int, label: Label) -> bool:
    if label.place in (Place.COLUMN, Place.OTHER, Place.SUPPLEMENT):
        return False
    if label.place in (Place.HEAD, Place.KIND):
        titled = label.place is Place.KIND and len(label.key) >= LONG_LABEL
        return start < LONG and (label.own or (titled and not _governs(_word_before(text, start))))
    before = text[max(0, start - LONGEST_WORD) : start].split()
    if before and ORDINAL_NUMBER.fullmatch(before[-1]):
        return False
    if len(label.key) >= LONGER_THAN_WORDS and before and NOTHING.fullmatch(before[-1]):
        return True
    if SENTENCE_END.search(text[max(0, start - 9) : start]) or not before:
        return True
    return label.own and not _governs(before[-1])


def _word_before(text: str, at: int) -> str:
    """Return the last word before a place, empty where there is none."""
    return next(reversed(text[max(0, at - LONGEST_WORD) : at].split()), "")


LONGEST_WORD: Final = 40
ORDINAL_NUMBER: Final = re.compile(r"\d{1,3}\.")
VALUES: Final = frozenset(keys for word in (*PUBLICITY, *ROLES) for keys in keys_of(word))
GOVERNING: Final = (
    "der die das den dem des ein eine einen einem einer eines kein keine dieser diese dieses "
    "diesem diesen im in am an zum zur vom von mit nach laut siehe vgl gem bei für ohne und oder "
    "durch als unser ihr sein "
)


def _governs(word: str) -> bool:
    """Whether a word belongs to the noun behind it: an article, a preposition, an adjective."""
    if SENTENCE_END.search(word):
        return False
    bare = word.strip('.,;:()„“"')
    if f"{bare.casefold()} " in GOVERNING:
        return True
    return bare[:1].islower() and letters(bare).key not in VALUES


def _outermost(found: dict[int, Label], places: Sequence[int]) -> list[int]:
    """Return the beginnings that do not lie inside of a longer label."""
    index = {place: at for at, place in enumerate(places)}
    kept: list[int] = []
    covered = -1
    for place in sorted(found):
        if index[place] > covered:
            kept.append(place)
            covered = index[place] + len(found[place].key) - 1
    return kept
