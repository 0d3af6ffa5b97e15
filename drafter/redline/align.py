"""Two sequences to links: which part became which, what was split or joined, what moved.

Equal parts are anchors (a longest common subsequence). Between anchors parts are paired by the
similarity of their words: candidates share rare words or stand at the same place, and of all pairs
that keep the order the heaviest chain is taken. So the cost grows with the length, not with its
square, unless every part was rewritten and nothing rare is left in common.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel, LCSseq

RELATED: Final = 0.4
ALL_BUT_EQUAL: Final = 0.9
LONG: Final = 20
REGROUPED: Final = 0.6
REGROUPED_SHORT: Final = 0.75
SHORT: Final = 3
CERTAIN: Final = 12
LOOSELY_RELATED: Final = 0.2
RAREST: Final = 12
MOST_COMMON: Final = 24
NEIGHBOURS: Final = (-1, 0, 1)
PARAGRAPH: Final = "paragraph"
HEADING: Final = "heading"
ITEM: Final = "item"
TABLE: Final = "table"
TEXTS: Final = frozenset({PARAGRAPH, HEADING})
SHORT_ONLY: Final = frozenset({PARAGRAPH, ITEM})
FIXED: Final = frozenset({"section", "signature"})
NEVER_REPLACED: Final = FIXED | {"row"}


class Unit:
    """A part as the alignment sees it.

    `part` decides equality; `kind` says what may be paired; `label` (a row's first cell, say)
    makes two units related whatever else differs; words are taken apart when first asked for.
    """

    def __init__(
        self,
        part: Hashable,
        kind: str,
        words: Callable[[], Iterable[str]] = tuple,
        *,
        label: str = "",
        least_to_move: int = 1,
    ) -> None:
        self.part = part
        self.kind = kind
        self.label = label
        self.least_to_move = least_to_move
        self._words = words

    @cached_property
    def words(self) -> list[str]:
        """The keys of its words."""
        return [*self._words()]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The keys of its words, each once."""
        return frozenset(self.words)


class Link(NamedTuple):
    """What became what, by indices: one to one, one to several, gone, come, or moved (a number)."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    move: int = 0


class Pair(NamedTuple):
    """Two units that may be one: their indices and how alike they are, from 0 to 1."""

    old: int
    new: int
    similarity: float


def align(old: Sequence[Unit], new: Sequence[Unit], first_move: int = 1) -> list[Link]:
    """Link two sequences, in reading order; what is gone stands before what came at its place.

    Moves are numbered from `first_move`, both of their links with one number.
    """
    pairs = _without_moved([pair for gap in _gaps(old, new) for pair in gap], old, new)
    groups = _with_shifted_borders(_regrouped(pairs, old, new), old, new)
    return _in_order(groups, _moves(groups, old, new, first_move), len(old), len(new))


def similarity(old: Unit, new: Unit, least: float = RELATED) -> float:
    """Return how alike two units are by their words, from 0 to 1; 0 where below `least`.

    Words to which much was added, or from which much was cut, are just related.
    """
    if not old.words or not new.words:
        return 0.0
    alike = Indel.normalized_similarity(old.words, new.words)
    if old.label and old.label == new.label:
        alike = 0.5 + alike / 2
    if alike < RELATED and _is_extended(old, new, alike):
        alike = RELATED
    return alike if alike >= least else 0.0


def _may_be_alike(old: Unit, new: Unit, least: float) -> bool:
    """Whether two units have words enough in common, in whatever order, to be that alike.

    This says no to most units that are not, and is sooner said than `similarity`.
    """
    sizes = len(old.words), len(new.words)
    repeated = min(sizes[0] - len(old.vocabulary), sizes[1] - len(new.vocabulary))
    common = len(old.vocabulary & new.vocabulary) + repeated
    if 2 * common >= least * sum(sizes) or common >= ALL_BUT_EQUAL * min(sizes):
        return True
    return old.label == new.label != ""


def _is_extended(old: Unit, new: Unit, alike: float) -> bool:
    """Whether the shorter of two texts is the start or end of the other, or all but within it."""
    size = min(len(old.words), len(new.words))
    if size >= CERTAIN:
        return alike * (len(old.words) + len(new.words)) / 2 >= ALL_BUT_EQUAL * size
    return (size >= SHORT or old.kind == ITEM) and _is_at_an_edge(old.words, new.words)


def _is_at_an_edge(old: list[str], new: list[str]) -> bool:
    shorter, longer = sorted((old, new), key=len)
    return shorter in (longer[: len(shorter)], longer[-len(shorter) :])


def _gaps(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[list[Pair]]:
    """Yield the pairs: those of equal units, and between them those of related ones."""
    here = there = 0
    for pair in _anchors(old, new):
        yield _related(old, new, range(here, pair.old), range(there, pair.new))
        yield [pair]
        here, there = pair.old + 1, pair.new + 1
    yield _related(old, new, range(here, len(old)), range(there, len(new)))


def _anchors(old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    """Return pairs of equal units in the order of both sides.

    Of equal units that changed places those stay that have more words, and the others have moved.
    """
    pairs = [Pair(i, j, 1.0) for i, j in _equal(old, new)]
    gone = _left_over(range(len(old)), (pair.old for pair in pairs))
    come = _left_over(range(len(new)), (pair.new for pair in pairs))
    strays = [Pair(i, j, 1.0) for i, j in _equal_moves(gone, come, old, new)]
    heaviest = sum(_weight(stray, old, new) for stray in strays)
    sums = [0.0, *accumulate(_weight(pair, old, new) for pair in pairs)]
    passed = {stray: _passed(stray, pairs) for stray in strays}
    near = [s for s in strays if sums[passed[s].stop] - sums[passed[s].start] <= heaviest]
    crossed = _covered(pairs, [passed[stray] for stray in near])
    stay = _heaviest_chain([*crossed, *near], old, new)
    return sorted([*set(pairs).difference(crossed), *stay]) if near else pairs


def _passed(stray: Pair, pairs: list[Pair]) -> range:
    """Return which of ordered pairs stand between a stray's place in old and that in new."""
    first, last = sorted(
        (
            bisect_left(pairs, stray.old, key=lambda pair: pair.old),
            bisect_left(pairs, stray.new, key=lambda pair: pair.new),
        )
    )
    return range(first, last)


def _covered(pairs: list[Pair], stretches: Iterable[range]) -> list[Pair]:
    """Return the pairs that lie in any of the stretches."""
    borders = Counter[int]()
    for stretch in stretches:
        borders[stretch.start] += 1
        borders[stretch.stop] -= 1
    depths = accumulate(borders[index] for index in range(len(pairs)))
    return [pair for pair, depth in zip(pairs, depths, strict=True) if depth]


def _equal(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Yield the indices of a longest common subsequence."""
    numbers: dict[Hashable, int] = {}
    ids = [[numbers.setdefault(unit.part, len(numbers)) for unit in units] for units in (old, new)]
    for step in LCSseq.opcodes(*ids):
        if step.tag == "equal":
            yield from zip(
                range(step.src_start, step.src_end),
                range(step.dest_start, step.dest_end),
                strict=True,
            )


def _related(old: Sequence[Unit], new: Sequence[Unit], olds: range, news: range) -> list[Pair]:
    """Return pairs of related units in a gap, in the order of both sides."""
    if not olds or not news:
        return []
    scored = [
        Pair(i, j, alike)
        for i, j in _candidates(old, new, olds, news)
        if old[i].kind == new[j].kind not in FIXED
        and _may_be_alike(old[i], new[j], RELATED)
        and (alike := similarity(old[i], new[j]))
    ]
    return _with_lone_pairs(_heaviest_chain(scored, old, new), old, new, olds, news)


def _candidates(
    old: Sequence[Unit], new: Sequence[Unit], olds: range, news: range
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
    for j in news:
        known = sorted(
            (word for word in new[j].vocabulary if word in holders),
            key=lambda word: (len(holders[word]), word),
        )
        near = {i for word in known[:RAREST] for i in holders[word][:MOST_COMMON]}
        place = olds.start + (j - news.start) * len(olds) // len(news)
        near |= {place + step for step in NEIGHBOURS if place + step in olds}
        for i in sorted(near):
            yield i, j


def _heaviest_chain(pairs: list[Pair], old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    """Return the pairs that keep the order of both sides and are most alike in sum.

    `tails` holds the best chains found so far, by the index in new at which they end, each
    heavier than the one before it.
    """
    ends: list[int] = []
    tails: list[tuple[float, Pair, int]] = []
    made: list[tuple[Pair, int]] = []
    for group in _by_old(pairs):
        chained = [_chained(pair, ends, tails, old, new) for pair in group]
        for pair, weight, before in chained:
            made.append((pair, before))
            _enter(ends, tails, pair, weight, len(made) - 1)
    return _unwound(tails, made)


def _by_old(pairs: list[Pair]) -> Iterator[list[Pair]]:
    groups: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.old].append(pair)
    for index in sorted(groups):
        yield groups[index]


def _chained(
    pair: Pair,
    ends: list[int],
    tails: list[tuple[float, Pair, int]],
    old: Sequence[Unit],
    new: Sequence[Unit],
) -> tuple[Pair, float, int]:
    """Return a pair with the weight of the best chain that it ends, and the link before it."""
    place = bisect_left(ends, pair.new)
    weight, before = (tails[place - 1][0], tails[place - 1][2]) if place else (0.0, -1)
    return pair, weight + _weight(pair, old, new), before


def _weight(pair: Pair, old: Sequence[Unit], new: Sequence[Unit]) -> float:
    """Return what a pair counts in a chain: the more, the more words it has and has in common."""
    size = len(old[pair.old].words)
    other = size if pair.similarity == 1.0 else len(new[pair.new].words)
    return pair.similarity**2 * (size + other + 1)


def _enter(
    ends: list[int], tails: list[tuple[float, Pair, int]], pair: Pair, weight: float, link: int
) -> None:
    """Enter a chain among the best ones, and drop those that end later and weigh no more."""
    place = bisect_left(ends, pair.new)
    if place and tails[place - 1][0] >= weight:
        return
    last = place
    while last < len(tails) and tails[last][0] <= weight:
        last += 1
    if place < len(ends) and ends[place] == pair.new and tails[place][0] > weight:
        return
    ends[place:last] = [pair.new]
    tails[place:last] = [(weight, pair, link)]


def _unwound(tails: list[tuple[float, Pair, int]], made: list[tuple[Pair, int]]) -> list[Pair]:
    link = tails[-1][2] if tails else -1
    chain = []
    while link >= 0:
        pair, link = made[link]
        chain.append(pair)
    return chain[::-1]


def _with_lone_pairs(
    chain: list[Pair], old: Sequence[Unit], new: Sequence[Unit], olds: range, news: range
) -> list[Pair]:
    """Pair what stands alone between two pairs, where a reader would say it was replaced."""
    made: list[Pair] = []
    here, there = olds.start, news.start
    for pair in [*chain, Pair(olds.stop, news.stop, 0.0)]:
        alone = pair.old - here == 1 and pair.new - there == 1
        if alone and _replaces(old[here], new[there]):
            made.append(Pair(here, there, 0.0))
        made.append(pair)
        here, there = pair.old + 1, pair.new + 1
    return made[:-1]


def _without_moved(pairs: list[Pair], old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    """Drop pairs of unrelated units of which one stands, as it is, at another place."""
    related = [pair for pair in pairs if pair.similarity]
    if len(related) == len(pairs):
        return pairs
    gone = _left_over(range(len(old)), (pair.old for pair in related))
    come = _left_over(range(len(new)), (pair.new for pair in related))
    moved = [*_equal_moves(gone, come, old, new)]
    olds, news = {i for i, _ in moved}, {j for _, j in moved}
    return [
        pair for pair in pairs if pair.similarity or (pair.old not in olds and pair.new not in news)
    ]


def _replaces(old: Unit, new: Unit) -> bool:
    """Whether a unit alone at its place replaces another although their words are not related."""
    if {old.kind, new.kind} == TEXTS:
        return old.words == new.words
    if old.kind != new.kind or old.kind in NEVER_REPLACED:
        return False
    if old.kind in SHORT_ONLY:
        is_short = max(len(old.words), len(new.words)) <= SHORT
        return is_short or _is_at_an_edge(old.words, new.words)
    return old.kind != TABLE or similarity(old, new, LOOSELY_RELATED) > 0


class _Group(NamedTuple):
    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float


def _regrouped(pairs: list[Pair], old: Sequence[Unit], new: Sequence[Unit]) -> list[_Group]:
    """Add to each pair of paragraphs what was split off from it or joined to it."""
    made: list[_Group] = []
    for index, pair in enumerate(pairs):
        before = made[-1] if made else _Group((-1,), (-1,), 0.0)
        after = pairs[index + 1] if index + 1 < len(pairs) else Pair(len(old), len(new), 0.0)
        group = _Group((pair.old,), (pair.new,), pair.similarity)
        if pair.similarity < 1.0 and old[pair.old].kind == PARAGRAPH:
            olds = range(before.old[-1] + 1, after.old)
            news = range(before.new[-1] + 1, after.new)
            group = _grown(group, old, new, olds, news)
        made.append(group)
    return made


def _grown(
    group: _Group, old: Sequence[Unit], new: Sequence[Unit], olds: range, news: range
) -> _Group:
    """Let a group take in its free neighbours on one side as long as they are parts of it."""
    made = [group]
    for grow_old in (False, True):
        grown: _Group | None = group
        while grown:
            wider = [
                _measured(each, old, new)
                for each in _wider(grown, grow_old, olds if grow_old else news)
                if _takes_in(grown, each, old, new)
            ]
            grown = max(wider, key=lambda each: each.similarity, default=None)
            made += [grown] if grown else []
    return max(made, key=lambda each: (len(each.old) + len(each.new), each.similarity))


def _takes_in(group: _Group, wider: _Group, old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    """Whether most of the words that a neighbour adds were kept, the more the fewer it has."""
    if not _all_paragraphs(wider, old, new):
        return False
    added = _size(wider, old, new) - _size(group, old, new)
    gain = _kept(wider, old, new) - _kept(group, old, new)
    return gain >= SHORT and gain >= added * (REGROUPED if added >= CERTAIN else REGROUPED_SHORT)


def _wider(group: _Group, grow_old: bool, within: range) -> Iterator[_Group]:
    taken = group.old if grow_old else group.new
    for more in ((taken[0] - 1, *taken), (*taken, taken[-1] + 1)):
        if more[0] in within and more[-1] in within:
            yield _Group(more, group.new, 0.0) if grow_old else _Group(group.old, more, 0.0)


def _all_paragraphs(group: _Group, old: Sequence[Unit], new: Sequence[Unit]) -> bool:
    units = [*(old[i] for i in group.old), *(new[j] for j in group.new)]
    return all(unit.kind == PARAGRAPH for unit in units)


def _measured(group: _Group, old: Sequence[Unit], new: Sequence[Unit]) -> _Group:
    return _Group(group.old, group.new, Indel.normalized_similarity(*_words(group, old, new)))


def _words(group: _Group, old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[str], list[str]]:
    """Return all words of a group on both sides."""
    before = [word for i in group.old for word in old[i].words]
    return before, [word for j in group.new for word in new[j].words]


def _with_shifted_borders(
    groups: Iterable[_Group], old: Sequence[Unit], new: Sequence[Unit]
) -> list[_Group]:
    """Join neighbours between which only the border moved: the words stand, but on its other side.

    „A. B.“ and „C.“ became „A.“ and „B. C.“; told apart, B would be deleted and inserted.
    """
    made: list[_Group] = []
    for group in groups:
        both = _with_shifted_border(made[-1], group, old, new) if made else None
        if both:
            made[-1] = both
        else:
            made.append(group)
    return made


def _with_shifted_border(
    before: _Group, after: _Group, old: Sequence[Unit], new: Sequence[Unit]
) -> _Group | None:
    """Return two neighbours as one group if that keeps words which ran over their border."""
    neighbours = before.old[-1] + 1 == after.old[0] and before.new[-1] + 1 == after.new[0]
    both = _Group((*before.old, *after.old), (*before.new, *after.new), 0.0)
    changed = before.similarity < 1.0 and after.similarity < 1.0
    if not (neighbours and changed and _all_paragraphs(both, old, new)):
        return None
    ends = old[before.old[-1]].words, new[before.new[-1]].words
    starts = old[after.old[0]].words, new[after.new[0]].words
    if not (_run_over(ends[0], starts[1]) or _run_over(ends[1], starts[0])):
        return None
    gain = _kept(both, old, new) - _kept(before, old, new) - _kept(after, old, new)
    return _measured(both, old, new) if gain >= SHORT else None


def _size(group: _Group, old: Sequence[Unit], new: Sequence[Unit]) -> int:
    """Count the words that a group has on both sides."""
    return sum(map(len, _words(group, old, new)))


def _kept(group: _Group, old: Sequence[Unit], new: Sequence[Unit]) -> int:
    """Count the words that a group kept."""
    return LCSseq.similarity(*_words(group, old, new))


def _run_over(end: list[str], start: list[str]) -> bool:
    """Whether the last words of one paragraph are the first ones of another."""
    most = min(len(end), len(start))
    return any(end[-count:] == start[:count] for count in range(SHORT, most + 1))


def _moves(
    groups: list[_Group], old: Sequence[Unit], new: Sequence[Unit], first_move: int
) -> list[tuple[int, int, int]]:
    """Return what is gone at one place and came at another: old index, new index, number."""
    gone = _left_over(range(len(old)), (i for group in groups for i in group.old))
    come = _left_over(range(len(new)), (j for group in groups for j in group.new))
    pairs = [*_equal_moves(gone, come, old, new)]
    moved_old, moved_new = {i for i, _ in pairs}, {j for _, j in pairs}
    gone = [i for i in gone if i not in moved_old]
    come = [j for j in come if j not in moved_new]
    pairs += _near_moves(gone, come, old, new)
    return [(i, j, number) for number, (i, j) in enumerate(sorted(pairs), first_move)]


def _left_over(every: range, taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [index for index in every if index not in used]


def _equal_moves(
    gone: list[int], come: list[int], old: Sequence[Unit], new: Sequence[Unit]
) -> Iterator[tuple[int, int]]:
    """Yield what is equal, long enough, and there only once on both sides."""
    counted = Counter((old[i].kind, old[i].part) for i in gone)
    arrived = Counter((new[j].kind, new[j].part) for j in come)
    places = {(new[j].kind, new[j].part): j for j in come}
    for i in gone:
        key = (old[i].kind, old[i].part)
        if counted[key] == arrived[key] == 1 and len(old[i].words) >= old[i].least_to_move:
            yield i, places[key]


def _near_moves(
    gone: list[int], come: list[int], old: Sequence[Unit], new: Sequence[Unit]
) -> list[tuple[int, int]]:
    """Return long paragraphs that are all but equal, each paired at most once."""
    longs = [i for i in gone if old[i].kind == PARAGRAPH and len(old[i].words) >= LONG]
    others = [j for j in come if longs and new[j].kind == PARAGRAPH and len(new[j].words) >= LONG]
    left, right = [old[i] for i in longs], [new[j] for j in others]
    pairs = (
        (longs[a], others[b])
        for a, b in _candidates(left, right, range(len(left)), range(len(right)))
        if _may_be_alike(left[a], right[b], ALL_BUT_EQUAL)
        and similarity(left[a], right[b], ALL_BUT_EQUAL)
    )
    taken: dict[int, int] = {}
    for i, j in pairs:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return list(taken.items())


def _in_order(
    groups: list[_Group], moves: list[tuple[int, int, int]], olds: int, news: int
) -> list[Link]:
    """Return all links in reading order."""
    away = {i: number for i, _, number in moves}
    here = {j: number for _, j, number in moves}
    made: list[Link] = []
    i = j = 0
    for group in [*groups, _Group((olds,), (news,), 0.0)]:
        made += [Link((k,), (), away.get(k, 0)) for k in range(i, group.old[0])]
        made += [Link((), (k,), here.get(k, 0)) for k in range(j, group.new[0])]
        made.append(Link(group.old, group.new))
        i, j = group.old[-1] + 1, group.new[-1] + 1
    return made[:-1]
