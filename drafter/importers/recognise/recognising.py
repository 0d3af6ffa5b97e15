"""The whole way from a Transcript to a Draft."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from drafter.compose.document import DRAFT
from drafter.importers.draft import Certainty, Draft, Remainder, Said, Value
from drafter.importers.flow import parted
from drafter.importers.recognise.changes import (
    all_accepted,
    coloured,
    tells_in_words,
    told_in_words,
)
from drafter.importers.recognise.closing import closed
from drafter.importers.recognise.cutting import running, text_of
from drafter.importers.recognise.dates import dates_in
from drafter.importers.recognise.dealing import dealt
from drafter.importers.recognise.forms import Detected, detect, names_of
from drafter.importers.recognise.front import BY_LOOKS, Subject, front, is_municipality, is_trifle
from drafter.importers.recognise.kinds import kind_of
from drafter.importers.recognise.labels import Labels, Place, labels_of
from drafter.importers.recognise.letters import key_of
from drafter.importers.recognise.numbers import number_in_furniture
from drafter.importers.recognise.overview import NOTE as OVERVIEW_NOTE
from drafter.importers.recognise.overview import without_overview
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.importers.recognise.printable import printable
from drafter.importers.recognise.prose import prose
from drafter.importers.recognise.readers import GROUND, READERS
from drafter.importers.recognise.sections import HEAD, NO_FIELD, split
from drafter.importers.recognise.supplement import is_supplement
from drafter.importers.recognise.units import units_of
from drafter.importers.recognise.untitled import with_rationale
from drafter.importers.transcript import Line, Part, Role, Transcript, lines_of
from drafter.model.form import Form, FormSection, HeadItem, NumberPattern, SectionKind
from drafter.model.paper import Paper
from drafter.model.scalars import Publicity
from drafter.source.forms import load_form
from drafter.source.shape import fields

ONE_GROUND: Final = "Der Grund steht dort einmal; welche Beratung gemeint ist, steht nicht dabei."
NO_FORM: Final = "Das Formular ist nicht bekannt. Übernommen sind nur der Betreff und der Text."


def recognise(transcript: Transcript, forms: Path, form: str | None = None) -> Draft:
    """Recognise a paper in what a file shows.

    `forms` is the folder of the forms; `form` names the paper's form where it is known. A paper
    of none of them becomes subject and text.

    Raises:
        EnvironmentMissing: if a form cannot be read, or the font of the papers is missing.
    """
    parts, furniture = parted(transcript.parts)
    found = _form(parts, forms, form)
    if found.certainty is Certainty.UNSURE:
        return printable(_unknown(transcript, parts, found, forms))
    return printable(_known(transcript, parts, furniture, found))


def _form(parts: Sequence[Part], forms: Path, form: str | None) -> Detected:
    if form is not None:
        return Detected(form, load_form(form, forms), Certainty.SURE)
    return detect(parts, forms)


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
                self.values[key] = {**before, **value, **before}
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
    whole = without_overview(parts)
    notes = (OVERVIEW_NOTE,) if len(whole) < len(parts) else ()
    parts = units_of(whole, every)
    in_turn = dealt(parts, every)
    parts = in_turn or parts
    lines = list(lines_of(parts))
    kind = kind_of(lines, found.form, every)
    labels = labels_of(found.form, kind.kind)
    marked = coloured(parts, found.form, supplement=is_supplement(lines, every))
    context = Context(found.form, kind.kind)
    told = closed(split(marked, labels, kind.kind), kind.kind)
    sections = tuple(_trusted(with_rationale(told, context)))
    if tells_in_words(parts):
        sections = tuple(map(_told, sections))
    gathered = _Gathered()
    gathered.add(Gained({"vorlagenart": kind.said}))
    head = front(_front_parts(sections), context, labels, _subject_of(sections, context))
    gathered.add(head.gained)
    section = context.kind.section(SectionKind.CONSULTATIONS)
    if any(each.section == section for each in sections):
        gathered.remainders += [Remainder(line.text, "beratungsfolge") for line in head.meetings]
    for each in _with_meetings(sections, head.meetings, section):
        reader = READERS.get(_what_is(each, found.form))
        if each.section is not HEAD and reader:
            gathered.add(reader(_typed(each, found.form), context))
    if in_turn:
        _doubt_subject(gathered)
    _number_of_pages(gathered, furniture, found.form.number, every)
    sentences = dict.fromkeys(line.text.strip() for line in furniture if _is_sentence(line))
    gathered.remainders += [Remainder(words) for words in sentences]
    _drop_repeated(gathered, found.form)
    _give_ground(gathered, found.form)
    _put_in_order(gathered, context)
    return _draft(transcript, found, gathered, *notes)


def _what_is(found: Found, form: Form) -> SectionKind:
    """Return what a section is: bodies of which each has another paper's number were earlier ones.

    It may be so where no label says that they are the Beratungsfolge.
    """
    kind = found.section.kind
    if kind is not SectionKind.CONSULTATIONS or found.title:
        return kind
    text = text_of(found.parts)
    numbers = len(re.findall(rf"(?<![\w/.-]){form.number.pattern}(?![\w/-])", text))
    days = len(dates_in(text))
    return SectionKind.PRIOR_READINGS if 0 < days <= 2 * numbers else kind


def _trusted(sections: Sequence[Found]) -> Iterator[Found]:
    """Yield sections; what stands behind a block of labels is of none of them, as far as is seen.

    No paper leaves the subject or the Beratungsfolge empty.
    """
    in_block = False
    for each in sections:
        if each.title and not each.parts:
            in_block = in_block or each.section.kind in NEVER_EMPTY
            yield each
            continue
        is_list = bool(each.title) and each.section.kind not in MARKED | NEVER_EMPTY
        yield replace(each, section=NO_FIELD) if in_block and is_list else each
        in_block = False


def _front_parts(sections: Sequence[Found]) -> tuple[Part, ...]:
    fronts = (each for each in sections if each.section is HEAD)
    return all_accepted(part for each in fronts for part in (*each.title, *each.parts))


def _subject_of(sections: Sequence[Found], context: Context) -> Subject:
    """Tell where the subject stands: it is bare too where nothing stands behind its label."""
    section = context.kind.section(SectionKind.SUBJECT)
    found = [each for each in sections if each.section == section]
    if any(each.parts for each in found):
        return Subject.LABELLED
    labelled = section is not None and section.label is not None
    return Subject.BARE if found or not labelled else Subject.MISSING


def _told(found: Found) -> Found:
    """Take the marks in words off what is no running text; running text reads them itself."""
    if found.section.kind in MARKED - {SectionKind.FIELDS}:
        return found
    return replace(found, parts=told_in_words(found.parts))


def _typed(found: Found, form: Form) -> Found:
    """Accept the changes in what is no running text: values have no marks.

    The name of the municipality between them is the head of a page.
    """
    if found.section.kind in MARKED:
        return found
    parts = all_accepted(found.parts)
    return replace(found, parts=tuple(part for part in parts if not _is_page_head(part, form)))


def _is_page_head(part: Part, form: Form) -> bool:
    return isinstance(part, Line) and is_municipality(part.text, form)


NEVER_EMPTY: Final = frozenset({SectionKind.SUBJECT, SectionKind.CONSULTATIONS})
MARKED: Final = frozenset(
    {
        SectionKind.GOALS,
        SectionKind.RESOLUTION,
        SectionKind.SUMMARY,
        SectionKind.RATIONALE,
        SectionKind.FIELDS,
        SectionKind.FINANCES,
    }
)


def _with_meetings(
    sections: Sequence[Found], meetings: tuple[Line, ...], section: FormSection | None
) -> Iterable[Found]:
    """Let the meeting named in the head be read as a Beratungsfolge where there is no other."""
    if meetings and section and all(each.section != section for each in sections):
        return (Found(section, (), meetings), *sections)
    return sections


def _doubt_subject(gathered: _Gathered) -> None:
    """Let a subject that stood apart from its label be only likely."""
    said = gathered.values.get("beratungsgegenstand")
    if isinstance(said, Said) and said.certainty is Certainty.SURE:
        likely = replace(said, certainty=Certainty.LIKELY, note=BY_LOOKS)
        gathered.values["beratungsgegenstand"] = likely


def _is_sentence(line: Line) -> bool:
    """Whether a line of furniture reads as running text, which may be there twice by chance."""
    return len(line.text) > LONGEST_FURNITURE and SENTENCE.search(line.text) is not None


LONGEST_FURNITURE: Final = 50
SENTENCE: Final = re.compile(
    r"[a-zäöüß]{3}[.,;] |[a-zäöüß]{2}\.$| [a-zäöüß]+ [a-zäöüß]+ [a-zäöüß]+"
)


def _drop_repeated(gathered: _Gathered, form: Form) -> None:
    """Drop what the head of a page repeats: the subject, the logo, „ENTWURF“, a number to come."""
    subject = gathered.values.get("beratungsgegenstand")
    logo = form.headline.logo
    known = [
        subject.text if isinstance(subject, Said) else "",
        f"Bild: {logo.alternative}" if logo else "",
        DRAFT,
    ]
    keys = [key_of(words) for words in known]
    gathered.remainders = [
        rest
        for rest in gathered.remainders
        if rest.near or not _repeats(key_of(rest.words), keys, form)
    ]


def _repeats(words: str, keys: Sequence[str], form: Form) -> bool:
    """Whether words are some that are known, a whole line of them, or end or begin as known."""
    if len(words) < LONG_LINE:
        return words in keys
    shown = form.headline.logo.alternative if form.headline.logo else None
    is_logo = shown is not None and words.endswith(key_of(shown))
    is_pending = words.startswith(key_of(f"{form.number.label} {form.number.pending}"))
    return is_logo or is_pending or any(words in key for key in keys)


LONG_LINE: Final = 12


def _give_ground(gathered: _Gathered, form: Form) -> None:
    """Give the ground to the non-public consultations, where one of the form's is printed."""
    printed = [each for each in gathered.remainders if each.words.startswith(GROUND)]
    rows = gathered.values.get("beratungsfolge")
    grounds = [each.words.removeprefix(GROUND).strip() for each in printed]
    if (
        len(grounds) != 1
        or grounds[0] not in form.non_public_grounds
        or not isinstance(rows, tuple)
    ):
        return
    ground = Said(grounds[0], Certainty.LIKELY, ONE_GROUND)
    gathered.remainders.remove(printed[0])
    gathered.values["beratungsfolge"] = tuple(
        {**row, "grund": ground} if isinstance(row, Mapping) and _is_non_public(row) else row
        for row in rows
    )


