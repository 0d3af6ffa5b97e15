"""What the texts of a page say, written beside what is drawn (ISO 32000-1, 14.9.4).

Signs that say otherwise than they are drawn stand in a marked-content sequence with an ActualText,
inside of the one that ties their text to the structure. So those who search find it, and those who
listen hear it.

WeasyPrint writes glyphs as numbers of four digits in angle brackets, and between them the room
that is taken from the line. A glyph is mostly one sign.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final

import pydyf

from drafter.render.pdf.boxes import Word
from drafter.render.pdf.divisions import Saying, drawn

SHOW: Final = b"] TJ"
EMPTY: Final = b"<>"
SELECT: Final = b" Tf"
SEVERAL: Final = re.compile(rb"(?<=<)[0-9a-f]{8,}(?=>)")
DIGITS: Final = 4

Parts = list[Any]
"""What is drawn on a page, operator by operator, before WeasyPrint writes it."""


def numbers(parts: Parts) -> dict[int, int]:
    """Return where each number (MCID) of a page stands."""
    return {part["MCID"]: n for n, part in enumerate(parts) if type(part) is pydyf.Dictionary}


def say(
    streams: Sequence[Any],
    places: Sequence[Mapping[int, int]],
    sayings: Mapping[Word, Sequence[Saying]],
) -> None:
    """Write what is said otherwise than it is drawn, into the streams of the pages.

    `places` are the `numbers` of each page.

    Raises:
        RuntimeError: if WeasyPrint draws text otherwise than expected.
    """
    for word, told in sayings.items():
        _say(streams[word.page], places[word.page][word.number], word.signs, told)


def _say(stream: Any, start: int, signs: str, told: Sequence[Saying]) -> None:
    parts: Parts = stream.stream
    before = 0
    for place in _shown(parts, start):
        glyphs = _glyphs(parts[place])
        if len(glyphs) == len(drawn(signs)) + 1 and EMPTY not in parts[place]:
            counts = [0, *range(len(glyphs) - 1)]
        else:
            font = _font(stream, place)
            counts = list(accumulate((_signs(glyph, font) for glyph in glyphs), initial=before))
            before = counts.pop()
        parts[place] = b"\n".join(_spoken(glyphs, counts, told))


def _shown(parts: Parts, start: int) -> list[int]:
    """Return where the glyphs are that belong to the number at a place."""
    shown = [n for n in range(start + 2, parts.index(b"EMC", start)) if parts[n].endswith(SHOW)]
    if not shown:
        raise RuntimeError("WeasyPrint draws text otherwise than expected")
    return shown


def _glyphs(shown: bytes) -> list[bytes]:
    """Return the room before a text, then each glyph with the room behind it."""
    return SEVERAL.sub(_apart, shown[1 : -len(SHOW)]).split(b"<")


def _apart(several: re.Match[bytes]) -> bytes:
    digits = several[0]
    return b"><".join(digits[n : n + DIGITS] for n in range(0, len(digits), DIGITS))


def _signs(glyph: bytes, font: Mapping[int, str]) -> int:
    """Return how many signs a glyph stands for; room alone stands for none."""
    code, bracket, _ = glyph.partition(b">")
    return len(drawn(font[int(code, 16)])) if code and bracket else 0


def _font(stream: Any, place: int) -> Mapping[int, str]:
    """Return the signs of the glyphs in the font that a text is drawn in.

    It is the last one selected where its graphics state still holds.
    """
    fonts = {font.hash.encode(): font.to_unicode for font in stream._fonts.values()}
    depth = 0
    for part in reversed(stream.stream[:place]):
        if part in (b"Q", b"q"):
            depth = max(depth + (1 if part == b"Q" else -1), 0)
        elif depth == 0 and isinstance(part, bytes) and part.endswith(SELECT):
            return fonts[part[1:].partition(b" ")[0]]  # type: ignore[no-any-return]
    raise RuntimeError("WeasyPrint draws text otherwise than expected")


def _spoken(
    glyphs: Sequence[bytes], counts: Sequence[int], told: Iterable[Saying]
) -> Iterator[bytes]:
    """Yield the glyphs, those that tell something with it; `counts` are the signs before each."""
    done = 0
    for saying in told:
        first, last = bisect_left(counts, saying.first), bisect_left(counts, saying.last)
        if first < last:
            text = pydyf.Dictionary({"ActualText": pydyf.String(saying.text)}).data
            yield from _text(glyphs, done, first)
            yield from (b"/Span", text, b"BDC", *_text(glyphs, first, last), b"EMC")
            done = last
    yield from _text(glyphs, done, len(glyphs))


def _text(glyphs: Sequence[bytes], first: int, last: int) -> Iterator[bytes]:
    if first < last:
        opening = b"[<" if first else b"["
        yield opening + b"<".join(glyphs[first:last]) + SHOW
