"""Lists in texts whose lines were all put into one: their bullets and numbers stand inside it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from drafter.importers.flow.groups import is_unfinished
from drafter.importers.flow.labels import BULLETS, MONTHS, PRIVATE
from drafter.importers.flow.runs import cut, trimmed
from drafter.importers.transcript import Line

LONGEST: Final = 200
"""No printed line has more letters; a longer one is a paragraph, or the whole text."""

INNER_BULLET: Final = re.compile(rf"(?<=\s)[{BULLETS}{PRIVATE}](?=\s)")
NUMBER: Final = re.compile(rf"(?<=\s)(?i:(?!\d+\.\s(?:{MONTHS})\b))(\d{{1,2}})\.(?=\s[A-ZÄÖÜ„])")
ENDS: Final = (".", ":", ";", ",", "und")
BEFORE: Final = 40


def separated(line: Line) -> tuple[Line, ...]:
    """Return a line, or what it is made of where items of a list stand inside a long one.

    A bullet is one anywhere. Numbers are those of a list where they count from one behind a colon,
    and each follows the end of what stands before.
    """
    if len(line.text) <= LONGEST or line.role:
        return (line,)
    places = sorted({*_bullets(line.text), *_numbers(line.text)})
    if not places:
        return (line,)
    parts = map(trimmed, cut(line.stretches, places))
    return tuple(
        replace(line, stretches=part, gap=line.gap if at == 0 else 0.0, block=0)
        for at, part in enumerate(parts)
        if part
    )


def _bullets(text: str) -> Iterator[int]:
    return (match.start() for match in INNER_BULLET.finditer(text))


def _numbers(text: str) -> list[int]:
    """Return where the numbers of a list stand: the longest row of them that counts from one."""
    found: list[int] = []
    wanted = 1
    for match in NUMBER.finditer(text):
        before = text[max(0, match.start() - BEFORE) : match.start()].rstrip()
        number = int(match[1])
        if number == 1 and before.endswith(":"):
            found.append(match.start())
            wanted = 2
        elif number == wanted > 1 and before.endswith(ENDS) and not _is_short_form(before):
            found.append(match.start())
            wanted += 1
    return found if len(found) > 1 else []


def _is_short_form(before: str) -> bool:
    """Whether a dot is that of an abbreviation, such as „Abs.“."""
    return before.endswith(".") and is_unfinished(before)
