"""Rules about what is not public."""

from pathlib import Path

import pytest

from drafter.checks import Case, publicity
from drafter.findings import Severity
from drafter.source import load
from tests.checks.conftest import Findings
from tests.checks.paper import BASE, paper
from tests.checks.places import place_of, places

GROUND = "nichtoeffentlich-grund"
TITLE = "nichtoeffentlich-titel"


def _consulted(publicity_word: str, ground: str = "", **sections: str) -> str:
    entry = f"- gremium: SSA\n  sitzung: 31.05.2022\n  beratung: {publicity_word}"
    return paper(beratungsfolge=f"{entry}\n  grund: {ground}" if ground else entry, **sections)


def _attached(publicity_word: str, ground: str = "") -> str:
    entry = f"- titel: Kaufvertrag\n  beratung: {publicity_word}"
    return paper(anlagen=f"{entry}\n  grund: {ground}" if ground else entry)


@pytest.mark.parametrize("make", [_consulted, _attached])
def test_what_is_not_public_needs_a_ground(findings: Findings, make: object) -> None:
    assert callable(make)
    text = make("nichtöffentlich")

    (found,) = findings(text, GROUND)

    assert found.severity is Severity.ERROR
    assert "grund: Personalangelegenheiten" in found.message
    assert places([found]) == [place_of("nichtöffentlich", text)]


@pytest.mark.parametrize("make", [_consulted, _attached])
def test_the_ground_must_be_one_of_the_list(findings: Findings, make: object) -> None:
    assert callable(make)
    text = make("nichtöffentlich", "Grundstücksangelegenheit")

    (found,) = findings(text, GROUND)

    assert "Meinten Sie „Grundstücksangelegenheiten“?" in found.message
    assert places([found]) == [place_of("Grundstücksangelegenheit", text)]


@pytest.mark.parametrize("ground", ["Grundstücksangelegenheiten", "grundstücksangelegenheiten"])
def test_a_ground_of_the_list_is_silent(findings: Findings, ground: str) -> None:
    assert findings(_consulted("nichtöffentlich", ground), GROUND) == []
    assert findings(_attached("nichtöffentlich", ground), GROUND) == []
    assert findings(BASE, GROUND) == []


def test_a_line_that_is_not_public_is_told_at_its_word(findings: Findings) -> None:
    text = BASE.replace("TOP 5, öffentlich", "TOP 5, nichtöffentlich")

    assert places(findings(text, GROUND)) == [place_of("nichtöffentlich", text)]


def test_a_form_without_a_list_wants_no_ground(tmp_path: Path) -> None:
    file = tmp_path / "vorlage.yaml"
    file.write_text(_consulted("nichtöffentlich"), encoding="utf-8")
    loaded = load(file)
    assert loaded.paper
    assert loaded.form
    form = loaded.form.model_copy(update={"non_public_grounds": ()})

    case = Case(loaded.paper, form, loaded.origins)

    assert list(publicity.non_public_has_a_ground(case)) == []


def test_a_consultation_that_is_not_public_needs_a_neutral_title(findings: Findings) -> None:
    text = _consulted("nichtöffentlich", "Personalangelegenheiten")

    (found,) = findings(text, TITLE)

    assert found.severity is Severity.ERROR
    assert "neutraler_titel" in found.message
    assert places([found]) == [place_of("nichtöffentlich", text)]


def test_the_neutral_title_must_not_repeat_the_subject(findings: Findings) -> None:
    title = "benennung der  Sporthalle – am Beispielweg."
    text = _consulted("nichtöffentlich", "Personalangelegenheiten", neutraler_titel=title)

    assert places(findings(text, TITLE)) == [place_of("benennung der", text)]


@pytest.mark.parametrize(
    "text",
    [
        _consulted("nichtöffentlich", neutraler_titel="Namensangelegenheit"),
        _consulted("öffentlich"),
        _consulted("öffentlich", neutraler_titel="Benennung der Sporthalle am Beispielweg"),
        _attached("nichtöffentlich"),
    ],
)
def test_a_neutral_title_and_a_public_paper_are_silent(findings: Findings, text: str) -> None:
    assert findings(text, TITLE) == []


@pytest.mark.parametrize("make", [_consulted, _attached])
def test_a_ground_where_all_is_public_is_a_note(findings: Findings, make: object) -> None:
    assert callable(make)
    text = make("öffentlich", "Personalangelegenheiten")

    (found,) = findings(text, "grund-ohne-nichtoeffentlich")

    assert found.severity is Severity.NOTE
    assert places([found]) == [place_of("Personalangelegenheiten", text)]


@pytest.mark.parametrize("make", [_consulted, _attached])
def test_a_ground_where_it_belongs_is_silent(findings: Findings, make: object) -> None:
    assert callable(make)
    code = "grund-ohne-nichtoeffentlich"

    assert findings(make("nichtöffentlich", "Personalangelegenheiten"), code) == []
    assert findings(make("öffentlich"), code) == []


# A Nachtrag repeats the text of its original.


@pytest.mark.parametrize(
    ("own", "first", "count"),
    [
        ("öffentlich", "nichtöffentlich", 1),
        ("nichtöffentlich", "nichtöffentlich", 0),
        ("öffentlich", "öffentlich", 0),
    ],
)
def test_a_nachtrag_is_no_more_public_than_its_original(
    findings: Findings, own: str, first: str, count: int
) -> None:
    block = "nachtrag: {art: ersetzt, zu: original.yaml}\n"
    found = findings(block + _consulted(own), "ursprung-nichtoeffentlich", _consulted(first))
    assert len(found) == count
    assert all("Er gibt ihren Text wieder" in finding.message for finding in found)
