"""What drawings show: pictures, charts by their values, the words of diagrams and text boxes."""

from collections.abc import Iterator, Mapping
from typing import Final

from drafter.importers.reading.word.names import (
    ALTERNATIVES,
    CHART,
    DIAGRAM,
    DRAWING,
    PLACED,
    RELATION,
    VML,
    Element,
    chosen,
    number,
    w,
)
from drafter.importers.transcript import Cell, Grid, Line, Role, Stretch

EMBEDDED: Final = f"{{{RELATION}}}embed"
DATA: Final = f"{{{RELATION}}}dm"
BLIP: Final = f"{{{DRAWING}}}blip"
IMAGE: Final = f"{{{VML}}}imagedata"
CHARTED: Final = f"{{{CHART}}}chart"
DIAGRAMMED: Final = f"{{{DIAGRAM}}}relIds"
BOX: Final = w("txbxContent")
WATERMARK: Final = f"{{{VML}}}textpath"
SHAPES: Final = (BLIP, IMAGE, CHARTED, DIAGRAMMED, BOX, WATERMARK)
DESCRIBED: Final = f"{{{PLACED}}}docPr"
SHAPE: Final = f"{{{VML}}}shape"
A_PARAGRAPH: Final = f"{{{DRAWING}}}p"
A_TEXT: Final = f"{{{DRAWING}}}t"
POINT: Final = f"{{{DIAGRAM}}}pt"
MOST_SERIES: Final = 20
MOST_POINTS: Final = 500


def shapes(element: Element) -> Iterator[Element]:
    """Yield what a drawing shows, in order; what stands inside a text box is its own."""
    for each in element:
        if each.tag == ALTERNATIVES:
            for other in chosen(each):
                yield from _itself(other)
        else:
            yield from _itself(each)


def _itself(element: Element) -> Iterator[Element]:
    if element.tag in SHAPES:
        yield element
    else:
        yield from shapes(element)


def alternative(element: Element) -> str:
    """Return the alternative text of a drawing: its description, else its title."""
    described = next(element.iter(DESCRIBED), None)
    if described is not None:
        return str(described.get("descr") or described.get("title") or "").strip()
    shape = next(element.iter(SHAPE), None)
    return "" if shape is None else str(shape.get("alt") or "").strip()


def charted(root: Element, block: int) -> Iterator[Line | Grid]:
    """Yield a chart as its title and a table of its values (ISO/IEC 29500-1, 21.2).

    The first column are the categories, each of the others is a series.
    """
    title = next(root.iter(_c("title")), None)
    told = "" if title is None else "".join(each.text or "" for each in title.iter(A_TEXT)).strip()
    if told:
        yield Line((Stretch(told),), block=block, role=Role.CAPTION)
    series = [_series(each) for each in list(root.iter(_c("ser")))[:MOST_SERIES]]
    if series:
        yield Grid(tuple(_rows(series)), heads=1)


def diagrammed(root: Element) -> Iterator[str]:
    """Yield the texts of a diagram (21.4), a paragraph each."""
    for point in root.iter(POINT):
        for paragraph in point.iter(A_PARAGRAPH):
            text = "".join(each.text or "" for each in paragraph.iter(A_TEXT)).strip()
            if text:
                yield text


Series = tuple[str, Mapping[int, str], Mapping[int, str]]


def _series(element: Element) -> Series:
    name = next(iter(_values(element, "tx").values()), "")
    return name, _values(element, "cat") or _values(element, "xVal"), _figures(element)


def _figures(element: Element) -> Mapping[int, str]:
    found = _values(element, "val") or _values(element, "yVal")
    return {at: _german(told) for at, told in found.items()}


def _values(element: Element, name: str) -> Mapping[int, str]:
    holder = element.find(_c(name))
    if holder is None:
        return {}
    points = list(holder.iter(_c("pt")))[:MOST_POINTS]
    if not points:
        return {0: found} if (found := _value(holder)) else {}
    return {number(each.get("idx")) or 0: _value(each) for each in points}


def _value(element: Element) -> str:
    found = next(element.iter(_c("v")), None)
    return "" if found is None else (found.text or "").strip()


def _german(told: str) -> str:
    """Return a number of XML as it is printed in German, without the noise of its last digits."""
    try:
        return f"{float(told):.10g}".replace(".", ",")
    except ValueError:
        return told


def _rows(series: list[Series]) -> Iterator[tuple[Cell, ...]]:
    categories = next((each for _, each, _ in series if each), {})
    yield (_cell(""), *(_cell(name) for name, _, _ in series))
    for at in sorted({*categories, *(place for _, _, values in series for place in values)}):
        yield (_cell(categories.get(at, "")), *(_cell(each.get(at, "")) for _, _, each in series))


def _cell(text: str) -> Cell:
    return Cell((Line((Stretch(text),)),) if text else ())


def _c(name: str) -> str:
    return f"{{{CHART}}}{name}"
