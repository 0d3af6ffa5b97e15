"""Words of PDFs without tags: lines, looks, order of reading, tables by their rulings."""

import pytest
import weasyprint

from drafter.importers.reading.pdf import transcribe
from drafter.importers.transcript import Change, Grid, Line, Stretch, Transcript

PAGE = """
<style>
@page { size: A4; margin: 2cm }
body { font: 11pt Liberation Sans; width: 8cm; hyphens: auto }
table { border-collapse: collapse } td, th { border: 1pt solid black; padding: 2pt }
del { color: red } .apart { letter-spacing: 3pt }
.bare td { border: 0 }
</style>
<html lang=de>
<h1>Beschlussvorlage</h1>
<p>Die Verwaltung berichtet über Gesundheitsförderungsmaßnahmen im Stadtgebiet; siehe
<a href="https://example.org/x">hier</a>. 5 m<sup>2</sup> Fläche.</p>
<p class=apart>Beschluss wird gefasst</p>
<p>Ein <del>gestrichener</del> und <b>fetter</b> <i>kursiver</i>
<span style="color:#c00000">roter</span> Text, u\u0308ber ﬁnanzielles.</p>
<table><tr><th>Gremium<th>Datum</tr><tr><td rowspan=2>Rat der Stadt<td>10.02.2022</tr>
<tr><td>11.02.2022</tr><tr><td colspan=2>Summe</tr></table>
<table class=bare><tr><td style="width:5cm">Amt:<td>Amt für Schule</tr>
<tr><td>Datum:<td>01.02.2022</tr></table>
"""


@pytest.fixture(scope="module")
def read() -> Transcript:
    return transcribe(weasyprint.HTML(string=PAGE).write_pdf())


def texts(read: Transcript) -> list[str]:
    return [part.text for part in read.parts if isinstance(part, Line)]


def test_a_line_is_a_printed_line_and_keeps_the_hyphen_of_the_typesetter(read: Transcript) -> None:
    assert texts(read)[1:3] == [
        "Die Verwaltung berichtet über Gesundheitsför\u00ad",
        "derungsmaßnahmen im Stadtgebiet; siehe",
    ]


def test_words_printed_letter_by_letter_are_words(read: Transcript) -> None:
    assert "Beschluss wird gefasst" in texts(read)


def test_looks_are_kept(read: Transcript) -> None:
    looks = {stretch.text.strip(): stretch for line in read.lines() for stretch in line.stretches}
    assert looks["gestrichener"].change is Change.DELETED
    assert looks["fetter"].strong
    assert looks["kursiver"].emphasis
    assert looks["roter"].colour == "#C00000"
    assert looks["hier"].href == "https://example.org/x"
    assert looks["und"] == Stretch(" und ")


def test_ligatures_and_umlauts_of_two_signs_are_letters(read: Transcript) -> None:
    assert "über finanzielles." in " ".join(texts(read))


def test_rulings_make_a_grid_with_spans(read: Transcript) -> None:
    grid = next(part for part in read.parts if isinstance(part, Grid))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["Gremium", "Datum"],
        ["Rat der Stadt", "10.02.2022"],
        ["", "11.02.2022"],
        ["Summe"],
    ]
    assert grid.rows[3][0].span == 2


def test_a_label_is_read_before_its_value(read: Transcript) -> None:
    assert texts(read)[-4:] == ["Amt:", "Amt für Schule", "Datum:", "01.02.2022"]
