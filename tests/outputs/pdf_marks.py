"""What a reader sees of changes on a PDF's pages: by colour, by strokes, and by place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from ctypes import c_uint
from dataclasses import dataclass
from itertools import groupby

import pypdfium2

from tests.render.pages import BROKEN_HARD_HYPHEN, HYPHENS, MILLIMETRE

PATH = pypdfium2.raw.FPDF_PAGEOBJ_PATH
MARGIN = 24 * MILLIMETRE
BOTTOM = 277 * MILLIMETRE
TOPS = (15 * MILLIMETRE, 26 * MILLIMETRE)
WORD_SIZE = 10  # CSS pixels, 7.5 points
THIN = 2.0

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn character: its page (from 1), place in points from the page's top left, and look."""

    page: int
    sign: str
    left: float
    right: float
    top: float
    bottom: float
    colour: Colour
    size: float
    struck: bool


@dataclass(frozen=True, slots=True)
class MarginWord:
    """A word left of the text: where it stands."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float


def colour(code: str) -> Colour:
    """Return `#RRGGBB` as a PDF reader gives it."""
    red, green, blue = (int(code[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


def bare(text: str) -> str:
    """Return the visible signs of a text alone, without blanks and soft hyphens."""
    return "".join(text.replace("\u00ad", "").split())


def glyphs(pdf: bytes) -> tuple[Glyph, ...]:
    """Return what is drawn as text on all pages, in the order of drawing."""
    document = pypdfium2.PdfDocument(pdf)
    return tuple(glyph for number in range(len(document)) for glyph in _page(document, number))


def in_text(drawn: Iterable[Glyph]) -> list[Glyph]:
    """Return what stands in the text area, without margin, running head and foot."""
    return [glyph for glyph in drawn if glyph.left >= MARGIN and _is_between_head_and_foot(glyph)]


def without_repeated_heads(drawn: Iterable[Glyph], heads: Iterable[str]) -> list[Glyph]:
    """Drop the heads of tables that a page begins with because the table began on an earlier one.

    `heads` are those of all tables; one that is drawn more often than that is repeated.
    """
    letters = in_text(drawn)
    text = _text(letters)
    told = Counter(map(bare, heads))
    repeated = [head for head, count in told.items() if head and text.count(head) > count]
    kept: list[Glyph] = []
    for _, group in groupby(letters, key=lambda glyph: glyph.page):
        page = list(group)
        found = (len(head) for head in repeated if _text(page).startswith(head))
        kept += page[max(found, default=0) :]
    return kept


def _text(letters: Iterable[Glyph]) -> str:
    return "".join(letter.sign for letter in letters)


def stretches(drawn: Iterable[Glyph], ink: Colour, *, struck: bool) -> list[str]:
    """Return the texts of one colour, struck out or not, without blanks.

    A stretch ends where other text begins; words of a table's head are left out.
    """
    text = [glyph for glyph in in_text(drawn) if not is_word(glyph, ink)]
    groups = groupby(text, key=lambda each: each.colour == ink and each.struck == struck)
    return ["".join(glyph.sign for glyph in group) for is_marked, group in groups if is_marked]


def is_word(glyph: Glyph, ink: Colour) -> bool:
    """Whether a character belongs to a word above a column."""
    return glyph.colour == ink and abs(glyph.size - WORD_SIZE) < 0.1


def margin_words(drawn: Iterable[Glyph]) -> list[MarginWord]:
    """Return the words left of the text, page by page from top to bottom."""
    outside = [glyph for glyph in drawn if glyph.left < MARGIN]
    groups = groupby(outside, key=lambda glyph: (glyph.page, round(glyph.bottom)))
    words = [_word(list(group)) for _, group in groups]
    return sorted(words, key=lambda word: (word.page, word.top))


def line_beside(drawn: Iterable[Glyph], word: MarginWord) -> str:
    """Return the text that stands at the height of a word, within a line."""
    beside = [
        glyph
        for glyph in drawn
        if glyph.page == word.page
        and glyph.left >= MARGIN
        and glyph.top < word.bottom + 3
        and glyph.bottom > word.top - 3
    ]
    return "".join(glyph.sign for glyph in sorted(beside, key=lambda glyph: glyph.left))


def _word(letters: list[Glyph]) -> MarginWord:
    return MarginWord(
        letters[0].page,
        "".join(letter.sign for letter in letters),
        min(letter.left for letter in letters),
        max(letter.right for letter in letters),
        min(letter.top for letter in letters),
        max(letter.bottom for letter in letters),
    )


def _is_between_head_and_foot(glyph: Glyph) -> bool:
    return TOPS[glyph.page > 1] - 1 < glyph.top and glyph.bottom < BOTTOM + 1


def _page(document: pypdfium2.PdfDocument, number: int) -> Iterator[Glyph]:
    page = document[number]
    height, text = page.get_height(), page.get_textpage()
    strokes = list(_strokes(page))
    for index, sign in enumerate(text.get_text_range()):
        left, low, right, high = text.get_charbox(index, loose=True)
        if not sign.strip() or sign in HYPHENS or right <= left:
            continue
        yield Glyph(
            number + 1,
            "-" if sign in BROKEN_HARD_HYPHEN else sign,
            left,
            right,
            height - high,
            height - low,
            _colour_of(text, index),
            pypdfium2.raw.FPDFText_GetFontSize(text, index),
            any(_strikes(stroke, (left, low, right, high)) for stroke in strokes),
        )


def _colour_of(text: pypdfium2.PdfTextPage, index: int) -> Colour:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    assert pypdfium2.raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return red.value, green.value, blue.value


def _strokes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Yield the boxes of thin horizontal lines."""
    for drawn in page.get_objects(max_depth=5):
        if drawn.type == PATH:
            left, low, right, high = drawn.get_bounds()
            if high - low < THIN < right - left:
                yield left, low, right, high


def _strikes(stroke: Box, letter: Box) -> bool:
    """Whether a line runs through the middle of a letter, not below it."""
    middle = (letter[0] + letter[2]) / 2
    height = ((stroke[1] + stroke[3]) / 2 - letter[1]) / (letter[3] - letter[1])
    return stroke[0] - 0.5 <= middle <= stroke[2] + 0.5 and 0.25 < height < 0.7
