"""Plain text: a paper as a mail holds it, with what changed in words.

UTF-8 in composed characters (Unicode NFC), lines of at most 76 characters (RFC 3676, 4.2: fewer
than 78) that end in a line feed, no word divided; only an address or a row of figures that has no
blank may be longer. What stands on every page of a PDF stands here once.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

from drafter.document import Document, Section
from drafter.render.edition import Edition, Rendered
from drafter.render.text.blocks import blocks, underlined
from drafter.render.text.synopsis import rows
from drafter.render.text.words import WIDTH, Lines, words, wrapped

TITLE: Final = "titel"
AS_IN_MAIL: Final = {
    **dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " "),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), None),
}
"""Blanks that hold together are done with once lines are made; what is unseen is in the way."""


def render(edition: Edition) -> Rendered:
    """Render an edition as plain text; pictures are told by their alternative text."""
    parts = [_head(edition.document)]
    if edition.synopsis:
        parts += [blocks(section.blocks, WIDTH) for section in edition.document.sections]
        parts += rows(edition.synopsis)
    else:
        parts += map(_section, edition.document.sections)
    parts.append(_foot(edition.document))
    text = "\n\n".join("\n".join(part) for part in parts if part) + "\n"
    return Rendered(unicodedata.normalize("NFC", text.translate(AS_IN_MAIL)).encode())


def _head(document: Document) -> Lines:
    """Return what the head of each page says, and that a paper is a draft."""
    furniture = document.furniture
    return list(_each_wrapped((*furniture.head, furniture.watermark)))


def _foot(document: Document) -> Lines:
    return list(_each_wrapped(document.furniture.foot))


def _each_wrapped(texts: tuple[str, ...]) -> Iterator[str]:
    for text in filter(None, texts):
        yield from wrapped(text, WIDTH)


def _section(section: Section) -> Lines:
    body = blocks(section.blocks, WIDTH)
    if not section.title:
        return body
    title = underlined(words(section.title), "=" if section.id == TITLE else "-", WIDTH)
    return [*title, "", *body] if body else title
