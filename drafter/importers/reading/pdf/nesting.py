"""How often a page draws forms: where they draw each other, few bytes are endless work.

A form XObject (ISO 32000-2, 8.10) may draw others, and PDFium draws them all before it answers.
Twelve levels of which each draws the next eight times are a file of four kilobytes.
"""

import io
import re
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

from drafter.importers.declined import Declined, Reason

MOST_DRAWN: Final = 50_000
LONGEST: Final = 8 * 1024 * 1024  # bytes of a stream that are looked at
FEWEST: Final = 2  # forms that can draw each other
FORM: Final = re.compile(rb"/Form(?![A-Za-z0-9])")
DRAWS: Final = re.compile(rb"/([^\s/<>\[\](){}%]{1,127})\s{1,9}Do(?![A-Za-z0-9])")


def check_forms(data: bytes) -> None:
    """Look whether forms draw each other too often; a file that cannot be read is left to PDFium.

    Forms are streams, and the dictionaries of streams stand in a file as they are, so that most
    files need not be opened for it.

    Raises:
        Declined: if a form draws more than `MOST_DRAWN` others, counted each time.
    """
    if len(FORM.findall(data)) < FEWEST:
        return
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            most = _most_drawn(_drawings(document))
    except pikepdf.PdfError:
        return
    if most > MOST_DRAWN:
        raise Declined(
            Reason.LIMIT,
            "Das PDF zeichnet ineinander verschachtelte Formen zu oft. Bitte es neu drucken "
            "(als PDF) und diese Fassung nehmen.",
        )


Drawings = dict[int, tuple[int, ...]]
"""By the number of a form, those of the forms that it draws, each as often as it does."""


def _drawings(document: Any) -> Drawings:
    return {each.objgen[0]: tuple(_drawn(each)) for each in document.objects if _is_form(each)}


def _is_form(each: Any) -> bool:
    import pikepdf

    return isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"


def _drawn(form: Any) -> list[int]:
    import pikepdf

    known = form.get("/Resources", {}).get("/XObject", {})
    try:
        content = form.read_bytes()[:LONGEST]
    except pikepdf.PdfError:
        return []
    names = ("/" + name.decode("latin-1") for name in DRAWS.findall(content))
    return [known[name].objgen[0] for name in names if name in known]


def _most_drawn(drawings: Drawings) -> int:
    """Return how many forms the form draws that draws most, those in them and so on with them.

    Counting ends where it is too much, as it is where a form draws itself again.
    """
    counted: dict[int, int] = {}
    try:
        for one in TopologicalSorter(drawings).static_order():
            drawn = sum(1 + counted[form] for form in drawings.get(one, ()))
            counted[one] = min(drawn, MOST_DRAWN + 1)
    except CycleError:
        return MOST_DRAWN + 1
    return max(counted.values(), default=0)
