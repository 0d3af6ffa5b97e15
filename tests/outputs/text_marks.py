"""What a text file says of changes, by its square brackets alone."""

import re
from collections.abc import Iterator

from drafter.render.text.blocks import MARKS
from tests.outputs.html_marks import normal

CAME = re.compile(r"\[(?:neu|neu gefasst): ")
WENT = re.compile(r"\[gestrichen: ")


WRITTEN_OUT = " (https://example.org)"
"""The address of the links of made documents; of the HTML it is no word."""


def marks(text: str, opening: re.Pattern[str]) -> list[str]:
    """Return the words behind an opening, each up to its closing bracket, as they follow."""
    told = normal(text).replace(MARKS, "").replace(WRITTEN_OUT, "")
    return list(_marks(told, opening))


def _marks(text: str, opening: re.Pattern[str]) -> Iterator[str]:
    for match in opening.finditer(text):
        yield text[match.end() : _closing(text, match.end())]


def _closing(text: str, start: int) -> int:
    depth = 1
    for index in range(start, len(text)):
        depth += {"[": 1, "]": -1}.get(text[index], 0)
        if not depth:
            return index
    raise AssertionError(f"never closed: {text[start : start + 40]}")
