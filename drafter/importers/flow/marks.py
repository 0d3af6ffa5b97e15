"""The marks of our own plain text (`drafter.render.text`): „[neu: …]“ and „[gestrichen: …]“."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from drafter.document.blocks import plain_text
from drafter.importers.flow.runs import Stretches, merged, trimmed, without_start
from drafter.importers.transcript import Change, Line, Stretch

MARKS: Final[Mapping[str, Change]] = MappingProxyType(
    {
        "[neu: ": Change.INSERTED,
        "[neu gefasst: ": Change.INSERTED,
        "[ergänzt: ": Change.INSERTED,
        "[gestrichen: ": Change.DELETED,
    }
)
BRACKET: Final = re.compile(r"[\[\]]")
NOTES: Final = ("neu", "ergänzt", "geändert", "neu gefasst", "gestrichen", "verschoben")
"""The words at the margin (`drafter.redline.changes`)."""

NOTE: Final = re.compile(rf"\[(?:{'|'.join(NOTES)})\](?:\s|$)")


def unmarked(stretches: Stretches) -> Stretches:
    """Return a text with its marks as changes; a word that stands for the margin is dropped."""
    text = plain_text(stretches)
    if "[" not in text:
        return stretches
    note = _note(text)
    return trimmed(merged(_changed(without_start(stretches, note), text[note:])))


def unmarked_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines with the marks in them as changes, also where a mark goes over several lines.

    Words for the margin are dropped wherever they stand.
    """
    text = "\n".join(line.text for line in lines)
    pieces = deque(_pieces(text))
    made: list[Line] = []
    at = 0
    for line in lines:
        stretches = _pieced(Stretch(line.text), at, pieces)
        kept = (replace(each, text=NOTE.sub("", each.text)) for each in stretches)
        made.append(replace(line, stretches=tuple(each for each in kept if each.text)))
        at += len(line.text) + 1
    return tuple(made)


def _note(text: str) -> int:
    """Return how many letters a word of the margin takes at the start of a text."""
    lengths = (len(f"[{note}]") for note in NOTES if text.startswith(f"[{note}]"))
    return next((length for length in lengths if not text[length : length + 1].strip()), 0)


def _changed(stretches: Sequence[Stretch], text: str) -> Iterator[Stretch]:
    """Yield the words, those in marks with their change."""
    pieces = deque(_pieces(text))
    at = 0
    for stretch in stretches:
        yield from _pieced(stretch, at, pieces)
        at += len(stretch.text)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a text that is words, and what happened to it, None if nothing did."""

    start: int
    end: int
    change: Change | None = None


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    for start, end, length, change in _places(text):
        yield _Piece(at, start)
        yield _Piece(start + length, end, change)
        at = end + 1
    yield _Piece(at, len(text))


def _places(text: str) -> Iterator[tuple[int, int, int, Change]]:
    """Yield where marks begin and end, how long their words are, and what they say."""
    closings = _closings(text)
    behind = 0
    for at in sorted(closings):
        mark = next((mark for mark in MARKS if text.startswith(mark, at)), None)
        if mark and at >= behind:
            yield at, closings[at], len(mark), MARKS[mark]
            behind = closings[at]


def _closings(text: str) -> dict[int, int]:
    """Return where each bracket is closed that is, by where it is opened."""
    opened: list[int] = []
    closings: dict[int, int] = {}
    for match in BRACKET.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            closings[opened.pop()] = match.start()
    return closings


def _pieced(stretch: Stretch, at: int, pieces: deque[_Piece]) -> Iterator[Stretch]:
    """Yield a stretch that begins at a letter in its pieces, and drop those that end with it."""
    after = at + len(stretch.text)
    while pieces and pieces[0].start < after:
        yield from _cut(stretch, at, pieces[0])
        if pieces[0].end > after:
            return
        pieces.popleft()


def _cut(stretch: Stretch, at: int, piece: _Piece) -> Iterator[Stretch]:
    """Yield what a stretch that begins at a letter has of a piece."""
    text = stretch.text[max(0, piece.start - at) : max(0, piece.end - at)]
    if text:
        yield replace(stretch, text=text, change=piece.change or stretch.change)
