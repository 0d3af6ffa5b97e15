"""A paper's parts split into the sections of its form, in the order in which they appear."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from drafter.importers.recognise.cutting import part_of
from drafter.importers.recognise.labels import Labels, Place, Sighting, section_of_field
from drafter.importers.recognise.letters import key_of
from drafter.importers.recognise.outlook import Outlook
from drafter.importers.recognise.parts import Found
from drafter.importers.recognise.units import APART, CUT, LONGER_THAN_WORDS
from drafter.importers.transcript import Line, Part, Role
from drafter.model.form import FormSection, PaperKind, SectionKind

HEAD: Final = FormSection(kind=SectionKind.HEAD)
NO_FIELD: Final = FormSection.model_construct(kind=SectionKind.NOTE, own_id="ohne_feld")
FRONT: Final = frozenset({SectionKind.HEAD, SectionKind.SUBJECT, SectionKind.CONSULTATIONS})
BEFORE_ROWS: Final = frozenset({SectionKind.HEAD, SectionKind.SUBJECT})
LONG_TEXTS: Final = frozenset({SectionKind.RATIONALE, SectionKind.FIELDS})
LISTS: Final = frozenset(
    {
        SectionKind.PRIOR_READINGS,
        SectionKind.ATTACHMENTS,
        SectionKind.PRODUCT_GROUPS,
        SectionKind.CONSULTATIONS,
    }
)
LONGEST_ITEM: Final = 90
LEAST_INSET: Final = 5
MOST_RAISED: Final = 4
LONG_LABEL: Final = 20
LONG_IN_FRONT: Final = 12
COUNTED: Final = re.compile(r"[0-9]{1,2}[.)]\s")
QUOTES: Final = '„"“»‚'


def split(parts: Sequence[Part], labels: Labels, kind: PaperKind) -> tuple[Found, ...]:
    """Split the units of a paper into the sections of its kind; the head is the first.

    A section that the form does not have is `NO_FIELD`.
    """
    found = _Splitter(Outlook(parts, labels), kind).split()
    last = {each.section.id: index for index, each in enumerate(found)}
    return tuple(
        replace(each, section=NO_FIELD) if _is_copy(each, index < last[each.section.id]) else each
        for index, each in enumerate(found)
    )


def _is_copy(each: Found, again: bool) -> bool:
    """Whether the same section stands again below; what stands last is what is decided."""
    return again and each.section not in (HEAD, NO_FIELD)


@dataclass(frozen=True, slots=True)
class _Opening:
    """That a section begins at a line: its label ends in the line `last`, at `end` in it."""

    section: FormSection
    last: int
    end: int
    labelled: bool = True
    colon: bool = False


@dataclass
class _Begun:
    """A section on the way: its label and whether it has a colon, and what was found so far."""

    section: FormSection
    colon: bool = False
    title: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


@dataclass
class _Splitter:
    """Goes through the parts and opens a section wherever a label says so."""

    outlook: Outlook
    kind: PaperKind
    begun: list[_Begun] = field(default_factory=lambda: [_Begun(HEAD)])
    known: set[str] = field(default_factory=lambda: {HEAD.id})
    colons: set[bool] = field(default_factory=set)
    bold: set[bool] = field(default_factory=set)

    @property
    def current(self) -> FormSection:
        return self.begun[-1].section

    def split(self) -> tuple[Found, ...]:
        at = 0
        while at < len(self.outlook.units):
            opening = self.opening(at)
            at = self.open(at, opening) if opening else self.keep(at)
        return tuple(
            Found(each.section, tuple(each.title), tuple(each.parts))
            for each in self.begun
            if each.title or each.parts
        )

    def keep(self, at: int) -> int:
        """Keep what stands here where it is, but for hints; return where to go on."""
        hint = self.hint(at)
        if hint:
            return hint
        if self.is_title(at):
            self.begun[0].parts.append(self.outlook.units[at])
            return at + 1
        self.begun[-1].parts.append(self.outlook.units[at])
        return at + 1

    def is_title(self, at: int) -> bool:
        """Whether the title of the paper stands between the label of the subject and its words.

        It looks otherwise than they do, or is all capitals.
        """
        line, below = self.outlook.line(at), self.outlook.line(at + 1)
        if self.current.kind is not SectionKind.SUBJECT or self.begun[-1].parts:
            return False
        if line is None or below is None:
            return False
        seen = self.outlook.labels.sightings([line.text])
        titled = any(found.alone and found.label.place is Place.KIND for found in seen)
        other = (line.size, line.strong) != (below.size, below.strong)
        return titled and (other or line.text.isupper())

    def hint(self, at: int) -> int:
        """Return where to go on behind a printed hint of the form; 0 where there is none."""
        texts = self.outlook.texts(at)
        seen = self.outlook.labels.sightings(texts) if texts else ()
        hints = (s for s in seen if s.label.place is Place.HINT and s.alone)
        return next((at + hint.last + 1 for hint in hints), 0)

    def open(self, at: int, opening: _Opening) -> int:
        """Begin a section with its label; return where to go on."""
        colon = opening.colon if opening.labelled else True in self.colons
        section = _Begun(opening.section, colon)
        self.begun.append(section)
        self.known.add(opening.section.id)
        if not opening.labelled:
            return self.keep(at)
        self.colons.add(opening.colon)
        self.bold.add(self.outlook.is_bold(at))
        section.title += filter(None, map(self.outlook.line, range(at, opening.last + 1)))
        whole = section.title.pop()
        section.title.append(part_of(whole, 0, opening.end))
        rest = part_of(whole, opening.end)
        if opening.section.kind is SectionKind.SUBJECT:
            section.parts += self.raised(opening, bool(rest.text.strip()))
        if rest.text.strip():
            section.parts.append(rest)
            return opening.last + 1
        return self.below(opening.last + 1, section)

    def raised(self, opening: _Opening, has_rest: bool) -> list[Part]:
        """Take what of the subject stands above its label out of the head and return it.

        So it is where the label stands in the middle of its row: the lines above and below it begin
        at one place that is further in, and room is above them, or a label with its value.
        """
        line, below = self.outlook.line(opening.last), self.outlook.line(opening.last + 1)
        before = self.begun[-2]
        if line is None or below is None or before.section is not HEAD or below.gap >= APART:
            return []
        if below.indent < line.indent + LEAST_INSET:
            return []
        if has_rest and not line.area and not _begins_at(line, opening.end, below.indent):
            return []
        taken: list[Part] = []
        for part in reversed(before.parts):
            if taken and self.is_labelled_row(part, line):
                break
            if not isinstance(part, Line) or abs(part.indent - below.indent) >= 1:
                return []
            if len(taken) >= MOST_RAISED or any(self.outlook.labels.sightings([part.text])):
                return []
            taken.insert(0, part)
            if part.gap >= APART:
                break
        else:
            return []
        del before.parts[-len(taken) :]
        return taken

    def is_labelled_row(self, part: Part, line: Line) -> bool:
        """Whether a label that begins where another one does has its value behind it."""
        if not isinstance(part, Line) or abs(part.indent - line.indent) >= 1:
            return False
        return any(each.rest for each in self.outlook.labels.sightings([part.text]))

    def below(self, at: int, section: _Begun) -> int:
        """Add the line that the form prints below the label to it; return where to go on."""
        line = self.outlook.line(at)
        if line is None or not self.is_subtitle(line, section.section):
            return at
        section.title.append(line)
        return at + 1

    def is_subtitle(self, line: Line, section: FormSection) -> bool:
        """Whether a line is what the form prints below a label, or another label of the same."""
        if not section.subtitle:
            return False
        seen = self.outlook.labels.sightings([line.text])
        again = any(each.alone and each.label.name == section.id for each in seen)
        return again or key_of(line.text) == key_of(section.subtitle)

    def opening(self, at: int) -> _Opening | None:
        """Return the section that begins at a place, or None."""
        below_subject = self.current.kind is SectionKind.SUBJECT
        if self.outlook.opens_columns(at) or (below_subject and self.outlook.heads_apart(at)):
            return self.consultations(at)
        if self.current.kind in BEFORE_ROWS and self.outlook.opens_rows(at):
            return self.consultations(at)
        line = self.outlook.line(at)
        if line is None or line.role in (Role.ITEM, Role.CAPTION):
            return None
        sightings = self.outlook.labels.sightings(self.outlook.texts(at))
        openings = (self.sighted(at, sighting) for sighting in sightings)
        return next((opening for opening in openings if opening), None)

    def consultations(self, at: int) -> _Opening | None:
        section = self.kind.section(SectionKind.CONSULTATIONS)
        if section is None or not self.is_new(section):
            return None
        if self.current is HEAD and self.outlook.names_a_meeting(at):
            return None
        return _Opening(section, at, 0, labelled=False)

    def sighted(self, at: int, sighting: Sighting) -> _Opening | None:
        """Return the section that a label opens, as far as it is one here.

        „Anlage“ above the head says only that there is one.
        """
        section = self.section_of(sighting)
        if section is None or not self.may_open(section, sighting):
            return None
        mark = sighting.alone and not sighting.colon and self.known == {HEAD.id}
        if section.kind is SectionKind.ATTACHMENTS and mark:
            return None
        if not self.is_label(at, sighting):
            return None
        if sighting.label.place is Place.FIELD:
            return _Opening(section, at, 0, labelled=False)
        return _Opening(section, at + sighting.last, sighting.end, colon=sighting.colon)

    def section_of(self, sighting: Sighting) -> FormSection | None:
        """Return the section that a label may open here.

        Below the subject the head may go on, with labels that have a colon.
        """
        label, below_subject = sighting.label, self.current.kind is SectionKind.SUBJECT
        match label.place:
            case Place.OTHER | Place.COLUMN if below_subject and sighting.colon:
                return HEAD
            case Place.SECTION:
                return next((s for s in self.kind.sections if s.id == label.name), None)
            case Place.FIELD:
                return section_of_field(self.kind, label.name)
            case Place.OTHER:
                return NO_FIELD if self.current.kind is not SectionKind.HEAD else None
            case Place.HEAD if self.current.kind in FRONT - {SectionKind.HEAD}:
                return HEAD
            case _:
                return None

    def may_open(self, section: FormSection, sighting: Sighting) -> bool:
        """Whether a section is new here; only the resolution may be printed twice."""
        if section in (HEAD, NO_FIELD) or self.is_new(section):
            return True
        twice = section.kind is SectionKind.RESOLUTION and section is not self.current
        return twice and sighting.alone and sighting.label.own

    def is_new(self, section: FormSection) -> bool:
        return section.id not in self.known

    def is_label(self, at: int, sighting: Sighting) -> bool:
        """Whether the words are set off from the text around them, as labels are."""
        if not (self.begins_apart(at, sighting) and self.is_in_style(at, sighting)):
            return False
        if self.is_value(sighting):
            return False
        if self.section_of(sighting) is HEAD:
            return sighting.colon
        if sighting.alone:
            return sighting.colon or not self.outlook.runs_on(at + sighting.last + 1)
        if sighting.colon or self.outlook.leads(sighting.rest):
            return True
        return self.is_set_off(at, sighting)

    def is_value(self, sighting: Sighting) -> bool:
        """Whether the words are a value of the Beratungsfolge, such as „Bericht“."""
        consulting = self.current.kind is SectionKind.CONSULTATIONS
        return (
            consulting and not sighting.colon and sighting.label.key in self.outlook.labels.values
        )

    def is_set_off(self, at: int, sighting: Sighting) -> bool:
        """Whether a label without a colon is told from the words behind it, on its own line."""
        line, rest = self.outlook.line(at + sighting.last), sighting.rest
        is_answered = sighting.label.own and len(sighting.label.key) >= LONGER_THAN_WORDS
        if line is None or rest[0] in ",;" or (rest[0].islower() and not is_answered):
            return False
        if (sighting.label.own and len(sighting.label.key) >= LONG_LABEL) or line.gap >= CUT:
            return True
        if self.current is HEAD and sighting.label.name == SectionKind.SUBJECT:
            return _begins_value(rest)
        if self.current.kind in FRONT and sighting.label.own and _begins_value(rest):
            return sighting.label.name == SectionKind.SUBJECT or line.gap >= APART
        return part_of(line, 0, sighting.end).strong and not line.strong

    def begins_apart(self, at: int, sighting: Sighting) -> bool:
        """Whether what stands before is finished; the front of a paper has no sentences.

        A subject has no end of its own; a label of the head with its colon ends it. In the head
        each label with a colon ends what stands before.
        """
        if self.outlook.is_finished(at, sighting):
            return True
        if self.current.kind is SectionKind.HEAD and sighting.label.place is Place.SECTION:
            return sighting.colon or sighting.alone
        if self.current.kind is SectionKind.SUBJECT and self.section_of(sighting) is HEAD:
            return sighting.colon
        is_subject = sighting.label.name == SectionKind.SUBJECT
        if self.current.kind is SectionKind.CONSULTATIONS and is_subject and sighting.colon:
            return True
        if self.current.kind not in FRONT or not sighting.alone:
            return False
        if self.current.kind is SectionKind.CONSULTATIONS and self.outlook.ends_a_row(at - 1):
            return True
        heads = self.outlook.opens_columns(at + sighting.last + 1)
        return heads or len(sighting.label.key) >= LONG_IN_FRONT

    def is_in_style(self, at: int, sighting: Sighting) -> bool:
        """Whether it looks as the labels before it: headings inside of a text look otherwise.

        Inside of a long text, what has a colon where the labels have one begins a section, what is
        bold where they are, and what a list follows that no heading has. The label of the text
        itself tells whether labels have colons.
        """
        if self.current.kind not in LONG_TEXTS:
            return True
        if not sighting.label.own and sighting.label.name in self.outlook.printed:
            return False
        if sighting.label.name == SectionKind.SIGNATURES or self.leads_a_list(at, sighting):
            return True
        if sighting.label.name == SectionKind.PRIOR_READINGS and self.leads_readings(at, sighting):
            return True
        if self.bold == {True} and not self.outlook.is_bold(at):
            return False
        if sighting.label.place is Place.FIELD:
            return sighting.label.own and (sighting.colon or self.colons != {True})
        return sighting.colon or not self.begun[-1].colon

    def leads_a_list(self, at: int, sighting: Sighting) -> bool:
        """Whether a label of the form stands over short lines that are no sentences."""
        if sighting.label.name not in LISTS or not (sighting.alone and sighting.label.own):
            return False
        below = self.outlook.text(at + sighting.last + 1).rstrip()
        return 0 < len(below) < LONGEST_ITEM and not below.endswith(".")

    def leads_readings(self, at: int, sighting: Sighting) -> bool:
        """Whether a label stands alone over earlier readings of the usual shape."""
        return sighting.alone and self.outlook.opens_readings(at + sighting.last + 1)


def _begins_at(line: Line, start: int, indent: float) -> bool:
    """Whether what stands behind a place of a line of signs begins at a place of the page."""
    rest = line.text[start:]
    return line.indent + len(line.text) - len(rest.lstrip()) == indent


def _begins_value(rest: str) -> bool:
    """Whether words begin as a value does: with a word, a quotation or a numbered point."""
    return rest[0].isalpha() or rest[0] in QUOTES or COUNTED.match(rest) is not None
