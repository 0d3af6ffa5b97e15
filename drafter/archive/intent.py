"""What a writer is about to do, written down first, so that whoever comes next can finish it.

1. The new folder is laid out in `arbeit/neu` and synced.
2. The line that the ledger will get is written to `arbeit/vorhaben.jsonl`: from here on the event
   is carried out, whoever does it. Each step is skipped where it is done already.
3. An entry's contents get their places, its folder its name; the folder of what is removed goes.
4. The ledger gets the line. Only now has it happened.
5. What was removed is deleted, `arbeit/` is emptied, the intent last.
"""

from contextlib import suppress
from pathlib import Path

from drafter.archive import contents, entry, ledger, tombstone
from drafter.archive.layout import (
    ENTRY,
    INDEX,
    INTENT,
    INTENT_DRAFT,
    LEDGER,
    NEW,
    OLD,
    TOMBSTONE,
    WORK,
    entry_folder,
)
from drafter.archive.ledger import Event, Line
from drafter.deliver import durable
from drafter.errors import ArchiveDamaged


def declare(folder: Path, line: Line) -> None:
    """Write down that this line is to come; the new folder is laid out already."""
    draft = folder / WORK / INTENT_DRAFT
    durable.write_new(draft, ledger.to_bytes(line))
    durable.rename(draft, folder / WORK / INTENT)


def carry_out(folder: Path, line: Line) -> None:
    """Do what was declared, from wherever it stopped.

    Raises:
        OSError: if a step fails; it can be carried out again.
    """
    work, place = folder / WORK, folder / entry_folder(line.number)
    fresh = work / NEW
    if fresh.is_dir():
        if line.event is Event.ADDED:
            contents.publish(folder, fresh, entry.from_json((fresh / ENTRY).read_bytes()))
        elif place.is_dir():
            durable.rename(place, work / OLD)
        durable.rename(fresh, place)
    if ledger.last(folder / LEDGER) != line:
        durable.append(folder / LEDGER, ledger.to_bytes(line))
    if line.event is Event.REMOVED:
        _delete(folder, place)


def clear(folder: Path) -> None:
    """Empty `arbeit/`, the intent last.

    Raises:
        OSError: if something cannot be removed.
    """
    work = folder / WORK
    left = [path for path in sorted(work.iterdir()) if path.name != INTENT]
    for path in left:
        durable.remove_tree(path)
    if left:
        durable.sync_folder(work)
    if (work / INTENT).exists():
        durable.unlink(work / INTENT)
        durable.sync_folder(work)


def abandon(folder: Path, line: Line) -> None:
    """Undo an addition that failed; what cannot be undone is left to the next writer."""
    with suppress(OSError, ArchiveDamaged):
        if (folder / WORK / INTENT).exists():
            _undo(folder, line)
        clear(folder)


def recover(folder: Path) -> None:
    """Finish what an interrupted writer had declared, and clear what it had only begun.

    An addition whose folder did not reach the disk whole was never confirmed; it is undone.

    Raises:
        ArchiveDamaged: if ledger and intent do not fit together.
        OSError: if something cannot be written.
    """
    durable.make_folder(folder / WORK)
    path = folder / WORK / INTENT
    line = _declared(path) if path.exists() else None
    _mend(folder / LEDGER, line)
    if line is not None:
        _finish(folder, line)
    clear(folder)


def _finish(folder: Path, line: Line) -> None:
    last = ledger.last(folder / LEDGER)
    if last != line and (last.sha512 if last else "") != line.before:
        raise ArchiveDamaged(_mismatch(folder / WORK / INTENT))
    if last == line or line.event is Event.REMOVED or _whole(folder, line):
        carry_out(folder, line)
    else:
        _undo(folder, line)


def _undo(folder: Path, line: Line) -> None:
    """Take back what was declared and not yet entered, the intent last.

    Raises:
        ArchiveDamaged: if the ledger has the line.
        OSError: if a step fails.
    """
    work, place = folder / WORK, folder / entry_folder(line.number)
    _mend(folder / LEDGER, line)
    if not _ends_before(folder / LEDGER, line):
        raise ArchiveDamaged(ledger.damaged(folder / LEDGER))
    if place.is_dir() and not (work / NEW).is_dir():
        durable.rename(place, work / NEW)
    manifest = work / NEW / ENTRY
    if manifest.exists():
        contents.remove_unused(folder, contents.hashes_of(manifest.read_bytes()))
    durable.unlink(work / INTENT)
    durable.sync_folder(work)


def _whole(folder: Path, line: Line) -> bool:
    """Whether the folder of a declared addition has every file as its manifest says."""
    fresh = folder / WORK / NEW
    place = fresh if fresh.is_dir() else folder / entry_folder(line.number)
    try:
        record = (place / ENTRY).read_bytes()
        files = entry.from_json(record).files
        return contents.sha512(record) == line.record and all(
            contents.sha512((place / file.path).read_bytes()) == file.sha512 for file in files
        )
    except (FileNotFoundError, ValueError):
        return False


def _mend(path: Path, line: Line | None) -> None:
    """Cut off the beginning of the declared line where its writer got no further.

    Raises:
        ArchiveDamaged: if the ledger ends in anything else that is no line.
    """
    data = path.read_bytes() if path.exists() else b""
    torn = data[data.rfind(b"\n") + 1 :]
    if not torn:
        return
    if line is None or not ledger.to_bytes(line).startswith(torn):
        raise ArchiveDamaged(ledger.damaged(path))
    durable.shorten(path, len(data) - len(torn))


def _ends_before(path: Path, line: Line) -> bool:
    """Whether the ledger ends with what stood there before this line."""
    last = ledger.last(path)
    return (last.sha512 if last else "") == line.before


def _declared(path: Path) -> Line:
    try:
        return ledger.from_bytes(path.read_bytes())
    except (ValueError, RecursionError):
        raise ArchiveDamaged(_mismatch(path)) from None


def _delete(folder: Path, place: Path) -> None:
    """Delete an entry that has its tombstone, its contents, and the index that quotes it."""
    for cache in sorted(folder.glob(f"{INDEX}*")):
        durable.remove_tree(cache)
    removed = tombstone.from_json((place / TOMBSTONE).read_bytes())
    durable.remove_tree(folder / WORK / OLD)
    contents.remove_unused(folder, removed.files)


def _mismatch(path: Path) -> str:
    return (
        f"„{path}“ nennt ein unterbrochenes Vorhaben, das zum Buch der Ablage nicht passt. Bitte "
        "„drafter archive verify“ aufrufen und die Ablage aus der Sicherung wiederherstellen."
    )
