"""How the signs of a text look: bold, italic; where that differs, and how it is written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from drafter.pipeline.merging.groups import Group, Hunk
from drafter.pipeline.merging.printed import CELL_BORDER, Look, Printed, signs
from drafter.pipeline.merging.sources import Edit, Hit, Source, Sources
from drafter.render.docx.flow import PARAGRAPHS


class Restyled(NamedTuple):
    """A stretch of a text that shall look different."""

    start: int
    end: int
    look: Look


def restyled(group: Group) -> Restyled | None:
    """Return the first stretch of a line that shall look different; None where there is none.

    Titles, labels, whole cells and some sections have their look from the form.
    """
    if not group.settled or len(group.lines) != 1 or not _has_own_look(group.lines[0]):
        return None
    line, want = group.lines[0], group.wanted[0]
    now = line.looks
    if len(want.looks) != len(now):
        return None
    places = [at for at, sign in enumerate(line.text) if not sign.isspace() and sign != CELL_BORDER]
    for first, last in _stretches(now, want.looks):
        start, end = places[first], places[last] + 1
        if not _is_whole_cell(line.text, start, end):
            return Restyled(start, end, want.looks[first])
    return None


def _has_own_look(line: Printed) -> bool:
    return line.section not in PARAGRAPHS and line.kind.endswith(("text", "row body"))


def _stretches(now: Sequence[Look], want: Sequence[Look]) -> Iterator[tuple[int, int]]:
    """Yield the first and last signs of stretches that differ in one way."""
    start = 0
    for at in range(len(now) + 1):
        same = at < len(now) and (now[at], want[at]) == (now[start], want[start])
        if same:
            continue
        if now[start] != want[start]:
            yield start, at - 1
        start = at


def _is_whole_cell(text: str, start: int, end: int) -> bool:
    if CELL_BORDER not in text:
        return False
    before, behind = text[:start], text[end:]
    begins = not before or before.endswith(CELL_BORDER)
    return begins and (not behind or behind.startswith(CELL_BORDER))


def with_looks(group: Group, change: Restyled, *, now: bool) -> Group:
    """Return a group of which one stretch is wanted as it looks now, or only that one is wanted."""
    line, want = group.lines[0], group.wanted[0]
    first, last = (len(signs(line.text[:place])) for place in (change.start, change.end))
    outside, inside = (want.looks, line.looks) if now else (line.looks, want.looks)
    made = (*outside[:first], *inside[first:last], *outside[last:])
    return Group(group.lines, (replace(want, looks=made),))


def look_edits(sources: Sources, text: str, change: Restyled) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits that may let words look different."""
    words = text[change.start : change.end]
    marks = change.look.marks
    for hit in sources.found(text[: change.start], words, text[change.end :], 12):
        source = sources.source(hit.file)
        there = source.text[hit.start : hit.end]
        yield (Edit(*hit, f"{marks}{there}{marks}"),)
        if not marks:
            yield from _unmarked(source, hit)
        inner = there.replace("**", "")
        yield (Edit(*source.with_marks(hit), f"{marks}{inner}{marks}"),)


def _unmarked(source: Source, hit: Hit) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits that take words out of a longer stretch that is marked."""
    text, words = source.text, source.text[hit.start : hit.end]
    first, last = source.before_blanks(hit.start), source.behind_blanks(hit.end)
    before, behind = text[first : hit.start], text[hit.end : last]
    for marks in ("**", "*", "__", "_"):
        if text.startswith(marks, hit.end):
            new = f"{marks}{before}{words}"
            yield (Edit(hit.file, first, hit.end + len(marks), new),)
        if text[: hit.start].endswith(marks):
            new = f"{words}{behind}{marks}"
            yield (Edit(hit.file, hit.start - len(marks), last, new),)
        yield (Edit(hit.file, first, last, f"{marks}{before}{words}{behind}{marks}"),)


def hunk_of(change: Restyled, text: str) -> Hunk:
    """Return the stretch as words that take their own place."""
    return Hunk(change.start, change.end, text[change.start : change.end])
