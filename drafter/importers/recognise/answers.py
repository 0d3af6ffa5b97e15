"""The form's own fields: lines, texts, amounts, dates, and boxes with what belongs to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from drafter.german.amounts import format_amount, parse_amount
from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.recognise.boxes import BOX, ticks
from drafter.importers.recognise.changes import all_accepted
from drafter.importers.recognise.cutting import part_of, running, text_of
from drafter.importers.recognise.front import own_day
from drafter.importers.recognise.labels import Label, Labels, Place, field_labels
from drafter.importers.recognise.letters import letters, places_of
from drafter.importers.recognise.parts import Context, Found, Gained, SectionReader
from drafter.importers.recognise.supplement import legends
from drafter.importers.transcript import Line, Part, lines_of
from drafter.model import answers
from drafter.model.fields import CHOSEN, FieldKind, FormField, every_field
from drafter.model.form import Form


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A field with the parts that stand under its label."""

    field: FormField
    parts: tuple[Part, ...]


def answers_reader(texts: SectionReader) -> SectionReader:
    """Return the reader of sections with own fields; `texts` reads running text."""

    def read(found: Found, context: Context) -> Gained:
        values: dict[str, Value] = {}
        rest: list[Remainder] = []
        stretches, before = _stretches(found, context.form)
        if before:
            rest.append(Remainder(text_of(before), found.section.id))
        for stretch in stretches:
            gained = _answer(stretch, found, context, texts)
            values.update(gained.values)
            rest += gained.remainders
        return Gained({"angaben": values} if values else {}, tuple(rest))

    return read


def _stretches(found: Found, form: Form) -> tuple[list[_Stretch], tuple[Part, ...]]:
    """Cut a section at the labels of its fields; what stands before the first comes last."""
    named = [field for name in found.section.fields for field in form.fields if field.name == name]
    if len(named) == 1 and found.title:
        return [_Stretch(named[0], found.parts)], ()
    labels = Labels(tuple(label for field in named for label in field_labels(form, field)))
    cuts: list[tuple[FormField | None, list[Part]]] = [(None, [])]
    for part in found.parts:
        label, rest = _labelled(part, labels)
        field = next((f for f in named if label and f.name == label.name), None)
        if field and all(field is not cut[0] for cut in cuts):
            cuts.append((field, []))
            part = rest
        if not isinstance(part, Line) or part.text.strip():
            cuts[-1][1].append(part)
    fields = [_Stretch(field, tuple(parts)) for field, parts in cuts if field]
    return fields, tuple(cuts[0][1])


def _labelled(part: Part, labels: Labels) -> tuple[Label | None, Part]:
    """Return the label at the beginning of a line, and what follows it there."""
    if not isinstance(part, Line):
        return None, part
    for found in labels.sightings([part.text]):
        if found.label.place is Place.FIELD:
            return found.label, part_of(part, found.end)
    return None, part


def _answer(stretch: _Stretch, found: Found, context: Context, texts: SectionReader) -> Gained:
    field = stretch.field
    if field.kind is FieldKind.TEXT:
        return _text(stretch, found, context, texts)
    if field.kind.has_boxes:
        return _boxes(stretch, found, context.form)
    words = [line.text for line in lines_of(all_accepted(stretch.parts))]
    value, rest = _first_paragraph(words)
    said = PLAIN[field.kind](value) if value else None
    left = (Remainder(rest, found.section.id),) if rest else ()
    return Gained({field.name: said} if said else {}, left)


def _text(stretch: _Stretch, found: Found, context: Context, texts: SectionReader) -> Gained:
    gained = texts(Found(found.section, found.title, stretch.parts), context)
    said = next(iter(gained.values.values()), None)
    return Gained({stretch.field.name: said} if said else {}, gained.remainders)


def _first_paragraph(words: Sequence[str]) -> tuple[str, str]:
    """Return the first line with those on which it goes on, and the rest."""
    end = 1
    while end < len(words) and words[end - 1].rstrip().endswith(("-", ",", "und")):
        end += 1
    return running(words[:end]), running(words[end:])


def _line(value: str) -> Said:
    return Said(value)


def _money(value: str) -> Said:
    try:
        return Said(format_amount(parse_amount(value)), words=value)
    except ValueError:
        return Said("", Certainty.UNSURE, "Der Betrag ist nicht zu lesen.", value)


def _day(value: str) -> Said:
    return own_day(value, Certainty.SURE) or Said("", Certainty.UNSURE, NO_DAY, value)


NO_DAY: Final = "Das Datum ist nicht zu lesen."
PLAIN: Final = {FieldKind.LINE: _line, FieldKind.MONEY: _money, FieldKind.DAY: _day}


