"""Hostile words in papers that are compared stay words in the Synopse: as new ones and as old."""

from functools import cache

import pytest
import tinyhtml5

from drafter import compose
from drafter.document import (
    Bars,
    Choice,
    Choices,
    Column,
    Document,
    Field,
    Figure,
    Heading,
    Image,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Signature,
    Table,
    inline,
)
from drafter.redline import compare
from drafter.redline.synopsis import synopsis
from drafter.render import RENDERERS, Edition
from drafter.source.assets import Asset
from tests.pipeline.conftest import png
from tests.redline.side_by_side import document
from tests.safety.test_hostile_texts import FORM, TEXTS, skeleton

CALM = "Wort"
PICTURE = {"bild.png": Asset(png(), "image/png", 2, 2)}


@cache
def paper(words: str) -> Document:
    """Make a Document with the words in every kind of block."""
    runs = inline(words)
    return document(
        kopf=(Field("amt", words, runs),),
        beratungsfolge=(Table((Column(runs),), (Row((runs,)),)),),
        beschlussvorschlag=(ListBlock("point", (Item(words, (Paragraph(runs),)),)),),
        begruendung=(
            Heading(1, runs),
            Paragraph(runs),
            Table((Column(runs), Column(runs)), (Row((runs, runs)),), runs),
            Figure(Image("bild.png"), words, runs),
            Figure(Bars(((words, 1.0, words),)), words, runs),
            Choices(runs, (Choice(True, runs),), runs),
            Signature(words, words, words),
        ),
    )


@cache
def page(old: str, new: str) -> str:
    versions = paper(old), paper(new)
    made = synopsis([compare(*versions)], (old, new), full=True)
    around = compose.synopsis(versions[1], [], full=True, is_empty=False)
    return RENDERERS["html"](Edition(around, FORM, PICTURE, synopsis=made)).data.decode()


@cache
def known() -> frozenset[tuple[str, frozenset[str]]]:
    """Return the elements, with the names of their attributes, of pages of harmless words."""
    pages = (page(*sides) for words in TEXTS.values() for sides in ((CALM, words), (words, CALM)))
    return frozenset(element for each in pages for element in elements(each))


def elements(text: str) -> set[tuple[str, frozenset[str]]]:
    return {(tag, frozenset(name for name, _ in named)) for tag, named in skeleton(text)}


@pytest.mark.parametrize("words", TEXTS)
def test_hostile_words_make_no_element_and_no_attribute(words: str) -> None:
    assert elements(page(CALM, words)) | elements(page(words, CALM)) <= known()


@pytest.mark.parametrize("words", TEXTS)
def test_hostile_words_are_read_as_typed_on_either_side(words: str) -> None:
    typed = " ".join(words.split())
    for sides in ((CALM, words), (words, CALM)):
        tree = tinyhtml5.parse(page(*sides), namespace_html_elements=False)
        shown = " ".join("".join(tree.find("body").itertext()).split())
        assert shown.count(typed) >= 15
        assert not list(tree.iter("a"))


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "url(file:///etc/passwd)"])
def test_hostile_words_are_set_as_pdf_and_ask_for_no_address(words: str) -> None:
    """Any address that WeasyPrint asked for would stop the paper."""
    files = {"html": page(CALM, words).encode()}
    assert RENDERERS["pdf"](Edition(paper(words), FORM, files=files)).data.startswith(b"%PDF-")
