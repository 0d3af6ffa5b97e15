"""The index: a database of SQLite with FTS5 (https://sqlite.org/fts5.html) over views of papers.

    views     one row a view: what filters ask
    texts     its texts (compressed) for excerpts
    meetings  the names and days of its Beratungen; `groups` its Produktgruppen
    finding   FTS5: the keys of its words (`words.keys`), and the stems of the parts of its
              compounds (`compounds.parts`), in columns of different weight
    words     every word of letters that occurs, and whether the public may read it
    parts     the parts of every compound (`settling`)
    pending   (temporary) what waits for its place in `finding` until all new words are known

Compounds are taken apart by all words that are known when they are indexed. A word that comes later
needs no change of what is indexed: old compounds that it takes apart are noted in `parts` as late,
and a search for the part asks for these compounds too. What the public can find is taken apart by
words that the public may read. Nothing is ever taken out: where a paper is removed, the whole file
goes, so that no trace of it can be left in one.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from drafter.archive.search.settling import known_parts, take_apart
from drafter.archive.search.words import Form, keys
from drafter.german.dates import format_date

if TYPE_CHECKING:
    from drafter.archive.search.views import View

FORMAT: Final = "1"
WAIT: Final = 10.0  # seconds that a reader waits for a writer, and the other way round
# Another release of the stemmer that cuts these words in another way makes the index anew.
SAMPLE: Final = (
    "Ausschüsse Beratungen Bürgerinnen Einrichtungen Gebäude geförderten Häuser Integrationsrates "
    "Kolleginnen Maßnahmen Mitarbeiterinnen Möglichkeiten Planung politischen Schulen Verwaltungen"
)
SCHEMA: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE views (
    id INTEGER PRIMARY KEY, number TEXT NOT NULL, public INTEGER NOT NULL, whole INTEGER NOT NULL,
    kind TEXT NOT NULL, office TEXT NOT NULL, date TEXT NOT NULL, original TEXT NOT NULL
);
CREATE TABLE texts (view INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE meetings (
    body TEXT, view INTEGER, day TEXT, PRIMARY KEY (body, view, day)
) WITHOUT ROWID;
CREATE TABLE groups (view INTEGER, code TEXT, PRIMARY KEY (view, code)) WITHOUT ROWID;
CREATE TABLE words (
    bare TEXT, key TEXT, stem TEXT NOT NULL, public INTEGER NOT NULL, settled INTEGER NOT NULL,
    PRIMARY KEY (bare, key)
) WITHOUT ROWID;
CREATE INDEX stems ON words (stem);
CREATE INDEX keyed ON words (key);
CREATE TABLE parts (
    stem TEXT, bare TEXT, public INTEGER NOT NULL, late INTEGER NOT NULL, PRIMARY KEY (stem, bare)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE finding USING fts5 (
    subject, number, bodies, text, subject_parts, other_parts, content='', tokenize='ascii'
);
"""
PENDING: Final = """
CREATE TEMP TABLE IF NOT EXISTS pending (
    view INTEGER PRIMARY KEY, public INTEGER NOT NULL, data BLOB NOT NULL
)
"""
ADD_WORD: Final = """
INSERT INTO words VALUES (?, ?, ?, ?, 0)
ON CONFLICT DO UPDATE SET public = max(public, excluded.public)
"""
ADD_VIEW: Final = """
INSERT INTO views (number, public, whole, kind, office, date, original)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
ADD_FOUND: Final = """
INSERT INTO finding (rowid, subject, number, bodies, text, subject_parts, other_parts)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
MEMORY: Final = ("cache_size = -65536", "mmap_size = 1073741824")


class Texts(NamedTuple):
    """The texts of a view, as a person reads them: what each column of `finding` is made of."""

    subject: str
    number: str
    bodies: str
    paragraphs: tuple[str, ...]


class Pending(NamedTuple):
    """A view that waits: the keys of its texts, the words of its subject, and its other words."""

    columns: tuple[str, ...]
    subject: tuple[str, ...]
    others: tuple[str, ...]


class Unusable(Exception):
    """A file is no index of this format; it can be made anew."""


