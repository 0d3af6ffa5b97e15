"""Which papers of the store are meant: by number, by Wahlperiode, by date, or all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from drafter.archive.store import Store
from drafter.errors import ArchiveDamaged, UsageMistake
from drafter.german.dates import parse_date

_PARTS: Final = re.compile(r"[/\s]+")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for: numbers, or all papers that a term and a span of dates leave.

    `term` is as numbers name it („2020-2025“ in „2859/2020-2025/1“); `first` and `last` are
    days of papers, both included.
    """

    numbers: tuple[str, ...] = ()
    term: str | None = None
    first: date | None = None
    last: date | None = None


def selected(store: Store, selection: Selection) -> tuple[str, ...]:
    """Return the numbers that are meant, each once, in the order of the ledger or as asked for.

    A paper whose entry is damaged, or has no date, counts as one of the span, so that it is told
    and not missed.

    Raises:
        UsageMistake: if a number is not in the store, or none is meant.
    """
    found = tuple(_named(store, selection) if selection.numbers else _filtered(store, selection))
    if not found:
        raise UsageMistake(
            "In der Ablage ist keine Vorlage, auf die das zutrifft. Bitte die Angaben prüfen."
        )
    return found


def _named(store: Store, selection: Selection) -> tuple[str, ...]:
    known = frozenset(store.numbers())
    for number in selection.numbers:
        if number not in known:
            raise UsageMistake(f"„{number}“ ist nicht in der Ablage. Bitte die Nummer prüfen.")
    return tuple(dict.fromkeys(selection.numbers))


def _filtered(store: Store, selection: Selection) -> Iterator[str]:
    for number in store.numbers():
        if _in_term(number, selection.term) and _in_span(store, number, selection):
            yield number


def _in_term(number: str, term: str | None) -> bool:
    return term is None or term in _PARTS.split(number)


def _in_span(store: Store, number: str, selection: Selection) -> bool:
    if selection.first is None and selection.last is None:
        return True
    try:
        entry = store.entry(number)
        day = parse_date(entry.date if entry else "")
    except (ArchiveDamaged, ValueError):
        return True
    return (selection.first or date.min) <= day <= (selection.last or date.max)
