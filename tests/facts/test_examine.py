"""What is told of a file is what is in it."""

import hashlib
import io
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from drafter.facts.apart import Unreadable
from drafter.facts.examine import examined
from drafter.facts.instants import instant
from drafter.facts.record import Attachment, Bookmark, Claim, Encryption, Facts, Font, Sheet
from tests.facts.files import (
    CLAIMS,
    PAGE,
    Objects,
    claiming,
    one_page,
    pdf,
    stream,
    title,
    xmp,
)


def told(folder: Path, data: bytes) -> Facts:
    path = folder / "datei.pdf"
    path.write_bytes(data)
    return examined(path)


def of(folder: Path, entries: bytes = b"", more: Objects | None = None) -> Facts:
    return told(folder, pdf(one_page(entries, more)))


def test_the_claims_are_read_from_the_xmp(tmp_path: Path) -> None:
    facts = told(tmp_path, claiming())
    assert facts.claims == (Claim("PDF/A", "2", "A"), Claim("PDF/UA", "1"))
    assert [claim.name for claim in facts.claims] == ["PDF/A-2a", "PDF/UA-1"]
    assert [claim.flavour for claim in facts.claims] == ["2a", "ua1"]


def test_a_claim_of_no_standard_has_no_profile() -> None:
    assert Claim("PDF/A", "9", "Z").flavour is None
    assert Claim("PDF/A", "4").flavour == "4"
    assert Claim("PDF/UA", "2").flavour == "ua2"


def test_a_claim_may_be_an_attribute(tmp_path: Path) -> None:
    packet = xmp("").replace(b"Description xmlns:dc", b'Description pdfaid:part="3" xmlns:dc')
    body = packet.partition(b"stream\n")[2].removesuffix(b"\nendstream")
    facts = of(tmp_path, b"/Metadata 4 0 R", {4: stream(b"/Type /Metadata", body)})
    assert facts.claims == (Claim("PDF/A", "3"),)


def test_pages_are_counted_by_the_size_that_a_reader_sees(tmp_path: Path) -> None:
    pages = {
        2: b"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 4 /MediaBox [0 0 595 842] >>",
        3: b"<< /Type /Page /Parent 2 0 R >>",
        4: b"<< /Type /Page /Parent 2 0 R /Rotate 90 >>",
        5: b"<< /Type /Pages /Parent 2 0 R /Kids [6 0 R 7 0 R] /Count 2 /Rotate 0 >>",
        6: b"<< /Type /Page /Parent 5 0 R >>",
        7: b"<< /Type /Page /Parent 5 0 R /MediaBox [10 10 605 852] /UserUnit 2 >>",
    }
    facts = told(tmp_path, pdf({**one_page(), **pages}))
    assert facts.pages == 4
    assert set(facts.sheets) == {Sheet(210, 297, 2), Sheet(297, 210, 1), Sheet(420, 594, 1)}


def test_what_xmp_and_document_information_say_is_compared(tmp_path: Path) -> None:
    said = title("Radweg") + (
        "<dc:creator><rdf:Seq><rdf:li>Amt A</rdf:li><rdf:li>Amt B</rdf:li></rdf:Seq></dc:creator>"
        "<dc:identifier>4711/2025</dc:identifier>"
        "<xmp:CreateDate>2025-05-12T10:00:00+02:00</xmp:CreateDate>"
        "<pdf:Producer>Satz 1</pdf:Producer>"
    )
    information = (
        b"<< /Title (Gehweg) /Author (Amt A; Amt B) /Producer (Satz 1) "
        b"/CreationDate (D:20250512080000Z) /Subject (Mitte) >>"
    )
    more = {4: xmp(said), 5: information}
    facts = told(tmp_path, pdf(one_page(b"/Metadata 4 0 R", more), b"/Info 5 0 R"))
    assert facts.metadata.disagree == ("title",)
    assert facts.metadata.said("title") == "Radweg"
    assert facts.metadata.said("number") == "4711/2025"
    assert facts.metadata.said("subject") == "Mitte"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("D:20220127", datetime(2022, 1, 27, tzinfo=UTC)),
        ("2022-01-27", datetime(2022, 1, 27, tzinfo=UTC)),
        ("D:20220127093000+01'00'", datetime(2022, 1, 27, 8, 30, tzinfo=UTC)),
        ("D:20220127093000-0130", datetime(2022, 1, 27, 11, tzinfo=UTC)),
        ("2022-01-27T09:30:00+01:00", datetime(2022, 1, 27, 8, 30, tzinfo=UTC)),
        ("D:20221399", None),
        ("gestern", None),
        ("", None),
    ],
)
def test_dates_are_read(said: str, meant: datetime | None) -> None:
    assert instant(said) == meant


