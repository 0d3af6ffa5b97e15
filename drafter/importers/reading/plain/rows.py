"""Letters to rows: one way to write each sign, lines without blanks at their ends, and gaps."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

from drafter.importers.reading.letters import LIGATURES

PAGE: Final = 60.0
"""A form feed leaves as much room as a page has lines."""

TAB: Final = 8
BLANKS: Final[Mapping[int, str]] = MappingProxyType(
    dict.fromkeys(
        map(
            ord,
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        ),
        " ",
    )
)
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1e\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Controls, marks of direction and halves of characters."""

HYPHENS: Final = re.compile("[\u00ad\x1f\x02](?![ \t]*(?:\r|\n|$))")
"""Hyphens that are seen at the end of a line only; U+001F and U+0002 are those of programs."""

AT_END: Final = re.compile("[\u00ad\x1f\x02][ \t]*$", re.M)
SOFT: Final = "\u00ad"
BREAK: Final = re.compile("\r\n?|[\n\v\x85\u2028\u2029]")
BOXES: Final[Mapping[re.Pattern[str], str]] = MappingProxyType(
    {
        re.compile(r"\[[ _]{0,3}\](?!\()"): "☐",
        re.compile(r"\[ ?[xX×✓✔] ?\](?!\()"): "☒",
        re.compile("[\u25a1\u2610\u274f\u2751\u2752\uf06f\uf0a8\uf071\uf072]"): "☐",
        re.compile("[\u2611\u2612\u22a0\u2327\uf0fd\uf0fe\uf078]"): "☒",
    }
)
"""Boxes as signs of Unicode, as brackets, and as Wingdings has them in its private codes."""

LEAST_ROWS: Final = 6
NEARLY_ALL: Final = 0.9
WRAPPED: Final = 0.15
LONGEST_ROW: Final = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A line that has words: how many blanks are before them, and how many empty lines."""

    text: str
    indent: int
    gap: float


def rows(text: str) -> tuple[Row, ...]:
    """Return the lines of a text that have words."""
    return tuple(_without_usual_gap(_rows(_normal(text))))


def pages(text: str) -> int:
    """Return how many pages its form feeds make; 0 where there is none."""
    feeds = text.rstrip().count("\f")
    return feeds + 1 if feeds else 0


def _normal(text: str) -> str:
    """Write each sign in one way (Unicode NFC), without those that nobody sees."""
    joined = AT_END.sub(SOFT, HYPHENS.sub("", BREAK.sub("\n", text)))
    plain = UNSEEN.sub("", joined.translate(BLANKS).translate(LIGATURES))
    for pattern, box in BOXES.items():
        plain = pattern.sub(box, plain)
    return normalize("NFC", plain)


def _rows(text: str) -> Iterator[Row]:
    gap = 0.0
    for line in text.split("\n"):
        words = line.replace("\f", "").expandtabs(TAB).rstrip()
        gap = PAGE if "\f" in line else gap
        if words.strip():
            yield Row(words.strip(), len(words) - len(words.lstrip()), gap)
            gap = 0.0
        else:
            gap += 1


def _without_usual_gap(found: Iterator[Row]) -> Iterator[Row]:
    """Yield rows; where an empty line follows nearly each wrapped line, one means nothing."""
    made = tuple(found)
    more = int(_is_spaced_out(made))
    yield from (
        row if row.gap >= PAGE else replace(row, gap=max(0, row.gap - more)) for row in made
    )


def _is_spaced_out(found: Sequence[Row]) -> bool:
    """Whether empty lines part lines, not paragraphs: then many go on in lower case."""
    pairs = list(pairwise(found))
    if len(pairs) < LEAST_ROWS or max(len(row.text) for row in found) > LONGEST_ROW:
        return False
    parted = sum(row.gap >= 1 for _, row in pairs)
    goes_on = sum(row.gap >= 1 and row.text[0].islower() for _, row in pairs)
    return parted >= NEARLY_ALL * len(pairs) and goes_on >= WRAPPED * len(pairs)
