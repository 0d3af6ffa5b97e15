"""Our own Word files come back: each paragraph, label, table, box and picture, on either side."""

from pathlib import Path
from random import Random

import pytest

from drafter.document import Document, plain_text
from drafter.importers.reading.word import accepted, refused, transcribe
from drafter.importers.stored import from_json, to_json
from drafter.importers.transcript import Change, Grid, Line, Role, Transcript
from tests.importers.word.shown import shown, told
from tests.redline.generated import edited, pair
from tests.word.papers import (
    INPUTS,
    MANY_KINDS,
    SUPPLEMENTS,
    Pair,
    composed,
    pair_of,
    supplement,
    written,
)
from tests.word.reading import Part, Shown, ShownTable


def words(parts: list[Part]) -> list[object]:
    """Return parts with their words without looks, which styles of the export add to."""
    return [_words(part) for part in parts]


def _words(part: Part) -> object:
    if isinstance(part, ShownTable):
        return part.heads, tuple(tuple(plain_text(cell.runs) for cell in row) for row in part.rows)
    return part.style, part.label, part.level, plain_text(part.runs), part.pictures


def assert_comes_back(transcript: Transcript, document: Document) -> None:
    assert words(shown(transcript)) == words(told(document))


def assert_both_sides(made: Pair) -> None:
    transcript = transcribe(made.docx)
    assert_comes_back(accepted(transcript), made.new)
    assert_comes_back(refused(transcript), made.old)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_a_paper_comes_back(path: Path) -> None:
    document = composed(path)
    transcript = transcribe(written(document))
    assert_comes_back(transcript, document)
    assert accepted(transcript) == refused(transcript) == transcript
    assert from_json(to_json(transcript)) == transcript
    assert not transcript.notes


@pytest.mark.parametrize("path", [*SUPPLEMENTS, MANY_KINDS], ids=lambda path: path.stem)
def test_both_sides_of_a_supplement_come_back(path: Path) -> None:
    made = supplement(path)
    assert_both_sides(made)
    transcript = transcribe(made.docx)
    handed_over = from_json(to_json(transcript))
    assert handed_over == transcript
    assert_comes_back(accepted(handed_over), made.new)


def test_both_sides_of_made_papers_come_back() -> None:
    for number in range(8):
        assert_both_sides(pair_of(*pair(number)))
    old = composed(INPUTS[0])
    for seed in range(2):
        assert_both_sides(pair_of(old, edited(Random(seed), old)))


def test_looks_come_back() -> None:
    document = composed(MANY_KINDS)
    looks = [part.runs for part in shown(transcribe(written(document))) if isinstance(part, Shown)]
    marked = [
        part.runs
        for part in told(document)
        if isinstance(part, Shown) and len(part.runs) > 1 and part.style == "text"
    ]
    assert marked
    assert all(each in looks for each in marked)


def test_every_word_stands_once_in_order_whatever_is_decided() -> None:
    made = supplement(MANY_KINDS)
    whole = transcribe(made.docx)
    for lost, side in ((Change.DELETED, accepted(whole)), (Change.INSERTED, refused(whole))):
        kept = "".join(
            stretch.text
            for line in whole.lines()
            for stretch in line.stretches
            if stretch.change is not lost
        )
        assert "".join(line.text for line in side.lines()) == kept


def test_what_stands_around_pages_is_furniture() -> None:
    document = composed(INPUTS[0])
    found = [
        line.text
        for line in transcribe(written(document)).parts
        if isinstance(line, Line) and line.role is Role.FURNITURE
    ]
    assert all(text in found for text in document.furniture.head)


def test_the_grids_of_a_paper_are_its_tables() -> None:
    document = composed(MANY_KINDS)
    found = [part for part in transcribe(written(document)).parts if isinstance(part, Grid)]
    assert len(found) == sum(isinstance(part, ShownTable) for part in told(document))
    assert all(grid.heads == 1 for grid in found)
