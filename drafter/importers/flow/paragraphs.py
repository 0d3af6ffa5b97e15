"""Groups of lines to the words of one paragraph."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from drafter.importers.flow.groups import Group
from drafter.importers.flow.joining import joined
from drafter.importers.flow.marks import unmarked
from drafter.importers.flow.runs import Stretches, merged, trimmed, without_start
from drafter.importers.transcript import Line, Stretch

BREAK: Final = Stretch("\n")


def runs_of(group: Group, known: Collection[str], *, labelled: bool = False) -> Stretches:
    """Return the words of a group as running text, forced breaks as newlines.

    The label of an item is left out, unless it is asked for with `labelled`.
    """
    parts = [joined(part, known) for part in _parts(group, labelled)]
    words = [stretch for part in parts if part for stretch in (BREAK, *part)]
    return unmarked(trimmed(merged(words[1:])))


def _parts(group: Group, labelled: bool) -> Iterator[list[Stretches]]:
    """Yield the lines between forced breaks."""
    pending: list[Stretches] = []
    for at, line in enumerate(group.lines):
        if at in group.breaks:
            yield pending
            pending = []
        pending.append(_words(group, line, labelled) if at == 0 else line.stretches)
    yield pending


def _words(group: Group, line: Line, labelled: bool) -> Stretches:
    """Return the words of a group's first line, its label with them or not."""
    if group.label is None:
        return line.stretches
    if line.label:
        label = (Stretch(f"{line.label} "),) if labelled else ()
        return (*label, *line.stretches)
    if labelled:
        return line.stretches
    lead = len(line.text) - len(line.text.lstrip())
    return without_start(line.stretches, lead + group.label.length)


def without_label(group: Group) -> Group:
    """Return a group that is no item; its label is words again."""
    if group.label and group.first.label:
        words = (Stretch(f"{group.first.label} "), *group.first.stretches)
        first = replace(group.first, stretches=words, label="")
        return Group((first, *group.lines[1:]), None, group.breaks)
    return Group(group.lines, None, group.breaks)
