"""The PDF file: what an archive and a screen reader need, and what stands on every page."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from drafter.document import Choices, plain_text
from drafter.render.chart import USUAL
from drafter.render.environment import DEBIAN_FONTS, FONT_FILES
from tests.render.conftest import NAMES, Files
from tests.render.documents import document, pdf_of
from tests.render.pages import HYPHENS, LEFT, RIGHT, as_drawn, body, lines, page_count, words_of
from tests.render.test_html import headings, text_of

PATH = pypdfium2.raw.FPDF_PAGEOBJ_PATH
PIXEL = 72 / 96


@pytest.fixture
def pdf(files: Files) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(files.pdf)) as opened:
        yield opened


def test_every_page_is_a4(files: Files) -> None:
    for page in pypdfium2.PdfDocument(files.pdf):
        assert page.get_size() == pytest.approx((595.28, 841.89), abs=0.01)


def test_it_is_tagged_german_and_titled(files: Files, pdf: pikepdf.Pdf) -> None:
    assert bool(pdf.Root.MarkInfo.Marked)
    assert "/StructTreeRoot" in pdf.Root
    assert str(pdf.Root.Lang) == "de"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]) == files.document.title
    assert str(pdf.docinfo["/Author"]) == files.document.author


def test_it_claims_pdf_a_2a_and_pdf_ua_1(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["pdfuaid:part"] == "1"


def test_it_says_the_same_of_itself_in_both_places(files: Files, pdf: pikepdf.Pdf) -> None:
    paper, information = files.document, pdf.docinfo
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(information["/Title"]) == paper.title
        assert metadata["dc:creator"] == [str(information["/Author"])] == [paper.author]
        assert metadata["dc:language"] == {paper.language}
        assert metadata.get("dc:identifier", "") == paper.reference
        subject = f"Drucksachennummer {paper.reference}" if paper.reference else ""
        assert metadata.get("dc:description", "") == subject
        assert str(information.get("/Subject", "")) == subject
        assert metadata["xmp:CreatorTool"] == str(information["/Creator"])
        assert metadata["pdf:Producer"] == str(information["/Producer"])
        assert metadata["xmp:CreateDate"] == metadata["xmp:ModifyDate"] == paper.date
    day = paper.date.replace("-", "")
    assert [str(information[key])[2:] for key in ("/CreationDate", "/ModDate")] == [day] * 2


def test_a_draft_without_number_and_date_does_not_invent_them() -> None:
    draft = replace(document(), reference="", date="", title="A & B <C>")
    with pikepdf.open(io.BytesIO(pdf_of(draft))) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "A & B <C>"
        assert not {"dc:identifier", "dc:description", "xmp:CreateDate"} & set(metadata)
        assert not {"/Subject", "/CreationDate", "/ModDate"} & set(pdf.docinfo.keys())


def test_all_fonts_are_inside_and_are_liberation_sans(pdf: pikepdf.Pdf) -> None:
    fonts = [thing for thing in pdf.objects if _is(thing, "/FontDescriptor")]
    assert fonts
    for font in fonts:
        assert re.fullmatch(r"/[A-Z]{6}\+Liberation-?Sans.*", str(font.FontName))
        assert _made_from_one_of_ours(font.FontFile2.read_bytes())
    named = {
        str(thing.FontDescriptor.FontName)
        for thing in pdf.objects
        if _is(thing, "/Font") and "/FontDescriptor" in thing
    }
    assert named == {str(font.FontName) for font in fonts}


def _made_from_one_of_ours(program: bytes) -> bool:
    """Whether a font is a part of one of the project's files, by what its head says of it."""
    return _head(io.BytesIO(program)) in {_head(DEBIAN_FONTS / name) for name in FONT_FILES}


def _head(font: Any) -> tuple[object, ...]:
    head = TTFont(font)["head"]
    return head.fontRevision, head.created, head.modified, head.macStyle


