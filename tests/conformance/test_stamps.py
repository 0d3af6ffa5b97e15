"""A stamp breaks no rule of PDF/A or PDF/UA that a file follows, and a cover page none at all."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from drafter.facts.verapdf import validate
from drafter.model.paper import Attachment
from drafter.pipeline import build, check
from drafter.pipeline.stamping import Means, treated
from drafter.render.stamp.writing import stamped
from drafter.source import load
from tests.conformance.judged import RECORD, broken_rules
from tests.facts.files import one_page, pdf, xmp

ROOT = Path(__file__).resolve().parents[2]
SIGNED = pdf(one_page(b"/AcroForm << /Fields [] /SigFlags 3 >>"))

TAGGED = b"/MarkInfo << /Marked true >> /Lang (de) /StructTreeRoot 5 0 R"
TAGS = b"<< /Type /StructTreeRoot >>"


def line(page: int, pages: int) -> str:
    return f"Anlage 2 zu Drs. 4711/2020-2025 – Prüfung, Seite {page} von {pages}"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a paper of several pages: PDF/A-2a and PDF/UA-1."""
    output = tmp_path_factory.mktemp("anlage")
    (path,) = build(ROOT / "inputs/kim-2021.yaml", output, ("pdf",)).files
    return path


def bare(flavour: str) -> bytes:
    """Return an empty page that says it is PDF/A; it has no output intent, so no device's grey."""
    part, level = flavour[0], flavour[1].upper()
    said = f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>"
    objects = one_page(b"/Metadata 4 0 R %b" % TAGGED, {4: xmp(said), 5: TAGS})
    with pikepdf.open(BytesIO(pdf(objects))) as made:
        out = BytesIO()
        version = "1.4" if part == "1" else "1.7"
        made.save(
            out,
            force_version=version,
            deterministic_id=True,
            preserve_pdfa=True,
            fix_metadata_version=False,
        )
        return out.getvalue()


def judged(folder: Path, data: bytes, *flavours: str) -> set[str]:
    path = folder / "anlage.pdf"
    path.write_bytes(data)
    return broken_rules(path, *flavours)


def test_a_tagged_file_of_record_stays_one(record: Path, tmp_path: Path) -> None:
    assert judged(tmp_path, stamped(record.read_bytes(), line), *RECORD) == set()


@pytest.mark.parametrize("flavour", ["1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u"])
def test_a_file_without_colour_profile_stays_what_it_was(flavour: str, tmp_path: Path) -> None:
    before = bare(flavour)
    assert judged(tmp_path, before, flavour) == set()
    assert judged(tmp_path, stamped(before, line), flavour) == set()


def test_the_attachments_of_the_inputs_break_no_rule_that_they_kept(tmp_path: Path) -> None:
    for file in sorted((ROOT / "inputs").glob("*/anlage-*.pdf")):
        before, after = file.read_bytes(), stamped(file.read_bytes(), line)
        assert judged(tmp_path, after, "2a") <= judged(tmp_path, before, "2a"), file.name


def test_a_stamp_that_is_no_artifact_would_be_noticed(record: Path, tmp_path: Path) -> None:
    """The judge has teeth: without its mark the same stamp breaks PDF/UA."""
    path = tmp_path / "anlage.pdf"
    with pikepdf.open(BytesIO(stamped(record.read_bytes(), line))) as made:
        drawing = made.pages[0].Contents[-1]
        bare = drawing.read_bytes().replace(b"/Artifact", b"/Nichts")
        drawing.write(bare)
        made.save(path)
    assert not validate(path, "ua1").compliant


PAPERS = {
    loaded.paper.form: path
    for path in sorted((ROOT / "inputs").glob("*.yaml"))
    if (loaded := load(path)).paper
}


@pytest.mark.parametrize("form", PAPERS)
def test_a_cover_page_of_each_form_is_pdf_a_and_pdf_ua(form: str, tmp_path: Path) -> None:
    """What goes before a file that is signed, set as the form's papers are."""
    plan = Attachment.model_validate({"titel": "Plan", "beratung": "öffentlich", "stand": "neu"})
    made = treated(SIGNED, check(PAPERS[form]), 1, plan, Means())
    assert judged(tmp_path, made.cover, *RECORD) == set()
