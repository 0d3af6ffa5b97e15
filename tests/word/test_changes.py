"""The changes read out of a Word file are those of the HTML and the PDF: same words, same order.

Head, procedure and signatures are marked in Word files alone. So the file of a paper without these
is compared, and its changes stand in that of the whole paper.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from drafter.document import Document
from drafter.redline.changes import PROCEDURE, UNTOLD
from tests.outputs.conftest import FULL, PAPERS, Outputs, outputs_of
from tests.outputs.html_marks import in_reading_order, text_of
from tests.outputs.pdf_marks import bare
from tests.outputs.test_same_changes import assert_html_tells, assert_pdf_shows
from tests.word.changes import Told, told
from tests.word.papers import MANY_KINDS, SUPPLEMENTS, Pair, supplement, written
from tests.word.parts import opened

TRACKS = ("ins", "del")


def outputs(pair: Pair, *, with_pdf: bool = False) -> Outputs:
    return outputs_of(pair.old, pair.new, FULL, with_pdf=with_pdf)


def marked_everywhere(document: Document) -> Document:
    """Return a Document without the sections that only Word files have marks in."""
    unmarked = PROCEDURE | UNTOLD
    sections = (each for each in document.sections if each.id not in unmarked)
    return replace(document, sections=tuple(sections))


def changes(pair: Pair) -> list[Told]:
    return told(opened(written(marked_everywhere(pair.new), marked_everywhere(pair.old))))


def of(track: str, every: Iterable[Told]) -> list[str]:
    return [each.text for each in every if each.track == track]


@pytest.mark.parametrize("path", SUPPLEMENTS, ids=lambda path: path.stem)
def test_word_html_and_pdf_of_a_supplement_tell_the_same(path: Path) -> None:
    """The PDF of papers that `tests/outputs` has is looked at there."""
    pair = supplement(path)
    in_pdf = path not in PAPERS.values()
    others = outputs(pair, with_pdf=in_pdf)
    assert_html_tells(others)
    if in_pdf:
        assert_pdf_shows(others)
    for track in TRACKS:
        in_html = [bare(text) for text in in_reading_order(others.tree, track)]
        assert of(track, changes(pair)) == in_html


@pytest.mark.parametrize("path", [*SUPPLEMENTS, MANY_KINDS], ids=lambda path: path.stem)
def test_they_stand_in_the_file_of_the_whole_paper(path: Path) -> None:
    pair = supplement(path)
    whole = iter(told(opened(pair.docx)))
    assert [each for each in changes(pair) if each not in whole] == []


def in_text(element: Element, track: str) -> Iterator[str]:
    """Yield the marked texts that stand in no table and below no picture."""
    for child in element:
        if child.tag == track:
            yield bare(text_of(child))
        elif child.tag not in ("table", "figure"):
            yield from in_text(child, track)


def test_word_tells_every_kind_of_change_in_the_text_as_the_html_does() -> None:
    pair = supplement(MANY_KINDS)
    tree, found = outputs(pair).tree, changes(pair)
    for track in TRACKS:
        in_word = of(track, (each for each in found if not each.aside))
        assert in_word == list(in_text(tree, track))
        assert len(in_word) > 5
