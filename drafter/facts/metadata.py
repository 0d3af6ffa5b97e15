"""What a file says of itself: XMP (ISO 16684-1), document information (ISO 32000-1, 14.3.3)."""

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree

from pikepdf import Pdf, PdfError, Stream

from drafter.facts.instants import instant
from drafter.facts.reading import get, shortened, text
from drafter.facts.record import Claim, Labels, Metadata

MOST_XMP = 1024 * 1024
RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
XMP: Final = "{http://ns.adobe.com/xap/1.0/}"
PDF: Final = "{http://ns.adobe.com/pdf/1.3/}"
PDFA: Final = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA: Final = "{http://www.aiim.org/pdfua/ns/id/}"
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
IN_XMP: Final = {
    "title": f"{DC}title",
    "author": f"{DC}creator",
    "subject": f"{DC}description",
    "keywords": f"{PDF}Keywords",
    "number": f"{DC}identifier",
    "tool": f"{XMP}CreatorTool",
    "producer": f"{PDF}Producer",
    "created": f"{XMP}CreateDate",
    "modified": f"{XMP}ModifyDate",
}
IN_INFORMATION: Final = {
    "title": "/Title",
    "author": "/Author",
    "subject": "/Subject",
    "keywords": "/Keywords",
    "tool": "/Creator",
    "producer": "/Producer",
    "created": "/CreationDate",
    "modified": "/ModDate",
}
DATES: Final = ("created", "modified")

Properties = Mapping[str, str]


def properties(pdf: Pdf) -> Properties | None:
    """Return the properties of the XMP packet by their names with namespace; None without one.

    A packet that is too long or is no XML counts as none.
    """
    packet = get(pdf.Root, "/Metadata")
    data = _bytes(packet)
    if not data or len(data) > MOST_XMP or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return None
    try:
        return dict(_described(ElementTree.fromstring(data)))
    except (ElementTree.ParseError, ValueError, LookupError):
        return None


def claims(said: Properties | None) -> tuple[Claim, ...]:
    """Return the standards that a file claims (ISO 19005-2, 6.6.4; ISO 14289-1, 5)."""
    given = said or {}
    found = []
    if given.get(f"{PDFA}part"):
        found.append(Claim("PDF/A", given[f"{PDFA}part"], given.get(f"{PDFA}conformance", "")))
    if given.get(f"{PDFUA}part"):
        found.append(Claim("PDF/UA", given[f"{PDFUA}part"]))
    return tuple(found)


def metadata(pdf: Pdf, said: Properties | None) -> Metadata:
    """Compare what XMP and document information say; what only one of them says is no conflict."""
    xmp = Labels(**{field: said.get(name, "") for field, name in IN_XMP.items()}) if said else None
    information = _information(pdf)
    return Metadata(xmp, information, tuple(_conflicts(xmp, information)))


def _conflicts(xmp: Labels | None, information: Labels | None) -> Iterator[str]:
    if xmp is None or information is None:
        return
    for field in IN_INFORMATION:
        one, other = getattr(xmp, field), getattr(information, field)
        if one and other and not _same(field, one, other):
            yield field


def _same(field: str, one: str, other: str) -> bool:
    if field in DATES and instant(one) and instant(other):
        return instant(one) == instant(other)
    return one == other


def _information(pdf: Pdf) -> Labels | None:
    given = get(pdf.trailer, "/Info")
    if given is None:
        return None
    return Labels(**{field: text(get(given, key)) for field, key in IN_INFORMATION.items()})


def _bytes(packet: object) -> bytes:
    try:
        return packet.read_bytes() if isinstance(packet, Stream) else b""
    except PdfError:
        return b""


def _described(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Yield the properties of all descriptions, written as attributes or as elements."""
    for description in root.iter(f"{RDF}Description"):
        yield from ((name, shortened(value.strip())) for name, value in description.items())
        for element in description:
            yield element.tag, shortened(_value(element))


def _value(element: ElementTree.Element) -> str:
    """Return a simple value, the one for every language, or the values of a list."""
    entries = list(element.iter(f"{RDF}li"))
    if not entries:
        return (element.text or "").strip()
    default = [entry for entry in entries if entry.get(LANGUAGE) == "x-default"]
    if element.find(f"{RDF}Alt") is not None:
        entries = (default or entries)[:1]
    return "; ".join((entry.text or "").strip() for entry in entries)
