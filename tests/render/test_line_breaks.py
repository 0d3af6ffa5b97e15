"""Where lines end: nothing beyond the margins, amounts whole, German words at their joints."""

import re
from dataclasses import replace

import pytest

from drafter.document import Item, ListBlock, Paragraph, Run
from drafter.render.tables import fitting
from tests.render.documents import document, link, paragraph, pdf_of, table
from tests.render.pages import LEFT, RIGHT, Line, as_drawn, body, lines

AMOUNTS = ("300.000 EUR", "275.000 €", "25 Mio.", "36 %", "§ 48", "Abs. 2", "Anlage 12", "TOP 13.2")
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ADDRESS = "https://www.landtag.nrw.de/web/WWW/haushalt/cd-fm-0821/daten/pdf/2022/hh07/kap080.pdf"


def within_margins(seen: tuple[Line, ...]) -> bool:
    assert seen
    return all(line.left > LEFT - 1 and line.right < RIGHT + 1 for line in seen)


@pytest.mark.parametrize("amount", AMOUNTS)
def test_an_amount_stays_on_one_line(amount: str) -> None:
    texts = [f"{'x' * count} {amount} {'y' * 10}" for count in range(60, 90)]
    seen = body(pdf_of(document(*map(paragraph, texts))))
    whole = [line for line in seen if amount in line.text]
    assert len(whole) == len(texts)
    assert any(line.text.startswith(amount) for line in whole)


def test_an_amount_in_a_narrow_cell_stays_on_one_line() -> None:
    heads = [f"Jahr {year}" for year in range(2020, 2027)]
    made = table(["Bezeichnung der Zeile", *heads], [["Aufwand", *["1.300.000 €"] * 7]])
    seen = body(pdf_of(document(made)))
    assert within_margins(seen)
    assert sum(line.text.count("1.300.000 €") for line in seen) == 7


@pytest.mark.parametrize(
    "address",
    [ADDRESS, f"https://example.org/{'a' * 300}", f"https://example.org/?{'q=1&' * 80}"],
)
def test_a_long_link_is_broken_inside_the_margins(address: str) -> None:
    pdf = pdf_of(document(Paragraph((Run("(vgl.: "), link(address), Run(" )")))))
    assert within_margins(lines(pdf))
    assert address in "".join(line.text for line in body(pdf))


@pytest.mark.parametrize("text", [LONG_WORD, "W" * 400, "0123456789" * 30, "a/b" * 150])
def test_a_long_word_is_broken_inside_the_margins(text: str) -> None:
    assert within_margins(lines(pdf_of(document(paragraph(text)))))


def test_a_table_of_eight_columns_stays_inside_the_margins() -> None:
    heads = ["Bezeichnung der Maßnahme", *(f"Haushaltsjahr {year}" for year in range(2020, 2027))]
    rows = [["Grundschule Musterstadt-Nord", *["12.345.678,90 €"] * 7]] * 5
    assert within_margins(lines(pdf_of(document(table(heads, rows)))))


def test_numbers_of_a_wide_table_stay_whole() -> None:
    rows = [["Grundschule Musterstadt-Nord", *["12.345.678,90 €"] * 7]] * 5
    seen = body(pdf_of(document(table(["Maßnahme", *["Betrag"] * 7], rows))))
    assert sum(line.text.count("12.345.678,90 €") for line in seen) == 35


def test_an_ordinary_table_keeps_its_type() -> None:
    made = table(("Bezeichnung", "2022", "2023"), [("Aufwand: Personal", "1.000 €", "2.000 €")])
    assert fitting(made) == ""


@pytest.mark.parametrize("columns", range(2, 16))
def test_a_table_of_any_number_of_columns_stays_inside_the_margins(columns: int) -> None:
    made = table(["Wirtschaftsplan"] * columns, [["1.234.567 €"] * columns] * 2)
    assert within_margins(lines(pdf_of(document(made))))


def test_a_table_of_long_words_stays_inside_the_margins() -> None:
    rows = [[LONG_WORD, LONG_WORD, "https://example.org/" + "b" * 90]] * 3
    made = table(("Personalmehraufwendungen", "Teilergebnisplan", "Fundstelle"), rows)
    assert within_margins(lines(pdf_of(document(made))))


def test_a_long_watermark_head_and_subject_stay_inside_the_margins() -> None:
    made = document(*[paragraph("Text.")] * 60, watermark="ENTWURF")
    head = ("Drucksachen-Nr. 1/2020-2025", f"{LONG_WORD} " * 4)
    furniture = replace(made.furniture, head=head, foot=("Vermerk",))
    assert within_margins(lines(pdf_of(replace(made, furniture=furniture))))


def test_words_are_divided_at_german_joints() -> None:
    texts = [f"{'x' * count} Integrationsmanagement" for count in range(60, 84)]
    seen = body(as_drawn(pdf_of(document(*map(paragraph, texts)))))
    ends = {re.sub(r"^x+ ", "", line.text) for line in seen if line.text.endswith("\u2010")}
    assert "Integrations\u2010" in ends
    assert not ends & {"Integ\u2010", "Integrationsm\u2010", "I\u2010"}


def test_table_cells_are_not_divided_without_need() -> None:
    seen = body(pdf_of(document(table(("Sitzung am", "Beratung"), [("10.02.2022", "öffentlich")]))))
    assert {"Sitzung am Beratung", "10.02.2022 öffentlich"} <= {line.text for line in seen}


def test_a_label_stands_beside_the_first_line_of_its_point() -> None:
    points = tuple(Item(f"{n}.", (paragraph("Ein Beschluss. " * 12),)) for n in range(1, 60))
    seen = body(pdf_of(document(ListBlock("point", points))))
    labels = [line.text for line in seen if re.match(r"\d+\. Ein Beschluss", line.text)]
    assert len(labels) == 59