def _boxes(stretch: _Stretch, found: Found, form: Form) -> Gained:
    """Read a tick block with all that belongs to its boxes."""
    whole = list(lines_of(all_accepted(stretch.parts)))
    told = legends(whole)
    lines = [line.text for line in whole if line not in told]
    text = "\n".join(lines)
    field = stretch.field
    answer, certainty, note = _ticked(field, text, form)
    if answer is None:
        return Gained({field.name: Said("", Certainty.UNSURE, note, running(lines))})
    value = _written(field, answer, certainty, note)
    rest = _unread(text, field, value)
    left = (Remainder(rest, found.section.id),) if rest else ()
    return Gained({field.name: value}, left)


_Answer = Mapping[str, str | tuple[str, ...] | Mapping[str, object]]


def _ticked(field: FormField, text: str, form: Form) -> tuple[_Answer | None, Certainty, str]:
    """Return the names of the boxes ticked, with what was filled in beside them."""
    found = ticks(text, [option.label for option in field.options])
    if not found.ticked or (field.kind is FieldKind.CHOICE and len(found.ticked) > 1):
        return None, Certainty.UNSURE, found.note or MANY
    chosen = [field.options[index] for index in found.ticked]
    names: object = (
        chosen[0].name if field.kind is FieldKind.CHOICE else tuple(o.name for o in chosen)
    )
    answer: dict[str, object] = {CHOSEN: names}
    certainty, note = found.certainty, found.note
    for inner in (each for option in chosen for each in option.fields):
        value, sure, why = _inner(inner, text, form)
        if value is not None:
            answer[inner.name] = value
            certainty, note = min(certainty, sure), note or why
    return answer, certainty, note  # type: ignore[return-value]


MANY: Final = "Es ist mehr als ein Kästchen angekreuzt."


def _inner(field: FormField, text: str, form: Form) -> tuple[object, Certainty, str]:
    """Return what was answered in a field of a ticked box."""
    if field.kind.has_boxes:
        answer, certainty, note = _ticked(field, text, form)
        if answer is None:
            return None, Certainty.UNSURE, note
        return (answer[CHOSEN] if len(answer) == 1 else answer), certainty, note
    labels = Labels(field_labels(form, field))
    for line in text.split("\n"):
        found = next(iter(_anywhere(line, labels)), "")
        if found:
            return found, Certainty.SURE, ""
    return None, Certainty.SURE, ""


def _anywhere(line: str, labels: Labels) -> Iterator[str]:
    """Yield what stands behind a label in a line."""
    spelt = letters(line)
    for label in labels.labels:
        at = spelt.key.find(label.key)
        if at >= 0:
            yield line[spelt.end(at + len(label.key)) :].lstrip(" :.").strip()


def _written(field: FormField, answer: _Answer, certainty: Certainty, note: str) -> Value:
    """Return an answer as one line where that reads back to the same, or else as a mapping."""
    line = ", ".join(_flat(answer))
    read = answers.read([field], {field.name: line})
    if not read.problems and read == answers.read([field], {field.name: answer}):
        return Said(line, certainty, note)
    return _valued(answer, certainty, note)


def _flat(answer: object) -> Iterator[str]:
    match answer:
        case str():
            yield answer
        case Mapping():
            for value in answer.values():
                yield from _flat(value)
        case tuple():
            yield from answer


def _valued(answer: object, certainty: Certainty, note: str) -> Value:
    match answer:
        case Mapping():
            return {key: _valued(value, certainty, note) for key, value in answer.items()}
        case tuple():
            return tuple(_valued(value, certainty, note) for value in answer)
        case _:
            return Said(str(answer), certainty, note)


def _unread(text: str, field: FormField, answer: Value) -> str:
    """Return the lines that hold more than boxes, labels and what was read."""
    known = [words for each in every_field([field]) for words in _printed(each)]
    known += sorted(_texts(answer), key=len, reverse=True)
    lines = [line for line in text.split("\n") if line.strip()]
    return running([line for line in lines if _holds_more(line, known)])


def _printed(field: FormField) -> Iterator[str]:
    yield field.label
    yield from (option.label for option in field.options)


def _texts(value: Value) -> Iterator[str]:
    match value:
        case Said():
            yield from (piece.strip() for piece in (value.text, *value.text.split(",")))
        case Mapping():
            for each in value.values():
                yield from _texts(each)
        case _:
            for each in value:
                yield from _texts(each)


def _holds_more(line: str, known: Sequence[str]) -> bool:
    rest = BOX.sub(" ", line)
    for words in known:
        spelt = letters(rest)
        for start, end in reversed(places_of(spelt, words, rest)):
            rest = f"{rest[:start]} {rest[end:]}"
    return any(char.isalnum() for char in rest)
