"""Earlier readings of a matter: paper numbers, and under each who had it on the agenda when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from drafter.german.wording import quoted
from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.recognise.heads import Heads
from drafter.importers.recognise.layout import Layout, laid
from drafter.importers.recognise.matching import Names, running
from drafter.importers.recognise.naming import Named, joint_body, named
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.importers.recognise.signs import (
    LONE_NUMBER,
    READING_FINDERS,
    Kind,
    Reading,
    Sign,
    signs,
)
from drafter.importers.recognise.vocabulary import Vocabulary
from drafter.importers.transcript import lines_of
from drafter.model.form import Form

KEY: Final = "fruehere_behandlung"
LABEL: Final = (
    r"(?:(?:Drucksachen?|Drucks\.?|Drs\.?|DS|(?:Beschluss|Informations|Mitteilungs)?[Vv]orlagen?|Vorl\.?)"
    r"[\s.-]{0,3}(?:Nr\.?|Nummer|nummer)?[\s.:]{0,3})"
)
KEYS: Final[Mapping[Kind, str]] = {
    Kind.NOTE: "vermerk",
    Kind.AGENDA: "top",
    Kind.OUTCOME: "ergebnis",
}
OTHER_NUMBER: Final = r"(?:[A-Z]{1,3}[/-])?\d{1,6}(?:/\d{2,4}(?:-\d{2,4})?)?(?:/\d{1,2})?(?![\w/-])"


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper number, from `start` to `end`; it stands behind its readings where it `closes`."""

    start: int
    end: int
    said: Said
    closes: bool = False


@dataclass(slots=True)
class _Treated:
    """A body's reading while it is gathered: bodies, their signs, and the number."""

    bodies: list[Named]
    reference: Said | None
    signs: list[Sign] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Barrier:
    """Where prose stands: what follows it belongs to no body before it."""

    start: int


_Event = Reference | Named | Sign | _Barrier


def prior_readings(found: Found, context: Context) -> Gained:
    """Read earlier readings; what is no body with its days, or prose, is left over."""
    layout = laid(list(lines_of(found.parts)))
    references = tuple(_references(layout.text, context.form))
    hidden = Heads(spans=tuple((one.start, one.end) for one in references))
    names = Names(context.form.organizations)
    reading = Reading(layout, hidden, Vocabulary(context.form), names)
    marks, left = signs(reading, READING_FINDERS)
    words, is_joint = named(layout, left, names)
    spoilt = _spoilt_rows(layout, words)
    events = _events(layout, references, words, marks, spoilt)
    treated, homeless = _gathered(events, layout, is_joint)
    has_agenda = "top" in " ".join(line.text for line in found.title).casefold()
    entries, rest = _entries(treated, has_agenda)
    used = {id(one.reference) for one in treated}
    unused = (one.said.text for one in references if id(one.said) not in used)
    lost = (*unused, *_row_words(layout, spoilt), *homeless, *rest, layout.beyond)
    return Gained(
        {KEY: entries} if entries else {},
        tuple(Remainder(one, KEY) for one in lost if re.search(r"\w", one)),
    )


