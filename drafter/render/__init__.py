"""From an Edition to bytes: one function a format, in one table.

What an edition is made of is imported when it is asked for (PEP 562), so the table costs nothing.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.render.edition import Edition, Rendered


def _html(edition: "Edition") -> "Rendered":
    from drafter.render.html import render

    return render(edition)


def _pdf(edition: "Edition") -> "Rendered":
    from drafter.render.pdf import render

    return render(edition)


RENDERERS: Mapping[str, Callable[["Edition"], "Rendered"]] = {"html": _html, "pdf": _pdf}
"""Formats in the order in which they are made; a PDF is set from the HTML made before it."""

__all__ = ["RENDERERS", "Edition", "Rendered"]


def __getattr__(name: str) -> object:
    """Import a class of this room at its first use."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from drafter.render import edition

    return getattr(edition, name)
