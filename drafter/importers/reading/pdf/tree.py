"""The structure tree of a page: the tags of its marked contents (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Iterator
from ctypes import c_float
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

from drafter.importers.reading.pdf.handles import wide_text

DEEPEST: Final = 60
MOST_ELEMENTS: Final = 100_000
MOST_KIDS: Final = 20_000
MOST_SPAN: Final = 50
CELLS: Final = ("TD", "TH")

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the tree. `path` leads to it from the root, the same on each of its pages.

    `kids` is how many kids it has, on all pages; `columns` and `rows` are what a cell spans.
    """

    kind: str
    path: Path
    kids: int
    alternative: str = ""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Leaf:
    """Marked content with its tags, from the outermost to the innermost."""

    tags: tuple[Tag, ...]
    mark: int


def leaves(page: Any) -> tuple[Leaf, ...]:
    """Return the marked contents of a page in the order of its structure tree, none without one.

    Kids whose content is on other pages, or empty, are left out; paths count them all the same.
    """
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ()
    try:
        return tuple(_leaves(tree))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _leaves(tree: Any) -> Iterator[Leaf]:
    count = min(pdfium.FPDF_StructTree_CountChildren(tree), MOST_KIDS)
    waiting: list[tuple[Any, tuple[Tag, ...], Path]] = [
        (pdfium.FPDF_StructTree_GetChildAtIndex(tree, n), (), (n,)) for n in reversed(range(count))
    ]
    left = MOST_ELEMENTS
    while waiting and left:
        left -= 1
        element, above, path = waiting.pop()
        if isinstance(element, int):
            yield Leaf(above, element)
        elif element and len(path) <= DEEPEST:
            tags = (*above, _tag(element, path))
            kids = ((kid, tags, (*path, n)) for n, kid in _kids(element))
            waiting += reversed(list(kids))


def _kids(element: Any) -> Iterator[tuple[int, Any]]:
    """Yield the kids of an element that are on the page: elements, or numbers of contents."""
    for n in range(min(pdfium.FPDF_StructElement_CountChildren(element), MOST_KIDS)):
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n)
        kid = mark if mark >= 0 else pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
        if isinstance(kid, int) or kid:
            yield n, kid


def _tag(element: Any, path: Path) -> Tag:
    kind = wide_text(pdfium.FPDF_StructElement_GetType, element)
    count = pdfium.FPDF_StructElement_CountChildren(element)
    if kind in CELLS:
        columns, rows = _span(element, b"ColSpan"), _span(element, b"RowSpan")
        return Tag(kind, path, count, columns=columns, rows=rows)
    if kind == "Figure":
        return Tag(kind, path, count, wide_text(pdfium.FPDF_StructElement_GetAltText, element))
    return Tag(kind, path, count)


def _span(element: Any, name: bytes) -> int:
    """Return how many columns or rows a cell spans (ISO 32000-1, table 349)."""
    for n in range(min(pdfium.FPDF_StructElement_GetAttributeCount(element), 8)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, n)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name)
        number = c_float()
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return max(1, min(int(number.value), MOST_SPAN))
    return 1
