"""Tables of tagged files: rows and cells as their tags have them, over all their pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import inf
from typing import Final

from drafter.importers.reading.pdf.blocks import Block
from drafter.importers.reading.pdf.geometry import around
from drafter.importers.reading.pdf.lines import Setting, area, line, without_margin
from drafter.importers.reading.pdf.strips import Strip, strips
from drafter.importers.reading.pdf.tree import Path, Tag
from drafter.importers.transcript import Cell, Grid, Line, Role

MOST_COLUMNS: Final = 100


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell with its blocks; `tag` is None where the file has nothing in it."""

    tag: Tag | None
    blocks: tuple[Block, ...]

    @property
    def columns(self) -> int:
        return self.tag.columns if self.tag else 1

    @property
    def rows(self) -> int:
        return self.tag.rows if self.tag else 1


def grid(found: Sequence[Block], numbers: Mapping[int, int], setting: Setting) -> Grid:
    """Return the grid of the blocks of one table; `numbers` are those of its paragraphs.

    Words in the margin beside the table are no part of it: see `beside`.
    """
    rows = [_slots(row) for row in _by_row(found)]
    cells = [tuple(_cell(slot, numbers, setting) for slot in row) for row in _placed(rows)]
    widest = max(sum(cell.span for cell in row) for row in cells)
    first = [block for block in found if block.page == found[0].page and block.glyphs]
    boxes = [glyph.box for block in first for glyph in block.glyphs]
    return Grid(
        tuple(_filled(row, widest) for row in cells),
        area(around(boxes), found[0].page) if boxes else None,
        heads=_heads(rows),
    )


def beside(found: Sequence[Block], setting: Setting) -> Iterator[Line]:
    """Yield the words in the margin beside a table, as furniture."""
    for block in found:
        margin, _ = without_margin(block.glyphs, setting)
        for strip in strips(margin):
            yield replace(line(strip, block.page, setting), role=Role.FURNITURE)


def _by_row(found: Sequence[Block]) -> list[list[Block]]:
    rows: dict[Path, list[Block]] = {}
    for block in found:
        row = block.outer("TR")
        assert row is not None
        rows.setdefault(row.path, []).append(block)
    return list(rows.values())


def _slots(row: Sequence[Block]) -> tuple[_Slot, ...]:
    """Return the cells of a row; those without content are no part of the tree of their page."""
    tag = row[0].outer("TR")
    assert tag is not None
    depth = len(tag.path)
    cells: dict[int, list[Block]] = {}
    for block in row:
        cells.setdefault(_place(block, depth), []).append(block)
    count = min(max(tag.kids, max(cells) + 1), MOST_COLUMNS)
    return tuple(
        _Slot(_cell_tag(cells[n][0], depth), tuple(cells[n])) if n in cells else _Slot(None, ())
        for n in range(count)
    )


def _place(block: Block, depth: int) -> int:
    tag = _cell_tag(block, depth)
    return min(tag.path[-1], MOST_COLUMNS - 1) if tag else 0


def _cell_tag(block: Block, depth: int) -> Tag | None:
    return next((tag for tag in block.tags if len(tag.path) == depth + 1), None)


def _placed(rows: Sequence[Sequence[_Slot]]) -> Iterator[list[_Slot]]:
    """Yield the rows with empty cells below those that reach down from rows above."""
    reaching: dict[int, int] = {}
    for row in rows:
        placed: list[_Slot] = []
        column = 0
        after: dict[int, int] = {}
        for slot in (*row, None):
            while reaching.get(column, 0) > 0:
                placed.append(_Slot(None, ()))
                after[column] = reaching[column] - 1
                column += 1
            if slot is None:
                break
            placed.append(slot)
            for own in range(column, column + slot.columns):
                after[own] = slot.rows - 1
            column += slot.columns
        reaching = after
        yield placed


def _cell(slot: _Slot, numbers: Mapping[int, int], setting: Setting) -> Cell:
    parted = ((block, without_margin(block.glyphs, setting)[1]) for block in slot.blocks)
    found = [(block, strips(words, wide=inf)) for block, words in parted]
    left = min((strip.box.left for _, own in found for strip in own), default=0.0)
    return Cell(tuple(_lines(found, numbers, replace(setting, left=left))), slot.columns)


def _lines(
    found: Sequence[tuple[Block, Sequence[Strip]]], numbers: Mapping[int, int], setting: Setting
) -> Iterator[Line]:
    above, page = None, 0
    for block, own in found:
        for strip in own:
            read = line(strip, block.page, setting, above if block.page == page else None)
            yield replace(read, block=numbers[id(block)])
            above, page = strip, block.page


def _filled(row: Sequence[Cell], widest: int) -> tuple[Cell, ...]:
    missing = widest - sum(cell.span for cell in row)
    return (*row, *(Cell(()) for _ in range(missing)))


def _heads(rows: Sequence[Sequence[_Slot]]) -> int:
    """Return how many rows at the top are tagged as head, or are of head cells alone."""
    runs = [(head, len(list(group))) for head, group in groupby(rows, _is_head)]
    return runs[0][1] if runs[0][0] and len(runs) > 1 else 0


def _is_head(row: Sequence[_Slot]) -> bool:
    blocks = [block for slot in row for block in slot.blocks]
    if any(block.outer("THead") for block in blocks):
        return True
    return all(slot.tag is not None and slot.tag.kind == "TH" for slot in row if slot.blocks)
