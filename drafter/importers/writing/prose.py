"""Markdown texts as lines of a literal scalar, broken only where that changes nothing."""

import re
from collections.abc import Iterator
from typing import Final

from drafter.document.prose import parse
from drafter.importers.writing.scalars import WIDTH, filled
from drafter.source.critic import accepted, rejected

WHOLE: Final = re.compile(r"\s*(?:\{\+\+|\{--)?(?:\||#{1,6}(?:\s|$)|!\[)")
"""Lines that stay as they are: of tables, headings, pictures."""

ITEM: Final = re.compile(r"(?P<lead>[ ]*(?:\{\+\+|\{--)?(?:(?:[-+*]|\d{1,9}[.)])[ ]+)*)")


def literal(text: str, column: int) -> Iterator[str]:
    """Yield a text of several lines for a literal scalar (`|`) whose lines begin at a column."""
    lines = text.lstrip("\n").split("\n")
    lines[0] = lines[0].lstrip()
    whole = "\n".join(line.rstrip() for line in lines)
    broken = "\n".join(part for line in whole.split("\n") for part in _broken(line, column))
    for line in (broken if _same(broken, whole) else whole).split("\n"):
        yield f"{' ' * column}{line}" if line else ""


def _broken(line: str, column: int) -> Iterator[str]:
    """Yield a line in several that are narrow enough; those of an item go on below its words."""
    if len(line) + column <= WIDTH or WHOLE.match(line):
        yield line
        return
    found = ITEM.match(line)
    indent = len(found["lead"].replace("{++", "").replace("{--", "")) if found else 0
    lead, words = line[: found.end()] if found else "", line[found.end() :] if found else line
    for number, part in enumerate(filled(words, WIDTH - column - len(lead))):
        yield f"{' ' * indent}{part}" if number else f"{lead}{part}"


def _same(one: str, other: str) -> bool:
    return all(parse(side(one)) == parse(side(other)) for side in (accepted, rejected))
