"""The text of WordprocessingML (ISO/IEC 29500-1): elements written as strings, in a fixed order."""

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
SIGNS: Final = {
    "\n": "<w:br/>",
    "\t": "<w:tab/>",
    "\u00ad": "<w:softHyphen/>",
    "\u2011": "<w:noBreakHyphen/>",
}
SPECIAL: Final = re.compile(f"([{''.join(SIGNS)}])")


def w(name: str, /, *children: str, **values: object) -> str:
    """Write an element of WordprocessingML; all its attributes are of that namespace too."""
    attributes = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in values.items())
    inner = "".join(children)
    return f"<w:{name}{attributes}>{inner}</w:{name}>" if inner else f"<w:{name}{attributes}/>"


def root(name: str, *children: str) -> bytes:
    """Write a part of the package: its root element with every namespace, in UTF-8."""
    declared = "".join(f' xmlns:{key}="{value}"' for key, value in NAMESPACES.items())
    return f"{DECLARATION}<w:{name}{declared}>{''.join(children)}</w:{name}>".encode()


def words(text: str, element: str) -> str:
    """Write the text of a run: `element` is `t`, or `delText` where it was deleted.

    Line breaks, tabs and the two hyphens that Word writes as elements are elements here.
    """
    return "".join(_words(text, element))


def _words(text: str, element: str) -> Iterator[str]:
    for part in SPECIAL.split(text):
        if part in SIGNS:
            yield SIGNS[part]
        elif part:
            yield f'<w:{element} xml:space="preserve">{escape(part)}</w:{element}>'
