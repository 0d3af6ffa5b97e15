"""A screen reader hears a word before its block, in the HTML file and in the PDF's structure."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import pypdfium2
import pytest

from tests.outputs.conftest import ADDITIONS, FULL, PAPERS, Outputs, Paper
from tests.outputs.html_marks import notes, text_of
from tests.outputs.pdf_marks import bare
from tests.outputs.structure import read_aloud

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BEGINNING = 12
BULLET = "•"


@pytest.fixture(params=[(name, scope) for name in PAPERS for scope in (ADDITIONS, FULL)])
def outputs(request: pytest.FixtureRequest, paper: Callable[[str, str], Paper]) -> Outputs:
    """Give every paper in both scopes."""
    return paper(*request.param).marked


def assert_in_order(heard: str, outputs: Outputs) -> None:
    place = 0
    for noted in notes(outputs.tree):
        spoken = bare(noted.word) + bare(noted.block).replace(BULLET, "")[:BEGINNING]
        found = heard.find(spoken, place)
        assert found >= 0, noted
        place = found + len(spoken)


def test_words_stand_before_their_blocks_in_the_structure_of_the_pdf(outputs: Outputs) -> None:
    assert_in_order(read_aloud(outputs.pdf).replace(BULLET, ""), outputs)


def test_changed_headings_stay_headings(outputs: Outputs) -> None:
    headings = [each for each in outputs.tree.iter() if each.tag in HEADINGS]
    bookmarks = [entry.get_title() for entry in pypdfium2.PdfDocument(outputs.pdf).get_toc()]
    assert list(map(bare, bookmarks)) == list(filter(None, map(holding, headings)))
    assert any(each.find("ins") is not None for each in headings)


def test_a_struck_heading_has_no_bookmark(paper: Callable[[str, str], Paper]) -> None:
    outputs = paper("vieles", FULL).marked
    headings = [each for each in outputs.tree.iter() if each.tag in HEADINGS]
    struck = [bare(text_of(each)) for each in headings if not holding(each)]
    told = [bare(mark.get_title()) for mark in pypdfium2.PdfDocument(outputs.pdf).get_toc()]
    assert struck
    assert not set(struck) & set(told)


def holding(heading: Element) -> str:
    """Return the words of a heading that hold: those that are not struck."""
    kept = (each for each in heading if each.tag not in ("del", "span"))
    return bare((heading.text or "") + "".join(text_of(each) + (each.tail or "") for each in kept))
