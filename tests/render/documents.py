"""Documents made by hand, to see where their parts land on pages."""

from collections.abc import Iterable

from drafter.document import (
    Block,
    Column,
    Document,
    Furniture,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    inline,
)
from drafter.render import RENDERERS, Edition
from drafter.resources import templates_directory

FORM = templates_directory() / "bielefeld"


def paragraph(text: str) -> Paragraph:
    return Paragraph(inline(text))


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    return Table(
        tuple(Column(inline(head)) for head in heads),
        tuple(Row(tuple(inline(cell) for cell in row)) for row in rows),
    )


def document(*blocks: Block, signature: tuple[Block, ...] = (), watermark: str = "") -> Document:
    """Make a document of a title, one section of text and perhaps a signature."""
    closing = (Section("unterschrift", (), signature),) if signature else ()
    return Document(
        language="de",
        title="Probe",
        author="Stadt, Amt",
        reference="1/2020-2025",
        date="2022-01-27",
        sections=(
            Section("titel", inline("Probe"), ()),
            Section("begruendung", inline("Begründung:"), blocks),
            *closing,
        ),
        furniture=Furniture(
            ("Drucksachen-Nr. 1/2020-2025", "Gegenstand"), (), "Seite {page} von {pages}", watermark
        ),
    )


def html_of(made: Document) -> bytes:
    return RENDERERS["html"](Edition(made, FORM)).data


def pdf_of(made: Document) -> bytes:
    """Set a document as PDF; it fails where WeasyPrint reports anything."""
    return RENDERERS["pdf"](Edition(made, FORM, files={"html": html_of(made)})).data


def link(address: str) -> Run:
    return Run(address, href=address)