def test_tags_are_counted_by_what_they_are_mapped_to(tmp_path: Path) -> None:
    tags = {
        4: b"<< /Type /StructTreeRoot /K 5 0 R /RoleMap << /Absatz /P /Bild /Figure >> >>",
        5: b"<< /S /Document /K [6 0 R 7 0 R 8 0 R << /S /Absatz /K 3 >> 4] >>",
        6: b"<< /S /Bild /K << /Type /MCR /MCID 1 >> >>",
        7: b"<< /S /Figure /Alt (Plan) >>",
        8: b"<< /S /Figure /Alt ( ) >>",
    }
    entries = b"/StructTreeRoot 4 0 R /MarkInfo << /Marked true >> /Lang (de-DE)"
    facts = of(tmp_path, entries, tags)
    assert facts.structure
    assert dict(facts.structure.types) == {"Document": 1, "Figure": 3, "P": 1}
    assert facts.structure.figures_without_words == 2
    assert (facts.tagged, facts.language) == (True, "de-DE")


def test_bookmarks_come_in_their_order_with_their_levels(tmp_path: Path) -> None:
    entries = {
        4: b"<< /First 5 0 R >>",
        5: b"<< /Title (A) /First 6 0 R /Next 7 0 R >>",
        6: b"<< /Title (A1) >>",
        7: b"<< /Title (B) >>",
    }
    facts = of(tmp_path, b"/Outlines 4 0 R", entries)
    assert facts.outline == (Bookmark(1, "A"), Bookmark(2, "A1"), Bookmark(1, "B"))


def test_fonts_tell_whether_they_are_in_the_file(tmp_path: Path) -> None:
    fonts = {
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        5: b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Arial /ToUnicode 8 0 R "
        b"/DescendantFonts [6 0 R] >>",
        6: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Arial "
        b"/FontDescriptor << /FontFile2 8 0 R >> >>",
        7: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        8: stream(b"", b"x"),
    }
    assert of(tmp_path, more=fonts).contents.fonts == (
        Font("Arial", "TrueType", embedded=True, subset=True, to_unicode=True),
        Font("Helvetica", "Type 1", embedded=False, subset=False, to_unicode=False),
    )


def test_attachments_are_hashed_once(tmp_path: Path) -> None:
    body = b"formular: bielefeld\n"
    more = {
        4: b"<< /Type /Filespec /F (a.yaml) /UF <FEFF00E4> /AFRelationship /Source "
        b"/EF << /F 5 0 R >> >>",
        5: stream(b"/Type /EmbeddedFile /Subtype /application#2fyaml", body),
        6: b"<< /Type /Filespec /F (b.yaml) /EF << /F 5 0 R >> >>",
    }
    (attachment,) = of(tmp_path, more=more).contents.attachments
    digest = hashlib.sha512(body).hexdigest()
    assert attachment == Attachment("ä", "application/yaml", "Source", 20, digest)


def test_what_acts_or_asks_is_counted(tmp_path: Path) -> None:
    page = PAGE.replace(b"/Type /Page", b"/Type /Page /Annots [5 0 R 6 0 R]")
    entries = (
        b"/OpenAction << /S /JavaScript /JS (app.beep()) >> /Threads [<< /F 7 0 R >>] "
        b"/AcroForm << /Fields [4 0 R] /XFA (x) >> /OCProperties << >>"
    )
    more = {
        3: page,
        4: b"<< /FT /Sig /V << /ByteRange [0 1 2 3] >> >>",
        5: b"<< /Subtype /Link /Rect [0 0 1 1] /A << /S /URI /URI (x) /IsMap true >> >>",
        6: b"<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] /Contents (Ziel) /A << /S /GoTo >> >>",
        7: b"<< /FT /Tx /T (Name) >>",
        8: stream(b"/Type /XObject /Subtype /Image /Width 1 /Height 1", b"x"),
    }
    facts = of(tmp_path, entries, more)
    contents = facts.contents
    assert dict(contents.actions) == {"GoTo": 1, "JavaScript": 1, "URI": 1}
    assert dict(contents.annotations) == {"Link": 2}
    assert contents.links_without_words == 1
    assert (contents.scripts, contents.maps, contents.fields) == (1, 1, 1)
    assert (contents.signatures, contents.images) == (1, 1)
    assert (facts.xfa, facts.layers, facts.threads) == (True, True, True)


def locked(user: str) -> bytes:
    out = io.BytesIO()
    allow = pikepdf.Permissions(extract=False)
    with pikepdf.open(io.BytesIO(pdf(one_page()))) as file:
        file.save(out, encryption=pikepdf.Encryption(user=user, owner="x", allow=allow))
    return out.getvalue()


def test_a_lock_is_told_with_what_it_forbids(tmp_path: Path) -> None:
    assert told(tmp_path, locked("")).encryption == Encryption(
        "AESV3, 256 Bit", ("Kopieren", "Seiten ordnen")
    )


def test_a_file_locked_by_a_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="mit einem Kennwort verschlossen"):
        told(tmp_path, locked("geheim"))


def test_a_long_text_is_cut(tmp_path: Path) -> None:
    data = pdf(one_page(b"/Metadata 4 0 R", {4: xmp(CLAIMS + title("x" * 100_000))}))
    assert len(told(tmp_path, data).metadata.said("title")) == 500
