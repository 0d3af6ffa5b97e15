"""Paragraphs whose borders changed: split, joined, or a border that stands elsewhere now."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Indel, LCSseq

from drafter.redline.units import CERTAIN, PARAGRAPH, SHORT, Link, Units

REGROUPED: Final = 0.6
REGROUPED_SHORT: Final = 0.75


def regrouped(pairs: list[Link], old: Units, new: Units) -> list[Link]:
    """Add to each pair of paragraphs what was split off from it or joined to it."""
    made: list[Link] = []
    here = there = 0
    for pair, after in pairwise([*pairs, Link((len(old),), (len(new),))]):
        if pair.similarity < 1.0:
            olds, news = range(here, after.old[0]), range(there, after.new[0])
            is_free = len(olds) > 1 or len(news) > 1
            if is_free and old[pair.old[0]].kind == PARAGRAPH:
                pair = _grown(pair, old, new, olds, news)
        made.append(pair)
        here, there = pair.old[-1] + 1, pair.new[-1] + 1
    return made


def _grown(link: Link, old: Units, new: Units, olds: range, news: range) -> Link:
    """Let a link take in its free neighbours on one side as long as they are parts of it."""
    made = [link]
    for grow_old in (False, True):
        grown: Link | None = link
        while grown:
            wider = [
                _measured(each, old, new)
                for each in _wider(grown, grow_old, olds if grow_old else news)
                if _takes_in(grown, each, old, new)
            ]
            grown = max(wider, key=lambda each: each.similarity, default=None)
            made += [grown] if grown else []
    return max(made, key=lambda each: (len(each.old) + len(each.new), each.similarity))


def _takes_in(link: Link, wider: Link, old: Units, new: Units) -> bool:
    """Whether most of the words that a neighbour adds were kept, the more the fewer it has."""
    if not _all_paragraphs(wider, old, new):
        return False
    added = _size(wider, old, new) - _size(link, old, new)
    gain = _kept(wider, old, new) - _kept(link, old, new)
    return gain >= SHORT and gain >= added * (REGROUPED if added >= CERTAIN else REGROUPED_SHORT)


def _wider(link: Link, grow_old: bool, within: range) -> Iterator[Link]:
    taken = link.old if grow_old else link.new
    for more in ((taken[0] - 1, *taken), (*taken, taken[-1] + 1)):
        if more[0] in within and more[-1] in within:
            yield Link(more, link.new) if grow_old else Link(link.old, more)


def _all_paragraphs(link: Link, old: Units, new: Units) -> bool:
    units = [*(old[i] for i in link.old), *(new[j] for j in link.new)]
    return all(unit.kind == PARAGRAPH for unit in units)


def _measured(link: Link, old: Units, new: Units) -> Link:
    alike = Indel.normalized_similarity(*_words(link, old, new))
    return link._replace(similarity=alike)


def _words(link: Link, old: Units, new: Units) -> tuple[list[str], list[str]]:
    """Return all words of a link on both sides."""
    before = [word for i in link.old for word in old[i].words]
    return before, [word for j in link.new for word in new[j].words]


def with_shifted_borders(links: Iterable[Link], old: Units, new: Units) -> list[Link]:
    """Join neighbours between which only the border moved: the words stand, but on its other side.

    „A. B.“ and „C.“ became „A.“ and „B. C.“; told apart, B would be deleted and inserted.
    """
    made: list[Link] = []
    before = 1.0
    for link in links:
        changed = before < 1.0 and link.similarity < 1.0
        both = _with_shifted_border(made[-1], link, old, new) if changed else None
        if both:
            made[-1] = both
        else:
            made.append(link)
        before = made[-1].similarity
    return made


def _with_shifted_border(before: Link, after: Link, old: Units, new: Units) -> Link | None:
    """Return two neighbours as one link if that keeps words which ran over their border."""
    neighbours = before.old[-1] + 1 == after.old[0] and before.new[-1] + 1 == after.new[0]
    both = Link((*before.old, *after.old), (*before.new, *after.new))
    if not (neighbours and _all_paragraphs(both, old, new)):
        return None
    ends = old[before.old[-1]].words, new[before.new[-1]].words
    starts = old[after.old[0]].words, new[after.new[0]].words
    if not (_run_over(ends[0], starts[1]) or _run_over(ends[1], starts[0])):
        return None
    gain = _kept(both, old, new) - _kept(before, old, new) - _kept(after, old, new)
    return _measured(both, old, new) if gain >= SHORT else None


def _size(link: Link, old: Units, new: Units) -> int:
    """Count the words that a link has on both sides."""
    return sum(map(len, _words(link, old, new)))


def _kept(link: Link, old: Units, new: Units) -> int:
    """Count the words that a link kept."""
    return LCSseq.similarity(*_words(link, old, new))


def _run_over(end: list[str], start: list[str]) -> bool:
    """Whether the last words of one paragraph are the first ones of another."""
    most = min(len(end), len(start))
    return any(end[-count:] == start[:count] for count in range(SHORT, most + 1))
