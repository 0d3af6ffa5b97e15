"""The place of every word, in every style in which YAML lets it be written."""

import textwrap
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.source import events
from drafter.source.events import read_tree
from drafter.source.nodes import Mapping, Scalar
from drafter.source.text import SourceText, Span
from tests.source.conftest import READERS

WORD = st.text("aäß1€*'\"\\:#-|>,.[]{}&!%@`😀n", min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=25)
LAYOUT = st.integers(5, 40)


TOLD_ONLY = ("yaml-raute", "yaml-gefaltet")


def scalar_of(text: str) -> Scalar | None:
    """Read `k: …`; None where the words make another YAML of it."""
    tree, findings = read_tree(SourceText("f", text))
    errors = [finding for finding in findings if finding.code not in TOLD_ONLY]
    if errors or not isinstance(tree, Mapping) or len(tree.entries) != 1:
        return None
    value = tree.entries[0].value
    return value if isinstance(value, Scalar) else None


def folded_words(words: list[str], width: int) -> str:
    """Lay words out in lines, indented by two."""
    lines = textwrap.wrap(" ".join(words), width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"  {line}" for line in lines)


def every_word_is_found(scalar: Scalar, words: list[str]) -> None:
    """Each visible character of the value is the one that stands at its place."""
    assert scalar.value.split() == words
    source = scalar.span.source.text
    for offset, char in enumerate(scalar.value):
        if not char.isspace():
            place = scalar.span.locate(scalar.value, offset)
            assert scalar.span.start <= place < scalar.span.end
            assert source[place] in (char, "\\")


def each_word_in_turn(scalar: Scalar, words: list[str], written: list[str]) -> None:
    """Each word begins where its written form stands, in the order of the file."""
    source, cursor, offset = scalar.span.source.text, scalar.span.start, 0
    for word, form in zip(words, written, strict=True):
        offset = scalar.value.index(word, offset)
        place = scalar.span.locate(scalar.value, offset)
        assert place >= cursor
        assert source.startswith(form, place)
        cursor, offset = place + len(form), offset + len(word)


@settings(deadline=None)
@given(WORDS, LAYOUT)
def test_words_of_plain_scalars(words: list[str], width: int) -> None:
    scalar = scalar_of(f"k: {folded_words(words, width).strip()}")
    if scalar is not None and scalar.plain and scalar.value.split() == words:
        every_word_is_found(scalar, words)
        each_word_in_turn(scalar, words, words)


@settings(deadline=None)
@given(WORDS, LAYOUT)
def test_words_of_single_quoted_scalars(words: list[str], width: int) -> None:
    written = [word.replace("'", "''") for word in words]
    scalar = scalar_of(f"k: '{folded_words(written, width).strip()}'")
    assert scalar is not None
    every_word_is_found(scalar, words)
    each_word_in_turn(scalar, words, written)


@settings(deadline=None)
@given(WORDS, LAYOUT)
def test_words_of_double_quoted_scalars(words: list[str], width: int) -> None:
    escapes = {"\\": "\\\\", '"': '\\"', "€": "\\u20ac", "😀": "\\U0001f600", "ä": "\\xe4"}
    written = ["".join(escapes.get(char, char) for char in word) for word in words]
    scalar = scalar_of(f'k: "{folded_words(written, width).strip()}"')
    assert scalar is not None
    every_word_is_found(scalar, words)
    each_word_in_turn(scalar, words, written)


@pytest.mark.parametrize("header", ["|", ">", "|-", ">-", "|+", ">+ # an a-z 1 |", "|2", ">-2 # n"])
@settings(deadline=None)
@given(words=WORDS, width=LAYOUT)
def test_words_of_literal_and_folded_scalars(words: list[str], width: int, header: str) -> None:
    scalar = scalar_of(f"k: {header}\n{folded_words(words, width)}\n\n# Ende a n 1\n")
    assert scalar is not None
    every_word_is_found(scalar, words)
    each_word_in_turn(scalar, words, words)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("k: Wort", "Wort", "1:4"),
        ("k: '''a'", "a", "1:7"),
        ('k: "\\"a"', "a", "1:7"),
        ('k: "a\\nn b"', "n", "1:8"),
        ('k: "a \\\n  b"', "b", "2:3"),
        ('k: "a\\tt"', "t", "1:8"),
        ('k: "\\u00e4a"', "a", "1:11"),
        ("k: >- # Wort\n  Wort", "Wort", "2:3"),
        ("k: |\n  - a\n  - b\n", "b", "3:5"),
        ("k: |2\n    2 b\n", "2", "2:5"),
        ("k: |\n\n  a\n\n  b\n# a b c\n", "b", "5:3"),
        ("k: a\n  b\n  c", "c", "3:3"),
    ],
)
def test_places_in_known_scalars(
    reader: type, text: str, word: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LOADER", reader)
    scalar = scalar_of(text)
    assert scalar is not None
    offset = scalar.span.locate(scalar.value, scalar.value.rindex(word))
    assert str(scalar.span.source.place(offset)) == f"f:{place}"


@settings(deadline=None)
@given(st.text("aou\u0308e\u0301 \n'\"|>x", max_size=40), st.text("aox", min_size=1, max_size=3))
def test_a_text_that_was_normalized_keeps_its_places(before: str, word: str) -> None:
    source = SourceText("f", f"{before}#{word}")
    value = normalize("NFC", source.text)
    place = Span(source, 0, len(source.text)).locate(value, value.rindex(f"#{word}"))
    assert source.text[place:] == f"#{word}"


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.integers(-5, 40))
def test_a_value_of_another_span_gives_a_place_inside(text: str, value: str, offset: int) -> None:
    span = Span(SourceText("f", f"..{text}.."), 2, 2 + len(text))
    assert 2 <= span.locate(value, offset) <= max(2, 1 + len(text))


@settings(deadline=None)
@given(st.text("ab\n", max_size=60))
def test_lines_and_columns_count_as_an_editor_does(text: str) -> None:
    source = SourceText("f", text)
    for offset in range(len(text) + 1):
        before = text[:offset].split("\n")
        place = source.place(offset)
        assert (place.line, place.column) == (len(before), len(before[-1]) + 1)


TOKENS = ["a", "b: ", "- ", "\n", "  ", " ", "#", "'", '"', "[", "]", "{", "}", ",", ":"]
TOKENS += [
    "*",
    "&",
    "!",
    "%",
    "@",
    "`",
    "---\n",
    "~",
    "<<",
    "\\",
    "x\ty",
    "z\t\n",
    ">-\n",
    "|\n",
    "ä",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=12).map("".join))
def test_both_readers_say_the_same(text: str) -> None:
    """Same tree, or both refuse: a paper must not depend on the machine."""
    told = []
    for reader in READERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(events, "LOADER", reader)
            tree, findings = read_tree(SourceText("f", text))
            told.append((None if findings else tree, bool(findings)))
    assert told[0] == told[1]


def test_libyaml_is_taken_where_it_is() -> None:
    assert getattr(yaml, "CSafeLoader", yaml.SafeLoader) is events.LOADER
