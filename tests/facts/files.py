"""PDFs written by hand: as small as they can be, or made to hurt whoever reads them."""

import zlib
from collections.abc import Mapping

Objects = Mapping[int, bytes]

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
MIB = 1024 * 1024


def catalog(entries: bytes = b"") -> bytes:
    return b"<< /Type /Catalog /Pages 2 0 R %b >>" % entries


def one_page(entries: bytes = b"", more: Objects | None = None) -> Objects:
    """Return the objects of a file of one page: what its catalog has besides, and more objects."""
    return {1: catalog(entries), 2: PAGES, 3: PAGE, **(more or {})}


def pdf(objects: Objects, trailer: bytes = b"", size: int | None = None) -> bytes:
    """Write objects as a PDF with a true cross-reference table; object 1 is the catalog."""
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places.items())
    end = b"trailer\n<< /Size %d /Root 1 0 R %b >>\n" % (size or max(objects) + 1, trailer)
    start = b"startxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 1\n0000000000 65535 f \n" + table + end + start


def stream(entries: bytes, data: bytes) -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def bomb(entries: bytes, unpacked: int) -> bytes:
    """Return a stream of a few bytes that unpacks to many, through two filters."""
    data = zlib.compress(zlib.compress(bytes(unpacked), 9), 9)
    return stream(b"%b /Filter [/FlateDecode /FlateDecode]" % entries, data)


def xmp(properties: str, before: str = "") -> bytes:
    """Return a metadata stream with properties, written as elements; `before` comes first."""
    packet = (
        f"{before}"
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f"{properties}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    return stream(b"/Type /Metadata /Subtype /XML", packet.encode())


def title(words: str) -> str:
    return f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt></dc:title>'


CLAIMS = (
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    "<pdfuaid:part>1</pdfuaid:part>"
)


def claiming(words: str = "Titel") -> bytes:
    """Return a file that claims PDF/A-2a and PDF/UA-1, and is neither."""
    return pdf(one_page(b"/Metadata 4 0 R", {4: xmp(CLAIMS + title(words))}))


SHEET = pdf(one_page())
"""A whole file of one empty page."""
