"""Values that no style sheet sets are inherited or initial, and need no computing.

Of the hundred and more values of a style few are set. WeasyPrint computes all of them in one
function that looks for variables, arithmetic and logical directions; none of these can be in a
value that a parent has computed, nor in an initial one.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from drafter.render.pdf.savings.stand_ins import StandIn

LINKED: Final = {"position", "float", "display", "page"}
"""Properties whose computing notes or asks for something else."""

DECORATION: Final = "text_decoration_"
DIRECTIONS: Final = ("ltr", "rtl")


@cache
def stand_ins() -> tuple[StandIn, ...]:
    """Return what makes computed styles take what is not set as it is."""
    from weasyprint.css import ComputedStyle

    return (StandIn(ComputedStyle, "__missing__", _taking(ComputedStyle.__missing__)),)


def _taking(compute: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """Return the method `__missing__` that computes only what is set."""
    initial, inherited = _initial(), _inherited()
    keep = dict.__setitem__

    def missing(style: Any, name: str) -> Any:
        cascaded = style.cascaded
        if name not in cascaded:
            if name in initial:
                value, logical = initial[name]
                if cascaded.keys().isdisjoint(logical):
                    keep(style, name, value)
                    return value
            elif name in inherited and style.parent_style is not None:
                value = style.parent_style[name]
                keep(style, name, value)
                return value
        return compute(style, name)

    return missing


def _initial() -> Mapping[str, tuple[Any, tuple[str, ...]]]:
    """Return the properties that begin anew in each element: initial value, logical names."""
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    return {
        name: (value, _logical(name))
        for name, value in INITIAL_VALUES.items()
        if name not in INHERITED | INITIAL_NOT_COMPUTED | LINKED and not name.startswith(DECORATION)
    }


def _inherited() -> frozenset[str]:
    """Return the properties that an element has from its parent."""
    from weasyprint.css.properties import INHERITED

    return frozenset(
        name
        for name in INHERITED
        if not _logical(name) and name not in LINKED and not name.startswith(DECORATION)
    )


def _logical(name: str) -> tuple[str, ...]:
    """Return what a property is called by the directions of the text, for either of them."""
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS

    called = PHYSICAL_FUNCTIONS.get(name)
    return tuple(called(block="ttb", inline=each) for each in DIRECTIONS) if called else ()
