"""A tagged PDF as a screen reader goes through it: texts in the order of the structure tree."""

import io
from collections import defaultdict
from collections.abc import Iterator
from ctypes import c_ushort
from typing import Any

import pikepdf
import pypdfium2

from tests.outputs.pdf_marks import bare

TEXT = pypdfium2.raw.FPDF_PAGEOBJ_TEXT
TYPED_HYPHEN = {0x02: "-", 0xFFFE: "-"}
"""What pdfium makes of a hyphen that stands at the end of a line."""

Place = tuple[int, int]


def read_aloud(pdf: bytes) -> str:
    """Return all tagged text in the order of the structure tree, without blanks."""
    contents = _contents(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages: list[Place] = [page.obj.objgen for page in opened.pages]
        places = list(_places(opened.Root.StructTreeRoot, pages, 0))
    return bare("".join(contents.get(place, "") for place in places)).replace("\u2010", "")


def _places(node: Any, pages: list[Any], page: int) -> Iterator[Place]:
    """Yield page and number of each marked content below a node, in order."""
    if "/Pg" in node:
        page = pages.index(node.Pg.objgen)
    for kid in node.get("/K", []):
        if isinstance(kid, int):
            yield page, kid
        elif kid.get("/Type") == "/MCR":
            yield pages.index(kid.Pg.objgen), int(kid.MCID)
        elif kid.get("/Type") == "/StructElem":
            yield from _places(kid, pages, page)


def _contents(pdf: bytes) -> dict[Place, str]:
    found: dict[Place, str] = defaultdict(str)
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        for drawn in page.get_objects(filter=[TEXT], max_depth=5):
            mark = pypdfium2.raw.FPDFPageObj_GetMarkedContentID(drawn)
            found[number, mark] += _text_of(drawn, text)
    return found


def _text_of(drawn: pypdfium2.PdfObject, text: pypdfium2.PdfTextPage) -> str:
    size = pypdfium2.raw.FPDFTextObj_GetText(drawn, text, None, 0)
    letters = (c_ushort * size)()
    pypdfium2.raw.FPDFTextObj_GetText(drawn, text, letters, size)
    return bytes(letters).decode("utf-16-le").rstrip("\0").translate(TYPED_HYPHEN)
