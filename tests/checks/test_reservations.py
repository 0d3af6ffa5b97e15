"""Reservations that are settled, and advice that comes after the decision."""

from pathlib import Path

import pytest

from drafter.checks import RULES, Case, run
from drafter.findings import Severity
from drafter.model.form import ColumnLabel, ConsultationColumn, Form
from drafter.model.organizations import Organizations
from drafter.source import load
from drafter.source.forms import load_form
from tests.checks.conftest import Findings
from tests.checks.paper import paper, place_of, resolved

COUNCIL = (
    "Der Schul- und Sportausschuss beschließt vorbehaltlich der Empfehlung des "
    "Integrationsrates, der Rat beschließt:"
)
POINT = "Die Sporthalle am Beispielweg erhält den Namen „Halle am Teich“."


def read(*readings: str, reference: str | None = "4711/2020-2025") -> str:
    number = f"drucksachennummer: {reference}\n  " if reference else ""
    lines = "".join(f"\n    - {reading}" for reading in readings)
    return f"- {number}lesungen:{lines}"


def reserved(readings: str, introduction: str = COUNCIL, **sections: str | None) -> str:
    resolution = resolved(POINT, introduction=introduction)
    return paper(beschlussvorschlag=resolution, fruehere_behandlung=readings, **sections)


# vorbehalt-erledigt


def test_a_reservation_for_a_body_that_has_met_is_found_at_its_name(findings: Findings) -> None:
    text = reserved(read("Integrationsrat, 04.05.2022, TOP 3"))

    [finding] = findings(text, "vorbehalt-erledigt")

    assert finding.severity is Severity.WARNING
    assert (finding.place.line, finding.place.column) == place_of(text, "Integrationsrates")
    assert "am 04.05.2022" in finding.message
    assert finding.message.endswith("Vorbehalt erledigt?")


def test_the_last_meeting_up_to_the_paper_is_named(findings: Findings) -> None:
    text = reserved(
        read("Integrationsrat, 20.04.2022 (1. Lesung), 04.05.2022, 11.05.2022 (vertagt)")
    )

    [finding] = findings(text, "vorbehalt-erledigt")

    assert "am 04.05.2022" in finding.message


@pytest.mark.parametrize(
    "readings",
    [
        read("Integrationsrat, 04.05.2022 (1. Lesung)"),
        read("Integrationsrat, 04.05.2022 (vertagt)"),
        read("Integrationsrat, 04.05.2022 (1. Lesung), 01.06.2022"),
        read("Integrationsrat, 13.05.2022, TOP 3"),
        read("Integrationsrat, 04.05.2022, TOP 3", reference="815/2020-2025"),
        read("Integrationsrat, 04.05.2022, TOP 3", reference=None),
        read("Jugendhilfeausschuss, 04.05.2022, TOP 3"),
        read("Schul- und Sportausschuss, 04.05.2022, TOP 3", "Rat, 05.05.2022"),
        "- {drucksachennummer: 4711/2020-2025, lesungen: [{gremium: Integrationsrat}]}",
    ],
)
def test_a_reservation_is_open_while_nobody_has_decided(findings: Findings, readings: str) -> None:
    assert findings(reserved(readings), "vorbehalt-erledigt") == []


def test_without_a_number_no_reading_is_known_to_be_of_this_matter(findings: Findings) -> None:
    text = reserved(read("Integrationsrat, 04.05.2022"), drucksachennummer=None)

    assert findings(text, "vorbehalt-erledigt") == []


def test_a_nachtrag_inherits_the_number(findings: Findings) -> None:
    readings = read("Integrationsrat, 04.05.2022")

    numbered = reserved(readings, drucksachennummer="4711/2020-2025/1")

    assert len(findings(numbered, "vorbehalt-erledigt")) == 1


def test_a_nachtrag_without_a_number_goes_by_its_original(findings: Findings) -> None:
    text = reserved(
        read("Integrationsrat, 04.05.2022"),
        drucksachennummer=None,
        nachtrag="art: ergänzt\nzu: original.yaml",
    )

    assert len(findings(text, "vorbehalt-erledigt", original=paper())) == 1


