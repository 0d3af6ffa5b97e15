"""Which units of a gap became one another: candidates by rare words, then the heaviest chain.

Candidates share rare words or stand at the same place; of all pairs that keep the order of both
sides those are taken that are most alike in sum. What then stands alone between two pairs may
still have been replaced.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from drafter.redline.units import (
    FIXED,
    HEADING,
    ITEM,
    PARAGRAPH,
    SHORT,
    TABLE,
    Link,
    Unit,
    Units,
    is_at_an_edge,
    rough_similarity,
    similarity,
)

LOOSELY_RELATED: Final = 0.2
RAREST: Final = 12
MOST_COMMON: Final = 24
NEIGHBOURS: Final = (-1, 0, 1)
TEXTS: Final = frozenset({PARAGRAPH, HEADING})
SHORT_ONLY: Final = frozenset({PARAGRAPH, ITEM})
NEVER_REPLACED: Final = FIXED | {"row"}


def related(old: Units, new: Units, olds: range, news: range) -> list[Link]:
    """Return pairs of related units in a gap, in the order of both sides."""
    if len(olds) == len(news) == 1:
        return _single(old, new, olds[0], news[0])
    lone = _lone(old, new, olds, news)
    scored = [*lone, *_scored(old, new, *_others(lone, olds, news))]
    return _with_lone_pairs(heaviest_chain(scored, old, new), old, new, olds, news)


def candidates(
    old: Units, new: Units, olds: Sequence[int], news: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs worth a look: those that share a rare word, and those at the same place.

    Where there are no more than two old units, every place is near theirs.
    """
    if len(olds) < len(NEIGHBOURS):
        yield from ((i, j) for j in news for i in olds)
        return
    holders: dict[str, list[int]] = defaultdict(list)
    for i in olds:
        for word in old[i].vocabulary:
            holders[word].append(i)
    for index, j in enumerate(news):
        known = sorted(
            (word for word in new[j].vocabulary if word in holders),
            key=lambda word: (len(holders[word]), word),
        )
        near = {i for word in known[:RAREST] for i in holders[word][:MOST_COMMON]}
        place = index * len(olds) // len(news)
        near |= {olds[k] for step in NEIGHBOURS if 0 <= (k := place + step) < len(olds)}
        for i in sorted(near):
            yield i, j


def _single(old: Units, new: Units, i: int, j: int) -> list[Link]:
    """Return the pair of what stands alone on both sides of a gap, unless neither became other."""
    before, after = old[i], new[j]
    alike = 0.0
    if before.kind == after.kind not in FIXED:
        alike = rough_similarity(before, after) or similarity(before, after)
    return [Link((i,), (j,), alike)] if alike or _replaces(before, after) else []


def _lone(old: Units, new: Units, olds: range, news: range) -> list[Link]:
    """Return pairs of surely related units that are the only ones of their kind in a gap."""
    befores, afters = (_only_ones(units, indices) for units, indices in ((old, olds), (new, news)))
    pairs = ((befores[kind], afters[kind]) for kind in befores if kind in afters)
    return [
        Link((i,), (j,), alike) for i, j in pairs if (alike := rough_similarity(old[i], new[j]))
    ]


