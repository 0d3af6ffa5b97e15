"""The change list as words: lines for a terminal, a section for the first page, data for programs.

All three are made from the same `Change`s. What changes with every Nachtrag stands last, under
„Verfahren“; what is only renumbered or set in another style is told in one line each.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from drafter.document import (
    Block,
    Column,
    Inline,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    inline,
)
from drafter.redline.changes import Change, Edit, Kind

SECTION: Final = "aenderungen"
TITLE: Final = "Änderungsübersicht"
HEADS: Final = ("Stelle", "bisher", "jetzt")
NOTHING: Final = "–"
NO_CHANGE: Final = "Es hat sich nichts geändert."
PROCEDURE: Final = "Verfahren"
LONGEST: Final = 220
BEGINNING: Final = 150
END: Final = 50


def section(changes: Iterable[Change], legend: Sequence[str]) -> Section:
    """Return the change list as a section: the legend, a table, and what is no change of words."""
    every = tuple(changes)
    told = [change for change in every if change.of_words or change.kind is Kind.MOVED]
    subject = [change for change in told if not change.procedure]
    procedure = [change for change in told if change.procedure]
    blocks: list[Block] = [Paragraph(inline(line)) for line in legend]
    blocks += _table(subject, ()) or [Paragraph(inline(NO_CHANGE))]
    blocks += [Paragraph(inline(line)) for line in _asides(every)]
    blocks += _table(procedure, inline(f"{PROCEDURE} (nicht bezeichnet)"))
    return Section(SECTION, inline(TITLE), tuple(blocks), TITLE)


def lines(changes: Iterable[Change]) -> tuple[str, ...]:
    """Return the change list for a terminal, one change a line, without a title."""
    every = tuple(changes)
    told = [change for change in every if _is_told(change)]
    return (
        *(line(change) for change in told if not change.procedure),
        *_asides(every),
        *(f"{PROCEDURE}: {line(change)}" for change in told if change.procedure),
    )


def line(change: Change) -> str:
    """Return a change as a line: „Ziffer 3, Absatz 2: 300.000 € → 320.000 €“."""
    words = "; ".join(_arrow(edit) for edit in change.edits)
    head = f"{place(change)}: "
    if change.kind is Kind.CHANGED and all(edit.old and edit.new for edit in change.edits):
        return head + words
    return head + (f"{change.kind}: {words}" if words else change.kind)


def place(change: Change) -> str:
    """Return where a change is, with its old address where that is another one."""
    if not change.place:
        return f"bisher {change.was_place}" if change.was_place else ""
    moved = change.was_place and change.was_place != change.place
    return f"{change.place} (bisher {change.was_place})" if moved else change.place


def data(changes: Iterable[Change]) -> list[dict[str, object]]:
    """Return the change list as JSON holds it (`docs/handbuch.md`, „Änderungen als JSON“)."""
    return [
        {
            "art": str(change.kind),
            "abschnitt": change.section,
            "stelle": change.place or None,
            "bisherige_stelle": change.was_place or None,
            "verfahren": change.procedure,
            "worte": [{"bisher": edit.old, "jetzt": edit.new} for edit in change.edits],
        }
        for change in changes
    ]


def _is_told(change: Change) -> bool:
    return change.of_words or change.kind in (Kind.MOVED, Kind.SPLIT, Kind.JOINED)


def _arrow(edit: Edit) -> str:
    if edit.old and edit.new:
        return f"{shortened(edit.old)} → {shortened(edit.new)}"
    return f"„{shortened(edit.new)}“" if edit.new else f"gestrichen „{shortened(edit.old)}“"


def shortened(text: str) -> str:
    """Return a text as a list shows it: on one line, the middle of a long one left out."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST:
        return flat
    beginning, _, _ = flat[:BEGINNING].rpartition(" ")
    _, _, end = flat[-END:].partition(" ")
    return f"{beginning or flat[:BEGINNING]} … {end or flat[-END:]}"


def _asides(changes: Iterable[Change]) -> Iterator[str]:
    every = tuple(changes)
    renumbered = [place(each) for each in every if each.kind is Kind.RENUMBERED]
    form = [each.place for each in every if each.kind is Kind.FORM and not each.procedure]
    split = [place(each) for each in every if each.kind is Kind.SPLIT and not each.of_words]
    joined = [place(each) for each in every if each.kind is Kind.JOINED and not each.of_words]
    for label, places in (
        ("Nur neu nummeriert", renumbered),
        ("Nur anders in Absätze geteilt", [*split, *joined]),
        ("Nur anders gestaltet", form),
    ):
        if places:
            yield f"{label}: {'; '.join(places)}."


def _table(changes: Sequence[Change], caption: Inline) -> list[Block]:
    if not changes:
        return []
    heads = tuple(Column(inline(head)) for head in HEADS)
    return [Table(heads, tuple(map(_row, changes)), caption, row_heads=True)]


def _row(change: Change) -> Row:
    where = (Run(f"{place(change)}: "), Run(str(change.kind), emphasis=True))
    if not change.edits:
        return Row((where, inline(NOTHING), inline(NOTHING)))
    old = "\n".join(shortened(edit.old) or NOTHING for edit in change.edits)
    new = "\n".join(shortened(edit.new) or NOTHING for edit in change.edits)
    return Row((where, inline(old), inline(new)))
