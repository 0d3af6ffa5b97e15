"""Large print and grey: the same words, read by those who need them so."""

import io
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

import pypdfium2
import pytest
from PIL import Image as Pillow

from drafter.document import Bars, Block, Document, Figure, Image, Paragraph, inline
from drafter.model.colour import LEAST_CONTRAST, contrast
from drafter.redline.shown import Noted, Sign, marked
from drafter.render import RENDERERS, Edition
from drafter.render.looks import GREY, LARGE_FIT, LARGE_PRINT, LOOKS, grey
from drafter.render.tables import fitting
from drafter.resources import templates_directory
from drafter.source.assets import Asset
from tests.outputs.pdf_marks import Glyph, glyphs
from tests.render.documents import FORM, document, paragraph, table
from tests.render.pages import HYPHENS, MILLIMETRE, as_drawn, lines, words_of

LEAST = 14.0  # points
USUAL = 18.0
EM = 1.117  # the height of a line of Liberation Sans
LONG = "Die Integrationsbeauftragte der Stadtverwaltung berichtet der Bezirksvertretung. " * 9
COLUMNS = ("Bezeichnung", "Produktgruppe", "Zuständigkeit", "Haushaltsjahr", "Auszahlungen")


def picture() -> Asset:
    made = io.BytesIO()
    Pillow.new("RGB", (40, 20), "#c03020").save(made, "PNG")
    return Asset(made.getvalue(), "image/png", 40, 20)


@pytest.fixture(scope="module")
def shown() -> Document:
    """Make a document with all that has a size or a colour."""
    chart = Figure(Bars((("Fachstelle für Flüchtlinge", 6.0, "6"),)), "Diagramm", inline("Stellen"))
    return document(
        paragraph(LONG),
        cast(
            Block,
            Noted("neu", Sign.INSERTED, Paragraph(marked(inline("Neue Wörter."), Sign.INSERTED))),
        ),
        table(("Jahr", "Betrag"), [("2026", "1.000 €")]),
        table(COLUMNS, [[f"{name} {row}" for name in COLUMNS] for row in range(3)]),
        chart,
        Figure(Image("bild.png"), "Ein Bild", inline("Bild")),
        watermark="Entwurf",
    )


