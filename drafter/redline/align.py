"""Two sequences to links: which part became which, what was split or joined, what moved.

Equal parts are anchors (a longest common subsequence). Only between anchors are parts paired by
the similarity of their words. So the cost grows with the length, not with its square, unless
every part was rewritten and nothing rare is left in common.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise

from rapidfuzz.distance import LCSseq

from drafter.redline.borders import regrouped, with_shifted_borders
from drafter.redline.moves import equal_moves, moves
from drafter.redline.pairing import heaviest_chain, related, weigh
from drafter.redline.units import Link, Units


def align(old: Units, new: Units, first_move: int = 1) -> list[Link]:
    """Link two sequences, in reading order; what is gone stands before what came at its place.

    Moves are numbered from `first_move`, both of their links with one number.
    `one_by_one` gives links of single equal parts.
    """
    pairs = _without_moved(_pairs(old, new), old, new)
    links = with_shifted_borders(regrouped(pairs, old, new), old, new)
    return _in_order(links, old, new, first_move)


def one_by_one(links: Iterable[Link]) -> Iterator[Link]:
    """Yield each link; of a stretch of equal parts, a link for each of them."""
    for link in links:
        if link.equal:
            yield from (_same(i, j) for i, j in zip(link.old, link.new, strict=True))
        else:
            yield link


def _pairs(old: Units, new: Units) -> list[Link]:
    """Return stretches of equal units, and between them pairs of related ones."""
    made: list[Link] = []
    here = there = 0
    for pair in [*_anchors(old, new), Link((len(old),), (len(new),))]:
        olds, news = range(here, pair.old[0]), range(there, pair.new[0])
        if olds and news:
            made += related(old, new, olds, news)
        made.append(pair)
        here, there = pair.old[-1] + 1, pair.new[-1] + 1
    return made[:-1]


def _anchors(old: Units, new: Units) -> list[Link]:
    """Return stretches of equal units in the order of both sides.

    Of equal units that changed places those stay that are longer, and the others have moved.
    """
    stretches = _equal(old, new)
    strays = [_same(i, j) for i, j in equal_moves(*_free(stretches, old, new), old, new)]
    return _with_strays(stretches, strays, old, new) if strays else stretches


def _equal(old: Units, new: Units) -> list[Link]:
    """Return the stretches of a longest common subsequence."""
    return [
        _same(step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in LCSseq.opcodes(old.numbers, new.numbers)
        if step.tag == "equal"
    ]


def _same(old: int, new: int, size: int = 1) -> Link:
    """Return so many equal units, from one place in old and one in new on, as a link."""
    return Link(range(old, old + size), range(new, new + size), 1.0, equal=True)


def _with_strays(stretches: list[Link], strays: list[Link], old: Units, new: Units) -> list[Link]:
    """Return those of equal units that changed places which stay where they are."""
    pairs = [pair for each in stretches for pair in zip(each.old, each.new, strict=True)]
    heaviest = sum(weigh(stray, old, new) for stray in strays)
    weight = cache(lambda index: weigh(_same(*pairs[index]), old, new))
    passed = [(stray, _passed(stray, pairs)) for stray in strays]
    near = [each for each in passed if _weigh_at_most(heaviest, map(weight, each[1]))]
    if not near:
        return stretches
    crossed = {index for _, indices in near for index in indices}
    rivals = [*(_same(*pairs[index]) for index in crossed), *(stray for stray, _ in near)]
    stay = heaviest_chain(rivals, old, new)
    others = (pair for index, pair in enumerate(pairs) if index not in crossed)
    return _stretches(sorted([*others, *((pair.old[0], pair.new[0]) for pair in stay)]))


def _stretches(pairs: list[tuple[int, int]]) -> list[Link]:
    """Return equal units in order, each stretch of them as one link."""
    starts = [0, *(k for k, (one, other) in enumerate(pairwise(pairs), 1) if not _next(one, other))]
    return [_same(*pairs[start], end - start) for start, end in pairwise([*starts, len(pairs)])]


def _next(pair: tuple[int, int], other: tuple[int, int]) -> bool:
    return pair[0] + 1 == other[0] and pair[1] + 1 == other[1]


def _passed(stray: Link, pairs: list[tuple[int, int]]) -> range:
    """Return which of ordered pairs stand between a stray's place in old and that in new."""
    places = (
        bisect_left(pairs, stray.old[0], key=lambda pair: pair[0]),
        bisect_left(pairs, stray.new[0], key=lambda pair: pair[1]),
    )
    return range(min(places), max(places))


def _weigh_at_most(most: float, weights: Iterable[float]) -> bool:
    """Whether parts weigh no more than that in sum, so that others may be the ones that stay."""
    return all(total <= most for total in accumulate(weights))


def _without_moved(pairs: list[Link], old: Units, new: Units) -> list[Link]:
    """Drop pairs of unrelated units of which one stands, as it is, at another place."""
    likely = [pair for pair in pairs if pair.similarity]
    if len(likely) == len(pairs):
        return pairs
    moved = [*equal_moves(*_free(likely, old, new), old, new)]
    olds, news = {i for i, _ in moved}, {j for _, j in moved}
    return [
        pair
        for pair in pairs
        if pair.similarity or (pair.old[0] not in olds and pair.new[0] not in news)
    ]


def _free(links: list[Link], old: Units, new: Units) -> tuple[list[int], list[int]]:
    """Return the indices of both sides that are in none of the links, which keep their order."""
    gone: list[int] = []
    come: list[int] = []
    i = j = 0
    for link in [*links, Link((len(old),), (len(new),))]:
        gone += range(i, link.old[0])
        come += range(j, link.new[0])
        i, j = link.old[-1] + 1, link.new[-1] + 1
    return gone, come


def _in_order(links: list[Link], old: Units, new: Units, first_move: int) -> list[Link]:
    """Return all links in reading order: those given, what is gone, what came, what moved."""
    gone, come = _free(links, old, new)
    if not gone and not come:
        return links
    moved = moves(gone, come, old, new)
    away = {i: number for number, (i, _) in enumerate(moved, first_move)}
    here = {j: number for number, (_, j) in enumerate(moved, first_move)}
    made: list[Link] = []
    i = j = 0
    for link in [*links, Link((len(old),), (len(new),))]:
        made += [Link((k,), (), move=away.get(k, 0)) for k in range(i, link.old[0])]
        made += [Link((), (k,), move=here.get(k, 0)) for k in range(j, link.new[0])]
        made.append(link)
        i, j = link.old[-1] + 1, link.new[-1] + 1
    return made[:-1]
