"""The marks of our own plain text (`drafter.render.text`): „[neu: …]“ and „[gestrichen: …]“."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from drafter.importers.flow.runs import Stretches, merged, without_start
from drafter.importers.transcript import Change, Stretch

MARKS: Final[Mapping[str, Change]] = MappingProxyType(
    {
        "[neu: ": Change.INSERTED,
        "[neu gefasst: ": Change.INSERTED,
        "[ergänzt: ": Change.INSERTED,
        "[gestrichen: ": Change.DELETED,
    }
)
LONGEST: Final = 20_000
NOTES: Final = ("neu", "ergänzt", "geändert", "neu gefasst", "gestrichen", "verschoben")
"""The words at the margin (`drafter.redline.changes`)."""


def unmarked(stretches: Stretches) -> Stretches:
    """Return a text with its marks as changes; a word that stands for the margin is dropped."""
    text = "".join(stretch.text for stretch in stretches)
    if "[" not in text:
        return stretches
    noted = next((note for note in NOTES if text.startswith(f"[{note}] ")), None)
    words = without_start(stretches, len(noted) + 3) if noted else stretches
    return merged(_changed(words, text[len(noted) + 3 :] if noted else text))


def _changed(stretches: Sequence[Stretch], text: str) -> Iterator[Stretch]:
    at = 0
    for start, end, length, change in _places(text):
        yield from _cut(stretches, at, start)
        yield from (replace(one, change=change) for one in _cut(stretches, start + length, end))
        at = end + 1
    yield from _cut(stretches, at, len(text))


def _places(text: str) -> Iterator[tuple[int, int, int, Change]]:
    """Yield where marks begin and end, how long their words are, and what they say."""
    at = text.find("[")
    while at >= 0:
        mark = next((mark for mark in MARKS if text.startswith(mark, at)), None)
        end = _closing(text, at) if mark else -1
        if mark and end > 0:
            yield at, end, len(mark), MARKS[mark]
        at = text.find("[", max(end, at) + 1)


def _closing(text: str, start: int) -> int:
    """Return where the bracket is closed that is opened at a place, -1 if nowhere."""
    depth = 0
    for at in range(start, min(len(text), start + LONGEST)):
        depth += {"[": 1, "]": -1}.get(text[at], 0)
        if not depth:
            return at
    return -1


def _cut(stretches: Sequence[Stretch], start: int, end: int) -> Iterator[Stretch]:
    """Yield what stands from a letter to another one."""
    at = 0
    for stretch in stretches:
        text = stretch.text[max(0, start - at) : max(0, end - at)]
        if text:
            yield replace(stretch, text=text)
        at += len(stretch.text)
