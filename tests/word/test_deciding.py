"""„Alle annehmen“ gives the new Document, „Alle ablehnen“ the one before, down to each label."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.document import Document
from tests.redline.generated import edited, pair, pair_by
from tests.word.deciding import Decision, decided
from tests.word.expected import expected, simplified
from tests.word.papers import (
    INPUTS,
    MANY_KINDS,
    SUPPLEMENTS,
    Pair,
    composed,
    pair_of,
    supplement,
    written,
)
from tests.word.parts import opened, w
from tests.word.reading import Part, read


def shown(docx: bytes, decision: Decision | None = None) -> list[Part]:
    package = opened(docx)
    body = package.tree("word/document.xml").find(w("body"))
    root = decided(body, decision) if decision else body
    return [simplified(part) for part in read(package, root)]


def assert_both_sides(made: Pair) -> None:
    assert shown(made.docx, "accept") == expected(made.new)
    assert shown(made.docx, "refuse") == expected(made.old)


@pytest.mark.parametrize("path", [*SUPPLEMENTS, MANY_KINDS], ids=lambda path: path.stem)
def test_both_sides_of_a_supplement_come_back(path: Path) -> None:
    assert_both_sides(supplement(path))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_both_sides_of_edited_papers_come_back(path: Path) -> None:
    old = composed(path)
    for seed in range(2):
        assert_both_sides(pair_of(old, edited(Random(seed), old)))


@pytest.mark.parametrize("first", [0, 15])
def test_both_sides_of_made_documents_come_back(first: int) -> None:
    for number in range(first, first + 15):
        assert_both_sides(pair_of(*pair(number)))


@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.randoms(use_true_random=False))
def test_both_sides_of_the_least_papers_come_back(random: Random) -> None:
    assert_both_sides(pair_of(*pair_by(random, 2)))


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_a_paper_without_changes_shows_its_document(path: Path) -> None:
    document = composed(path)
    assert shown(written(document)) == expected(document)


def test_strangers_come_back_too() -> None:
    first, second = (composed(path) for path in INPUTS[:2])
    assert_both_sides(pair_of(first, second))


def test_a_paper_that_stays_has_no_mark() -> None:
    document: Document = composed(INPUTS[0])
    assert written(document, document) == written(document)
