"""What a Nachtrag takes out of its original, and whether it changes anything."""

import pytest

from drafter.findings import Severity
from tests.checks.conftest import Findings
from tests.checks.paper import paper, resolved

TAKEN = "nachtrag-streichung"
NOTHING = "nachtrag-ohne-aenderung"
ADDS = "nachtrag: {art: ergänzt, zu: original.yaml}\n"
REPLACES = "nachtrag: {art: ersetzt, zu: original.yaml}\n"
POINTS = ("Die Halle erhält einen Namen.", "Es werden 300.000 € bereitgestellt.")
ORIGINAL = paper(
    beschlussvorschlag=resolved(*POINTS), begruendung="Die Halle ist neu. Sie ist groß."
)


def nachtrag(*points: str, block: str = ADDS, **sections: str | None) -> str:
    return block + paper(
        **{
            "drucksachennummer": "4711/2020-2025/1",
            "beschlussvorschlag": resolved(*points),
            "begruendung": "Die Halle ist neu. Sie ist groß.",
            **sections,
        }
    )


@pytest.mark.parametrize(
    ("points", "place"),
    [
        (("Die Halle erhält einen.", POINTS[1]), "Ziffer 1: „Namen“"),
        ((POINTS[0], "Es werden 320.000 € bereitgestellt."), "Ziffer 2: „300.000 €“"),
        ((POINTS[0], "Es werden 1.300.000 € bereitgestellt."), "Ziffer 2: „300.000 €“"),
        ((POINTS[0],), "Ziffer 2: „Es werden 300.000 € bereitgestellt.“"),
        ((POINTS[1], POINTS[0]), ""),
    ],
)
def test_words_taken_from_the_resolution_are_an_error_at_dispatch(
    findings: Findings, points: tuple[str, ...], place: str
) -> None:
    found = findings(nachtrag(*points), TAKEN, ORIGINAL)
    assert [finding.severity for finding in found] == ([Severity.ERROR] if place else [])
    assert all(place in finding.message for finding in found)
    assert all("bleibt also gültig" in finding.message for finding in found)


def test_the_finding_stands_at_the_point(findings: Findings) -> None:
    text = nachtrag(POINTS[0], "Es werden 320.000 € bereitgestellt.")
    (found,) = findings(text, TAKEN, ORIGINAL)
    line = text.splitlines()[found.place.line - 1]
    assert "320.000" in line or "- >-" in line


def test_in_a_draft_it_is_a_warning(findings: Findings) -> None:
    (found,) = findings(nachtrag(POINTS[0], status="entwurf"), TAKEN, ORIGINAL)
    assert found.severity is Severity.WARNING


def test_in_the_reasons_it_is_a_warning(findings: Findings) -> None:
    (found,) = findings(nachtrag(*POINTS, begruendung="Die Halle ist neu."), TAKEN, ORIGINAL)
    assert found.severity is Severity.WARNING
    assert "Begründung: „Sie ist groß.“" in found.message


@pytest.mark.parametrize(
    "text",
    [
        nachtrag(*POINTS, "Es wird berichtet."),
        nachtrag("Die Halle erhält heute einen schönen Namen.", POINTS[1]),
        nachtrag("Die Halle erhält einen Namen, und zwar bald.", POINTS[1]),
        nachtrag(POINTS[0], block=REPLACES),
        nachtrag(*POINTS, beratungsfolge="- Kulturausschuss, 01.06.2022, öffentlich"),
        nachtrag(*POINTS, unterschrift="- Max Muster, Beigeordneter"),
    ],
    ids=["added", "inserted", "appended", "replaces", "consultations", "signature"],
)
def test_what_only_adds_or_belongs_to_the_procedure_is_no_finding(
    findings: Findings, text: str
) -> None:
    assert findings(text, TAKEN, ORIGINAL) == []


def test_an_amount_of_the_cover_that_went_is_found(findings: Findings) -> None:
    cover = """\
        einleitung: "Der Ausschuss beschließt:"
        ziffern:
          - text: Es werden 300.000 € bereitgestellt.
            deckung:
              bedarf: 300.000 €
              zeilen:
                - Mehrertrag 2022 i.H.v. {amount} €
    """
    text = nachtrag(beschlussvorschlag=cover.format(amount="300.000"))
    first = paper(
        beschlussvorschlag=cover.format(amount="299.000"), begruendung="Die Halle ist neu."
    )
    (found,) = findings(text, TAKEN, first)
    assert "Zeile 1: „299.000 €“" in found.message


def test_without_an_original_nothing_is_said(findings: Findings) -> None:
    assert findings(nachtrag(POINTS[0]), TAKEN) == []
    assert findings(nachtrag(*POINTS), NOTHING) == []


def test_a_nachtrag_that_changes_nothing_is_remarked(findings: Findings) -> None:
    (found,) = findings(nachtrag(*POINTS, datum="13.05.2022"), NOTHING, ORIGINAL)
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "sections",
    [
        {"begruendung": "Die Halle ist neu. Sie ist sehr groß."},
        {"beratungsfolge": "- Kulturausschuss, 01.06.2022, öffentlich"},
        {"anlagen": "- Lageplan"},
    ],
    ids=["text", "consultations", "attachment"],
)
def test_a_nachtrag_that_changes_anything_is_not(
    findings: Findings, sections: dict[str, str]
) -> None:
    assert findings(nachtrag(*POINTS, **sections), NOTHING, ORIGINAL) == []


def test_one_that_holds_only_changes_is_not_compared(findings: Findings) -> None:
    same = "nachtrag: {art: ergänzt, zu: original.yaml, umfang: nur_ergaenzung}\n"
    assert findings(nachtrag(*POINTS, block=same), NOTHING, ORIGINAL) == []
