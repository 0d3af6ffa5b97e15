"""The head of a paper as labels and values, and which value belongs to which label.

A text layer has a head in one of three orders: each label before its value, all labels before all
values, or label and value on one line. Numbers, dates and telephone numbers are told by their
looks; what has no looks of its own is matched by its turn.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from drafter.importers.draft import Certainty
from drafter.importers.recognise.cutting import columns_of, part_of
from drafter.importers.recognise.labels import Label, Labels, Place, Sighting
from drafter.importers.transcript import Line
from drafter.model.form import HeadItem

HEADED: Final = frozenset({Place.HEAD, Place.COLUMN, Place.OTHER})
UNKNOWN: Final = re.compile(r"[A-ZÄÖÜ][^\d:.]{2,30}:")
INNER: Final = re.compile(r"(?<=\s)(?=[A-ZÄÖÜ])")


@dataclass(frozen=True, slots=True)
class Token:
    """A label of the head, or words between labels."""

    line: Line
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its lines; `certainty` is how sure it is that they belong together."""

    label: Label
    lines: tuple[Line, ...]
    certainty: Certainty = Certainty.SURE

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of its lines."""
        return tuple(line.text.strip() for line in self.lines)


def tokens_of(lines: Sequence[Line], labels: Labels) -> tuple[Token, ...]:
    """Take the lines of a head apart into labels and values."""
    columns = [column for line in lines for column in columns_of(line)]
    tokens: list[Token] = []
    at = 0
    while at < len(columns):
        at = _taken(columns, at, labels, tokens)
    return tuple(tokens)


def _taken(columns: Sequence[Line], at: int, labels: Labels, tokens: list[Token]) -> int:
    """Add what stands in a column of a line; return where to go on."""
    following = columns[at : at + 2]
    found = _head_label([line.text for line in following], labels, first=True)
    start = _inner_label(columns[at].text, labels) if found is None else 0
    if start:
        tokens.append(Token(part_of(columns[at], 0, start)))
        _add_rest(part_of(columns[at], start), labels, tokens)
        return at + 1
    if found is None and _is_beside(columns[at].text, tokens):
        _put_aside(columns[at], tokens)
        return at + 1
    if found is None:
        text = columns[at].text.strip()
        unknown = Label(Place.OTHER, "", "") if UNKNOWN.fullmatch(text) else None
        tokens.append(Token(columns[at], unknown))
        return at + 1
    tokens.append(Token(columns[at], found.label))
    rest = part_of(columns[at + found.last], found.end)
    _add_rest(rest, labels, tokens)
    return at + found.last + 1


def _add_rest(rest: Line, labels: Labels, tokens: list[Token]) -> None:
    """Add what follows a label on its line: its value, or a value and further labels.

    Behind more labels than any head has, the rest is one value.
    """
    for _ in range(MOST_LABELS):
        start, found = _next_label(rest.text, labels)
        if found is None:
            break
        if rest.text[:start].strip():
            tokens.append(Token(part_of(rest, 0, start)))
        tokens.append(Token(part_of(rest, start), found.label))
        rest = part_of(rest, start + found.end)
    if rest.text.strip() and _is_beside(rest.text, tokens):
        _put_aside(rest, tokens)
    elif rest.text.strip():
        tokens.append(Token(rest))


def _is_beside(text: str, tokens: Sequence[Token]) -> bool:
    """Whether „Postanschrift: …“ stands right of the label of the office: its value is below."""
    label = tokens[-1].label if tokens else None
    return label is not None and label.name in OFFICES and BESIDE.match(text.strip()) is not None


def _put_aside(line: Line, tokens: list[Token]) -> None:
    """Add a label that the form does not have, and all its words as value, before the last."""
    tokens[-1:-1] = (Token(line, Label(Place.OTHER, "", "")), Token(line))


OFFICES: Final = frozenset({HeadItem.LEAD, HeadItem.OFFICE})
BESIDE: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]{3,30}:\s{1,9}\S")


def _inner_label(text: str, labels: Labels) -> int:
    """Return where behind other words the first label of the head with a colon begins, or 0."""
    start, found = _next_label(text, labels)
    return start if found and found.colon and found.label.place is Place.HEAD else 0


def _next_label(text: str, labels: Labels) -> tuple[int, Sighting | None]:
    words = (match.start() for match in islice(INNER.finditer(text), MOST_WORDS - 1))
    for start in (0, *words):
        found = _head_label([text[start:]], labels, first=start == 0)
        if found:
            return start, found
    return 0, None


MOST_WORDS: Final = 60
MOST_LABELS: Final = 60


def _head_label(texts: Sequence[str], labels: Labels, *, first: bool) -> Sighting | None:
    """Return the label that stands here, as far as it is plain that it is one."""
    seen = (each for each in labels.sightings(texts) if not _is_value(each, labels))
    return next((found for found in seen if _is_plain(found, first=first)), None)


def _is_value(found: Sighting, labels: Labels) -> bool:
    """Whether words that may head a column are a value here, as „öffentlich“ below the agenda."""
    return (
        found.label.place is Place.COLUMN and not found.colon and found.label.key in labels.values
    )


def _is_plain(found: Sighting, *, first: bool) -> bool:
    """Whether words are a label: closed by a colon, alone, or followed by what is no word.

    „Amt für Schule“ begins with a label and is none; „Drucksachen-Nr. 12“ and „Datum 1.2.2020“ are.
    """
    if found.label.place not in HEADED:
        return False
    if found.colon:
        return True
    if not first:
        return bool(found.label.own and found.label.place is Place.HEAD and _is_figure(found.rest))
    if found.alone:
        return True
    if found.label.place is not Place.HEAD:
        return False
    if found.label.own and found.rest[0].isupper():
        return True
    return _is_figure(found.rest) or len(found.label.key) >= LONG_LABEL


LONG_LABEL: Final = 14


def _is_figure(text: str) -> bool:
    return any(char.isdigit() for char in text.split(maxsplit=1)[0]) if text.split() else False


Look = Callable[[str], tuple[int, int] | None]
Looks = Mapping[str, Look]
"""By the name of a label, where in some words that stands which looks as its value does."""


@dataclass
class _Matcher:
    """Goes through tokens and gives each value to a label."""

    looks: Looks
    pairs: list[Pair] = field(default_factory=list)
    waiting: list[Label] = field(default_factory=list)
    values: list[Line] = field(default_factory=list)
    loose: list[tuple[Line, ...]] = field(default_factory=list)
    unsettled: list[Line] = field(default_factory=list)

    def take(self, token: Token) -> None:
        if token.label is None:
            self.values.append(token.line)
            return
        if self.values:
            self.settle()
        self.waiting.append(token.label)

    def settle(self) -> None:
        """Give the values gathered to the labels that wait for them."""
        values, self.values = self.values, []
        labels, self.waiting = self.waiting, []
        if len(labels) == 1:
            self.single(labels[0], values)
        elif labels:
            self.several(labels, values)
        else:
            self.loose.append(tuple(values))

    def single(self, label: Label, values: list[Line]) -> None:
        looks = self.looks.get(label.name)
        if looks and not looks(values[0].text):
            values = self.moved_forward(looks, values)
        span = looks(values[0].text) if looks else None
        if span:
            values[:1] = [part_of(values[0], *span), *_around(values[0], span)]
        value, rest = _paragraph(values) if span is None else (tuple(values[:1]), values[1:])
        self.pairs.append(Pair(label, value))
        self.loose.append(tuple(rest))

    def moved_forward(self, looks: Look, values: list[Line]) -> list[Line]:
        """Put the one value that looks right first, where there is exactly one."""
        fitting = [value for value in values if looks(value.text)]
        if len(fitting) != 1:
            return values
        return [fitting[0], *(value for value in values if value is not fitting[0])]

    def several(self, labels: list[Label], values: list[Line]) -> None:
        """Match by looks first; what is left only where there are as many values as labels.

        More values than labels are matched by turn only where room sets the last ones apart.
        More labels than any head has are none.
        """
        if len(labels) > MOST_LABELS:
            self.unsettled += values
            return
        self.by_looks(labels, values)
        plain = [label for label in labels if label.name not in self.looks]
        count = len(plain)
        if plain and (count == len(values) or _ends_after(values, count)):
            for label, value in zip(plain, values, strict=False):
                self.pairs.append(Pair(label, (value,), Certainty.LIKELY))
            self.loose.append(tuple(values[count:]))
        elif count == 1 == len(labels) and values and not _paragraph(values)[1]:
            self.pairs.append(Pair(plain[0], tuple(values), Certainty.LIKELY))
        elif labels:
            self.unsettled += values
        else:
            self.loose.append(tuple(values))

    def by_looks(self, labels: list[Label], values: list[Line]) -> None:
        """Give a value to the label that only it looks right for; take both out of the lists."""
        for label in list(labels):
            look = self.looks.get(label.name)
            found = [(value, span) for value in values if look and (span := look(value.text))]
            if len(found) == 1:
                value, span = found[0]
                self.pairs.append(Pair(label, (part_of(value, *span),)))
                labels.remove(label)
                at = values.index(value)
                values[at : at + 1] = _around(value, span)


def _around(value: Line, span: tuple[int, int]) -> list[Line]:
    """Return what of a line stands before and behind a stretch of it."""
    rest = (part_of(value, 0, span[0]), part_of(value, span[1]))
    return [part for part in rest if part.text.strip(" ,;")]


def _ends_after(values: Sequence[Line], count: int) -> bool:
    """Whether room stands below the first values, and none between them."""
    return (
        len(values) > count
        and values[count].gap >= 1
        and all(value.gap < 1 for value in values[1:count])
    )


def _paragraph(values: Sequence[Line]) -> tuple[tuple[Line, ...], list[Line]]:
    """Return the value that stands first, with the lines on which it goes on, and what is left."""
    end = 1
    while end < len(values) and _goes_on(values[end - 1], values[end]):
        end += 1
    return tuple(values[:end]), list(values[end:])


OPEN: Final = re.compile(r"(?:[-,–/&]|\b(?:und|für|der|des|die|von|zur|zum|im|in|oder))\s*$")


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a value goes on in the next line: it ends open, or both are of one paragraph."""
    if line.block and line.block == following.block:
        return True
    return bool(OPEN.search(line.text)) or following.text.lstrip()[:1].islower()


@dataclass(frozen=True, slots=True)
class Matched:
    """Labels with their values, lines that belong to none, and lines that may belong to some.

    Loose lines that stand together in the file stand together here.
    """

    pairs: tuple[Pair, ...]
    loose: tuple[tuple[Line, ...], ...]
    unsettled: tuple[Line, ...]


def pairs_of(tokens: Sequence[Token], looks: Looks) -> Matched:
    """Match labels and values."""
    matcher = _Matcher(looks)
    for token in tokens:
        matcher.take(token)
    if matcher.values:
        matcher.settle()
    return Matched(
        tuple(matcher.pairs), tuple(filter(None, matcher.loose)), tuple(matcher.unsettled)
    )


def named(pairs: Sequence[Pair], name: str) -> Iterator[Pair]:
    """Yield the pairs of a label that have a value."""
    return (pair for pair in pairs if pair.label.name == name and pair.lines)
