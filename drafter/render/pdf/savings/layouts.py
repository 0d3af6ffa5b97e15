"""Layouts of Pango are copied from one that was made for their style of text.

For each line that it tries, WeasyPrint makes a context, a description of the font and a layout, and
sets each of them up property by property. A copy of a layout (`pango_layout_copy`) has the same
context and its own copy of all the rest. Texts are handed to Pango as they are, not copied before.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from drafter.render.pdf.savings.fonts import known, text_style
from drafter.render.pdf.savings.pango import address, copied_layout
from drafter.render.pdf.savings.stand_ins import StandIn


@cache
def stand_ins() -> tuple[StandIn, ...]:
    """Return what makes WeasyPrint copy layouts, and hand over texts without copying."""
    from weasyprint.text import line_break

    return (
        StandIn(line_break.Layout, "setup", _copying(line_break)),
        StandIn(line_break, "unicode_to_char_p", _handed_over),
        StandIn(line_break, "line_size", _measuring(line_break)),
    )


def _copying(line_break: Any) -> Callable[[Any, Any], None]:
    """Return the method `Layout.setup` that copies."""
    set_up, layout_class = line_break.Layout.setup, line_break.Layout
    cast, owned, unref = line_break.ffi.cast, line_break.ffi.gc, line_break.gobject.g_object_unref
    kind, copy = line_break.ffi.typeof("PangoLayout *"), copied_layout()

    def made(style: Any) -> tuple[int, dict[str, Any]]:
        template = layout_class.__new__(layout_class)
        set_up(template, style)
        values = {name: value for name, value in vars(template).items() if name != "style"}
        return address(template.layout), values

    def setup(layout: Any, style: Any) -> None:
        layouts, number = known(style).layouts, text_style(style)
        if number not in layouts:
            layouts[number] = made(style)
        original, values = layouts[number]
        copied = owned(cast(kind, copy(original)), unref)
        vars(layout).update(values, style=style, layout=copied)

    return setup


def _handed_over(text: str) -> tuple[bytes, bytes]:
    """Return a text as Pango reads it, twice: as the address of it, and as what must live on."""
    signs = text.encode().replace(b"\x00", b"")
    return signs, signs


def _measuring(line_break: Any) -> Callable[[Any, Any], tuple[float, float]]:
    """Return the function `line_size` that measures into one rectangle again and again."""
    extents = line_break.ffi.new("PangoRectangle *")
    measure, nothing = line_break.pango.pango_layout_line_get_extents, line_break.ffi.NULL
    unit = line_break.FROM_UNITS

    def line_size(line: Any, style: Any) -> tuple[float, float]:
        measure(line, nothing, extents)
        spacing = style["letter_spacing"]
        width = extents.width * unit
        return width if spacing == "normal" else width + spacing, extents.height * unit

    return line_size
