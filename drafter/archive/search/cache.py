"""The index of a store: a file that is only ever replaced as a whole, and can always be made anew.

What is missing in it is added in memory, the result written beside the store's other files and
renamed under the store's lock. So a reader sees the old index or the new one and needs no lock,
and a paper that is removed meanwhile cannot come back with an index: `Store.remove` deletes the
file, and one that still knows the paper is never written.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from drafter.archive import layout, ledger
from drafter.archive.ledger import Line
from drafter.archive.search.index import Index, Unusable
from drafter.archive.store import Store
from drafter.deliver import durable
from drafter.deliver.lock import locked
from drafter.errors import ArchiveDamaged, EnvironmentMissing

if TYPE_CHECKING:
    from drafter.archive.search.reading import Reader
    from drafter.archive.search.views import View

WAIT: Final = 2.0  # seconds until an index is not written because someone else writes
HEAD: Final = "head"
DAMAGED: Final = "damaged"
Told = Callable[[int], object]


def _quietly(papers: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An index that is up to date; how many papers are damaged and not in it; whether it is kept.

    An index that is not kept lies in memory only: the store may not be written.
    """

    index: Index
    damaged: int
    kept: bool


@contextmanager
def opened(store: Store, told: Told = _quietly, *, anew: bool = False) -> Iterator[Opened]:
    """Open the index of a store, brought up to date, for the length of a block.

    `told` is called with how many papers have to be read first, if any; `anew` reads all.

    Raises:
        ArchiveDamaged: if the ledger is damaged.
        EnvironmentMissing: if Python's SQLite cannot search.
    """
    with _searchable():
        current = None if anew else _current(store)
        made = current or _updated(store, told, anew=anew)
    with closing(made.index.connection):
        yield made


def rebuild(store: Store, told: Told = _quietly) -> Opened:
    """Make the index of a store anew from its entries; the result is closed.

    Raises:
        ArchiveDamaged: if the ledger is damaged.
        EnvironmentMissing: if Python's SQLite cannot search.
    """
    with opened(store, told, anew=True) as made:
        return made


def _current(store: Store) -> Opened | None:
    """Return the index in the store's file where it knows the whole store."""
    index = _stored(store)
    if index is None:
        return None
    try:
        if index.noted(HEAD) == store.head() and not index.noted(DAMAGED):
            return Opened(index, 0, kept=True)
    except sqlite3.DatabaseError:
        pass
    index.connection.close()
    return None


def _stored(store: Store) -> Index | None:
    """Open the store's file to read; it is never changed, so nobody has to be locked out."""
    path = store.folder.absolute() / layout.INDEX
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return None
    try:
        return Index.open(connection)
    except (Unusable, sqlite3.Error):
        connection.close()
        return None


def _updated(store: Store, told: Told, *, anew: bool) -> Opened:
    """Return an index in memory that knows the whole store, written to its file if possible."""
    from drafter.archive.search.reading import Reader

    head = store.head()
    lines = ledger.present(ledger.read(store.folder / layout.LEDGER))
    numbers = frozenset(line.number for line in lines)
    index = None if anew else _copied(store, numbers)
    index = index or Index.create(_memory())
    known = index.numbers()
    missing = [line for line in lines if line.number not in known]
    if missing:
        told(len(missing))
    damaged = _add(Reader(store.folder), index, missing)
    as_before = len(damaged) == len(missing) and index.noted(HEAD) == head
    with index.writing():
        index.note(HEAD, head)
        index.note(DAMAGED, str(len(damaged) or ""))
    return Opened(index, len(damaged), kept=as_before or _written(store, index))


def _copied(store: Store, numbers: frozenset[str]) -> Index | None:
    """Return the store's index in memory; none if it knows a paper that is no longer there."""
    stored = _stored(store)
    if stored is None:
        return None
    memory = _memory()
    try:
        with closing(stored.connection):
            stored.connection.backup(memory)
        index = Index.open(memory)
        if index.numbers() <= numbers:
            return index
    except (Unusable, sqlite3.DatabaseError):
        pass
    memory.close()
    return None


def _add(reader: "Reader", index: Index, lines: Iterable[Line]) -> list[str]:
    """Add papers to an index; return the numbers of those that are damaged."""
    damaged: list[str] = []
    read = _views(reader, lines, damaged)
    with index.writing():
        index.add(view for views in read for view in views)
        index.settle()
    return damaged


def _views(
    reader: "Reader", lines: Iterable[Line], damaged: list[str]
) -> Iterator[tuple["View", ...]]:
    for line in lines:
        try:
            yield reader.views(line)
        except ArchiveDamaged:
            damaged.append(line.number)


def _written(store: Store, index: Index) -> bool:
    """Write an index into its file, unless a paper in it was removed meanwhile."""
    work = store.folder / layout.WORK / layout.INDEX
    try:
        with locked(store.folder / layout.LOCK, WAIT):
            if index.numbers() <= frozenset(store.numbers()):
                durable.make_folder(work.parent)
                durable.remove_tree(work)
                durable.write_new(work, index.connection.serialize())
                durable.rename(work, store.folder / layout.INDEX)
    except OSError:
        return False
    return True


def _memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


@contextmanager
def _searchable() -> Iterator[None]:
    """Say what is missing where SQLite has no FTS5, or is too old to give its database out."""
    try:
        if not hasattr(sqlite3.Connection, "serialize"):
            raise _too_old()
        yield
    except sqlite3.OperationalError as problem:
        if "no such module" in str(problem):
            raise _too_old() from None
        raise


def _too_old() -> EnvironmentMissing:
    return EnvironmentMissing(
        f"Die Suche braucht SQLite 3.36 oder neuer mit FTS5; Python hat hier SQLite "
        f"{sqlite3.sqlite_version}. Bitte von der Systembetreuung prüfen lassen."
    )
