"""What is published of a paper: all values that its OParl objects are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from drafter.model.form import Form
from drafter.model.paper import Attachment, Paper

JSON = dict[str, Any]
"""An OParl object, or a part of one, as JSON has it."""

MIME_TYPES: Final[Mapping[str, str]] = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml",
}
"""The media type of a file by the ending of its name (IANA; for YAML RFC 9512)."""
UNKNOWN: Final = "application/octet-stream"


class FileRole(StrEnum):
    """What a published file is; the value stands in its address."""

    PAPER = "vorlage"
    CLEAN = "rein"
    READING_COPY = "lesefassung"
    ATTACHMENT = "anlage"


@dataclass(frozen=True)
class PublishedFile:
    """A file of a paper: its role, name, size in bytes, SHA-512 (hexadecimal) and words.

    An attachment comes with its entry in the paper and the number that is printed. `text` is what
    can be read in it; empty where that is not known.
    """

    role: FileRole
    name: str
    size: int
    sha512: str
    text: str = field(default="", repr=False)
    attachment: Attachment | None = None
    number: int = 0

    @property
    def ending(self) -> str:
        """The ending of its name without the dot, in small letters; empty where it has none."""
        before, dot, ending = self.name.rpartition(".")
        return ending.lower() if before and dot else ""

    @property
    def mime_type(self) -> str:
        """Its media type."""
        return MIME_TYPES.get(self.ending, UNKNOWN)


@dataclass(frozen=True)
class Published:
    """A paper with all that its objects are made of.

    `before` are the papers behind a Nachtrag, nearest first: it repeats their text, so it is no
    more public than they. `files` hold nothing that is not public; attachments are judged here
    once more. `superordinated`, `subordinated` and `related` are numbers of papers that are
    published themselves. `created` and `modified` are those of the paper as it is published, each
    with its offset from UTC.
    """

    paper: Paper
    form: Form
    created: datetime
    modified: datetime
    before: tuple[Paper, ...] = ()
    files: tuple[PublishedFile, ...] = ()
    superordinated: tuple[str, ...] = ()
    subordinated: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
