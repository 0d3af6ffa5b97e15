"""Rows of a Synopse: which of them are so long that they may go on on the next page."""

from collections.abc import Iterable
from functools import partial
from math import ceil
from typing import Final

from drafter.document import Block, Figure, Inline, ListBlock, Table, plain_text
from drafter.redline.leaves import texts
from drafter.redline.synopsis import SynopsisRow

LONG: Final = 14  # lines; a page across has about 34
SIGN: Final = 4.7  # points: the mean width of a sign in the type of a cell
LINES_OF_FIGURE: Final = 14


def is_long(row: SynopsisRow, room: float) -> bool:
    """Whether a row may be torn between pages; `room` is the width of its cells in points.

    A shorter one goes to the next page as a whole.
    """
    return max(_lines(cell, room / SIGN) for cell in row.cells) > LONG


def _lines(blocks: Iterable[Block], signs: float) -> int:
    """Estimate the lines of blocks, of so many signs each."""
    return sum(_lines_of(block, signs) for block in blocks)


def _lines_of(block: Block, signs: float) -> int:
    match block:
        case ListBlock():
            return sum(_lines(item.blocks, signs) for item in block.items)
        case Table():
            width = signs / max(len(block.columns), 1)
            heights = (map(partial(_height, signs=width), row.cells) for row in block.rows)
            return sum(max(row, default=1) for row in heights)
        case Figure():
            return LINES_OF_FIGURE
        case _:
            return sum(_height(runs, signs) for runs in texts(block))


def _height(runs: Inline, signs: float) -> int:
    return sum(max(ceil(len(line) / signs), 1) for line in plain_text(runs).split("\n"))