def _only_ones(units: Units, indices: range) -> dict[str, int]:
    """Return where the only unit of each kind stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for index in indices:
        found[units[index].kind].append(index)
    return {
        kind: places[0] for kind, places in found.items() if len(places) == 1 and kind not in FIXED
    }


def _others(lone: list[Link], olds: range, news: range) -> tuple[list[int], list[int]]:
    """Return the indices that are in none of the pairs."""
    taken = {pair.old[0] for pair in lone}, {pair.new[0] for pair in lone}
    return [i for i in olds if i not in taken[0]], [j for j in news if j not in taken[1]]


def _scored(old: Units, new: Units, olds: Sequence[int], news: Sequence[int]) -> Iterator[Link]:
    """Yield pairs of related units, whatever their order."""
    for i, j in candidates(old, new, olds, news):
        if old[i].kind == new[j].kind not in FIXED and (alike := similarity(old[i], new[j])):
            yield Link((i,), (j,), alike)


class _Tail(NamedTuple):
    """The end of a chain: its weight, where it ends in new, and the number of its last link."""

    weight: float
    end: int
    number: int


def heaviest_chain(pairs: list[Link], old: Units, new: Units) -> list[Link]:
    """Return the pairs that keep the order of both sides and are most alike in sum.

    `tails` holds the best chains found so far, by the index in new at which they end, each
    heavier than the one before it.
    """
    if len(pairs) < 2:
        return pairs
    ends: list[int] = []
    tails: list[_Tail] = []
    made: list[tuple[Link, int]] = []
    for group in _by_old(pairs):
        chained = [_chained(pair, ends, tails) for pair in group]
        for pair, (weight, before) in zip(group, chained, strict=True):
            _enter(ends, tails, _Tail(weight + weigh(pair, old, new), pair.new[0], len(made)))
            made.append((pair, before))
    return _unwound(tails, made)


def weigh(pair: Link, old: Units, new: Units) -> float:
    """Return what a pair counts in a chain: the more, the longer and the more alike it is."""
    size = old[pair.old[0]].size
    other = size if pair.similarity == 1.0 else new[pair.new[0]].size
    return pair.similarity**2 * (size + other + 1)


def _by_old(pairs: list[Link]) -> Iterator[list[Link]]:
    groups: dict[int, list[Link]] = defaultdict(list)
    for pair in pairs:
        groups[pair.old[0]].append(pair)
    for index in sorted(groups):
        yield groups[index]


def _chained(pair: Link, ends: list[int], tails: list[_Tail]) -> tuple[float, int]:
    """Return the weight of the best chain that a pair goes on, and the number of its last link."""
    place = bisect_left(ends, pair.new[0])
    return (tails[place - 1].weight, tails[place - 1].number) if place else (0.0, -1)


def _enter(ends: list[int], tails: list[_Tail], tail: _Tail) -> None:
    """Enter a chain among the best ones, and drop those that end later and weigh no more."""
    place = bisect_left(ends, tail.end)
    if place and tails[place - 1].weight >= tail.weight:
        return
    last = place
    while last < len(tails) and tails[last].weight <= tail.weight:
        last += 1
    if place < len(ends) and ends[place] == tail.end and tails[place].weight > tail.weight:
        return
    ends[place:last] = [tail.end]
    tails[place:last] = [tail]


def _unwound(tails: list[_Tail], made: list[tuple[Link, int]]) -> list[Link]:
    number = tails[-1].number if tails else -1
    chain = []
    while number >= 0:
        pair, number = made[number]
        chain.append(pair)
    return chain[::-1]


def _with_lone_pairs(
    chain: list[Link], old: Units, new: Units, olds: range, news: range
) -> list[Link]:
    """Pair what stands alone between two pairs, where a reader would say it was replaced."""
    made: list[Link] = []
    here, there = olds.start, news.start
    for pair in [*chain, Link((olds.stop,), (news.stop,))]:
        alone = pair.old[0] - here == 1 and pair.new[0] - there == 1
        if alone and _replaces(old[here], new[there]):
            made.append(Link((here,), (there,)))
        made.append(pair)
        here, there = pair.old[0] + 1, pair.new[0] + 1
    return made[:-1]


def _replaces(old: Unit, new: Unit) -> bool:
    """Whether a unit alone at its place replaces another although their words are not related."""
    if {old.kind, new.kind} == TEXTS:
        return old.words == new.words
    if old.kind != new.kind or old.kind in NEVER_REPLACED:
        return False
    if old.kind in SHORT_ONLY:
        is_short = max(len(old.words), len(new.words)) <= SHORT
        return is_short or is_at_an_edge(old.words, new.words)
    return old.kind != TABLE or similarity(old, new, LOOSELY_RELATED) > 0
