"""LibreOffice opens the files: text, labels, tables and changes are those of the Documents."""

from collections.abc import Mapping

import pytest

from tests.word.expected import expected
from tests.word.office import Opened, lines, opened
from tests.word.papers import MANY_KINDS, SUPPLEMENTS, Pair, supplement
from tests.word.test_neighbours import NAMES, touching

PAPERS = {path.stem: path for path in (*SUPPLEMENTS, MANY_KINDS)}
PAIRS = (*PAPERS, *NAMES)


@pytest.fixture(scope="module")
def pairs() -> Mapping[str, Pair]:
    papers = {name: supplement(path) for name, path in PAPERS.items()}
    return {**papers, **{name: touching(name) for name in NAMES}}


@pytest.fixture(scope="module")
def files(
    pairs: Mapping[str, Pair], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Opened]:
    return opened({name: pair.docx for name, pair in pairs.items()}, tmp_path_factory.mktemp("lo"))


@pytest.mark.parametrize("name", PAIRS)
def test_it_accepts_and_refuses_all_changes(
    name: str, pairs: Mapping[str, Pair], files: Mapping[str, Opened]
) -> None:
    assert files[name].accepted == lines(expected(pairs[name].new))
    assert files[name].refused == lines(expected(pairs[name].old))


@pytest.mark.parametrize("name", PAIRS)
def test_the_changes_are_the_offices_and_of_the_papers_day(
    name: str, pairs: Mapping[str, Pair], files: Mapping[str, Opened]
) -> None:
    document, tracked = pairs[name].new, files[name].tracked
    assert {kind for kind, _, _ in tracked} & {"insertion", "deletion"}
    assert {author for _, author, _ in tracked} == {document.author}
    assert {day[:10] for _, _, day in tracked} == {document.date}
