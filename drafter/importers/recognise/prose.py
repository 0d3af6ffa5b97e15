"""Running text: the sections that are nothing but prose."""

from collections.abc import Iterable
from typing import Final

from drafter.document import Block
from drafter.importers.draft import Said, Value
from drafter.importers.flow import blocks
from drafter.importers.recognise.charts import drawn
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.importers.transcript import EMPTY_BOX, TICKED_BOX
from drafter.importers.writing.markdown import markdown

CHARTS = "abbildungen"
BOXES: Final = str.maketrans({TICKED_BOX: r"\[x\]", EMPTY_BOX: r"\[ \]"})
"""Boxes in running text, in signs that the fonts of all forms have: a draft can always be built."""


def prose(found: Found, _: Context) -> Gained:
    """Read a section as running text, with the charts in it."""
    read = drawn(blocks(found.parts), found.section.id)
    text = markdown(read.blocks, read.figures).translate(BOXES)
    if not text:
        return Gained()
    values: dict[str, Value] = {found.section.kind.value: Said(text, prose=True)}
    return Gained({**values, CHARTS: read.values} if read.values else values)


def said_of(read: Iterable[Block]) -> Said:
    """Return blocks as a value of Markdown."""
    return Said(markdown(tuple(read)).translate(BOXES), prose=True)
