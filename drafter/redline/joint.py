"""Parts of consecutive comparisons joined over the version that both have."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from drafter.redline.changes import Kind
from drafter.redline.layers import overlaid
from drafter.redline.parts import QUIET, Part
from drafter.redline.sides import Blocks


def extended(first: Sequence[Part], second: Sequence[Part]) -> tuple[Part, ...]:
    """Join the parts up to a version with those of the comparison that begins with it.

    Both hold that version whole and in its order, so both come to the same sums of sizes; where a
    part of one is several parts of the other, these become one. What is gone stands before what
    came at its place, but behind what came inside the point before.
    """
    return tuple(_extended(first, second))


def _extended(first: Sequence[Part], second: Sequence[Part]) -> Iterator[Part]:
    here = there = 0
    while here < len(first) or there < len(second):
        gone = here < len(first) and not first[here].sizes[-1]
        come = there < len(second) and not second[there].sizes[0]
        if gone and not (come and second[there].depth > first[here].depth):
            yield _ended(first[here])
            here += 1
        elif come:
            yield _begun(second[there], len(first[0].cells) if first else 2)
            there += 1
        else:
            end, other = _ends(first, here, second, there)
            yield _one(first[here:end], second[there:other])
            here, there = end, other


def _ends(first: Sequence[Part], here: int, second: Sequence[Part], there: int) -> tuple[int, int]:
    """Return where the least stretches of both end that hold the same of the shared version."""
    left, right = first[here].sizes[-1], second[there].sizes[0]
    end, other = here + 1, there + 1
    while left != right:
        if left < right:
            left, end = left + first[end].sizes[-1], end + 1
        else:
            right, other = right + second[other].sizes[0], other + 1
    return end, other


def _ended(part: Part) -> Part:
    """Return a part that does not stand in the shared version, and so in no later one."""
    return replace(part, places=(*part.places, ""), cells=(*part.cells, ()), sizes=(*part.sizes, 0))


def _begun(part: Part, count: int) -> Part:
    """Return a part that came after the shared version, the last of `count` versions."""
    more = count - 1
    return replace(
        part,
        places=(*[""] * more, *part.places),
        cells=(*[()] * more, *part.cells),
        sizes=(*[0] * more, *part.sizes),
    )


def _one(first: Sequence[Part], second: Sequence[Part]) -> Part:
    before = [
        _together(part.cells[index] for part in first) for index in range(len(first[0].cells))
    ]
    shared, after = (_together(part.cells[index] for part in second) for index in (0, 1))
    places = [*_first_places(first)[:-1], *_first_places(second)]
    sizes = [sum(sizes) for sizes in zip(*(part.sizes for part in first), strict=True)]
    return replace(
        second[0],
        kinds=_kinds(kind for part in (*first, *second) for kind in part.kinds),
        places=tuple(places),
        cells=(*before[:-1], overlaid(before[-1], shared), after),
        sizes=(*sizes, sum(part.sizes[1] for part in second)),
    )


def _together(cells: Iterable[Blocks]) -> Blocks:
    return tuple(chain.from_iterable(cells))


def _first_places(parts: Sequence[Part]) -> list[str]:
    """Return for each version the first address that any of the parts has in it."""
    columns = zip(*(part.places for part in parts), strict=True)
    return [next(filter(None, places), "") for places in columns]


def _kinds(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return kinds of changes, each once, without those that a greater one makes needless."""
    every = tuple(dict.fromkeys(kinds))
    told = tuple(kind for kind in every if kind not in QUIET) or every
    return tuple(kind for kind in told if kind is not Kind.ADDED or Kind.CHANGED not in told)
