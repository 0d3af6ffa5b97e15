"""What other programs are fed is the same paper: all its texts, in their order."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest
import typst

from benchmarks.feeds import html, page
from benchmarks.papers import PAPER, example_documents, real_paper
from benchmarks.rewording import reworded_page
from benchmarks.stacks import copies, long_ones
from benchmarks.texts import texts
from benchmarks.typst_feed import typst as source_of
from drafter.document import Document, Figure, plain_text, walk
from drafter.pipeline import check
from drafter.pipeline.comparing import compared
from drafter.redline import Change
from drafter.render.fonts import font_directory

DOCUMENTS = {document.reference or document.title: document for document in example_documents()}
PAGE = re.compile(r"^#set page\(.*$", re.MULTILINE)


def compiled(source: str) -> bytes:
    compiler = typst.Compiler(font_paths=[font_directory()], ignore_system_fonts=True)
    data = compiler.compile(source.encode(), format="pdf", pdf_standards=["a-2a", "ua-1"])
    assert isinstance(data, bytes)
    return data


def signs(text: str) -> str:
    return "".join(text.split()).replace("\ufffe", "").replace("\u00ad", "")


def text_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_typst_sets_every_text_in_its_order(name: str) -> None:
    """On one endless page without hyphens, so that nothing stands between the words."""
    document = DOCUMENTS[name]
    source = PAGE.sub("#set page(width: 21cm, height: auto)", source_of(document))
    (shown,) = map(signs, text_of(compiled(source.replace("hyphenate: true", "hyphenate: false"))))
    at = 0
    for text in told(document):
        found = shown.find(signs(text), at)
        assert found >= 0, text
        at = found


def told(document: Document) -> list[str]:
    """Return the texts; the caption of a table stands below it in Typst, so it is left out."""
    captions = {
        plain_text(block.caption)
        for section in document.sections
        for block in walk(section.blocks)
        if hasattr(block, "caption") and not isinstance(block, Figure)
    }
    return [text for text in map(plain_text, texts(document)) if text not in captions]


def test_typst_hyphenates_german_and_counts_pages() -> None:
    pages = text_of(compiled(source_of(real_paper())))
    assert len(pages) > 3
    for number, shown in enumerate(pages, start=1):
        assert f"{number}/{len(pages)}" in signs(shown)
    assert any("\ufffe" in shown or "\u00ad" in shown for shown in pages)


def test_a_page_for_a_word_processor_holds_the_texts() -> None:
    document = real_paper()
    made = page(document)
    assert html(document) in made
    assert 'lang="de"' in made


def test_stacks_are_papers_that_can_be_built(tmp_path: Path) -> None:
    stack = copies(tmp_path / "copies", 3)
    long = long_ones(tmp_path / "long", 2, pages=5)
    checked = [check(path) for path in (*stack, *long)]
    assert not any(each.stopped for each in checked)
    numbers = [each.paper.reference for each in checked if each.paper]
    assert len(set(numbers)) == 5


def test_copies_share_no_long_line_and_change_what_the_real_paper_changes(tmp_path: Path) -> None:
    one, two = ({*_lines(path)} for path in copies(tmp_path / "copies", 2))
    assert len(one) > 20
    assert len(one & two) < len(one) / 20
    real, copy = (changed(path) for path in (PAPER, tmp_path / "copies" / "0002.yaml"))
    assert len(real) == len(copy) > 0


def changed(path: Path) -> Sequence[Change]:
    comparison = compared(check(path))
    assert comparison
    return comparison.changes


def _lines(path: Path) -> Iterator[str]:
    text = path.with_suffix(".md").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if len(line) > 60)


def test_a_reworded_page_keeps_its_head_its_tags_and_its_length() -> None:
    page = "<style>Farbe {}</style><p class='Anlage'>Eine Anlage zur Satzung</p><p>Vorlage</p>"
    made = reworded_page(page, 2)
    assert made != page
    assert made.startswith("<style>Farbe {}</style><p class='Anlage'>")
    assert sorted(re.findall(r"\w+", made)) == sorted(re.findall(r"\w+", page))
