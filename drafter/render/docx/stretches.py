"""Stretches of text as segments of one state, each in one style on either side.

A kept stretch may differ in style, blanks or quotation marks. Word tells another style as a change
of style, and other signs as some that went and some that came.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz.distance import Indel

from drafter.document import Inline, Run
from drafter.redline.tree import State, Stretch


@dataclass(frozen=True, slots=True)
class Segment:
    """Words in one style; `was` is how they looked before, None where that is no matter."""

    state: State
    run: Run
    was: Run | None = None

    @property
    def href(self) -> str | None:
        """Where the words lead."""
        return self.run.href


def segments(stretch: Stretch) -> Iterator[Segment]:
    """Yield a stretch as segments, what went before what came."""
    if stretch.state is not State.KEPT:
        runs = stretch.now if stretch.state.in_new else stretch.was
        yield from (Segment(stretch.state, run) for run in runs)
    elif stretch.now == stretch.was:
        yield from (Segment(State.KEPT, run) for run in stretch.now)
    else:
        yield from _differing(stretch)


def _differing(stretch: Stretch) -> Iterator[Segment]:
    for part in Indel.opcodes(stretch.old_text, stretch.new_text):
        was = cut(stretch.was, part.src_start, part.src_end)
        now = cut(stretch.now, part.dest_start, part.dest_end)
        if part.tag == "equal":
            yield from _restyled(was, now)
        else:
            yield from (Segment(State.DELETED, run) for run in was)
            yield from (Segment(State.INSERTED, run) for run in now)


def _restyled(was: Inline, now: Inline) -> Iterator[Segment]:
    """Yield the same words in styles of both sides; a link that leads elsewhere is another."""
    borders = sorted({0, *_borders(was), *_borders(now)})
    for start, end in pairwise(borders):
        (before,), (after,) = cut(was, start, end), cut(now, start, end)
        if before.href != after.href:
            yield Segment(State.DELETED, before)
            yield Segment(State.INSERTED, after)
        else:
            yield Segment(State.KEPT, after, before if before != after else None)


def _borders(runs: Inline) -> Iterator[int]:
    end = 0
    for run in runs:
        end += len(run.text)
        yield end


def cut(runs: Inline, start: int, end: int) -> Inline:
    """Return the runs of a stretch between two places, counted in characters."""
    made = []
    offset = 0
    for run in runs:
        text = run.text[max(start - offset, 0) : max(end - offset, 0)]
        offset += len(run.text)
        if text:
            made.append(replace(run, text=text))
    return tuple(made)
