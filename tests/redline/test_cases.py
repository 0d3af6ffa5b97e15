"""The catalogue: named cases of council papers, each with the marks that a reader wants to see."""

from pathlib import Path

import pytest

from drafter.redline import compare
from tests.redline.laws import broken
from tests.redline.notation import Case, document, read_case, shown

FILES = sorted((Path(__file__).parent / "faelle").glob("*.txt"))


def case(path: Path) -> Case:
    return read_case(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_reader_sees_what_the_catalogue_says(path: Path) -> None:
    named = case(path)
    redline = compare(document(named.old), document(named.new))
    assert shown(redline) == named.expected, named.title


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_keeps_the_laws_both_ways(path: Path) -> None:
    old, new = document(case(path).old), document(case(path).new)
    assert not broken(old, new)
    assert not broken(new, old)


def test_the_catalogue_is_whole() -> None:
    cases = [case(path) for path in FILES]
    assert len(cases) >= 60
    assert len({(each.old, each.new) for each in cases}) == len(cases)
