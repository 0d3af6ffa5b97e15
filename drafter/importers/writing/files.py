"""A Draft as the text of a YAML file: proved by loading it before anybody else does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from drafter.findings import Finding
from drafter.german.dates import format_date
from drafter.importers.draft import Certainty, Draft, Remainder, Said, Value
from drafter.importers.writing.rows import Loc, Row, is_claimed, rows
from drafter.importers.writing.scalars import comment
from drafter.model.form import Form
from drafter.source.load import load_text
from drafter.source.text import SourceText

UNKNOWN: Final = "nicht erkannt"
MISSING: Final = "Das war nicht zu erkennen. Bitte eintragen."
REQUIRED: Final = ("vorlagenart", "amt", "beratungsgegenstand")
HOMELESS: Final = "Nicht zugeordnet, bitte einordnen:"
ABSENT: Final = "feld-fehlt"
TOO_MUCH: Final = frozenset({"yaml-zu-gross", "yaml-zu-tief"})
MOST_DOUBTS: Final = 40
REFUSED: Final = "Das ist so nicht möglich:"
LEGEND: Final = (
    "„bitte prüfen“ steht über Werten, die wahrscheinlich stimmen. „unsicher“ und „nicht "
    "zugeordnet“ nennen, was in der Vorlage steht und hier noch fehlt. Bitte alle Anmerkungen "
    "durchsehen und danach löschen."
)


def written(draft: Draft, form: Form, forms: Path, name: str = "", day: date | None = None) -> str:
    """Return the text of a YAML file that loads and builds, whatever the Draft holds.

    `form` is the draft's form, `forms` the folder of the forms. `name` is the file that was read,
    `day` the day of the import; both stand in the comment at the top. A value that cannot be loaded
    becomes a comment.
    """
    values = draft.values
    for _ in range(MOST_DOUBTS):
        draft = replace(draft, values=_completed(values, form))
        made = tuple(_file(draft, name, day))
        text = "".join(f"{row.text}\n" for row in made)
        loaded = load_text(SourceText(name, text), Path(name or "import.yaml"), forms=forms)
        if loaded.paper is not None:
            return text
        values = _doubted(draft.values, made, loaded.findings)
    return "".join(f"{row.text}\n" for row in _file(_without_values(draft, form), name, day))


def _completed(values: Mapping[str, Value], form: Form) -> Mapping[str, Value]:
    """Return values with a plain word for each that a paper must have and this one lacks."""
    usual = {"vorlagenart": form.kinds[0].name, "amt": UNKNOWN, "beratungsgegenstand": UNKNOWN}
    made = dict(values)
    for key in REQUIRED:
        value = made.get(key)
        if value is None or not is_claimed(value) or _lacks_name(key, value):
            blank = Said(usual[key], Certainty.LIKELY, MISSING)
            made[key] = _named(value, blank) if key == "amt" else blank
    order = (*REQUIRED[:1], "drucksachennummer", "amt", "datum", "nachtrag", "beratungsgegenstand")
    first = {key: made[key] for key in order if key in made}
    return {**first, **made}


def _lacks_name(key: str, value: Value) -> bool:
    return key == "amt" and isinstance(value, Mapping) and not is_claimed(value.get("name", ()))


def _named(value: Value | None, blank: Said) -> Value:
    return {**value, "name": blank} if isinstance(value, Mapping) else blank


def _file(draft: Draft, name: str, day: date | None) -> Iterator[Row]:
    yield from _head(draft, name, day)
    yield Row(f"formular: {draft.form}", ("formular",))
    yield Row("status: entwurf", ("status",))
    left = list(draft.remainders)
    for key, value in draft.values.items():
        if not _is_short(value):
            yield Row("", ())
        yield from rows(key, value, (key,))
        here = [each for each in left if each.near == key]
        left = [each for each in left if each.near != key]
        yield from _remainders([each.words for each in here])
    yield from _remainders([each.words for each in left])


def _head(draft: Draft, name: str, day: date | None) -> Iterator[Row]:
    said = f"Übernommen aus „{name}“" if name else "Übernommen"
    on = f" am {format_date(day)}" if day else ""
    text = f"{said}{on} mit drafter import."
    if draft.remainders or not all(map(_is_sure, draft.values.values())):
        text = f"{text} {LEGEND}"
    lines = (text, *draft.notes)
    yield from (Row(line, ()) for text in lines for line in comment(text, 0))
    yield Row("", ())


def _is_sure(value: Value) -> bool:
    if isinstance(value, Said):
        return value.certainty is Certainty.SURE
    return all(map(_is_sure, value.values() if isinstance(value, Mapping) else value))


def _is_short(value: Value) -> bool:
    """Whether a value stands on one line without a comment, and so close to its neighbours."""
    return isinstance(value, Said) and not value.prose and _is_sure(value) and len(value.text) < 80


def _remainders(words: Sequence[str]) -> Iterator[Row]:
    if not any(words):
        return
    text = "\n".join((HOMELESS, *(each.strip() for each in words if each.strip())))
    yield Row("", ())
    yield from (Row(line, ()) for line in comment(text, 0))


def _doubted(
    values: Mapping[str, Value], made: Sequence[Row], findings: Iterable[Finding]
) -> Mapping[str, Value]:
    """Return values with each of which a finding says that it cannot be, as a comment."""
    for finding in findings:
        if finding.blocks_drafts:
            loc = _value_at(made, finding, values)
            note = f"{REFUSED} {finding.message}"
            values = {
                key: _changed(value, loc[1:], note) if key == loc[0] else value
                for key, value in values.items()
            }
    return values


def _value_at(made: Sequence[Row], finding: Finding, values: Mapping[str, Value]) -> Loc:
    """Return the place of the value that a finding is about; all of one that lacks a part.

    Where the file has too much, that is all of what stands there.
    """
    loc = made[min(finding.place.line, len(made)) - 1].loc
    if not loc or loc[0] not in values:
        return tuple(list(values)[-1:])
    if finding.code in TOO_MUCH:
        return loc[:1]
    if finding.code == ABSENT and not isinstance(_at(values, loc), Mapping):
        return loc[:-1] or loc
    return loc


def _at(value: Value, loc: Loc) -> Value:
    for step in loc:
        value = value[step]  # type: ignore[index]
    return value


def _without_values(draft: Draft, form: Form) -> Draft:
    """Return a draft with its words alone, where no value of it could be loaded."""
    rest = tuple(Remainder(" ".join(_words(value)), key) for key, value in draft.values.items())
    return replace(draft, values=_completed({}, form), remainders=(*rest, *draft.remainders))


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, Said):
        yield value.words or value.text
    else:
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _words(each)


def _changed(value: Value, loc: Loc, note: str) -> Value:
    """Return a value in which what stands at a place is unsure."""
    match value:
        case Said():
            return replace(value, certainty=Certainty.UNSURE, note=note)
        case Mapping():
            return {
                key: _changed(each, loc[1:], note) if not loc or key == loc[0] else each
                for key, each in value.items()
            }
        case _:
            return tuple(
                _changed(each, loc[1:], note) if not loc or at == loc[0] else each
                for at, each in enumerate(value)
            )
