"""The heads of a list of bodies: which columns it has, in which order, and where they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from drafter.importers.recognise.layout import Layout, Piece, blanked, laid
from drafter.importers.recognise.letters import Letters, joins, key_of, letters
from drafter.importers.recognise.vocabulary import ColumnWord, Vocabulary
from drafter.importers.transcript import Line
from drafter.model.form import ConsultationColumn
from drafter.model.scalars import Publicity

MOST_HEADS: Final = 12
MOST_BROKEN: Final = 3
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
            text = blanked(text, start, end)
        return text

    @property
    def has_crosses(self) -> bool:
        """Whether columns have crosses: one for public, one for not."""
        return any(head.publicity for head in self.heads)

    def right_above(self, text: str, place: int) -> Head | None:
        """Return the head after which only crosses stand up to a place of the text."""
        near = [head for head in self.heads if head.end and head.end <= place]
        if not near or re.search(r"[^\s\x00xX×✓✔☒]", text[near[-1].end : place]):
            return None
        return near[-1]

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


def _rules(layout: Layout) -> Iterator[tuple[int, int]]:
    """Yield where lines are drawn with hyphens."""
    for row in re.finditer(r"[^\n]+", layout.text):
        if RULE.fullmatch(row[0]):
            yield row.span()


def _tiled_rows(layout: Layout, vocabulary: Vocabulary) -> tuple[Head, ...]:
    """Return the heads: rows that say nothing else, and the front or end of the first other row.

    Below the first rows a head stands on a row of its own, above the values of its column.
    """
    found: list[Head] = []
    is_top = True
    for row in re.finditer(r"[^\n]+", layout.text):
        if RULE.fullmatch(row[0]):
            continue
        tiles, whole = _tiles(layout, row.start(), row.end(), vocabulary)
        new = [head for head in tiles if not _stood(head, found)]
        if is_top and not (whole and len(new) == len(tiles)):
            found += _of_first_row(layout, row, tiles, vocabulary) if not whole else []
            is_top = False
        if whole and (is_top or _is_head_row(layout, tiles, new, found, vocabulary)):
            found += tiles
    return tuple(found) if len({head.column for head in found}) > 1 else ()


def _of_first_row(
    layout: Layout, row: re.Match[str], tiles: list[Head], vocabulary: Vocabulary
) -> list[Head]:
    """Return the heads of the first row that says more: at its front, or behind a first column.

    The head of the first column may be one that nobody knows, or be broken over lines.
    """
    if len({head.column for head in tiles}) > 1:
        return tiles
    first, tab, _ = row[0].partition("\t")
    start = row.start() + len(first) + len(tab)
    behind, whole = _tiles(layout, start, row.end(), vocabulary)
    known = {head.column for head in behind}
    if not tab or not whole or len(known) < 2 or ConsultationColumn.ORGANIZATION in known:
        return []
    body = ColumnWord(key_of(first), ConsultationColumn.ORGANIZATION)
    end = _end_of_broken(layout, row, first, vocabulary)
    return [_head(layout, body, row.start(), row.start() + len(first)), *behind, *end]


def _end_of_broken(
    layout: Layout, row: re.Match[str], first: str, vocabulary: Vocabulary
) -> Iterator[Head]:
    """Yield the rest of a head that goes on in the rows below, if it is one together."""
    made = key_of(first)
    for below in list(re.finditer(r"[^\n]+", layout.text[row.end() :]))[:MOST_BROKEN]:
        made += key_of(below[0])
        if vocabulary.column_word(made):
            word = ColumnWord(made, ConsultationColumn.ORGANIZATION)
            yield _head(layout, word, row.end() + 1, row.end() + below.end())
            return


def _is_head_row(
    layout: Layout,
    tiles: Sequence[Head],
    new: Sequence[Head],
    found: Sequence[Head],
    vocabulary: Vocabulary,
) -> bool:
    """Whether a row of heads is one, though values stand above it: none of it is a value."""
    if len({head.column for head in tiles}) > 1:
        return True
    crossed = any(head.publicity for head in found)
    has_role = any(head.column is ConsultationColumn.ROLE for head in found)
    return bool(new) and not any(
        (head.publicity and not crossed and not _heads_crosses(head, layout))
        or (has_role and head.key in {key_of(word) for word in vocabulary.column_roles})
        for head in new
    )


def _heads_crosses(head: Head, layout: Layout) -> bool:
    """Whether a word for public or not heads a column of crosses: one stands right below it."""
    below = layout.text[head.end : head.end + 20]
    return re.match(r"\s*[xX×✓✔☒](?!\w)(?!\s*(?:nicht|öff))", below) is not None


def _tiles(layout: Layout, start: int, end: int, vocabulary: Vocabulary) -> tuple[list[Head], bool]:
    """Return the heads at the front of a row, and whether the row says nothing else."""
    text = layout.text[start:end]
    spelt = letters(text)
    found: list[Head] = []
    at = 0
    while at < len(spelt.key) and len(found) < MOST_HEADS:
        word = _word_at(text, spelt, at, vocabulary)
        if word is None or any(head.key == word.key for head in found):
            return found, False
        last = at + len(word.key)
        found.append(
            _head(layout, word, start + spelt.places[at], start + spelt.places[last - 1] + 1)
        )
        at = last
    return found, bool(found)


def _stood(head: Head, before: Sequence[Head]) -> bool:
    """Whether the same head stood before: then it is no head but a value."""
    return any(one.key == head.key for one in before)


def _word_at(text: str, spelt: Letters, at: int, vocabulary: Vocabulary) -> ColumnWord | None:
    for word in vocabulary.column_words:
        if spelt.key.startswith(word.key, at):
            start, end = spelt.places[at], spelt.places[at + len(word.key) - 1] + 1
            if "\t" in text[start:end]:
                continue
            if not joins(text, start - 1, start) and not joins(text, end, end - 1):
                return word
    return None


def _head(layout: Layout, word: ColumnWord, start: int, end: int) -> Head:
    piece = layout.at(start)
    left, right = piece.across(start), piece.across(end)
    word = word.as_printed(layout.text[start:end])
    return Head(word.key, word.column, word.publicity, start, end, left, right, piece.measured)


def _labels(layout: Layout, vocabulary: Vocabulary) -> Iterator[Head]:
    """Yield heads that stand before their value with a colon, as „Gremium: Rat“."""
    for match in re.finditer(
        r"(?:^|(?<=[\n\t,;]))[ ]*(?P<label>[^\n\t:,;]{2,40}?)[ ]?:", layout.text
    ):
        word = vocabulary.column_word(key_of(match["label"]))
        if word is not None and word.publicity is None:
            yield _head(layout, word, match.start("label"), match.end())
