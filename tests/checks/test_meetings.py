"""Rules about the days of meetings."""

from pathlib import Path

import pytest

from drafter.checks import Case, run
from drafter.checks.rules import RULES
from drafter.findings import Severity
from drafter.source import load
from tests.checks.conftest import Findings
from tests.checks.paper import BASE, paper
from tests.checks.places import place_of, places

INPUTS = Path(__file__).parents[2] / "inputs"
MINE = {
    "gremium-fehlt-in-folge",
    "gremium-unbekannt",
    "gremium-zeitraum",
    "sitzung-arbeitstag",
    "lesung-nach-sitzung",
    "sitzung-vor-datum",
    "nummer-form",
    "nummer-wahlperiode",
    "nummer-endung",
    "nachtrag-nummer",
    "nichtoeffentlich-grund",
    "nichtoeffentlich-titel",
    "grund-ohne-nichtoeffentlich",
    "verweis-ziffer",
    "verweis-anlage",
    "anlage-nummer",
    "abbildung-alternativtext",
    "abbildung-unbekannt",
    "abbildung-unbenutzt",
    "zusammenfassung-fehlt",
    "text-verschachtelung",
    "html-im-text",
}


def _on(days: str) -> str:
    return paper(beratungsfolge=f"- SSA, {days}, öffentlich")


def _read(*readings: str) -> str:
    return paper(fruehere_behandlung="- lesungen:\n" + "".join(f"    - {r}\n" for r in readings))


@pytest.mark.parametrize("original", [True, False])
@pytest.mark.parametrize("name", ["kim-2022.yaml", "kim-2021.yaml"])
def test_the_real_paper_has_one_saturday_and_no_summary(name: str, original: bool) -> None:
    loaded = load(INPUTS / name, name)
    first = load(INPUTS / "kim-2021.yaml").paper if original and "2022" in name else None
    assert loaded.paper
    assert loaded.form

    found = run(Case(loaded.paper, loaded.form, loaded.origins, first), RULES)
    mine = {finding.code: finding for finding in found if finding.code in MINE}

    assert len([finding for finding in found if finding.code in MINE]) == 2
    assert set(mine) == {"sitzung-arbeitstag", "zusammenfassung-fehlt"}
    saturday = mine["sitzung-arbeitstag"]
    assert saturday.severity is Severity.WARNING
    assert "29.02.2020" in saturday.message
    assert "Samstag" in saturday.message
    line = (INPUTS / name).read_text(encoding="utf-8").splitlines()[saturday.place.line - 1]
    assert line == "      - Integrationsrat, 29.02.2020, TOP 6"
    assert line[saturday.place.column - 1 :].startswith("29.02.2020")
    assert mine["zusammenfassung-fehlt"].severity is Severity.NOTE


def test_the_saturday_of_the_real_paper_stands_in_line_31() -> None:
    loaded = load(INPUTS / "kim-2022.yaml", "kim-2022.yaml")
    assert loaded.paper
    assert loaded.form

    found = run(Case(loaded.paper, loaded.form, loaded.origins), RULES)

    places_told = [str(f.place) for f in found if f.code == "sitzung-arbeitstag"]
    assert places_told == ["kim-2022.yaml:31:26"]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("28.05.2022", "ist ein Samstag"),
        ("29.05.2022", "ist ein Sonntag"),
        ("26.05.2022", "Feiertag (Donnerstag, Christi Himmelfahrt)"),
        ("16.06.2022", "Fronleichnam"),
        ("28./29.05.2022", "28./29.05.2022 sind Samstag und Sonntag"),
        ("04.06.2022–06.06.2022", "Samstag, Sonntag und Feiertag (Montag, Pfingstmontag)"),
    ],
)
def test_a_meeting_on_a_free_day_is_told_at_its_date(
    findings: Findings, days: str, told: str
) -> None:
    text = _on(days)

    (found,) = findings(text, "sitzung-arbeitstag")

    assert told in found.message
    assert "SSA" in found.message
    assert places([found]) == [place_of(days, text)]


