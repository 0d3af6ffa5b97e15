"""Lines of a list to its entries: what begins one, and what only goes on with the one before."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from drafter.importers.recognise.layout import has_words
from drafter.importers.recognise.matching import goes_on, is_open, running
from drafter.importers.transcript import Cell, Grid, Line, Part, Role, Stretch

BULLET: Final = re.compile(r"\s*(?:[-–—•·*▪◦●■\uf0b7\uf0a7]|o(?=\s))\s{0,8}(?=\S)")
NOTHING: Final = re.compile(r"(?:keine?r?|entfällt|./\.|-|–|—|/|n\.\s?v\.)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: its words on one line, its label where the file keeps it apart."""

    words: str
    label: str = ""
    page: int = 0


def entries(parts: Sequence[Part], begins: Callable[[str], bool]) -> tuple[Entry, ...]:
    """Return the entries of a list; `begins` says of a line that it begins one."""
    groups: list[list[Line]] = []
    for line in _lines(parts):
        if groups and not _is_first(groups[-1], line, begins):
            groups[-1].append(line)
        else:
            groups.append([line])
    made = (_entry(group) for group in groups)
    return tuple(entry for entry in made if entry.words or entry.label)


def _lines(parts: Sequence[Part]) -> Iterator[Line]:
    """Yield the lines of all parts; the cells of a row are one line of its words."""
    for part in parts:
        if isinstance(part, Line) and has_words(part):
            yield part
        elif isinstance(part, Grid):
            for row in part.rows:
                yield from _row(row)


def _row(row: Sequence[Cell]) -> Iterator[Line]:
    words = [running(cell.text) for cell in row if cell.text.strip()]
    first = next((line for cell in row for line in cell.lines), None)
    if words and first is not None:
        yield replace(first, stretches=(Stretch(" ".join(words)),), gap=1)


def _is_first(group: Sequence[Line], line: Line, begins: Callable[[str], bool]) -> bool:
    """Whether a line begins an entry: it has a label, stands apart, or nothing says otherwise."""
    words = line.text.strip()
    last = group[-1].text.strip()
    if line.label or line.role is Role.ITEM or BULLET.match(line.text) or begins(words):
        return True
    if line.block and line.block == group[-1].block:
        return False
    if goes_on(words) or is_open(last) or last.endswith(("-", "\u00ad")):
        return False
    has_mark = bool(group[0].label or BULLET.match(group[0].text) or begins(group[0].text.strip()))
    return not has_mark or line.gap >= 1


def _entry(group: Sequence[Line]) -> Entry:
    words = running("\n".join(line.text.strip() for line in group))
    first = group[0]
    page = first.area.page if first.area else 0
    bullet = BULLET.match(words)
    label = first.label.strip() or (bullet[0].strip() if bullet else "")
    return Entry(words[bullet.end() :] if bullet else words, label, page)
