"""The manifest beside the output: which paper made it, from what, how, and what files it has.

It knows no clock, no user and no place of the machine, so the same paper gives the same bytes.
"""

import hashlib
import json
from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, field
from os.path import normpath, relpath
from pathlib import Path
from typing import Final

from drafter import __version__
from drafter.errors import OutputConflict
from drafter.german.wording import quoted

SCHEMA: Final = 2
MANIFEST: Final = ".manifest.json"


@dataclass(frozen=True)
class Provenance:
    """Where the files of an output come from.

    `source` is the paper's YAML file, `earlier` are those of the papers that the caller put beside
    it, the oldest first; `inputs` are all files that were read, with their SHA-512. `forms` and
    `fonts` have the SHA-512 of each folder of a form and of each font file by its name, `programs`
    the versions of what made the bytes, `options` what was asked for. `compared_with` says which
    version of a paper of the Ablage a Nachtrag was compared with. `attachments` are entries of the
    manifest, one an Anlage: what it is, and what was made of its file.
    """

    source: Path
    inputs: Mapping[Path, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    programs: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    earlier: tuple[Path, ...] = ()
    compared_with: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Mapping[str, object], ...] = ()


def manifest_path(output: Path, stem: str) -> Path:
    """Return where the manifest of an output lies."""
    return output / f"{stem}{MANIFEST}"


def manifest(provenance: Provenance, output: Path, files: Mapping[str, bytes]) -> bytes:
    """Return the manifest as JSON (the handbook tells its fields, „Das Manifest“).

    Paths are relative to the output folder. Bytes of a path that are no UTF-8 stand in it as JSON
    escapes.
    """
    content = {
        "schema": SCHEMA,
        "programm": f"drafter {__version__}",
        "quelle": relative(provenance.source, output),
        "aeltere": [relative(path, output) for path in provenance.earlier],
        "optionen": provenance.options,
        "eingaben": {relative(path, output): sha for path, sha in provenance.inputs.items()},
        "formulare": provenance.forms,
        "schriften": provenance.fonts,
        "programme": provenance.programs,
        "verglichen_mit": provenance.compared_with,
        "anlagen": provenance.attachments,
        "dateien": {name: hashlib.sha512(data).hexdigest() for name, data in files.items()},
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def owner_conflict(
    source: Path, output: Path, stem: str, yielding: Collection[Path] = ()
) -> OutputConflict | None:
    """Return the error if another paper, which still exists, already owns this name.

    A manifest that cannot be read owns nothing. Papers that are `yielding` give the name up.
    """
    owner = owner_of(output, stem)
    if owner is None or owner in {path.resolve() for path in (source, *yielding)}:
        return None
    sentence = (
        f"„{stem}“ in „{output}“ gehört schon zur Vorlage {quoted(owner.name)}. Bitte "
        "prüfen, ob zwei Vorlagen dieselbe Drucksachennummer tragen, oder mit „-o“ einen anderen "
        "Ordner nennen."
    )
    return OutputConflict(sentence, owner, stem)


def owner_of(output: Path, stem: str) -> Path | None:
    """Return the file of the paper that owns a name; None where none does that still exists."""
    owner = _owner(manifest_path(output, stem))
    return Path(normpath(output.resolve() / owner)) if owner and _exists(output / owner) else None


def listed_files(output: Path, stem: str) -> frozenset[str]:
    """Return the names of the files that the manifest of a name lists."""
    listed = _content(manifest_path(output, stem)).get("dateien")
    return frozenset(listed) if isinstance(listed, dict) else frozenset()


def stale_files(output: Path, stem: str, kept: Container[str]) -> tuple[Path, ...]:
    """Return the files of an earlier build of this name that the new one did not write.

    Only names that begin with the stem count, so a foreign manifest endangers nothing else.
    """
    names = sorted(listed_files(output, stem))
    own = (name for name in names if Path(name).name == name and name.startswith(f"{stem}."))
    return tuple(output / name for name in own if name not in kept)


def _content(path: Path) -> dict[str, object]:
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _owner(path: Path) -> str | None:
    owner = _content(path).get("quelle")
    return owner if isinstance(owner, str) else None


def _exists(path: Path) -> bool:
    """Whether there is such a file; what cannot be a file's name is none."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def relative(path: Path, output: Path) -> str:
    """Return the path of a file as the manifest of an output folder names it (POSIX)."""
    return Path(relpath(path.resolve(), output.resolve())).as_posix()