@pytest.mark.parametrize(
    "days",
    ["27.05.2022", "30.05.2022", "31.10.2022", "27./28.05.2022", "29./30.05.2022", "noch offen"],
)
def test_a_meeting_with_a_working_day_is_silent(findings: Findings, days: str) -> None:
    assert findings(_on(days), "sitzung-arbeitstag") == []


def test_each_date_of_a_reading_is_looked_at(findings: Findings) -> None:
    text = _read("Integrationsrat, 24.11.2021 (1. Lesung), 16.01.2022, 19.01.2022, TOP 8")

    assert places(findings(text, "sitzung-arbeitstag")) == [place_of("16.01.2022", text)]


def test_holidays_are_those_of_the_land(tmp_path: Path) -> None:
    file = tmp_path / "vorlage.yaml"
    file.write_text(_on("16.06.2022"), encoding="utf-8")
    loaded = load(file)
    assert loaded.paper
    assert loaded.form

    def told(land: str) -> int:
        assert loaded.paper
        assert loaded.form
        form = loaded.form.model_copy(update={"land": land})
        found = run(Case(loaded.paper, form, loaded.origins), RULES)
        return sum(finding.code == "sitzung-arbeitstag" for finding in found)

    assert (told("NW"), told("NI"), told("XX")) == (1, 0, 0)


def test_a_saturday_can_be_acknowledged(findings: Findings) -> None:
    text = paper(
        beratungsfolge="- SSA, 28.05.2022, öffentlich",
        quittiert="- regel: sitzung-arbeitstag\n  grund: Sondersitzung",
    )

    (found,) = findings(text, "sitzung-arbeitstag")

    assert found.acknowledged == "Sondersitzung"


def test_a_prior_reading_after_the_first_meeting_is_told(findings: Findings) -> None:
    text = _read("Integrationsrat, 30.05.2022, 01.06.2022")

    (found,) = findings(text, "lesung-nach-sitzung")

    assert "01.06.2022" in found.message
    assert "31.05.2022" in found.message
    assert places([found]) == [place_of("01.06.2022", text)]


def test_prior_readings_before_or_on_the_first_meeting_are_silent(findings: Findings) -> None:
    assert findings(_read("Integrationsrat, 30.05.2022, 31.05.2022"), "lesung-nach-sitzung") == []


def test_without_a_day_ahead_a_prior_reading_cannot_be_late(findings: Findings) -> None:
    text = _read("Integrationsrat, 01.06.2022").replace("31.05.2022, TOP 5, ", "")

    assert findings(text, "lesung-nach-sitzung") == []


def test_the_first_of_several_meetings_counts(findings: Findings) -> None:
    text = _read("Integrationsrat, 01.06.2022").replace(
        "  - Schul-", "  - Rat, 09.06.2022, öffentlich\n  - Schul-"
    )

    assert len(findings(text, "lesung-nach-sitzung")) == 1


def test_a_meeting_before_the_date_of_the_paper_is_told(findings: Findings) -> None:
    text = BASE.replace("datum: 12.05.2022", "datum: 01.06.2022")

    (found,) = findings(text, "sitzung-vor-datum")

    assert found.severity is Severity.NOTE
    assert "01.06.2022" in found.message
    assert places([found]) == [place_of("31.05.2022", text)]


@pytest.mark.parametrize(
    "text",
    [
        BASE.replace("datum: 12.05.2022", "datum: 31.05.2022"),
        BASE.replace("datum: 12.05.2022", "datum: 01.06.2022").replace("versandt", "entwurf"),
        paper(datum=None),
    ],
)
def test_a_meeting_on_or_after_the_date_is_silent_and_so_are_drafts(
    findings: Findings, text: str
) -> None:
    assert findings(text, "sitzung-vor-datum") == []


def test_a_body_whose_result_is_told_has_met_before(findings: Findings) -> None:
    met = "- {gremium: Rat, sitzung: 31.05.2022, beratung: öffentlich, ergebnis: zugestimmt}"
    text = paper(beratungsfolge=met).replace("datum: 12.05.2022", "datum: 01.06.2022")
    assert findings(text, "sitzung-vor-datum") == []
    assert findings(text.replace(", ergebnis: zugestimmt", ""), "sitzung-vor-datum") != []
