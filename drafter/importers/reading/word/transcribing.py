"""From the bytes of a Word file to a Transcript: its texts one after the other."""

from collections.abc import Iterable
from typing import Final

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.word import kinds
from drafter.importers.reading.word.names import Element, child, w
from drafter.importers.reading.word.numbering import Numberings
from drafter.importers.reading.word.package import Package
from drafter.importers.reading.word.pictures import Pictures
from drafter.importers.reading.word.remarks import Remark, Remarks
from drafter.importers.reading.word.story import File, Story
from drafter.importers.reading.word.styles import Styles
from drafter.importers.reading.word.surroundings import around, noted
from drafter.importers.transcript import Grid, Line, Part, Role, Source, Transcript

OFFICE: Final = "officeDocument"
PROPERTIES: Final = "core-properties"
TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
SCANNED: Final = (
    "Die Word-Datei enthält nur Bilder und keinen Text. "
    "Bitte vorher eine Texterkennung (OCR) laufen lassen oder die Datei mit Text beschaffen."
)
EMPTY: Final = "Die Word-Datei enthält keinen Text. Bitte prüfen, ob sie die richtige ist."


def transcribe(data: bytes) -> Transcript:
    """Read a Word file (.docx); tracked changes stay marked as what they are.

    First stand heads of pages, in the end feet, then footnotes. A head that the first page alone
    has is part of the text.

    Raises:
        Declined: if it is no Word file, is damaged or locked, exceeds a limit, or has no text.
    """
    if data.startswith(kinds.COMPOUND):
        raise kinds.compound(data)
    package = Package(data)
    main = package.beside("").get(OFFICE, "")
    root = package.optional(main)
    body = child(root, "body")
    if root is None or root.tag != w("document") or body is None:
        raise kinds.other(package)
    return _read(package, main, body)


def _read(package: Package, main: str, body: Element) -> Transcript:
    beside = package.beside(main)
    styles = Styles(package.optional(beside.get("styles")))
    numberings = Numberings(package.optional(beside.get("numbering")), styles)
    remarks = Remarks()
    file = File(package, styles, numberings, Pictures(package, remarks), remarks)
    text = tuple(Story(file, main).parts(body))
    notes = tuple(noted(file, beside))
    heads, feet = around(file, main, body)
    _demand_text((*heads, *text), bool(file.pictures.found))
    remarks.add(Remark.COMMENTS, _comments(package.optional(beside.get("comments"))))
    return Transcript(
        Source.WORD,
        (*heads, *text, *feet, *notes),
        title=_title(package.optional(package.beside("").get(PROPERTIES))),
        pictures=tuple(file.pictures.found),
        notes=remarks.sentences,
    )


def _demand_text(parts: Iterable[Part], has_pictures: bool) -> None:
    if any(_has_words(part) for part in parts):
        return
    if has_pictures:
        raise Declined(Reason.SCAN, SCANNED)
    raise Declined(Reason.EMPTY, EMPTY)


def _has_words(part: Part) -> bool:
    if isinstance(part, Line):
        return part.role is not Role.FURNITURE and bool(part.text.strip())
    return isinstance(part, Grid) and any(cell.text.strip() for row in part.rows for cell in row)


def _comments(root: Element | None) -> int:
    return 0 if root is None else len(root.findall(w("comment")))


def _title(properties: Element | None) -> str:
    """Return the title in the core properties (ISO/IEC 29500-2, 11)."""
    found = None if properties is None else properties.find(TITLE)
    return "" if found is None else (found.text or "").strip()
