"""What a reader sees on a PDF's pages: lines of text with their places, read by pdfium."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2

MILLIMETRE = 72 / 25.4
LEFT, RIGHT = 25 * MILLIMETRE, 190 * MILLIMETRE
HYPHENS = ("\u2010", "\u00ad")
BROKEN_HARD_HYPHEN = "\x02\ufffe"  # pdfium's signs for a typed hyphen at a line's end


Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page (counted from 1); lengths in points, `top` from the page's top."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float


def as_drawn(pdf: bytes) -> bytes:
    """Return a PDF whose text is what is drawn, with hyphens at the ends of lines."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            drawn = page.Contents.read_bytes().replace(b"/ActualText", b"/NotSaid")
            page.Contents = opened.make_stream(drawn)
        opened.save(made)
    return made.getvalue()


def page_count(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


def lines(pdf: bytes) -> tuple[Line, ...]:
    """Return the lines of all pages, in the order in which they are drawn."""
    document = pypdfium2.PdfDocument(pdf)
    return tuple(line for number in range(len(document)) for line in _lines(document, number))


def words_of(pdf: bytes, page: int) -> str:
    """Return a page's text (counted from 1) with blanks between its lines."""
    return " ".join(line.text for line in lines(pdf) if line.page == page)


def body(pdf: bytes) -> tuple[Line, ...]:
    """Return the lines of the text area, without running head and foot."""
    return tuple(line for line in lines(pdf) if _in_text_area(line))


def _in_text_area(line: Line) -> bool:
    first = 15 if line.page == 1 else 26
    return first * MILLIMETRE - 1 < line.top and line.bottom < 277 * MILLIMETRE + 1


def _lines(document: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    page = document[number]
    height, text = page.get_height(), page.get_textpage()
    for drawn in _rows(text):
        boxes = [box for _, box in drawn]
        signs = "".join(sign for sign, _ in drawn)
        yield Line(
            number + 1,
            re.sub(f"[{BROKEN_HARD_HYPHEN}]", "-", signs).strip(),
            min(box[0] for box in boxes),
            max(box[2] for box in boxes),
            height - max(box[3] for box in boxes),
            height - min(box[1] for box in boxes),
        )


def _rows(text: pypdfium2.PdfTextPage) -> Iterator[list[tuple[str, Box]]]:
    """Yield the characters of each line; a line ends where pdfium says so, or above the next."""
    row: list[tuple[str, Box]] = []
    low = 0.0
    for index, sign in enumerate(text.get_text_range()):
        box = text.get_charbox(index)
        drawn = box[2] > box[0] and box[3] > box[1]
        if row and (sign in "\r\n" or (drawn and box[3] < low)):
            yield row
            row = []
        if drawn or row:
            low = min(low, box[1]) if drawn and row else box[1] if drawn else low
            row.append((sign, box if drawn else row[-1][1]))
        if sign in BROKEN_HARD_HYPHEN and row:
            yield row
            row = []
    if row:
        yield row
