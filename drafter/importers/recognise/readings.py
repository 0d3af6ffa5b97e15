"""Earlier readings of a matter: paper numbers, and under each who had it on the agenda when."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import Final

from drafter.german.wording import quoted
from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.recognise.columns import Columns, grid_pieces
from drafter.importers.recognise.heads import Heads
from drafter.importers.recognise.layout import Layout, Piece, line_pieces, placed
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
from drafter.importers.transcript import Grid, Line, Part
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
HEAD: Final = (
    r"(?:Gremium|Gremien|Datum|Sitzungstermin|Sitzungsdatum|Sitzung am|Sitzung|Termin|TOP"
    rf"|Tagesordnungspunkt|Ergebnis|{LABEL})[\s,;:/|()]{{0,9}}"
)
HEAD_ROW: Final = re.compile(rf"[ \t(]{{0,9}}(?:{HEAD}){{1,8}}")
"""A line that only heads columns, or the front of one that names bodies."""

BODY_HEAD: Final = re.compile(r"Gremi(?:um|en)(?![a-zäöüß])")
BEGINS: Final = r"(?:(?<![\w/.-])|(?<=[0-9])(?=[A-Z]))"
"""Where a paper number begins; its letter may be glued to the agenda number before it."""

LONGEST_GAP: Final = 12
LINK: Final = re.compile(r"[\s),.]{0,9}(?:;|und\b|sowie\b|u\.|&)\s{0,9}")


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


Spoilt = Mapping[int, int]
"""Where prose begins on a printed line, by its row."""

_Event = Reference | Named | Sign | _Barrier


def prior_readings(found: Found, context: Context) -> Gained:
    """Read earlier readings; what is no body with its days, or prose, is left over."""
    layout = _laid(found.parts)
    heads = tuple(_heads(layout.text))
    references = tuple(_references(layout.text, context.form))
    hidden = Heads(spans=(*heads, *((one.start, one.end) for one in references)))
    names = Names(context.form.organizations)
    reading = Reading(layout, hidden, Vocabulary(context.form), names)
    marks, left = signs(reading, READING_FINDERS)
    words, is_joint = named(layout, left, names)
    spoilt = _spoilt_rows(layout, words, references)
    events = _events(layout, references, words, marks, spoilt)
    treated, homeless = _gathered(events, layout, is_joint)
    homeless += _deal_blocks(treated, layout)
    title = [line.text for line in found.title]
    has_agenda = any("top" in each.casefold() for each in (*title, *_words(layout, heads)))
    entries, rest = _entries(treated, has_agenda)
    used = {id(one.reference) for one in treated}
    unused = (one.said.text for one in references if id(one.said) not in used)
    lost = (*unused, *_row_words(layout, spoilt), *homeless, *rest, layout.beyond)
    return Gained(
        {KEY: entries} if entries else {},
        tuple(Remainder(one, KEY) for one in lost if re.search(r"\w", one)),
    )


def _laid(parts: Sequence[Part]) -> Layout:
    """Return all parts as one layout; the cells of a table's row stand on one printed line."""
    pieces: list[Piece] = []
    for is_line, group in groupby(parts, key=lambda part: isinstance(part, Line)):
        row = pieces[-1].row + 1 if pieces else 0
        if is_line:
            pieces += line_pieces([part for part in group if isinstance(part, Line)], row)
        for grid in (part for part in group if isinstance(part, Grid)):
            pieces += grid_pieces(grid, Columns(), pieces[-1].row + 1 if pieces else 0)
    return placed(pieces)


def _heads(text: str) -> Iterator[tuple[int, int]]:
    """Yield where heads of columns stand: lines of nothing else, or before the first body."""
    for line in re.finditer(r"[^\n]+", text):
        match = HEAD_ROW.match(line[0])
        if match and (match.end() == len(line[0]) or BODY_HEAD.match(match[0].lstrip())):
            yield line.start(), line.start() + match.end()


