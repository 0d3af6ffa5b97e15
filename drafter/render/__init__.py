"""From an Edition to bytes: one function a format, in one table.

What an edition is made of is imported when it is asked for (PEP 562), so the table costs nothing.
"""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.cache import Cache
    from drafter.render.edition import Edition, Rendered


def _html(edition: "Edition") -> "Rendered":
    from drafter.render.html import render

    return render(edition)


def _pdf(edition: "Edition") -> "Rendered":
    from drafter.render.pdf import render

    return render(edition)


def _text(edition: "Edition") -> "Rendered":
    from drafter.render.text import render

    return render(edition)


def _docx(edition: "Edition") -> "Rendered":
    from drafter.render.docx import render

    return render(edition)


RENDERERS: Mapping[str, Callable[["Edition"], "Rendered"]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "text": _text,
}
"""Formats in the order in which they are made; a PDF is set from the HTML made before it."""

ENDINGS: Mapping[str, str] = {"text": "txt"}
"""The endings of formats whose files are not called like the format."""


def ending(name: str) -> str:
    """Return the ending of the files of a format, without the dot."""
    return ENDINGS.get(name, name)


def prepare(formats: Collection[str], *, savings: bool, cache: "Cache | None") -> None:
    """Import what the formats need, before a process is forked that is to render in them.

    Where that is not possible, the first paper will tell why.
    """
    from contextlib import suppress

    if not {"html", "pdf"}.isdisjoint(formats):
        import drafter.render.html
    if "docx" in formats:
        import drafter.render.docx  # noqa: F401
    if "pdf" in formats:
        from drafter.render.pdf.typesetting import prepare as prepare_pdf

        with suppress(OSError, ImportError):
            prepare_pdf(savings=savings, cache=cache)


__all__ = ["RENDERERS", "Edition", "Rendered", "ending", "prepare"]


def __getattr__(name: str) -> object:
    """Import a class of this room at its first use."""
    if name not in ("Edition", "Rendered"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from drafter.render import edition

    return getattr(edition, name)
