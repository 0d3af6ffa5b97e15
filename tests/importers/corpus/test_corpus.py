"""The importer against made-up papers with an answer key; `make test` prints the report."""

import json
from collections.abc import Callable

import pytest

from drafter.importers.declined import Declined
from drafter.importers.draft import Certainty
from tests.importers.corpus.judging import (
    CORPUS,
    claimed,
    counted,
    drafted,
    expected,
    judged_form,
    keys,
)
from tests.importers.corpus.table import ASKED

FORMS = ("bielefeld", "karlsruhe", "musterstadt")
PRECISION = 0.99
RECALL = 0.95


@pytest.mark.parametrize("form", FORMS)
def test_what_is_claimed_is_true_and_most_is_found(
    form: str, record_property: Callable[[str, object], None]
) -> None:
    verdict = judged_form(form)
    record_property("importer", json.dumps({form: counted(verdict)}))
    counts = {name: verdict.counts[name] for name in ASKED}
    false = [name for name, count in counts.items() if count.precision < PRECISION]
    lacking = [name for name, count in counts.items() if count.recall < RECALL]
    assert not false, verdict.wrong
    assert not lacking, verdict.missed


@pytest.mark.parametrize("name", [name for name, what in expected().items() if what == "declined"])
def test_what_cannot_be_read_is_declined_with_a_word(name: str) -> None:
    with pytest.raises(Declined, match=r"[Bb]itte ") as caught:
        drafted(CORPUS / "others" / name)
    assert caught.value.reason


@pytest.mark.parametrize("name", [name for name, what in expected().items() if what == "unsure"])
def test_a_paper_of_no_known_form_is_subject_and_text(name: str) -> None:
    draft = drafted(CORPUS / "others" / name)
    assert draft.certainty < Certainty.SURE
    assert draft.notes
    for key in ("drucksachennummer", "datum", "beratungsfolge", "fruehere_behandlung", "nachtrag"):
        assert not claimed(draft.values.get(key)), key


def test_every_file_has_its_key() -> None:
    files = {
        path.relative_to(CORPUS).as_posix() for form in FORMS for path in (CORPUS / form).iterdir()
    }
    assert files == set(keys())
    assert all(len([name for name in files if name.startswith(form)]) >= 24 for form in FORMS)
    assert {path.name for path in (CORPUS / "others").iterdir()} == {*expected(), "expected.json"}
