"""Rules about a Nachtrag and its original."""

from pathlib import Path

import pytest

from drafter.checks import Case, supplements
from drafter.findings import Severity
from drafter.source import load
from tests.checks.conftest import Findings
from tests.checks.paper import BASE, paper
from tests.checks.places import place_of, places

FORM, SUBJECT = "ursprung-formular", "ursprung-gegenstand"
CHANGED, BY_HAND = "ursprung-geaendert", "nachtrag-handmarken"
BLOCK = "art: ergänzt\nzu: original.yaml"


def nachtrag(**sections: str | None) -> str:
    return paper(nachtrag=BLOCK, **sections)


def test_a_nachtrag_that_fits_is_silent(findings: Findings) -> None:
    found = {finding.code for finding in findings(nachtrag(), original=BASE)}
    assert not found & {FORM, SUBJECT, CHANGED, BY_HAND}


@pytest.mark.parametrize(("form", "told"), [("atlantis", 1), ("bielefeld", 0)])
def test_another_form_is_told(tmp_path: Path, form: str, told: int) -> None:
    (tmp_path / "vorlage.yaml").write_text(nachtrag(), encoding="utf-8")
    loaded = load(tmp_path / "vorlage.yaml")
    assert loaded.paper
    assert loaded.form
    original = loaded.paper.model_copy(update={"form": form, "supplement": None})
    case = Case(loaded.paper, loaded.form, loaded.origins, original)
    remarks = list(supplements.form_is_that_of_the_original(case))
    assert [remark.loc for remark in remarks] == [("nachtrag", "zu")] * told
    assert all("„atlantis“" in remark.message for remark in remarks)


@pytest.mark.parametrize(
    "subject",
    [
        "Erweiterung des Klärwerks Nord",
        "Neubau einer Brücke über den Mühlbach und Ausbau der Zufahrt",
    ],
)
def test_another_subject_is_told_at_the_original(findings: Findings, subject: str) -> None:
    words = nachtrag(beratungsgegenstand=subject)
    (found,) = findings(words, SUBJECT, original=BASE)
    assert found.severity is Severity.WARNING
    assert places([found]) == [place_of("original.yaml", words)]
    assert subject[:30] in found.message
    assert findings(words, SUBJECT) == []


@pytest.mark.parametrize(
    "subject",
    [
        "Benennung der Sporthalle am Beispielweg",
        "Benennung der Sporthalle am BEISPIELWEG; hier: zweite Lesung",
        "Name der Sporthalle am Beispielweg",
        "Am Beispielweg: Benennung der Halle",
    ],
)
def test_a_reworded_subject_is_silent(findings: Findings, subject: str) -> None:
    assert findings(nachtrag(beratungsgegenstand=f'"{subject}"'), SUBJECT, original=BASE) == []


def test_words_are_compared_and_not_characters(findings: Findings) -> None:
    words = nachtrag(beratungsgegenstand="Sporthallenbeispielwegbenennung")
    assert len(findings(words, SUBJECT, original=BASE)) == 1


def test_marks_by_hand_are_told_once_where_they_begin(findings: Findings) -> None:
    words = nachtrag(begruendung="Die Halle {++am Teich++} bleibt.", ziele="Ein {~~a~>b~~} Ziel")
    (found,) = findings(words, BY_HAND, original=BASE)
    assert found.severity is Severity.WARNING
    assert places([found]) == [place_of("Die Halle {++", words)]
    assert "gilt der Vergleich" in found.message
    assert findings(words, BY_HAND) == []
    plain = words.replace("nachtrag:\n  art: ergänzt\n  zu: original.yaml\n", "")
    assert findings(plain, BY_HAND, original=BASE) == []


def test_a_mark_that_took_its_entry_along_is_told_at_the_block(findings: Findings) -> None:
    gone = '["{--Jugendamt, Leitung, 01.02.2022--}"]'
    words = nachtrag(beteiligungen=gone)
    (found,) = findings(words, BY_HAND, original=BASE)
    line, _ = place_of("art: ergänzt", words)
    assert found.place.line == line


@pytest.mark.parametrize(
    ("block", "sections", "words"),
    [
        ("art: ergänzt", {}, "{++neu++}"),
        ("art: ergänzt", {"begruendung": "Neu {++und neuer++}."}, None),
        ("art: ergänzt\numfang: nur_ergaenzung", {}, "ob sie dort passen"),
        (
            "art: ergänzt\numfang: nur_ergaenzung",
            {"begruendung": "Neu {++und neuer++}."},
            "ob sie dort passen",
        ),
        (BLOCK, {}, None),
        (f"{BLOCK}\numfang: nur_ergaenzung", {}, None),
    ],
)
def test_a_nachtrag_without_anything_to_compare_is_remarked(
    findings: Findings, block: str, sections: dict[str, str], words: str | None
) -> None:
    found = findings(paper(nachtrag=block, **sections), "nachtrag-ohne-vergleich")
    assert len(found) == (words is not None)
    assert all(words and words in finding.message for finding in found)
    assert {finding.severity for finding in found} <= {Severity.NOTE}
