"""The signs of a page: where they are, how they look, and what they belong to."""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple
from unicodedata import normalize

import pypdfium2.raw as pdfium

from drafter.importers.reading.letters import LIGATURES
from drafter.importers.reading.pdf.geometry import Box, Matrix
from drafter.importers.reading.pdf.handles import matrix, narrow_text, whole_numbers
from drafter.importers.reading.pdf.symbols import meant

UNTIED: Final = -1
NARROWEST: Final = 0.13
"""The width of the narrowest letters, in sizes of the font; an i has about twice that."""
INVISIBLE: Final = (3, 7)  # text rendering modes that draw nothing (ISO 32000-1, 9.3.6)
DRAWN_BOLD: Final = 2  # filled and stroked: how Word and others make up bold letters
BOLD_FLAG, ITALIC_FLAG = 1 << 18, 1 << 6  # ISO 32000-1, table 123
BOLD: Final = re.compile("bold|black|heavy|demi|fett", re.IGNORECASE)
ITALIC: Final = re.compile("italic|oblique|kursiv", re.IGNORECASE)
SUBSET: Final = re.compile(r"[A-Z]{6}\+")  # ISO 32000-1, 9.6.4
PALEST_COLOUR: Final = 48
"""How far apart red, green and blue are at least in what is called a colour and not a grey."""
ARTIFACT: Final = "Artifact"
HYPHENS: Final = {"\x02": "-", "\ufffe": "-"}
"""What pdfium makes of a hyphen that stands at the end of a line."""
SOFT: Final = "\u00ad"
NOTHING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200d\u2060\ufeff\ufff0-\ufff8\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a sign is drawn. `white` is drawn like paper, `unseen` not at all."""

    font: str
    size: float
    strong: bool = False
    emphasis: bool = False
    colour: str = ""
    white: bool = False
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign on a page.

    `base` is the height of the line on which it stands; its box goes from there up and down by
    the size of its font. `mark` is the number of its marked content, `UNTIED` if it has none.
    `apart` says that there is room before it according to the file. `turned` is its angle to the
    page as it is shown, in quarters; 4 is a slope.
    """

    sign: str
    box: Box
    base: float
    look: Look
    mark: int = UNTIED
    artifact: bool = False
    apart: bool = False
    turned: int = 0
    struck: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What the signs of one text object have in common."""

    look: Look
    mark: int
    artifact: bool
    turned: int


ASCENT, DESCENT = 0.74, 0.21
"""Where letters begin and end around their line, in sizes of the font: so it is in most fonts."""
SLOPE: Final = 4


def glyphs(text: Any, shown: Matrix, most: int) -> tuple[Glyph, ...]:
    """Return the signs of a page in the order in which they are drawn; blanks are `apart`.

    `shown` maps to the page as it is shown. No more than `most` signs are read.
    """
    known: dict[int, _Drawn] = {}
    found = []
    for run in _runs(text, min(pdfium.FPDFText_CountChars(text), most)):
        found += _spread([_glyph(text, read, shown, known) for read in run])
    return _with_typed_hyphens(found)


class _Read(NamedTuple):
    """A sign in pdfium's text: the number of it, whether there is room before it, its place."""

    number: int
    sign: str
    apart: bool
    place: tuple[float, float, float, float]


def _runs(text: Any, count: int) -> Iterator[list[_Read]]:
    """Yield the signs that have one place together."""
    for _, run in groupby(_signs(text, count), lambda read: read.place):
        yield list(run)


def _signs(text: Any, count: int) -> Iterator[_Read]:
    apart = False
    for n in range(count):
        sign = _sign(text, n)
        if not sign:
            continue
        if sign.isspace():
            apart = True
            continue
        yield _Read(n, sign, apart, _place(text, n))
        apart = False


def _sign(text: Any, n: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text, n)
    sign = chr(code) if code <= 0x10FFFF else ""
    if sign in "\r\n\t":
        return " "
    return NOTHING.sub("", HYPHENS.get(sign, sign))


def _place(text: Any, n: int) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, n, box)
    return box.left, box.bottom, box.right, box.top


def _glyph(text: Any, read: _Read, shown: Matrix, known: dict[int, _Drawn]) -> Glyph:
    handle = pdfium.FPDFText_GetTextObject(text, read.number)
    key = ctypes.addressof(handle.contents) if handle else 0
    if key not in known:
        known[key] = _drawn(text, read.number, handle, shown)
    drawn = known[key]
    box, base = _shown_place(text, read, shown, drawn)
    return Glyph(
        meant(read.sign, drawn.look.font),
        box,
        base,
        drawn.look,
        drawn.mark,
        drawn.artifact,
        read.apart,
        drawn.turned,
    )


def _shown_place(text: Any, read: _Read, shown: Matrix, drawn: _Drawn) -> tuple[Box, float]:
    left, bottom, right, top = read.place
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, read.number, x, y)
    one, other = shown(left, bottom)[0], shown(right, top)[0]
    base = shown(x.value, y.value)[1]
    ends = (one, other) if one <= other else (other, one)
    size = drawn.look.size
    return Box(ends[0], base - ASCENT * size, ends[1], base + DESCENT * size), base


