"""The whole YAML file: its head, its keys in their usual order, and what has no home."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from drafter.importers.draft import Certainty, Draft, Remainder, Said, Value
from drafter.importers.writing import comments
from drafter.importers.writing.rows import VALUE, Row, entry_rows, is_given
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.source.shape import fields

UNKNOWN: Final = "(nicht erkannt)"
TOGETHER: Final = frozenset(
    {"status", "vorlagenart", "drucksachennummer", "amt", "datum", "neutraler_titel"}
    | {"mitzeichnungen"}
)
"""Keys that stand directly below the one before."""

NO_OFFICE: Final = "Das Amt war nicht zu erkennen. Bitte eintragen."
NO_SUBJECT: Final = "Der Beratungsgegenstand war nicht zu erkennen. Bitte eintragen."
NO_KIND: Final = "Die Vorlagenart war nicht zu erkennen."
FORM_DOUBT: Final = "Das Formular ist nicht sicher zu erkennen."


def file_rows(
    draft: Draft, values: Mapping[str, Value], form: Form, origin: str, day: date | None
) -> Iterator[Row]:
    """Yield the lines of the file; `values` are those of the draft, or what is left of them."""
    yield from (Row(line) for line in comments.head(origin, day, draft.notes))
    yield Row("")
    shapes, homes = fields(Paper), _homes(draft.remainders, values)
    for number, (key, value) in enumerate(_completed(draft, values, form).items()):
        near = homes.pop(key, ())
        if number and key not in TOGETHER and (is_given(value) or near or _is_told(value, key)):
            yield Row("")
        yield from entry_rows(key, value, shapes.get(key, VALUE), (key,))
        yield from (Row(line) for each in near for line in comments.rest(each))
    for left in homes.values():
        yield Row("")
        yield from (Row(line) for each in left for line in comments.rest(each))


def _is_told(value: Value, key: str) -> bool:
    return any(comments.doubts(value, key))


def _homes(
    remainders: Sequence[Remainder], values: Mapping[str, Value]
) -> dict[str, tuple[Remainder, ...]]:
    """Return the words without a home by the key behind which they stand, empty for the end."""
    found: dict[str, tuple[Remainder, ...]] = {}
    for each in remainders:
        key = each.near if each.near in values else ""
        found[key] = (*found.get(key, ()), each)
    return found


def _completed(draft: Draft, values: Mapping[str, Value], form: Form) -> dict[str, Value]:
    """Return all keys of the file; what it cannot do without gets a word that says so."""
    certain = draft.certainty
    likely = Certainty.SURE if certain is Certainty.SURE else Certainty.LIKELY
    made: dict[str, Value] = {
        "formular": Said(draft.form, likely, "" if likely is Certainty.SURE else FORM_DOUBT),
        "status": Said("entwurf"),
    }
    needed = {
        "vorlagenart": Said(form.kinds[0].name, Certainty.LIKELY, NO_KIND),
        "amt": Said(UNKNOWN, Certainty.LIKELY, NO_OFFICE),
        "beratungsgegenstand": Said(UNKNOWN, Certainty.LIKELY, NO_SUBJECT),
    }
    order = [key for key in fields(Paper) if key in values or key in needed]
    for key in order:
        value = values.get(key)
        stands = value is not None and is_given(value)
        made[key] = value if stands and value is not None else needed.get(key, value)  # type: ignore[assignment]
    return made
