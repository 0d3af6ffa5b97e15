"""Verifying a store: every name, every byte and every line of the ledger.

Nothing is written or mended. The ledger says which entries there are and what SHA-512 each
manifest has, a manifest what its files have; a content has its SHA-512 as name. Whatever else lies
in the folder is strange. What an interrupted writer left in `arbeit/` is harmless and only told.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from drafter.archive import ledger
from drafter.archive.contents import sha512
from drafter.archive.defects import Code, Defect
from drafter.archive.entry import from_json
from drafter.archive.expected import UNKNOWN, Book, Due, Expected, book, by_content, expected
from drafter.archive.fixity import Reading, readings
from drafter.archive.layout import (
    CONTENTS,
    ENTRIES,
    ENTRY,
    INTENT,
    LEDGER,
    MARKER,
    TOMBSTONE,
    WORK,
    content_name,
    entry_folder,
)
from drafter.archive.ledger import Event, Line
from drafter.archive.store import WAIT, Store, marker, reading
from drafter.archive.survey import KNOWN_FOLDERS, Seen, Survey, survey
from drafter.german.wording import count

CONTENT: Final = re.compile(rf"{CONTENTS}/([0-9a-f]{{2}})/(\1[0-9a-f]{{126}})")
PREFIX: Final = re.compile(rf"{CONTENTS}/[0-9a-f]{{2}}")
ALWAYS: Final = (
    "Rechte und Zeitangaben der Dateien.",
    "Der Suchindex; er ist ein Zwischenspeicher und entsteht neu, wenn er fehlt.",
)
NO_HEAD: Final = (
    "Ob am Ende des Buches Zeilen fehlen. Dazu bitte die Prüfsumme einer Quittung angeben, die "
    "außerhalb der Ablage aufbewahrt wurde."
)
QUICK: Final = "Der Inhalt der abgelegten Dateien; verglichen wurden nur Namen und Größen."


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying gave.

    `notes` are harmless, `unchecked` says what nobody looked at; both are German sentences. `head`
    is the SHA-512 of the last line; `later` says how many lines came after the known one, or None.
    """

    defects: tuple[Defect, ...]
    notes: tuple[str, ...]
    unchecked: tuple[str, ...]
    entries: int
    removed: int
    files: int
    size: int
    head: str
    later: int | None


@dataclass(frozen=True, slots=True)
class _Case:
    """What is compared: what is there, what it has in it, and what must be there."""

    seen: Survey
    read: Mapping[str, Reading]
    due: Expected
    pending: str

    def digest(self, path: str) -> str:
        """Return the SHA-512 of a file; nothing where it was not read."""
        return self.read[path].sha512 if path in self.read else ""


def verify(
    folder: Path, *, head: str = "", quick: bool = False, wait: float = WAIT
) -> Verification:
    """Compare everything in the store of a folder with its ledger; nobody can write meanwhile.

    A folder with a ledger is taken for a store even if the marker is missing or damaged.

    `head` is the SHA-512 of a line, as a receipt names it. `quick` compares names and sizes, and
    reads only ledger, manifests and tombstones; `wait` is how many seconds to wait for a writer.

    Raises:
        NotAStore: if there is neither marker nor ledger.
        OutputFailed: if a writer holds the lock too long.
    """
    if not (folder / LEDGER).is_file():
        Store.open(folder)
    with reading(folder, wait):
        return _verified(folder, head, quick)


def _verified(folder: Path, head: str, quick: bool) -> Verification:
    found, pending = book(folder), _pending(folder)
    number = pending.number if pending else ""
    seen = survey(folder)
    chosen = _records(seen.files) if quick else _outside_work(seen.files)
    due = expected(folder, marker(), found.lines, number)
    case = _Case(seen, readings(folder, chosen), due, number)
    defects = (
        *found.defects,
        *_torn(found, pending),
        *_unreadable_intent(folder, pending),
        *_unknown_head(found.lines, head),
        *due.defects,
        *_closed(seen),
        *_grouped(case, _altered(case)),
        *_out_of_place(folder, case),
    )
    standing = ledger.state(found.lines).values()
    return Verification(
        tuple(sorted(defects)),
        tuple(_notes(case, pending)),
        tuple(_unchecked(case, head, quick)),
        sum(line.event is Event.ADDED for line in standing),
        sum(line.event is Event.REMOVED for line in standing),
        len({seen.inode for seen in chosen.values()}),
        _size(seen.files, case.read),
        found.lines[-1].sha512 if found.lines else "",
        _later(found.lines, head),
    )


