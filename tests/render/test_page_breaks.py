"""Where pages end: no heading alone, no torn signature, table heads on every page."""

from collections.abc import Iterable
from dataclasses import replace

from drafter.document import Block, Heading, Signature, inline
from tests.render.documents import document, paragraph, pdf_of, table
from tests.render.pages import Line, body, page_count

LAST = "Letzter Absatz der Begründung."
SIGNED = (
    Signature("In Vertretung", "Stadtkämmerin", "Erika Beispiel"),
    Signature("", "Beigeordneter", "Max Muster"),
)


def filler(count: int) -> tuple[Block, ...]:
    return tuple(paragraph(f"Zeile {number}.") for number in range(count))


def long_paragraph(number: int) -> Block:
    return paragraph(f"Absatz {number} beginnt. " + "Er ist länger als eine Zeile. " * 8)


def starting(seen: Iterable[Line], start: str) -> Line:
    return next(line for line in seen if line.text.startswith(start))


def test_no_heading_is_left_at_a_pages_foot() -> None:
    """Sixty headings with growing text between them land at all heights of a page."""
    blocks: list[Block] = []
    for number in range(60):
        blocks += [
            *filler(number % 40),
            Heading(1 + number % 2, inline(f"Überschrift {number:02}")),
            long_paragraph(number),
        ]
    seen = body(pdf_of(document(*blocks)))
    heights = set()
    for number in range(60):
        heading = starting(seen, f"Überschrift {number:02}")
        below = starting(seen, f"Absatz {number} beginnt")
        assert heading.page == below.page, number
        assert sum(line.page == heading.page and line.top > heading.top for line in seen) >= 2
        heights.add(round(heading.top))
    assert max(heights) - min(heights) > 550
    assert len(heights) > 40


def test_a_heading_above_a_heading_is_not_left_either() -> None:
    for count in range(24, 36):
        pair = (Heading(1, inline("Oben")), Heading(2, inline("Unten")), long_paragraph(0))
        seen = body(pdf_of(document(*filler(count), *pair)))
        pages = {starting(seen, start).page for start in ("Oben", "Unten", "Absatz 0")}
        assert len(pages) == 1, count


def test_no_line_of_a_paragraph_stands_alone() -> None:
    blocks = [block for n in range(40) for block in (*filler(n % 7), long_paragraph(n))]
    seen = [line for line in body(pdf_of(document(*blocks))) if "Zeile 0." not in line.text]
    for page in range(2, seen[-1].page + 1):
        first = next(line for line in seen if line.page == page)
        if not first.text.startswith(("Absatz", "Zeile")):
            second = seen[seen.index(first) + 1]
            assert not second.text.startswith(("Absatz", "Zeile")), first


def test_a_signature_is_never_torn_nor_left_alone() -> None:
    """A page holds about thirty of the short lines, so these counts lead across its end."""
    pages = set()
    for count in range(16, 40):
        made = document(*filler(count), paragraph(LAST), signature=SIGNED)
        seen = body(pdf_of(made))
        parts = ("In Vertretung", "Stadtkämmerin", "Erika", "Beigeordneter", "Max", LAST)
        landed = {starting(seen, part).page for part in parts}
        assert len(landed) == 1, count
        pages |= landed
    assert pages == {1, 2}


def test_a_long_table_repeats_its_head_on_every_page() -> None:
    rows = [(f"Schule {number}", "im Bau", "1.000 €") for number in range(120)]
    pdf = pdf_of(document(table(("Schule", "Stand", "Kosten"), rows)))
    heads = [line.page for line in body(pdf) if line.text == "Schule Stand Kosten"]
    assert heads == list(range(1, page_count(pdf) + 1))
    assert len(heads) > 2


def test_no_row_is_torn_between_pages() -> None:
    long = "Ein Satz, der in seiner Zelle über mehrere Zeilen geht. " * 8
    rows = [(f"A{number}", f"{long}E{number}.") for number in range(60)]
    seen = body(pdf_of(document(table(("Nummer", "Text"), rows))))
    for number in range(60):
        row = [line for line in seen if line.text.startswith(f"A{number} ")]
        end = [line for line in seen if line.text.endswith(f" E{number}.")]
        assert row[0].page == end[0].page


def test_a_table_never_leaves_its_caption_behind() -> None:
    bare = table(("Kopf A", "Kopf B"), [("erste Zelle", "zweite Zelle")] * 6)
    captioned = replace(bare, caption=inline("Tabelle 1: Stand"))
    for count in range(24, 36):
        seen = body(pdf_of(document(*filler(count), captioned)))
        parts = ("Tabelle 1", "Kopf A", "erste Zelle")
        assert len({starting(seen, part).page for part in parts}) == 1, count