COLOURS = "h2 { color: #1f4e5f; background: #fee; border-bottom: 1pt solid #7aa6b2 !important; }"


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the forms, and give one of them colours of its own."""
    forms = tmp_path_factory.mktemp("formulare")
    shutil.copytree(FORM, forms / FORM.name)
    shutil.copytree(FORM.parent / "_shared", forms / "_shared")
    with (forms / FORM.name / "form.css").open("a", encoding="utf-8") as styles:
        styles.write(COLOURS)
    return forms / FORM.name


def pdf_of(made: Document, form: Path, look: str) -> bytes:
    pictures = {"bild.png": picture()}
    edition = Edition(made, form, pictures, look=look)
    html = RENDERERS["html"](edition).data
    return RENDERERS["pdf"](replace(edition, files={"html": html})).data


@pytest.fixture(scope="module")
def pdfs(shown: Document, form: Path) -> Mapping[str, bytes]:
    return {look: pdf_of(shown, form, look) for look in LOOKS}


@pytest.fixture(scope="module")
def large(pdfs: Mapping[str, bytes]) -> tuple[Glyph, ...]:
    return glyphs(pdfs[LARGE_PRINT])


def test_nothing_is_smaller_than_large_print(large: tuple[Glyph, ...]) -> None:
    sizes = [(glyph.bottom - glyph.top) / EM for glyph in large if not glyph.sign.isspace()]
    assert min(sizes) >= LEAST - 0.1
    assert sorted(sizes)[len(sizes) // 2] == pytest.approx(USUAL, abs=0.1)


def test_no_word_of_large_print_is_divided(pdfs: Mapping[str, bytes]) -> None:
    ends = [line.text[-1:] for line in lines(as_drawn(pdfs[LARGE_PRINT]))]
    assert not set(ends) & set(HYPHENS)
    assert [line for line in lines(as_drawn(pdfs[""])) if line.text.endswith(HYPHENS)]


def test_large_print_stays_on_its_pages(pdfs: Mapping[str, bytes]) -> None:
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(pdfs[LARGE_PRINT])]
    for line in lines(pdfs[LARGE_PRINT]):
        width, height = sizes[line.page - 1]
        assert line.left > 20 * MILLIMETRE, line
        assert line.right < width - 18 * MILLIMETRE, line
        assert line.bottom < height - 8 * MILLIMETRE, line


def test_a_table_goes_across_the_page_only_where_it_must(pdfs: Mapping[str, bytes]) -> None:
    pages = list(pypdfium2.PdfDocument(pdfs[LARGE_PRINT]))
    across = {n for n, page in enumerate(pages, 1) if page.get_width() > page.get_height()}
    where = {
        n for n in range(1, len(pages) + 1) if "Produktgruppe" in words_of(pdfs[LARGE_PRINT], n)
    }
    assert where == across != set()
    assert 1 not in across


def test_a_table_is_never_below_fourteen_points() -> None:
    sizes = [points for room in LARGE_FIT.rooms for _, points, _ in room.sizes]
    assert min(sizes) >= LEAST
    assert fitting(table(["Wort" * 30] * 9, []), LARGE_FIT) == LARGE_FIT.crowded


def test_a_change_of_large_print_has_its_word_above_it(pdfs: Mapping[str, bytes]) -> None:
    found = [line for line in lines(pdfs[LARGE_PRINT]) if line.text in ("neu", "Neue Wörter.")]
    word, text = found
    assert (word.text, word.page) == ("neu", text.page)
    assert word.bottom <= text.top + 3
    assert word.left == pytest.approx(text.left, abs=2)


def test_grey_has_no_colour_anywhere(pdfs: Mapping[str, bytes]) -> None:
    assert coloured(pdfs[GREY]) == 0
    assert coloured(pdfs[""]) > 0


def coloured(pdf: bytes) -> int:
    """Count what is drawn in colour: the pixels of the pages that are not grey."""
    count = 0
    for page in pypdfium2.PdfDocument(pdf):
        drawn = page.render(scale=0.5).to_pil().convert("RGB")
        count += sum(n for n, rgb in drawn.getcolors(1 << 20) if len(set(rgb)) > 1)
    return count


@pytest.mark.parametrize("look", [LARGE_PRINT, GREY])
def test_every_word_has_contrast(look: str, pdfs: Mapping[str, bytes]) -> None:
    colours = {glyph.colour for glyph in glyphs(pdfs[look])}
    codes = ["#{:02x}{:02x}{:02x}".format(*colour) for colour in colours]
    assert min(contrast(code, "#ffffff") for code in codes) >= LEAST_CONTRAST


def test_grey_words_are_black_enough(pdfs: Mapping[str, bytes]) -> None:
    assert max(max(glyph.colour) for glyph in glyphs(pdfs[GREY])) <= 0x59


def html_of(made: Document, look: str) -> str:
    return RENDERERS["html"](Edition(made, FORM, {"bild.png": picture()}, look=look)).data.decode()


def test_changes_are_told_by_dots_and_a_bar_whatever_the_form_has(shown: Document) -> None:
    """The sheet of a look comes after the marks of the form."""
    html = html_of(shown, GREY)
    said = [html.rindex(f"{name}: ") for name in ("--mark-bar", "--mark-line", "--mark-ink")]
    assert [html[at:].split(": ")[1].split(";")[0] for at in said] == [
        "1.6pt",
        "underline dotted",
        "#000",
    ]


def bare(html: str) -> str:
    """Return what stands in a file, without how it looks."""
    words = html.partition("</head>")[2]
    return re.sub(r'<svg.*?</svg>| class="[^"]*"| src="[^"]*"', "", words, flags=re.DOTALL)


@pytest.mark.parametrize("look", [LARGE_PRINT, GREY])
def test_the_words_are_the_same(look: str, shown: Document) -> None:
    assert bare(html_of(shown, look)) == bare(html_of(shown, ""))


def test_a_form_adds_to_a_look(shown: Document, form: Path, tmp_path: Path) -> None:
    own = shutil.copytree(form.parent, tmp_path / "formulare") / form.name
    (own / f"{LARGE_PRINT}.css").write_text("h1 { color: #123; }", encoding="utf-8")
    pictures = {"bild.png": picture()}
    html = RENDERERS["html"](Edition(shown, own, pictures, look=LARGE_PRINT)).data.decode()
    assert html.index("h1 { color: #123; }") > html.index("--mark-ink: #B00020")


def test_a_transparent_picture_stays_so() -> None:
    made = io.BytesIO()
    Pillow.new("RGBA", (2, 2), (200, 30, 30, 0)).save(made, "PNG")
    found = grey(Asset(made.getvalue(), "image/png", 2, 2))
    with Pillow.open(io.BytesIO(found.data)) as opened:
        assert opened.mode == "LA"
        assert opened.getchannel("A").getextrema() == (0, 0)


def test_every_look_has_a_sheet() -> None:
    shared = templates_directory() / "_shared"
    assert all((shared / f"{look}.css").is_file() for look in LOOKS if look)
