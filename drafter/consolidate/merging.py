"""All amendments of a Nachtrag together: none shifts another, and no two touch the same words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from drafter.consolidate.effects import Effect, Insertion, effect
from drafter.consolidate.original import Original, Text, Unclear
from drafter.consolidate.records import Rewriting
from drafter.consolidate.typed import edited, following, reread
from drafter.consolidate.words import Edit
from drafter.model.addresses import address_at
from drafter.model.amendment import Amendment
from drafter.model.base import Record
from drafter.model.paper import Point, attachment_numbers
from drafter.model.prose import Loc

BEFORE, WITHIN, BEHIND = 0, 1, 2
NOTHING_LEFT = (
    "Danach bliebe von „{}“ nichts stehen. Bitte die Stelle als Ganzes streichen: „… wird "
    "gestrichen.“"
)


class Problem(NamedTuple):
    """What is unclear about an amendment: its location in the Nachtrag, and a German sentence."""

    loc: Loc
    message: str


class _Ordered(NamedTuple):
    """An edit in its order among those of one text, with the amendment that it comes from."""

    start: int
    end: int
    rank: int
    number: int
    new: str
    whose: int


Effects = Mapping[int, Effect]
Problems = Mapping[int, Unclear]


def merged(
    original: Original, amendments: Sequence[Amendment]
) -> tuple[Rewriting, tuple[Problem, ...]]:
    """Return what amendments make new in the original, and what is unclear about them.

    Each amendment means the original as it is, so their order says nothing. One that is unclear
    is left out; the others are carried out.
    """
    effects, alone = _effects(original, amendments)
    together = _meetings(effects)
    effects = _without(effects, {index for pair in together for index in pair})
    texts, spoilt = _texts(original, effects)
    effects = _without(effects, spoilt)
    problems = {**alone, **_conflicts(together), **spoilt, **_misnumbered(effects)}
    told = (_problem(amendments, index, problems[index]) for index in sorted(problems))
    return _rewriting(original, effects, texts), tuple(told)


def _effects(original: Original, amendments: Sequence[Amendment]) -> tuple[Effects, Problems]:
    effects: dict[int, Effect] = {}
    unclear: dict[int, Unclear] = {}
    for index, amendment in enumerate(amendments):
        try:
            effects[index] = effect(original, amendment)
        except Unclear as problem:
            unclear[index] = problem
    return effects, unclear


def _without(effects: Effects, indices: Mapping[int, object] | set[int]) -> Effects:
    return {index: one for index, one in effects.items() if index not in indices}


def _meetings(effects: Effects) -> Mapping[tuple[int, int], str]:
    """Return the pairs of amendments that cannot both be carried out, and why."""
    found = {}
    for (first, one), (second, other) in combinations(effects.items(), 2):
        if one.claim.meets(other.claim):
            found[first, second] = (
                "betreffen dieselbe Stelle. Ausgeführt wird keine von beiden; bitte zu einer "
                "zusammenfassen."
            )
        elif _same_gap(one.insertion, other.insertion):
            found[first, second] = (
                "fügen an derselben Stelle etwas ein, und was davon zuerst kommt, steht nicht "
                "da. Bitte beiden ihre neue Nummer geben: Nach Ziffer 5 wird Ziffer 6 eingefügt: …"
            )
    return found


def _same_gap(one: Insertion | None, other: Insertion | None) -> bool:
    if one is None or other is None or one.gap != other.gap:
        return False
    return None in (one.number, other.number) or one.number == other.number


def _conflicts(meetings: Mapping[tuple[int, int], str]) -> Problems:
    """Tell each conflict at the later amendment."""
    return {
        second: Unclear(f"Diese Änderung und die Änderung {first + 1} der Liste {why}")
        for (first, second), why in reversed([*meetings.items()])
    }


def _texts(original: Original, effects: Effects) -> tuple[Mapping[Loc, tuple[Edit, ...]], Problems]:
    """Return the edits of each text in their order, and the amendments that would spoil one."""
    edits: dict[Loc, tuple[Edit, ...]] = {}
    spoilt: dict[int, Unclear] = {}
    for loc, several in _by_text(effects).items():
        text = original.texts[loc]
        made = tuple(_apart(text, sorted(several)))
        try:
            _refuse_spoilt(text, edited(text.source, made))
            edits[loc] = made
        except Unclear as problem:
            spoilt |= {one.whose: problem for one in several}
    return edits, spoilt


def _by_text(effects: Effects) -> Mapping[Loc, list[_Ordered]]:
    found: dict[Loc, list[_Ordered]] = {}
    for index, one in effects.items():
        if one.edit:
            text, start, end, new, _ = one.edit
            found.setdefault(text.loc, []).append(_Ordered(start, end, WITHIN, 0, new, index))
        put = one.insertion
        if put and isinstance(put.new, str):
            new = f"\n\n{put.new}" if put.behind else f"{put.new}\n\n"
            rank = BEHIND if put.behind else BEFORE
            ordered = _Ordered(put.at, put.at, rank, put.number or 0, new, index)
            found.setdefault(put.loc, []).append(ordered)
    return found


def _apart(text: Text, edits: Sequence[_Ordered]) -> Iterator[Edit]:
    """Yield edits in order; of a blank that falls away with two words each takes its part."""
    done = 0
    for one in edits:
        start = max(one.start, done)
        done = max(one.end, start)
        yield Edit(text, start, done, one.new, (start, done))


def _refuse_spoilt(text: Text, source: str) -> None:
    if not source.strip():
        raise Unclear(NOTHING_LEFT.format(address_at(text.loc)))
    reread(text, source)


def _rewriting(
    original: Original, effects: Effects, texts: Mapping[Loc, tuple[Edit, ...]]
) -> Rewriting:
    values: dict[Loc, object] = dict(following(original, texts))
    for loc, edits in texts.items():
        text = original.texts[loc]
        values[loc] = reread(text, edited(text.source, edits))
    values |= dict(one.value for one in effects.values() if one.value)
    return Rewriting({**_pinned(original, values), **values}, _inserted(effects))


def _pinned(original: Original, values: Mapping[Loc, object]) -> Mapping[Loc, object]:
    """Keep the numbers of the attachments behind one that falls away."""
    attachments = original.paper.attachments
    locs: list[Loc] = [("anlagen", index) for index in range(len(attachments))]
    if not any(loc in values and values[loc] is None for loc in locs):
        return {}
    numbers = attachment_numbers(attachments)
    return {(*loc, "nummer"): number for loc, number in zip(locs, numbers, strict=True)}


def _inserted(effects: Effects) -> Mapping[Loc, tuple[Record, ...]]:
    found: dict[Loc, tuple[Record, ...]] = {}
    for put in _in_order(effects):
        if isinstance(put.new, Record):
            loc = (*put.loc, put.at)
            found[loc] = (*found.get(loc, ()), put.new)
    return found


def _in_order(effects: Effects) -> list[Insertion]:
    """Return what is inserted in the order of the places; after one entry before the next."""
    puts = [one.insertion for one in effects.values() if one.insertion]
    return sorted(puts, key=lambda put: (put.at, not put.behind, put.number or 0))


def _misnumbered(effects: Effects) -> Problems:
    """Tell the new points whose number is neither the one they get nor the next to their place."""
    order = _in_order(effects)
    gone = {one.value[0] for one in effects.values() if one.value and one.value[1] is None}
    found: dict[int, Unclear] = {}
    for index, one in effects.items():
        put = one.insertion
        if put and put.number and isinstance(put.new, Point):
            siblings = [other for other in order if other.loc == put.loc]
            before = siblings[: siblings.index(put)]
            kept = sum((*put.loc, at) not in gone for at in range(put.at))
            number = kept + len(before) + 1
            next_to = put.at + sum(other.at == put.at for other in before) + 1
            if put.number not in (number, next_to):
                found[index] = Unclear(_other_number(put, number), "nummer")
    return found


def _other_number(put: Insertion, number: int) -> str:
    address = address_at((*put.loc, number - 1))
    return (
        f"Was hier eingefügt wird, zählt das Programm als „{address}“, also mit einer anderen "
        "Nummer als angegeben. Bitte die Nummer berichtigen oder weglassen."
    )


def _problem(amendments: Sequence[Amendment], index: int, unclear: Unclear) -> Problem:
    key = amendments[index].text_key if unclear.key == "durch" else unclear.key
    return Problem(("aenderungen", index, key or "an"), str(unclear))
