"""The store: entries by paper number, added once and never changed.

Readers need no lock. A writer holds it alone, and first finishes what an interrupted one left
(`intent.py`). What a removed number was is never told again: not by `numbers`, not by `entry`.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from drafter.archive import contents, intent, ledger, tombstone
from drafter.archive.entry import Entry, StoredFile, from_json, to_json
from drafter.archive.layout import (
    CONTENTS,
    ENTRIES,
    ENTRY,
    FORMAT,
    LEDGER,
    LOCK,
    MARKER,
    NEW,
    TOMBSTONE,
    WORK,
    entry_folder,
)
from drafter.archive.ledger import Event, Line
from drafter.archive.tombstone import Tombstone
from drafter.deliver import durable
from drafter.deliver.lock import locked, shared
from drafter.deliver.remedies import remedy
from drafter.errors import (
    ArchiveConflict,
    ArchiveDamaged,
    NotAStore,
    OutputFailed,
    UsageMistake,
)

WAIT: Final = 60.0  # seconds until a writer gives up on the lock
FOLDERS: Final = (ENTRIES, CONTENTS, WORK)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a writer is told once the ledger has its line: the line's place and SHA-512.

    `added` is false if the same content was there already; the line is then the one of that time.
    """

    number: str
    sequence: int
    head: str
    added: bool


