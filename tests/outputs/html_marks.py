"""What an HTML file says of changes, by its elements alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
UNSEEN = {"title", f"{SVG}title", "style"}
WHOLE = {"ins", "del"}


@dataclass(frozen=True, slots=True)
class Noted:
    """A word beside a block, and how the block's own words begin."""

    word: str
    block: str


def normal(text: str) -> str:
    """Return a text with single blanks, and without soft hyphens."""
    return " ".join(text.replace("\u00ad", "").split())


def text_of(element: Element) -> str:
    """Return the words of an element, without those at the margin that stand inside it."""
    return normal("".join(_texts(element)))


def in_reading_order(tree: Element, tag: str) -> list[str]:
    """Return the texts of `ins` or `del` as they follow one another on the page."""
    return [text_of(mark) for mark in tree.iter(tag)]


def as_told(tree: Element, tag: str) -> list[str]:
    """Return them as a list of changes tells them: a column that came or went stands together."""
    return list(_told(tree, tag))


def notes(tree: Element) -> list[Noted]:
    """Return the words at the margin, each with its block; not those in the heads of tables."""
    parents = {child: parent for parent in tree.iter() for child in parent}
    return [
        Noted(text_of(element), _beside(element, parents))
        for element in tree.iter()
        if _is_word(element) and not _is_head(parents[element])
    ]


def head_words(tree: Element) -> list[str]:
    """Return the words in the heads of tables."""
    return [
        text_of(element)
        for cell in tree.iter("th")
        if _is_head(cell)
        for element in cell
        if _is_word(element)
    ]


def table_heads(tree: Element) -> list[str]:
    """Return all that stands in the head of each table; a PDF repeats it on each page."""
    return [normal("".join(head.itertext())) for head in tree.iter("thead")]


def _texts(element: Element) -> Iterator[str]:
    yield "\n" if element.tag == "br" else element.text or ""
    for child in element:
        if child.tag not in UNSEEN and not _is_word(child):
            yield from _texts(child)
        yield child.tail or ""


def _told(element: Element, tag: str) -> Iterator[str]:
    if element.tag == "table":
        yield from _table(element, tag)
    elif element.tag == tag:
        yield text_of(element)
    else:
        for child in element:
            yield from _told(child, tag)


def _table(table: Element, tag: str) -> Iterator[str]:
    yield from (text for caption in table.iter("caption") for text in _marks(caption, tag))
    heads = list(table.findall("thead/tr/th"))
    rows = list(table.findall("tbody/tr"))
    columns = [index for index, head in enumerate(heads) if _signs(head, "column-") & WHOLE]
    for index, head in enumerate(heads):
        yield from _marks(head, tag)
        for row in rows if index in columns else ():
            if not _is_whole(row):
                yield from _marks(row[index], tag)
    for row in rows:
        for index, cell in enumerate(row):
            if index not in columns or _is_whole(row):
                yield from _marks(cell, tag)


def _marks(element: Element, tag: str) -> Iterator[str]:
    return (text_of(mark) for mark in element.iter(tag))


def _is_whole(row: Element) -> bool:
    return "noted" in _classes(row) and bool(_classes(row) & WHOLE)


def _classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def _signs(element: Element, prefix: str) -> set[str]:
    return {name.removeprefix(prefix) for name in _classes(element) if name.startswith(prefix)}


def _is_word(element: Element) -> bool:
    return "noted-word" in _classes(element)


def _is_head(element: Element) -> bool:
    return element.tag == "th" and element.get("scope") == "col"


def _beside(word: Element, parents: dict[Element, Element]) -> str:
    """Return the beginning of the block that a word stands beside: a line, or a row's cells."""
    holder = parents[word]
    if holder.tag in ("th", "td"):
        cells = (text_of(cell) for cell in parents[holder])
        return next(filter(None, cells), "")
    parts = re.split(r"\n+", "".join(_texts(holder)).strip())
    return normal(parts[0])
