"""The words at the margin: the same in HTML and PDF, each beside its block, over nothing else."""

from collections.abc import Callable
from itertools import combinations

import pytest

from drafter.model.form import MarkStyle
from tests.outputs.conftest import ADDITIONS, FULL, PAPERS, Outputs, Paper
from tests.outputs.html_marks import head_words, notes, table_heads
from tests.outputs.pdf_marks import (
    bare,
    colour,
    in_text,
    is_word,
    line_beside,
    margin_words,
    without_repeated_heads,
)

INK = colour(MarkStyle().ink)
BAR = 22 / 25.4 * 72  # the bar stands 3 mm left of the text
BEGINNING = 6


@pytest.fixture(params=[(name, scope) for name in PAPERS for scope in (ADDITIONS, FULL)])
def outputs(request: pytest.FixtureRequest, paper: Callable[[str, str], Paper]) -> Outputs:
    """Give every paper in both scopes."""
    return paper(*request.param).marked


def assert_beside(outputs: Outputs) -> None:
    words = margin_words(outputs.drawn)
    for word, noted in zip(words, notes(outputs.tree), strict=True):
        line = line_beside(outputs.drawn, word)
        assert bare(noted.block)[:BEGINNING] in line, (word, noted)


def test_the_pdf_has_the_words_of_the_html_in_their_order(outputs: Outputs) -> None:
    told = [bare(noted.word) for noted in notes(outputs.tree)]
    assert told
    assert [word.text for word in margin_words(outputs.drawn)] == told


def test_each_stands_beside_its_block(outputs: Outputs) -> None:
    assert_beside(outputs)


def test_none_touches_another_or_the_bar(outputs: Outputs) -> None:
    words = margin_words(outputs.drawn)
    assert all(word.right < BAR for word in words)
    for one, other in combinations(words, 2):
        assert one.page != other.page or one.bottom <= other.top + 1, (one, other)


def test_words_above_columns_are_those_of_the_html(outputs: Outputs) -> None:
    drawn = without_repeated_heads(outputs.drawn, table_heads(outputs.tree))
    letters = "".join(glyph.sign for glyph in in_text(drawn) if is_word(glyph, INK))
    assert letters == "".join(map(bare, head_words(outputs.tree)))


def test_the_paper_of_many_changes_has_words_above_columns(
    paper: Callable[[str, str], Paper],
) -> None:
    assert head_words(paper("vieles", FULL).marked.tree) == ["neu", "gestrichen", "neu"]
