"""Pages, outline and tags: trees whose nodes may lead back to themselves, or to millions.

Each walk keeps its own stack, goes to each object once, and stops at a number of nodes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pikepdf import Array, Dictionary, Pdf

from drafter.facts.reading import get, identity, is_dictionary, items, number, text
from drafter.facts.record import Bookmark, Sheet, Structure

MOST_PAGES = 100_000
MOST_BOOKMARKS = 5_000
MOST_TAGS = 500_000
DEEPEST_BOOKMARK = 50
POINTS_IN_INCH: Final = 72
MILLIMETRES_IN_INCH: Final = 25.4
LONGEST_ROLE_CHAIN: Final = 20


@dataclass
class Walk:
    """Where a walk has been: each object once, and no more than `most` nodes; `cut` if it would."""

    most: int
    seen: set[tuple[int, int]] = field(default_factory=set)
    steps: int = 0
    cut: bool = False

    def enters(self, value: object) -> bool:
        """Whether a value is a dictionary to look at, for the first time and within the limit."""
        if not is_dictionary(value):
            return False
        place = identity(value)
        if place in self.seen:
            return False
        if self.steps >= self.most:
            self.cut = True
            return False
        self.steps += 1
        if place:
            self.seen.add(place)
        return True


def sheets(pdf: Pdf, walk: Walk) -> tuple[Sheet, ...]:
    """Count the pages by their size, the most frequent first."""
    found = Counter(_size(box, turn, unit) for box, turn, unit in _pages(pdf, walk))
    return tuple(Sheet(*size, count) for size, count in found.most_common())


def _pages(pdf: Pdf, walk: Walk) -> Iterator[tuple[Any, float, float]]:
    """Yield of each page its box, its turn, and its unit; box and turn may be inherited."""
    stack: list[tuple[Any, Any, Any]] = [(get(pdf.Root, "/Pages"), None, None)]
    while stack:
        node, box, turn = stack.pop()
        if not walk.enters(node):
            continue
        box, turn = get(node, "/MediaBox") or box, get(node, "/Rotate") or turn
        kids = get(node, "/Kids")
        if kids is None:
            yield box, number(turn), number(get(node, "/UserUnit")) or 1.0
        else:
            stack += [(kid, box, turn) for kid in _few(kids, walk.most)][::-1]


def _few(kids: Array, most: int) -> list[Any]:
    return [kid for kid, _ in zip(items(kids), range(most + 1), strict=False)]


def _size(box: Any, turn: float, unit: float) -> tuple[int, int]:
    left, bottom, right, top = ([number(edge) for edge in items(box)] + [0.0] * 4)[:4]
    width, height = (
        round(abs(length) * unit / POINTS_IN_INCH * MILLIMETRES_IN_INCH)
        for length in (right - left, top - bottom)
    )
    return (height, width) if turn % 180 else (width, height)


def outline(pdf: Pdf, walk: Walk) -> tuple[Bookmark, ...]:
    """Return the bookmarks in their order."""
    return tuple(_bookmarks(get(pdf.Root, "/Outlines", "/First"), walk))


def _bookmarks(first: Any, walk: Walk) -> Iterator[Bookmark]:
    stack = [(first, 1)]
    while stack:
        node, level = stack.pop()
        if not walk.enters(node):
            continue
        yield Bookmark(level, text(get(node, "/Title")))
        stack.append((get(node, "/Next"), level))
        if level < DEEPEST_BOOKMARK:
            stack.append((get(node, "/First"), level + 1))


def structure(pdf: Pdf, walk: Walk) -> Structure | None:
    """Count the tags by type; None for a file without a structure tree."""
    root = get(pdf.Root, "/StructTreeRoot")
    if not is_dictionary(root):
        return None
    roles, types, wordless = get(root, "/RoleMap"), Counter[str](), 0
    for element in _elements(root, walk):
        kind = _role(text(get(element, "/S")), roles)
        types[kind] += 1
        wordless += kind == "Figure" and not _has_words(element)
    return Structure(tuple(types.items()), wordless)


def _elements(root: Dictionary, walk: Walk) -> Iterator[Dictionary]:
    stack = _kids(root, walk.most)
    while stack:
        node = stack.pop()
        if walk.enters(node) and get(node, "/S") is not None:
            yield node
            stack += _kids(node, walk.most)


def _kids(node: Dictionary, most: int) -> list[Any]:
    """Return the dictionaries among the children, the last one first."""
    kids = get(node, "/K")
    found: Sequence[Any] = [kids] if is_dictionary(kids) else _few(kids, most)
    return [kid for kid in found if is_dictionary(kid)][::-1]


def _role(kind: str, roles: Any) -> str:
    """Follow the role map to its end (ISO 32000-1, 14.7.3); a circle ends somewhere in it."""
    for _ in range(LONGEST_ROLE_CHAIN):
        mapped = text(get(roles, f"/{kind}")) if kind else ""
        if not mapped or mapped == kind:
            break
        kind = mapped
    return kind


def _has_words(element: Dictionary) -> bool:
    return bool(text(get(element, "/Alt")).strip() or text(get(element, "/ActualText")).strip())