class Index:
    """An index over a connection; whoever makes it closes it.

    Everything raises `sqlite3.Error` where the file is damaged or cannot be read or written.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    def create(cls, connection: sqlite3.Connection) -> "Index":
        """Make an empty database an empty index."""
        with connection:
            connection.executescript(SCHEMA)
            connection.execute("INSERT INTO meta VALUES ('format', ?)", (_format(),))
        return cls(connection)

    @classmethod
    def open(cls, connection: sqlite3.Connection) -> "Index":
        """Take a database as the index that it is.

        Raises:
            Unusable: if it is none, or one of another format.
        """
        index = cls(connection)
        try:
            for setting in MEMORY:
                connection.execute(f"PRAGMA {setting}")
            found = index.noted("format")
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode != sqlite3.SQLITE_ERROR:  # locked, not to be read
                raise
            raise Unusable from problem
        except sqlite3.DatabaseError as problem:
            raise Unusable from problem
        if found != _format():
            raise Unusable
        return index

    def noted(self, name: str) -> str:
        """Return a note about the index, or an empty text."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, name: str, value: str) -> None:
        """Write a note about the index."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def numbers(self) -> frozenset[str]:
        """Return the numbers of the papers in it."""
        return frozenset(row[0] for row in self.connection.execute("SELECT number FROM views"))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Do all of a block or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        with self.connection:
            yield

    def add(self, views: Iterable["View"]) -> None:
        """Add views of papers that are not in it; `settle` makes them be found."""
        self.connection.execute(PENDING)
        known: set[tuple[Form, bool]] = set()
        for view in views:
            texts, row = _texts(view), self._add(view)
            self.connection.execute("INSERT INTO texts VALUES (?, ?)", (row, packed(texts)))
            pending, forms = _pending(texts)
            self.connection.execute(
                "INSERT INTO pending VALUES (?, ?, ?)", (row, view.public, _dumped(pending))
            )
            new = {(form, view.public) for form in forms} - known
            self.connection.executemany(ADD_WORD, ((*form, public) for form, public in new))
            known |= new

    def settle(self) -> None:
        """Take new words apart, and let everything be found that was added."""
        self.connection.execute(PENDING)
        take_apart(self.connection)
        parts = {True: known_parts(self.connection, public=True)}
        parts[False] = known_parts(self.connection, public=False)
        for view, public, data in self.connection.execute("SELECT * FROM pending"):
            pending = Pending(*_loaded(data))
            stems = (
                _stems(words, parts[bool(public)]) for words in (pending.subject, pending.others)
            )
            self.connection.execute(ADD_FOUND, (view, *pending.columns, *stems))
        self.connection.execute("DELETE FROM pending")

    def _add(self, view: "View") -> int:
        row = self.connection.execute(
            ADD_VIEW,
            (
                view.number,
                view.public,
                view.whole,
                same(view.kind),
                same(view.office),
                view.date,
                view.original,
            ),
        ).lastrowid
        assert row
        self.connection.executemany(
            "INSERT OR IGNORE INTO meetings VALUES (?, ?, ?)",
            [(same(body), row, each.day) for each in view.meetings for body in each.bodies],
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO groups VALUES (?, ?)",
            [(row, same(group)) for group in view.product_groups],
        )
        return row


def same(text: str) -> str:
    """Return a name as names are compared: case and blanks have no weight."""
    return " ".join(text.split()).casefold()


def packed(texts: Texts) -> bytes:
    """Return texts as the index stores them."""
    return _dumped(texts)


def unpacked(data: bytes) -> Texts:
    """Return texts that the index stored."""
    subject, number, bodies, paragraphs = _loaded(data)
    return Texts(subject, number, bodies, tuple(paragraphs))


def _dumped(value: tuple[object, ...]) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode())


def _loaded(data: bytes) -> list[Any]:
    loaded: list[Any] = json.loads(zlib.decompress(data))
    return loaded


def _texts(view: "View") -> Texts:
    return Texts(
        view.subject,
        view.number,
        "; ".join(_meeting(each.bodies, each.day, each.agenda_number) for each in view.meetings),
        view.paragraphs,
    )


def _meeting(bodies: tuple[str, ...], day: str, agenda_number: str) -> str:
    agenda = f"TOP {agenda_number}" if agenda_number else ""
    return ", ".join(filter(None, (*bodies, _printed(day), agenda)))


def _printed(day: str) -> str:
    """Return a day as German texts have it; what is no single day stays as it is."""
    try:
        return format_date(date.fromisoformat(day))
    except ValueError:
        return day


def _pending(texts: Texts) -> tuple[Pending, set[Form]]:
    """Return what waits of a view, and all its words of letters."""
    subject: set[Form] = set()
    others: set[Form] = set()
    named = " ".join(keys(texts.subject, subject))
    rest = (texts.number, texts.bodies, "\n".join(texts.paragraphs))
    columns = (named, *(" ".join(keys(text, others)) for text in rest))
    return Pending(columns, _bares(subject), _bares(others)), subject | others


def _bares(forms: Iterable[Form]) -> tuple[str, ...]:
    return tuple(sorted({form.bare for form in forms}))


def _stems(words: Iterable[str], parts: Mapping[str, tuple[str, ...]]) -> str:
    """Return the stems of the parts of words, each as often as words have it."""
    return " ".join(stem for word in words for stem in parts.get(word, ()))


def _format() -> str:
    """Return what an index must say to be one of this format: its number, and how words are cut."""
    return f"{FORMAT}: {' '.join(keys(SAMPLE))}"
