"""The tree of tags as objects of the PDF, in the place of those that WeasyPrint made."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import pydyf

from drafter.render.pdf.attributes import attributes
from drafter.render.pdf.boxes import Word, pieces
from drafter.render.pdf.divisions import sayings
from drafter.render.pdf.links import link_name
from drafter.render.pdf.structure import Node, structure
from drafter.render.pdf.textlayer import numbers, say

if TYPE_CHECKING:
    from weasyprint import Document

ELEMENT: Final = "/StructElem"
MARGINS: Final = {
    "@top-left": {"Subtype": "/Header", "Attached": "[/Top]"},
    "@top-right": {"Subtype": "/Watermark"},
    "@bottom-left": {"Subtype": "/Footer", "Attached": "[/Bottom]"},
}
"""What stands in the margin boxes of `paper.css`, as artifacts (ISO 32000-1, 14.8.2.2.2)."""


def tag(document: "Document", pdf: Any) -> None:
    """Tag a PDF that WeasyPrint is about to write.

    Raises:
        RuntimeError: if WeasyPrint tagged it otherwise than expected.
    """
    root, *old = [made for made in pdf.objects if _is_element(made)]
    pages = tuple(pieces(document, old))
    tree = structure(pages)
    Tagging(document, pdf, iter(old)).write(tree.root, root)
    streams = [_found(pdf, _found(pdf, page)["Contents"]) for page in pdf.page_references]
    places = [numbers(stream.stream) for stream in streams]
    say(streams, places, sayings(pages))
    for keyword, word in tree.furniture:
        parts, place = streams[word.page].stream, places[word.page][word.number]
        _set_apart(parts, place, MARGINS.get(keyword, {}))


def _is_element(made: Any) -> bool:
    return isinstance(made, dict) and made.get("Type") == ELEMENT


class Tagging:
    """Writes a tree of tags into a PDF; the objects of the `old` one are used again."""

    def __init__(self, document: "Document", pdf: Any, old: Iterator[Any]) -> None:
        self.heights = [page.height for page in document.pages]
        self.pdf = pdf
        self.pages = pdf.page_references  # a list that pydyf makes at each asking
        self.old = old
        self.parents: list[dict[int, bytes]] = [{} for _ in document.pages]
        self.annotations: dict[int, bytes] = {}

    def write(self, tree: Node, root: Any) -> None:
        """Write the tree below its root, and the way back from what stands on the pages."""
        root["K"] = pydyf.Array(self._kids(tree, root))
        for unused in self.old:
            unused.clear()
        parents = _found(
            self.pdf, _found(self.pdf, self.pdf.catalog["StructTreeRoot"])["ParentTree"]
        )
        parents["Nums"] = pydyf.Array(self._numbers())

    def _numbers(self) -> Iterator[Any]:
        """Yield the elements by page and number, then those of the annotations."""
        for page, elements in enumerate(self.parents):
            last = max(elements, default=-1)
            yield from (page, pydyf.Array(elements.get(n, "null") for n in range(last + 1)))
        for number in sorted(self.annotations):
            yield from (number, self.annotations[number])

    def _kids(self, node: Node, made: Any) -> Iterator[Any]:
        for annotation, link in node.links:
            annotation["Contents"] = pydyf.String(link_name(node.element))
            self.annotations[annotation["StructParent"]] = made.reference
            yield link
        for kid in node.kids:
            yield self._word(kid, node, made) if isinstance(kid, Word) else self._element(kid, made)

    def _element(self, node: Node, parent: Any) -> bytes:
        made = self._made(node.type, parent, node.page)
        made.update(attributes(node, self.heights))
        made["K"] = pydyf.Array(self._kids(node, made))
        return made.reference  # type: ignore[no-any-return]

    def _word(self, word: Word, node: Node, made: Any) -> Any:
        """Return what stands for a word in its element."""
        self.parents[word.page][word.number] = made.reference
        return word.number if word.page == node.page else self._elsewhere(word)

    def _elsewhere(self, word: Word) -> Any:
        """Return a word that stands on another page than its element begins on."""
        page = self.pages[word.page]
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": word.number})

    def _made(self, kind: str, parent: Any, page: int) -> Any:
        """Return a new element, an old object while there are any."""
        made = next(self.old, None)
        if made is None:
            made = pydyf.Dictionary()
            self.pdf.add_object(made)
        made.clear()
        place = {"P": parent.reference, "Pg": self.pages[page]}
        made.update({"Type": ELEMENT, "S": f"/{kind}", **place})
        return made


def _found(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _set_apart(parts: list[Any], place: int, kind: dict[str, str]) -> None:
    """Make a word an artifact of the page: nobody hears it between the words of the paper."""
    parts[place - 1] = "/Artifact"
    parts[place] = pydyf.Dictionary({"Type": "/Pagination", **kind})
