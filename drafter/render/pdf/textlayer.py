"""What the texts of a page say, written beside what is drawn (ISO 32000-1, 14.9.4).

Signs that say otherwise than they are drawn stand in a marked-content sequence with an ActualText,
inside of the one that ties their text to the structure. So those who search find it, and those who
listen hear it. WeasyPrint writes glyphs as numbers of four digits, and between them the room that
is taken from the line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pydyf

from drafter.render.pdf.boxes import Word
from drafter.render.pdf.divisions import NOT_DRAWN, Saying

SILENT: Final = "\t"
"""What signs say that say nothing. An empty text is passed over by pdfium, and a blank is kept."""

SHOW: Final = b"] TJ"
SELECT: Final = b" Tf"
GLYPHS_OR_ROOM: Final = re.compile(rb"<[0-9a-f]*>|[-.0-9]+")
DIGITS: Final = 4

Parts = list[Any]
"""What is drawn on a page, operator by operator, before WeasyPrint writes it."""


def say(streams: Sequence[Any], sayings: Mapping[Word, Saying]) -> None:
    """Write what is said otherwise than it is drawn; `streams` are those of the pages.

    Raises:
        RuntimeError: if WeasyPrint draws text otherwise than expected.
    """
    places = [numbers(stream.stream) for stream in streams]
    for word, saying in sayings.items():
        stream = streams[word.page]
        fonts = {font.hash.encode(): font.to_unicode for font in stream._fonts.values()}
        _say(stream.stream, places[word.page][word.number], saying, fonts)


def numbers(parts: Parts) -> dict[int, int]:
    """Return where each number (MCID) of a page stands."""
    return {part["MCID"]: n for n, part in enumerate(parts) if type(part) is pydyf.Dictionary}


def _say(
    parts: Parts, start: int, saying: Saying, fonts: Mapping[bytes, Mapping[int, str]]
) -> None:
    *before, last = _shown(parts, start)
    silent = saying.silent
    for place in before:
        silent = _replace(parts, place, silent, "", fonts)
    _replace(parts, last, silent, saying.end, fonts)


def _shown(parts: Parts, start: int) -> list[int]:
    """Return where the glyphs are that belong to the number at a place."""
    shown = [n for n in range(start + 2, parts.index(b"EMC", start)) if parts[n].endswith(SHOW)]
    if not shown:
        raise RuntimeError("WeasyPrint draws text otherwise than expected")
    return shown


def _replace(
    parts: Parts, place: int, silent: int, end: str, fonts: Mapping[bytes, Mapping[int, str]]
) -> int:
    """Replace one text by what is silent of it, what is kept, and its end.

    Returns how many signs must still be silent.
    """
    glyphs = list(_glyphs(parts[place]))
    until = 0
    while silent > 0 and until < len(glyphs):
        silent -= _signs(glyphs[until], fonts[_font(parts, place)])
        until += 1
    last = len(glyphs) - 1 if end else len(glyphs)
    made = (
        *_spoken(glyphs[:until], SILENT),
        *_drawn(glyphs[until:last]),
        *_spoken(glyphs[last:], end),
    )
    parts[place] = b"\n".join(made)
    return silent


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
    return len(font[int(code, 16)].translate(NOT_DRAWN)) if code else 0


def _font(parts: Parts, place: int) -> bytes:
    """Return the font that a text is drawn in: the last one selected where its state holds."""
    depth = 0
    for part in reversed(parts[:place]):
        if part in (b"Q", b"q"):
            depth = max(depth + (1 if part == b"Q" else -1), 0)
        elif depth == 0 and isinstance(part, bytes) and part.endswith(SELECT):
            return part[1:].partition(b" ")[0]
    raise RuntimeError("WeasyPrint draws text otherwise than expected")


def _spoken(glyphs: Sequence[bytes], text: str) -> Iterator[bytes]:
    if glyphs:
        said = pydyf.Dictionary({"ActualText": pydyf.String(text)})
        yield from (b"/Span", said.data, b"BDC", *_drawn(glyphs), b"EMC")


def _drawn(glyphs: Sequence[bytes]) -> Iterator[bytes]:
    if glyphs:
        yield b"[%b] TJ" % b"".join(glyphs)
