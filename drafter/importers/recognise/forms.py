"""Whose form a paper is printed in: by marks, names, numbers, labels and bodies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from drafter.german.dates import find_dates
from drafter.importers.draft import Certainty
from drafter.importers.recognise.cutting import text_of
from drafter.importers.recognise.labels import Label, Labels, Place, labels_of
from drafter.importers.recognise.letters import key_of
from drafter.importers.recognise.numbers import has_number, number_behind_title
from drafter.importers.recognise.units import CUT, each_unit
from drafter.importers.transcript import Line, Part, lines_of
from drafter.model.form import Form, HeadItem
from drafter.source.forms import FORM, load_form

SURE: Final = 8
LIKELY: Final = 5
AHEAD: Final = 2
IDENTITY: Final = 3
MOST_BODIES: Final = 3
MOST_LABELS: Final = 6
LEAST_LABELS: Final = 3
FIRST_LINES: Final = 60
MOST_LINES: Final = 2_000
"""So many lines, some forty pages, show the form of a paper by their labels."""
LONGEST_LINE: Final = 200
NAMED: Final = 2
RANK: Final = re.compile(r"(?:Stadt|Gemeinde|Markt|Landkreis|Kreis)\s+")


@dataclass(frozen=True, slots=True)
class Match:
    """How well a paper fits a form: by what only this municipality has, and by labels."""

    name: str
    form: Form
    identity: int
    labels: int

    @property
    def score(self) -> int:
        """Both together."""
        return self.identity + self.labels


@dataclass(frozen=True, slots=True)
class Detected:
    """The form of a paper, and how sure that is; UNSURE says that none of the forms is its own."""

    name: str
    form: Form
    certainty: Certainty


def names_of(forms: Path) -> tuple[str, ...]:
    """Return the names of the forms in a folder."""
    return tuple(sorted(path.parent.name for path in forms.glob(f"*/{FORM}")))


def detect(parts: Sequence[Part], forms: Path) -> Detected:
    """Return the form that a paper is printed in.

    Raises:
        EnvironmentMissing: if a form of the folder cannot be read.
    """
    whole = key_of(text_of(parts))
    known = [(name, load_form(name, forms)) for name in names_of(forms)]
    matches = sorted((_match(*each, parts, whole, known) for each in known), key=lambda m: -m.score)
    best, second = matches[0], matches[1].score if len(matches) > 1 else 0
    return Detected(best.name, best.form, _certainty(best, second))


def _certainty(best: Match, second: int) -> Certainty:
    printed = best.identity >= IDENTITY and best.labels >= LEAST_LABELS
    if not printed or best.score < LIKELY or best.score - second < AHEAD:
        return Certainty.UNSURE
    return Certainty.SURE if best.score >= SURE else Certainty.LIKELY


def _match(
    name: str, form: Form, parts: Sequence[Part], whole: str, known: Sequence[tuple[str, Form]]
) -> Match:
    labels = labels_of(form)
    lines = list(islice(lines_of(each_unit(parts, labels)), MOST_LINES))
    texts = [line.text for line in lines]
    identity = _marks(form, texts, whole) + _numbers(form, texts, labels)
    identity += min(MOST_BODIES, sum(1 for _ in _bodies(form, whole, known)))
    return Match(name, form, identity, min(MOST_LABELS, len(_labels(lines, labels))))


def _marks(form: Form, texts: Sequence[str], whole: str) -> int:
    """Weigh the marks that the form names, and the municipality's name on the first page."""
    marks = sum(IDENTITY for mark in form.old_papers.marks if key_of(mark) in whole)
    name = key_of(form.headline.municipality)
    first = [text[:LONGEST_LINE] for text in texts[:FIRST_LINES]]
    named = any(_names(key_of(text), name) for text in first)
    placed = any(_is_place_and_day(text, form.headline.municipality) for text in first)
    return marks + (IDENTITY if named else NAMED if placed else 0)


def _is_place_and_day(text: str, municipality: str) -> bool:
    """Whether a line is the place and the day of a letter: „Neustadt, den 12. Mai 2020“."""
    place = RANK.sub("", municipality)
    found = re.match(rf"\s*{re.escape(place)},?\s+(?:den\s+)?(?=\d)", text)
    return found is not None and any(find_dates(text[found.end() :]))


def _names(key: str, name: str) -> bool:
    """Whether a line begins or ends with the name of a municipality."""
    return key.startswith(name) or (key.endswith(name) and len(key) < 3 * len(name))


def _numbers(form: Form, texts: Sequence[str], labels: Labels) -> int:
    """Weigh the first number of the form's own pattern that stands behind a label of numbers."""
    if any(number_behind_title(text, form.number) for text in texts[:FIRST_LINES]):
        return NAMED
    for index, text in enumerate(texts):
        for found in labels.sightings([text]):
            if found.label.place is Place.HEAD and found.label.name == HeadItem.REFERENCE:
                value = found.rest or next(
                    (t for t in texts[index + 1 : index + 4] if t.strip()), ""
                )
                if has_number(value, form.number):
                    return NAMED
    return 0


def _bodies(form: Form, whole: str, known: Sequence[tuple[str, Form]]) -> Iterator[str]:
    """Yield the bodies named in the paper that no other form has."""
    others = {
        key_of(n)
        for _, other in known
        if other is not form
        for n in other.organizations.all_names()
    }
    for body in form.organizations.bodies:
        key = key_of(body.name)
        if len(key) >= LONG_NAME and key not in others and key in whole:
            yield body.name


LONG_NAME: Final = 12


def _labels(lines: Sequence[Line], labels: Labels) -> set[str]:
    """Return what has a label at the beginning of a line: items of the head, kinds, sections."""
    return {label.name for line in lines for label in _plain(line, labels)}


def _plain(line: Line, labels: Labels) -> Iterator[Label]:
    """Yield the labels that a line plainly begins with, such as those where a long one was cut."""
    for found in labels.sightings([line.text]):
        plain = found.alone or found.colon or len(found.label.key) >= LONG_LABEL
        plain = plain or (found.label.own and line.gap >= CUT)
        if plain and found.label.place in PRINTED:
            yield found.label


LONG_LABEL: Final = 20
PRINTED: Final = (Place.SECTION, Place.KIND, Place.FIELD, Place.HEAD)
