"""The tags of a PDF: what a screen reader gets to hear, in which order, and as what."""

import io
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import pikepdf
import pypdfium2
import pytest

from drafter.document import (
    Column,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Table,
    inline,
)
from tests.outputs.pdf_marks import bare
from tests.outputs.structure import read_aloud
from tests.render.conftest import Files
from tests.render.documents import document, link, paragraph, pdf_of, table
from tests.render.pages import lines

HEIGHT = 841.89
SVG_TITLE = "{http://www.w3.org/2000/svg}title"
BULLET = "•"
AS_IN_HTML = {
    **{f"h{level}": f"/H{level}" for level in range(1, 7)},
    "p": "/P",
    "table": "/Table",
    "caption": "/Caption",
    "figcaption": "/Caption",
    "thead": "/THead",
    "tbody": "/TBody",
    "tr": "/TR",
    "th": "/TH",
    "td": "/TD",
    "section": "/Sect",
}
LINKED = document(
    Paragraph(
        (
            Run("Siehe "),
            Run("den Plan der Stadt", href="https://www.example.org/plan"),
            Run(", "),
            link("https://www.example.org/adresse"),
            Run(" und "),
            Run("rat@example.org", href="mailto:rat@example.org"),
        )
    )
)
LONG = " ".join(f"Verwaltungsvereinbarung {number}" for number in range(1_200))


@cache
def long_pdf() -> bytes:
    """Return a paragraph and a table that go on over pages."""
    rows = [(f"Maßnahme {number}", "geplant") for number in range(80)]
    return pdf_of(document(paragraph(LONG), table(("Was", "Stand"), rows), watermark="ENTWURF"))


@cache
def opened(pdf: bytes) -> pikepdf.Pdf:
    """Open a PDF for good: its elements are no longer there when it is closed."""
    return pikepdf.open(io.BytesIO(pdf))


def elements(pdf: bytes) -> tuple[pikepdf.Object, ...]:
    """Return the structure elements in the order of reading."""
    return tuple(_below(opened(pdf).Root.StructTreeRoot))


def _below(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in thing.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid)


def of_type(pdf: bytes, name: str) -> list[pikepdf.Object]:
    return [element for element in elements(pdf) if str(element.S) == f"/{name}"]


def said(element: Element) -> str:
    """Return all words of an element of the HTML but the names of drawings, which are not drawn."""
    if element.tag == SVG_TITLE:
        return element.tail or ""
    bullet = BULLET if element.tag == "li" else ""
    inner = "".join(said(child) for child in element)
    return f"{bullet}{element.text or ''}{inner}{element.tail or ''}"


def test_all_words_are_heard_once_and_in_their_order_and_none_from_the_margins(
    files: Files,
) -> None:
    (main,) = files.tree.iter("main")
    assert read_aloud(files.pdf) == bare(said(main)).replace("\u2010", "")


def test_each_element_of_the_page_is_one_in_the_tree(files: Files) -> None:
    (main,) = files.tree.iter("main")
    told = (each for each in main.iter() if each.tag in ("th", "td") or bare(said(each)))
    wanted = Counter(AS_IN_HTML[each.tag] for each in told if each.tag in AS_IN_HTML)
    found = Counter(str(element.S) for element in elements(files.pdf))
    assert {name: found[name] for name in wanted} == dict(wanted)


def test_what_goes_on_on_the_next_page_stays_one() -> None:
    assert len(pypdfium2.PdfDocument(long_pdf())) > 3
    assert len(of_type(long_pdf(), "P")) == 1
    assert len(of_type(long_pdf(), "Table")) == 1
    assert len(of_type(long_pdf(), "TR")) == 81
    assert f"{bare(LONG)}WasStandMaßnahme0geplant" in read_aloud(long_pdf())


def test_lists_hold_items_of_label_and_body(files: Files) -> None:
    lists = of_type(files.pdf, "L")
    assert len(lists) == len([e for e in files.tree.iter() if is_list(e)])
    for item in (item for one in lists for item in one.K):
        assert item.S == "/LI"
        assert [str(part.S) for part in item.K][-1] == "/LBody"
        assert {str(part.S) for part in item.K} <= {"/Lbl", "/LBody"}


def is_list(element: Element) -> bool:
    return element.tag == "ul" or element.get("role") == "list"


@pytest.mark.parametrize(
    ("style", "label", "numbering"),
    [("point", "1.", "/Decimal"), ("point", "a)", "/LowerAlpha"), ("line", "", "/None")],
)
def test_a_list_says_how_it_is_numbered(style: str, label: str, numbering: str) -> None:
    item = Item(label, (paragraph("Erstens."), paragraph("Und mehr.")))
    (made,) = of_type(pdf_of(document(ListBlock(style, (item,)))), "L")  # type: ignore[arg-type]
    assert made.A.ListNumbering == numbering


