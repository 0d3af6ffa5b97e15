"""What a file says was added or taken out: by tracked changes, or by the colour of additions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from drafter.importers.flow import unmarked_lines
from drafter.importers.transcript import Cell, Change, Grid, Line, Part, Role, Stretch, lines_of
from drafter.model.form import Form

COLOUR: Final = re.compile(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")
WORDS: Final = {"rot": "red", "blau": "blue", "grün": "green"}
LEGEND: Final = re.compile(
    r"(?:Ergänzung|Änderung|Neuerung)(?:en)?\s.{0,40}\b(?P<word>rot|blau|grün)"
)
LEGEND_IN_WORDS: Final = "Was neu ist, steht so:"
STRONGEST: Final = 1.6
DARKEST: Final = 70


def accepted(part: Part) -> Part:
    """Return a part as it reads with all changes accepted."""
    match part:
        case Line():
            return replace(part, stretches=tuple(_kept(part.stretches)))
        case Grid():
            rows = (tuple(_accepted_cell(cell) for cell in row) for row in part.rows)
            return replace(part, rows=tuple(row for row in rows if _has_words(row)))
        case _:
            return part


def _has_words(row: Iterable[Cell]) -> bool:
    return any(cell.text.strip() for cell in row)


def _accepted_cell(cell: Cell) -> Cell:
    lines = tuple(line for each in cell.lines if isinstance(line := accepted(each), Line))
    return replace(cell, lines=lines)


def _kept(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    for stretch in stretches:
        if stretch.change is not Change.DELETED:
            yield replace(stretch, change=Change.KEPT)


def all_accepted(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts as they read with all changes accepted, lines without words left out."""
    return tuple(
        part for each in parts if not isinstance(part := accepted(each), Line) or part.text.strip()
    )


def tells_in_words(parts: Sequence[Part]) -> bool:
    """Whether a legend says that changes are marked in words, as in plain text of this program."""
    return any(line.text.startswith(LEGEND_IN_WORDS) for line in lines_of(parts))


def told_in_words(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return parts whose marks in words („[neu: …]“) are changes."""
    made: list[Part] = []
    for is_line, group in groupby(parts, lambda part: isinstance(part, Line)):
        if is_line:
            made += unmarked_lines([part for part in group if isinstance(part, Line)])
        else:
            made += [_told_in_grid(part) if isinstance(part, Grid) else part for part in group]
    return tuple(made)


def _told_in_grid(grid: Grid) -> Grid:
    rows = (
        tuple(replace(cell, lines=unmarked_lines(cell.lines)) for cell in row) for row in grid.rows
    )
    return replace(grid, rows=tuple(rows))


def coloured(parts: Sequence[Part], form: Form, *, supplement: bool) -> tuple[Part, ...]:
    """Return parts whose words in the colour of additions are marked as inserted.

    The legend names the colour; a Nachtrag without a legend has its additions in red. A colour
    that headings or links have too says nothing.
    """
    hue = _hue(parts, form, supplement=supplement)
    inks = _inks(parts, hue) if hue else frozenset()
    return tuple(_marked(part, inks) for part in parts) if inks else tuple(parts)


def _hue(parts: Sequence[Part], form: Form, *, supplement: bool) -> str:
    for line in lines_of(parts):
        found = LEGEND.search(line.text)
        if found and len(line.text) < 2 * len(found[0]) + 40:
            return WORDS[found["word"]]
    legend = LEGEND.search(form.supplement.legend or "")
    if not supplement:
        return ""
    return WORDS[legend["word"]] if legend else "red"


def _inks(parts: Sequence[Part], hue: str) -> frozenset[str]:
    """Return the colours of that hue in which running text stands, and no heading or link."""
    inks: set[str] = set()
    taken: set[str] = set()
    for line in lines_of(parts):
        for stretch in line.stretches:
            if stretch.colour and stretch.text.strip():
                heads = line.role in (Role.TITLE, Role.HEADING) or stretch.href
                (taken if heads else inks).add(stretch.colour)
    return frozenset(ink for ink in inks - taken if hue_of(ink) == hue)


def hue_of(colour: str) -> str:
    """Return whether a colour is a red, a green or a blue; empty for one that is none of them."""
    match = COLOUR.fullmatch(colour)
    if match is None:
        return ""
    shares = {
        name: int(value, 16)
        for name, value in zip(("red", "green", "blue"), match.groups(), strict=True)
    }
    name = max(shares, key=lambda key: shares[key])
    others = [value for key, value in shares.items() if key != name]
    strong = shares[name] >= DARKEST and shares[name] >= STRONGEST * max(others)
    return name if strong else ""


def _marked(part: Part, inks: frozenset[str]) -> Part:
    match part:
        case Line():
            return replace(part, stretches=tuple(_inked(s, inks) for s in part.stretches))
        case Grid():
            rows = (tuple(_marked_cell(cell, inks) for cell in row) for row in part.rows)
            return replace(part, rows=tuple(rows))
        case _:
            return part


def _marked_cell(cell: Cell, inks: frozenset[str]) -> Cell:
    lines = tuple(line for each in cell.lines if isinstance(line := _marked(each, inks), Line))
    return replace(cell, lines=lines)


def _inked(stretch: Stretch, inks: frozenset[str]) -> Stretch:
    if stretch.change is not Change.KEPT or stretch.colour not in inks:
        return stretch
    return replace(stretch, change=Change.INSERTED)
