"""Bags: the folders in which papers are handed over (BagIt 1.0, RFC 8493).

BEUTEL/
    bagit.txt              what makes the folder a bag (2.1.1)
    bag-info.txt           what is in it, for people (2.2.2)
    manifest-sha512.txt    the SHA-512 of every file below data/ (2.1.3)
    tagmanifest-sha512.txt the SHA-512 of every other file (2.2.1)
    data/…                 what is handed over: the files of one entry, in its own folders
    metadata/premis.xml    what is known about these files (a tag file, 2.2.4)
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from drafter.archive.contents import sha512
from drafter.deliver.digests import file_sha512
from drafter.errors import DrafterError
from drafter.german.wording import printable

PAYLOAD: Final = "data"
DECLARATION: Final = "bagit.txt"
INFO: Final = "bag-info.txt"
MANIFEST: Final = "manifest-sha512.txt"
TAG_MANIFEST: Final = "tagmanifest-sha512.txt"
PREMIS: Final = "metadata/premis.xml"

_DECLARED: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_SUM: Final = re.compile("[0-9a-f]{128}")
_KEPT: Final = frozenset(" !#&'()+,-.=@[]_{}")
_SPECIAL: Final = ("", ".", "..")


class PathRefused(DrafterError):
    """A path cannot stand in a bag: it is absolute or leads out of it."""


def named(path: str) -> str:
    """Give a path as it stands in a message, whole: „…“."""
    return f"„{printable(path)}“"


def payload_path(path: str) -> str:
    """Return where a file of an entry lies in a bag, by its path in the entry.

    Letters, digits and common signs stay. Every other character (`%`, `$`, `:`, controls …), and a
    blank or dot that ends a name, becomes its code point between tildes, as in
    `deliver.file_stem`: programs disagree about percent-encoding (RFC 8493, 2.1.3), and Windows
    refuses such names. So a manifest has nothing to encode, and two paths never meet.

    Raises:
        PathRefused: if the path is absolute or has an empty part, `.` or `..`.
    """
    parts = path.split("/")
    if any(part in _SPECIAL for part in parts):
        raise PathRefused(
            f"{named(path)} ist kein Pfad einer Ablage. Bitte „drafter archive verify“ aufrufen."
        )
    return "/".join((PAYLOAD, *map(_portable, parts)))


def _portable(name: str) -> str:
    last = len(name) - 1
    return "".join(
        _escaped(char) if position == last and char in " ." else _safe(char)
        for position, char in enumerate(name)
    )


def _safe(char: str) -> str:
    return char if char.isalnum() or char in _KEPT else _escaped(char)


def _escaped(char: str) -> str:
    return f"~{ord(char):x}~"


def info(fields: Iterable[tuple[str, str]]) -> bytes:
    """Return bag-info.txt: one line a field, in the order given; one without a value is left out.

    A label may come several times. White space in a value, line ends too, becomes one blank.
    """
    told = ((label, " ".join(value.split())) for label, value in fields)
    return "".join(f"{label}: {value}\n" for label, value in told if value).encode(
        "utf-8", "replace"
    )


def manifest(sums: Mapping[str, str]) -> bytes:
    """Return a manifest: SHA-512 and path of each file, sorted by path."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items())).encode()


def tag_files(
    fields: Iterable[tuple[str, str]], sums: Mapping[str, str], premis: bytes
) -> dict[str, bytes]:
    """Return all files of a bag besides its payload, the tag manifest last."""
    files = {
        DECLARATION: _DECLARED,
        INFO: info(fields),
        MANIFEST: manifest(sums),
        PREMIS: premis,
    }
    tag_sums = {name: sha512(data) for name, data in files.items()}
    return {**files, TAG_MANIFEST: manifest(tag_sums)}


def read_manifest(data: bytes) -> dict[str, str]:
    """Return the paths of a manifest, as this module writes it, with their sums.

    Raises:
        ValueError: if it is anything else.
    """
    lines = data.decode().removesuffix("\n").split("\n")
    sums = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    if manifest(sums) != data or not all(map(_SUM.fullmatch, sums.values())):
        raise ValueError
    return sums


def read_info(folder: Path, label: str) -> str:
    """Return the first value of a label in a bag's bag-info.txt; "" where there is none."""
    try:
        text = (folder / INFO).read_text("utf-8", "replace")
    except OSError:
        return ""
    pairs = (line.partition(": ") for line in text.splitlines())
    return next((value for found, _, value in pairs if found == label), "")


def faults(folder: Path) -> tuple[str, ...]:
    """Return what is wrong with a bag, one German clause a file; nothing where it is whole.

    Every byte is read. A file that no manifest names is a fault, and so is a missing manifest.
    """
    try:
        payload, tags = (read_manifest((folder / n).read_bytes()) for n in (MANIFEST, TAG_MANIFEST))
    except (OSError, ValueError):
        return (f"eines der Verzeichnisse („{MANIFEST}“, „{TAG_MANIFEST}“) ist nicht zu lesen",)
    known = {**payload, **tags}
    required = {DECLARATION, INFO, MANIFEST, PREMIS} - known.keys()
    unnamed = sorted({*_files(folder)} - known.keys() - {TAG_MANIFEST})
    return (
        *(f"{named(path)} steht in keinem Verzeichnis" for path in (*sorted(required), *unnamed)),
        *(
            clause
            for path, digest in sorted(known.items())
            for clause in _fault(folder, path, digest)
        ),
    )


def _files(folder: Path) -> Iterable[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def _fault(folder: Path, path: str, digest: str) -> Iterable[str]:
    if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
        yield f"{named(path)} führt aus dem Beutel heraus"
        return
    try:
        found = file_sha512(folder / path)
    except OSError:
        yield f"{named(path)} fehlt oder ist nicht zu lesen"
        return
    if found != digest:
        yield f"{named(path)} ist verändert"
