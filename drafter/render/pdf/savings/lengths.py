"""Used lengths that do not depend on the box around are worked out once for each style.

WeasyPrint resolves margins, padding, sizes and borders of a box on every try to place it. Where
none of them is a percentage or has arithmetic in it, the outcome is the same in every box around.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import SimpleNamespace
from typing import Any, Final

from drafter.render.pdf.savings.stand_ins import StandIn, everywhere
from drafter.render.pdf.savings.styles import following

SIDES: Final = ("top", "right", "bottom", "left")
LENGTHS: Final = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES),
    *(f"{most}{size}" for most in ("", "min_", "max_") for size in ("width", "height")),
)
BORDERS: Final = tuple(f"border_{side}_width" for side in SIDES)
NAME: Final = "lengths"


@dataclass(frozen=True)
class Used:
    """Used lengths of a style; `borders` only where a box has no others (collapsed tables)."""

    always: Mapping[str, Any]
    borders: Mapping[str, Any]


@cache
def stand_ins() -> tuple[StandIn, ...]:
    """Return what makes WeasyPrint take known lengths."""
    from weasyprint.layout.percent import resolve_percentages

    return everywhere(
        "resolve_percentages", resolve_percentages, partial(_resolve, resolve_percentages)
    )


def _resolve(original: Any, box: Any, containing_block: Any) -> None:
    used = following(box.style, NAME, partial(_used, original))
    if used is None:
        original(box, containing_block)
        return
    values = vars(box)
    values.update(used.always)
    for name, value in used.borders.items():
        values.setdefault(name, value)


def _used(original: Any, style: Any) -> Used | None:
    """Return the used lengths of a style, None if they depend on the box around."""
    collapsed = style["border_collapse"] == "collapse"
    if not all(_is_fixed(style[name]) for name in LENGTHS):
        return None
    if collapsed and style["box_sizing"] != "content-box":
        return None
    box = SimpleNamespace(style=style)
    original(box, (0, 0))
    always = {name: value for name, value in vars(box).items() if name != "style"}
    borders = {name: always.pop(name) for name in BORDERS} if collapsed else {}
    return Used(always, borders)


def _is_fixed(value: Any) -> bool:
    return value == "auto" or getattr(value, "unit", "").lower() == "px"
