"""The tree of tags: one structure element for each element of the HTML, on however many pages.

WeasyPrint makes one for each box. So it says a paragraph twice that goes on on the next page, and
takes lists of several blocks, insertions and labels for nothing in particular. The types are those
of ISO 32000-1, 14.8.4; what must be so is ISO 14289-1, chapter 7.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from drafter.render.pdf.boxes import Piece, Word

TYPES: Final = {
    **dict.fromkeys(("div", "header", "footer", "figure"), "Div"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "main": "Part",
    "section": "Sect",
    "p": "P",
    "a": "Link",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "li::marker": "Lbl",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    "{http://www.w3.org/2000/svg}svg": "Figure",
}
ROLES: Final = {"list": "L", "listitem": "LI"}
KEPT_EMPTY: Final = ("TH", "TD")
PLAIN: Final = "span"
LABEL: Final = "label"
HEADING: Final = re.compile(r"H[1-6]")


@dataclass(eq=False)
class Node:
    """A structure element to be: its type, and what is in it, in the order of reading.

    `body` is the LBody of a list's item, where all goes but the label. `piece` is the first of the
    boxes that it stands for, `links` are its annotations with their objects.
    """

    type: str
    piece: Piece | None
    parent: "Node | None" = None
    kids: list["Node | Word"] = field(default_factory=list)
    links: list[tuple[Any, bytes]] = field(default_factory=list)

    @property
    def element(self) -> Any:
        """The element of the HTML; None for the root, which stands for all of it."""
        return self.piece.element if self.piece else None

    @property
    def body(self) -> "Node":
        """Where its contents go."""
        last = self.kids[-1] if self.kids else None
        return last if self.type == "LI" and isinstance(last, Node) else self

    @property
    def page(self) -> int:
        """The page on which it begins, counted from 0."""
        return self.piece.page if self.piece else 0

    @property
    def words(self) -> Iterator[Word]:
        """All words in it, in order."""
        for kid in self.kids:
            if isinstance(kid, Word):
                yield kid
            else:
                yield from kid.words


@dataclass(frozen=True)
class Structure:
    """The tree of a PDF, and the words that are no part of it, with the margin they stand in.

    Those of a table's head that is repeated on a later page stand in no margin.
    """

    root: Node
    furniture: tuple[tuple[str, Word], ...]


def structure(pages: Iterable[tuple["Piece | Word", ...]]) -> Structure:
    """Return the tree of the pages' boxes."""
    growing = _Growing()
    for page in pages:
        for piece in page:
            growing.add(piece, growing.root)
    tree = _pruned(growing.root)
    _ranked(tree)
    return Structure(tree, tuple(growing.furniture))


class _Growing:
    """A tree while boxes are added to it."""

    def __init__(self) -> None:
        self.root = Node("Document", None)
        self.nodes: dict[tuple[int, str], Node] = {}
        self.furniture: list[tuple[str, Word]] = []

    def add(self, piece: "Piece | Word", parent: Node) -> None:
        """Add a box or a word to a node."""
        if isinstance(piece, Word):
            parent.body.kids.append(piece)
        elif piece.element is None or self._is_repeated(piece):
            self._leave_out(piece, getattr(piece.box, "at_keyword", ""))
        else:
            node = self._node(piece, parent)
            _tie(piece, node)
            for kid in piece.kids:
                self.add(kid, node)

    def _leave_out(self, piece: "Piece | Word", keyword: str) -> None:
        """Leave the words of a box out, but not its links: they are those of the first page."""
        if isinstance(piece, Word):
            self.furniture.append((keyword, piece))
            return
        if _key(piece) in self.nodes:
            _tie(piece, self.nodes[_key(piece)])
        for kid in piece.kids:
            self._leave_out(kid, keyword)

    def _is_repeated(self, piece: Piece) -> bool:
        """Whether this is the head of a table again, on a later page."""
        first = self.nodes.get(_key(piece)) if piece.tag == "thead" else None
        return first is not None and first.page != piece.page

    def _node(self, piece: Piece, parent: Node) -> Node:
        if piece.tag == PLAIN and not _labelled_item(piece, parent):
            return parent
        if _key(piece) not in self.nodes:
            self.nodes[_key(piece)] = _planted(piece, parent)
        return self.nodes[_key(piece)]


def _planted(piece: Piece, parent: Node) -> Node:
    """Make the node of an element and put it where it belongs: labels before what they label."""
    item = _labelled_item(piece, parent)
    node = Node("Lbl" if item else _type(piece), piece, item or parent)
    if item:
        item.kids.insert(0, node)
    else:
        parent.body.kids.append(node)
    if node.type == "LI":
        node.kids.append(Node("LBody", piece, node))
    return node


def _labelled_item(piece: Piece, parent: Node) -> Node | None:
    """Return the item that a label belongs to.

    A changed item has none: the word for its change must be heard before its label.
    """
    if piece.tag == "li::marker":
        return parent
    item = parent.parent
    is_label = piece.element.get("class") == LABEL and item is not None and item.type == "LI"
    return item if is_label else None


def _type(piece: Piece) -> str:
    return ROLES.get(piece.element.get("role", "")) or TYPES.get(piece.tag, "Span")


def _key(piece: Piece) -> tuple[int, str]:
    return id(piece.element), piece.tag


def _tie(piece: Piece, node: Node) -> None:
    """Tie a box's annotation to its link; bold words of a link have one of their own."""
    if piece.link is None:
        return
    link = node
    while link.type != "Link" and link.parent is not None:
        link = link.parent
    link.links.append((piece.box.link_annotation, piece.link))


def _pruned(node: Node) -> Node:
    """Take out what holds nothing; a table keeps its cells, and has a body (ISO 14289-1, 7.2)."""
    node.kids = [
        kid
        for kid in node.kids
        if isinstance(kid, Word) or _pruned(kid).kids or kid.type in KEPT_EMPTY
    ]
    parts = [kid for kid in node.kids if isinstance(kid, Node)]
    if node.type == "Table" and "TBody" not in {part.type for part in parts}:
        for part in parts:
            part.type = "TBody" if part.type == "THead" else part.type
    return node


def _ranked(tree: Node) -> None:
    """Rank the headings so that no rank is skipped, where the author does (ISO 14289-1, 7.4.2)."""
    above: list[str] = []
    for node in _nodes(tree):
        if HEADING.fullmatch(node.type):
            above = [*(rank for rank in above if rank < node.type), node.type]
            node.type = f"H{len(above)}"


def _nodes(node: Node) -> Iterator[Node]:
    for kid in node.kids:
        if isinstance(kid, Node):
            yield kid
            yield from _nodes(kid)
