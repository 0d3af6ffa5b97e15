"""Splicing: what is edited is what was read, and all else stays byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.source.edit import Edit, SourceChanged, spliced
from drafter.source.entries import entry as entry_of
from drafter.source.entries import (
    scalar,
    with_entry,
    with_fields,
    with_paragraph,
    with_value,
    without_entries,
    without_value,
)
from drafter.source.events import read_tree
from drafter.source.nodes import Mapping, Scalar
from drafter.source.text import SourceText

ENDS = ("\n", "\r\n", "\r")
FIELDS = {"art": "ergänzt", "zu": "a.yaml"}


def root(text: str) -> Mapping:
    tree, findings = read_tree(SourceText("f", text))
    assert isinstance(tree, Mapping), findings
    return tree


def made(text: str, *edits: Edit) -> str:
    return spliced(text.encode(), edits).decode()


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_stay(end: str, bom: bytes) -> None:
    data = bom + f"a: 1{end}b: ä{end}c: 3".encode()
    edits = (Edit(8, 9, "ä", "x\ny"), Edit(13, 14, "3", ""))
    assert spliced(data, edits) == bom + f"a: 1{end}b: x{end}y{end}c: ".encode()


@given(st.lists(st.sampled_from(("a", "ä", "\n", "\r\n", "\r", "\t", " ")), max_size=30), st.data())
def test_all_but_the_edits_stays(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    read = text.replace("\r\n", "\n").replace("\r", "\n")
    start = data.draw(st.integers(0, len(read)))
    end = data.draw(st.integers(start, len(read)))
    done = made(text, Edit(start, end, read[start:end], "#"))
    before, after = done.split("#")
    assert text.startswith(before)
    assert text.endswith(after)
    assert made(text) == text


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 1, "b", "x")],
        [Edit(2, 9, "b", "x")],
        [Edit(0, 2, "ab", "x"), Edit(1, 3, "bc", "y")],
    ],
)
def test_what_is_not_there_is_not_edited(edits: list[Edit]) -> None:
    with pytest.raises(SourceChanged):
        spliced(b"abc", edits)


def test_a_tabulator_counts_as_the_blank_that_it_is_read_as() -> None:
    assert made("a\tb", Edit(0, 3, "a b", "c")) == "c"


@pytest.mark.parametrize(
    ("text", "emptied"),
    [
        ("k: a\nj: b\n", "k:\nj: b\n"),
        ('k:  "a"  # c\n', "k:  # c\n"),
        ("k: # c\n  a\n", "k: # c\n"),
        ("k: >-\n  a\n\n  b\n\nj: b\n", "k:\n\nj: b\n"),
        ("k: a\n  b  # c", "k:  # c"),
        ("{k: a, j: b}", "{k: null, j: b}"),
        ('{"k":"a"}', '{"k": null}'),
        ("k:\nj: b\n", "k:\nj: b\n"),
        ("k: ~  # c\n", "k: ~  # c\n"),
    ],
)
def test_a_value_is_taken_away(text: str, emptied: str) -> None:
    there = entry_of(root(text), "k")
    assert there
    done = made(text, *without_value(there))
    assert done == emptied
    left = root(done).entries[0].value
    assert isinstance(left, Scalar)
    assert left.absent


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("k: a\n", "k: neu\n"),
        ("k:  # c\n", "k: neu  # c\n"),
        ("k:", "k: neu"),
        ('k: "a"  # c\n', "k: neu  # c\n"),
        ("k: |\n  a\n\nj: b\n", "k: neu\n\nj: b\n"),
        ("{k: a}", "{k: neu}"),
        ('{"k":, j: b}', '{"k": neu, j: b}'),
    ],
)
def test_a_value_is_set(text: str, done: str) -> None:
    there = entry_of(root(text), "k")
    assert there
    assert made(text, with_value(there, "neu")) == done


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("a: 1\nb: 2\n", "a: 1\nk: v\nb: 2\n"),
        ("a: 1  # c\n\nb: 2\n", "a: 1  # c\nk: v\n\nb: 2\n"),
        ("a: 1", "a: 1\nk: v"),
        ("  a: 1\n  b: 2\n", "  a: 1\n  k: v\n  b: 2\n"),
        ("{a: 1, b: 2}", "{a: 1, k: v, b: 2}"),
        ("{a: 1,\n b: 2}", "{a: 1, k: v,\n b: 2}"),
        ("a: 1\nk: old\n", "a: 1\nk: v\n"),
    ],
)
def test_an_entry_is_added_behind_another(text: str, done: str) -> None:
    mapping = root(text)
    assert made(text, with_entry(mapping, "k", "v", mapping.entries[0])) == done
    assert entry_of(root(done), "k")


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("d: 1\nb: 2\n", "d: 1\nn:\n  art: ergänzt\n  zu: a.yaml\nb: 2\n"),
        ("d: 1\n\nb: 2\n", "d: 1\n\nn:\n  art: ergänzt\n  zu: a.yaml\n\nb: 2\n"),
        ("a: 1\n# zu b\nb: 2\n", "a: 1\nn:\n  art: ergänzt\n  zu: a.yaml\n# zu b\nb: 2\n"),
        ("# Kopf\nb: 2\n", "# Kopf\nn:\n  art: ergänzt\n  zu: a.yaml\nb: 2\n"),
        ("n:  # c\nb: 2\n", "n:  # c\n  art: ergänzt\n  zu: a.yaml\nb: 2\n"),
        ("n: ~\nb: 2", "n:\n  art: ergänzt\n  zu: a.yaml\nb: 2"),
        ("n:\n    art: x  # c\nb: 2\n", "n:\n    art: ergänzt  # c\n    zu: a.yaml\nb: 2\n"),
        ("n: {art: x}\nb: 2\n", "n: {art: ergänzt, zu: a.yaml}\nb: 2\n"),
        ("{b: 2}", "{n: {art: ergänzt, zu: a.yaml}, b: 2}"),
        ('{"n":, b: 2}', '{"n": {art: ergänzt, zu: a.yaml}, b: 2}'),
        ("n:\n  art: x\n  mehr: y\nb: 2\n", "n:\n  art: ergänzt\n  mehr: y\n  zu: a.yaml\nb: 2\n"),
    ],
)
def test_a_mapping_is_given_its_fields(text: str, done: str) -> None:
    mapping = root(text)
    subject = entry_of(mapping, "b")
    assert subject
    edits = with_fields(mapping, "n", FIELDS, entry_of(mapping, "d"), subject)
    assert made(text, *edits) == done
    block = entry_of(root(done), "n")
    assert block
    assert isinstance(block.value, Mapping)
    given = {each.key.value: each.value for each in block.value.entries}
    assert {key: getattr(given[key], "value", None) for key in FIELDS} == FIELDS


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1))
def test_a_text_is_written_so_that_it_is_read_again(text: str) -> None:
    line = " ".join(text.split())
    if line:
        (read,) = root(f"k: {scalar(line)}\n").entries
        assert isinstance(read.value, Scalar)
        assert read.value.value == line
        assert not read.value.absent


@pytest.mark.parametrize("text", ["kim-2021.yaml", "2859/2020-2025/1", "V 0716/2023", "null", "~"])
def test_a_text_is_written_without_quotes_where_it_can(text: str) -> None:
    quoted = text in ("null", "~")
    assert scalar(text) == (f"'{text}'" if quoted else text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a: 1\nx: 2\nb: 3\n", "a: 1\nb: 3\n"),
        ("a: 1\n\nx: 2\n\nb: 3\n", "a: 1\n\nb: 3\n"),
        ("a: 1\nx: 2\n\nb: 3\n", "a: 1\n\nb: 3\n"),
        ("a: 1\n \nx: 2\n  \nb: 3\n", "a: 1\n \nb: 3\n"),
        ("a: 1\n\nx: 2\n", "a: 1\n"),
        ("a: 1\n\nx: 2", "a: 1"),
        ("x: 1\n\na: 2\n", "a: 2\n"),
        ("a: 1\n# zu x\nx: 2\n# zu b\nb: 3\n", "a: 1\n# zu b\nb: 3\n"),
        ("# Kopf\nx: 1\na: 2\n", "# Kopf\na: 2\n"),
        ("a:\n  - 1\n  # zu a\nx: 1\nb: 2\n", "a:\n  - 1\n  # zu a\nb: 2\n"),
        ("a: 1\nx:\n  - 1\n\n  # zu x\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\n\nx: 1\n\n# lose\n\nb: 2\n", "a: 1\n\n# lose\n\nb: 2\n"),
        ("a: 1\n\nx: 1\n\n# lose\n\ny: 1\n\nb: 2\n", "a: 1\n\nb: 2\n"),
        ("a: 1\n\nx: 1\n\n# Ende\n", "a: 1\n\n# Ende\n"),
        ("a: 1\nx: |\n  t\n\n  u\n\ny:\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\nx: 't\n\n  u'  # c\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\nx:\n  - {c: d,\n     e: f\n  }\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\nx: [\n]\nb: 2\n", "a: 1\nb: 2\n"),
        ("a:\n- 1\nx:\n- 2\nb: 3\n", "a:\n- 1\nb: 3\n"),
        ("  a: 1\n  # zu x\n  x: 2\n  b: 3\n", "  a: 1\n  b: 3\n"),
        ("a: 1\n? x\n: 2\nb: 3\n", "a: 1\nb: 3\n"),
        ("---\na: 1\nx: 2\n...\n", "---\na: 1\n...\n"),
        ("{x: 1, a: 2, y: 3}", "{a: 2}"),
        ("{a: 1, x: {c: [1]}, y: 2, b: 3}", "{a: 1, b: 3}"),
        ('{"a": {"c": 1},\n "x": {"c": 2}}', '{"a": {"c": 1}}'),
        ("a: 1\nb: 2\n", "a: 1\nb: 2\n"),
    ],
)
def test_entries_are_taken_out_with_their_own_comments(text: str, left: str) -> None:
    done = made(text, *without_entries(root(text), {"x", "y"}))
    assert done == left
    kept = [one.key.value for one in root(text).entries if one.key.value not in "xy"]
    assert [one.key.value for one in root(done).entries] == kept


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("a: 1\n", "a: 1\n\n# c\nk:\n"),
        ("a: 1", "a: 1\n\n# c\nk:"),
        ("a: 1\nb: 2\n", "a: 1\n\n# c\nk:\n\nb: 2\n"),
        ("a: 1\n\nb: 2\n", "a: 1\n\n# c\nk:\n\nb: 2\n"),
        ("a:\n  - 1\n  # zu a\n\nb: 2\n", "a:\n  - 1\n  # zu a\n\n# c\nk:\n\nb: 2\n"),
        ("a: 1\n# zu b\nb: 2\n", "a: 1\n\n# c\nk:\n\n# zu b\nb: 2\n"),
    ],
)
def test_a_paragraph_is_put_behind_an_entry(text: str, done: str) -> None:
    mapping = root(text)
    assert made(text, with_paragraph(mapping, "# c\nk:", mapping.entries[0])) == done


def test_in_braces_it_follows_the_value() -> None:
    text = "{a: {c: [d]}, b: 2}"
    mapping = root(text)
    done = made(text, with_paragraph(mapping, ", k: [\n# c\n]\n", mapping.entries[0]))
    assert done == "{a: {c: [d]}, k: [\n# c\n]\n, b: 2}"
    assert [one.key.value for one in root(done).entries] == ["a", "k", "b"]


def test_what_comes_to_one_place_comes_in_the_order_of_the_edits() -> None:
    assert made("ac", Edit(1, 1, "", "2"), Edit(1, 1, "", "1"), Edit(0, 1, "a", "b")) == "b21c"
