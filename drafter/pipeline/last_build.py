"""The record of a paper's last build: what it was made from and asked for, what came of it.

One sealed file a paper in the hidden folder `.drafter` of the output, named by where the paper
lies, so it is found without reading the paper:

    {"quelle": path of the paper, "ordner": name of its folder, "wunsch": what was asked for,
     "programm": SHA-512 of all parts of the program, "formulare": {name: SHA-512},
     "eingaben": {folder: {name: state}}, "ablage": {number: SHA-512 of its line},
     "ausgaben": {name: state}, "geschrieben": [name, …],
     "befunde": [[code, severity, message, file, line, column, reason or null, blocks drafts], …]}

Paths are relative to the output folder (files of findings to the paper's), so paper and output may
move together. A state is the SHA-512 of a file, or a word for why there is none: that a file is
missing counts as much as what is in it.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from drafter.findings import Finding, Place, Severity
from drafter.pipeline import sealed

FOLDER: Final = ".drafter"
MISSING: Final = "fehlt"
UNREADABLE: Final = "unlesbar"
NO_FILE: Final = "keine Datei"
AT_ONCE: Final = 1024 * 1024
FLAGS: Final = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True)
class LastBuild:
    """What the module's docstring names, in its order; `findings` have files as written there."""

    source: str
    folder: str
    wanted: Mapping[str, Any]
    program: str
    forms: Mapping[str, str]
    inputs: Mapping[str, Mapping[str, str]]
    archived: Mapping[str, str]
    outputs: Mapping[str, str]
    written: tuple[str, ...]
    findings: tuple[Finding, ...]

    def findings_of(self, path: Path) -> tuple[Finding, ...]:
        """Return the findings as they are shown for the paper when this path names it."""
        return tuple(_moved(finding, path.parent) for finding in self.findings)


SHAPE: Final[Mapping[str, type]] = {
    "quelle": str,
    "ordner": str,
    "wunsch": dict,
    "programm": str,
    "formulare": dict,
    "eingaben": dict,
    "ablage": dict,
    "ausgaben": dict,
    "geschrieben": list,
    "befunde": list,
}
NAMES: Final = tuple(each.name for each in fields(LastBuild))
ROW: Final = (str, str, str, str, int, int, str | None, bool)


def read(output: Path, path: Path) -> LastBuild | None:
    """Return the record of a paper's last build into a folder; None where none is whole."""
    source = source_of(path, os.path.realpath(output))
    content = sealed.read(os.path.join(output, FOLDER, _name(source)))  # noqa: PTH118
    try:
        record = _record(content)
    except (TypeError, ValueError):
        return None
    return record if record.source == source else None


def write(output: Path, record: LastBuild) -> None:
    """Keep the record of a paper's build; where it cannot be kept, the next build is whole."""
    values = {**vars(record), "findings": [_row(each) for each in record.findings]}
    content = dict(zip(SHAPE, values.values(), strict=True))
    sealed.write(output / FOLDER / _name(record.source), content)


def as_kept(findings: Iterable[Finding], path: Path) -> tuple[Finding, ...]:
    """Return findings with files relative to the paper's folder; `path` is as it was named.

    Raises:
        ValueError: if one is about a file that is not below it.
    """
    return tuple(
        replace(each, place=replace(each.place, file=_below(each.place.file, path.parent)))
        for each in findings
    )


def source_of(path: Path, base: str) -> str:
    """Return where a paper lies as seen from `base`; a link is told by its own name."""
    return f"{located(path.parent, base)}/{path.name}"


def located(folder: Path, base: str) -> str:
    """Return where a folder lies as seen from `base`, a folder without links."""
    return os.path.relpath(os.path.realpath(folder), base)


def state(path: str, flags: int = FLAGS) -> str:
    """Return the SHA-512 of a file, or the word for why it has none."""
    try:
        with open(os.open(path, flags), "rb", buffering=0) as stream:  # noqa: PTH123
            found = os.fstat(stream.fileno())
            if not stat.S_ISREG(found.st_mode):
                return NO_FILE
            if found.st_size > AT_ONCE:
                return hashlib.file_digest(stream, "sha512").hexdigest()
            return hashlib.sha512(stream.read()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return MISSING
    except IsADirectoryError:
        return NO_FILE
    except (OSError, ValueError):
        return UNREADABLE


def input_states(folder: str, names: Iterable[str]) -> Mapping[str, str]:
    """Return the state of each input by its name, which may be a path, in a folder without links.

    Where links lead elsewhere it says where, and of a missing file it says which others have the
    same name in another composition of its umlauts (see `drafter.source.paths.inside`).
    """
    return {name: _input_state(folder, name) for name in names}


def output_state(path: str) -> str:
    """Return the state of an output, which is never a link."""
    return state(path, FLAGS | os.O_NOFOLLOW)


def _input_state(folder: str, name: str) -> str:
    place = f"{folder}/{name}"
    found = state(place)
    if _is_linked(folder, name):
        found = f"{found} {os.path.relpath(os.path.realpath(place), folder)}"
    if found == MISSING and not name.isascii():
        found = " ".join((found, *_namesakes(place)))
    return found


def _is_linked(folder: str, name: str) -> bool:
    """Whether any part of a name is a link."""
    parts = accumulate(name.split("/"), "{}/{}".format)
    return any(os.path.islink(f"{folder}/{part}") for part in parts)  # noqa: PTH114


def _namesakes(path: str) -> list[str]:
    from unicodedata import normalize

    folder, spelt = os.path.split(path)
    wanted = normalize("NFC", spelt)
    try:
        names = os.listdir(folder)  # noqa: PTH208 - on the path that nothing may cost
        return [name for name in sorted(names) if normalize("NFC", name) == wanted]
    except OSError:
        return []


def _name(source: str) -> str:
    digest = hashlib.sha512(source.encode("utf-8", "surrogateescape")).hexdigest()
    return f"{digest[:32]}.json"


def _record(content: object) -> LastBuild:
    """Return the record that a file holds.

    Raises:
        TypeError: if it holds none.
        ValueError: if it holds a severity that there is not.
    """
    if not isinstance(content, dict) or tuple(content) != tuple(SHAPE):
        raise TypeError("keys")
    if not all(map(isinstance, content.values(), SHAPE.values())):
        raise TypeError("values")
    values = dict(zip(NAMES, content.values(), strict=True))
    if not set(values["written"]) <= set(values["outputs"]):
        raise ValueError("written")
    findings = tuple(map(_finding, values["findings"]))
    return LastBuild(**{**values, "written": tuple(values["written"]), "findings": findings})


def _row(finding: Finding) -> tuple[Any, ...]:
    place = finding.place
    return (
        finding.code,
        finding.severity,
        finding.message,
        place.file,
        place.line,
        place.column,
        finding.acknowledged,
        finding.blocks_drafts,
    )


def _finding(row: list[Any]) -> Finding:
    if len(row) != len(ROW) or not all(map(isinstance, row, ROW)):
        raise TypeError("finding")
    code, severity, message, file, line, column, acknowledged, blocks = row
    place = Place(file, line, column)
    return Finding(code, Severity(severity), message, place, acknowledged, blocks)


def _moved(finding: Finding, folder: Path) -> Finding:
    place = finding.place
    return replace(finding, place=replace(place, file=str(folder / place.file)))


def _below(file: str, folder: Path) -> str:
    return str(Path(file).relative_to(folder))