@dataclass(frozen=True, slots=True)
class Store:
    """A store in a folder; `wait` is how many seconds a writer waits for another one."""

    folder: Path
    wait: float = WAIT

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Return the store in a folder.

        Raises:
            NotAStore: if there is none, or one of another version of the format.
        """
        try:
            content = (folder / MARKER).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raise NotAStore(
                f"„{folder}“ ist keine Ablage. Bitte prüfen, ob das der richtige Ordner ist."
            ) from None
        except (OSError, ValueError):
            raise NotAStore(
                f"„{folder / MARKER}“ lässt sich nicht lesen. Bitte Namen und Rechte prüfen."
            ) from None
        if content != marker():
            raise NotAStore(
                f"„{folder / MARKER}“ nennt keine Ablage der Version {FORMAT}, die dieses Programm "
                "kennt. Bitte prüfen, ob die Datei beschädigt ist oder drafter zu alt."
            )
        return cls(folder)

    @classmethod
    def create(cls, folder: Path) -> "Store":
        """Return a new, empty store where the folder is missing or empty, or the one that is there.

        What an interrupted `create` left is taken for empty.

        Raises:
            NotAStore: if there is anything else in the folder.
            OutputFailed: if it cannot be written, or another one writes there.
        """
        with _said(folder):
            durable.make_folder(folder)
            _refuse_strangers(folder)
            with locked(folder / LOCK, WAIT):
                if not (folder / MARKER).exists():
                    _found(folder)
        return cls.open(folder)

    def numbers(self) -> tuple[str, ...]:
        """Return the paper numbers in the order in which they were added, without removed ones.

        Raises:
            ArchiveDamaged: if the ledger is damaged.
        """
        return tuple(line.number for line in self._present())

    def entry(self, number: str) -> Entry | None:
        """Return what was added under a number; None if nothing was, or it was removed.

        Raises:
            ArchiveDamaged: if its manifest is not the one that the ledger has.
        """
        line = ledger.last_about(self.folder / LEDGER, number)
        return self._entry(line) if line and line.event is Event.ADDED else None

    def entries(self) -> Iterator[Entry]:
        """Return every entry, in the order of `numbers`.

        Raises:
            ArchiveDamaged: if the ledger or a manifest is damaged.
        """
        return map(self._entry, self._present())

    def read(self, number: str, path: str) -> bytes:
        """Return a file of an entry, by its path there.

        Raises:
            UsageMistake: if there is no such entry, or no such file in it.
            ArchiveDamaged: if it is not what was added.
        """
        file = self._file(number, path)
        return self._intact(number, file)

    def path(self, number: str, path: str) -> Path:
        """Return where a file of an entry lies.

        Raises:
            UsageMistake: if there is no such entry, or no such file in it.
            ArchiveDamaged: if the entry's manifest is damaged.
        """
        return self._place(number) / self._file(number, path).path

    def supplements_of(self, number: str) -> tuple[str, ...]:
        """Return the numbers of the Nachträge to a number, as far as they are here.

        Raises:
            ArchiveDamaged: if the ledger is damaged.
        """
        return tuple(line.number for line in self._present() if line.original == number)

    def head(self) -> str:
        """Return the SHA-512 of the last line of the ledger; nothing for an empty one.

        Raises:
            ArchiveDamaged: if that line is damaged.
        """
        line = ledger.last(self.folder / LEDGER)
        return line.sha512 if line else ""

    def add(self, entry: Entry, files: Mapping[str, bytes], *, now: datetime) -> Receipt:
        """Add an entry with its files, for good.

        The same content again changes nothing; which programs made it is no content. A number
        that was removed stays removed: a corrected paper is a Nachtrag with a number of its own.

        Raises:
            ValueError: if the files are not the ones that the entry lists.
            ArchiveConflict: if the number has other content, or was removed.
            ArchiveDamaged: if what is there is damaged.
            OutputFailed: if it cannot be written, or another writer holds the lock too long.
        """
        _require_listed(entry, files)
        with self._writing():
            known, before = self._standing(entry.number)
            if known is not None:
                return self._again(known, entry)
            about = (entry.number, _original(entry), contents.sha512(to_json(entry)))
            line = ledger.following(before, Event.ADDED, about, now)
            self._add(line, entry, files)
        return _receipt(line, added=True)

    def remove(self, number: str, *, who: str, reason: str, now: datetime) -> Receipt:
        """Delete what was added under a number, for good, and leave a tombstone.

        Its contents go too, as far as no other entry has them, and so does the search index.
        What was removed before stays as it is; the receipt is then that of the first time.

        Raises:
            UsageMistake: if nothing was ever there under the number, or `who` or `reason` is empty.
            ArchiveDamaged: if the ledger is damaged.
            OutputFailed: if it cannot be written; what was begun is finished by the next writer.
        """
        if not who.strip() or not reason.strip():
            raise UsageMistake("Bitte angeben, wer entfernt und warum.")
        with self._writing():
            known, before = self._standing(number)
            if known is not None and known.event is Event.REMOVED:
                return _receipt(known, added=False)
            if known is None:
                raise UsageMistake(self._missing(number))
            record = self._bury(known, (who.strip(), reason.strip()), now)
            about = (number, known.original, record)
            line = ledger.following(before, Event.REMOVED, about, now)
            intent.declare(self.folder, line)
            with _promised(number):
                intent.carry_out(self.folder, line)
                intent.clear(self.folder)
        return _receipt(line, added=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the lock, in a store that no interrupted writer left unfinished."""
        with _said(self.folder), locked(self.folder / LOCK, self.wait):
            intent.recover(self.folder)
            yield

    def _standing(self, number: str) -> tuple[Line | None, Line | None]:
        """Return the last line about a number, and the last line of all, of a proved ledger."""
        path = self.folder / LEDGER
        ledger.prove(path)
        return ledger.last_about(path, number), ledger.last(path)

    def _present(self) -> list[Line]:
        return ledger.present(ledger.read(self.folder / LEDGER))

    def _place(self, number: str) -> Path:
        return self.folder / entry_folder(number)

    def _add(self, line: Line, entry: Entry, files: Mapping[str, bytes]) -> None:
        """Lay the entry out, declare it and carry it out; undo it where that fails."""
        fresh = self.folder / WORK / NEW
        if self._place(entry.number).exists():
            raise ArchiveDamaged(_occupied(self._place(entry.number)))
        try:
            twins = dict(contents.twins(self.folder, fresh, entry, files))
            durable.lay_out(fresh, {ENTRY: to_json(entry), **files}, twins)
            intent.declare(self.folder, line)
            intent.carry_out(self.folder, line)
        except OSError:
            intent.abandon(self.folder, line)
            raise
        _clear_later(self.folder)

    def _again(self, known: Line, entry: Entry) -> Receipt:
        if known.event is Event.REMOVED:
            raise ArchiveConflict(
                f"„{entry.number}“ wurde aus der Ablage entfernt und wird nicht wieder "
                "aufgenommen. Bitte die berichtigte Vorlage als Nachtrag mit eigener Nummer "
                "ablegen."
            )
        stored = self._entry(known)
        if entry.model_copy(update={"programs": stored.programs}) != stored:
            raise ArchiveConflict(
                f"Unter „{entry.number}“ liegt schon etwas anderes in der Ablage; es bleibt, wie "
                "es ist. Bitte die Drucksachennummer prüfen; eine Änderung ist ein Nachtrag mit "
                "eigener Nummer."
            )
        for file in stored.files:
            self._intact(entry.number, file)
        return _receipt(known, added=False)

    def _bury(self, known: Line, said: tuple[str, str], now: datetime) -> str:
        """Lay out the tombstone of an entry; return its SHA-512."""
        place = self._place(known.number)
        manifest = place / ENTRY
        listed = contents.hashes_of(manifest.read_bytes()) if manifest.exists() else frozenset()
        stone = Tombstone(
            number=known.number,
            who=said[0],
            reason=said[1],
            time=ledger.utc(now),
            record=known.record,
            files=tuple(sorted((listed | contents.hashes_in(place)) - {known.record})),
        )
        data = tombstone.to_json(stone)
        durable.lay_out(self.folder / WORK / NEW, {TOMBSTONE: data}, {})
        return contents.sha512(data)

    def _entry(self, line: Line) -> Entry:
        path = self._place(line.number) / ENTRY
        try:
            data = path.read_bytes()
        except OSError:
            raise ArchiveDamaged(_damaged(path)) from None
        if contents.sha512(data) != line.record:
            raise ArchiveDamaged(_damaged(path))
        return from_json(data)

    def _file(self, number: str, path: str) -> StoredFile:
        entry = self.entry(number)
        if entry is None:
            raise UsageMistake(self._missing(number))
        for file in entry.files:
            if file.path == path:
                return file
        raise UsageMistake(f"„{path}“ gibt es bei „{number}“ nicht. Bitte die Angabe prüfen.")

    def _intact(self, number: str, file: StoredFile) -> bytes:
        path = self._place(number) / file.path
        try:
            data = path.read_bytes()
        except OSError:
            raise ArchiveDamaged(_damaged(path)) from None
        if contents.sha512(data) != file.sha512:
            raise ArchiveDamaged(_damaged(path))
        return data

    def _missing(self, number: str) -> str:
        return (
            f"„{number}“ liegt nicht in der Ablage „{self.folder}“. Bitte die Drucksachennummer "
            "prüfen; „drafter archive list“ zeigt, was da ist."
        )


