"""The boxes of laid-out pages, each with the structure element that WeasyPrint made of it.

WeasyPrint tags one structure element a box, and a box knows its element of the HTML; the
element made of it does not. Both are made in one order (weasyprint/pdf/tags.py), so they are
brought together again by it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from weasyprint import Document

Box = Any  # WeasyPrint and pydyf have no types
Object = Any
PASSED_OVER: Final = ("html", "body")


@dataclass(frozen=True, eq=False)
class Word:
    """A stretch of text or a picture on a page: its number there (MCID) and its signs.

    `left` and `right` are where a text begins and ends, in CSS pixels.
    """

    page: int
    number: int
    signs: str = ""
    left: float = 0.0
    right: float = 0.0


@dataclass(frozen=True, eq=False)
class Piece:
    """A box with its page, its link annotation, if it is one, and what is in it, in order.

    `link` is the reference of the object that ties the annotation into the structure.
    """

    box: Box = field(repr=False)
    page: int
    link: bytes | None
    kids: tuple["Piece | Word", ...]

    @property
    def element(self) -> Any:
        """The element of the HTML that the box belongs to; None for a page's margin."""
        return self.box.element

    @property
    def tag(self) -> str:
        """The name of that element, with `::marker` and the like behind it."""
        return self.box.element_tag or ""


def pieces(
    document: "Document", elements: Iterable[Object]
) -> Iterator[tuple["Piece | Word", ...]]:
    """Yield what is on each page; `elements` are WeasyPrint's structure elements in their order.

    Raises:
        RuntimeError: if there are more or fewer of them than boxes (another WeasyPrint).
    """
    made = iter(elements)
    for page, laid_out in enumerate(document.pages):
        yield tuple(_pieces(laid_out._page_box, page, made))
    if next(made, None) is not None:
        raise RuntimeError("WeasyPrint tags otherwise than expected")


def _pieces(placed: Any, page: int, made: Iterator[Object]) -> Iterator["Piece | Word"]:
    box: Any = getattr(placed, "_box", placed)
    if _is_page(box):
        for child in box.children:
            yield from _pieces(child, page, made)
    elif _is_margin(box):
        kids = [kid for child in box.children for kid in _pieces(child, page, made)]
        yield Piece(box, page, None, tuple(kids))
    else:
        yield _piece(box, page, made)


def _piece(box: Box, page: int, made: Iterator[Object]) -> Piece:
    element = next(made)
    link = element["K"][0] if box.link_annotation else None
    direct = iter([kid for kid in element["K"] if isinstance(kid, int)])
    is_link = element["S"] == "/Link"
    kids = tuple(_kids(box, page, made, direct if is_link else None))
    picture = () if is_link else tuple(Word(page, number) for number in direct)
    return Piece(box, page, link, kids + picture)


def _kids(
    box: Box, page: int, made: Iterator[Object], direct: Iterator[int] | None
) -> Iterator["Piece | Word"]:
    """Yield what is in a box; words of a link have no element of their own, but a number."""
    for child in _in_lines(_whole_table(box)):
        text = getattr(child, "text", None)
        if text is None:
            yield from _pieces(child, page, made)
        else:
            number = next(made)["K"][0] if direct is None else next(direct)
            yield Word(page, number, text, child.position_x, child.position_x + child.width)


def _whole_table(box: Box) -> Iterator[Box]:
    """Yield the children of a box, those of a table in the place of the table inside its frame."""
    table: Box = box.get_wrapped_table() if getattr(box, "is_table_wrapper", False) else box
    for child in box.children:
        yield from table.children if child is table else (child,)


def _in_lines(boxes: Iterable[Box]) -> Iterator[Box]:
    for box in boxes:
        if type(box).__name__ == "LineBox":
            yield from box.children
        else:
            yield box


def _is_page(box: Box) -> bool:
    return box.element_tag in PASSED_OVER or type(box).__name__ == "PageBox"


def _is_margin(box: Box) -> bool:
    return type(box).__name__ == "MarginBox"
