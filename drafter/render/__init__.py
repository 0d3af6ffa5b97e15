"""From an Edition to bytes: one function a format, in one table."""

from collections.abc import Callable, Mapping

from drafter.render.edition import Edition, Rendered


def _html(edition: Edition) -> Rendered:
    from drafter.render.html import render

    return render(edition)


def _pdf(edition: Edition) -> Rendered:
    from drafter.render.pdf import render

    return render(edition)


RENDERERS: Mapping[str, Callable[[Edition], Rendered]] = {"html": _html, "pdf": _pdf}
"""Formats in the order in which they are made; a PDF is set from the HTML made before it."""

__all__ = ["RENDERERS", "Edition", "Rendered"]
