"""A Draft to a YAML file, and the proof that it loads.

A value that the loader refuses is no value any more: it becomes a comment and the file is
written again, until it loads.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from drafter.importers.draft import Certainty, Draft, Said, Value
from drafter.importers.writing.rows import Loc, Row, is_given
from drafter.importers.writing.yaml import file_rows
from drafter.model.form import Form
from drafter.source.load import Loaded, load_text
from drafter.source.text import SourceText

NAME: Final = "import.yaml"
MOST_TRIALS: Final = 40


def written(
    draft: Draft,
    form: Form,
    *,
    origin: str = "",
    day: date | None = None,
    forms: Path | None = None,
) -> str:
    """Return the YAML file of a draft: it loads and builds, whatever was recognised.

    `origin` is the name of the file that was read, `day` the day of the import; both stand in the
    comment at its head. `forms` is the folder of the forms.
    """
    values = draft.values
    for _ in range(MOST_TRIALS):
        rows = tuple(file_rows(draft, values, form, origin, day))
        text = "".join(f"{row.text}\n" for row in rows)
        loaded = proved(text, forms)
        if loaded.paper is not None:
            return text
        values = _without(values, tuple(_refused(rows, loaded)))
    told = {key: _unsure(value, TOO_MANY) for key, value in draft.values.items()}
    rows = tuple(file_rows(draft, told, form, origin, day))
    return "".join(f"{row.text}\n" for row in rows)


TOO_MANY: Final = "Die Werte passen nicht zusammen."


def proved(text: str, forms: Path | None = None) -> Loaded:
    """Load the text of a file that is not written yet."""
    return load_text(SourceText(NAME, text), Path(NAME), forms=forms)


def _refused(rows: tuple[Row, ...], loaded: Loaded) -> Iterator[tuple[Loc, str]]:
    """Yield the values that the loader refuses, and why."""
    for finding in loaded.findings:
        if finding.blocks_drafts and finding.place.line <= len(rows):
            yield rows[finding.place.line - 1].loc, finding.message


def _without(
    values: Mapping[str, Value], refused: tuple[tuple[Loc, str], ...]
) -> Mapping[str, Value]:
    """Make refused values unsure; where one is that already, what it stands in."""
    for loc, why in refused:
        values = _told(values, _given(values, loc), why)
    return values


def _given(values: Mapping[str, Value], loc: Loc) -> Loc:
    """Return the longest beginning of a location at which anything is given."""
    for length in range(len(loc), 1, -1):
        found = _at(values, loc[:length])
        if found is not None and is_given(found):
            return loc[:length]
    return loc[:1]


def _at(value: Value, loc: Loc) -> Value | None:
    for part in loc:
        match value:
            case Mapping() if isinstance(part, str) and part in value:
                value = value[part]
            case tuple() if isinstance(part, int) and part < len(value):
                value = value[part]
            case _:
                return None
    return value


def _told(values: Mapping[str, Value], loc: Loc, why: str) -> Mapping[str, Value]:
    changed = _changed(values, loc, why)
    return changed if isinstance(changed, Mapping) else values


def _changed(value: Value, loc: Loc, why: str) -> Value:
    if not loc:
        return _unsure(value, why)
    first, *rest = loc
    match value:
        case Mapping():
            return {k: _changed(v, tuple(rest), why) if k == first else v for k, v in value.items()}
        case tuple():
            return tuple(
                _changed(v, tuple(rest), why) if i == first else v for i, v in enumerate(value)
            )
        case _:
            return value


def _unsure(value: Value, why: str) -> Value:
    match value:
        case Said():
            words = value.words or value.text
            return Said("", Certainty.UNSURE, value.note or why, words, page=value.page)
        case Mapping():
            return {key: _unsure(part, why) for key, part in value.items()}
        case _:
            return tuple(_unsure(part, why) for part in value)
