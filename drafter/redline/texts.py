"""Two texts to one marked text: what was kept, deleted and inserted, with the runs of both."""

from collections.abc import Iterator
from itertools import groupby

from drafter.document import Inline
from drafter.redline.edges import Change, changes
from drafter.redline.tokens import Tokenizer, Words
from drafter.redline.tree import MarkedInline, State, Stretch


def compare(old: Inline, new: Inline, tokenizer: Tokenizer) -> MarkedInline:
    """Compare two texts word by word.

    What was kept is one stretch, or several where some of its words have another style or target.
    """
    if old == new:
        return (Stretch(State.KEPT, new, old),) if new else ()
    before, after = tokenizer.words(old), tokenizer.words(new)
    if before.keys and after.keys:
        return tuple(_stretches(before, after))
    if before.keys == after.keys:
        return (Stretch(State.KEPT, new, old),)
    return (*_deleted(old), *_inserted(new))


def _stretches(old: Words, new: Words) -> Iterator[Stretch]:
    """Yield the whole of both texts; blanks belong to the token behind them."""
    here = Change(0, 0, 0, 0)
    end = Change(len(old.keys), len(old.keys), len(new.keys), len(new.keys))
    for change in (*changes(old.keys, new.keys), end):
        yield from _kept(old, new, here, change)
        yield from _deleted(old.between(change.old_start, change.old_end))
        yield from _inserted(new.between(change.new_start, change.new_end))
        here = change


def _deleted(runs: Inline) -> Iterator[Stretch]:
    if runs:
        yield Stretch(State.DELETED, (), runs)


def _inserted(runs: Inline) -> Iterator[Stretch]:
    if runs:
        yield Stretch(State.INSERTED, runs, ())


def _kept(old: Words, new: Words, before: Change, after: Change) -> Iterator[Stretch]:
    """Yield what was kept between two changes, parted where its style begins or ends to differ."""
    olds = range(before.old_end, after.old_start)
    news = range(before.new_end, after.new_start)
    for same in _by_style(old, new, [*zip(olds, news, strict=True)]):
        (here, there), (last, other) = same[0], same[-1]
        now, was = new.between(there, other + 1), old.between(here, last + 1)
        yield Stretch(State.KEPT, now, was)


def _by_style(
    old: Words, new: Words, pairs: list[tuple[int, int]]
) -> Iterator[list[tuple[int, int]]]:
    """Part pairs of kept tokens; two texts of one run each have one style, or differ in all."""
    if len(old.runs) == len(new.runs) == 1:
        yield from filter(None, (pairs,))
        return
    for _, group in groupby(pairs, lambda pair: old.styled(pair[0]) == new.styled(pair[1])):
        yield list(group)
