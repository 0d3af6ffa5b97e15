"""What is gone at one place and came at another: equal parts, and long paragraphs all but equal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from drafter.redline.pairing import candidates
from drafter.redline.units import ALL_BUT_EQUAL, PARAGRAPH, Units, similarity

LONG: Final = 20


def moves(
    gone: Sequence[int], come: Sequence[int], old: Units, new: Units
) -> list[tuple[int, int]]:
    """Return what moved, as indices in old and new, sorted."""
    if not gone or not come:
        return []
    pairs = [*equal_moves(gone, come, old, new)]
    olds, news = {i for i, _ in pairs}, {j for _, j in pairs}
    near = _near_moves(
        [i for i in gone if i not in olds], [j for j in come if j not in news], old, new
    )
    return sorted([*pairs, *near])


def equal_moves(
    gone: Sequence[int], come: Sequence[int], old: Units, new: Units
) -> Iterator[tuple[int, int]]:
    """Yield what is equal, long enough, and there only once on both sides."""
    left, arrived = [old.numbers[i] for i in gone], [new.numbers[j] for j in come]
    if {*left}.isdisjoint(arrived):
        return
    counts = Counter(left), Counter(arrived)
    places = dict(zip(arrived, come, strict=True))
    for i, number in zip(gone, left, strict=True):
        once = counts[0][number] == counts[1][number] == 1
        if once and len(old[i].words) >= old[i].least_to_move:
            yield i, places[number]


def _near_moves(
    gone: Sequence[int], come: Sequence[int], old: Units, new: Units
) -> Iterator[tuple[int, int]]:
    """Yield long paragraphs that are all but equal, each paired at most once."""
    longs = [i for i in gone if old[i].kind == PARAGRAPH and len(old[i].words) >= LONG]
    others = [j for j in come if longs and new[j].kind == PARAGRAPH and len(new[j].words) >= LONG]
    taken: set[int] = set()
    arrived: set[int] = set()
    for i, j in candidates(old, new, longs, others):
        free = i not in taken and j not in arrived
        if free and similarity(old[i], new[j], ALL_BUT_EQUAL):
            taken.add(i)
            arrived.add(j)
            yield i, j
