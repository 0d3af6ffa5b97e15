"""A Nachtrag that is to hold only changes and has none yet."""

import pytest

from drafter.findings import Finding, Severity
from tests.checks.conftest import Findings
from tests.checks.paper import paper, place_of

BLOCK = "nachtrag: {art: ergänzt, umfang: nur_ergaenzung}\n"


def found(findings: Findings, text: str) -> Finding:
    (finding,) = findings(text, "aenderung-umfang")
    return finding


@pytest.mark.parametrize(
    ("status", "severity"),
    [
        ("entwurf", Severity.NOTE),
        ("mitzeichnung", Severity.NOTE),
        ("versandt", Severity.ERROR),
    ],
)
def test_it_is_still_to_be_done_until_dispatch(
    findings: Findings, status: str, severity: Severity
) -> None:
    text = BLOCK + paper(status=status, beschlussvorschlag=None)
    assert found(findings, text).severity is severity


def test_it_is_told_at_the_list_where_there_is_one(findings: Findings) -> None:
    without = BLOCK + paper(beschlussvorschlag=None)
    at = found(findings, without).place
    assert (at.line, at.column) == place_of(without, "nur_ergaenzung")
    empty = f"{without}aenderungen:\n#  - ein Muster\n"
    at = found(findings, empty).place
    assert (at.line, at.column) == place_of(empty, "\n#  - ein")


def test_it_says_what_a_change_looks_like(findings: Findings) -> None:
    message = found(findings, BLOCK + paper(beschlussvorschlag=None)).message
    assert "zum Beispiel: - In Ziffer 3 wird „300.000 EUR“ durch „320.000 EUR“ ersetzt." in message
    assert "„umfang: gesamtfassung“" in message
