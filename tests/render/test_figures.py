"""Pictures and charts of any size stay on the page, with words for those who do not see them."""

import io
import re
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image as Pillow

from drafter.document import Bars, Figure, Image, inline
from drafter.render import RENDERERS, Edition
from drafter.render.chart import USUAL, bars
from drafter.source.assets import Asset
from tests.outputs.pdf_marks import glyphs
from tests.pipeline.conftest import png
from tests.render.conftest import parsed
from tests.render.documents import FORM, document, paragraph, pdf_of
from tests.render.pages import LEFT, MILLIMETRE, RIGHT, body, lines
from tests.render.test_html import SVG, text_of

EM = 1.117  # the height of a line of Liberation Sans
POINTS_PER_PIXEL = 0.75
LONG = "Eine Stelle mit einem langen Namen, der über mehrere Zeilen geht und nicht endet " * 3


def chart(count: int, name: str = "Stelle") -> Figure:
    entries = (
        (f"{name} Nr{number}.", float(number), f"{number}W") for number in range(1, count + 1)
    )
    return Figure(Bars(tuple(entries)), "Balkendiagramm", inline("Stellen"))


def test_a_picture_without_words_is_shown_all_the_same() -> None:
    small = Asset(png(), "image/png", 2, 2)
    edition = Edition(document(Figure(Image("bild.png"), "")), FORM, {"bild.png": small})
    html = RENDERERS["html"](edition).data.decode()
    assert re.search(r'<figure>\s*<img src="data:image/png;base64,[^"]+" alt="">', html)


@pytest.mark.parametrize("name", ["Stelle", LONG])
def test_a_chart_of_forty_bars_stays_on_its_pages(name: str) -> None:
    pdf = pdf_of(document(paragraph("Davor."), chart(40, name), paragraph("Danach.")))
    text = "".join(line.text for line in body(pdf)).replace(" ", "")
    for number in range(1, 41):
        assert text.count(f"Nr{number}.") == 1
        assert text.count(f"{number}W") >= 1
    assert all(line.left > LEFT - 1 and line.right < RIGHT + 1 for line in lines(pdf))


def test_each_part_of_a_long_chart_says_which_it_is() -> None:
    titles = [text_of(title) for title in parsed(str(bars(chart(40)))).iter(f"{SVG}title")]
    count = len(titles)
    assert count > 2
    assert titles == [f"Balkendiagramm (Teil {n} von {count})" for n in range(1, count + 1)]


def test_a_short_chart_is_one_drawing_with_its_words_alone() -> None:
    drawn = str(bars(chart(5)))
    assert drawn.count("<svg") == 1
    assert "<title>Balkendiagramm</title>" in drawn


def test_labels_are_set_in_the_size_that_the_drawing_reckons_with() -> None:
    pdf = pdf_of(document(Figure(Bars((("MMM", 1.0, "MMM"),)), "Balkendiagramm")))
    heights = {
        round((glyph.bottom - glyph.top) / EM, 1) for glyph in glyphs(pdf) if glyph.sign == "M"
    }
    assert heights == {USUAL.size * POINTS_PER_PIXEL}


def test_bars_of_all_parts_have_one_scale() -> None:
    drawn = re.findall(r'rect x="0" y="\d+" width="([\d.]+)"', str(bars(chart(40))))
    widths = [float(width) for width in drawn]
    assert widths == [pytest.approx(380 * number / 40, abs=0.06) for number in range(1, 41)]


def test_a_chart_without_any_length_is_drawn() -> None:
    nothing = Figure(Bars((("Stelle", 0.0, "0"),)), "Diagramm", inline("Stellen"))
    assert 'width="0.0"' in str(bars(nothing))
    assert pdf_of(document(nothing)).startswith(b"%PDF")


@pytest.mark.parametrize("size", [(50, 20), (3000, 400), (400, 3000), (2000, 2000)])
def test_a_picture_of_any_shape_stays_on_the_page_undistorted(size: tuple[int, int]) -> None:
    stream = io.BytesIO()
    Pillow.new("RGB", size, "navy").save(stream, "PNG")
    picture = {"bild.png": Asset(stream.getvalue(), "image/png", *size)}
    figure = Figure(Image("bild.png"), "Ein blaues Feld", inline("Ein Feld"))
    edition = Edition(document(paragraph("Davor."), figure), FORM, picture)
    page = RENDERERS["html"](edition).data
    pdf = RENDERERS["pdf"](replace(edition, files={"html": page})).data
    left, low, right, high, number = _image(pdf)
    assert (right - left) / (high - low) == pytest.approx(size[0] / size[1], rel=0.01)
    assert left > LEFT - 1
    assert right < RIGHT + 1
    assert low > 20 * MILLIMETRE - 1
    assert number == next(line.page for line in body(pdf) if line.text == "Ein Feld")


def _image(pdf: bytes) -> tuple[float, float, float, float, int]:
    """Return where the one picture of a PDF is, and on which page (counted from 1)."""
    found = [
        (*entry.get_bounds(), number)
        for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1)
        for entry in page.get_objects(max_depth=5)
        if entry.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    ]
    assert len(found) == 1
    return found[0]
