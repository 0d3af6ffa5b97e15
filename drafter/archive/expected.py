"""What the ledger says must lie in a store: every file with its SHA-512."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from drafter.archive import contents, entry, ledger, tombstone
from drafter.archive.defects import Code, Defect
from drafter.archive.layout import ENTRY, LEDGER, MARKER, TOMBSTONE, content_name, entry_folder
from drafter.archive.ledger import Event, Line

UNKNOWN: Final = -1  # the size of a file that only its SHA-512 is known of


class Due(NamedTuple):
    """A file as it must be; `size` is UNKNOWN where only its SHA-512 is known."""

    sha512: str
    size: int = UNKNOWN


@dataclass(slots=True)
class Expected:
    """What must be there, as far as it can be told.

    `files` are those of entries and tombstones, `shared` the contents they need. `absent` are the
    folders of entries that are missing, `aside` those whose files nobody can tell, each by its
    number; `removed` the contents that must be gone, by the number that had them.
    """

    files: dict[str, Due] = field(default_factory=dict)
    shared: dict[str, Due] = field(default_factory=dict)
    absent: dict[str, Line] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)
    removed: dict[str, str] = field(default_factory=dict)
    defects: list[Defect] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Book:
    """The ledger as far as it is intact: good lines, what is wrong, and whether it ends torn."""

    lines: tuple[Line, ...]
    defects: tuple[Defect, ...]
    torn: bytes = b""


def book(folder: Path) -> Book:
    """Read the ledger of a store, going on after what is damaged.

    A last line without its end is no defect here: it may be one that is being declared.
    """
    try:
        raw = (folder / LEDGER).read_bytes()
    except OSError:
        return Book((), (Defect(LEDGER, Code.NO_LEDGER),))
    *whole, torn = raw.split(b"\n")
    good: list[Line] = []
    defects = list(_in_order([_line(data + b"\n") for data in whole], good))
    defects += _contradictions(good)
    return Book(tuple(good), tuple(defects), torn)


def expected(folder: Path, marker: bytes, lines: tuple[Line, ...], but: str) -> Expected:
    """Return what must lie in a store by these lines of its ledger, leaving out one number."""
    due = Expected({MARKER: Due(contents.sha512(marker), len(marker))})
    added = {line.number: line for line in lines if line.event is Event.ADDED}
    for number, line in ledger.state(lines).items():
        if number != but and line.event is Event.ADDED:
            _add_entry(folder, line, due)
        elif number != but:
            _add_tombstone(folder, line, added.get(number), due)
    due.removed = {sha: number for sha, number in due.removed.items() if sha not in _kept(due)}
    return due


def _line(data: bytes) -> Line | None:
    try:
        return ledger.from_bytes(data)
    except (ValueError, RecursionError):
        return None


def _in_order(found: list[Line | None], good: list[Line]) -> Iterator[Defect]:
    """Say which lines are damaged or do not follow; collect those that are whole."""
    sequence, sha512 = 0, ""
    for place, line in enumerate(found, 1):
        if line is None:
            yield Defect(LEDGER, Code.LINE, f"Zeile {place}")
            sequence, sha512 = sequence + 1, ""
            continue
        known = sha512 or place == 1
        if line.sequence != sequence + 1 or (known and line.before != sha512):
            yield Defect(LEDGER, Code.ORDER, f"Zeile {place} („{line.number}“)")
        good.append(line)
        sequence, sha512 = line.sequence, line.sha512


def _contradictions(lines: list[Line]) -> Iterator[Defect]:
    """Say where a number is added twice, or removed without being there."""
    standing: dict[str, Event] = {}
    for line in lines:
        before = standing.get(line.number)
        if (line.event is Event.ADDED) is (before is not None) or before is Event.REMOVED:
            detail = f"Zeile {line.sequence} passt nicht zu dem, was vorher mit „{line.number}“ war"
            yield Defect(LEDGER, Code.CONTRADICTION, detail)
        standing[line.number] = line.event


def _add_entry(folder: Path, line: Line, due: Expected) -> None:
    place = entry_folder(line.number).as_posix()
    path = f"{place}/{ENTRY}"
    if not (folder / place).is_dir():
        due.absent[place] = line
        return
    due.files[path] = Due(line.record)
    data = _read(folder / path)
    manifest = _manifest(data)
    intact = contents.sha512(data) == line.record
    if manifest is None or manifest.number != line.number or not intact:
        due.aside[place] = line.number
        detail = "Der Eintrag ist nicht zu lesen oder nennt eine andere Nummer als das Buch"
        due.defects += [Defect(path, Code.CONTRADICTION, detail)] if intact else []
        return
    if (manifest.supplement.original if manifest.supplement else "") != line.original:
        detail = "Buch und Eintrag nennen verschiedene Ursprungsvorlagen"
        due.defects.append(Defect(path, Code.CONTRADICTION, detail))
    for file in manifest.files:
        as_stored = Due(file.sha512, file.size)
        due.files[f"{place}/{file.path}"] = as_stored
        due.shared[content_name(file.sha512)] = as_stored


def _add_tombstone(folder: Path, line: Line, added: Line | None, due: Expected) -> None:
    path = f"{entry_folder(line.number)}/{TOMBSTONE}"
    due.files[path] = Due(line.record)
    data = _read(folder / path)
    if contents.sha512(data) != line.record:
        return
    stone = _tombstone(data)
    if stone is None or stone.number != line.number or (added and stone.record != added.record):
        detail = "Der Vermerk über die Entfernung passt nicht zum Buch"
        due.defects.append(Defect(path, Code.CONTRADICTION, detail))
    due.removed |= dict.fromkeys(stone.files if stone else (), line.number)


def _kept(due: Expected) -> set[str]:
    return {file.sha512 for file in due.shared.values()}


def _read(path: Path) -> bytes:
    """Return a file; nothing where it cannot be read, which is told when its turn comes."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _manifest(data: bytes) -> entry.Entry | None:
    try:
        return entry.from_json(data)
    except ValueError:
        return None


def _tombstone(data: bytes) -> tombstone.Tombstone | None:
    try:
        return tombstone.from_json(data)
    except ValueError:
        return None


def by_content(due: dict[str, Due]) -> dict[str, str]:
    """Return the first place of each content."""
    return {due[path].sha512: path for path in reversed(due)}
