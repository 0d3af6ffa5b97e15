"""Signs left over from typing or from Word."""

import json

import pytest

from drafter.findings import Severity
from tests.checks.conftest import Findings
from tests.checks.paper import paper


def _points(*texts: str, below: bool = False) -> str:
    listed = json.dumps(texts, ensure_ascii=False)
    points = f"[{{text: Es gilt, unterpunkte: {listed}}}]" if below else listed
    return paper(beschlussvorschlag=f"ziffern: {points}")


def _says(text: str) -> str:
    return paper(begruendung=json.dumps(text, ensure_ascii=False))


@pytest.mark.parametrize(
    ("texts", "below", "told"),
    [
        (("1. Der Radweg", "2) Der Platz"), False, 2),
        (("Eins", "• Der Platz"), False, 1),
        (("a) erster", "b) zweiter"), True, 2),
        (("aa) erster", "Zweiter"), True, 1),
        (("1. Lesung der Satzung", "2. Bauabschnitt"), False, 0),
        (("1. Januar 2023 ist der Beginn", "3. Der Platz"), False, 0),
        (("a) die Liste und b) der Plan werden vorgelegt",), False, 0),
        (("b) erster",), True, 0),
        (("1. erster\n2. zweiter",), False, 0),
        (("1.000 € werden bereitgestellt",), False, 0),
    ],
)
def test_points_that_begin_with_their_number_are_told(
    findings: Findings, texts: tuple[str, ...], below: bool, told: int
) -> None:
    assert len(findings(_points(*texts, below=below), "ziffer-nummer")) == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Anlage 1: Lageplan", 1),
        ("1. Lageplan", 1),
        ("1. Änderungssatzung", 0),
        ("Anlage 2 zum Vertrag", 0),
        ("Lageplan 1", 0),
    ],
)
def test_attachments_that_begin_with_their_number_are_told(
    findings: Findings, title: str, told: int
) -> None:
    text = paper(anlagen=f"- titel: '{title}'\n- Satzung")

    assert len(findings(text, "ziffer-nummer")) == told


@pytest.mark.parametrize("sign", ["•", "·", "▪", "◦", "\uf0b7", "\uf0a7"])
def test_foreign_bullets_are_a_note_once_a_text(findings: Findings, sign: str) -> None:
    text = _says(f"Es gibt:\n{sign} eins\n{sign} zwei")

    (found,) = findings(text, "aufzaehlung-zeichen")

    assert found.severity is Severity.NOTE
    assert findings(_says(f"Es gibt {sign} mitten im Satz\n- und dies"), found.code) == []


def test_the_bullet_of_a_point_is_told_once(findings: Findings) -> None:
    assert findings(_points("• Der Platz"), "aufzaehlung-zeichen") == []
    assert len(findings(_points("• Der Platz\n• Der Weg"), "aufzaehlung-zeichen")) == 1


@pytest.mark.parametrize(("text", "told"), [("Siehe \uf0e0 dort", 1), ("Siehe → dort", 0)])
def test_private_characters_are_told(findings: Findings, text: str, told: int) -> None:
    found = findings(_says(text), "zeichen-unbekannt")

    assert len(found) == told
    assert all("U+F0E0" in one.message for one in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Es gilt:\n\n| A | B |\n| 1 | 2 |", 1),
        ("| A | B |\n|---|:-:|\n| 1 | 2 |\n| 3 | 4 |", 0),
        ("| allein", 0),
    ],
)
def test_tables_without_dashes_are_told(findings: Findings, text: str, told: int) -> None:
    assert len(findings(_says(text), "tabelle-striche")) == told
