"""What can be asked of a build; nothing here imports what carries it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from drafter.render import RENDERERS

OPARL: Final = "oparl"
"""OParl objects; they tell of the other files, so they are made of no single edition."""

TOLD_OF: Final = ("html", "pdf")
"""The formats of editions that OParl objects tell of; where these are asked for, they are made."""

FORMATS: Final[tuple[str, ...]] = (*RENDERERS, OPARL)
"""Every format that can be asked for."""

USUAL_FORMATS: Final = ("html", "pdf")
"""What is made where no format is asked for."""

SYNOPSIS_FORMATS: Final = (*USUAL_FORMATS, "text")
"""What a Synopse of papers that a caller names can be written as."""


class Version(StrEnum):
    """An edition of a paper; the value is the word of option and file name.

    The first ones are for papers that have changes, those of `LOOKS` for every paper.
    """

    MARKED = "markiert"
    CLEAN = "rein"
    EXCERPT = "auszug"
    SYNOPSIS = "synopse"
    LARGE_PRINT = "grossdruck"
    GREY = "grau"


USUAL: Final = (Version.MARKED.value, Version.CLEAN.value)
LOOKS: Final = (Version.LARGE_PRINT, Version.GREY)
"""Editions of the same words that only look otherwise (`drafter.render.looks`)."""

VERSIONS: Final = tuple(version.value for version in Version)


class Embedding(StrEnum):
    """Which source is embedded: what is printed, or the files as they are."""

    PRINTED = "printed"
    FULL = "full"


def rendered(formats: Sequence[str]) -> tuple[str, ...]:
    """Return the formats in which editions are rendered where some formats are asked for."""
    wanted = (*formats, *TOLD_OF) if OPARL in formats else formats
    return tuple(name for name in RENDERERS if name in wanted)


Asked = Mapping[str, object]
"""All that was asked of a build, as JSON has it."""


@dataclass(frozen=True)
class Wishes:
    """What the caller asks of the editions; None leaves it to the form.

    `scope` is a key of `SCOPES`: new words only, or those that went too.
    """

    versions: Sequence[str] = USUAL
    scope: str | None = None
    overview: bool | None = None


def asked(
    formats: Sequence[str],
    wishes: Wishes,
    archive: Path | None,
    embedding: Embedding | None,
    *,
    savings: bool,
) -> Asked:
    """Return all that was asked of a build as JSON has it; a build that was asked else is another.

    The folder of the Ablage stands there as it was named, for messages name it so.
    """
    return {
        "formate": list(formats),
        "fassungen": list(wishes.versions),
        "marken": wishes.scope,
        "uebersicht": wishes.overview,
        "archiv": None if archive is None else str(archive),
        "quelle": embedding,
        "abkuerzungen": savings,
    }