def test_a_body_that_will_consult_again_keeps_its_reservation(findings: Findings) -> None:
    text = reserved(
        read("Integrationsrat, 04.05.2022"),
        beratungsfolge="""
            - Integrationsrat, 25.05.2022, öffentlich
            - Schul- und Sportausschuss, 31.05.2022, öffentlich
            """,
    )

    assert findings(text, "vorbehalt-erledigt") == []


@pytest.mark.parametrize(
    ("day", "count"), [("30.05.2022", 1), ("31.05.2022", 0), ("01.06.2022", 0)]
)
def test_without_a_date_the_first_consultation_counts(
    findings: Findings, day: str, count: int
) -> None:
    text = reserved(read(f"Integrationsrat, {day}"), datum=None)

    assert len(findings(text, "vorbehalt-erledigt")) == count


def test_joint_meetings_count_for_all_their_bodies(findings: Findings) -> None:
    text = reserved(read("Seniorenrat gemeinsam mit Integrationsrat, 04.05.2022"))

    assert len(findings(text, "vorbehalt-erledigt")) == 1


MET = read(
    "Integrationsrat, 02.05.2022",
    "Rat, 03.05.2022",
    "HWBA, 04.05.2022",
    "Bezirksvertretung Mitte, 05.05.2022",
    "Finanz- und Personalausschuss, 05.05.2022",
)
HWBA = "Haupt-, Wirtschaftsförderungs- und Beteiligungsausschuss"


@pytest.mark.parametrize(
    ("introduction", "names"),
    [
        (
            f"Der FPA beschließt vorbehaltlich des Beschlusses des {HWBA}es, der Rat beschließt:",
            [HWBA],
        ),
        (
            f"Der FPA beschließt vorbehaltlich der Empfehlung des Integrationsrates, der {HWBA} "
            "beschließt, der Rat beschließt:",
            ["Integrationsrat"],
        ),
        (
            "Vorbehaltlich der Beschlüsse des Integrationsrates, der Bezirksvertretung Mitte und "
            "des Rates beschließt der FPA:",
            ["Integrationsrat", "Bezirksvertretung Mitte", "Rat der Stadt Bielefeld"],
        ),
        (
            "Der FPA beschließt unter dem Vorbehalt der Zustimmung des Rates:",
            ["Rat der Stadt Bielefeld"],
        ),
        (
            "Unter dem Vorbehalt, dass der Integrationsrat zustimmt, beschließt der Rat:",
            ["Integrationsrat"],
        ),
        (
            "Vorbehaltlich der Zustimmung des Integrationsrates empfiehlt der FPA dem Rat:",
            ["Integrationsrat"],
        ),
        (
            "Der FPA beschließt vorbehaltlich der Empfehlung des Integrationsrates, die "
            "Bezirksvertretung Mitte beschließt:",
            ["Integrationsrat"],
        ),
        ("Der FPA beschließt vorbehaltlich der Haushaltsgenehmigung; der Rat beschließt:", []),
        ("Der FPA beschließt vorbehaltlich der Förderzusage des Landes. Der Rat beschließt:", []),
        ("Der Rat beschließt, Gesetzesvorbehalte bleiben unberührt:", []),
    ],
)
def test_a_reservation_reaches_to_the_end_of_its_clause(
    findings: Findings, introduction: str, names: list[str]
) -> None:
    found = findings(reserved(MET, introduction), "vorbehalt-erledigt")

    assert [finding.message.split("„")[1].split("“")[0] for finding in found] == names


def test_a_reservation_in_a_point_counts_too(findings: Findings) -> None:
    point = "Der Name wird vorbehaltlich der Zustimmung des Integrationsrates vergeben."
    text = paper(beschlussvorschlag=resolved(point), fruehere_behandlung=MET)

    [finding] = findings(text, "vorbehalt-erledigt")

    assert (finding.place.line, finding.place.column) == place_of(text, "Integrationsrates")


def test_a_body_behind_a_dotted_name_is_still_reserved_for(findings: Findings) -> None:
    form = load_form("bielefeld")
    body = form.organizations.bodies[-1].model_copy(update={"name": "Bezirksvertretung St. Ida"})
    known = Organizations(bodies=(*form.organizations.bodies, body))
    text = reserved(
        MET,
        "Der FPA beschließt vorbehaltlich der Empfehlung der Bezirksvertretung St. Ida und des "
        "Integrationsrates:",
    )

    changed = form.model_copy(update={"organizations": known})
    [finding] = findings(text, "vorbehalt-erledigt", form=changed)

    assert "„Integrationsrat“" in finding.message


