"""Parts of a file to blocks of a document: headings, paragraphs, lists, tables, figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafter.document.blocks import Block, Figure, Heading, Image, Inline
from drafter.importers.flow.groups import Group, groups
from drafter.importers.flow.headings import Title, levels, titles, unfolded, usual_size, words
from drafter.importers.flow.joining import words_in
from drafter.importers.flow.labels import Label, label_of
from drafter.importers.flow.lists import Entry, listed, paragraph
from drafter.importers.flow.measure import Measure, measured, width
from drafter.importers.flow.onelined import separated
from drafter.importers.flow.paragraphs import runs_of, without_label
from drafter.importers.flow.runs import inline, without_strong
from drafter.importers.flow.tables import table
from drafter.importers.transcript import Grid, Line, Part, Picture, Role

TABLE_CAPTION: Final = re.compile(r"Tab(?:elle|\.)\b[^:\n]{0,40}:")
FIGURE_CAPTION: Final = re.compile(r"(?:Abb(?:ildung|\.)|Bild|Grafik|Karte|Foto)\b[^:\n]{0,40}:")
LOST_BULLET: Final = Label("", "lost", 0, 0)
LEAST_LOST: Final = 2
SMALLER: Final = 0.95
MOST_CAPTION: Final = 2


def blocks(parts: Sequence[Part]) -> tuple[Block, ...]:
    """Return parts of a file as blocks; every word comes out, in the same order.

    Runs are `Stretch`es where a colour or a change matters, else plain `Run`s. Levels of headings
    are counted from 1.
    """
    lines = [part for part in parts if isinstance(part, Line)]
    known, measure = words_in(lines), measured(lines)
    found = [one for part in _gathered(parts) for one in _found(part, measure)]
    return listed(tuple(_entries(found, measure, known)))


Found = Group | Grid | Picture


def _gathered(parts: Sequence[Part]) -> Iterator[list[Line] | Grid | Picture]:
    """Yield lines that follow one another together."""
    pending: list[Line] = []
    for part in parts:
        if isinstance(part, Line):
            if part.text.strip() or part.label:
                pending.extend(separated(part))
            continue
        if pending:
            yield pending
        pending = []
        yield part
    if pending:
        yield pending


def _found(part: list[Line] | Grid | Picture, measure: Measure) -> Iterator[Found]:
    if isinstance(part, list):
        yield from unfolded(groups(_without_stray_bullets(part), measure), measure)
    else:
        yield part


def _without_stray_bullets(lines: Sequence[Line]) -> list[Line]:
    """Leave out bullets one below the other without words: nobody knows whose they are."""
    bare = [False, *map(_is_bare, lines), False]
    return [
        line
        for at, line in enumerate(lines, 1)
        if not (bare[at] and (bare[at - 1] or bare[at + 1]))
    ]


def _is_bare(line: Line) -> bool:
    label = label_of(line.text) if len(line.text) <= len("- ") else None
    return label is not None and label.is_bullet and not line.label


def _entries(found: Sequence[Found], measure: Measure, known: frozenset[str]) -> Iterator[Entry]:
    """Yield blocks that know whether they begin an item."""
    headings = _headings(found, measure)
    lost = _lost_bullets(found, headings)
    size = usual_size([one for one in found if isinstance(one, Group)])
    at = 0
    while at < len(found):
        one = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        if at in headings:
            yield _heading(headings[at], known)
        elif isinstance(one, Group) and isinstance(after, Grid) and _is_caption(one, TABLE_CAPTION):
            yield Entry(table(after, known, _caption(one, known)))
            at += 1
        elif isinstance(one, Group):
            yield _entry(one, known, LOST_BULLET if at in lost else one.label)
        elif isinstance(one, Grid):
            yield Entry(table(one, known))
        else:
            caption = after if isinstance(after, Group) and _is_below(after, size) else None
            yield Entry((_figure(one, caption, known),))
            at += caption is not None
        at += 1


def _headings(found: Sequence[Found], measure: Measure) -> dict[int, tuple[Title, int]]:
    """Return headings and their levels, by place."""
    places = [at for at, one in enumerate(found) if isinstance(one, Group)]
    kept = [one for one in found if isinstance(one, Group)]
    made = sorted((places[at], title) for at, title in titles(kept, measure).items())
    return {at: (title, level) for (at, title), level in zip(made, levels(made), strict=True)}


def _heading(told: tuple[Title, int], known: frozenset[str]) -> Entry:
    title, level = told
    runs = without_strong(runs_of(title.group, known, labelled=True))
    plain = tuple(replace(run, colour="") for run in runs)
    return Entry((Heading(level, inline(plain)),), is_heading=True)


def _entry(group: Group, known: frozenset[str], label: Label | None) -> Entry:
    if label is None:
        return Entry(paragraph(inline(runs_of(group, known))), line=group.first)
    own = group if label is group.label else without_label(group)
    runs = runs_of(own, known)
    if not runs:
        rest = () if label.is_bullet else runs_of(own, known, labelled=True)
        return Entry(paragraph(inline(rest)), line=group.first)
    return Entry(paragraph(inline(runs)), label, group.first, _inner(group, label))


def _inner(group: Group, label: Label) -> float:
    """Return where the words of an item begin: where its second line does, or behind its label."""
    if len(group.lines) > 1:
        return min(line.indent for line in group.lines[1:])
    if group.first.area is None:
        return group.first.indent + label.length
    return group.first.indent + width("00", fixed=False) / 1000 * (group.first.size or 10)


def _is_caption(group: Group, pattern: re.Pattern[str]) -> bool:
    return group.role is Role.CAPTION or bool(pattern.match(group.first.text))


def _is_below(group: Group, size: float) -> bool:
    """Whether a group below a picture is its caption: it says so, or is set smaller than text."""
    is_smaller = 0 < group.first.size < SMALLER * size and len(group.lines) <= MOST_CAPTION
    return _is_caption(group, FIGURE_CAPTION) or is_smaller


def _figure(picture: Picture, caption: Group | None, known: frozenset[str]) -> Figure:
    shown = _caption(caption, known) if caption else ()
    return Figure(Image(picture.key), picture.alternative, shown)


def _caption(group: Group, known: frozenset[str]) -> Inline:
    """Return the words of a caption; that all of them are bold is its look."""
    runs = runs_of(group, known, labelled=True)
    bold = all(run.strong for run in runs if run.text.strip())
    return inline(without_strong(runs) if bold else runs)


def _lost_bullets(found: Sequence[Found], headings: dict[int, tuple[Title, int]]) -> frozenset[int]:
    """Return the groups that were items of a list whose bullets a text layer has lost.

    What is left of a bullet is the blank behind it. So they are at least two, begin at one indent,
    further in than the words above them, which end with a colon, and are no sentences.
    """
    lost: set[int] = set()
    for at, one in enumerate(found):
        if isinstance(one, Group) and words(one).endswith(":") and not one.label:
            run = list(_indented(found, at, one))
            if len(run) >= LEAST_LOST and not headings.keys() & set(run):
                lost.update(run)
    return frozenset(lost)


def _indented(found: Sequence[Found], start: int, above: Group) -> Iterator[int]:
    indent = None
    for at in range(start + 1, len(found)):
        one = found[at]
        if not isinstance(one, Group) or one.label or one.first.indent <= above.first.indent:
            return
        indent = one.first.indent if indent is None else indent
        if abs(one.first.indent - indent) > 0.5:
            return
        yield at
        if words(one).endswith("."):
            return
