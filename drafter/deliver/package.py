"""A package: a folder that is written as a whole, and takes the place of the one before as a whole.

It is made beside its place and moved there when every byte of it is on the disk. So whoever looks
sees the old package or the new one, and never one mixed of both.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from drafter.deliver import durable
from drafter.deliver.digests import file_sha512
from drafter.deliver.lock import held
from drafter.deliver.remedies import remedy
from drafter.errors import OutputConflict, OutputFailed
from drafter.german.wording import quoted

SHEET: Final = "paket.json"
UNFINISHED: Final = ".unfertig"
BEFORE: Final = ".vorher"
LOCK: Final = ".sperre"


class Package:
    """A package that is being made: files are added one by one, each is on the disk then."""

    def __init__(self, place: Path) -> None:
        self.place = place.resolve()
        self.folder = _beside(self.place, UNFINISHED)
        self.digests: dict[str, str] = {}
        self.is_new = True

    def add(self, name: str, data: bytes) -> str:
        """Add a file by its path in the package; returns its SHA-512.

        Raises:
            OSError: if it cannot be written.
        """
        path = self.folder / name
        durable.make_folder(path.parent)
        durable.write_new(path, data)
        self.digests[name] = hashlib.sha512(data).hexdigest()
        return self.digests[name]


@contextmanager
def packing(place: Path) -> Iterator[Package]:
    """Give a package to be filled; left without an error, it takes its place.

    Where the one that is there has the same files, nothing is changed, and `is_new` is false.

    Raises:
        OutputConflict: if another run is writing there.
        OutputFailed: if it cannot be written; what was there is there still.
    """
    package = Package(place)
    try:
        durable.make_folder(package.place.parent)
        with held(_beside(package.place, LOCK)):
            _recover(package)
            try:
                durable.make_folder(package.folder)
                yield package
                _finish(package)
            finally:
                with suppress(OSError):
                    durable.remove_tree(package.folder)
    except BlockingIOError:
        raise OutputConflict(
            f"Das Paket „{place}“ schreibt gerade ein anderer Lauf. Bitte warten und den Befehl "
            "wiederholen."
        ) from None
    except OSError as problem:
        raise OutputFailed(
            f"Das Paket „{place}“ ließ sich nicht schreiben. {remedy(problem)}"
        ) from problem


def sheet_of(place: Path) -> Mapping[str, object]:
    """Return what the package that is in a place says of itself; nothing where none is there.

    Raises:
        OutputConflict: if something else is there, or a file that is not of the package.
        OutputFailed: if that cannot be seen.
    """
    try:
        if not place.exists() or (place.is_dir() and not any(place.iterdir())):
            return {}
        return _own_sheet(place)
    except OSError as problem:
        raise OutputFailed(f"„{place}“ lässt sich nicht lesen. {remedy(problem)}") from problem


def _own_sheet(place: Path) -> Mapping[str, object]:
    sheet = _read(place / SHEET)
    if sheet is None:
        raise OutputConflict(
            f"„{place}“ gibt es schon, und es ist kein Paket, das drafter geschrieben hat. Bitte "
            "mit „-o“ einen neuen Ordner nennen."
        )
    listed = sheet.get("dateien")
    known = {SHEET, *(listed if isinstance(listed, dict) else ())}
    foreign = next((name for name in sorted(_files(place)) if name not in known), None)
    if foreign:
        raise OutputConflict(
            f"In „{place}“ liegt {quoted(foreign)}; das gehört nicht zum Paket und ginge verloren. "
            "Bitte die Datei woanders ablegen oder mit „-o“ einen neuen Ordner nennen."
        )
    return sheet


def _finish(package: Package) -> None:
    """Put a package that is complete in its place, unless the one that is there is the same."""
    package.is_new = not _same(package)
    if not package.is_new:
        return
    folders = (each for each in package.folder.rglob("*") if each.is_dir())
    for folder in (*folders, package.folder):
        durable.sync_folder(folder)
    _exchange(package)
    with suppress(OSError):
        durable.remove_tree(_beside(package.place, BEFORE))


def _exchange(package: Package) -> None:
    had_one = package.place.exists()
    try:
        if had_one:
            durable.rename(package.place, _beside(package.place, BEFORE))
        durable.rename(package.folder, package.place)
    except BaseException:
        _undo(package, had_one=had_one)
        raise


def _undo(package: Package, *, had_one: bool) -> None:
    """Bring back what was in the place before, as far as the system lets."""
    place, before = package.place, _beside(package.place, BEFORE)
    with suppress(OSError):
        if place.exists() and (before.exists() or not had_one):
            place.rename(package.folder)
        if before.exists():
            before.rename(place)


def _recover(package: Package) -> None:
    """Clear away what a run left that was killed; a package it had moved aside comes back."""
    before = _beside(package.place, BEFORE)
    if before.exists() and not package.place.exists():
        durable.rename(before, package.place)
    durable.remove_tree(before)
    durable.remove_tree(package.folder)


def _beside(place: Path, what: str) -> Path:
    return place.with_name(f".{place.name}{what}")


def _same(package: Package) -> bool:
    """Whether the package that is there has these files, byte for byte, and no others."""
    if not package.place.is_dir() or _files(package.place) != set(package.digests):
        return False
    return all(
        file_sha512(package.place / name) == digest for name, digest in package.digests.items()
    )


def _files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def _read(path: Path) -> Mapping[str, object] | None:
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) and content.get("befehl") == "dispatch" else None
