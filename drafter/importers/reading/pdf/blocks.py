"""Blocks of tagged pages: the signs of one paragraph, cell or label, with their tags."""

from dataclasses import dataclass
from typing import Final

from drafter.importers.reading.pdf.geometry import Box
from drafter.importers.reading.pdf.glyphs import Glyph
from drafter.importers.reading.pdf.tree import Tag

INLINE: Final = frozenset(
    (
        *("Span", "Link", "Em", "Strong", "Quote", "Reference", "Annot", "NonStruct", "Private"),
        *("BibEntry", "Sub", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Code"),
    )
)
"""What lies in a paragraph and is none (ISO 32000-1, 14.8.4.4; ISO 32000-2, 14.8.4.7)."""


@dataclass(frozen=True, slots=True)
class Block:
    """Signs of one page that lie in one element, with its tags and the drawings of it."""

    page: int
    tags: tuple[Tag, ...]
    glyphs: tuple[Glyph, ...]
    drawn: tuple[Box, ...] = ()

    @property
    def own(self) -> Tag:
        """The innermost tag that is no part of a paragraph."""
        return next((tag for tag in reversed(self.tags) if tag.kind not in INLINE), self.tags[0])

    def outer(self, *kinds: str) -> Tag | None:
        """Return its outermost tag of some kinds."""
        return next((tag for tag in self.tags if tag.kind in kinds), None)

    def inner(self, *kinds: str) -> Tag | None:
        """Return its innermost tag of some kinds."""
        return next((tag for tag in reversed(self.tags) if tag.kind in kinds), None)
