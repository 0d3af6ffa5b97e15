"""Nachträge: what they may take out, and that they change anything at all."""

import re
from collections.abc import Iterator
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING, Final

from drafter.checks.case import Case, Remark
from drafter.findings import Severity
from drafter.german.wording import printable, quoted
from drafter.model.form import SectionKind
from drafter.model.paper import Paper
from drafter.model.prose import all_covers, all_prose
from drafter.model.scalars import Scope, Status, SupplementMode
from drafter.source import Loc

if TYPE_CHECKING:
    from drafter.redline import Change

BINDING: Final = (SectionKind.RESOLUTION, SectionKind.FINANCES)
EXPLAINING: Final = (SectionKind.GOALS, SectionKind.SUMMARY, SectionKind.RATIONALE)
MOST_NAMED: Final = 3
POINT: Final = re.compile(r"(?:bisher )?Ziffer (\d+)")
WORD: Final = re.compile(r"\w")
WORDS: Final = re.compile(r"[−–-]?\d+(?:[., \u00a0]\d+)*|\w+")  # an amount is one
OF_ITS_OWN: Final = frozenset(
    {"reference", "date", "status", "lead_office", "supplement", "foot_note", "acknowledged"}
)


def supplement_takes_nothing_out(case: Case) -> Iterator[Remark]:
    """Demand that a Nachtrag that „ergänzt“ takes no words out of its original.

    The original stays on the table and the Nachtrag adds to it, so words that a reading copy drops
    or replaces still stand. In Beschlussvorschlag and finances this is an error once dispatched, in
    the reasons a warning. A Nachtrag that names its changes (`umfang: nur_ergaenzung`) says what it
    takes out, and is exempt; so is what belongs to the procedure.
    """
    supplement = case.paper.supplement
    if supplement is None or supplement.mode is not SupplementMode.SUPPLEMENTS:
        return
    if supplement.scope is Scope.CHANGES or case.original is None:
        return
    for section in (*BINDING, *EXPLAINING):
        taken = [] if _keeps_all(case.original, case.paper, section) else _taken(case, section)
        if taken:
            yield _remark(case, section, taken)


def supplement_changes_something(case: Case) -> Iterator[Remark]:
    """Demand that a Nachtrag differs from its original in more than its head.

    Silent about one that holds only changes: each of them says what it changes.
    """
    if case.paper.supplement is None or case.original is None or case.paper.only_changes:
        return
    fields = (name for name in type(case.paper).model_fields if name not in OF_ITS_OWN)
    if any(getattr(case.paper, name) != getattr(case.original, name) for name in fields):
        return
    yield Remark(
        ("nachtrag",),
        "Der Nachtrag unterscheidet sich außer im Kopf nicht von seiner Ursprungsvorlage. Bitte "
        "prüfen, ob „zu“ die richtige Vorlage nennt und die Änderungen gespeichert sind.",
    )


def _keeps_all(original: Paper, paper: Paper, section: SectionKind) -> bool:
    """Whether a section surely keeps all words, seen without comparing: they come in one order."""
    if section in BINDING and [*_covers(original, section)] != [*_covers(paper, section)]:
        return False
    old, new = _but_for_common_ends([*_lines(original, section)], [*_lines(paper, section)])
    words = _words(new)
    return all(word in words for word in _words(old))


def _covers(paper: Paper, section: SectionKind) -> Iterator[object]:
    yield from (cover for loc, cover in all_covers(paper) if loc[0] == section)
    if section is SectionKind.FINANCES and paper.finances:
        yield from paper.finances.tables


def _lines(paper: Paper, section: SectionKind) -> Iterator[str]:
    for loc, text in all_prose(paper):
        if loc[0] == section:
            yield from text.split("\n")


def _but_for_common_ends(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """Leave out the lines at the beginning and at the end that both have, as most lines are."""
    for _ in range(2):
        common = len([*takewhile(bool, map(eq, old, new))])
        old, new = old[common:][::-1], new[common:][::-1]
    return old, new


def _words(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield from WORDS.findall(line)


def _taken(case: Case, section: SectionKind) -> list["Change"]:
    return [change for change in case.changes() if _takes_out(change, section)]


def _takes_out(change: "Change", section: SectionKind) -> bool:
    return change.section == section and any(WORD.search(edit.old) for edit in change.edits)


def _remark(case: Case, section: SectionKind, taken: list["Change"]) -> Remark:
    named = "; ".join(map(_named, taken[:MOST_NAMED]))
    more = f" und {len(taken) - MOST_NAMED} weitere Stellen" if taken[MOST_NAMED:] else ""
    return Remark(
        _loc(section, taken[0]),
        "Der Nachtrag ergänzt die Ursprungsvorlage, diese bleibt also gültig. Hier fehlen aber "
        f"Worte von ihr oder sind ersetzt ({named}{more}); das bleibt ohne Wirkung. Bitte die "
        "Worte wieder einsetzen, „art: ersetzt“ wählen oder die Änderung mit „umfang: "
        "nur_ergaenzung“ ausdrücklich benennen.",
        severity=_severity(case, section),
    )


def _named(change: "Change") -> str:
    words = next(edit.old for edit in change.edits if WORD.search(edit.old))
    return f"{printable(change.was_place or change.place)}: {quoted(words)}"


def _loc(section: SectionKind, change: "Change") -> Loc:
    """Return where to look: the point that changed, or the section's key."""
    point = POINT.match(change.place)
    if point:
        return ("beschlussvorschlag", "ziffern", int(point[1]) - 1)
    return (section.value,)


def _severity(case: Case, section: SectionKind) -> Severity:
    dispatched = case.paper.status is Status.DISPATCHED
    return Severity.ERROR if dispatched and section in BINDING else Severity.WARNING
