"""Names of elements and attributes in Word files (ISO/IEC 29500-1 and -4), and their values."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from lxml import etree

Element = Any
"""An element of lxml, which has no types of its own."""

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PLACED: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM: Final = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
MATHS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBLE: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WORD_2010: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
VML: Final = "urn:schemas-microsoft-com:vml"
STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"/drawingml/2006/"),
)
"""Namespaces of the Strict kind (ISO/IEC 29500-1), with what stands for them in Transitional."""

SWITCHED_OFF: Final = frozenset({"0", "false", "off", "none"})
LONGEST_NUMBER: Final = 9
KEY: Final = f"{{{RELATION}}}id"
"""The attribute with the key of a relationship."""

ALTERNATIVES: Final = f"{{{COMPATIBLE}}}AlternateContent"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{MAIN}}}{name}"


def transitional(data: bytes) -> bytes:
    """Return the XML of a part with the namespaces of Transitional in place of those of Strict."""
    if b"http://purl.oclc.org/ooxml/" not in data:
        return data
    for strict, usual in STRICT:
        data = data.replace(strict, b"http://schemas.openxmlformats.org" + usual)
    return data


def written(element: Element | None) -> bytes:
    """Return an element as XML, by which alike ones are known."""
    told: bytes = b"" if element is None else etree.tostring(element, with_tail=False)
    return told


def child(element: Element, *path: str) -> Element | None:
    """Return what stands at a path of WordprocessingML below an element, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def value(element: Element, *path: str, key: str = "val") -> str | None:
    """Return an attribute of what stands at a path, or None where there is no such thing."""
    found = child(element, *path)
    told: str | None = None if found is None else found.get(w(key))
    return told


def number(text: str | None) -> int | None:
    """Read a whole number; None for anything else, and for one of more digits than Word writes."""
    if text is None or len(text) > LONGEST_NUMBER:
        return None
    try:
        return int(text.removesuffix(".0"))
    except ValueError:
        return None


def whole(element: Element, *path: str, key: str = "val") -> int | None:
    """Return an attribute as a whole number, or None."""
    return number(value(element, *path, key=key))


def switch(element: Element, name: str) -> bool | None:
    """Read a property that is on or off (17.17.4); None where it is not told."""
    found = child(element, name)
    if found is None:
        return None
    return found.get(w("val"), "1") not in SWITCHED_OFF


def chosen(alternatives: Element) -> Iterator[Element]:
    """Yield what is shown of alternatives (ISO/IEC 29500-3): the first that shows anything."""
    for alternative in alternatives:
        if any(True for _ in alternative.iter(*SHOWING)):
            yield from alternative
            return


SHOWING: Final = (
    w("t"),
    w("delText"),
    w("sym"),
    f"{{{DRAWING}}}blip",
    f"{{{DRAWING}}}t",
    f"{{{CHART}}}chart",
    f"{{{DIAGRAM}}}relIds",
    f"{{{VML}}}imagedata",
)
"""Elements by which a reader sees something."""