def _is_non_public(row: Mapping[str, Value]) -> bool:
    publicity = row.get("beratung")
    return isinstance(publicity, Said) and publicity.text == Publicity.NON_PUBLIC


def _put_in_order(gathered: _Gathered, context: Context) -> None:
    """Put the answers in the order in which the form asks for them."""
    answers = gathered.values.get("angaben")
    if isinstance(answers, Mapping):
        order = [field.name for field in context.form.fields_of(context.kind.name)]
        gathered.values["angaben"] = {name: answers[name] for name in order if name in answers}


def _number_of_pages(
    gathered: _Gathered, furniture: Sequence[Line], number: NumberPattern, labels: Labels
) -> None:
    """Take the number from head or foot of the pages where the front has none."""
    if "drucksachennummer" in gathered.values:
        return
    keys = [x.key for x in labels.labels if x.place is Place.HEAD and x.name == HeadItem.REFERENCE]
    said = number_in_furniture([line.text for line in furniture], number, keys)
    if said:
        gathered.values["drucksachennummer"] = said


def _unknown(transcript: Transcript, parts: Sequence[Part], found: Detected, forms: Path) -> Draft:
    """Take a paper of no known form over as subject and text."""
    gathered = _Gathered()
    subject = _title(transcript, [line for line in lines_of(parts) if line.text.strip()], forms)
    gathered.add(Gained({"beratungsgegenstand": subject}))
    section = FormSection(kind=SectionKind.RATIONALE)
    context = Context(found.form, found.form.kinds[0])
    gathered.add(prose(Found(section, (), tuple(parts)), context))
    return _draft(transcript, found, gathered, NO_FORM)


