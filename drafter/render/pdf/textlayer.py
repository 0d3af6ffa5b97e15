"""What the texts of a page say, written beside what is drawn (ISO 32000-1, 14.9.4).

Signs that say otherwise than they are drawn stand in a marked-content sequence with an ActualText,
inside of the one that ties their text to the structure. So those who search find it, and those who
listen hear it. WeasyPrint writes glyphs as numbers of four digits, and between them the room that
is taken from the line.
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
SELECT: Final = b" Tf"
GLYPHS_OR_ROOM: Final = re.compile(rb"<[0-9a-f]*>|[-.0-9]+")
DIGITS: Final = 4

Parts = list[Any]
"""What is drawn on a page, operator by operator, before WeasyPrint writes it."""


def say(streams: Sequence[Any], sayings: Mapping[Word, Sequence[Saying]]) -> None:
    """Write what is said otherwise than it is drawn; `streams` are those of the pages.

    Raises:
        RuntimeError: if WeasyPrint draws text otherwise than expected.
    """
    places = [numbers(stream.stream) for stream in streams]
    for word, told in sayings.items():
        stream = streams[word.page]
        fonts = {font.hash.encode(): font.to_unicode for font in stream._fonts.values()}
        _say(stream.stream, places[word.page][word.number], told, fonts)


def numbers(parts: Parts) -> dict[int, int]:
    """Return where each number (MCID) of a page stands."""
    return {part["MCID"]: n for n, part in enumerate(parts) if type(part) is pydyf.Dictionary}


def _say(
    parts: Parts, start: int, told: Sequence[Saying], fonts: Mapping[bytes, Mapping[int, str]]
) -> None:
    before = 0
    for place in _shown(parts, start):
        font = fonts[_font(parts, place)]
        glyphs = list(_glyphs(parts[place]))
        counts = list(accumulate((_signs(glyph, font) for glyph in glyphs), initial=before))
        before = counts.pop()
        parts[place] = b"\n".join(_spoken(glyphs, counts, told))


def _shown(parts: Parts, start: int) -> list[int]:
    """Return where the glyphs are that belong to the number at a place."""
    shown = [n for n in range(start + 2, parts.index(b"EMC", start)) if parts[n].endswith(SHOW)]
    if not shown:
        raise RuntimeError("WeasyPrint draws text otherwise than expected")
    return shown


def _glyphs(shown: bytes) -> Iterator[bytes]:
    """Yield the glyphs of a text, each with the room behind it."""
    glyph = b""
    for token in GLYPHS_OR_ROOM.findall(shown):
        if not token.startswith(b"<"):
            glyph += token
            continue
        for start in range(1, len(token) - 1, DIGITS):
            if glyph:
                yield glyph
            glyph = b"<%b>" % token[start : start + DIGITS]
    yield glyph


def _signs(glyph: bytes, font: Mapping[int, str]) -> int:
    """Return how many signs a glyph stands for; room before the first one for none."""
    code = glyph[1 : DIGITS + 1] if glyph.startswith(b"<") else b""
    return len(drawn(font[int(code, 16)])) if code else 0


def _font(parts: Parts, place: int) -> bytes:
    """Return the font that a text is drawn in: the last one selected where its state holds."""
    depth = 0
    for part in reversed(parts[:place]):
        if part in (b"Q", b"q"):
            depth = max(depth + (1 if part == b"Q" else -1), 0)
        elif depth == 0 and isinstance(part, bytes) and part.endswith(SELECT):
            return part[1:].partition(b" ")[0]
    raise RuntimeError("WeasyPrint draws text otherwise than expected")


def _spoken(
    glyphs: Sequence[bytes], counts: Sequence[int], told: Iterable[Saying]
) -> Iterator[bytes]:
    """Yield the glyphs, those that tell something with it; `counts` are the signs before each."""
    done = 0
    for saying in told:
        first, last = bisect_left(counts, saying.first), bisect_left(counts, saying.last)
        yield from _drawn(glyphs[done:first])
        if first < last:
            text = pydyf.Dictionary({"ActualText": pydyf.String(saying.text)})
            yield from (b"/Span", text.data, b"BDC", *_drawn(glyphs[first:last]), b"EMC")
        done = last
    yield from _drawn(glyphs[done:])


def _drawn(glyphs: Sequence[bytes]) -> Iterator[bytes]:
    if glyphs:
        yield b"[%b] TJ" % b"".join(glyphs)
