"""The labels of a form's papers, and where they stand in the lines of a file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Final

from drafter.importers.recognise.letters import keys_of, letters
from drafter.model.fields import FormField
from drafter.model.form import Form, FormSection, HeadItem, PaperKind, SectionKind
from drafter.model.lines import PUBLICITY, ROLES

LONGEST: Final = 200
BEGINNING: Final = 16
SPACED: Final = 3  # characters that a letter takes at most, where words are spaced out
NUMBERED: Final = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]\s{1,9}")
BEHIND: Final = re.compile(r"[\u0300-\u036f\s.)\]*]{0,9}(?P<colon>:?)\s*")
BRACKET: Final = re.compile(r"\s*\([^()]*\)\s*:?\s*$")
OVERVIEW: Final = "Änderungsübersicht"
OWN_HEAD: Final = {
    HeadItem.OFFICE: "Amt",
    HeadItem.PHONE: "Telefon",
    HeadItem.DATE: "Datum",
}


class Place(StrEnum):
    """What a label stands for."""

    HEAD = "head"
    KIND = "kind"
    SUPPLEMENT = "supplement"
    SECTION = "section"
    FIELD = "field"
    COLUMN = "column"
    OTHER = "other"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Label:
    """A label: what it stands for, its name in the form, and its letters.

    `own` says that the form prints it so today.
    """

    place: Place
    name: str
    key: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """A label at the beginning of a line.

    It ends at `end` in the line `last`; `rest` is what follows there. `colon` says that a colon
    closes it.
    """

    label: Label
    last: int
    end: int
    rest: str
    colon: bool

    @property
    def alone(self) -> bool:
        """Whether nothing follows on its line."""
        return not self.rest


@dataclass(frozen=True)
class Labels:
    """All labels of a form, to be found at the beginning of lines.

    `values` are the letters of words that stand alone in a Beratungsfolge and may be labels too.
    """

    labels: tuple[Label, ...]
    values: frozenset[str] = frozenset()

    @cached_property
    def columns(self) -> tuple[Label, ...]:
        """The heads of columns, the longest first."""
        columns = (label for label in self.labels if label.place is Place.COLUMN)
        return tuple(sorted(columns, key=lambda label: len(label.key), reverse=True))

    @cached_property
    def hints(self) -> tuple[Label, ...]:
        """The printed hints of the form."""
        return tuple(label for label in self.labels if label.place is Place.HINT)

    @cached_property
    def _by_beginning(self) -> dict[str, tuple[Label, ...]]:
        ordered = sorted(self.labels, key=lambda label: label.key[:3])
        groups = groupby(ordered, key=lambda label: label.key[:3])
        return {
            key: tuple(sorted(group, key=lambda label: len(label.key), reverse=True))
            for key, group in groups
        }

    def sightings(self, texts: Sequence[str]) -> Iterator[Sighting]:
        """Yield the labels at the beginning of the first of some lines, the longest first.

        A label may run over the line ends of `texts`.
        """
        for first in _beginnings(texts[0]):
            yield from self._from(texts, first)

    def _from(self, texts: Sequence[str], first: int) -> Iterator[Sighting]:
        head = texts[0][first : first + LONGEST]
        whole = "\n".join([head, *(text[:LONGEST] for text in texts[1:])])
        candidates = self._by_beginning.get(letters(whole[:BEGINNING]).key[:3], ())
        if not candidates:
            return
        spelt = letters(whole[: BEGINNING + SPACED * len(candidates[0].key)])
        if is_quoted(whole, spelt.places[0]):
            return
        for label in candidates:
            if spelt.key.startswith(label.key):
                found = _sighting(label, texts, first, whole, spelt.end(len(label.key)))
                if found:
                    yield found


def is_quoted(text: str, at: int) -> bool:
    """Whether words are quoted: an opening mark stands directly before them, or a pair around."""
    if OPENING.search(text, max(0, at - 2), at):
        return True
    before = text[max(0, at - QUOTED) : at].rpartition("„")
    behind = text[at : at + QUOTED].partition("“")
    open_before = before[1] and "“" not in before[2]
    return bool(open_before and behind[1] and "„" not in behind[0])


OPENING: Final = re.compile(r"(?:[„‚]|(?:^|(?<=[\s(]))[\"“»«›‹'])$")
QUOTED: Final = 300


def _beginnings(text: str) -> Iterator[int]:
    yield 0
    numbered = NUMBERED.match(text)
    if numbered:
        yield numbered.end()


def _sighting(
    label: Label, texts: Sequence[str], first: int, whole: str, end: int
) -> Sighting | None:
    """Return the label where words end behind it; None where it is the beginning of a word."""
    last = whole.count("\n", 0, end)
    begin = first if last == 0 else 0
    line = texts[last]
    at = begin + end - (whole.rfind("\n", 0, end) + 1)
    glued = at < len(line) and line[at].isalnum() and not unicodedata.combining(line[at])
    if glued and not _begins_a_word(line, at):
        return None
    if last and not whole[:end].rsplit("\n", 1)[-1].strip():
        return None
    behind = BEHIND.match(line, at)
    stop = behind.end() if behind else at
    colon = bool(behind and behind["colon"])
    return Sighting(label, last, stop, line[stop:].strip(), colon)


def _begins_a_word(line: str, at: int) -> bool:
    """Whether a new word begins at a place where no blank stands."""
    before, here, after = line[at - 1], line[at], line[at + 1 : at + 2]
    if here.isdigit():
        return not before.isdigit()
    return here.isupper() and (before.islower() or after.islower())


def labels_of(form: Form, kind: PaperKind | None = None) -> Labels:
    """Return the labels of a form, of one kind of paper or of all."""
    kinds = (kind,) if kind else form.kinds
    found = [*_head(form), *_kinds(form), *_supplement(form), *_columns(form), *_others(form)]
    for each in kinds:
        found += [*_sections(form, each), *_fields(form, each)]
    return Labels(tuple(_unique(found)), frozenset(_values(form)))


def _values(form: Form) -> Iterator[str]:
    for word in (*PUBLICITY, *ROLES):
        for words in (word, *form.old_papers.words.get(word, ())):
            yield from keys_of(words)


def _unique(labels: Iterable[Label]) -> Iterator[Label]:
    """Yield each spelling of a place once; what the form prints itself goes first."""
    seen: set[tuple[Place, str]] = set()
    for label in sorted(labels, key=lambda label: not label.own):
        if (label.place, label.key) not in seen:
            seen.add((label.place, label.key))
            yield label


def _spelt(place: Place, name: str, words: str | None, *, own: bool) -> Iterator[Label]:
    if not words:
        return
    for spelling in dict.fromkeys((words, BRACKET.sub("", words) if own else words)):
        for key in keys_of(spelling):
            yield Label(place, name, key, own)


def _variants(form: Form, place: Place, name: str) -> Iterator[Label]:
    for words in form.old_papers.labels.get(name, ()):
        yield from _spelt(place, name, words, own=False)


def _head(form: Form) -> Iterator[Label]:
    headline = form.headline
    yield from _spelt(Place.HEAD, HeadItem.LEAD, headline.lead_label, own=True)
    yield from _spelt(Place.HEAD, HeadItem.REFERENCE, form.number.label, own=True)
    printed = {entry.name for entry in headline.entries}
    for entry in headline.entries:
        yield from _spelt(Place.HEAD, entry.name, entry.label, own=True)
    for item, words in OWN_HEAD.items():
        yield from _spelt(Place.HEAD, item, words, own=item in printed)
    for name in headline.own_fields:
        yield from _field(form, Place.HEAD, _named(form, name))
    for item in HeadItem:
        yield from _variants(form, Place.HEAD, item)


def _named(form: Form, name: str) -> FormField:
    return next(field for field in form.fields if field.name == name)


def _field(form: Form, place: Place, field: FormField) -> Iterator[Label]:
    yield from _spelt(place, field.name, field.label, own=True)
    yield from _variants(form, place, field.name)


def _kinds(form: Form) -> Iterator[Label]:
    for kind in form.kinds:
        yield from _spelt(Place.KIND, kind.name, kind.title, own=True)
        for words in (kind.name, *form.old_papers.kinds.get(kind.name, ())):
            yield from _spelt(Place.KIND, kind.name, words, own=False)


def _supplement(form: Form) -> Iterator[Label]:
    words = form.supplement
    yield from _spelt(Place.SUPPLEMENT, SectionKind.SUPPLEMENT, words.title, own=True)
    for lead in (words.lead, words.legend):
        yield from _spelt(Place.SUPPLEMENT, "", lead, own=True)
    yield from _variants(form, Place.SUPPLEMENT, SectionKind.SUPPLEMENT)


def _columns(form: Form) -> Iterator[Label]:
    for row in form.consultation_columns:
        yield from _spelt(Place.COLUMN, row.column, row.label, own=True)
    for column, variants in form.old_papers.columns.items():
        for words in variants:
            yield from _spelt(Place.COLUMN, column, words, own=False)


def _others(form: Form) -> Iterator[Label]:
    for words in form.old_papers.others:
        yield from _spelt(Place.OTHER, "", words, own=False)
    yield from _spelt(Place.OTHER, "", OVERVIEW, own=False)
    for hint in (form.note, *form.old_papers.hints):
        yield from _spelt(Place.HINT, "", hint, own=True)


def _sections(form: Form, kind: PaperKind) -> Iterator[Label]:
    for section in kind.sections:
        if section.kind in (SectionKind.HEAD, SectionKind.TITLE, SectionKind.SUPPLEMENT):
            continue
        yield from _spelt(Place.SECTION, section.id, section.label, own=True)
        yield from _variants(form, Place.SECTION, section.id)


def _fields(form: Form, kind: PaperKind) -> Iterator[Label]:
    for section in kind.sections:
        for field in _top_fields(form, section):
            yield from _field(form, Place.FIELD, field)


def _top_fields(form: Form, section: FormSection) -> Iterator[FormField]:
    """Yield the fields of a section that have labels of their own."""
    alone = len(section.fields) == 1 and section.label is not None
    for name in () if alone else section.fields:
        yield _named(form, name)


def section_of_field(kind: PaperKind, name: str) -> FormSection | None:
    """Return the section that shows a field of the form."""
    return next((section for section in kind.sections if name in section.fields), None)


def field_labels(form: Form, field: FormField) -> tuple[Label, ...]:
    """Return the labels of a field of the form."""
    return tuple(_field(form, Place.FIELD, field))
