"""Files embedded in the PDF: what a paper was made of (ISO 19005-3, 6.8)."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import pydyf

from drafter.render.edition import Edition

if TYPE_CHECKING:
    from weasyprint import Attachment

MEDIA_TYPES: Final[Mapping[str, str]] = {
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".md": "text/markdown",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
OTHER: Final = "text/plain"
UNDATED: Final = datetime(1970, 1, 1, tzinfo=UTC)
SOURCE: Final = "Source"
SUPPLEMENT: Final = "Supplement"
PAPER: Final = "Quelle dieser Vorlage"
PART: Final = "Gehört zur Quelle dieser Vorlage"


def attachments(edition: Edition) -> Iterator["Attachment"]:
    """Yield the files to embed, with the date of the paper; the first one is the paper's own."""
    from weasyprint import Attachment

    day = edition.document.date
    dated = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else UNDATED
    for index, (name, data) in enumerate(edition.sources.items()):
        yield Attachment(
            string=data,
            name=name,
            description=PART if index else PAPER,
            created=dated,
            modified=dated,
            relationship=SUPPLEMENT if index else SOURCE,
        )


def associate(pdf: Any, names: Mapping[str, bytes]) -> None:
    """Give embedded files their media types, and name each once, those by which one finds them.

    WeasyPrint guesses the types, and associates each file twice with the document.
    """
    files = [made for made in pdf.objects if _is(made, "/Filespec")]
    for name, file in zip(names, files, strict=True):
        stream = pdf.objects[int(file["EF"]["F"].split()[0])]
        stream.extra["Subtype"] = f"/{_media_type(name).replace('/', '#2f')}"
    pdf.catalog["AF"] = pydyf.Array(file.reference for file in files)
    by_name = sorted(zip(names, files, strict=True), key=lambda pair: pair[0].encode())
    tree = pdf.objects[int(pdf.catalog["Names"]["EmbeddedFiles"].split()[0])]
    tree["Names"] = pydyf.Array(part for _, file in by_name for part in (file["F"], file.reference))


def _is(made: Any, kind: str) -> bool:
    return isinstance(made, dict) and made.get("Type") == kind


def _media_type(name: str) -> str:
    return MEDIA_TYPES.get(PurePosixPath(name).suffix.lower(), OTHER)
