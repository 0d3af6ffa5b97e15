"""The heads of a list of bodies: which columns it has, in which order, and where they stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from drafter.importers.recognise.layout import Layout, Piece, laid
from drafter.importers.recognise.letters import Letters, key_of, letters
from drafter.importers.recognise.vocabulary import ColumnWord, Vocabulary
from drafter.importers.transcript import Cell, Grid, Line
from drafter.model.form import ConsultationColumn
from drafter.model.scalars import Publicity

MOST_HEADS: Final = 12
HEAD_ROWS: Final = 14
RULE: Final = re.compile(r"[-–—=_|+\s]{3,}")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: its words from `start` to `end`, and where on the line they stand."""

    key: str
    column: ConsultationColumn
    publicity: Publicity | None
    start: int
    end: int
    left: float = 0
    right: float = 0
    measured: bool = False
    page: int = 0


@dataclass(frozen=True)
class Heads:
    """The heads that a list has; `spans` is where they stand in its text.

    `seen` is false where the file shows none, and the form only says which it would print.
    """

    heads: tuple[Head, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    seen: bool = True

    def has(self, column: ConsultationColumn) -> bool:
        """Whether there is such a column."""
        return any(head.column is column for head in self.heads)

    def comes_before(self, one: ConsultationColumn, other: ConsultationColumn) -> bool:
        """Whether both columns are there, and in this order."""
        order = [head.column for head in self.heads]
        return one in order and other in order and order.index(one) < order.index(other)

    def hidden(self, text: str) -> str:
        """Return the text without the words of the heads."""
        for start, end in self.spans:
            text = text[:start] + re.sub(r"[^\t\n]", "\x00", text[start:end]) + text[end:]
        return text

    def above(self, piece: Piece, place: int) -> Head | None:
        """Return the head under which a place of a piece stands, if exactly one is near.

        It is told only where both were measured: on a page, or in columns of a plain text.
        """
        if not piece.measured:
            return None
        at = (piece.across(place) + piece.across(place + 1)) / 2
        near = sorted(
            (_distance(head, at), n) for n, head in enumerate(self.heads) if head.measured
        )
        if not near or (len(near) > 1 and near[1][0] - near[0][0] < _room(self.heads[near[0][1]])):
            return None
        return self.heads[near[0][1]]


def _distance(head: Head, at: float) -> float:
    return abs((head.left + head.right) / 2 - at)


def _room(head: Head) -> float:
    """Return how much nearer a head must be than the next: about the width of one letter."""
    return max(1.0, (head.right - head.left) / max(1, head.end - head.start))


def heads_of(title: Sequence[Line], layout: Layout, vocabulary: Vocabulary) -> Heads:
    """Return the heads in the title of a section or at the top of its text, and those with a colon.

    Where neither has any, they are those that the form prints, and nobody knows where.
    """
    above = _tiled_rows(laid(title), vocabulary)
    inside = _tiled_rows(layout, vocabulary)
    labels = tuple(_labels(layout, vocabulary))
    spans = (*((head.start, head.end) for head in (*inside, *labels)), *_rules(layout))
    heads = (*above, *inside, *labels)
    return Heads(heads, spans) if heads else Heads(tuple(_printed(vocabulary)), spans, seen=False)


def _printed(vocabulary: Vocabulary) -> Iterator[Head]:
    for label in vocabulary.form.consultation_columns:
        yield Head(key_of(label.label), label.column, None, 0, 0)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by their number, or its rows where the heads stand at the left.

    `cells` are the cells that say so, by row and column.
    """

    across: Mapping[int, ColumnWord] = field(default_factory=dict)
    down: Mapping[int, ColumnWord] = field(default_factory=dict)
    cells: frozenset[tuple[int, int]] = frozenset()

    def of(self, row: int, column: int) -> ColumnWord | None:
        """Return what stands in a cell."""
        return self.across.get(column) or self.down.get(row)

    @property
    def heads(self) -> tuple[Head, ...]:
        """The heads, measured by the numbers of columns."""
        across = [
            Head(word.key, word.column, word.publicity, 0, 0, at, at, measured=True)
            for at, word in sorted(self.across.items())
        ]
        down = [Head(word.key, word.column, None, 0, 0) for _, word in sorted(self.down.items())]
        return (*across, *down)


def columns_of(grid: Grid, vocabulary: Vocabulary) -> Columns:
    """Return the columns of a table by the cells that say nothing but a head."""
    for number, row in enumerate(grid.rows[:HEAD_ROWS]):
        words = _head_cells(row, vocabulary)
        if len(words) > 1 and len(words) == sum(bool(cell.text.strip()) for cell in row):
            cells = ((n, at) for n in range(number + 1) for at in range(len(row) + 1))
            return Columns(words, {}, frozenset(cells))
    firsts = {n: _head_word(row[0], vocabulary) for n, row in enumerate(grid.rows) if row}
    down = {n: word for n, word in firsts.items() if word is not None}
    if len(down) > 1:
        return Columns({}, down, frozenset((n, 0) for n in down))
    return Columns()


def _head_cells(row: Sequence[Cell], vocabulary: Vocabulary) -> dict[int, ColumnWord]:
    words: dict[int, ColumnWord] = {}
    at = 0
    for cell in row:
        word = _head_word(cell, vocabulary)
        if word is not None:
            words[at] = word
        at += cell.span
    return words


def _head_word(cell: Cell, vocabulary: Vocabulary) -> ColumnWord | None:
    key = key_of(cell.text)
    return next((word for word in vocabulary.column_words if word.key == key), None)


def _rules(layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield where lines are drawn with hyphens."""
    for row in re.finditer(r"[^\n]+", layout.text):
        if RULE.fullmatch(row[0]):
            yield row.span()


def _tiled_rows(layout: Layout, vocabulary: Vocabulary) -> tuple[Head, ...]:
    """Return the heads at the top: rows that say nothing else, or the front of the first row."""
    found: list[Head] = []
    for count, row in enumerate(re.finditer(r"[^\n]+", layout.text)):
        if RULE.fullmatch(row[0]):
            continue
        tiles, whole = _tiles(layout, row.start(), row.end(), vocabulary, found)
        if not whole or count >= HEAD_ROWS:
            found += tiles if len(tiles) > 1 else []
            break
        found += tiles
    return tuple(found) if len({head.column for head in found}) > 1 else ()


def _tiles(
    layout: Layout, start: int, end: int, vocabulary: Vocabulary, before: Sequence[Head]
) -> tuple[list[Head], bool]:
    """Return the heads at the front of a row, and whether the row says nothing else."""
    text = layout.text[start:end]
    spelt = letters(text)
    found: list[Head] = []
    at = 0
    while at < len(spelt.key) and len(found) < MOST_HEADS:
        word = _word_at(text, spelt, at, vocabulary)
        if word is None or _stood(word, (*before, *found)):
            return found, False
        last = at + len(word.key)
        found.append(
            _head(layout, word, start + spelt.places[at], start + spelt.places[last - 1] + 1)
        )
        at = last
    return found, True


def _stood(word: ColumnWord, before: Sequence[Head]) -> bool:
    """Whether the same head stood before: then it is no head but a value."""
    return any(head.key == word.key for head in before)


def _word_at(text: str, spelt: Letters, at: int, vocabulary: Vocabulary) -> ColumnWord | None:
    for word in vocabulary.column_words:
        if spelt.key.startswith(word.key, at):
            start, end = spelt.places[at], spelt.places[at + len(word.key) - 1] + 1
            if "\t" in text[start:end]:
                continue
            if _is_apart(text, start - 1, start) and _is_apart(text, end, end - 1):
                return word
    return None


def _is_apart(text: str, outside: int, inside: int) -> bool:
    """Whether a word ends there: no letter outside, or one to which a capital is glued."""
    if not 0 <= outside < len(text) or not text[outside].isalnum():
        return True
    first, second = text[min(outside, inside)], text[max(outside, inside)]
    return first.islower() and second.isupper()


def _head(layout: Layout, word: ColumnWord, start: int, end: int) -> Head:
    piece = layout.at(start)
    left, right = piece.across(start), piece.across(end)
    measured = piece.measured
    return Head(
        word.key, word.column, word.publicity, start, end, left, right, measured, piece.page
    )


def _labels(layout: Layout, vocabulary: Vocabulary) -> Iterator[Head]:
    """Yield heads that stand before their value with a colon, as „Gremium: Rat“."""
    for match in re.finditer(
        r"(?:^|(?<=[\n\t,;]))[ ]*(?P<label>[^\n\t:,;]{2,40}?)[ ]?:", layout.text
    ):
        key = key_of(match["label"])
        word = next((word for word in vocabulary.column_words if word.key == key), None)
        if word is not None and word.publicity is None:
            yield _head(layout, word, match.start("label"), match.end())
