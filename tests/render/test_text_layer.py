"""Words are whole in the text of a PDF, also where lines divide them."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pypdfium2
import pytest

from drafter.document import Inline, Item, ListBlock, Paragraph, Run
from drafter.redline.shown import Mark, Sign
from drafter.render.pdf import tagging
from tests.render.conftest import Files, parsed
from tests.render.documents import document, html_of, link, paragraph, pdf_of, table
from tests.render.pages import HYPHENS, as_drawn, body

MODES = ((), ("-layout",), ("-raw",))
IN_LINE = frozenset(("a", "span", "strong", "em", "b", "i", "ins", "del"))
DRAWING = "{http://www.w3.org/2000/svg}svg"
AT_THE_MARGIN = "noted-word"

ALONE = {"0€": "0 €", "Ö/N": "Ö / N"}
"""What poppler makes of single signs where they are alone in a line of their own."""

AWKWARD = [
    "Integrationsmanagement",
    "Haupt-,",
    "Wirtschaftsförderungs-",
    "und",
    "Beteiligungsausschuss",
    "A-Stadt",
    "Case-Manager*innen",
    "2020-2025",
    "2859/2020-2025/1",
    "Bürger:innen",
    "Bürger_innen",
    "BürgerInnen",
    "lokale/r",
    "Schüler/-innen",
    "und/oder",
    "e-Government-Gesetz",
    "www.example.org/ein/langer/pfad?frage=1#ort",
    "Haus‑haltsplan",
    "Ver‐bindung",
    "2020–2025",
    "Haushalts-",
    "und",
    "Stellenplan",
    "amt@example.org",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft,",
    "„Vergnügungssteuersatzung“",
    "(Grünflächenunterhaltung)",
]


def turned(by: int) -> str:
    by %= len(AWKWARD)
    return " ".join(AWKWARD[by:] + AWKWARD[:by])


def in_parts(by: int) -> Inline:
    """Return the words with a stretch in another style, which may begin and end inside a word."""
    text, start = turned(by), 3 * by + 7
    middle = Run(text[start : start + 27], strong=True)
    return Run(text[:start]), middle, Run(text[start + 27 :])


def changed(by: int) -> Inline:
    """Return words of which one went and one came."""
    old, new = Run("Erschließungsbeiträge"), Run("Straßenausbaubeiträge")
    marks = (
        Mark(old.text, sign=Sign.DELETED, inner=(old,)),
        Mark(new.text, sign=Sign.INSERTED, inner=(new,)),
    )
    return Run(f"{'x ' * by}zu "), marks[0], Run(" "), marks[1], Run(" Grundstücksangelegenheiten")


@cache
def awkward() -> tuple[str, bytes]:
    """Return HTML and PDF of a paper with all kinds of ends of lines, over several pages."""
    rows = [[turned(3 * row + column) for column in range(6)] for row in range(2)]
    points = tuple(Item(f"{n}.", (paragraph(turned(n)),)) for n in range(5))
    made = document(
        *(Paragraph(in_parts(by)) for by in range(len(AWKWARD))),
        *(Paragraph(changed(by)) for by in range(25, 40)),
        Paragraph((Run("siehe "), link("https://www.example.org/" + "pfad-" * 40))),
        ListBlock("point", points),
        table([f"Haushaltsangelegenheiten {n}" for n in range(6)], rows),
    )
    return html_of(made).decode(), pdf_of(made)


def words(element: Element) -> list[str]:
    """Return the words of an element of the HTML as an author wrote them."""
    return "".join(texts(element)).split()


def texts(element: Element) -> Iterator[str]:
    if element.get("class") == AT_THE_MARGIN or element.tag == DRAWING:
        return
    apart = "" if element.tag in IN_LINE else " "
    yield apart + (element.text or "")
    for child in element:
        yield from texts(child)
        yield child.tail or ""
    yield apart


def read(pdf: bytes, mode: Sequence[str], folder: Path) -> list[str]:
    """Return the words that poppler's `pdftotext` finds."""
    (folder / "a.pdf").write_bytes(pdf)
    command = ["pdftotext", *mode, str(folder / "a.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return " ".join(ALONE.get(word, word) for word in text.split()).split()


def missing(wanted: Sequence[str], found: Sequence[str]) -> str:
    """Return what is not found as often as it must be, and how many words were looked for."""
    lacking = Counter(wanted) - Counter(found)
    return f"{dict(lacking)} of {len(wanted)}" if lacking else ""


def first_not_in_order(wanted: Sequence[str], found: Sequence[str]) -> str:
    left = iter(found)
    lost = (n for n, word in enumerate(wanted) if word not in left)
    return next((" ".join(wanted[max(n - 3, 0) : n + 2]) for n in lost), "")


def assert_whole(main: Element, pdf: bytes, folder: Path) -> None:
    wanted = words(main)
    for mode in MODES:
        assert not missing(wanted, read(pdf, mode, folder)), mode
    assert not first_not_in_order(wanted, read(pdf, ("-raw",), folder))
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(pdf)]
    assert not missing(wanted, "\n".join(page.get_text_range() for page in pages).split())
    found = {word: any(is_in(page, word) for page in pages) for word in wanted}
    assert all(found.values()), [word for word in found if not found[word]]


def is_in(page: pypdfium2.PdfTextPage, word: str) -> bool:
    return page.search(word, match_case=True).get_next() is not None


def test_every_word_of_a_paper_is_found_whole(files: Files, tmp_path: Path) -> None:
    (main,) = files.tree.iter("main")
    assert_whole(main, files.pdf, tmp_path)


def test_words_that_end_lines_in_awkward_ways_are_found_whole(tmp_path: Path) -> None:
    html, pdf = awkward()
    (main,) = parsed(html).iter("main")
    assert len(pypdfium2.PdfDocument(pdf)) > 4
    assert_whole(main, pdf, tmp_path)


def test_hyphens_of_division_are_drawn_and_not_said() -> None:
    _, pdf = awkward()
    drawn = [line.text for line in body(as_drawn(pdf)) if line.text.endswith(HYPHENS)]
    assert len(drawn) > 50
    assert not [line.text for line in body(pdf) if line.text.endswith(HYPHENS)]


@pytest.mark.parametrize("words", ["Haupt- und Finanzausschuss", "Stadt- bzw. Gemeinderat"])
def test_a_hyphen_before_a_blank_is_kept_at_a_lines_end(words: str, tmp_path: Path) -> None:
    pdf = pdf_of(document(*(paragraph(f"{'x' * n} {words}") for n in range(50, 90))))
    ends = Counter(line.text.split()[-1] for line in body(as_drawn(pdf)))
    assert ends[words.split()[0]] > 2
    for mode in MODES:
        assert " ".join(read(pdf, mode, tmp_path)).count(words) == 40
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert " ".join(" ".join(pages).split()).count(words) == 40


def test_a_word_that_came_is_not_said_with_the_one_that_went_before(tmp_path: Path) -> None:
    went, came = Run("Erschließungsbeiträge"), Run("Straßenausbaubeiträge")
    marks = (
        Mark(went.text, sign=Sign.DELETED, inner=(went,)),
        Mark(came.text, sign=Sign.INSERTED, inner=(came,)),
    )
    pdf = pdf_of(document(*(Paragraph((Run("x " * n), *marks)) for n in range(20, 50))))
    found = read(pdf, ("-raw",), tmp_path)
    assert found.count(went.text) > 2
    assert found.count(came.text) == found.count(went.text)
    assert found.count(went.text + came.text) + found.count(went.text) == 30


def test_marks_combined_with_letters_do_not_shift_what_is_said(tmp_path: Path) -> None:
    text = "Fu\u0308r U\u0308bergangsregelungen Integrationsmanagement "
    pdf = pdf_of(document(paragraph(text * 30)))
    assert read(pdf, (), tmp_path).count("Integrationsmanagement") == 30


def test_what_is_not_divided_says_nothing_else() -> None:
    pdf = pdf_of(document(paragraph("Kurz. " * 200)))
    assert pdf.count(b"ActualText") == 0
    assert as_drawn(pdf)
    assert not re.search(r"\t", "".join(line.text for line in body(pdf)))


def test_pages_look_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = awkward()
    monkeypatch.setattr(tagging, "say", lambda *_: None)
    awkward.cache_clear()
    _, unsaid = awkward()
    awkward.cache_clear()
    assert said != unsaid
    for page in (0, 5):
        assert pixels(said, page) == pixels(unsaid, page)


def pixels(pdf: bytes, page: int) -> bytes:
    return bytes(pypdfium2.PdfDocument(pdf)[page].render(scale=1).buffer)