def _title(transcript: Transcript, lines: Sequence[Line], forms: Path) -> Said:
    """Return the subject of a paper of no known form: as a label or a heading says it."""
    labelled = next(
        (words for name in names_of(forms) if (words := _labelled(lines, load_form(name, forms)))),
        "",
    )
    if labelled:
        return Said(labelled, Certainty.LIKELY, LABELLED)
    heading = next((line.text for line in lines if line.role in HEADINGS), transcript.title)
    if heading.strip():
        return Said(" ".join(heading.split()), Certainty.LIKELY, TITLE)
    first = lines[0].text if lines else ""
    return Said("", Certainty.UNSURE, "Ein Betreff ist nicht zu erkennen.", " ".join(first.split()))


def _labelled(lines: Sequence[Line], form: Form) -> str:
    """Return what stands behind the label of the subject on its line, or below it."""
    labels = labels_of(form)
    for at, line in enumerate(lines):
        for found in labels.sightings([line.text]):
            subject = found.label.place is Place.SECTION and found.label.name == SectionKind.SUBJECT
            if subject and (found.alone or found.colon):
                below = [each.text for each in lines[at + 1 : at + 2]]
                words = running([found.rest or "", *([] if found.rest else below)])
                return "" if is_trifle(words) else words
    return ""


HEADINGS: Final = (Role.TITLE, Role.HEADING)
TITLE: Final = "Als Betreff steht hier die erste Überschrift."
LABELLED: Final = "Das Formular ist nicht bekannt."


def _draft(transcript: Transcript, found: Detected, gathered: _Gathered, *notes: str) -> Draft:
    order = [key for key in fields(Paper) if key in gathered.values]
    return Draft(
        found.name,
        found.certainty,
        {key: gathered.values[key] for key in order},
        tuple(gathered.remainders),
        transcript.pictures,
        (*transcript.notes, *notes),
    )
