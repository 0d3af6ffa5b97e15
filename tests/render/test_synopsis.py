"""The Synopse as HTML and PDF: a table that is read by rows and by columns, on pages across."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from xml.etree.ElementTree import Element

import pikepdf
import pypdfium2
import pytest

from drafter import compose
from drafter.document import Block, Document, Heading, ListBlock, inline
from drafter.render import RENDERERS, Edition
from drafter.source import load
from drafter.source.assets import Asset
from tests.outputs.html_marks import as_told, text_of
from tests.outputs.pdf_marks import glyphs
from tests.pipeline.conftest import png
from tests.redline.generated import edited, pair
from tests.redline.side_by_side import document, edits, point, points, side_by_side
from tests.render.conftest import ROOT, parsed
from tests.render.documents import FORM, paragraph, table
from tests.render.pages import MILLIMETRE, lines, page_count, words_of

LEFT, RIGHT = 15 * MILLIMETRE, 282 * MILLIMETRE
HEAD = "Stelle A B"
PICTURES = {name: Asset(png(), "image/png", 2, 2) for name in ("bild.png", "plan.png")}


def edition(*versions: Document, full: bool = False) -> Edition:
    made = side_by_side(*versions, full=full)
    around = compose.synopsis(versions[-1], [], full=full, is_empty=not made.rows)
    return Edition(around, FORM, PICTURES, synopsis=made)


def html_of(*versions: Document, full: bool = False) -> Element:
    return parsed(RENDERERS["html"](edition(*versions, full=full)).data.decode())


def pdf_of(*versions: Document, full: bool = False) -> bytes:
    made = edition(*versions, full=full)
    return RENDERERS["pdf"](replace(made, files={"html": RENDERERS["html"](made).data})).data


def composed(name: str) -> Document:
    loaded = load(ROOT / "inputs" / f"{name}.yaml")
    assert loaded.paper
    assert loaded.form
    return compose.document(loaded.paper, loaded.form)


@pytest.fixture(scope="module")
def kim() -> tuple[Document, Document]:
    return composed("kim-2021"), composed("kim-2022")


def rows_of(tree: Element) -> list[Element]:
    """Return the rows of the Synopse, without those of the tables in its cells."""
    (outer,) = tree.findall("body/main/div/table")
    return [row for group in outer if group.tag in ("thead", "tbody") for row in group]


def newest(tree: Element) -> Iterator[Element]:
    return (row[-1] for row in rows_of(tree))


# Read by a program


@pytest.mark.parametrize("seed", range(20))
def test_the_newest_column_marks_what_the_change_list_tells(seed: int) -> None:
    old, new = pair(seed)
    tree = html_of(old, new)
    if not edits(old, new, "new"):
        return
    told = [text for cell in newest(tree) for text in as_told(cell, "ins")]
    assert told == edits(old, new, "new")
    assert not [text for cell in newest(tree) for text in as_told(cell, "del")]


@pytest.mark.parametrize("name", ["kim-2022", "offener-ganztag-2024", "schulbericht-2025"])
def test_the_newest_column_of_three_versions_marks_the_last_step(name: str) -> None:
    first = composed(name)
    second = edited(Random(name), first)
    third = edited(Random(f"{name} again"), second)
    made = edition(first, second, third)
    pictures = dict.fromkeys(("schulbericht-2025/stand.png", *PICTURES), PICTURES["bild.png"])
    tree = parsed(RENDERERS["html"](replace(made, pictures=pictures)).data.decode())
    told = [text for cell in newest(tree) for text in as_told(cell, "ins")]
    assert told == edits(second, third, "new")


def test_each_head_says_what_it_heads_and_rows_are_of_one_length(
    kim: tuple[Document, Document],
) -> None:
    for versions in (kim, (*kim, kim[0])):
        head, *rows = rows_of(html_of(*versions, full=True))
        assert [(cell.tag, cell.get("scope")) for cell in head] == [("th", "col")] * len(head)
        assert {len(row) for row in rows} == {len(versions) + 1}
        assert {(row[0].tag, row[0].get("scope")) for row in rows} == {("th", "row")}
        assert all(text_of(cell) for row in rows for cell in row)


def test_what_happened_is_a_word_beside_the_place(kim: tuple[Document, Document]) -> None:
    rows = {text_of(row[0]) for row in rows_of(html_of(*kim))}
    assert "Beschlussvorschlag ergänzt" in rows
    assert "Verfahren: Drucksachen-Nr. geändert" in rows
    assert not [row for row in rows_of(html_of(*kim)) if list(row[0].iter("ins"))]


def test_it_has_one_heading_and_lists_hold_no_blocks() -> None:
    items = points(point("1.", Heading(1, inline("Kopf")), "Text", paragraph("Mehr")))
    old = document(begruendung="## Kopf\n\nEin Satz.\n\n- a\n- b", beschlussvorschlag=(items,))
    tree = html_of(old, document(begruendung="Ein Wort."))
    assert [element.tag for element in tree.iter() if element.tag in ("h1", "h2", "h3")] == ["h1"]
    assert not [block for item in tree.iter("li") for block in item.iter() if block.tag == "p"]


def test_what_came_has_a_sign_that_a_grey_print_shows(kim: tuple[Document, Document]) -> None:
    styles = "".join(style.text or "" for style in html_of(*kim).iter("style"))
    assert ".synopse ins { text-decoration: underline dotted var(--mark-ink); }" in styles


# Set on pages


def long_papers(count: int, words: int = 20) -> tuple[Document, Document]:
    """Make papers of which each point is changed; each begins and ends with a word of its own."""
    text = "wird nach Vorlage des Berichts ausgeführt und im Ausschuss behandelt " * (words // 10)
    papers = [
        tuple(point(f"{n}.", f"{sign}{n} {text} und {sign}{n}e.") for n in range(1, count + 1))
        for sign in ("a", "b")
    ]
    old, new = (document(beschlussvorschlag=(points(*items),)) for items in papers)
    return old, new


def test_pages_lie_across() -> None:
    for page in pypdfium2.PdfDocument(pdf_of(*long_papers(20))):
        assert page.get_size() == pytest.approx((841.89, 595.28), abs=0.01)


def head_pages(pdf: bytes) -> list[int]:
    pages = range(1, page_count(pdf) + 1)
    return [page for page in pages if HEAD in words_of(pdf, page)]


def test_each_page_has_the_head_row_and_no_row_is_torn() -> None:
    pdf = pdf_of(*long_papers(40))
    assert head_pages(pdf) == list(range(1, page_count(pdf) + 1))
    assert page_count(pdf) > 3
    words = [(line.page, word) for line in lines(pdf) for word in line.text.split()]
    for number in range(1, 41):
        row = [f"a{number}", f"a{number}e.", f"b{number}", f"b{number}e."]
        pages = [[page for page, word in words if word == each] for each in row]
        assert [len(found) for found in pages] == [1] * 4, number
        assert len({page for found in pages for page in found}) == 1, number


def test_a_row_longer_than_a_page_goes_on_below_the_head_row() -> None:
    sentences = " ".join(f"Der Satz mit N{number} steht hier." for number in range(500))
    pdf = pdf_of(document(begruendung="Alt."), document(begruendung=f"Alt.\n\n{sentences}"))
    assert head_pages(pdf) == list(range(1, page_count(pdf) + 1))
    assert page_count(pdf) > 3
    words = {word for line in lines(pdf) for word in line.text.split()}
    assert {f"N{number}" for number in range(500)} <= words


def test_the_procedure_is_set_after_all_else(kim: tuple[Document, Document]) -> None:
    texts = [line.text for line in lines(pdf_of(*kim))]
    first = next(index for index, text in enumerate(texts) if text.startswith("Verfahren:"))
    assert not any(text.startswith("Begründung") for text in texts[first:])


@pytest.mark.parametrize("versions", [2, 3])
def test_a_wide_table_stays_in_its_cell(versions: int) -> None:
    """Each version is written in a letter of its own, so its column is seen in its glyphs."""
    letters = "QXY"[:versions]
    papers = [document(begruendung=(wide(letter),)) for letter in letters]
    seen = [glyph for glyph in glyphs(pdf_of(*papers, full=True)) if glyph.sign in letters]
    borders = [
        (
            min(g.left for g in seen if g.sign == letter),
            max(g.right for g in seen if g.sign == letter),
        )
        for letter in letters
    ]
    flat = [edge for border in borders for edge in border]
    assert flat == sorted(flat)
    assert flat[0] > LEFT
    assert flat[-1] < RIGHT


def wide(letter: str) -> Block:
    """Make a table of nine columns of long words, in a list, which indents it."""
    rows = table([letter * 12] * 9, [[letter * 14] * 9] * 3)
    return ListBlock("bullet", (point("", rows),))


def test_pictures_and_charts_stay_in_their_cells() -> None:
    big = Asset(png(900, 1200), "image/png", 900, 1200)
    prose = "![Bild](bild.png)"
    made = edition(document(begruendung="Wort."), document(begruendung=f"Wort.\n\n{prose}"))
    made = replace(made, pictures={"bild.png": big})
    pdf = RENDERERS["pdf"](replace(made, files={"html": RENDERERS["html"](made).data})).data
    boxes = [
        (page.get_height(), image.get_bounds())
        for page in pypdfium2.PdfDocument(pdf)
        for image in page.get_objects(max_depth=5)
        if image.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    ]
    assert len(boxes) == 1
    for height, (left, low, right, high) in boxes:
        assert LEFT < left < right < RIGHT
        assert 18 * MILLIMETRE < low < high < height - 14 * MILLIMETRE


def test_the_pdf_is_tagged_with_rows_of_one_length(kim: tuple[Document, Document]) -> None:
    """A table that goes over pages is one, and its head row is told once."""
    with pikepdf.open(io.BytesIO(pdf_of(*kim))) as opened:
        assert len(opened.pages) > 1
        (one,) = [each for each in _elements(opened.Root.StructTreeRoot) if each.S == "/Table"]
        rows = [each for each in _elements(one) if each.S == "/TR"]
        kinds = [[str(cell.S) for cell in row.K] for row in rows]
        assert kinds == [["/TH"] * 3, *[["/TH", "/TD", "/TD"]] * (len(rows) - 1)]
        scopes = [[str(cell.A.Scope) for cell in row.K if cell.S == "/TH"] for row in rows]
        assert scopes == [["/Column"] * 3, *[["/Row"]] * (len(rows) - 1)]


def _elements(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids: list[pikepdf.Object] = list(thing.get("/K", []))
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


# The same everywhere


def written(folder: Path, surroundings: dict[str, str]) -> dict[str, bytes]:
    folder.mkdir()
    papers = [str(ROOT / f"inputs/kim-{year}.yaml") for year in (2021, 2022)]
    command = [sys.executable, "-m", "drafter", "compare", *papers, "--to", "html,pdf", "-o", "."]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **surroundings}
    subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, timeout=120
    )
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".json"}


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path / "a", {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"})
    assert len(first) == 2
    assert first == written(
        tmp_path / "b", {"PYTHONHASHSEED": "42", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"}
    )
