"""The list for a person has the conditions that the protocol leaves to one, with their numbers."""

from pathlib import Path

import pytest

from drafter.facts.examine import examined
from drafter.facts.matterhorn import (
    CHECKPOINTS,
    CONDITIONS,
    MACHINE,
    WITHOUT_TEST,
    Condition,
    applies,
)
from tests.facts.files import one_page, pdf

# Marked H in the tables of the Matterhorn Protocol 1.1; written down apart from the code.
FOR_A_PERSON = (
    "01-001 01-002 01-006 02-002 03-001 03-002 03-003 04-001 05-001 05-002 05-003 06-004 08-001 "
    "08-002 09-001 09-002 09-003 11-007 12-001 13-001 13-002 13-003 13-005 13-006 13-007 13-008 "
    "14-001 14-004 14-005 15-001 15-002 15-004 15-005 16-001 16-002 16-003 17-001 18-001 18-002 "
    "19-001 19-002 22-001 24-001 28-001 28-003 28-013 29-001 31-010"
)
# How many conditions each of the 31 checkpoints has.
PER_CHECKPOINT = (
    *(7, 4, 3, 1, 3, 4, 2, 2, 8, 1, 7, 1, 8, 7, 5, 3, 3, 2, 4, 3, 1, 1, 1, 1, 1, 2, 1, 18, 1, 2),
    30,
)


def test_the_conditions_are_those_for_a_person() -> None:
    assert [condition.number for condition in CONDITIONS] == FOR_A_PERSON.split()


def test_the_counts_add_up() -> None:
    assert tuple(CHECKPOINTS) == tuple(range(1, 32))
    assert sum(PER_CHECKPOINT) == MACHINE + len(CONDITIONS) + WITHOUT_TEST
    for condition in CONDITIONS:
        assert int(condition.number[3:]) <= PER_CHECKPOINT[condition.checkpoint - 1]


def test_each_has_a_sentence_of_its_own() -> None:
    sentences = {condition.demand for condition in CONDITIONS}
    assert len(sentences) == len(CONDITIONS)
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in sentences)


def by_number(number: str) -> Condition:
    (found,) = (condition for condition in CONDITIONS if condition.number == number)
    return found


@pytest.mark.parametrize(
    ("number", "entries", "more"),
    [
        ("03-001", b"/OpenAction << /S /GoTo >>", b"null"),
        ("03-002", b"", b"<< /Subtype /Screen /Rect [0 0 1 1] >>"),
        ("03-003", b"", b"<< /S /JavaScript /JS (x) >>"),
        ("05-001", b"", b"<< /Subtype /RichMedia /Rect [0 0 1 1] >>"),
        ("13-002", b"", b"<< /Subtype /Link /Rect [0 0 1 1] >>"),
        ("13-005", b"/StructTreeRoot << /K << /S /Figure >> >>", b"null"),
        ("15-001", b"/StructTreeRoot << /K << /S /Table >> >>", b"null"),
        ("16-001", b"/StructTreeRoot << /K << /S /L >> >>", b"null"),
        ("22-001", b"/Threads [4 0 R]", b"<< /F 5 0 R >>"),
        ("28-001", b"", b"<< /Subtype /Text /Rect [0 0 1 1] >>"),
        ("28-013", b"", b"<< /S /URI /IsMap true >>"),
        ("31-010", b"", b"<< /Subtype /Type3 /Type /Font >>"),
    ],
)
def test_what_a_file_lacks_is_not_asked(
    number: str, entries: bytes, more: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "datei.pdf"
    path.write_bytes(pdf(one_page()))
    assert not applies(by_number(number), examined(path))
    path.write_bytes(pdf(one_page(entries, {4: more})))
    assert applies(by_number(number), examined(path))
