"""The papers in inputs/: they load with both readers, and their files are what they say."""

import re
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from drafter.german.amounts import find_amounts
from drafter.model import Paper
from drafter.model.scalars import Publicity, Status
from drafter.source import load

INPUTS = Path(__file__).parents[2] / "inputs"
PAPERS = sorted(INPUTS.glob("*.yaml"))


def paper(name: str) -> Paper:
    made = load(INPUTS / f"{name}.yaml").paper
    assert made is not None
    return made


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_paper_loads_without_a_finding(path: Path) -> None:
    result = load(path)
    assert result.findings == ()
    assert result.paper is not None
    assert result.form is not None


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_file_begins_with_what_it_shows(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("path", sorted(INPUTS.glob("*/*.pdf")), ids=lambda path: path.stem)
def test_attachments_are_small_pdfs_with_a_title_and_tags(path: Path) -> None:
    assert path.stat().st_size < 60_000
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo.get("/Title")).startswith("Anlage ")
        assert "/StructTreeRoot" in pdf.Root


def test_every_attachment_is_named_by_a_paper_and_lies_beside_it() -> None:
    named = {
        INPUTS / attachment.file
        for path in PAPERS
        for attachment in paper(path.stem).attachments
        if attachment.file
    }
    assert named == set(INPUTS.glob("*/*.pdf"))


def test_the_picture_is_small_and_rgb() -> None:
    path = INPUTS / "schulbericht-2025" / "stand.png"
    assert path.stat().st_size < 60_000
    with Image.open(path) as picture:
        assert picture.mode == "RGB"


def test_the_long_table_adds_up() -> None:
    text = paper("schulbericht-2025").rationale or ""
    rows = [line.strip("| ").split(" | ") for line in text.split("\n") if re.match(r"\| \d", line)]
    assert [row[0] for row in rows] == [str(n) for n in range(1, 53)]
    total = sum(int(row[6].replace(".", "")) for row in rows)
    in_prose = {found.amount.value for found in find_amounts(text)}
    assert total == 30_920_000
    assert Decimal(total) in in_prose
    for state, schools in (("in Planung", 12), ("in Vergabe", 6), ("im Bau", 19)):
        costs = [int(row[6].replace(".", "")) for row in rows if row[5] == state]
        assert len(costs) == schools
        assert Decimal(sum(costs)) in in_prose


def test_what_the_draft_leaves_open() -> None:
    draft = paper("grundstueck-2025")
    assert draft.status is Status.DRAFT
    assert draft.reference is None
    assert draft.neutral_title
    assert [bool(c.meeting_date) for c in draft.consultations] == [True, True, False]
    assert {c.publicity for c in draft.consultations} == {Publicity.NON_PUBLIC}
    assert all(c.ground for c in draft.consultations)


def test_the_joint_meeting_and_the_range_of_days() -> None:
    report = paper("schulbericht-2025")
    assert report.consultations[0].organizations == (
        "Schul- und Sportausschuss",
        "Jugendhilfeausschuss",
    )
    assert str(report.consultations[1].meeting_date) == "24./25.06.2025"
    assert report.consultations[2].agenda_number == "Ö 4.1"
