"""The manifest beside the output: which paper made it, and what its files hashed to."""

import hashlib
import json
from collections.abc import Container, Mapping
from os.path import relpath
from pathlib import Path
from typing import Final

from drafter import __version__
from drafter.errors import OutputConflict
from drafter.german.wording import quoted

SCHEMA: Final = 1


def manifest_path(output: Path, stem: str) -> Path:
    """Return where the manifest of an output lies."""
    return output / f"{stem}.manifest.json"


def manifest(source: Path, output: Path, files: Mapping[str, bytes]) -> bytes:
    """Return the manifest: schema, program, source relative to the output folder, SHA-512.

    Bytes of a path that are no UTF-8 stand in it as JSON escapes.
    """
    content = {
        "schema": SCHEMA,
        "programm": f"drafter {__version__}",
        "quelle": _relative(source, output),
        "dateien": {name: hashlib.sha512(data).hexdigest() for name, data in files.items()},
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def owner_conflict(source: Path, output: Path, stem: str) -> OutputConflict | None:
    """Return the error if another paper, which still exists, already owns this name.

    A manifest that cannot be read owns nothing.
    """
    owner = _owner(manifest_path(output, stem))
    if owner is None or owner == _relative(source, output) or not _exists(output / owner):
        return None
    return OutputConflict(
        f"„{stem}“ in „{output}“ gehört schon zur Vorlage {quoted(Path(owner).name)}. Bitte "
        "prüfen, ob zwei Vorlagen dieselbe Drucksachennummer tragen, oder mit „-o“ einen anderen "
        "Ordner nennen."
    )


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


def _relative(source: Path, output: Path) -> str:
    return Path(relpath(source.resolve(), output.resolve())).as_posix()
