"""The whole way from a Transcript to a Draft."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from drafter.importers.draft import Certainty, Draft, Remainder, Said, Value
from drafter.importers.recognise.cutting import lines_of, running
from drafter.importers.recognise.forms import Detected, detect
from drafter.importers.recognise.front import front
from drafter.importers.recognise.kinds import kind_of
from drafter.importers.recognise.labels import Place, labels_of
from drafter.importers.recognise.numbers import number_in_furniture
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.importers.recognise.readers import READERS, paragraphs
from drafter.importers.recognise.sections import HEAD, split
from drafter.importers.transcript import Line, Part, Role, Transcript
from drafter.model.form import Form, FormSection, HeadItem, SectionKind
from drafter.model.paper import Paper
from drafter.source.forms import load_form
from drafter.source.shape import fields

NO_FORM: Final = "Das Formular ist nicht bekannt. Übernommen sind nur der Betreff und der Text."


def recognise(transcript: Transcript, forms: Path, form: str | None = None) -> Draft:
    """Recognise a paper in what a file shows.

    `forms` is the folder of the forms; `form` names the paper's form where it is known. A paper
    of none of them becomes subject and text.

    Raises:
        EnvironmentMissing: if a form cannot be read.
    """
    parts, furniture = _parted(transcript.parts)
    found = _form(parts, forms, form)
    if found.certainty is Certainty.UNSURE:
        return _unknown(transcript, parts, found)
    return _known(transcript, parts, furniture, found)


def _parted(parts: Sequence[Part]) -> tuple[tuple[Part, ...], tuple[Line, ...]]:
    """Part what stands around the text from the text."""
    lines = tuple(p for p in parts if isinstance(p, Line) and p.role is Role.FURNITURE)
    return tuple(part for part in parts if part not in lines), lines


def _form(parts: Sequence[Part], forms: Path, form: str | None) -> Detected:
    if form is not None:
        return Detected(form, load_form(form, forms), Certainty.SURE)
    return detect(list(lines_of(parts)), forms)


@dataclass
class _Gathered:
    """What the readers gained, together."""

    values: dict[str, Value] = field(default_factory=dict)
    remainders: list[Remainder] = field(default_factory=list)

    def add(self, gained: Gained) -> None:
        """Add values; what was gained first of one key stays, mappings are joined."""
        self.remainders += gained.remainders
        for key, value in gained.values.items():
            before = self.values.get(key)
            if isinstance(before, Mapping) and isinstance(value, Mapping):
                self.values[key] = {**value, **before}
            elif before is None:
                self.values[key] = value
            else:
                self.remainders.append(Remainder(_words(value), key))


def _words(value: Value) -> str:
    match value:
        case Said():
            return value.words or value.text
        case Mapping():
            return running([_words(each) for each in value.values()])
        case _:
            return running([_words(each) for each in value])


def _known(
    transcript: Transcript, parts: Sequence[Part], furniture: Sequence[Line], found: Detected
) -> Draft:
    """Recognise a paper of a form."""
    every = labels_of(found.form)
    kind = kind_of(list(lines_of(parts)), found.form, every)
    labels = labels_of(found.form, kind.kind)
    context = Context(found.form, kind.kind)
    sections = split(parts, labels, kind.kind)
    gathered = _Gathered()
    gathered.add(Gained({"vorlagenart": kind.said}))
    head = front(
        [part for each in sections if each.section is HEAD for part in each.parts], context, labels
    )
    gathered.add(head.gained)
    for each in _with_meetings(sections, head.meetings, context):
        reader = READERS.get(each.section.kind)
        if each.section is not HEAD and reader:
            gathered.add(reader(each, context))
    _number_of_pages(gathered, furniture, found.form)
    return _draft(transcript, found, gathered)


def _with_meetings(
    sections: Sequence[Found], meetings: tuple[Line, ...], context: Context
) -> Iterable[Found]:
    """Let the meeting named in the head be read as a Beratungsfolge where there is no other."""
    section = context.kind.section(SectionKind.CONSULTATIONS)
    if meetings and section and all(each.section.kind is not section.kind for each in sections):
        return (Found(section, (), meetings), *sections)
    return sections


def _number_of_pages(gathered: _Gathered, furniture: Sequence[Line], form: Form) -> None:
    """Take the number from head or foot of the pages where the front has none."""
    if "drucksachennummer" in gathered.values:
        return
    keys = [
        x.key
        for x in labels_of(form).labels
        if x.place is Place.HEAD and x.name == HeadItem.REFERENCE
    ]
    said = number_in_furniture([line.text for line in furniture], form.number, keys)
    if said:
        gathered.values["drucksachennummer"] = said


def _unknown(transcript: Transcript, parts: Sequence[Part], found: Detected) -> Draft:
    """Take a paper of no known form over as subject and text."""
    lines = [line for line in lines_of(parts) if line.text.strip()]
    title = (
        transcript.title
        or next((line.text for line in lines if line.role in (Role.TITLE, Role.HEADING)), "")
        or (lines[0].text if lines else "")
    )
    gathered = _Gathered()
    gathered.add(
        Gained({"beratungsgegenstand": Said(" ".join(title.split()), Certainty.LIKELY, TITLE)})
    )
    section = FormSection(kind=SectionKind.RATIONALE)
    gathered.add(
        paragraphs(Found(section, (), tuple(parts)), Context(found.form, found.form.kinds[0]))
    )
    return _draft(transcript, found, gathered, NO_FORM)


TITLE: Final = "Als Betreff steht hier die erste Überschrift."


def _draft(transcript: Transcript, found: Detected, gathered: _Gathered, *notes: str) -> Draft:
    order = [key for key in fields(Paper) if key in gathered.values]
    values = {key: gathered.values[key] for key in order}
    return Draft(
        found.name,
        found.certainty,
        values,
        tuple(gathered.remainders),
        transcript.pictures,
        (*transcript.notes, *notes),
    )
