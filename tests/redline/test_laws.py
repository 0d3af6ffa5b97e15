"""The laws of the comparison, on thousands of pairs of papers.

The pairs of `test_the_laws_hold` are numbered, so a failure is told by its number; those of
`test_the_laws_hold_for_the_least_papers` come from Hypothesis, which makes a failure small.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.document import Document, Furniture, Paragraph, Section, inline
from drafter.redline import State, compare
from tests.redline.generated import in_another_form, pair, pair_by
from tests.redline.laws import broken
from tests.redline.nodes import states

ROOT = Path(__file__).resolve().parents[2]
PAIRS = 5_000
CHUNK = 500


@pytest.mark.parametrize("first", range(0, PAIRS, CHUNK))
def test_the_laws_hold(first: int) -> None:
    for number in range(first, first + CHUNK):
        assert not broken(*pair(number)), f"pair({number})"


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_the_laws_hold_for_the_least_papers(random: Random) -> None:
    assert not broken(*pair_by(random, 2))


def test_form_alone_has_no_mark() -> None:
    for number in range(250):
        document = pair(number)[0]
        redline = compare(document, in_another_form(document))
        assert set(states(redline)) <= {State.KEPT}, f"pair({number})[0]"


def boilerplate(number: int) -> tuple[Document, Document]:
    """Make papers of many paragraphs from few words, where every choice is a close one."""
    random = Random(number)
    words = [f"Wort{letter}" for letter in "abcdefghijklmnopqrst"]
    texts = [" ".join(random.sample(words, 16)) for _ in range(80)]
    return _of_paragraphs(random.sample(texts, 60)), _of_paragraphs(random.sample(texts, 60))


def _of_paragraphs(texts: Iterable[str]) -> Document:
    blocks = tuple(Paragraph(inline(text)) for text in texts)
    section = Section("begruendung", (), blocks)
    return Document("de", "", "", "", "", (section,), Furniture((), (), ""))


def digest() -> str:
    """Return a checksum of many Redlines, in every order that they have."""
    made = hashlib.sha256()
    for papers in (*map(pair, range(150)), *map(boilerplate, range(10))):
        made.update(repr(compare(*papers)).encode())
    return made.hexdigest()


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_another_process_compares_the_same(seed: str) -> None:
    code = "from tests.redline.test_laws import digest; print(digest())"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == digest()
