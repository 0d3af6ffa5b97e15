"""Rules about the list of attachments: named in a text, and standing to the original's as told."""

import pytest

from drafter.findings import Severity
from tests.checks.conftest import Findings
from tests.checks.paper import paper

UNNAMED, STATE, UNSAID = "anlage-ungenannt", "anlage-stand", "anlage-stand-fehlt"
THREE = "- Lageplan\n- Entwurf der Satzung\n- Gutachten zum Lärm"
ORIGINAL = paper(anlagen="- Lageplan\n- Satzung")
SUPPLEMENT = "{art: ersetzt, zu: original.yaml}"
ONLY_CHANGES = "{art: ergänzt, zu: original.yaml, umfang: nur_ergaenzung}"


@pytest.mark.parametrize(
    ("rationale", "words"),
    [
        ("Der Plan liegt in Anlage 1.", "nennt Anlage 2 und 3."),
        ("Der Plan liegt in Anlage 1, der Entwurf der Satzung auch.", "nennt Anlage 3."),
        ("Die Anlagen 1 bis 3 gehören dazu.", None),
        ("Anlage 1, Anlage 2 zum Vertrag und Anl. 3.", None),
        ("Siehe Anlagen.", None),
        ("Die beigefügten Pläne zeigen es.", None),
        ("Das zeigt der Lageplan.", "nennt Anlage 2 und 3."),
        ("Die Hallenanlagen sind alt.", "nennt Anlage 1, 2 und 3."),
    ],
)
def test_an_attachment_that_no_text_names_is_a_hint(
    findings: Findings, rationale: str, words: str | None
) -> None:
    found = findings(paper(begruendung=rationale, anlagen=THREE), UNNAMED)
    assert [finding.severity for finding in found] == [Severity.NOTE] * bool(words)
    assert all(words in finding.message for finding in found if words)


def test_a_single_attachment_needs_no_mention(findings: Findings) -> None:
    assert findings(paper(anlagen="- Lageplan"), UNNAMED) == []


def test_the_resolution_names_them_too(findings: Findings) -> None:
    text = paper(beschlussvorschlag="Nach Anlage 1 und 2.", anlagen="- Lageplan\n- Satzung")
    assert findings(text, UNNAMED) == []


def supplemented(*entries: str, scope: str = SUPPLEMENT) -> str:
    return paper(nachtrag=scope, anlagen="\n".join(f"- {entry}" for entry in entries))


LACKING = "doch die Ursprungsvorlage hat keine Anlage 3"
CONTRADICTIONS = {
    "{titel: Lageplan, stand: unverändert}": None,
    "{titel: Plan der Lage, stand: unverändert}": "hieß aber „Lageplan“",
    "{titel: Lageplan, stand: ausgetauscht}": None,
    "{titel: Vertrag, stand: neu}": "doch schon die Ursprungsvorlage hat eine Anlage 1",
    "{titel: Vertrag, nummer: 3, stand: neu}": None,
    "{titel: Vertrag, nummer: 3, stand: ausgetauscht}": LACKING,
    "{titel: Vertrag, nummer: 3, stand: unverändert}": LACKING,
}


@pytest.mark.parametrize("entry", CONTRADICTIONS)
def test_how_it_stands_must_be_true(findings: Findings, entry: str) -> None:
    words = CONTRADICTIONS[entry]
    found = findings(supplemented(entry), STATE, ORIGINAL)
    assert [finding.severity for finding in found] == [Severity.ERROR] * bool(words)
    assert all(words in finding.message for finding in found if words)


def test_without_the_original_nothing_is_said(findings: Findings) -> None:
    assert findings(supplemented("{titel: Vertrag, stand: unverändert}"), STATE) == []


def test_outside_a_nachtrag_it_is_a_warning(findings: Findings) -> None:
    (finding,) = findings(paper(anlagen="- Plan, plan.pdf, neu"), STATE)
    assert finding.severity is Severity.WARNING
    assert "Nur in einem Nachtrag" in finding.message


def test_a_new_one_without_its_state_is_a_hint(findings: Findings) -> None:
    (finding,) = findings(supplemented("Lageplan", "Satzung", "Vertrag"), UNSAID, ORIGINAL)
    assert finding.severity is Severity.NOTE
    assert finding.message == (
        "Anlage 3 ist neu; in der Liste der Anlagen steht das nicht. Bitte ergänzen: stand: neu"
    )


def test_in_a_nachtrag_of_changes_every_one_is_new(findings: Findings) -> None:
    text = supplemented("Vertrag", scope=ONLY_CHANGES)
    assert findings(text, UNSAID, ORIGINAL) == []
    text = supplemented("{titel: Vertrag, stand: neu}", scope=ONLY_CHANGES)
    assert findings(text, STATE, ORIGINAL) == []
