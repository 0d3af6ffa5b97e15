"""What fits into a line is found out once for a text, a style and a width.

WeasyPrint asks it again for each width that a box may have, on each try to place a box, and on each
page for what stands in its margin. The outcome follows from the text, from what `fonts.NAMES` names
of its style, from the width and the fonts. Of its parts only the layout is changed later, so each
caller gets one of its own.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Final

from drafter.render.pdf.savings.fonts import known, text_style
from drafter.render.pdf.savings.stand_ins import StandIn, everywhere
from drafter.render.pdf.savings.styles import following

LONGEST: Final = 2000
"""Texts of more signs are not remembered."""

BREAKS: Final = 4096


@cache
def stand_ins() -> tuple[StandIn, ...]:
    """Return what makes WeasyPrint remember lines, heights of lines and where words end."""
    from weasyprint.text import line_break

    split, strut = line_break.split_first_line, line_break.strut
    asked = (line_break.get_next_break_point_from_text, line_break.get_next_word_boundaries)
    return (
        *everywhere("split_first_line", split, _remembering(line_break)),
        *everywhere("strut", strut, lambda style: following(style, "strut", strut)),
        *(StandIn(line_break, each.__name__, lru_cache(BREAKS)(each)) for each in asked),
    )


def _remembering(line_break: Any) -> Callable[..., tuple[Any, ...]]:
    """Return the function `split_first_line` that remembers."""
    split, layout_class = line_break.split_first_line, line_break.Layout

    def split_first_line(
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, ...]:
        asked = text, style, context, max_width, justification_spacing, is_line_start, minimum
        if len(text) > LONGEST:
            return split(*asked)  # type: ignore[no-any-return]
        key = text, text_style(style), *asked[3:]
        lines = known(style).lines
        found = lines.get(key)
        if found is None:
            layout, *rest = split(*asked)
            lines.keep(key, (vars(layout).copy(), rest))
        else:
            layout, rest = layout_class.__new__(layout_class), found[1]
            vars(layout).update(found[0])
        return layout, *rest

    return split_first_line