def test_bullets_are_labels() -> None:
    (made,) = of_type(
        pdf_of(document(ListBlock("bullet", (Item("", (paragraph("Eins."),)),)))), "L"
    )
    assert made.A.ListNumbering == "/Disc"
    assert [str(part.S) for part in made.K[0].K] == ["/Lbl", "/LBody"]


def test_heads_of_tables_say_what_they_head(files: Files) -> None:
    (main,) = files.tree.iter("main")
    wanted = [{"col": "/Column", "row": "/Row"}[th.get("scope", "")] for th in main.iter("th")]
    assert [str(th.A.Scope) for th in of_type(files.pdf, "TH")] == wanted


def test_a_chart_stands_where_its_tag_says(kim: Files) -> None:
    """The label of its first bar is drawn near its upper edge, that of its last near its lower."""
    (figure,) = of_type(kim.pdf, "Figure")
    assert "Fachstelle" in str(figure.Alt)
    left, low, right, high = map(float, figure.A.BBox)
    drawn = {line.text: line for line in lines(kim.pdf)}
    first, last = drawn["Fachstelle für Flüchtlinge"], drawn["Deutsches Rotes Kreuz (DRK)"]
    assert HEIGHT - high - 1 < first.top < last.bottom < HEIGHT - low
    assert left - 1 <= first.left < first.right < right
    assert first.top < HEIGHT - high + 10


def test_heads_feet_and_watermarks_belong_to_the_pages() -> None:
    with pikepdf.open(io.BytesIO(long_pdf())) as pdf:
        kinds = [set(_pagination(page)) for page in pdf.pages]
    assert kinds[0] == {"/Footer", "/Watermark"}
    assert all({"/Header", "/Footer", "/Watermark"} <= kind for kind in kinds[1:])


def _pagination(page: pikepdf.Page) -> Iterator[str]:
    for part in pikepdf.parse_content_stream(page):
        if str(part.operator) == "BDC" and str(part.operands[0]) == "/Artifact":
            said_of: Any = part.operands[1]
            assert said_of.Type == "/Pagination"
            yield str(said_of.get("/Subtype", ""))


def test_links_have_human_words() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(LINKED))) as pdf:
        said_of = [str(annotation.Contents) for annotation in pdf.pages[0].Annots]
        links = [e for e in _below(pdf.Root.StructTreeRoot) if e.S == "/Link"]
        parents = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        for annotation in pdf.pages[0].Annots:
            assert parents[annotation.StructParent].S == "/Link"
    assert list(dict.fromkeys(said_of)) == [
        "den Plan der Stadt",
        "Internetadresse https://www.example.org/adresse",
        "E-Mail-Adresse rat@example.org",
    ]
    assert len(links) == 3


def test_a_link_in_bold_or_in_a_head_that_is_repeated_is_a_link() -> None:
    bold = Run("Plan und\nKosten", strong=True, href="https://www.example.org/plan")
    head = Column((Run("Stand", href="https://www.example.org/stand"),))
    rows = tuple(Row((inline(f"Maßnahme {number}"),)) for number in range(80))
    pdf = pdf_of(document(Paragraph((bold,)), Table((head,), rows)))
    parents = opened(pdf).Root.StructTreeRoot.ParentTree.Nums
    annotations = [each for page in opened(pdf).pages for each in page.get("/Annots", [])]
    found = dict(zip(list(parents)[::2], list(parents)[1::2], strict=True))
    assert len(annotations) > len(of_type(pdf, "Link")) == 2
    assert {str(found[each.StructParent].S) for each in annotations} == {"/Link"}


def test_no_rank_of_a_heading_is_skipped() -> None:
    ranks = (2, 4, 4, 3, 1, 2)
    pdf = pdf_of(document(*(Heading(rank, inline(f"Rang {rank}")) for rank in ranks)))
    headings = [str(each.S) for each in elements(pdf) if str(each.S)[:2] == "/H"]
    assert headings == ["/H1", "/H2", "/H3", "/H4", "/H4", "/H4", "/H3", "/H4"]


def test_a_table_of_heads_alone_has_a_body() -> None:
    pdf = pdf_of(document(table(("Was", "Stand"), ())))
    (made,) = of_type(pdf, "Table")
    assert [str(part.S) for part in made.K] == ["/TBody"]


def test_every_type_is_known(files: Files) -> None:
    """Nothing is a NonStruct, whose words a reader may pass over."""
    known = {
        "/Document",
        "/Part",
        "/Div",
        "/Span",
        "/Link",
        "/Figure",
        "/L",
        "/LI",
        "/Lbl",
        "/LBody",
    }
    kinds = {str(element.S) for element in elements(files.pdf)}
    assert kinds <= {*AS_IN_HTML.values(), *known}
