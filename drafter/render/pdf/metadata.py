"""What the paper says of itself: document information and XMP (ISO 16684-1) alike.

The declarations of PDF/A and PDF/UA stand in the XMP; PDF/A wants the schema of PDF/UA described
beside it, for it knows no other (ISO 19005-2, 6.6.2.3; ISO 14289-1, chapter 5).
"""

from collections.abc import Mapping
from typing import Any, Final
from xml.sax.saxutils import escape

import pydyf

from drafter import __version__
from drafter.document import Document

PROGRAM: Final = f"drafter {__version__}"
CONFORMANCE: Final = "A"
XMP: Final = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>{conformance}</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{optional}<xmp:CreatorTool>{program}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
NUMBERED: Final = """\
<dc:identifier>{number}</dc:identifier>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
"""
DATED: Final = """\
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
"""


def describe(paper: Document, pdf: Any, part: int) -> None:
    """Say in a PDF that WeasyPrint is about to write what it is: of which paper, in which part.

    `part` is that of ISO 19005. Title, author and dates are in the document information already.
    """
    pdf.info["Creator"] = pydyf.String(PROGRAM)
    if paper.reference:
        pdf.info["Subject"] = pydyf.String(_subject(paper))
    number = int(pdf.catalog["Metadata"].split()[0])
    pdf.objects[number].stream = [xmp(paper, pdf.info["Producer"].string, part)]


def xmp(paper: Document, producer: str, part: int) -> bytes:
    """Return the XMP packet of a paper in a PDF of that producer."""
    values = {
        "title": paper.title,
        "author": paper.author,
        "language": paper.language,
        "program": PROGRAM,
        "producer": producer,
        "number": paper.reference,
        "subject": _subject(paper),
        "date": paper.date,
    }
    return _filled({name: escape(value) for name, value in values.items()}, part).encode()


def _filled(values: Mapping[str, str], part: int) -> str:
    optional = (NUMBERED if values["number"] else "") + (DATED if values["date"] else "")
    made = optional.format(**values)
    return XMP.format(**values, part=part, conformance=CONFORMANCE, optional=made)


def _subject(paper: Document) -> str:
    return f"Drucksachennummer {paper.reference}"
