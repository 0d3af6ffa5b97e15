"""Rules about paper numbers."""

from dataclasses import replace
from pathlib import Path

import pytest

from drafter.checks import Case, numbers
from drafter.findings import Severity
from drafter.model.form import Suffix
from drafter.source import load
from tests.checks.conftest import Findings
from tests.checks.paper import BASE, paper
from tests.checks.places import place_of, places

SUPPLEMENT = "art: ergänzt\nzu: original.yaml"


def _numbered(reference: str, **sections: str | None) -> str:
    return paper(drucksachennummer=reference, **sections)


def _case(folder: Path, text: str, *suffixes: dict[str, str]) -> Case:
    """Give the case of a paper under a form whose endings mean what `suffixes` say."""
    file = folder / "vorlage.yaml"
    file.write_text(text, encoding="utf-8")
    loaded = load(file)
    assert loaded.paper
    assert loaded.form
    rows = tuple(Suffix.model_validate(row) for row in suffixes)
    number = loaded.form.number.model_copy(update={"suffixes": rows})
    return Case(loaded.paper, loaded.form.model_copy(update={"number": number}), loaded.origins)


@pytest.mark.parametrize("reference", ["4711", "4711-2020-2025", "Drs. 4711/2020-2025", "4711/20"])
def test_a_number_of_another_form_is_told(findings: Findings, reference: str) -> None:
    text = _numbered(reference)

    (found,) = findings(text, "nummer-form")

    assert found.severity is Severity.WARNING
    assert "2859/2020-2025" in found.message
    assert places([found]) == [place_of(reference, text)]


def test_the_odd_number_of_a_prior_reading_is_a_note(findings: Findings) -> None:
    text = paper(
        fruehere_behandlung="- drucksachennummer: A 17\n  lesungen:\n    - SSA, 03.05.2022"
    )

    (found,) = findings(text, "nummer-form")

    assert found.severity is Severity.NOTE
    assert places([found]) == [place_of("A 17", text)]


@pytest.mark.parametrize("reference", ["4711/2020-2025", "1/2020-2025", "4711/2020-2025/1", None])
def test_a_number_of_the_form_and_a_pending_one_are_silent(
    findings: Findings, reference: str | None
) -> None:
    assert findings(paper(drucksachennummer=reference), "nummer-form") == []


def test_the_number_of_another_term_is_told_at_the_term(findings: Findings) -> None:
    text = _numbered("4711/2014-2020")

    (found,) = findings(text, "nummer-wahlperiode")

    assert found.severity is Severity.WARNING
    assert "vom 12.05.2022" in found.message
    assert "wäre es 2020-2025" in found.message
    assert places([found]) == [place_of("2014-2020", text)]


@pytest.mark.parametrize(
    ("day", "told"), [("31.10.2020", 1), ("01.11.2020", 0), ("31.10.2025", 0), ("01.11.2025", 1)]
)
def test_a_term_holds_from_its_first_to_its_last_day(
    findings: Findings, day: str, told: int
) -> None:
    assert len(findings(paper(datum=day), "nummer-wahlperiode")) == told


def test_an_unknown_term_is_a_note(findings: Findings) -> None:
    (found,) = findings(_numbered("4711/2020-2026"), "nummer-wahlperiode")

    assert found.severity is Severity.NOTE
    assert "Meinten Sie „2020-2025“?" in found.message


def test_prior_readings_and_undated_papers_are_exempt(findings: Findings) -> None:
    prior = "- drucksachennummer: 99/2009-2014\n  lesungen:\n    - SSA, 03.05.2022"

    assert findings(paper(fruehere_behandlung=prior), "nummer-wahlperiode") == []
    assert findings(_numbered("4711/2014-2020", datum=None), "nummer-wahlperiode") == []


def test_a_form_without_a_table_of_terms_is_silent(tmp_path: Path) -> None:
    case = _case(tmp_path, _numbered("4711/2014-2020"))
    bare = replace(case, form=case.form.model_copy(update={"terms": ()}))

    assert len(list(numbers.number_names_the_term(case))) == 1
    assert list(numbers.number_names_the_term(bare)) == []


def test_a_supplement_is_measured_by_its_original(findings: Findings) -> None:
    code = "nummer-wahlperiode"
    late = _numbered("4711/2014-2020/1", nachtrag=SUPPLEMENT)
    old = _numbered("4711/2014-2020", datum="12.05.2020")

    assert findings(late, code, original=old) == []
    assert findings(late, code) == []
    assert findings(_numbered("4711/2014-2020/1"), code) == []
    (found,) = findings(late, code, original=BASE)
    assert "die Ursprungsvorlage ist aber vom 12.05.2022" in found.message


