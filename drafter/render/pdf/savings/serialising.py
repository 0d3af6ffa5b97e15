"""Objects of a PDF are serialised once, and the numbers of its pages looked up once.

For the identifier of the file, pydyf serialises and compresses all objects a second time; nothing
changes between. `page_references` makes a list of all pages, and is asked for with each structure
element.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from drafter.render.pdf.savings.stand_ins import StandIn, standing_in

PAGES: Final = "_drafter_page_references"


@cache
def stand_ins() -> tuple[StandIn, ...]:
    """Return what makes pydyf remember what it has serialised and listed."""
    import pydyf

    return (
        StandIn(pydyf.PDF, "write", _writing_once(pydyf)),
        StandIn(pydyf.PDF, "page_references", _listed_once(pydyf.PDF.page_references)),
    )


def _writing_once(pydyf: Any) -> Callable[..., None]:
    write = pydyf.PDF.write
    kinds = (pydyf.Stream, pydyf.Dictionary, pydyf.Array)

    def write_once(*args: Any, **named: Any) -> None:
        kept: dict[int, bytes] = {}
        with standing_in(StandIn(kind, "data", _kept(vars(kind)["data"], kept)) for kind in kinds):
            write(*args, **named)

    return write_once


def _kept(original: Any, kept: dict[int, bytes]) -> property:
    """Return the property `data` that keeps what it gave for the objects that have a number."""

    def data(made: Any) -> bytes:
        number = made.number
        if number is None:
            return original.fget(made)  # type: ignore[no-any-return]
        if number not in kept:
            kept[number] = original.fget(made)
        return kept[number]

    return property(data)


def _listed_once(original: Any) -> property:
    """Return the property `page_references` that is made anew only when there are more pages."""

    def page_references(pdf: Any) -> tuple[bytes, ...]:
        count, kept = vars(pdf).get(PAGES, (None, ()))
        if count != len(pdf.pages["Kids"]):
            kept = original.fget(pdf)
            vars(pdf)[PAGES] = len(pdf.pages["Kids"]), kept
        return kept  # type: ignore[no-any-return]

    return property(page_references)
