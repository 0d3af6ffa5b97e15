"""The contents of a store: every one once, named by its SHA-512, and who uses them."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from drafter.archive.entry import Entry, from_json
from drafter.archive.layout import CONTENTS, COPY, ENTRIES, ENTRY, WORK, content_path
from drafter.deliver import durable
from drafter.errors import ArchiveDamaged


def sha512(data: bytes) -> str:
    """Return the SHA-512 of data in hexadecimal digits."""
    return hashlib.sha512(data).hexdigest()


def twins(
    folder: Path, fresh: Path, entry: Entry, files: Mapping[str, bytes]
) -> Iterator[tuple[str, Path]]:
    """Give the paths of a new entry whose content is there already, each with where it is.

    That is among the contents of the store, or earlier in the new entry itself.

    Raises:
        ArchiveDamaged: if a content of the store is not what its name says.
    """
    first: dict[str, str] = {}
    for file in entry.files:
        content = folder / content_path(file.sha512)
        if content.exists():
            _same(content, files[file.path])
            yield file.path, content
        elif file.sha512 in first:
            yield file.path, fresh / first[file.sha512]
        first.setdefault(file.sha512, file.path)


def publish(folder: Path, source: Path, entry: Entry) -> None:
    """Give every content of an entry, whose folder is `source`, its place in the store."""
    missing = {
        content: source / file.path
        for file in entry.files
        if not (content := folder / content_path(file.sha512)).exists()
    }
    for content, file in missing.items():
        durable.make_folder(content.parent)
        if not durable.link(file, content):
            _copy(file, folder / WORK / COPY, content)
    for parent in sorted({content.parent for content in missing}):
        durable.sync_folder(parent)
    durable.sync_folder(folder / CONTENTS)


def remove_unused(folder: Path, hashes: Iterable[str]) -> None:
    """Remove those of some contents that no entry of the store uses."""
    unused = set(hashes) - _used(folder)
    paths = [folder / content_path(sha512) for sha512 in sorted(unused)]
    there = [path for path in paths if path.exists()]
    for path in there:
        durable.unlink(path)
    for parent in sorted({path.parent for path in there}):
        durable.sync_folder(parent)


def hashes_of(manifest: bytes) -> frozenset[str]:
    """Return the SHA-512 of each file that an `eintrag.json` lists; none where it is damaged."""
    try:
        return frozenset(file.sha512 for file in from_json(manifest).files)
    except ValueError:
        return frozenset()


def hashes_in(place: Path) -> frozenset[str]:
    """Return the SHA-512 of each file in a folder, as they really are."""
    return frozenset(sha512(file.read_bytes()) for file in place.rglob("*") if file.is_file())


def _used(folder: Path) -> set[str]:
    """Return what the entries list, and what really lies in those whose list is damaged."""
    used: set[str] = set()
    for manifest in (folder / ENTRIES).glob(f"*/{ENTRY}"):
        used |= hashes_of(manifest.read_bytes()) or hashes_in(manifest.parent)
    return used


def _copy(source: Path, between: Path, target: Path) -> None:
    durable.unlink(between)
    durable.write_new(between, source.read_bytes())
    durable.rename(between, target)


def _same(content: Path, data: bytes) -> None:
    if content.read_bytes() != data:
        raise ArchiveDamaged(
            f"„{content}“ ist beschädigt: Der Inhalt passt nicht zu seinem Namen. Aufgenommen "
            "wurde nichts. Bitte „drafter archive verify“ aufrufen und die Datei aus der Sicherung "
            "wiederherstellen."
        )
