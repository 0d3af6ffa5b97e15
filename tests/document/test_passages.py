"""Where the blocks of a prose text come from, and texts put behind one another."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from drafter.document import Block, Heading, Item, ListBlock, walk
from drafter.document.prose import appended, parse, passages
from tests.document.shown import lines
from tests.document.test_prose_laws import TEXTS

TABLE = "Tabelle: Zahlen\n\n| a |\n|---|\n| 1 |"
SOURCES = [
    ("Ein Satz.", ["Ein Satz."]),
    ("Eins\n- zwei\n\nDrei", ["Eins\n- zwei", "Drei"]),
    ("31. Dezember\nhier\n\n2. Lesung", ["31. Dezember\nhier", "2. Lesung"]),
    (f"{TABLE}\n\nEnde", [TABLE, "Ende"]),
    ("- a\n\n- b\n\n\nEnde\n", ["- a\n\n- b", "Ende"]),
    ("## Titel\nText", ["## Titel", "Text"]),
    ("Vor ![a](b.png) nach", ["Vor ![a](b.png) nach"]),
    ("a\rb\r\rc", ["a\rb", "c"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "sources"), SOURCES)
def test_each_passage_knows_its_source(text: str, sources: list[str]) -> None:
    found = [text[passage.start : passage.end] for passage in passages(text)]
    assert found == sources


def flat(block: Block) -> Block:
    """Give a block whose headings are all of one level."""
    if isinstance(block, Heading):
        return Heading(1, block.runs)
    if isinstance(block, ListBlock):
        items = (Item(item.label, tuple(map(flat, item.blocks))) for item in block.items)
        return ListBlock(block.style, tuple(items))
    return block


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_passages_are_the_blocks_of_a_text_in_order_without_overlap(text: str) -> None:
    found = passages(text)
    blocks = tuple(flat(block) for passage in found for block in passage.blocks)
    assert blocks == tuple(map(flat, parse(text)))
    assert all(0 <= passage.start < passage.end <= len(text) for passage in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_passage_reads_alone_as_it_reads_in_its_text(text: str) -> None:
    for passage in passages(text):
        alone = passages(text[passage.start : passage.end])
        assert [flat(b) for p in alone for b in p.blocks] == [flat(b) for b in passage.blocks]


@pytest.mark.parametrize(
    ("text", "more", "headings"),
    [
        ("Text", "Mehr", [(1, "Neu")]),
        ("## A\n\n### B", "Mehr", [(1, "A"), (2, "B"), (1, "Neu")]),
        ("### A", "## C\n\n### D", [(1, "A"), (1, "Neu"), (2, "C"), (3, "D")]),
        ("# A", "### C", [(1, "A"), (1, "Neu"), (2, "C")]),
        ("", "## C\n\nMehr", [(1, "Neu"), (2, "C")]),
        ("## A", "- # C", [(1, "A"), (1, "Neu"), (2, "C")]),
    ],
)
def test_a_text_stands_behind_another_under_a_heading_of_its_own(
    text: str, more: str, headings: list[tuple[int, str]]
) -> None:
    blocks = parse(appended(text, "Neu", more))
    found = [block for block in walk(blocks) if isinstance(block, Heading)]
    assert [(block.level, block.runs[0].text) for block in found] == headings


def test_no_text_is_lost_where_one_stands_behind_another() -> None:
    shown = lines(parse(appended("Eins\n\n", "Neu", "\n## Zwei\n\nDrei\n")))
    assert shown == ["Absatz: Eins", "Überschrift 1: Neu", "Überschrift 2: Zwei", "Absatz: Drei"]