def test_an_ending_without_a_supplement_is_told_at_the_ending(findings: Findings) -> None:
    text = _numbered("4711/2020-2025/1")

    (found,) = findings(text, "nummer-endung")

    assert "„/1“" in found.message
    assert "Nachtragsvorlage" in found.message
    line, column = place_of("4711/2020-2025/1", text)
    assert places([found]) == [(line, column + len("4711/2020-2025"))]


def test_a_supplement_without_an_ending_is_told(findings: Findings) -> None:
    (found,) = findings(paper(nachtrag=SUPPLEMENT), "nummer-endung")

    assert "keine Endung" in found.message


@pytest.mark.parametrize(
    "text",
    [
        BASE,
        _numbered("4711/2020-2025/1", nachtrag=SUPPLEMENT),
        paper(drucksachennummer=None, nachtrag=SUPPLEMENT),
        _numbered("A 17", nachtrag=SUPPLEMENT),
    ],
)
def test_ending_and_supplement_that_agree_are_silent(findings: Findings, text: str) -> None:
    assert findings(text, "nummer-endung") == []


@pytest.mark.parametrize(
    ("suffix", "told"),
    [
        ({"bedeutet": "Ergänzung", "nachtrag": "ja", "art": "ergänzt"}, None),
        (
            {"bedeutet": "Neufassung", "nachtrag": "ja", "art": "ersetzt"},
            "„Neufassung“, die ersetzt",
        ),
        ({"bedeutet": "Anfrage", "nachtrag": "nein"}, "„Anfrage“;"),
    ],
)
def test_what_an_ending_means_is_the_forms_own(
    tmp_path: Path, suffix: dict[str, str], told: str | None
) -> None:
    text = _numbered("4711/2020-2025/1", nachtrag=SUPPLEMENT)
    case = _case(tmp_path, text, {"muster": "/[0-9]", **suffix})

    messages = [remark.message for remark in numbers.ending_says_what_the_paper_is(case)]

    assert len(messages) == (1 if told else 0)
    assert told is None or told in messages[0]


def test_a_form_without_endings_wants_none(tmp_path: Path) -> None:
    case = _case(tmp_path, paper(nachtrag=SUPPLEMENT))

    assert list(numbers.ending_says_what_the_paper_is(case)) == []


def test_an_ending_that_means_no_supplement_needs_none(tmp_path: Path) -> None:
    suffix = {"muster": "/[0-9]", "bedeutet": "Anfrage", "nachtrag": "nein"}
    case = _case(tmp_path, _numbered("4711/2020-2025/1"), suffix)

    assert list(numbers.ending_says_what_the_paper_is(case)) == []


def test_a_supplement_with_another_number_than_its_original_is_told(findings: Findings) -> None:
    text = _numbered("4712/2020-2025/1", nachtrag=SUPPLEMENT)

    (found,) = findings(text, "nachtrag-nummer", original=BASE)

    assert "4712/2020-2025/1" in found.message
    assert " 4711/2020-2025." in found.message
    assert places([found]) == [place_of("4712/", text)]


def test_a_supplement_of_the_same_number_is_silent_and_so_is_one_without_original(
    findings: Findings,
) -> None:
    code = "nachtrag-nummer"
    text = _numbered("4711/2020-2025/2", nachtrag=SUPPLEMENT)
    other = _numbered("4712/2020-2025/1", nachtrag=SUPPLEMENT)

    assert findings(text, code, original=BASE) == []
    assert findings(text, code, original=_numbered("4711/2020-2025/1", nachtrag=SUPPLEMENT)) == []
    assert findings(other, code) == []
    assert findings(other, code, original=paper(drucksachennummer=None)) == []


def test_a_supplement_with_the_very_number_of_its_original_is_told(findings: Findings) -> None:
    (found,) = findings(paper(nachtrag=SUPPLEMENT), "nachtrag-nummer", original=BASE)

    assert "dieselbe Nummer" in found.message


@pytest.mark.parametrize(
    ("day", "told"), [("11.05.2022", 1), ("12.05.2022", 0), ("13.05.2022", 0), (None, 0)]
)
def test_a_supplement_dated_before_its_original_is_told(
    findings: Findings, day: str | None, told: int
) -> None:
    text = paper(nachtrag=SUPPLEMENT, datum=day)

    assert len(findings(text, "nachtrag-datum", original=BASE)) == told
    assert findings(text, "nachtrag-datum") == []