def _pending(folder: Path) -> Line | None:
    """Return the line that an interrupted writer had declared."""
    try:
        return ledger.from_bytes((folder / WORK / INTENT).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _unreadable_intent(folder: Path, pending: Line | None) -> Iterator[Defect]:
    if pending is None and (folder / WORK / INTENT).exists():
        yield Defect(f"{WORK}/{INTENT}", Code.INTENT)


def _torn(found: Book, pending: Line | None) -> Iterator[Defect]:
    """Say that the last line has no end, unless it is the beginning of the declared one."""
    declared = ledger.to_bytes(pending) if pending else b""
    if found.torn and not declared.startswith(found.torn):
        yield Defect(LEDGER, Code.LINE, "Die letzte Zeile")


def _unknown_head(lines: Iterable[Line], head: str) -> Iterator[Defect]:
    if head and all(line.sha512 != head for line in lines):
        yield Defect(LEDGER, Code.HEAD, f"{head[:16]}…")


def _later(lines: tuple[Line, ...], head: str) -> int | None:
    places = [place for place, line in enumerate(lines, 1) if head and line.sha512 == head]
    return len(lines) - places[0] if places else None


def _records(files: Mapping[str, Seen]) -> dict[str, Seen]:
    """Return the files that are read in any case: marker, manifests and tombstones."""
    names = (MARKER, ENTRY, TOMBSTONE)
    return {path: seen for path, seen in files.items() if path.rpartition("/")[2] in names}


def _outside_work(files: Mapping[str, Seen]) -> dict[str, Seen]:
    return {path: seen for path, seen in files.items() if not path.startswith(f"{WORK}/")}


def _closed(seen: Survey) -> Iterator[Defect]:
    for path, why in seen.closed.items():
        yield Defect(path or ".", Code.UNREADABLE, why)


def _missing(case: _Case) -> Iterator[tuple[str, Defect]]:
    """Give what must be there and is not, by its path."""
    copies = {read.sha512: path for path, read in case.read.items() if read.sha512}
    for path, due in [*case.due.files.items(), *case.due.shared.items()]:
        if path in case.seen.files or _below(path, case.seen.closed):
            continue
        if path in case.seen.others or path in case.seen.folders:
            yield path, Defect(path, Code.NO_FILE)
        else:
            copy = copies.get(due.sha512, "")
            yield path, Defect(path, Code.KEPT if copy else Code.MISSING, copy)
    for place, line in case.due.absent.items():
        yield place, Defect(place, Code.ENTRY_MISSING, line.number)


def _altered(case: _Case) -> Iterator[Defect]:
    """Give the files that are there and not what they must be."""
    places = by_content(case.due.files)
    for path, due in _judged(case):
        seen, read = case.seen.files[path], case.read.get(path, Reading())
        difference = seen.size - due.size if due.size != UNKNOWN else 0
        if read.problem:
            yield Defect(path, Code.UNREADABLE, read.problem)
        elif (read.sha512 and read.sha512 != due.sha512) or difference:
            yield _alteration(path, difference, places.get(read.sha512, ""))


def _alteration(path: str, difference: int, place: str) -> Defect:
    if place:
        return Defect(path, Code.SWAPPED, place)
    if difference:
        word = "länger" if difference > 0 else "kürzer"
        size = count(abs(difference), "Byte", "Bytes")
        return Defect(path, Code.SIZE, f"{size} {word} als abgelegt")
    return Defect(path, Code.DAMAGED)


def _judged(case: _Case) -> Iterator[tuple[str, Due]]:
    """Give each file that is there with what it must be; a content must be what its name says."""
    for path, due in [*case.due.files.items(), *case.due.shared.items()]:
        if path in case.seen.files:
            yield path, due
    for path in case.seen.files:
        if path not in case.due.shared and (match := CONTENT.fullmatch(path)):
            yield path, Due(match[2])


def _grouped(case: _Case, defects: Iterable[Defect]) -> Iterator[Defect]:
    """Join defects that are one: of the same file under several names."""
    groups: defaultdict[object, list[Defect]] = defaultdict(list)
    for defect in sorted(defects):
        groups[case.seen.files[defect.path].inode, defect.code, defect.detail].append(defect)
    for first, *rest in groups.values():
        yield replace(first, also=tuple(defect.path for defect in rest))


def _out_of_place(folder: Path, case: _Case) -> tuple[Defect, ...]:
    """Give what is missing, and what is there and has no business to; what was renamed once."""
    missing = dict(_missing(case))
    strange = tuple(_strange(folder, case, missing))
    found = {defect.detail for defect in strange if defect.code is Code.RENAMED}
    return (*strange, *(defect for path, defect in missing.items() if path not in found))


def _strange(folder: Path, case: _Case, missing: Iterable[str]) -> Iterator[Defect]:
    """Give what is there and has no business to; renamed is what has the content of a missing."""
    known = _known_places(case)
    strangers = sorted({place for path in case.seen.folders if (place := _place(path))} - known)
    loose = [path for path in case.seen.files if _is_loose(case, path, known)]
    wanted = {_sha512(case.due, path): path for path in missing}
    for place in strangers:
        yield _strange_entry(folder, case, place)
    for path in loose:
        home = wanted.get(case.digest(path), "")
        yield Defect(path, Code.RENAMED if home else Code.STRANGE, home)
    yield from _unvouched(case, wanted)
    yield from _useless(case, wanted)
    yield from _strange_names(case, {*strangers, *loose}, known)


def _known_places(case: _Case) -> set[str]:
    """Return the folders of entries that the ledger names."""
    places = {place for path in case.due.files if (place := _place(path))}
    pending = {entry_folder(case.pending).as_posix()} if case.pending else set()
    return {*places, *case.due.aside, *case.due.absent, *pending}


def _strange_entry(folder: Path, case: _Case, place: str) -> Defect:
    """Say what a folder is that no line names: a renamed or unlisted entry, or a strange one."""
    record = folder / place / ENTRY
    data = record.read_bytes() if record.is_file() else b""
    digest = sha512(data)
    homes = [home for home, line in case.due.absent.items() if line.record == digest]
    if homes:
        return Defect(place, Code.RENAMED, homes[0])
    unlisted = place == _home(data)
    return Defect(LEDGER, Code.UNLISTED, place) if unlisted else Defect(place, Code.STRANGE)


def _home(manifest: bytes) -> str:
    """Return where an entry with this manifest belongs; nothing where it is none."""
    try:
        return entry_folder(from_json(manifest).number).as_posix()
    except ValueError:
        return ""


def _is_loose(case: _Case, path: str, known: set[str]) -> bool:
    """Whether a file is in no list, and not in a folder that is told of as a whole."""
    if path in case.due.files or path.startswith(f"{WORK}/") or CONTENT.fullmatch(path):
        return False
    place = _place(path)
    return place in ("", path) or (place in known and not _unjudged(case, place))


def _unvouched(case: _Case, wanted: Mapping[str, str]) -> Iterator[Defect]:
    """Give the files of entries without a list that are no content of the store either."""
    places = by_content(case.due.files)
    for path in case.seen.files:
        digest = case.digest(path)
        if path in case.due.files or _place(path) not in case.due.aside or not digest:
            continue
        if content_name(digest) in case.seen.files:
            continue
        home, place = wanted.get(digest, ""), places.get(digest, "")
        code = Code.RENAMED if home else Code.SWAPPED if place else Code.STRANGE
        yield Defect(path, code, home or place)


def _unjudged(case: _Case, place: str) -> bool:
    """Whether nobody can tell what must be in an entry's folder."""
    return place in case.due.aside or place == entry_folder(case.pending or "-").as_posix()


def _useless(case: _Case, wanted: Mapping[str, str]) -> Iterator[Defect]:
    """Give the contents that no entry needs, and those that should be gone."""
    for path in _unneeded(case):
        name = path.rpartition("/")[2]
        home = wanted.get(case.digest(path), "")
        if home.startswith(f"{CONTENTS}/"):
            yield Defect(path, Code.RENAMED, home)
        elif name in case.due.removed:
            yield Defect(path, Code.LEFT, case.due.removed[name])
        elif not _undecided(case):
            yield Defect(path, Code.UNUSED)


def _unneeded(case: _Case) -> list[str]:
    return [
        path for path in case.seen.files if path not in case.due.shared and CONTENT.fullmatch(path)
    ]


def _undecided(case: _Case) -> bool:
    """Whether there are entries of which nobody can tell what contents they need."""
    return bool(case.due.aside or case.due.absent or case.pending)


def _strange_names(case: _Case, told: set[str], known: set[str]) -> Iterator[Defect]:
    """Give links, devices and empty folders that nobody made here."""
    judged = {*case.due.files, *case.due.shared}
    for path in sorted(case.seen.others - judged):
        if not path.startswith(f"{WORK}/"):
            yield Defect(path, Code.STRANGE)
    needed = {up for path in {*judged, *told} for up in _above(path)}
    for path in sorted(case.seen.folders - needed - judged - told - set(KNOWN_FOLDERS)):
        place = _place(path)
        free = path.startswith(f"{WORK}/") or PREFIX.fullmatch(path) or place in told
        if not free and not (place in known and _unjudged(case, place)):
            yield Defect(path, Code.STRANGE)


def _notes(case: _Case, pending: Line | None) -> Iterator[str]:
    if pending:
        yield (
            f"Ein Vorhaben wurde unterbrochen: „{pending.number}“ wird noch {pending.event}. Der "
            "nächste Befehl, der in die Ablage schreibt, bringt es zu Ende."
        )
    left = [path for path in case.seen.files if path.startswith(f"{WORK}/")]
    if left and not pending:
        yield (
            f"In „{WORK}“ liegen Reste einer unterbrochenen Arbeit "
            f"({count(len(left), 'Datei', 'Dateien')}). Sie schaden nicht; der nächste Befehl, der "
            "in die Ablage schreibt, räumt sie weg."
        )


def _unchecked(case: _Case, head: str, quick: bool) -> Iterator[str]:
    if quick:
        yield QUICK
    if not head:
        yield NO_HEAD
    yield from ALWAYS
    if case.pending:
        yield f"Was zu „{case.pending}“ gehört, bis das Vorhaben zu Ende gebracht ist."
    for number in case.due.aside.values():
        yield f"Welche Dateien „{number}“ haben muss, denn sein Verzeichnis ist beschädigt."
    if _undecided(case):
        yield "Ob Inhalte übrig sind, die kein Eintrag braucht."


def _size(files: Mapping[str, Seen], read: Mapping[str, Reading]) -> int:
    """Return how many bytes were read, each file once whatever its names."""
    return sum({files[path].inode: reading.size for path, reading in read.items()}.values())


def _sha512(due: Expected, path: str) -> str:
    file = due.files.get(path) or due.shared.get(path)
    return file.sha512 if file else path


def _place(path: str) -> str:
    """Return the folder of the entry that a path lies in, or nothing."""
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] == ENTRIES and len(parts) > 1 else ""


def _above(path: str) -> Iterator[str]:
    """Give the folders above a path."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _below(path: str, folders: Iterable[str]) -> bool:
    return any(not folder or path.startswith(f"{folder}/") for folder in folders)