# folge-nach-entscheidung


def with_roles() -> Form:
    """A form that prints a Zuständigkeit, as Bielefeld's does not."""
    form = load_form("bielefeld")
    role = ColumnLabel(column=ConsultationColumn.ROLE, label="Zuständigkeit")
    columns = (*form.consultation_columns, role)
    return form.model_copy(update={"consultation_columns": columns})


LATE = """
    - Schul- und Sportausschuss, 31.05.2022, öffentlich, Entscheidung
    - Integrationsrat, 01.06.2022, öffentlich, Anhörung
    """


@pytest.mark.parametrize("role", ["Anhörung", "Vorberatung", "Empfehlung"])
def test_advice_after_the_decision_is_found_at_its_day(findings: Findings, role: str) -> None:
    text = paper(beratungsfolge=LATE.replace("Anhörung", role))

    [finding] = findings(text, "folge-nach-entscheidung", form=with_roles())

    assert finding.severity is Severity.WARNING
    assert (finding.place.line, finding.place.column) == place_of(text, "01.06.2022")
    assert f"„Integrationsrat“ ({role}) tagt am 01.06.2022" in finding.message
    assert "schon am 31.05.2022" in finding.message


@pytest.mark.parametrize(
    "consultations",
    [
        LATE.replace("Anhörung", "Kenntnisnahme"),
        LATE.replace("01.06.2022", "31.05.2022"),
        LATE.replace("01.06.2022", "30.05.2022"),
        LATE.replace("01.06.2022", "noch offen"),
        LATE.replace("31.05.2022", "noch offen"),
        LATE.replace(", Entscheidung", ""),
        LATE.replace(", Anhörung", ""),
        LATE.replace("Entscheidung", "Vorberatung"),
        f"{LATE.rstrip()}\n    - Rat, 02.06.2022, öffentlich, Entscheidung",
        f"{LATE.rstrip()}\n    - Rat, 02.06.2022, öffentlich",
        f"{LATE.rstrip()}\n    - Rat, noch offen, öffentlich, Entscheidung",
    ],
)
def test_other_orders_are_left_alone(findings: Findings, consultations: str) -> None:
    assert (
        findings(paper(beratungsfolge=consultations), "folge-nach-entscheidung", form=with_roles())
        == []
    )


def test_a_form_that_knows_no_role_is_left_alone(findings: Findings) -> None:
    consultations = (
        "- Rat der Stadt Bielefeld, 02.06.2022, Entscheidung, öffentlich\n"
        "- Schul- und Sportausschuss, 09.06.2022, Vorberatung, öffentlich"
    )
    text = paper(beratungsfolge=consultations)
    assert findings(text, "folge-nach-entscheidung") == []
    assert len(findings(text, "folge-nach-entscheidung", form=with_roles())) == 1


def test_a_reservation_allows_advice_after_the_decision(findings: Findings) -> None:
    resolution = resolved(POINT, introduction=COUNCIL.replace(", der Rat beschließt", ""))
    text = paper(beratungsfolge=LATE, beschlussvorschlag=resolution)

    assert findings(text, "folge-nach-entscheidung", form=with_roles()) == []


# the seed


def test_the_seed_paper_reserves_for_two_bodies_that_have_met(checkout: Path) -> None:
    path = checkout / "inputs" / "kim-2022.yaml"
    loaded = load(path)
    assert loaded.paper
    assert loaded.form

    found = run(Case(loaded.paper, loaded.form, loaded.origins), RULES)

    codes = ("vorbehalt-erledigt", "folge-nach-entscheidung")
    first, second = (one for one in found if one.code in codes)
    assert (first.place.line, first.place.column) == (48, 83)
    assert "„Integrationsrat“" in first.message
    assert "am 19.01.2022" in first.message
    assert (second.place.line, second.place.column) == (49, 29)
    assert "„Sozial- und Gesundheitsausschuss“" in second.message
    assert "am 25.01.2022" in second.message
