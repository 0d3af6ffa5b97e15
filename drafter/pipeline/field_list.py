"""The field list of a package, for the import into a Ratsinformationssystem.

One line a file and consultation. The handbook tells the columns („Paket für eine Sitzung“).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from drafter.deliver.sheet import sheet
from drafter.german.dates import format_date
from drafter.model.consultation import Consultation
from drafter.model.paper import Office, Paper
from drafter.model.scalars import Publicity
from drafter.pipeline.packed import Packed, Part

FILE: Final = "liste.csv"
COLUMNS: Final = (
    "drucksachennummer",
    "vorlagenart",
    "gegenstand",
    "neutraler_titel",
    "amt",
    "datum",
    "gremium",
    "sitzung",
    "top",
    "beratung",
    "zustaendigkeit",
    "dateiart",
    "fassung",
    "anlage",
    "titel",
    "oeffentlichkeit",
    "datei",
    "sha512",
)
PUBLICITY: Final = {Part.PUBLIC: Publicity.PUBLIC, Part.NON_PUBLIC: Publicity.NON_PUBLIC}

Row = Mapping[str, str]


def rows(
    paper: Paper,
    consultations: Iterable[Consultation],
    file: Packed,
    name: str,
    sha512: str,
) -> Iterator[Row]:
    """Yield the lines of a file: one for each consultation, or a single one if there is none."""
    common = {**_of_paper(paper), **_of_file(file), "datei": name, "sha512": sha512}
    meetings = [_of_consultation(each) for each in consultations]
    for meeting in meetings or [{}]:
        yield {**common, **meeting}


def written(lines: Iterable[Row]) -> bytes:
    """Return the lines as a file, below the names of the columns."""
    return sheet(COLUMNS, lines)


def _of_paper(paper: Paper) -> Row:
    return {
        "drucksachennummer": paper.reference or "",
        "vorlagenart": paper.kind,
        "gegenstand": paper.subject,
        "neutraler_titel": paper.neutral_title or "",
        "amt": _office(paper.lead_office),
        "datum": format_date(paper.date) if paper.date else "",
    }


def _office(office: Office) -> str:
    return " ".join(filter(None, (office.number, office.name)))


def _of_file(file: Packed) -> Row:
    return {
        "dateiart": file.kind,
        "fassung": file.edition.replace(".", " "),
        "anlage": file.number,
        "titel": file.title,
        "oeffentlichkeit": PUBLICITY[file.part],
    }


def _of_consultation(consultation: Consultation) -> Row:
    return {
        "gremium": " / ".join(consultation.organizations),
        "sitzung": str(consultation.meeting_date) if consultation.meeting_date else "",
        "top": consultation.agenda_number or "",
        "beratung": consultation.publicity or "",
        "zustaendigkeit": consultation.role or "",
    }
