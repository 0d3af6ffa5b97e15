"""The shortcuts of setting a PDF: the same bytes as without, and nothing is left behind."""

import gc
import hashlib
import logging
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

from benchmarks.papers import long_paper, wording
from drafter import compose
from drafter.errors import RenderingFailed
from drafter.pipeline import Wishes, check
from drafter.pipeline.comparing import compared
from drafter.pipeline.editions import editions as named_editions
from drafter.pipeline.pictures import logo
from drafter.render import RENDERERS, Edition
from drafter.render.environment import DEBIAN_FONTS
from drafter.render.pdf.savings import sheets
from drafter.render.pdf.savings.recent import Recent
from drafter.render.pdf.savings.setting import SAVINGS, setting
from drafter.render.pdf.savings.stand_ins import StandIn, standing_in
from drafter.render.pdf.savings.styles import following
from drafter.render.pdf.savings.styles import stand_ins as dropping
from drafter.source.assets import Asset
from tests.pipeline.conftest import png
from tests.render.documents import FORM, document, html_of, paragraph

ROOT: Final = Path(__file__).resolve().parents[2]
INPUTS: Final = sorted((ROOT / "inputs").glob("*.yaml"))
EVERYTHING: Final = ROOT / "tests/conformance/vieles.yaml"
TEXT: Final = (
    "Ein Wort, 1.234,5 € und\tviele\u00ad  Donaudampfschifffahrtsgesellschaften. AVAT fi "
    "x\u0302 e\u0323\u0301 שָׁלוֹם "
)
LONG: Final = 9  # pages
OWN: Final = "p { font-family: Eigen } "
FACE: Final = "@font-face { font-family: Eigen; src: url(data:font/ttf;base64,%s) }"
GRADIENT: Final = "p {{ background: linear-gradient(red 0, blue 2em); font-size: {}px }}"

KNOWN: Final = {
    "pydyf": "0b10add9e640961db4636205686066e2b955fba63cad51e602a69250ef1df0d6",
    "weasyprint.css": "77ad7287f90d7cfaf85eb00ebe7af47d2bedfb856d7dc68717152f2d8a7605fd",
    "weasyprint.css.computed_values": (
        "0dec45caf60428b168e756a800e8a5cf8f0d836d415d8a5e75b7b88a19ca75d9"
    ),
    "weasyprint.css.properties": "872a2e5602b5f52d369c64a808cdb5074b2d6145d71209812da480c1b383dc6d",
    "weasyprint.document": "f08f91af64563f5fb27596828891fb326262511a56e4ace714e5a960898024c8",
    "weasyprint.draw.text": "c9a450aa209277e760227e1fed2da492647bd28e5a5ebc4c9d8aaedecc400d77",
    "weasyprint.layout.inline": "0e7c1569330f54734ed61b568789c4f279ba103c0385115efa6444f3c43b96b4",
    "weasyprint.layout.percent": "bac190e240dce17b4342feb99423e8232433d3727c0833897f50fed88cb163a2",
    "weasyprint.layout.preferred": (
        "a7973703cd8ac5fada246b35e7fea6e728a364002adc5dbb248ee08f084c0a6e"
    ),
    "weasyprint.pdf": "426e0855db0473121bf70666b3c6c5fbd9ebfe832741d31a3689e8b10a14281f",
    "weasyprint.pdf.fonts": "9ad9a202a416b84585e59d758e6b5e1b35604807dc3fa4472b6829bc5c4cdcb7",
    "weasyprint.pdf.stream": "4faf9169d1970d4688b9cf41f733659ca6b1c4c098707c64f67c47a07309e81e",
    "weasyprint.svg.text": "743266ead497a963fa836a0ceb68a8c37bc0be415167c4e10ab2be92ffd30bd8",
    "weasyprint.text.fonts": "59d74d0c161349b8416f1d13466e16dd47c1161f0a397ff1e4ca70814eb36091",
    "weasyprint.text.line_break": (
        "1f5a855ad992e0bebaf5512d2b806fd991090e0e91bf79d3d5a3a0176b22af97"
    ),
}
"""What the savings know: the SHA-256 of each file that has what they stand in for or rest upon.
With another release, read its changes to these files, then every module of `savings`, and then
change this.
"""


def edition(html: bytes, *, savings: bool = True) -> Edition:
    return Edition(document(), FORM, files={"html": html}, savings=savings)


def pdf(html: bytes, *, savings: bool = True) -> bytes:
    return RENDERERS["pdf"](edition(html, savings=savings)).data


def styled(css: str, text: str = "Ein Absatz mit Wörtern.") -> bytes:
    """Return the HTML of a paragraph with a style sheet of its own behind the form's."""
    return html_of(document(paragraph(text))).replace(
        b"</head>", f"<style>{css}</style></head>".encode()
    )


