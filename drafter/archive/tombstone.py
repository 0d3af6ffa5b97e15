"""The tombstone: what is left of an entry that had to be removed, as a value and as JSON."""

from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from drafter.archive.entry import Sha512

SCHEMA: Final = 1


class Tombstone(BaseModel):
    """Who removed an entry, why and when, and the SHA-512 of what was there.

    `record` is that of its `eintrag.json`. The files stand here by SHA-512 alone: their names may
    be what had to be removed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_version: int = Field(alias="schema", default=SCHEMA)
    number: str = Field(alias="nummer")
    who: str = Field(alias="wer", min_length=1)
    reason: str = Field(alias="grund", min_length=1)
    time: str = Field(alias="zeit")
    record: Sha512 = Field(alias="eintrag")
    files: tuple[Sha512, ...] = Field(alias="dateien")


def to_json(tombstone: Tombstone) -> bytes:
    """Return a tombstone as canonical JSON: UTF-8, keys in the order of the class, a newline."""
    return tombstone.model_dump_json(by_alias=True, indent=1).encode() + b"\n"


def from_json(data: bytes) -> Tombstone:
    """Read a tombstone.

    Raises:
        ValueError: if it is none.
    """
    return Tombstone.model_validate_json(data)
