"""Lines of text are drawn as they were laid out.

For drawing, WeasyPrint lays each line out a second time, and asks Pango glyph by glyph for what is
then written as numbers. Where no space was widened, the second layout gives the glyphs of the
first, so these are noted when a line is found. What is written for a glyph follows from the glyph,
its width and its font, so it is put into digits once a paper. A line with anything unusual (signs
not met before, marks above others, tabs, colours in a font) is drawn by WeasyPrint.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final

from drafter.render.pdf.savings.fonts import Held
from drafter.render.pdf.savings.noting import RUNS, WAITING, Run
from drafter.render.pdf.savings.stand_ins import StandIn

DIGITS: Final = "_drafter_digits"
SMALLEST: Final = 1e-6
"""Smaller type is not drawn."""


@cache
def stand_ins() -> tuple[StandIn, ...]:
    """Return what makes WeasyPrint draw from the notes."""
    from weasyprint.draw import text
    from weasyprint.text.line_break import Layout

    return (
        StandIn(Layout, "reactivate", _waiting(Layout.reactivate)),
        StandIn(text, "draw_first_line", _drawing(text.draw_first_line, Layout.reactivate)),
    )


def _waiting(reactivate: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Return the method `reactivate` that waits whether the layout is needed at all."""

    def wait(layout: Any, style: Any) -> None:
        if vars(layout).get(RUNS):
            vars(layout)[WAITING] = style
        else:
            reactivate(layout, style)

    return wait


def _drawing(
    draw: Callable[..., Any], reactivate: Callable[[Any, Any], None]
) -> Callable[..., Any]:
    """Return the function `draw_first_line` that draws noted glyphs."""

    def draw_first_line(
        stream: Any, box: Any, text_overflow: str, block_ellipsis: str, matrix: Any
    ) -> Any:
        layout = vars(box.pango_layout)
        is_plain = text_overflow != "ellipsis" and block_ellipsis == "none"
        if WAITING in layout and is_plain and box.text.strip():
            shown = _shown(stream, layout[RUNS]) if box.style["font_size"] > SMALLEST else None
            if shown:
                _show(stream, shown, matrix)
                return []
        if WAITING in layout:
            reactivate(box.pango_layout, layout.pop(WAITING))
        return draw(stream, box, text_overflow, block_ellipsis, matrix)

    return draw_first_line


def _shown(stream: Any, runs: Sequence[Run]) -> list[tuple[Any, float, str]] | None:
    """Return what to show in which font and size; None where a glyph is not known yet."""
    shown = []
    for held, group in groupby(runs, key=lambda run: run.font):
        font = _font(stream, held)
        texts = [_digits(font, held.size, run) for run in group]
        if None in texts:
            return None
        shown.append((font, held.size, "".join(texts)))  # type: ignore[arg-type]
    return shown


def _font(stream: Any, held: Held) -> Any:
    if held.key not in stream._fonts:
        stream.add_font(held.pointer)
    return stream._fonts[held.key]


def _digits(font: Any, size: float, run: Run) -> str | None:
    """Return a run as the operand of TJ (ISO 32000-1, 9.4.3)."""
    known_digits = vars(font).setdefault(DIGITS, {}).setdefault(size, {})
    pairs = list(zip(run.glyphs, run.widths, strict=True))
    for pair in set(pairs).difference(known_digits):
        made = _put_into_digits(font, size, *pair)
        if made is None:
            return None
        known_digits[pair] = made
    digits = "<" + "".join([known_digits[pair] for pair in pairs])
    return digits[:-1] if digits.endswith("<") else f"{digits}>"


def _put_into_digits(font: Any, size: float, glyph: int, width: int) -> str | None:
    """Return what is written for a glyph, and the space by which it is wider than the font says."""
    from weasyprint.text.ffi import FROM_UNITS

    is_coloured = font.bitmap or font.svg or font.png or font.colr
    if is_coloured or glyph not in font.to_unicode or glyph not in font.widths:
        return None
    space = font.widths[glyph] - width * 1000 * FROM_UNITS / size
    return f"{glyph:04x}>{int(space)}<" if space else f"{glyph:04x}"


def _show(stream: Any, shown: list[tuple[Any, float, str]], matrix: Any) -> None:
    stream.set_text_matrix(*matrix.values)
    for font, size, digits in shown:
        stream.set_font_size(font.hash, size)
        stream.show_text(digits)
