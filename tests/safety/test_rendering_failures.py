"""What cannot be set stops the PDF with a German sentence, never with a traceback."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.document import Bars, Document, Figure, Run, inline
from drafter.document.blocks import Paragraph
from drafter.errors import RenderingFailed
from drafter.render import RENDERERS, Edition
from tests.render.documents import FORM, document, paragraph, pdf_of, table

ROOT = Path(__file__).resolve().parents[2]
FURNISHED = ("Das Land fördert ", " acht Stellen")


def placed(sign: str) -> dict[str, Document]:
    words = sign.join(FURNISHED)
    plain = document(paragraph("Text."))
    chart = Figure(Bars(((words, 6.0, "6"),)), "Diagramm", inline("Stellen"))
    return {
        "paragraph": document(paragraph(words)),
        "bold": document(Paragraph((Run(words, strong=True),))),
        "italic": document(Paragraph((Run(words, emphasis=True),))),
        "table": document(table((words,), [("x",)])),
        "chart": document(chart),
        "head": replace(
            document(*[paragraph("Text.")] * 60),
            furniture=replace(plain.furniture, head=("Nr. 1", words)),
        ),
        "foot": replace(plain, furniture=replace(plain.furniture, foot=(words,))),
    }


@pytest.mark.parametrize("place", placed(""))
@pytest.mark.parametrize("sign", ["😀", "漢", "☐", "\ue000"])
def test_a_sign_that_no_font_has_stops_the_pdf(sign: str, place: str) -> None:
    with pytest.raises(RenderingFailed) as stopped:
        pdf_of(placed(sign)[place])
    sentence = str(stopped.value)
    assert f"„{sign}“ (U+{ord(sign):04X}, in „Das Land fördert {sign} acht Stellen“)" in sentence
    assert sentence.endswith("Bitte durch Wörter oder andere Zeichen ersetzen.")


def test_many_missing_signs_are_counted() -> None:
    with pytest.raises(RenderingFailed) as stopped:
        pdf_of(document(paragraph("一二三四五六七八九十")))
    assert "„八“" in str(stopped.value)
    assert "„九“" not in str(stopped.value)
    assert "und 2 weitere" in str(stopped.value)


def test_a_sign_without_words_around_it_is_told_too() -> None:
    with pytest.raises(RenderingFailed, match=r"„漢“ \(U\+6F22\)\. Bitte"):
        pdf_of(document(paragraph("漢")))


@pytest.mark.parametrize(
    "words",
    ["„Größe“ – ½ m², 5 ‰ ≤ 3 €", "Čapek, Łódź, Ångström, Şahin, İzmir, Đurić", "ẞ ﬁ ‑ … → ″"],
)
def test_signs_of_european_names_and_offices_are_set(words: str) -> None:
    assert pdf_of(document(paragraph(words))).startswith(b"%PDF")


def test_the_command_line_tells_it_without_a_traceback(tmp_path: Path) -> None:
    paper = tmp_path / "vorlage.yaml"
    paper.write_text(
        "formular: bielefeld\nvorlagenart: Beschlussvorlage\namt: 500 Amt für Soziales\n"
        "beratungsgegenstand: Umbau 😀 des Platzes\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "build", str(paper), "--output", str(tmp_path / "aus")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 6
    assert "„😀“ (U+1F600, in „Umbau 😀 des Platzes“)" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("aus/*"))


def set_page(body: str) -> bytes:
    page = f'<!DOCTYPE html><html lang="de"><title>x</title><h1>x</h1>{body}</html>'
    edition = Edition(document(paragraph("x")), FORM, files={"html": page.encode()})
    return RENDERERS["pdf"](edition).data


def test_a_page_that_weasyprint_crashes_on_is_told_in_german() -> None:
    with pytest.raises(RenderingFailed, match="Der PDF-Satz ist an dieser Vorlage gescheitert"):
        set_page('<style>li::marker { content: "x" }</style><ul><li>x</li></ul>')


def test_a_page_nested_too_deep_is_told_in_german() -> None:
    with pytest.raises(RenderingFailed, match="zu tief verschachtelt"):
        set_page("<div>" * 400 + "x")


def test_a_picture_that_is_none_stops_the_pdf() -> None:
    with pytest.raises(RenderingFailed, match="kommt mit dieser Vorlage nicht zurecht"):
        set_page('<img alt="x" src="data:image/png;base64,eA==">')


def test_a_picture_without_words_stops_the_pdf() -> None:
    with pytest.raises(RenderingFailed, match="kommt mit dieser Vorlage nicht zurecht"):
        set_page('<svg width="9" height="9" role="img"></svg><img src="data:image/png;base64,x">')


def test_the_problems_of_one_paper_do_not_stop_the_next() -> None:
    with pytest.raises(RenderingFailed):
        pdf_of(document(paragraph("😀")))
    assert pdf_of(document(paragraph("Text."))).startswith(b"%PDF")
