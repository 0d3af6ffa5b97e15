"""The PREMIS file: it keeps to the data dictionary and tells what there is to tell."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as Xml

import pytest

from drafter.archive.entry import Role
from drafter.archive.formats import UNKNOWN, Format, format_of
from drafter.archive.ledger import Event, Line
from drafter.archive.premis import HandedFile, Link, Record, premis
from tests.archive import papers
from tests.archive.premis_rules import SPACE, violations

PDF = Format("Acrobat PDF/A - Portable Document Format", "2a", "fmt/476")
NOW = datetime(2026, 11, 5, 9, 30, tzinfo=UTC)
FILES = (
    HandedFile("data/eintrag.json", "eintrag.json", None, "0" * 128, 3, UNKNOWN, public=True),
    HandedFile("data/a~25~.pdf", "a%.pdf", Role.PDF, "1" * 128, 7, PDF, public=True),
    HandedFile("data/b.pdf", "b.pdf", Role.ATTACHMENT, "2" * 128, 9, UNKNOWN, public=False),
)
RECORD = Record(
    papers.entry(1, papers.files(1)),
    FILES,
    (
        Link("999/2020-2025", "ersetzt", newer=False),
        Link("1001/2020-2025/1", "ergänzt", newer=True),
    ),
    Line(4, "2026-01-05T08:00:00Z", Event.ADDED, papers.number(1), "", "a" * 128, "", "b" * 128),
    NOW,
    "Stadt Bielefeld",
)


XMP = b"<pdfaid:part>2</pdfaid:part> <pdfaid:conformance>A</pdfaid:conformance>"


def pdf(xmp: bytes, *, packed: bool = False) -> bytes:
    """Return what is seen of a PDF with this metadata packet."""
    keys = b"/Type /Metadata/Subtype /XML" + (b"/Filter /FlateDecode" if packed else b"")
    stream = zlib.compress(xmp) if packed else xmp
    return b"%PDF-1.7\n3 0 obj\n<<" + keys + b">>\nstream\n" + stream + b"\nendstream\nendobj\n"


def units(record: Record, name: str) -> Iterator[Xml.Element]:
    return Xml.fromstring(premis(record)).iter(f"{SPACE}{name}")


def texts(record: Record, name: str) -> list[str]:
    return [unit.text or "" for unit in units(record, name)]


def test_it_keeps_to_the_data_dictionary() -> None:
    assert violations(Xml.fromstring(premis(RECORD))) == []


def test_it_does_so_where_little_is_known() -> None:
    entry = RECORD.entry.model_copy(
        update={"subject": "", "lead_office": "", "date": "im Mai", "programs": {}}
    )
    little = replace(RECORD, entry=entry, links=(), files=FILES[:1], owner="")
    assert violations(Xml.fromstring(premis(little))) == []


@pytest.mark.parametrize(
    ("old", "new", "violation"),
    [
        ("<premis:size>7</premis:size>", "", None),
        ("<premis:compositionLevel>0</premis:compositionLevel>", "", "lacks compositionLevel"),
        ('version="3.0"', 'version="2.2"', "version"),
        ("premis:eventType>", "premis:eventSort>", "unknown eventSort"),
        (">drafter 0.1.0<", ">drafter 9<", "leads nowhere"),
        ('type="premis:file"', 'type="premis:intellectualEntity"', "objectCharacteristics"),
    ],
)
def test_the_rules_see_what_is_against_them(old: str, new: str, violation: str | None) -> None:
    text = premis(RECORD).decode()
    assert old in text
    found = "; ".join(violations(Xml.fromstring(text.replace(old, new, 2))))
    assert violation in found if violation else found == ""


def test_every_file_has_its_fixity_size_and_format() -> None:
    told = zip(
        texts(RECORD, "contentLocationValue"),
        texts(RECORD, "originalName"),
        texts(RECORD, "messageDigest"),
        texts(RECORD, "size"),
        texts(RECORD, "formatName"),
        strict=True,
    )
    assert list(told) == [
        (file.path, file.name, file.sha512, str(file.size), file.format.name) for file in FILES
    ]
    assert texts(RECORD, "formatRegistryKey") == ["fmt/476"]
    assert set(texts(RECORD, "messageDigestAlgorithm")) == {"SHA-512"}


def test_events_say_what_happened_and_when() -> None:
    told = zip(texts(RECORD, "eventType"), texts(RECORD, "eventDateTime"), strict=True)
    assert list(told) == [
        ("creation", "2026-01-05"),
        ("ingestion", "2026-01-05T08:00:00Z"),
        ("fixity check", "2026-11-05T09:30:00Z"),
        ("information package creation", "2026-11-05T09:30:00Z"),
    ]


def test_agents_are_program_office_and_municipality() -> None:
    assert texts(RECORD, "agentName") == ["drafter", "660 Amt für Verkehr", "Stadt Bielefeld"]
    assert texts(RECORD, "agentVersion") == ["0.1.0"]


def test_only_what_drafter_made_has_it_as_creating_application() -> None:
    made = [
        unit.findtext(f".//{SPACE}originalName")
        for unit in units(RECORD, "object")
        if unit.find(f".//{SPACE}creatingApplication") is not None
    ]
    assert made == ["a%.pdf"]


def test_links_lead_both_ways() -> None:
    sorts = [
        (unit[1].text, unit[2][1].text)
        for unit in units(RECORD, "relationship")
        if unit[0].text != "structural"
    ]
    assert sorts == [
        ("supersedes", "999/2020-2025"),
        ("is referenced by", "1001/2020-2025/1"),
    ]


def test_what_is_not_public_says_so() -> None:
    (hidden,) = (
        unit
        for unit in units(RECORD, "object")
        if "nichtöffentlich" in [each.text for each in unit.iter()]
    )
    assert hidden.findtext(f".//{SPACE}originalName") == "b.pdf"


def test_characters_that_xml_forbids_are_replaced() -> None:
    entry = RECORD.entry.model_copy(update={"subject": "Um\x01bau \ud800 & <Platz>"})
    assert "Um\ufffdbau \ufffd & <Platz>" in texts(
        replace(RECORD, entry=entry), "significantPropertiesValue"
    )


@pytest.mark.parametrize(
    ("path", "data", "puid"),
    [
        ("a.yaml", b"a: b", "fmt/818"),
        ("a.HTML", b"<!DOCTYPE html>", "fmt/471"),
        ("a.bin", b"\0", ""),
        ("a.pdf", b"no PDF", ""),
        ("a.txt", b"%PDF-1.4\n", "fmt/18"),
        ("a.pdf", pdf(b"<pdfaid:part>2</pdfaid:part>"), "fmt/276"),
        ("a.pdf", pdf(XMP), "fmt/476"),
        ("a.pdf", pdf(XMP, packed=True), "fmt/476"),
        ("a.pdf", pdf(XMP, packed=True).replace(b"\x9c", b"\xff"), "fmt/276"),
        ("a.pdf", pdf(b"<x pdfaid:part='3' pdfaid:conformance = \"a\"/>"), "fmt/479"),
        ("a.pdf", b"%PDF-1.7\n" + XMP, "fmt/276"),
        ("a.pdf", b"%PDF-9.9", ""),
    ],
)
def test_formats_have_their_keys_in_pronom(path: str, data: bytes, puid: str) -> None:
    assert format_of(path, data).puid == puid
