"""What stands around the text: head from page 2 on, foot, and the size of the page."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from drafter.document import Furniture, inline
from drafter.redline.tree import State
from drafter.render.docx.lines import Line, Look, Style, line, stretched
from drafter.render.docx.markup import root, w, words
from drafter.render.docx.writing import Writing

NUMBERS: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
PLACES: Final = re.compile(r"(\{pages?\})")
PAGE: Final = {"w": 11906, "h": 16838}
ACROSS: Final = {"w": 16838, "h": 11906, "orient": "landscape"}
MARGINS: Final = {
    "top": 850,
    "right": 1134,
    "bottom": 1134,
    "left": 1418,
    "header": 510,
    "footer": 510,
    "gutter": 0,
}


def head(furniture: Furniture, before: Furniture | None, writing: Writing) -> bytes:
    """Write the head of the pages from the second on; `before` is what it was in the original."""
    watermark = _watermark(furniture)
    lines = list(_changed(furniture.head, before.head if before else furniture.head))
    return root("hdr", *writing.parts([*watermark, *lines, _gap()]))


def first_head(furniture: Furniture, writing: Writing) -> bytes:
    """Write the head of the first page: that it is a draft, or nothing."""
    return root("hdr", *writing.parts([*(_watermark(furniture) or [_gap()])]))


def foot(furniture: Furniture, before: Furniture | None, writing: Writing) -> bytes:
    """Write the foot: the paper's own lines, and the number of the page."""
    lines = list(_changed(furniture.foot, before.foot if before else furniture.foot, Style.FOOTER))
    beside = lines.pop() if lines and lines[-1].state is State.KEPT else _gap(Style.FOOTER)
    number = w("r", words("\t", "t")), *_label(furniture)
    return root("ftr", *writing.parts(lines), writing.line(beside, *number))


def section(first_head: str, head: str, first_foot: str, foot: str, *, across: bool) -> str:
    """Write the properties of the section, with the keys of its heads and feet."""
    references = (
        _reference("headerReference", "first", first_head),
        _reference("headerReference", "default", head),
        _reference("footerReference", "first", first_foot),
        _reference("footerReference", "default", foot),
    )
    page = w("pgSz", **(ACROSS if across else PAGE))
    return w("sectPr", *references, page, w("pgMar", **MARGINS), w("titlePg"))


def _reference(name: str, pages: str, key: str) -> str:
    return f'<w:{name} w:type="{pages}" r:id="{key}"/>'


def _watermark(furniture: Furniture) -> list[Line]:
    if not furniture.watermark:
        return []
    return [_line(furniture.watermark, State.KEPT, Style.WATERMARK)]


def _gap(style: str = Style.HEADER) -> Line:
    return _line("", State.KEPT, style)


def _changed(
    lines: Iterable[str], before: Iterable[str], style: str = Style.HEADER
) -> Iterator[Line]:
    """Yield lines as they are and as they were; one that stands in both is none that changed."""
    now, was = list(lines), list(before)
    yield from (_line(text, State.DELETED, style) for text in was if text not in now)
    for text in now:
        yield _line(text, State.KEPT if text in was else State.INSERTED, style)


def _line(text: str, state: State, style: str) -> Line:
    return line(state, Look(style), stretched(inline(text), state))


def _label(furniture: Furniture) -> Iterator[str]:
    """Yield „Seite 2 von 7“ as text and fields that Word counts."""
    for part in PLACES.split(furniture.page_label):
        if part in NUMBERS:
            yield w("fldSimple", w("r", words("1", "t")), instr=f" {NUMBERS[part]} ")
        elif part:
            yield w("r", words(part, "t"))
