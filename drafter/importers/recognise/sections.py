"""A paper's parts split into the sections of its form, in the order in which they appear."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from drafter.importers.recognise.boxes import BOX
from drafter.importers.recognise.cutting import columns_of, part_of
from drafter.importers.recognise.labels import Label, Labels, Place, Sighting, section_of_field
from drafter.importers.recognise.letters import key_of, letters
from drafter.importers.recognise.parts import Found
from drafter.importers.recognise.units import (
    APART,
    CUT,
    LEAST_COLUMNS,
    column_labels,
    column_of,
    columns_at,
    columns_in_grid,
)
from drafter.importers.transcript import Grid, Line, Part, Role
from drafter.model.form import FormSection, PaperKind, SectionKind

HEAD: Final = FormSection(kind=SectionKind.HEAD)
NO_FIELD: Final = FormSection.model_construct(kind=SectionKind.NOTE, own_id="ohne_feld")
FULL_LINE: Final = 50
UNFINISHED: Final = re.compile(r"(?:[\w,\-–(/]|[„(]\w{1,40})\s*$")
PROSE: Final = frozenset(
    {
        SectionKind.GOALS,
        SectionKind.RESOLUTION,
        SectionKind.SUMMARY,
        SectionKind.RATIONALE,
        SectionKind.FIELDS,
        SectionKind.FINANCES,
    }
)
FRONT: Final = frozenset({SectionKind.HEAD, SectionKind.SUBJECT, SectionKind.CONSULTATIONS})
LONG_TEXTS: Final = frozenset({SectionKind.RATIONALE, SectionKind.FIELDS})
LOOK_AHEAD: Final = 4
LONG_LABEL: Final = 20
LONG_IN_FRONT: Final = 12
COUNTED: Final = re.compile(r"[0-9]{1,2}[.)]\s")
QUOTES: Final = '„"“»‚'
YES_NO: Final = re.compile(r"(?:ja|nein)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Opening:
    """That a section begins at a line: its label ends in the line `last`, at `end` in it."""

    section: FormSection
    last: int
    end: int
    labelled: bool = True
    colon: bool = False


@dataclass
class _Splitter:
    """Goes through the parts and opens a section wherever a label says so."""

    units: Sequence[Part]
    labels: Labels
    kind: PaperKind
    found: list[Found] = field(default_factory=lambda: [Found(HEAD, (), ())])
    colons: set[bool] = field(default_factory=set)

    @cached_property
    def printed(self) -> frozenset[str]:
        """The sections whose labels stand on lines of their own just as the form prints them."""
        lines = (unit.text for unit in self.units if isinstance(unit, Line))
        seen = (found for text in lines for found in self.labels.sightings([text]))
        return frozenset(s.label.name for s in seen if s.label.own and (s.alone or s.colon))

    @property
    def current(self) -> FormSection:
        return self.found[-1].section

    def split(self) -> tuple[Found, ...]:
        at = 0
        while at < len(self.units):
            opening = self.opening(at)
            at = self.open(at, opening) if opening else self.keep(at)
        return tuple(each for each in self.found if each.title or each.parts)

    def keep(self, at: int) -> int:
        hint = self.hint(at)
        if hint:
            return hint
        last = self.found[-1]
        self.found[-1] = replace(last, parts=(*last.parts, self.units[at]))
        return at + 1

    def hint(self, at: int) -> int:
        """Return where to go on behind a printed hint of the form; 0 where there is none."""
        texts = self.texts(at)
        seen = (
            (s for s in self.labels.sightings(texts) if s.label.place is Place.HINT)
            if texts
            else ()
        )
        return next((at + s.last + 1 for s in seen if s.alone), 0)

    def open(self, at: int, opening: _Opening) -> int:
        if not opening.labelled:
            self.found.append(Found(opening.section, (), ()))
            return self.keep(at)
        self.colons.add(opening.colon)
        title = [unit for unit in self.units[at : opening.last + 1] if isinstance(unit, Line)]
        whole = title[-1]
        title[-1] = part_of(whole, 0, opening.end)
        rest = part_of(whole, opening.end)
        parts = (rest,) if rest.text.strip() else ()
        below = opening.last + 1
        if not parts and self.is_subtitle(below, opening.section):
            title += [line for line in self.units[below : below + 1] if isinstance(line, Line)]
            below += 1
        self.found.append(Found(opening.section, tuple(title), parts))
        return below

    def is_subtitle(self, at: int, section: FormSection) -> bool:
        """Whether a line is the one that the form prints below the label."""
        text = self.line_text(at) if at < len(self.units) else ""
        return bool(section.subtitle) and key_of(text) == key_of(section.subtitle or "")

    def opening(self, at: int) -> _Opening | None:
        unit = self.units[at]
        if isinstance(unit, Grid):
            return self.consultations(at) if self.opens_columns(at) else None
        if not isinstance(unit, Line) or unit.role in (Role.ITEM, Role.CAPTION):
            return None
        if self.columns(at):
            return self.consultations(at)
        sightings = self.labels.sightings(self.texts(at))
        openings = (self.sighted(at, sighting) for sighting in sightings)
        return next((opening for opening in openings if opening), None)

    def texts(self, at: int) -> list[str]:
        texts: list[str] = []
        for unit in self.units[at : at + LOOK_AHEAD]:
            if not isinstance(unit, Line):
                break
            texts.append(unit.text)
        return texts

    def consultations(self, at: int) -> _Opening | None:
        section = self.kind.section(SectionKind.CONSULTATIONS)
        if section is None or not self.is_new(section):
            return None
        return _Opening(section, at, 0, labelled=False)

    def columns(self, at: int) -> bool:
        """Whether the heads of the Beratungsfolge begin here, in one line or one a line."""
        texts = [self.line_text(index) for index in range(at, min(at + 6, len(self.units)))]
        if self.is_row_of_heads(at):
            return True
        if not self.begins_column(texts[0]):
            return False
        joined = "\n".join(texts)
        if any(found.colon for found in self.labels.sightings([texts[0]])):
            return self.labelled_columns(texts)
        spelt = letters(joined)
        names, length = columns_at(spelt.key, column_labels(self.labels))
        whole = length >= len(letters(texts[0]).key)
        return names >= LEAST_COLUMNS and (whole or names > LEAST_COLUMNS)

    def is_row_of_heads(self, at: int) -> bool:
        """Whether a line has heads of columns set apart by wide gaps, whatever stands first."""
        unit = self.units[at]
        cells = columns_of(unit) if isinstance(unit, Line) else ()
        heads = (column_of(cell.text, self.labels) for cell in cells)
        return len({head.name for head in heads if head}) > LEAST_COLUMNS

    def begins_column(self, text: str) -> bool:
        return any(found.label.place is Place.COLUMN for found in self.labels.sightings([text]))

    def labelled_columns(self, texts: Sequence[str]) -> bool:
        """Whether lines of the form „Gremium: …“, „Sitzung am: …“ begin here."""
        seen = [
            s.label.name
            for text in texts[:LEAST_COLUMNS]
            for s in self.labels.sightings([text])
            if s.label.place is Place.COLUMN and s.colon and s.rest
        ]
        return len(set(seen)) >= LEAST_COLUMNS and seen[0] == "gremium"

    def line_text(self, index: int) -> str:
        unit = self.units[index]
        return unit.text if isinstance(unit, Line) else ""

    def sighted(self, at: int, sighting: Sighting) -> _Opening | None:
        section = self.section_of(sighting.label)
        if section is None or not self.may_open(section, sighting):
            return None
        if not self.is_label(at, sighting):
            return None
        if sighting.label.place is Place.FIELD:
            return _Opening(section, at, 0, labelled=False)
        return _Opening(section, at + sighting.last, sighting.end, colon=sighting.colon)

    def section_of(self, label: Label) -> FormSection | None:
        """Return the section that a label may open here."""
        match label.place:
            case Place.SECTION:
                section = self.named(label.name)
            case Place.FIELD:
                section = section_of_field(self.kind, label.name)
            case Place.OTHER:
                return NO_FIELD if self.current.kind is not SectionKind.HEAD else None
            case Place.HEAD if self.current.kind in FRONT - {SectionKind.HEAD}:
                return HEAD
            case _:
                return None
        return section

    def named(self, name: str) -> FormSection | None:
        return next((each for each in self.kind.sections if each.id == name), None)

    def may_open(self, section: FormSection, sighting: Sighting) -> bool:
        """Whether a section is new here; only the resolution may be printed twice."""
        if section in (HEAD, NO_FIELD) or self.is_new(section):
            return True
        twice = section.kind is SectionKind.RESOLUTION and section is not self.current
        return twice and sighting.alone and sighting.label.own

    def is_new(self, section: FormSection) -> bool:
        return all(section.id != each.section.id for each in self.found)

    def is_label(self, at: int, sighting: Sighting) -> bool:
        """Whether the words are set off from the text around them, as labels are."""
        if not self.begins_apart(at, sighting) or not self.is_in_style(sighting):
            return False
        if self.is_value(sighting):
            return False
        if sighting.label.place is Place.HEAD:
            return sighting.colon
        if sighting.alone:
            return sighting.colon or not self.runs_on(at + sighting.last + 1)
        if sighting.colon or self.leads(sighting.rest):
            return True
        return self.is_set_off(at, sighting)

    def leads(self, rest: str) -> bool:
        """Whether behind a label the heads of columns, boxes or „ja“ and „nein“ follow."""
        if BOX.match(rest) or YES_NO.match(rest):
            return True
        key = letters(rest[:FULL_LINE]).key
        return columns_at(key, column_labels(self.labels))[0] >= LEAST_COLUMNS

    def is_value(self, sighting: Sighting) -> bool:
        """Whether the words are a value of the Beratungsfolge, such as „Bericht“."""
        consulting = self.current.kind is SectionKind.CONSULTATIONS
        return consulting and not sighting.colon and sighting.label.key in self.labels.values

    def is_set_off(self, at: int, sighting: Sighting) -> bool:
        """Whether a label without a colon is told from the words behind it, on its own line."""
        line, rest = self.units[at + sighting.last], sighting.rest
        if not isinstance(line, Line) or rest[0].islower():
            return False
        if sighting.label.own and len(sighting.label.key) >= LONG_LABEL:
            return True
        if line.gap >= CUT:
            return True
        counted = COUNTED.match(rest) is not None
        in_front = self.current.kind in FRONT and sighting.label.own
        if in_front and (rest[0].isalpha() or counted or rest[0] in QUOTES):
            return sighting.label.name == SectionKind.SUBJECT or line.gap >= APART
        return part_of(line, 0, sighting.end).strong and not line.strong

    def begins_apart(self, at: int, sighting: Sighting) -> bool:
        """Whether the line before is finished, or there is room between."""
        line, before = self.units[at], self.units[at - 1] if at else None
        if self.leads(sighting.rest):
            return True
        if not isinstance(line, Line) or not isinstance(before, Line) or line.gap >= APART:
            return True
        if sighting.alone and line.strong and not before.strong:
            return True
        if self.current.kind in FRONT and self.stands_in_front(at, sighting):
            return True
        return len(before.text) < FULL_LINE or not UNFINISHED.search(before.text)

    def stands_in_front(self, at: int, sighting: Sighting) -> bool:
        """Whether in the front, which has no sentences, a line is nothing but a label."""
        following = self.units[at + sighting.last + 1 : at + sighting.last + 2]
        heads = any(self.opens_columns(at + sighting.last + 1) for _ in following)
        return sighting.alone and (heads or len(sighting.label.key) >= LONG_IN_FRONT)

    def opens_columns(self, at: int) -> bool:
        unit = self.units[at]
        if isinstance(unit, Grid):
            return columns_in_grid(unit, self.labels)
        return isinstance(unit, Line) and self.columns(at)

    def is_in_style(self, sighting: Sighting) -> bool:
        """Whether it looks as the labels before it: headings inside of a text look otherwise.

        Inside the last long text, only what the form itself prints, or what has a colon where the
        labels have one, begins a section.
        """
        if self.current.kind not in LONG_TEXTS:
            return True
        if not sighting.label.own and sighting.label.name in self.printed:
            return False
        if sighting.label.name == SectionKind.SIGNATURES:
            return True
        if sighting.label.place is Place.FIELD:
            return sighting.label.own and (sighting.colon or not self.colons >= {True})
        return sighting.colon or not (self.colons & {True})

    def runs_on(self, at: int) -> bool:
        """Whether the next line goes on with a small letter, as running text does."""
        following = self.line_text(at).lstrip() if at < len(self.units) else ""
        return following[:1].islower() and not self.leads(following) and not self.opens_columns(at)


def split(parts: Sequence[Part], labels: Labels, kind: PaperKind) -> tuple[Found, ...]:
    """Split the units of a paper into the sections of its kind; the head is the first.

    A section that the form does not have is `NO_FIELD`.
    """
    found = _Splitter(parts, labels, kind).split()
    return tuple(
        each if not _is_copy(each, found[index + 1 :]) else replace(each, section=NO_FIELD)
        for index, each in enumerate(found)
    )


def _is_copy(each: Found, later: Sequence[Found]) -> bool:
    """Whether the same section stands again below; what stands last is what is decided."""
    return each.section not in (HEAD, NO_FIELD) and any(
        each.section == other.section for other in later
    )