def editions(path: Path) -> Iterator[Edition]:
    """Yield the editions of a paper, of a Nachtrag its Synopse too, with their HTML."""
    checked = check(path)
    paper, form = checked.loaded.paper, checked.loaded.form
    assert paper
    assert form
    comparison = compared(checked)
    folder = checked.loaded.forms / paper.form
    compared_pictures = comparison.pictures if comparison else {}
    shown = {**checked.pictures, **compared_pictures, **logo(form, folder)}
    composed = compose.document(paper, form, checked.original)
    for each in named_editions(composed, comparison, form, Wishes()):
        made = Edition(
            each.document, folder, shown, synopsis=each.synopsis, marks=form.supplement.marks
        )
        yield replace(made, files={"html": RENDERERS["html"](made).data})


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the paper with every kind of block, beside the files that it names."""
    folder = tmp_path_factory.mktemp("vieles")
    (folder / "bild.png").write_bytes(png())
    (folder / "planung.pdf").write_bytes(b"%PDF-1.7")
    copied = folder / EVERYTHING.name
    copied.write_bytes(EVERYTHING.read_bytes())
    return copied


def pictures() -> dict[str, Asset]:
    return dict(chain.from_iterable(check(path).pictures.items() for path in INPUTS))


def long_html() -> bytes:
    made = Edition(long_paper(LONG, wording(3)), FORM, pictures())
    return RENDERERS["html"](made).data


def test_every_paper_has_the_same_bytes_in_any_order(everything: Path) -> None:
    made = [each for path in (*INPUTS, everything) for each in editions(path)]
    plain = [RENDERERS["pdf"](replace(each, savings=False)).data for each in made]
    pairs = list(zip(made, plain, strict=True))
    for each, expected in (*pairs, *pairs[2::-1]):
        assert RENDERERS["pdf"](each).data == expected, each.document.title


def test_a_long_paper_has_the_same_bytes() -> None:
    html = long_html()
    assert pdf(html) == pdf(html, savings=False)


def test_a_font_of_a_style_sheet_is_for_its_paper_only() -> None:
    bold = b64encode((DEBIAN_FONTS / "LiberationSans-Bold.ttf").read_bytes()).decode()
    papers = (styled(OWN), styled(OWN + FACE % bold), styled(OWN))
    expected = [pdf(html, savings=False) for html in papers]
    assert expected[0] != expected[1]
    assert [pdf(html) for html in papers] == expected


def test_a_gradient_is_measured_in_each_paper() -> None:
    papers = [styled(f"{GRADIENT.format(size)}") for size in (10, 30)]
    large = papers[0].replace(b"<p>", b'<p style="font-size: 30px">')
    for html in (papers[0], large, papers[1]):
        assert pdf(html) == pdf(html, savings=False)


@pytest.mark.parametrize(
    "css",
    [
        "p { text-align: justify; width: 60mm }",
        "p { word-spacing: 3px; letter-spacing: 1px }",
        "p { width: 1mm; overflow-wrap: anywhere }",
        "p { white-space: pre-wrap; tab-size: 3 }",
        "p { margin-block: 2em; padding: 10%; box-sizing: border-box; width: calc(50% + 3mm) }",
        "section { margin-block: 9mm; padding-inline: 4mm; border-block-start: 2px solid }",
        "p::first-line { font-weight: bold } p::first-letter { font-size: 3em }",
        "p { direction: rtl; margin-inline-start: 2mm; text-overflow: ellipsis; overflow: hidden }",
        "p { max-lines: 1; block-ellipsis: auto; width: 40mm }",
        "p { font-variant-numeric: tabular-nums; text-decoration: underline line-through }",
        "p { font-size: 0 }",
    ],
)
def test_any_style_of_text_has_the_same_bytes(css: str) -> None:
    html = styled(css, TEXT * 3)
    assert pdf(html) == pdf(html, savings=False) == pdf(html)


def test_what_is_wrong_with_a_sheet_is_said_of_each_paper() -> None:
    wrong = styled(":root { --width: red } p { width: var(--width) }")
    for _ in range(2):
        with pytest.raises(RenderingFailed, match="width"):
            pdf(wrong)


def test_sheets_are_parsed_once() -> None:
    pdf(styled("p { color: #123 }"))
    with setting():
        known = sheets.sheets().known
        assert any("color: #123" in str(key) for key in known.young)


def test_nothing_stands_in_after_setting() -> None:
    pdf(styled(""))
    those = [each for saving in SAVINGS for each in saving()]
    assert those
    assert not any(vars(each.owner).get(each.name) is each.value for each in those)
    assert gc.isenabled()


def test_nothing_stands_in_after_a_failure() -> None:
    before = logging.getLogger("weasyprint").handlers[:]
    with pytest.raises(AssertionError, match="awake"), setting():
        assert gc.isenabled(), "awake"
    test_nothing_stands_in_after_setting()
    assert logging.getLogger("weasyprint").handlers == before


def test_a_collector_that_rests_is_not_woken() -> None:
    gc.disable()
    try:
        with setting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_name_that_was_not_there_goes_again() -> None:
    class Owner:
        there = 1

    with standing_in((StandIn(Owner, "there", 2), StandIn(Owner, "new", 3))):
        assert (Owner.there, vars(Owner)["new"]) == (2, 3)
    assert Owner.there == 1
    assert "new" not in vars(Owner)


def test_a_memory_does_not_grow() -> None:
    memory: Recent[int] = Recent(10)
    for number in range(1000):
        memory.keep(number, number)
        assert memory.get(0) in (0, None)
        assert len(memory) <= 20
    assert memory.get(999) == 999
    assert memory.get(500) is None


def test_what_is_asked_for_stays_in_a_memory() -> None:
    memory: Recent[int] = Recent(10)
    memory.keep("asked", 1)
    for number in range(100):
        memory.keep(number, number)
        assert memory.get("asked") == 1


def test_what_follows_from_a_style_is_dropped_when_a_value_changes() -> None:
    from weasyprint.css import Style

    style = Style(width=1)
    with standing_in(dropping()):
        assert following(style, "double", lambda each: each["width"] * 2) == 2
        style["height"] = 5
        assert following(style, "double", len) == 2
        style["width"] = 4
        assert following(style, "double", lambda each: each["width"] * 2) == 8


@pytest.mark.parametrize("module", KNOWN)
def test_the_files_that_savings_rest_upon_are_those_they_know(module: str) -> None:
    spec = find_spec(module)
    assert spec
    assert spec.origin
    assert hashlib.sha256(Path(spec.origin).read_bytes()).hexdigest() == KNOWN[module]
