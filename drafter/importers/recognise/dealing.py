"""A head whose labels stand in a block before their values: each value is put behind its label.

So text layers have a table of two columns, with the subject and the Beratungsfolge among its rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from drafter.importers.recognise.dates import dates_in
from drafter.importers.recognise.labels import Label, Labels, Place
from drafter.importers.recognise.letters import key_of
from drafter.importers.recognise.matching import is_body_word
from drafter.importers.recognise.units import APART
from drafter.importers.transcript import Line, Part, Stretch
from drafter.model.form import HeadItem, SectionKind

FIRST_UNITS: Final = 80
LEAST_LABELS: Final = 3
MOST_VALUES: Final = 40
SHORTEST_SUBJECT: Final = 8
LONGEST_ROW: Final = 200
STATUS: Final = "status"
PUBLIC: Final = re.compile(
    r"(?:teilweise\s|teil)?(?:nicht[\s-]?)?(?:öffentlich|öff\.|ö)\s?", re.IGNORECASE
)
HEADED: Final = frozenset({Place.HEAD, Place.OTHER, Place.COLUMN})
ROWED: Final = frozenset({SectionKind.SUBJECT, SectionKind.CONSULTATIONS})


@dataclass(frozen=True, slots=True)
class _Row:
    """A label of the block, and the values that are its own."""

    label: Label
    line: Line
    values: tuple[Line, ...] = ()


def dealt(units: Sequence[Part], labels: Labels) -> tuple[Part, ...] | None:
    """Return the units with the values of such a block behind their labels; None without one.

    Only where it is plain which value is whose: there are as many as labels, or the rows of the
    Beratungsfolge stand between those that belong to one label each.
    """
    rows, start = _block(units[:FIRST_UNITS], labels)
    if not rows:
        return None
    values = list(_values(units[start : start + MOST_VALUES], labels))
    filled = _filled(rows, values)
    if filled is None or not all(map(_fits, filled)):
        return None
    lines = (line for row in filled for line in _printed(row))
    return (*units[: start - len(rows)], *lines, *units[start + len(values) :])


def _block(units: Sequence[Part], labels: Labels) -> tuple[list[_Row], int]:
    """Return the labels of the block that has the subject, and where it ends."""
    rows: list[_Row] = []
    for at, unit in enumerate(units):
        label = _label_alone(unit, labels)
        if label and isinstance(unit, Line):
            rows.append(_Row(label, unit))
            continue
        names = {row.label.name for row in rows}
        if len(rows) >= LEAST_LABELS and SectionKind.SUBJECT in names and len(names) > 1:
            return rows, at
        rows = []
    return [], 0


def _label_alone(unit: Part, labels: Labels) -> Label | None:
    """Return the label of the front that a line consists of, with its colon."""
    if not isinstance(unit, Line):
        return None
    seen = (s.label for s in labels.sightings([unit.text]) if s.alone and s.colon)
    own = (x for x in seen if x.place in HEADED or (x.place is Place.SECTION and x.name in ROWED))
    return next(own, None)


def _values(units: Sequence[Part], labels: Labels) -> Iterator[Line]:
    """Yield the lines below a block, up to a gap or another label."""
    for number, unit in enumerate(units):
        if not isinstance(unit, Line) or (number and unit.gap >= APART):
            return
        if any(s.colon or s.label.place is Place.SECTION for s in labels.sightings([unit.text])):
            return
        yield unit


def _filled(rows: Sequence[_Row], values: Sequence[Line]) -> list[_Row] | None:
    """Return the labels with their values; None where it is not plain whose they are."""
    if len(rows) == len(values):
        if any(_goes_on(row, value) for row, value in zip(rows, values[1:], strict=False)):
            return None
        return [replace(row, values=(value,)) for row, value in zip(rows, values, strict=True)]
    at = next((i for i, r in enumerate(rows) if r.label.name == SectionKind.CONSULTATIONS), None)
    start = next((i for i, value in enumerate(values) if is_row(value.text)), None)
    if at is None or start is None:
        return None
    own = tuple(takewhile(lambda value: is_row(value.text), values[start:]))
    before = _side(rows[:at], values[:start])
    behind = _side(rows[at + 1 :], values[start + len(own) :])
    if before is None or behind is None:
        return None
    return [*before, replace(rows[at], values=own), *behind]


def _side(rows: Sequence[_Row], values: Sequence[Line]) -> list[_Row] | None:
    if len(rows) == 1 and values:
        return [replace(rows[0], values=tuple(values))]
    return _filled(rows, values) if len(rows) == len(values) else None


def _goes_on(row: _Row, following: Line) -> bool:
    """Whether the line behind its first is the subject's too, as „hier: …“ is."""
    words = following.text.lstrip()
    return (
        row.label.name == SectionKind.SUBJECT
        and words[:1].islower()
        and not PUBLIC.fullmatch(words)
    )


def is_row(text: str) -> bool:
    """Whether a line has a body and behind it one day, as a row of a Beratungsfolge."""
    days = dates_in(text) if len(text) < LONGEST_ROW else ()
    if len(days) != 1 or text.rstrip().endswith("."):
        return False
    return any(map(is_body_word, text[: days[0].start].split()))


def _fits(row: _Row) -> bool:
    """Whether values look as those of the label do, as far as these have looks of their own."""
    words = " ".join(value.text for value in row.values)
    match row.label.name:
        case SectionKind.SUBJECT:
            worded = len(words) >= SHORTEST_SUBJECT and not words[0].islower()
            return worded and not any(is_row(value.text) for value in row.values)
        case SectionKind.CONSULTATIONS:
            return all(is_row(value.text) for value in row.values)
        case HeadItem.DATE:
            return len(dates_in(words[:LONGEST_ROW])) == 1
        case _ if row.label.key == STATUS:
            return PUBLIC.fullmatch(words.strip()) is not None
        case _:
            return bool(key_of(words))


def _printed(row: _Row) -> Iterator[Line]:
    """Yield a label with its value on one line; rows stand below theirs."""
    apart = replace(row.line, gap=APART)
    if row.label.name == SectionKind.CONSULTATIONS:
        yield apart
        yield from row.values
        return
    first = row.values[0]
    yield replace(apart, stretches=(*apart.stretches, Stretch(" "), *first.stretches))
    yield from row.values[1:]
