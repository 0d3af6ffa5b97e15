"""The paper that the tests of the rules vary is clean itself."""

from drafter.findings import Finding, Place, Severity
from tests.checks.conftest import Findings
from tests.checks.paper import BASE, paper


def test_no_rule_remarks_on_the_base_paper(findings: Findings) -> None:
    assert findings(BASE) == []


def test_a_section_is_replaced_added_and_taken_out() -> None:
    text = paper(datum="13.05.2022", ziele="Keine.", unterschrift=None)

    assert "datum: 13.05.2022\n" in text
    assert "12.05.2022" not in text
    assert text.endswith("ziele: Keine.\n")
    assert "unterschrift" not in text


def test_no_message_holds_what_a_terminal_would_obey() -> None:
    said = Finding("x", Severity.NOTE, "bei „Rat\u202e“ fehlt 1\u00a0€\x1b[2J", Place("a.yaml"))
    assert said.message == "bei „Rat\ufffd“ fehlt 1\u00a0€\ufffd[2J"
