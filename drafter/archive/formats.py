"""File formats by their names in PRONOM, the registry that German archives cite too.

Keys are those of PRONOM release 109. What a PDF is, is what it claims itself; whether that is
true is asked by `drafter.facts`.
"""

import re
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Final, NamedTuple

_HEADER: Final = re.compile(rb"%PDF-(\d\.\d)")
_CLAIM: Final = re.compile(
    rb"pdfaid:(part|conformance)\s*(?:=\s*[\"']|>)\s*([1-4A-Ua-u])\s*(?:[\"']|<)"
)
_METADATA: Final = re.compile(
    rb"<<(?P<keys>[^<>]{0,400}/Metadata\b[^<>]{0,400})>>\s{0,9}stream\r?\n"
)
_FIRST_BYTES: Final = 1024
_MOST_XMP: Final = 1 << 18  # bytes of a metadata packet
_MOST_PACKETS: Final = 100


class Format(NamedTuple):
    """A format: its name in PRONOM, its version and key (PUID), each "" where there is none."""

    name: str
    version: str = ""
    puid: str = ""


PDFA: Final = "Acrobat PDF/A - Portable Document Format"
UNKNOWN: Final = Format("unbekannt")

PDFA_FORMATS: Final = {
    name: Format(PDFA, name, puid)
    for name, puid in {
        "1a": "fmt/95",
        "1b": "fmt/354",
        "2a": "fmt/476",
        "2b": "fmt/477",
        "2u": "fmt/478",
        "3a": "fmt/479",
        "3b": "fmt/480",
        "3u": "fmt/481",
    }.items()
}
PDF_FORMATS: Final = {
    "1.0": Format("Acrobat PDF 1.0 - Portable Document Format", "1.0", "fmt/14"),
    "1.1": Format("Acrobat PDF 1.1 - Portable Document Format", "1.1", "fmt/15"),
    "1.2": Format("Acrobat PDF 1.2 - Portable Document Format", "1.2", "fmt/16"),
    "1.3": Format("Acrobat PDF 1.3 - Portable Document Format", "1.3", "fmt/17"),
    "1.4": Format("Acrobat PDF 1.4 - Portable Document Format", "1.4", "fmt/18"),
    "1.5": Format("Acrobat PDF 1.5 - Portable Document Format", "1.5", "fmt/19"),
    "1.6": Format("Acrobat PDF 1.6 - Portable Document Format", "1.6", "fmt/20"),
    "1.7": Format("Acrobat PDF 1.7 - Portable Document Format", "1.7", "fmt/276"),
    "2.0": Format("PDF 2.0 - Portable Document Format", "2.0", "fmt/1129"),
}
FORMATS: Final = {
    ".css": Format("Cascading Style Sheet", puid="x-fmt/224"),
    ".docx": Format("Microsoft Word for Windows", "2007 onwards", "fmt/412"),
    ".htm": Format("Hypertext Markup Language", "5", "fmt/471"),
    ".html": Format("Hypertext Markup Language", "5", "fmt/471"),
    ".j2": Format("Jinja-Vorlage (Text)", puid="x-fmt/111"),
    ".jpeg": Format("JPEG File Interchange Format"),
    ".jpg": Format("JPEG File Interchange Format"),
    ".json": Format("JSON Data Interchange Format", puid="fmt/817"),
    ".md": Format("Markdown", puid="fmt/1149"),
    ".png": Format("Portable Network Graphics"),
    ".svg": Format("Scalable Vector Graphics"),
    ".ttf": Format("TrueType Font", puid="x-fmt/453"),
    ".txt": Format("Plain Text File", puid="x-fmt/111"),
    ".xml": Format("Extensible Markup Language", "1.0", "fmt/101"),
    ".yaml": Format("YAML", puid="fmt/818"),
    ".yml": Format("YAML", puid="fmt/818"),
}


def format_of(path: str, data: bytes) -> Format:
    """Return the format of a file: of a PDF by its own words, of others by the ending."""
    if header := _HEADER.search(data[:_FIRST_BYTES]):
        return _pdf(header[1].decode(), data)
    return FORMATS.get(PurePosixPath(path).suffix.lower(), UNKNOWN)


def _pdf(version: str, data: bytes) -> Format:
    """Return the format that a PDF claims: PDF/A by its XMP (ISO 19005-2, 6.6.4), or its header."""
    claimed = (PDFA_FORMATS.get(_claim(packet)) for packet in _packets(data))
    plain = PDF_FORMATS.get(version, Format("Portable Document Format", version))
    return next(filter(None, claimed), plain)


def _claim(packet: bytes) -> str:
    """Return part and conformance that a metadata packet claims: „2a“."""
    claims: dict[bytes, bytes] = dict(_CLAIM.findall(packet))
    return (claims.get(b"part", b"") + claims.get(b"conformance", b"")).decode().lower()


def _packets(data: bytes) -> Iterator[bytes]:
    """Yield the metadata packets of a PDF, unpacked, as far as they can be and not too many."""
    for match in islice(_METADATA.finditer(data), _MOST_PACKETS):
        packet = data[match.end() : match.end() + _MOST_XMP]
        yield _inflated(packet) if b"/FlateDecode" in match["keys"] else packet


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST_XMP)
    except zlib.error:
        return b""
