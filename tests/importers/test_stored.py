"""A Transcript survives the way from the process that read a file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.importers.stored import from_json, to_json
from drafter.importers.transcript import (
    Area,
    Cell,
    Change,
    Grid,
    Line,
    Picture,
    Role,
    Source,
    Standing,
    Stretch,
    Transcript,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
areas = st.none() | st.builds(Area, st.integers(1, 9), *[st.floats(0, 900)] * 4)
stretches = st.builds(
    Stretch,
    words,
    st.booleans(),
    st.booleans(),
    st.none() | words,
    st.sampled_from(["", "#FF0000"]),
    st.sampled_from(Change),
)
standings = st.builds(Standing, st.sampled_from(Role), st.integers(0, 3), words)
lines = st.builds(
    Line,
    st.lists(stretches, max_size=2).map(tuple),
    areas,
    st.floats(1, 30),
    block=st.integers(0, 3),
    role=st.sampled_from(Role),
    level=st.integers(0, 3),
    label=words,
    end=st.sampled_from(Change),
    was=st.none() | standings,
)
cells = st.builds(Cell, st.lists(lines, max_size=2).map(tuple), st.integers(1, 3))
grids = st.builds(
    Grid,
    st.lists(st.lists(cells, max_size=2).map(tuple), max_size=2).map(tuple),
    areas,
    heads=st.integers(0, 2),
)
pictures = st.builds(Picture, words, words, areas, st.sampled_from(Change))
transcripts = st.builds(
    Transcript,
    st.sampled_from(Source),
    st.lists(lines | grids | pictures, max_size=4).map(tuple),
    words,
    st.lists(st.tuples(words, st.binary(max_size=4)), max_size=2).map(tuple),
)


@given(transcripts)
@settings(max_examples=30)
def test_what_was_read_comes_back(transcript: Transcript) -> None:
    back = from_json(to_json(transcript))
    assert back == transcript
    assert repr(back) == repr(transcript)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b'{"is": "Line"}', b'{"is": "dict"}', b"[" * 9999]
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"Transcript|Expecting"):
        from_json(data)
