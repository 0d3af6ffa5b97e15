"""An entry: what a paper in the store is, and which files it has; as a value and as JSON."""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

SCHEMA: Final = 1
LONGEST_PATH: Final = 1000


def _inside(path: str) -> str:
    """Return a path that stays in its folder on every file system.

    Raises:
        ValueError: if it does not.
    """
    parts = path.split("/")
    if len(path) > LONGEST_PATH or any(part in ("", ".", "..") for part in parts):
        raise ValueError("leads out of the entry")
    if any(char in path for char in "\\\0"):
        raise ValueError("has a character that no path may have")
    return path


EntryPath = Annotated[str, AfterValidator(_inside)]
Sha512 = Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]


class Role(StrEnum):
    """What a file of an entry is."""

    SOURCE = "vorlage"
    TEXT = "text"
    PICTURE = "bild"
    ATTACHMENT = "anlage"
    FORM = "formular"
    FONT = "schrift"
    DOCUMENT = "dokument"
    HTML = "html"
    PDF = "pdf"
    PLAIN_TEXT = "textfassung"
    DOCX = "docx"
    OPARL = "oparl"
    CHANGES = "aenderungen"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class StoredFile(_Record):
    """A file of an entry: its path in the entry (POSIX), role, SHA-512 and size in bytes.

    `public` is false for what no list, search or export for the public may hold.
    """

    path: EntryPath = Field(alias="pfad")
    role: Role = Field(alias="rolle")
    sha512: Sha512
    size: int = Field(alias="bytes", ge=0)
    public: bool = Field(alias="oeffentlich")


class StoredConsultation(_Record):
    """A Beratung: body, date of the meeting (ISO 8601, or as printed), agenda number, publicity."""

    organization: str = Field(alias="gremium")
    date: str = Field(alias="datum", default="")
    agenda_number: str = Field(alias="top", default="")
    public: bool = Field(alias="oeffentlich")


class StoredSupplement(_Record):
    """What a Nachtrag is a Nachtrag to, and how: `mode` is „ersetzt“ or „ergänzt“.

    `compared_with` says with what it was compared: a number and the SHA-512 of that version's
    Document, and whether the archived Document was taken or the archived YAML composed anew.
    """

    original: str = Field(alias="zu")
    mode: str = Field(alias="art")
    compared_with: Mapping[str, str] = Field(alias="verglichen_mit", default_factory=dict)


class Entry(_Record):
    """A paper in the store.

    `subject` is what the public may read: of a non-public paper its neutral title, or nothing.
    `programs` are the versions of everything that made the files, and the lock's SHA-512.
    """

    schema_version: int = Field(alias="schema", default=SCHEMA)
    number: str = Field(alias="nummer")
    kind: str = Field(alias="art")
    subject: str = Field(alias="gegenstand")
    lead_office: str = Field(alias="amt")
    date: str = Field(alias="datum")
    form: str = Field(alias="formular")
    public: bool = Field(alias="oeffentlich")
    supplement: StoredSupplement | None = Field(alias="nachtrag", default=None)
    consultations: tuple[StoredConsultation, ...] = Field(alias="beratungen", default=())
    product_groups: tuple[str, ...] = Field(alias="produktgruppen", default=())
    files: tuple[StoredFile, ...] = Field(alias="dateien")
    programs: Mapping[str, str] = Field(alias="programme")

    def of_role(self, role: Role) -> tuple[StoredFile, ...]:
        """Return its files of one role, in the order of the manifest."""
        return tuple(file for file in self.files if file.role is role)


def to_json(entry: Entry) -> bytes:
    """Return an entry as canonical JSON: UTF-8, keys in the order of the class, a final newline."""
    content = entry.model_dump(mode="json", by_alias=True)
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def from_json(data: bytes) -> Entry:
    """Read an entry.

    Raises:
        ValueError: if it is none (`pydantic.ValidationError` is a ValueError).
    """
    return Entry.model_validate_json(data)
