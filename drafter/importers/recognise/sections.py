"""A paper's parts split into the sections of its form, in the order in which they appear."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from drafter.importers.recognise.cutting import part_of
from drafter.importers.recognise.labels import Label, Labels, Place, Sighting, section_of_field
from drafter.importers.recognise.letters import letters
from drafter.importers.recognise.parts import Found
from drafter.importers.recognise.units import APART, LEAST_COLUMNS, columns_in_grid, units_of
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
LOOK_AHEAD: Final = 3
LONG_LABEL: Final = 20


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
        last = self.found[-1]
        self.found[-1] = replace(last, parts=(*last.parts, self.units[at]))
        return at + 1

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
        self.found.append(Found(opening.section, tuple(title), parts))
        return opening.last + 1

    def opening(self, at: int) -> _Opening | None:
        unit = self.units[at]
        if isinstance(unit, Grid):
            return self.consultations(at) if columns_in_grid(unit, self.labels) else None
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
        joined = "\n".join(texts)
        if any(":" in text for text in texts[:LEAST_COLUMNS]):
            return self.labelled_columns(texts)
        return _columns_at(letters(joined).key, self.labels) >= LEAST_COLUMNS and (
            _only_columns(texts[0], self.labels)
        )

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
        if section is None or not self.is_label(at, sighting):
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
        return section if section and self.is_new(section) else None

    def named(self, name: str) -> FormSection | None:
        return next((each for each in self.kind.sections if each.id == name), None)

    def is_new(self, section: FormSection) -> bool:
        return all(section.id != each.section.id for each in self.found)

    def is_label(self, at: int, sighting: Sighting) -> bool:
        """Whether the words are set off from the text around them, as labels are."""
        if not self.begins_apart(at, sighting) or not self.is_in_style(sighting):
            return False
        if sighting.label.place is Place.HEAD:
            return sighting.colon
        if sighting.alone:
            return sighting.colon or not self.runs_on(at + sighting.last + 1)
        if sighting.colon:
            return True
        return self.is_set_off(at, sighting)

    def is_set_off(self, at: int, sighting: Sighting) -> bool:
        """Whether a label without a colon is told from the words behind it, on its own line."""
        line = self.units[at + sighting.last]
        if not isinstance(line, Line) or not (
            sighting.rest[0].isupper() or sighting.rest[0].isdigit()
        ):
            return False
        if sighting.label.own and len(sighting.label.key) >= LONG_LABEL:
            return True
        if line.gap >= APART and sighting.label.own and sighting.rest[0].isupper():
            return self.current.kind in FRONT or len(line.text) > FULL_LINE
        return _is_bold(part_of(line, 0, sighting.end)) and not line.strong

    def begins_apart(self, at: int, sighting: Sighting) -> bool:
        """Whether the line before is finished, or there is room between."""
        line, before = self.units[at], self.units[at - 1] if at else None
        if not isinstance(line, Line) or not isinstance(before, Line) or line.gap >= APART:
            return True
        if sighting.alone and line.strong and not before.strong:
            return True
        return len(before.text) < FULL_LINE or not UNFINISHED.search(before.text)

    def is_in_style(self, sighting: Sighting) -> bool:
        """Whether it looks as the labels before it: headings inside of a text look otherwise.

        Inside the last long text, only what the form itself prints, or what has a colon where the
        labels have one, begins a section.
        """
        if self.current.kind is not SectionKind.RATIONALE:
            return True
        if sighting.label.place is Place.FIELD:
            return sighting.label.own and (sighting.colon or not self.colons >= {True})
        return sighting.colon or not (self.colons & {True})

    def runs_on(self, at: int) -> bool:
        """Whether the next line goes on with a small letter, as running text does."""
        following = self.line_text(at).lstrip() if at < len(self.units) else ""
        return following[:1].islower()


def _is_bold(line: Line) -> bool:
    return line.strong


def _columns_at(key: str, labels: Labels) -> int:
    """Count the different heads of columns that some letters begin with."""
    seen: set[str] = set()
    while True:
        found = next(
            (x for x in _column_labels(labels) if x.name not in seen and key.startswith(x.key)),
            None,
        )
        if found is None:
            return len(seen)
        seen.add(found.name)
        key = key[len(found.key) :]


def _only_columns(text: str, labels: Labels) -> bool:
    """Whether a line begins with the head of a column and has no sentence."""
    key = letters(text).key
    return any(key.startswith(label.key) for label in _column_labels(labels)) and (
        not re.search(r"[.;!?]\s|:\s*\S", text)
    )


def _column_labels(labels: Labels) -> Iterator[Label]:
    """Yield the heads of columns, the longest first."""
    columns = (label for label in labels.labels if label.place is Place.COLUMN)
    yield from sorted(columns, key=lambda label: len(label.key), reverse=True)


def split(parts: Sequence[Part], labels: Labels, kind: PaperKind) -> tuple[Found, ...]:
    """Split the parts of a paper into the sections of its kind; the head is the first.

    A section that the form does not have is `NO_FIELD`.
    """
    return _Splitter(units_of(parts, labels), labels, kind).split()
