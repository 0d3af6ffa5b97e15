"""A Document as JSON: nothing is lost, one spelling only, and what is none is refused."""

import json
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.document import Document, Furniture, Paragraph, Run, Section
from drafter.document.stored import UnknownSchema, from_json, to_json
from drafter.redline.shown import note
from tests.redline.generated import document, pair

SMALL = Document(
    language="de",
    title="Titel",
    author="Stadt",
    reference="1/2020-2025",
    date="2022-01-27",
    sections=(Section("begruendung", (), (Paragraph((Run("Wörter", strong=True),)),)),),
    furniture=Furniture((), (), "Seite {page}"),
)


@pytest.mark.parametrize("number", range(100))
def test_a_document_comes_back(number: int) -> None:
    for made in pair(number):
        assert from_json(to_json(made)) == made


@given(st.randoms(use_true_random=False))
def test_a_small_document_comes_back(random: Random) -> None:
    made = document(random, 2)
    again = from_json(to_json(made))
    assert again == made
    assert to_json(again) == to_json(made)


def test_the_json_is_as_the_module_tells() -> None:
    paragraph = {"kind": "paragraph", "runs": [{"text": "Wörter", "strong": True}]}
    section = {"id": "begruendung", "title": [], "blocks": [paragraph]}
    data = to_json(SMALL)
    assert data.endswith(b"}\n")
    assert "Wörter".encode() in data
    content = json.loads(data)
    assert content["schema"] == 1
    assert content["document"]["sections"] == [section]


def test_marks_are_no_part_of_it() -> None:
    blocks = (Paragraph(note("gestrichen")),)
    marked = replace(SMALL, sections=(Section("begruendung", (), blocks),))
    with pytest.raises(ValueError, match="Mark is no part"):
        to_json(marked)


def test_another_schema_is_told_from_what_is_no_document() -> None:
    with pytest.raises(UnknownSchema, match="schema 2"):
        from_json(to_json(SMALL).replace(b'"schema":1', b'"schema":2'))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"strong":true', b'"strong":1'),
        (b'"strong":true', b'"strong":false'),
        (b'"strong":true', b'"bold":true'),
        (b'"strong":true', b'"strong":true,"strong":true'),
        (b'"kind":"paragraph"', b'"kind":"picture"'),
        (b'"kind":"paragraph"', b'"kind":["paragraph"]'),
        (b'"kind":"paragraph",', b""),
        (b'"title":"Titel"', b'"title":null'),
        (b'"title":"Titel",', b""),
        (b'"title":"Titel"', b'"title":"\\ud800"'),
        (b'"title":"Titel"', b'"title": "Titel"'),
        (b'"sections":[', b'"sections":[[],'),
        (b'{"schema":1', b'["schema",1'),
        (b"\n", b""),
        (b"\n", b"\n\n"),
        (b'"blocks":[', b'"blocks":' + b"[" * 100_000),
    ],
)
def test_what_is_no_document_is_refused(old: bytes, new: bytes) -> None:
    data = to_json(SMALL)
    assert old in data
    with pytest.raises(ValueError, match=r"\w"):
        from_json(data.replace(old, new))
