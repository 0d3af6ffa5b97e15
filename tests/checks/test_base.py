"""The paper that the tests of the rules vary is clean itself."""

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
