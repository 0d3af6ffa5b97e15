"""The changes read out of a Word file are those of the HTML and the PDF: same words, same order."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from drafter.document import Document, plain_text
from drafter.redline.changes import PROCEDURE, UNTOLD
from tests.outputs.conftest import FULL, PAPERS, Outputs, outputs_of
from tests.outputs.html_marks import in_reading_order, text_of
from tests.outputs.pdf_marks import bare
from tests.outputs.test_same_changes import assert_html_tells, assert_pdf_shows
from tests.word.changes import in_lines, words
from tests.word.papers import MANY_KINDS, SUPPLEMENTS, Pair, supplement
from tests.word.parts import opened

TRACKS = ("ins", "del")


def headings(*documents: Document) -> set[str]:
    """Return the titles of the sections whose changes are marked in every output."""
    unmarked = PROCEDURE | UNTOLD
    sections = (section for document in documents for section in document.sections)
    return {plain_text(section.title) for section in sections if section.id not in unmarked}


def outputs(pair: Pair, *, with_pdf: bool = False) -> Outputs:
    return outputs_of(pair.old, pair.new, FULL, with_pdf=with_pdf)


@pytest.mark.parametrize("path", SUPPLEMENTS, ids=lambda path: path.stem)
def test_word_html_and_pdf_of_a_supplement_tell_the_same(path: Path) -> None:
    """The PDF of papers that `tests/outputs` has is looked at there."""
    pair = supplement(path)
    in_pdf = path not in PAPERS.values()
    told, package = outputs(pair, with_pdf=in_pdf), opened(pair.docx)
    assert_html_tells(told)
    if in_pdf:
        assert_pdf_shows(told)
    for track in TRACKS:
        in_html = [bare(text) for text in in_reading_order(told.tree, track)]
        assert words(package, track, headings(pair.old, pair.new)) == in_html


def in_text(element: Element, track: str) -> Iterator[str]:
    """Yield the marked texts that stand in no table and below no picture."""
    for child in element:
        if child.tag == track:
            yield bare(text_of(child))
        elif child.tag not in ("table", "figure"):
            yield from in_text(child, track)


def test_word_tells_every_kind_of_change_in_the_text_as_the_html_does() -> None:
    pair = supplement(MANY_KINDS)
    tree, package = outputs(pair).tree, opened(pair.docx)
    for track in TRACKS:
        told = in_lines(package, track, headings(pair.old, pair.new))
        assert told == list(in_text(tree, track))
        assert len(told) > 5
