"""What follows from a computed style, kept with the style until one of its values changes.

WeasyPrint asks the same of one style for every box that has it, on every try to place the box.
A style takes its values lazily; only when one that it has is set anew, what followed is dropped.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final, TypeVar

from drafter.render.pdf.savings.stand_ins import StandIn

Value = TypeVar("Value")
FOLLOWING: Final = "_drafter_following"


def following(style: Any, name: str, derive: Callable[[Any], Value]) -> Value:
    """Return what follows from a style, derived at the first call; `name` names it."""
    kept = vars(style).setdefault(FOLLOWING, {})
    if name not in kept:
        value = derive(style)
        kept = vars(style).setdefault(FOLLOWING, {})
        kept[name] = value
    return kept[name]  # type: ignore[no-any-return]


@cache
def stand_ins() -> tuple[StandIn, ...]:
    """Return what makes styles drop what followed from them."""
    from weasyprint.css import Style

    return (StandIn(Style, "__setitem__", _set),)


def _set(style: Any, key: str, value: Any) -> None:
    if key in style:
        vars(style).pop(FOLLOWING, None)
    dict.__setitem__(style, key, value)
