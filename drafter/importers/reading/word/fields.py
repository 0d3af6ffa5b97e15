"""Fields of Word: instructions that nobody sees, results that everybody sees (17.16)."""

import re
from dataclasses import dataclass
from typing import Final

from drafter.importers.reading.word.names import Element, child, switch, value, w, whole
from drafter.importers.transcript import EMPTY_BOX, TICKED_BOX

LINK: Final = re.compile(r'\s{0,9}HYPERLINK\s{1,9}"([^"]{1,2000})"')
LONGEST_INSTRUCTION: Final = 4_000
LINKS: Final = ("http://", "https://", "mailto:")
"""What a link may lead to."""


@dataclass(slots=True)
class Field:
    """A field that has begun: its instruction, and whether its result has begun too."""

    instruction: str = ""
    in_result: bool = False
    href: str | None = None


class Fields:
    """The fields that are open at a place of a text, the innermost last."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    @property
    def hides(self) -> bool:
        """Whether what stands here is part of an instruction."""
        return any(not each.in_result for each in self._open)

    @property
    def href(self) -> str | None:
        """Where the words that stand here lead."""
        return next((each.href for each in reversed(self._open) if each.href), None)

    def mark(self, element: Element) -> str:
        """Follow a sign that begins, parts or ends a field; returns what it shows itself."""
        match element.get(w("fldCharType")):
            case "begin":
                hidden = self.hides
                self._open.append(Field())
                return "" if hidden else shown(element)
            case "separate" if self._open:
                _begin_result(self._open[-1])
            case "end" if self._open:
                self._open.pop()
        return ""

    def instruct(self, text: str) -> None:
        """Add to the instruction of the innermost field."""
        if self._open and len(self._open[-1].instruction) < LONGEST_INSTRUCTION:
            self._open[-1].instruction += text[:LONGEST_INSTRUCTION]

    def end_paragraph(self) -> None:
        """Give up fields without a result: an instruction does not go beyond its paragraph."""
        self._open = [each for each in self._open if each.in_result]


def address(target: str) -> str | None:
    """Return an address that a link may lead to; None for files, scripts and places in the text."""
    return target if target.casefold().startswith(LINKS) else None


def shown(element: Element) -> str:
    """Return what a field of a form shows by itself: a box, or what was chosen (17.16.17)."""
    data = child(element, "ffData")
    if data is None:
        return ""
    box = child(data, "checkBox")
    if box is not None:
        ticked = switch(box, "checked")
        return TICKED_BOX if (switch(box, "default") if ticked is None else ticked) else EMPTY_BOX
    return _choice(child(data, "ddList"))


def _choice(choices: Element | None) -> str:
    if choices is None:
        return ""
    entries = choices.findall(w("listEntry"))
    at = whole(choices, "result") or 0
    return (value(entries[at]) or "") if 0 <= at < len(entries) else ""


def _begin_result(of: Field) -> None:
    of.in_result = True
    found = LINK.match(of.instruction)
    of.href = address(found[1]) if found else None
