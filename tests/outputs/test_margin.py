"""The words at the margin: the same in HTML and PDF, each beside its block, over nothing else."""

from collections.abc import Callable
from itertools import combinations, count
from random import Random
from typing import cast

import pytest

from drafter.document import (
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    inline,
)
from drafter.model.form import MarkStyle
from drafter.redline.shown import (
    Noted,
    NotedColumn,
    NotedItem,
    NotedRow,
    NotedTable,
    Sign,
    marked,
)
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
from tests.render.documents import document, html_of, pdf_of

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


# Pages that end wherever they like


def long_paper(random: Random) -> Document:
    """Make some pages of blocks with words, each block with a number of its own."""
    numbers = count(1000)

    def words() -> Inline:
        text = " ".join(random.choices(("Wort", "Verwaltung", "und"), k=random.randint(1, 90)))
        return marked(inline(f"{next(numbers)} {text}"), Sign.INSERTED)

    def paragraph() -> Block:
        return cast(Block, Noted("geändert", Sign.NOTE, Paragraph(words())))

    def heading() -> Block:
        made = Heading(random.randint(1, 3), words()[:1])
        return cast(Block, Noted("neu", Sign.INSERTED, made))

    def points() -> Block:
        item = NotedItem("1.", (Paragraph(words()), paragraph()), "gestrichen", Sign.DELETED)
        return ListBlock("point", (Item("2.", (Paragraph(words()), ListBlock("point", (item,)))),))

    def rows() -> Block:
        row = (NotedRow((words(), words()), "body", "verschoben", Sign.NOTE) for _ in range(4))
        heads = Column(inline("A")), NotedColumn(inline("B"), "left", "neu", Sign.INSERTED)
        return NotedTable(heads, tuple(row), inline(str(next(numbers))), word="ergänzt")

    kinds = (paragraph, heading, points, rows)
    return document(*(random.choice(kinds)() for _ in range(60)))


@pytest.mark.parametrize("seed", range(2))
def test_words_stay_beside_their_blocks_wherever_pages_end(seed: int) -> None:
    made = long_paper(Random(seed))
    outputs = Outputs((), False, html_of(made), pdf_of(made))
    assert outputs.drawn[-1].page > 8
    assert_beside(outputs)
