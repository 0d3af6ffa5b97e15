"""Tracked changes of a Transcript accepted or refused, all at once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.importers.transcript import (
    Cell,
    Change,
    Grid,
    Line,
    Part,
    Stretch,
    Transcript,
)


def accepted(transcript: Transcript) -> Transcript:
    """Return a Transcript with all its changes made; what went is gone, and nothing is marked."""
    return replace(transcript, parts=tuple(_decided(transcript.parts, Change.DELETED)))


def refused(transcript: Transcript) -> Transcript:
    """Return a Transcript as it was before its changes, with the labels of that time."""
    return replace(transcript, parts=tuple(_decided(transcript.parts, Change.INSERTED)))


def _decided(parts: Iterable[Part], lost: Change) -> Iterator[Part]:
    """Yield the parts of one side; a line whose end is lost is joined to the next line."""
    open_line: Line | None = None
    for part in parts:
        if isinstance(part, Line):
            line = _line(part, lost)
            line = line if open_line is None else _joined(open_line, line)
            if part.end is lost:
                open_line = line
                continue
            open_line = None
            yield from _shown(line)
        elif isinstance(part, Grid):
            yield from _left_open(open_line)
            open_line = None
            yield from _grid(part, lost)
        elif part.change is not lost:
            yield replace(part, change=Change.KEPT)
    yield from _left_open(open_line)


def _line(line: Line, lost: Change) -> Line:
    """Return a line with the words of one side, and the label of that side."""
    kept = (each for each in line.stretches if each.change is not lost)
    made = replace(
        line,
        stretches=tuple(replace(each, change=Change.KEPT) for each in kept),
        end=Change.KEPT,
        was=None,
    )
    if lost is Change.INSERTED and line.was is not None:
        return replace(made, role=line.was.role, level=line.was.level, label=line.was.label)
    return made


def _joined(first: Line, second: Line) -> Line:
    """Return two lines as one: what it is, the second tells, whose end it has (17.13.5.15).

    Within a paragraph, and before one without words, the first tells.
    """
    stretches = _united(first.stretches, second.stretches)
    if first.block == second.block or (first.text and not second.text):
        return replace(first, stretches=stretches)
    return replace(second, stretches=stretches, gap=first.gap, size=first.size or second.size)


def _united(first: tuple[Stretch, ...], second: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    if first and second and replace(first[-1], text="") == replace(second[0], text=""):
        one = replace(second[0], text=first[-1].text + second[0].text)
        return (*first[:-1], one, *second[1:])
    return first + second


def _left_open(line: Line | None) -> Iterator[Line]:
    """Yield a line behind which there is none to join; without words it is gone."""
    if line is not None and line.text.strip():
        yield line


def _shown(line: Line) -> Iterator[Line]:
    if line.text.strip() or line.label:
        yield line


def _grid(grid: Grid, lost: Change) -> Iterator[Grid]:
    kept = [(index, row) for index, row in enumerate(grid.rows) if not _is_lost(row, lost)]
    if kept:
        heads = sum(index < grid.heads for index, _ in kept)
        rows = tuple(tuple(_cell(cell, lost) for cell in row) for _, row in kept)
        yield replace(grid, rows=rows, heads=heads)


def _cell(cell: Cell, lost: Change) -> Cell:
    lines = (part for part in _decided(cell.lines, lost) if isinstance(part, Line))
    return replace(cell, lines=tuple(lines))


def _is_lost(row: tuple[Cell, ...], lost: Change) -> bool:
    """Whether a row is lost as a whole: every end in it is, and its words are."""
    lines = [line for cell in row for line in cell.lines]
    return bool(lines) and all(
        line.end is lost and all(each.change is lost for each in line.stretches) for line in lines
    )