def _is(thing: object, kind: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


def test_nothing_is_attached_and_nothing_runs(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary):
            assert not {"/JS", "/EF", "/AA", "/OpenAction"} & set(thing.keys())


def test_links_lead_only_where_the_paper_says(files: Files, pdf: pikepdf.Pdf) -> None:
    addresses = {
        str(thing.A.URI)
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Link"
    }
    assert addresses == {link.get("href") for link in files.tree.iter("a")}


def test_bookmarks_follow_the_headings(files: Files) -> None:
    outline = pypdfium2.PdfDocument(files.pdf).get_toc()
    bookmarks = [(entry.level + 1, entry.get_title()) for entry in outline]
    assert bookmarks == [(int(h.tag[1]), text_of(h)) for h in headings(files.tree)]


def test_the_running_head_stands_on_every_page_but_the_first(files: Files) -> None:
    number, subject, *_ = files.document.furniture.head
    for page in range(1, page_count(files.pdf) + 1):
        above = " ".join(
            line.text for line in lines(files.pdf) if line.page == page and line.bottom < 26 * 2.835
        )
        assert (number in above) == (page > 1)
        assert (subject in above) == (page > 1)


def test_each_page_is_counted(files: Files) -> None:
    total, label = page_count(files.pdf), files.document.furniture.page_label
    for page in range(1, total + 1):
        assert label.format(page=page, pages=total) in words_of(files.pdf, page)


def test_each_page_of_a_draft_says_so_and_no_other(files: Files) -> None:
    for page in range(1, page_count(files.pdf) + 1):
        assert ("ENTWURF" in words_of(files.pdf, page)) == (not files.dispatched)


def test_some_input_is_a_draft_and_some_is_not(built: Callable[[str], Files]) -> None:
    assert {built(name).dispatched for name in NAMES} == {True, False}


def test_the_foot_note_stands_on_each_page(kim: Files) -> None:
    (note,) = kim.document.furniture.foot
    for page in range(1, page_count(kim.pdf) + 1):
        assert words_of(kim.pdf, page).count(note) == 1


def test_no_line_leaves_the_margins_but_the_words_beside_changes(files: Files) -> None:
    outside = [line.text for line in lines(files.pdf) if line.left < LEFT - 1]
    assert outside == [text_of(e) for e in files.tree.iter() if e.get("class") == "noted-word"]
    assert all(line.right < RIGHT + 1 for line in lines(files.pdf))


def test_the_tick_stands_beside_the_right_words(kim: Files) -> None:
    (tick,) = [line for line in body(kim.pdf) if re.match("X ", line.text)]
    assert tick.text == "X ergänzt die Ursprungsvorlage."
    box = kim.document.section("nachtrag")
    assert box is not None
    choices = box.blocks[0]
    assert isinstance(choices, Choices)
    assert plain_text(choices.summary) in words_of(kim.pdf, 1).replace(
        "Drucksachen- ", "Drucksachen-"
    )


def test_german_is_hyphenated(kim: Files) -> None:
    broken = [line.text for line in body(as_drawn(kim.pdf)) if line.text.endswith(HYPHENS)]
    assert len(broken) > 20
    assert any(text.endswith("Integrations\u2010") for text in broken)


def test_the_chart_is_drawn_with_its_words(kim: Files) -> None:
    drawn = {line.text for line in lines(kim.pdf)}
    assert {"Fachstelle für Flüchtlinge", "Deutsches Rotes Kreuz (DRK)"} <= drawn
    (page,) = [line.page for line in body(kim.pdf) if line.text == "Fachstelle für Flüchtlinge"]
    objects = pypdfium2.PdfDocument(kim.pdf)[page - 1].get_objects(max_depth=5)
    boxes = [entry.get_bounds() for entry in objects if entry.type == PATH]
    bars = [
        right - left
        for left, low, right, high in boxes
        if high - low == pytest.approx(USUAL.bar_height * PIXEL)
    ]
    longest = USUAL.bar_width * PIXEL
    assert bars == pytest.approx([longest, longest / 6, longest / 6], abs=0.1)


def test_pictures_are_drawn(built: Callable[[str], Files]) -> None:
    with pikepdf.open(io.BytesIO(built("schulbericht-2025").pdf)) as pdf:
        images = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        assert images
