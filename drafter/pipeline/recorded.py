"""A manifest that is read back: what it says of an output, or why it cannot be one of ours."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, ValidationError

from drafter.deliver.manifest import MANIFEST, SCHEMA, listed_files, manifest_path
from drafter.errors import UsageMistake
from drafter.pipeline.editions import SCOPES
from drafter.pipeline.papers import ENDINGS
from drafter.pipeline.wishes import FORMATS, VERSIONS, Embedding

MOST_BYTES: Final = 4 * 1024 * 1024
LONGEST: Final = 4096


def _one_of(known: tuple[str, ...]) -> AfterValidator:
    def checked(value: str) -> str:
        if value not in known:
            raise ValueError(value)
        return value

    return AfterValidator(checked)


def _name(value: object) -> str:
    """Require a text that can be a name; Pydantic's own text must be UTF-8, names need not be."""
    if not isinstance(value, str) or len(value) > LONGEST or "\0" in value:
        raise ValueError(value)
    return value


def _relative_paper(name: str) -> str:
    """Require the name of a YAML file that lies somewhere relative to the output."""
    if Path(name).is_absolute() or Path(name).suffix not in ENDINGS:
        raise ValueError(name)
    return name


Sha512 = Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]
Name = Annotated[str, PlainValidator(_name)]
PaperPath = Annotated[Name, AfterValidator(_relative_paper)]
Formats = Annotated[tuple[Annotated[str, _one_of(FORMATS)], ...], Field(min_length=1)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)


class BuildOptions(_Record, extra="forbid"):
    """What `drafter build` was asked for; None was left to the form."""

    command: Literal["build"] = Field(alias="befehl")
    formats: Formats = Field(alias="formate", strict=False)
    versions: tuple[Annotated[str, _one_of(VERSIONS)], ...] = Field(alias="fassungen", strict=False)
    scope: Annotated[str, _one_of(tuple(SCOPES))] | None = Field(alias="marken")
    overview: bool | None = Field(alias="uebersicht")
    embedding: Embedding | None = Field(alias="quelle", strict=False)


class CompareOptions(_Record, extra="forbid"):
    """What `drafter compare` was asked for."""

    command: Literal["compare"] = Field(alias="befehl")
    formats: Formats = Field(alias="formate", strict=False)
    full: bool = Field(alias="vollstaendig")


class Recorded(_Record):
    """What a manifest says: source, options, and the hashes of everything that made the files.

    Paths are relative to the folder of the manifest.
    """

    schema_version: Literal[2] = Field(alias="schema")
    source: PaperPath = Field(alias="quelle")
    earlier: tuple[PaperPath, ...] = Field(alias="aeltere", strict=False)
    options: BuildOptions | CompareOptions = Field(alias="optionen", discriminator="command")
    inputs: Mapping[Name, Sha512] = Field(alias="eingaben")
    forms: Mapping[Name, Sha512] = Field(alias="formulare")
    fonts: Mapping[Name, Sha512] = Field(alias="schriften")
    programs: Mapping[Name, Name] = Field(alias="programme")
    files: Mapping[Name, Sha512] = Field(alias="dateien", min_length=1)


def is_file(file: Path) -> bool:
    """Whether there is such a file; what cannot be a file's name is none."""
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


def manifest_of(file: Path) -> Path:
    """Return the manifest that lists an output file, or the file itself where it is a manifest.

    Raises:
        UsageMistake: if the file is not there, or no manifest beside it lists it.
    """
    if not is_file(file):
        raise UsageMistake(f"Eine Datei „{file}“ gibt es nicht. Bitte Namen und Ordner prüfen.")
    if file.name.endswith(MANIFEST):
        return file
    for stem in _stems(file.name):
        if file.name in listed_files(file.parent, stem):
            return manifest_path(file.parent, stem)
    raise UsageMistake(
        f"Neben „{file}“ liegt kein Manifest ({_stems(file.name)[-1]}{MANIFEST}), das diese Datei "
        "nennt. Bitte die Datei dort lassen, wo „drafter build“ sie geschrieben hat."
    )


def recorded(sheet: Path) -> Recorded:
    """Read a manifest.

    Raises:
        UsageMistake: if it cannot be read, is none, or is of another version of the program.
    """
    content = _content(sheet)
    schema = content.get("schema")
    if isinstance(schema, int) and schema != SCHEMA:
        raise UsageMistake(_other_schema(sheet, schema))
    try:
        record = Recorded.model_validate(content)
    except ValidationError:
        raise UsageMistake(_none(sheet)) from None
    stem = sheet.name.removesuffix(MANIFEST)
    if not all(_is_own(name, stem) for name in record.files):
        raise UsageMistake(_none(sheet))
    return record


def _content(sheet: Path) -> Mapping[str, object]:
    try:
        with sheet.open("rb") as stream:
            content = json.loads(stream.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise UsageMistake(_none(sheet))
    return content


def _is_own(name: str, stem: str) -> bool:
    """Whether a name is that of a file beside the manifest, of the same paper."""
    return Path(name).name == name and name.startswith(f"{stem}.")


def _none(sheet: Path) -> str:
    return (
        f"„{sheet}“ ist kein Manifest von drafter oder beschädigt. Bitte die Vorlage neu erzeugen."
    )


def _other_schema(sheet: Path, schema: int) -> str:
    if schema < SCHEMA:
        return (
            f"„{sheet}“ stammt aus einer älteren Fassung von drafter, die noch nicht festhielt, "
            "womit gebaut wurde. Bitte die Vorlage neu erzeugen."
        )
    return f"„{sheet}“ stammt aus einer neueren Fassung von drafter. Bitte diese Fassung verwenden."


def _stems(name: str) -> tuple[str, ...]:
    """Return what may stand before `.manifest.json`: the name without one ending, two, and so on.

    The longest comes first, for a Synopse has its own manifest.
    """
    parts = name.split(".")
    return tuple(".".join(parts[:end]) for end in range(len(parts) - 1, 0, -1)) or (name,)
