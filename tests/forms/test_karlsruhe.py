"""The form of Stadt Karlsruhe: the labels in the order of the printed form, and its numbers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.compose import document
from drafter.document import Choices, Document, Field, Table, plain_text
from drafter.source import load
from drafter.source.forms import load_form

PAPER = Path(__file__).resolve().parents[2] / "inputs/karlsruhe-schulhoefe-2025.yaml"
PRINTED = [
    *("Vorlage Nr.:", "Verantwortlich:", "Dienststelle:", "Datum:", "Beschlussvorlage"),
    "Gremien | Termin | TOP | Ö / N | Zuständigkeit",
    "Kurzfassung",
    "Finanzielle Auswirkungen: Ja, Investition, Konsumtive Maßnahme, Nein",
    *("Gesamtkosten:", "Jährliche Folgekosten:", "Gesamteinzahlung:"),
    "Finanzierung: vollständig budgetiert, teilweise budgetiert, nicht budgetiert",
    "Gegenfinanzierung: Mehrerträge oder Mehreinzahlungen, Wegfall bestehender Aufgaben, "
    "Umschichtung innerhalb des Dezernates, Etatisierung in den Folgejahren",
    "CO2-Relevanz: Nein, Ja, positiv, negativ, geringfügig, erheblich",
    *("IQ-relevant: Nein, Ja", "Korridorthema:"),
    *("Abstimmung mit städtischen Gesellschaften: Nein, Ja", "Abgestimmt mit:"),
    *("Erläuterungen", "Bisherige Behandlung", "Anlagen", "Beschluss:"),
]


def labels(paper: Document) -> Iterator[str]:
    """Yield titles and labels in the order in which they are printed."""
    for section in paper.sections:
        yield plain_text(section.title)
        for block in section.blocks:
            if isinstance(block, Field):
                yield block.label
            if isinstance(block, Choices):
                names = ", ".join(plain_text(choice.runs) for choice in block.choices)
                yield f"{plain_text(block.label)}: {names}"
            if isinstance(block, Table) and section.id == "beratungsfolge":
                yield " | ".join(plain_text(column.head) for column in block.columns)


def test_the_labels_are_those_of_the_printed_form() -> None:
    loaded = load(PAPER)
    assert loaded.paper
    assert loaded.form
    paper = document(loaded.paper, loaded.form)
    assert list(filter(None, labels(paper))) == PRINTED
    assert paper.furniture.page_label == "– {page} –"


@pytest.mark.parametrize(
    ("number", "parts"),
    [("2025/0556", ("2025/0556", "")), ("2026/0365/1", ("2026/0365", "/1")), ("556/2025", None)],
)
def test_numbers_and_their_endings(number: str, parts: tuple[str, str] | None) -> None:
    pattern = load_form("karlsruhe").number
    parsed = pattern.parse(number)
    assert (parsed and (parsed.base, parsed.suffix)) == parts
    meaning = pattern.meaning_of("/1")
    assert meaning
    assert meaning.supplement