def marker() -> bytes:
    """Return the content of the file that makes a folder a store."""
    return json.dumps({"ablage": FORMAT}).encode() + b"\n"


@contextmanager
def reading(folder: Path, wait: float) -> Iterator[None]:
    """Keep writers out while a store must not change; other readers may come.

    Raises:
        OutputFailed: if a writer holds the lock longer than `wait` seconds, or it cannot be opened.
    """
    with _said(folder), shared(folder / LOCK, wait):
        yield


@contextmanager
def _said(folder: Path) -> Iterator[None]:
    """Say in German why a folder could not be written."""
    try:
        yield
    except BlockingIOError:
        raise OutputFailed(
            f"In die Ablage schreibt gerade ein anderer Befehl; er hält die Sperre "
            f"„{folder / LOCK}“. Bitte warten, bis er fertig ist, und es noch einmal versuchen."
        ) from None
    except OSError as problem:
        sentence = f"In die Ablage „{folder}“ ließ sich nicht schreiben. {remedy(problem)}"
        raise OutputFailed(sentence) from problem


@contextmanager
def _promised(number: str) -> Iterator[None]:
    """Say that a removal that was declared will be finished."""
    try:
        yield
    except OSError as problem:
        raise OutputFailed(
            f"„{number}“ ist erst zum Teil entfernt. {remedy(problem)} Den Rest erledigt der "
            "nächste Befehl, der in die Ablage schreibt; bitte „drafter archive remove“ mit "
            "denselben Angaben wiederholen."
        ) from problem


def _refuse_strangers(folder: Path) -> None:
    """Refuse a folder that holds anything but what a store has."""
    known = {MARKER, LEDGER, LOCK, *FOLDERS}
    if not (folder / MARKER).exists() and any(path.name not in known for path in folder.iterdir()):
        raise NotAStore(
            f"„{folder}“ ist weder leer noch eine Ablage. Bitte einen anderen Ordner nennen."
        )


def _found(folder: Path) -> None:
    """Make everything that an empty store has, the marker last."""
    for name in FOLDERS:
        durable.make_folder(folder / name)
    if not (folder / LEDGER).exists():
        durable.write_new(folder / LEDGER, b"")
    draft = folder / WORK / MARKER
    durable.unlink(draft)
    durable.write_new(draft, marker())
    durable.sync_folder(folder)
    durable.rename(draft, folder / MARKER)


def _clear_later(folder: Path) -> None:
    """Clear `arbeit/`; where that fails, the next writer does: the entry is in all the same."""
    try:
        intent.clear(folder)
    except OSError:
        return


def _require_listed(entry: Entry, files: Mapping[str, bytes]) -> None:
    listed = {file.path: (file.sha512, file.size) for file in entry.files}
    given = {path: (contents.sha512(data), len(data)) for path, data in files.items()}
    reserved = {ENTRY, TOMBSTONE} & set(given)
    if given != listed or len(listed) != len(entry.files) or reserved:
        raise ValueError("the files are not those that the entry lists")


def _original(entry: Entry) -> str:
    return entry.supplement.original if entry.supplement else ""


def _receipt(line: Line, *, added: bool) -> Receipt:
    return Receipt(line.number, line.sequence, line.sha512, added)


def _occupied(place: Path) -> str:
    return (
        f"„{place}“ gibt es schon, steht aber nicht im Buch der Ablage. Bitte „drafter archive "
        "verify“ aufrufen und den Ordner beiseitelegen."
    )


def _damaged(path: Path) -> str:
    return (
        f"„{path}“ fehlt oder ist nicht mehr das, was abgelegt wurde. Bitte „drafter archive "
        "verify“ aufrufen und die Datei aus der Sicherung wiederherstellen."
    )
