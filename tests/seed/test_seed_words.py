"""Every word of the paper that the KIM input was made from stands in its PDF, in order.

The text of the original paper lies outside the repository; where it is missing, the test is
skipped. What differs is listed below, all of it, each with its reason.
"""

from pathlib import Path

import pytest

from drafter.pipeline import build
from tests.seed.words import differences, joined, pdf_words

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT.parent / "shared" / "seed"

DATES = "typed dates are printed in one form, with two digits for day and month"
COMMA = "the commas between body, date and agenda number are printed in one form"
HEAD = "lost in the original's text layer: the head of the form"
BULLETS = "lost in the original's text layer: the bullets of the list"
CHART = "lost in the original's text layer: the chart, drawn here from its data"

DIFFERENCES = (
    (
        "",
        "Stadt Bielefeld Amt, Datum, Telefon 500 Amt für soziale Leistungen – Sozialamt, "
        "27.01.2022 Drucksachen-Nr. 2859/2020-2025/1",
        HEAD,
    ),
    ("", "Nachtragsvorlage", "the title's second line stands before the box, not inside it"),
    ("Nachtragsvorlage", "", "the same, in the original's order"),
    ("", "X", "lost in the original's text layer: the tick"),
    (
        "",
        "Angekreuzt: „ergänzt“ (Drucksachen-Nr. 2859/2020-2025 vom 04.11.2021)",
        "the tick in words, for all who cannot see it",
    ),
    (
        "",
        "auch ohne Farbe: Balken am Rand und gepunktete Linie Änderungen gegenüber "
        "Drucksachen-Nr. 2859/2020-2025 vom 04.11.2021",
        "the legend goes on: how marks look without colour, and what was compared",
    ),
    ("13.2,", "13.2", f"{COMMA}: none at the end of a line"),
    ("19.8.2020,", "19.08.2020,", DATES),
    ("Gesundheitsausschuss 25.8.2020,", "Gesundheitsausschuss, 25.08.2020,", f"{DATES}; {COMMA}"),
    ("Personalausschuss 1.9.2020,", "Personalausschuss, 01.09.2020,", f"{DATES}; {COMMA}"),
    ("Rat 3.9.2020,", "Rat, 03.09.2020,", f"{DATES}; {COMMA}"),
    ("Drucksachennummer", "Drucksachen-Nr.", "the form has one label for all paper numbers"),
    ("(1.Lesung),", "(1. Lesung),", "the readings are printed in one form, as in the line above"),
    ("", "•", BULLETS),
    ("", "• •", f"{BULLETS}, on the next page"),
    (
        "https://www.landtag.nrw.de/web/WWW/haushalt/cd-fm-0821/daten/pdf/2022/hh07/kap080.pdf",
        "Verteilung der vom Land finanzierten Stellen (Anzahl der Stellen)",
        "the original's text layer repeats the link's address at the page's end; here the "
        f"chart's caption stands ({CHART})",
    ),
    (
        "",
        "Fachstelle für Flüchtlinge 6 Deutsches Rotes Kreuz (DRK) 1 "
        "Arbeiterwohlfahrt Kreisverband Bielefeld (AWO) 1",
        f"{CHART}; PDF readers give its labels at the page's end",
    ),
)


@pytest.fixture
def seed() -> list[str]:
    texts = sorted(SEED.glob("*.txt"))
    if not texts:
        pytest.skip("The original paper's text (../shared/seed/*.txt) is not on this machine.")
    return texts[0].read_text(encoding="utf-8").split()


def test_the_kim_paper_says_what_the_original_says(seed: list[str], tmp_path: Path) -> None:
    built = build(ROOT / "inputs" / "kim-2022.yaml", tmp_path, ["pdf"])
    found = differences(seed, pdf_words(built.files[0].read_bytes()))
    assert found == [(original, ours) for original, ours, _ in DIFFERENCES]


def test_the_original_is_as_long_as_expected(seed: list[str]) -> None:
    assert len(seed) == 1886


def test_words_divided_at_a_lines_end_are_joined() -> None:
    lines = ["Integrations\u2010", "rat, Finanz-", "und Drucksachen-", "Nr. 1, Bielefeld -", "AWO"]
    assert joined(lines) == " Integrationsrat, Finanz- und Drucksachen-Nr. 1, Bielefeld - AWO"


def test_a_change_an_insertion_and_a_deletion_are_told() -> None:
    assert differences(["a", "b", "c", "d"], ["a", "x", "c", "y", "d", "z"]) == [
        ("b", "x"),
        ("", "y"),
        ("", "z"),
    ]
