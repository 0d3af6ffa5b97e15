"""Laws of prose: no text is lost or added, and no text takes long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.document import Heading, Table, walk
from drafter.document.prose import parse
from tests.document.shown import lines, visible

# No „!“ and no quotes: the name of a picture and the title of a link are not printed.
MARKED = st.sampled_from("aäßZ19 \n.,;:()*_-<>&#[]|\\`~=+\t/{}")
PIECES = st.sampled_from(
    (
        *("- ", "1. ", "2) ", "31. Januar ", "\n\n", "    ", "  \n", "## ", "**", "](", "[x]("),
        *("| ", "\n|-|-|\n", "|-|\n", "Tabelle 1: "),
    )
)
TEXTS = st.lists(MARKED | PIECES, max_size=120).map("".join)
UNMARKED_TEXTS = st.text("aäßZ19 \n.,;()<>&\"'`~=!?%§€/{}", max_size=200)
BRACKETS = st.lists(
    st.sampled_from(("[", "]", "[]", "![", "](", "(", ")", "\\", "a", " ", "<", "[a](https://b)"))
).map("".join)
UNFINISHED = " ]("
HOSTILE = (
    *("*", "_", "#", "|", "-", "+", "`", "~", "<", ">", "&", "[", "]", "(", ")", "!", "\\", ":"),
    *("=", ".", "1", " ", "\t", "\n", "\u00a0", "\u0308", "{", '"', "'"),
    *("![", "[a", "![a](", "[](", "](", "[[a]](", "*a ", "*a", "*_", "_a ", "***a", "a_b", "[a]*"),
    *("- ", "* ", "1. ", "1) ", "- a\n", "1. a\n", "x\n- y\n\n", "1. 1 ", "31. Januar\n", "# a\n"),
    *("| ", "|a", "|-", "a|b\n-|-\n", "| a |\n", "\\\n", "  \n", "Tabelle 1: "),
    *("https://", "https://(", "https://a(", "(https://a)", "https://a*b_c ", "<https:", "<a@b"),
)


def characters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_every_letter_and_digit_stays_in_its_place(text: str) -> None:
    assert characters(visible(parse(text))) == characters(text)


@settings(max_examples=300, deadline=None)
@given(UNMARKED_TEXTS)
def test_every_character_that_is_no_mark_stays_in_its_place(text: str) -> None:
    assert "".join(visible(parse(text)).split()) == "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_tables_are_even_and_headings_skip_no_level(text: str) -> None:
    depth = 0
    for block in walk(parse(text)):
        if isinstance(block, Table):
            assert {len(row.cells) for row in block.rows} <= {len(block.columns)}
        if isinstance(block, Heading):
            assert block.level <= depth + 1
            assert block.runs
            depth = block.level


@given(BRACKETS)
def test_a_link_that_is_never_finished_changes_none_before_it(text: str) -> None:
    """The parser looks no further where no target follows; here one always seems to follow."""
    alone, followed = (lines(parse(f"a{text}.{behind}")) for behind in ("", UNFINISHED))
    assert followed == [*alone[:-1], alone[-1] + UNFINISHED]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_bounded_time(piece: str) -> None:
    begin = time.perf_counter()
    parse((piece * 20_000)[:20_000])
    assert time.perf_counter() - begin < 10
