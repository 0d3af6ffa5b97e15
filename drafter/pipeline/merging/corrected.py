"""A Word file that was corrected, as lines like those of the paper that it was made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from drafter.importers.transcript import Grid, Line, Part, Role, Transcript
from drafter.pipeline.merging.printed import CELL_BORDER, Look, looks, seen

LINE_BREAK: Final = "\n"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line as it shall be; `role`, `level` and `label` are what Word says of it.

    `looks` tells of each sign that is seen whether it is bold and whether it is italic.
    """

    text: str
    role: Role = Role.NONE
    level: int = 0
    label: str = ""
    looks: tuple[Look, ...] = ()


def wanted(transcript: Transcript) -> tuple[Wanted, ...]:
    """Return the lines of a file that show any words; a row of a table is one line."""
    lines = (line for part in _whole(transcript.parts) for line in part)
    return tuple(line for line in lines if line.text.strip(CELL_BORDER))


def _whole(parts: tuple[Part, ...]) -> Iterator[Iterator[Wanted]]:
    """Yield the lines of each part; those of one paragraph are one line."""
    for block, group in groupby(enumerate(parts), _block):
        members = [part for _, part in group]
        if block[0]:
            yield iter((_paragraph([part for part in members if isinstance(part, Line)]),))
        else:
            yield from map(_part, members)


def _block(numbered: tuple[int, Part]) -> tuple[int, int]:
    """Return which paragraph a part belongs to; what is none stands for itself."""
    index, part = numbered
    if isinstance(part, Line) and part.block and part.role is not Role.FURNITURE:
        return part.block, 0
    return 0, index


def _part(part: Part) -> Iterator[Wanted]:
    if isinstance(part, Grid):
        yield from (_row(part, number) for number in range(len(part.rows)))
    elif isinstance(part, Line) and part.role is not Role.FURNITURE:
        yield _paragraph([part])


def _row(grid: Grid, number: int) -> Wanted:
    cells = [_paragraph(list(cell.lines)) for cell in grid.rows[number]]
    found = tuple(look for cell in cells for look in cell.looks)
    return Wanted(CELL_BORDER.join(cell.text for cell in cells), looks=found)


def _paragraph(lines: list[Line]) -> Wanted:
    if not lines:
        return Wanted("")
    first, text = lines[0], LINE_BREAK.join(line.text for line in lines)
    found = looks(stretch for line in lines for stretch in line.stretches)
    return Wanted(seen(text), first.role, first.level, first.label, found)
