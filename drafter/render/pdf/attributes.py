"""What an element of the structure says of itself beside its type (ISO 32000-1, 14.8.5)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pydyf

from drafter.render.pdf.structure import Node

POINTS: Final = 0.75  # a CSS pixel
TITLE: Final = "{http://www.w3.org/2000/svg}title"
NUMBERINGS: Final = (
    (re.compile(r"•?$"), "Disc"),
    (re.compile(r"\d"), "Decimal"),
    (re.compile(r"[a-z]+\)"), "LowerAlpha"),
)
SCOPES: Final = {"col": "/Column", "row": "/Row"}


def attributes(node: Node, heights: Sequence[float]) -> Mapping[str, Any]:
    """Return the attributes of an element as entries of its object.

    `heights` are those of the pages in CSS pixels.
    """
    match node.type:
        case "Figure":
            return _figure(node, heights[node.page])
        case "TH":
            return _owned("Table", Scope=SCOPES.get(_attribute(node, "scope"), "/Column"))
        case "L":
            return _owned("List", ListNumbering=f"/{_numbering(node)}")
        case _:
            return {}


def _figure(node: Node, height: float) -> Mapping[str, Any]:
    """Return the words for a picture, and where it stands."""
    assert node.piece
    box = node.piece.box
    left, top = box.content_box_x(), box.content_box_y()
    corners = (left, height - top - box.height, left + box.width, height - top)
    place = pydyf.Array(round(each * POINTS, 2) for each in corners)
    words = _attribute(node, "alt") or node.element.findtext(TITLE, "")
    return {"Alt": pydyf.String(words), **_owned("Layout", BBox=place)}


def _numbering(node: Node) -> str:
    """Return how a list is numbered, by the label of its first item; „None“ without labels."""
    items = [kid for kid in node.kids if isinstance(kid, Node)]
    labels = [kid for kid in items[0].kids if isinstance(kid, Node) and kid.type == "Lbl"]
    if not labels:
        return "None"
    label = "".join(word.signs for word in labels[0].words).strip()
    return next((name for signs, name in NUMBERINGS if signs.match(label)), "None")


def _attribute(node: Node, name: str) -> str:
    return str(node.element.get(name, ""))


def _owned(owner: str, **values: Any) -> Mapping[str, Any]:
    return {"A": pydyf.Dictionary({"O": f"/{owner}", **values})}
