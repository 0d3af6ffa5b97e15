"""The change list as words: lines for a terminal, a section for the first page, data for programs.

All three are made from the same `Change`s. What changes with every Nachtrag stands last, under
„Verfahren“; what is only renumbered, set in other paragraphs, or in another style, is told in one
line each.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
SAME_MATTER: Final = "Am Inhalt hat sich nichts geändert."
PROCEDURE: Final = "Verfahren"
PROCEDURE_CAPTION: Final = f"{PROCEDURE} (im Text nicht markiert)"
LONGEST: Final = 180
BEGINNING: Final = 120
END: Final = 50
MARKS: Final = frozenset(".,;:!?-–—()[]/„“”‚‘’'\"» «")
SENTENCE_ENDS: Final = (".", "!", "?", ":")
WHOLE: Final = (Kind.NEW, Kind.DELETED)
REGROUPED: Final = (Kind.SPLIT, Kind.JOINED, Kind.SHIFTED)


def section(changes: Iterable[Change], legend: Sequence[Block]) -> Section:
    """Return the change list as a section: the legend, a table, and what is no change of words."""
    every = tuple(changes)
    subject, procedure = _told(every, procedure=False), _told(every, procedure=True)
    asides = [Paragraph(inline(line)) for line in _asides(every)]
    nothing = Paragraph(inline(SAME_MATTER if procedure else NO_CHANGE))
    content = [*_table(subject, ()), *asides] or [nothing]
    blocks = (
        *legend,
        *content,
        *_table(procedure, inline(PROCEDURE_CAPTION)),
    )
    return Section(SECTION, inline(TITLE), blocks, TITLE)


def lines(changes: Iterable[Change]) -> tuple[str, ...]:
    """Return the change list for a terminal, one change a line, without a title."""
    every = tuple(changes)
    return (
        *map(line, _told(every, procedure=False)),
        *_asides(every),
        *(f"{PROCEDURE}: {line(change)}" for change in _told(every, procedure=True)),
    )


def line(change: Change) -> str:
    """Return a change as a line: „Ziffer 3, Absatz 2: 300.000 € → 320.000 €“."""
    return f"{place(change)}: {_what(change)}"


def place(change: Change) -> str:
    """Return where a change is, with its old address where that is another one.

    What both addresses begin with is not said twice: „Begründung, Absatz 3 (bisher Absatz 1)“.
    """
    if not change.place:
        return f"bisher {change.was_place}"
    if change.was_place in ("", change.place):
        return change.place
    return f"{change.place} (bisher {remainder(change.was_place, change.place)})"


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


def shortened(text: str) -> str:
    """Return a text as a list shows it: on one line, the middle of a long one left out."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST:
        return flat
    beginning, end = flat[:BEGINNING].rpartition(" ")[0], flat[-END:].partition(" ")[2]
    return f"{beginning or flat[:BEGINNING]} … {end or flat[-END:]}"


def remainder(address: str, other: str) -> str:
    """Return an address without the parts that another one has too; its last part always stays."""
    parts, others = _parts(address), _parts(other)
    same = 0
    while same < min(len(parts), len(others)) - 1 and parts[same] == others[same]:
        same += 1
    return ", ".join(parts[same:])


def _parts(address: str) -> list[str]:
    """Split an address at its commas, but not inside of quotation marks."""
    made: list[str] = []
    for part in address.split(", "):
        if made and made[-1].count("„") > made[-1].count("“"):
            made[-1] += f", {part}"
        else:
            made.append(part)
    return made


def _told(changes: Iterable[Change], *, procedure: bool) -> list[Change]:
    """Return the changes that are told one by one, of the procedure or of the paper's matter."""
    return [
        change
        for change in changes
        if change.procedure is procedure and not any(holds(change) for _, holds in ASIDES)
    ]


def _is_regrouped_only(change: Change) -> bool:
    return change.kind in REGROUPED and not change.of_words


def _is_of_marks_only(change: Change) -> bool:
    """Whether only punctuation changed, and nothing came or went as a whole."""
    signs = {sign for edit in change.edits for sign in edit.old + edit.new}
    return change.of_words and change.kind not in WHOLE and signs <= MARKS


ASIDES: Final[tuple[tuple[str, Callable[[Change], bool]], ...]] = (
    ("Nur neu nummeriert", lambda change: change.kind is Kind.RENUMBERED),
    ("Nur anders in Absätze geteilt", _is_regrouped_only),
    ("Nur Satzzeichen geändert", _is_of_marks_only),
    ("Nur anders gestaltet", lambda change: change.kind is Kind.FORM),
)


def _asides(changes: Iterable[Change]) -> Iterator[str]:
    every = [change for change in changes if not change.procedure]
    for label, holds in ASIDES:
        places = list(dict.fromkeys(place(change) for change in every if holds(change)))
        if places:
            yield f"{label}: {'; '.join(places)}."


def _what(change: Change) -> str:
    """Return what happened: a word for it, then the words that went and came."""
    if change.kind in WHOLE:
        texts = _joined(edit.new or edit.old for edit in change.edits)
        return f"{change.kind}: „{texts}“" if texts else str(change.kind)
    if change.kind is Kind.CHANGED and change.edits:
        return "; ".join(map(_with_kind, change.edits))
    words = "; ".join(map(_words, change.edits))
    return f"{change.kind}: {words}" if words else str(change.kind)


def _kind(edit: Edit) -> Kind:
    """Return what happened at one place of a text."""
    if edit.old and edit.new:
        return Kind.CHANGED
    return Kind.ADDED if edit.new else Kind.DELETED


def _with_kind(edit: Edit) -> str:
    kind = _kind(edit)
    return _words(edit) if kind is Kind.CHANGED else f"{kind} {_words(edit)}"


def _words(edit: Edit) -> str:
    if edit.old and edit.new:
        return f"{shortened(edit.old)} → {shortened(edit.new)}"
    return f"„{shortened(edit.new or edit.old)}“"


def _joined(texts: Iterable[str]) -> str:
    """Return several texts as one: sentences one behind the other, others with semicolons."""
    text = ""
    for each in filter(None, texts):
        text += f"{_joint(text)}{each}"
    return shortened(text)


def _joint(before: str) -> str:
    return "" if not before else " " if before.endswith(SENTENCE_ENDS) else "; "


def _table(changes: Sequence[Change], caption: Inline) -> list[Block]:
    heads = tuple(Column(inline(head)) for head in HEADS)
    rows = tuple(row for change in changes for row in _rows(change))
    return [Table(heads, rows, caption, row_heads=True)] if rows else []


def _rows(change: Change) -> Iterator[Row]:
    """Yield a row for what came or went as a whole, else one for each place of the text."""
    if change.kind in WHOLE or not change.edits:
        whole = Edit(_joined(e.old for e in change.edits), _joined(e.new for e in change.edits))
        yield _row(change, change.kind, whole)
    for edit in change.edits if change.kind not in WHOLE else ():
        yield _row(change, _kind(edit) if change.kind is Kind.CHANGED else change.kind, edit)


def _row(change: Change, kind: Kind, edit: Edit) -> Row:
    where = (Run(f"{place(change)}: "), Run(str(kind), emphasis=True))
    old, new = shortened(edit.old) or NOTHING, shortened(edit.new) or NOTHING
    return Row((where, inline(old), inline(new)))