def _references(text: str, form: Form) -> Iterator[Reference]:
    """Yield the paper numbers: those of the form, and others behind a word that says so."""
    own = rf"(?<![\w/.-])(?:{LABEL})?(?P<own>{form.number.pattern})(?![\w/-])"
    other = rf"(?<![^\W\d_]){LABEL}(?P<other>{OTHER_NUMBER})"
    taken: list[tuple[int, int]] = []
    for pattern in (own, other):
        for match in re.finditer(pattern, text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
    for start, end in sorted(taken):
        yield Reference(start, end, _said(text[start:end], form))


def _said(words: str, form: Form) -> Said:
    number = running(re.sub(rf"^{LABEL}", "", words))
    if form.number.parse(number):
        return Said(number)
    note = f"{quoted(number)} ist keine Nummer, wie sie das Formular kennt."
    return Said(number, Certainty.LIKELY, note)


def _spoilt_rows(layout: Layout, words: Sequence[Named]) -> frozenset[int]:
    """Return the printed lines with words that are no body: prose, of which nothing is claimed."""
    return frozenset(
        row
        for one in words
        if one.said is None
        for row in range(layout.at(one.start).row, layout.at(one.end - 1).row + 1)
    )


def _events(
    layout: Layout,
    references: Sequence[Reference],
    words: Sequence[Named],
    marks: Sequence[Sign],
    spoilt: frozenset[int],
) -> list[_Event]:
    """Return all that was found in the order of the text, without what stands in prose."""
    first = min((word.start for word in words), default=len(layout.text))
    leads = any(one.start < first for one in references)
    events: list[_Event] = [
        *(
            replace(one, closes=not leads and _follows_body(layout, one, words))
            for one in references
        ),
        *(one for one in words if layout.at(one.start).row not in spoilt),
        *(one for one in marks if layout.at(one.start).row not in spoilt),
        *(_Barrier(one.start) for one in words if one.said is None),
    ]
    return sorted(events, key=_start)


def _start(event: _Event) -> int:
    return event.start


def _row_words(layout: Layout, rows: frozenset[int]) -> Iterator[str]:
    kept: list[str] = []
    last = -2
    for piece in layout.pieces:
        if piece.row in rows:
            if piece.row > last + 1 and kept:
                yield running("\n".join(kept))
                kept = []
            kept.append(piece.text)
            last = piece.row
    if kept:
        yield running("\n".join(kept))


def _follows_body(layout: Layout, reference: Reference, words: Sequence[Named]) -> bool:
    """Whether a body stands before a number on its line: then the number is that body's."""
    row = layout.at(reference.start).row
    return any(
        one.said and one.start < reference.start and layout.at(one.start).row == row
        for one in words
    )


def _gathered(
    events: Sequence[_Event], layout: Layout, is_joint: bool
) -> tuple[list[_Treated], list[str]]:
    """Return the readings, and the words that belong to none."""
    treated: list[_Treated] = []
    homeless: list[str] = []
    current: Said | None = None
    is_parted = True
    for one in events:
        if isinstance(one, Reference):
            if not one.closes:
                current = one.said
            elif treated and treated[-1].reference is current:
                treated[-1].reference = one.said
            is_parted = True
        elif isinstance(one, _Barrier):
            is_parted = True
        elif isinstance(one, Named):
            _add_body(treated, one, current, is_joint)
            is_parted = False
        elif is_parted:
            homeless.append(running(layout.text[one.start : one.end]))
        else:
            treated[-1].signs.append(one)
    return treated, homeless


def _add_body(treated: list[_Treated], body: Named, current: Said | None, is_joint: bool) -> None:
    """Add a body: to that before it where both met jointly, else as a reading of its own."""
    if body.joint and treated and not treated[-1].signs:
        sure = Certainty.SURE if is_joint else body.joint
        treated[-1].bodies.append(replace(body, joint=sure))
    else:
        treated.append(_Treated([body], current))


def _entries(treated: Sequence[_Treated], has_agenda: bool) -> tuple[tuple[Value, ...], list[str]]:
    """Return the groups of readings under one number each, and words that no meeting has."""
    groups: list[tuple[Said | None, list[Value]]] = []
    rest: list[str] = []
    for one in treated:
        meetings, lost = _meetings(one.signs, has_agenda)
        rest += lost
        if not groups or groups[-1][0] is not one.reference:
            groups.append((one.reference, []))
        groups[-1][1].append(_reading(one.bodies, meetings))
    return tuple(_group(reference, readings) for reference, readings in groups), rest


def _group(reference: Said | None, readings: Sequence[Value]) -> Value:
    number = {"drucksachennummer": reference} if reference else {}
    return {**number, "lesungen": tuple(readings)}


def _reading(bodies: Sequence[Named], meetings: Sequence[Value]) -> Value:
    first, *others = bodies
    values: dict[str, Value] = {"gremium": first.said or Said("")}
    if others:
        values["gemeinsam_mit"] = tuple(map(joint_body, others))
    return {**values, "sitzungen": tuple(meetings)} if meetings else values


def _meetings(
    marks: Sequence[Sign], has_agenda: bool
) -> tuple[list[Mapping[str, Value]], list[str]]:
    """Return the meetings of a reading: each day begins one."""
    meetings: list[dict[str, Value]] = []
    rest: list[str] = []
    for mark in marks:
        key = _key(mark, has_agenda)
        if mark.kind is Kind.DAY:
            meetings.append({"datum": mark.said})
        elif key and meetings and key not in meetings[-1]:
            meetings[-1][key] = _guessed(mark.said) if mark.kind is Kind.NUMBER else mark.said
        else:
            rest.append(mark.said.words or mark.said.text)
    return [_ordered(meeting) for meeting in meetings], rest


def _key(mark: Sign, has_agenda: bool) -> str | None:
    if mark.kind is Kind.NUMBER:
        return "top" if has_agenda else None
    return KEYS.get(mark.kind)


def _guessed(said: Said) -> Said:
    return replace(said, certainty=Certainty.LIKELY, note=LONE_NUMBER)


def _ordered(meeting: Mapping[str, Value]) -> Mapping[str, Value]:
    return {key: meeting[key] for key in ("datum", "vermerk", "top", "ergebnis") if key in meeting}