def _words(layout: Layout, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    yield from (layout.text[start:end] for start, end in spans)


def _references(text: str, form: Form) -> Iterator[Reference]:
    """Yield the paper numbers: those of the form, and others behind a word that says so."""
    own = rf"{BEGINS}(?:{LABEL})?(?P<own>{form.number.pattern})(?![\w/-])"
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


def _spoilt_rows(layout: Layout, words: Sequence[Named], references: Sequence[Reference]) -> Spoilt:
    """Return the printed lines with words that are no body: prose, of which nothing is claimed.

    A line is prose from its first place on, or from behind the number of a reading, where what
    follows begins anew: papers of one line have all that follows on it.
    """
    spoilt: dict[int, int] = {}
    for one in words:
        if one.said is None:
            first, last = layout.at(one.start).row, layout.at(one.end - 1).row
            if first not in spoilt:
                spoilt[first] = one.start if _begins_anew(layout, one, words, references) else 0
            spoilt |= dict.fromkeys(range(first + 1, last + 1), 0)
    return spoilt


def _begins_anew(
    layout: Layout, one: Named, words: Sequence[Named], references: Sequence[Reference]
) -> bool:
    """Whether words begin with a capital right behind the number of a reading on their line."""
    before = max((each for each in references if each.end <= one.start), key=_start, default=None)
    if before is None or not re.match(r"\W*[A-ZÄÖÜ]", layout.text[one.start :][:LONGEST_GAP]):
        return False
    between = layout.text[before.end : one.start][:LONGEST_GAP]
    on_line = layout.at(before.start).row == layout.at(one.start).row
    return on_line and not re.search(r"[\w,]", between) and _follows_body(layout, before, words)


def _is_spoilt(layout: Layout, spoilt: Spoilt, place: int) -> bool:
    return place >= spoilt.get(layout.at(place).row, place + 1)


def _events(
    layout: Layout,
    references: Sequence[Reference],
    words: Sequence[Named],
    marks: Sequence[Sign],
    spoilt: Spoilt,
) -> list[_Event]:
    """Return all that was found in the order of the text, without what stands in prose."""
    first = min((word.start for word in words), default=len(layout.text))
    leads = any(one.start < first for one in references)
    told = [one for one in words if not _is_spoilt(layout, spoilt, one.start)]
    kept = [one for one in marks if not _is_spoilt(layout, spoilt, one.start)]
    numbers = list(_numbers(layout, references, words, spoilt))
    ends = not leads and _ends_with_numbers(told, kept, numbers)
    events: list[_Event] = [
        *(
            replace(one, closes=not leads and (ends or _closes(layout, one, words)))
            for one in numbers
        ),
        *told,
        *kept,
        *(_Barrier(one.start) for one in words if one.said is None),
    ]
    return sorted(events, key=_start)


def _numbers(
    layout: Layout, references: Sequence[Reference], words: Sequence[Named], spoilt: Spoilt
) -> Iterator[Reference]:
    """Yield the numbers; in prose only one that ends its line and has no body before it there."""
    for one in references:
        is_spoilt = _is_spoilt(layout, spoilt, one.start)
        if not is_spoilt or (_ends_line(layout, one) and not _follows_body(layout, one, words)):
            yield one


def _ends_line(layout: Layout, one: Reference) -> bool:
    behind = layout.text[one.end : one.end + LONGEST_GAP].partition("\n")[0]
    return not re.search(r"\w", behind)


def _ends_with_numbers(
    bodies: Sequence[Named], marks: Sequence[Sign], numbers: Sequence[Reference]
) -> bool:
    """Whether each number stands behind readings of its own, the last one behind all others."""
    if not numbers or not bodies:
        return False
    starts = [one.start for one in bodies]
    before = [bisect_left(starts, number.start) for number in numbers]
    last = max(*(one.end for one in bodies), *(one.end for one in marks), 0)
    return numbers[-1].start >= last and all(a < b for a, b in pairwise([0, *before]))


def _closes(layout: Layout, reference: Reference, words: Sequence[Named]) -> bool:
    """Whether a number is that of the body before it: on its line, or behind a comma above."""
    line = layout.text[max(0, reference.start - LONGEST_GAP) : reference.start]
    return re.search(r",\s*\n\s*$", line) is not None or _follows_body(layout, reference, words)


def _start(event: _Event) -> int:
    return event.start


def _row_words(layout: Layout, spoilt: Spoilt) -> Iterator[str]:
    """Yield the words of prose, those of lines below each other together."""
    kept: list[str] = []
    last = -2
    for piece in layout.pieces:
        start = spoilt.get(piece.row, piece.end)
        if start < piece.end:
            if piece.row > last + 1 and kept:
                yield running("\n".join(kept))
                kept = []
            kept.append(piece.text[max(0, start - piece.start) :])
            last = piece.row
    if kept:
        yield running("\n".join(kept))


def _follows_body(layout: Layout, reference: Reference, words: Sequence[Named]) -> bool:
    """Whether a body stands before a number on its line: then the number is that body's."""
    row = layout.at(reference.start).row
    for at in range(bisect_left(words, reference.start, key=_start) - 1, -1, -1):
        if layout.at(words[at].start).row != row:
            return False
        if words[at].said:
            return True
    return False


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
            elif treated and not is_parted:
                _close(treated, one.said, current, layout)
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


def _close(treated: Sequence[_Treated], number: Said, current: Said | None, layout: Layout) -> None:
    """Give a number to the reading before it, and to those that „und“ or „;“ links with it."""
    for at in range(len(treated) - 1, -1, -1):
        if treated[at].reference is not current:
            return
        treated[at].reference = number
        if not at or not _is_linked(treated[at - 1], treated[at], layout):
            return


def _is_linked(before: _Treated, one: _Treated, layout: Layout) -> bool:
    ends = [each.end for each in before.bodies] + [each.end for each in before.signs]
    between = layout.text[max(ends) : one.bodies[0].start][: 2 * LONGEST_GAP]
    return LINK.match(between) is not None


def _deal_blocks(treated: Sequence[_Treated], layout: Layout) -> list[str]:
    """Deal out the signs of bodies that stand below each other, before a column of days.

    Return the words of those signs that are not there once for each body.
    """
    lost: list[str] = []
    block: list[_Treated] = []
    for one in treated:
        block.append(one)
        if not one.signs:
            continue
        if len(block) > 1 and _is_column(one, layout):
            own, one.signs = one.signs, []
            lost += _deal(block, own, layout)
        block = []
    return lost


def _is_column(one: _Treated, layout: Layout) -> bool:
    """Whether more than one day stands below the line of a body, and none of its signs on it."""
    row = layout.at(one.bodies[-1].end - 1).row
    days = sum(sign.kind is Kind.DAY for sign in one.signs)
    return days > 1 and all(layout.at(sign.start).row > row for sign in one.signs)


def _deal(block: Sequence[_Treated], marks: Sequence[Sign], layout: Layout) -> Iterator[str]:
    for kind in dict.fromkeys(sign.kind for sign in marks):
        own = [sign for sign in marks if sign.kind is kind]
        if len(own) == len(block):
            for one, sign in zip(block, own, strict=True):
                one.signs.append(sign)
        else:
            yield from (running(layout.text[sign.start : sign.end]) for sign in own)


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
        if not groups or _number(groups[-1][0]) != _number(one.reference):
            groups.append((one.reference, []))
        groups[-1][1].append(_reading(one.bodies, meetings))
    return tuple(_group(reference, readings) for reference, readings in groups), rest


def _number(reference: Said | None) -> str:
    return reference.text if reference else ""


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