def _spread(together: list[Glyph]) -> list[Glyph]:
    """Give each of the signs that the file puts in one place its share of it."""
    if len(together) == 1:
        return together
    first = together[0].box
    share = first.width / len(together)
    return [
        replace(
            glyph,
            box=replace(first, left=first.left + n * share, right=first.left + (n + 1) * share),
        )
        for n, glyph in enumerate(together)
    ]


def _drawn(text: Any, n: int, handle: Any, shown: Matrix) -> _Drawn:
    placed = matrix(pdfium.FPDFText_GetMatrix, text, n).then(shown)
    mark = pdfium.FPDFPageObj_GetMarkedContentID(handle) if handle else UNTIED
    return _Drawn(_look(text, n, handle, placed), mark, _is_artifact(handle), _turned(placed))


def _look(text: Any, n: int, handle: Any, placed: Matrix) -> Look:
    name, flags = _font(text, n)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle) if handle else 0
    red, green, blue, opacity = whole_numbers(pdfium.FPDFText_GetFillColor, text, n, count=4)
    upright = abs(placed.b) < 1e-3 * abs(placed.a)
    return Look(
        font=name,
        size=round(pdfium.FPDFText_GetFontSize(text, n) * math.hypot(placed.c, placed.d), 2),
        strong=bool(BOLD.search(name) or flags & BOLD_FLAG or mode == DRAWN_BOLD),
        emphasis=bool(
            ITALIC.search(name)
            or flags & ITALIC_FLAG
            or (upright and abs(placed.c) > 0.1 * abs(placed.d))
        ),
        colour=_colour(red, green, blue),
        white=min(red, green, blue) >= 250,
        unseen=mode in INVISIBLE or opacity == 0,
    )


def _font(text: Any, n: int) -> tuple[str, int]:
    flags = ctypes.c_int()
    name = narrow_text(lambda *to: pdfium.FPDFText_GetFontInfo(text, n, *to, flags))
    return SUBSET.sub("", name), flags.value


def _colour(red: int, green: int, blue: int) -> str:
    if max(red, green, blue) - min(red, green, blue) < PALEST_COLOUR:
        return ""
    return f"#{red:02X}{green:02X}{blue:02X}"


def _turned(placed: Matrix) -> int:
    """Return the angle of the letters as quarters clockwise, `SLOPE` for any between."""
    angle = math.degrees(math.atan2(placed.b, placed.a)) % 360
    quarters = round(angle / 90)
    return quarters % 4 if abs(angle - quarters * 90) < 3 else SLOPE


def _is_artifact(handle: Any) -> bool:
    count = pdfium.FPDFPageObj_CountMarks(handle) if handle else 0
    return any(_mark_name(handle, n) == ARTIFACT for n in range(min(count, 16)))


def _mark_name(handle: Any, n: int) -> str:
    size = ctypes.c_ulong()
    room = (pdfium.FPDF_WCHAR * 32)()
    mark = pdfium.FPDFPageObj_GetMark(handle, n)
    pdfium.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), size)
    return bytes(room)[: max(0, size.value - 2)].decode("utf-16-le", "ignore")


def composed(text: str) -> str:
    """Return a text with its umlauts as one sign each and without ligatures."""
    return normalize("NFC", text.translate(LIGATURES))


def seen(found: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Leave out signs that are printed twice in one place, as some do to make letters bold.

    Letters that are drawn one after the other are two, and so are those of which the file tells
    one place for many.
    """
    places: dict[tuple[str, float, int], list[tuple[int, float]]] = {}
    kept = []
    for n, glyph in enumerate(found):
        size, left = glyph.look.size, glyph.box.left
        step = max(size, 1) / 20
        y = int(glyph.base / step)
        near = (one for dy in (-1, 0, 1) for one in places.get((glyph.sign, size, y + dy), ()))
        narrow = glyph.box.width < NARROWEST * size
        if narrow or all(place == n - 1 or abs(x - left) > 2 * step for place, x in near):
            places.setdefault((glyph.sign, size, y), []).append((n, left))
            kept.append(glyph)
    return tuple(kept)


def _with_typed_hyphens(found: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Return signs with soft hyphens as typed ones, where some stand within a line.

    A soft hyphen is printed at the end of a line alone; fonts of some programs call all of their
    hyphens so.
    """
    if not any(one.sign == SOFT and _is_followed(one, other) for one, other in pairwise(found)):
        return tuple(found)
    return tuple(replace(one, sign="-") if one.sign == SOFT else one for one in found)


def _is_followed(glyph: Glyph, other: Glyph) -> bool:
    size = glyph.look.size
    near = -0.3 * size < other.box.left - glyph.box.right < 0.6 * size
    return near and abs(glyph.base - other.base) < 0.1 * size
