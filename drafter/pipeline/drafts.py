"""Changes of a draft's head in words: what the draft does not have yet was not struck."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from drafter.document import Document, Field, plain_text
from drafter.german.dates import format_date
from drafter.redline import Change, Kind
from drafter.redline.changes import HEAD, Edit

NO_NUMBER: Final = "noch nicht vergeben"
NO_DATE: Final = "noch offen"
NUMBER_FIELD: Final = "nummer"
JOINT: Final = ", "


def in_words(changes: tuple[Change, ...], old: Document, new: Document) -> tuple[Change, ...]:
    """Return changes that say of a missing number or date that it is missing."""
    told = {**_numbers(old, new), **_dates(old, new)}
    return tuple(_told(change, told) if change.section == HEAD else change for change in changes)


def _told(change: Change, told: dict[Edit, Edit]) -> Change:
    edits = tuple(told.get(_bare(edit), edit) for edit in change.edits)
    return change if edits == change.edits else replace(change, kind=Kind.CHANGED, edits=edits)


def _bare(edit: Edit) -> Edit:
    return Edit(edit.old.strip(JOINT), edit.new.strip(JOINT))


def _numbers(old: Document, new: Document) -> dict[Edit, Edit]:
    """Return the edit between a number and the words that stand for a missing one."""
    printed = Edit(_number(old), _number(new))
    shown = Edit(old.reference or NO_NUMBER, new.reference or NO_NUMBER)
    return {printed: shown} if bool(old.reference) != bool(new.reference) else {}


def _number(document: Document) -> str:
    return next(_number_fields(document), "")


def _number_fields(document: Document) -> Iterator[str]:
    for section in document.sections:
        for block in section.blocks if section.id == HEAD else ():
            if isinstance(block, Field) and block.name == NUMBER_FIELD:
                yield plain_text(block.runs)


def _dates(old: Document, new: Document) -> dict[Edit, Edit]:
    """Return the edit by which a date came or went; nothing where both have one, or none."""
    days = Edit(_day(old), _day(new))
    shown = Edit(days.old or NO_DATE, days.new or NO_DATE)
    return {days: shown} if bool(days.old) != bool(days.new) else {}


def _day(document: Document) -> str:
    return format_date(date.fromisoformat(document.date)) if document.date else ""
