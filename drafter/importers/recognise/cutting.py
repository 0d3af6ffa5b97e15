"""Parts of lines: cut at a place, at wide gaps between columns; and lines as one text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from drafter.importers.flow.joining import joined
from drafter.importers.transcript import Line, Part, Stretch, lines_of

WIDE: Final = re.compile(r"(?:[ \u00a0]{3,}|\t[\s\u00a0]*)(?=\S)")


def part_of(line: Line, start: int, end: int | None = None) -> Line:
    """Return what of a line stands between two places, blanks around it taken off."""
    text = line.text
    stop = len(text) if end is None else end
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if (start, stop) == (0, len(text)):
        return line
    return replace(line, stretches=tuple(_stretches(line, start, stop)))


def _stretches(line: Line, start: int, stop: int) -> Iterator[Stretch]:
    begin = 0
    for stretch in line.stretches:
        first, last = max(start - begin, 0), min(stop - begin, len(stretch.text))
        if first < last:
            yield replace(stretch, text=stretch.text[first:last])
        begin += len(stretch.text)


def parts_of(line: Line, spans: Iterable[tuple[int, int]]) -> Iterator[Line]:
    """Yield parts of a line as `part_of` does; each takes only the stretches that it lies in."""
    ends = list(accumulate(len(stretch.text) for stretch in line.stretches))
    for start, stop in spans:
        first, last = bisect_right(ends, start), bisect_left(ends, stop)
        before = ends[first - 1] if first else 0
        some = replace(line, stretches=line.stretches[first : last + 1])
        yield part_of(some, start - before, stop - before)


def columns_of(line: Line) -> tuple[Line, ...]:
    """Cut a line at wide gaps: what stands there in columns, one line a column.

    A line that was stretched to full width has wide gaps and no columns.
    """
    gaps = [match.span() for match in WIDE.finditer(line.text) if match.start()]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(line.text)]
    parts = parts_of(line, zip(starts, ends, strict=True))
    columns = tuple(part for part in parts if part.text.strip())
    return (line,) if _is_stretched(columns) else columns


def _is_stretched(columns: Sequence[Line]) -> bool:
    """Whether gaps stand all over a line, before articles and the like: it is running text."""
    inner = [column.text.split(maxsplit=1)[0] for column in columns[1:]]
    return len(inner) >= LEAST_GAPS and sum(f" {word} " in SMALL for word in inner) >= LEAST_SMALL


LEAST_GAPS: Final = 3
LEAST_SMALL: Final = 2
SMALL: Final = (
    " der die das den dem des ein eine einer und oder für von vom im in auf an aus als mit bei "
    "nach über "
)


def text_of(parts: Iterable[Part]) -> str:
    """Return the words of parts, a line of text a line."""
    return "\n".join(f"{line.label} {line.text}".strip() for line in lines_of(parts))


def running(texts: Iterable[str]) -> str:
    """Return the lines of a value as one text: broken words joined, blanks made one."""
    lines = ((Stretch(" ".join(text.split())),) for text in texts)
    return "".join(stretch.text for stretch in joined(lines))
