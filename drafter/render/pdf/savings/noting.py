"""The glyphs of a line are noted when it is found, for drawing it.

`drawing` says what for. Pango gives glyphs in records; those of a line without anything unusual are
told by their numbers and widths alone.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from drafter.render.pdf.savings.fonts import Held, known
from drafter.render.pdf.savings.stand_ins import StandIn

RUNS: Final = "_drafter_runs"
WAITING: Final = "_drafter_waiting"
RECORD: Final = "PangoGlyphInfo"
FIELDS: Final = 5
"""Numbers in a record: glyph, width, offsets to the right and upwards, flags."""

NO_GLYPH: Final = 0x0FFFFFFF
"""`PANGO_GLYPH_EMPTY`; signs that no font has are above it."""


@dataclass(frozen=True)
class Run:
    """Glyphs of one font that follow each other: their numbers and their widths."""

    font: Held
    glyphs: Sequence[int]
    widths: Sequence[int]


@cache
def stand_ins() -> tuple[StandIn, ...]:
    """Return what makes WeasyPrint note glyphs before it drops a layout."""
    from weasyprint.text import line_break

    return (StandIn(line_break.Layout, "deactivate", _noting(line_break)),)


def _noting(line_break: Any) -> Callable[[Any], None]:
    """Return the method `Layout.deactivate` that notes."""
    deactivate, noted = line_break.Layout.deactivate, _notes(line_break)

    def note(layout: Any) -> None:
        values = vars(layout)
        if values.pop(WAITING, None) is not None:
            return
        if RUNS not in values:
            values[RUNS] = None if _is_unusual(layout) else noted(layout)
        deactivate(layout)

    return note


def _is_unusual(layout: Any) -> bool:
    style = layout.style
    return bool(
        layout.justification_spacing or style["word_spacing"] or style["letter_spacing"] != "normal"
    )


def _notes(line_break: Any) -> Callable[[Any], tuple[Run, ...] | None]:
    """Return what gives the runs of a layout, None if it has several lines or odd glyphs."""
    ffi, line = line_break.ffi, line_break.pango.pango_layout_get_line_readonly
    nothing, size, buffer = ffi.NULL, ffi.sizeof(RECORD), ffi.buffer

    def linked(first: Any) -> Iterator[Any]:
        while first != nothing:
            yield first.data
            first = first.next

    def run(made: Any, held: Callable[[Any], Held]) -> Run | None:
        records = buffer(made.glyphs.glyphs, made.glyphs.num_glyphs * size)
        numbers = array("i", bytes(records))
        glyphs, widths, right, up = (numbers[place::FIELDS] for place in range(FIELDS - 1))
        if not glyphs or any(right) or any(up) or max(glyphs) >= NO_GLYPH:
            return None
        return Run(held(made.item.analysis.font), glyphs, widths)

    def noted(layout: Any) -> tuple[Run, ...] | None:
        if line(layout.layout, 1) != nothing:
            return None
        held = known(layout.style).held
        runs = [run(each, held) for each in linked(line(layout.layout, 0).runs)]
        found = tuple(each for each in runs if each)
        return found if len(found) == len(runs) else None

    return noted
