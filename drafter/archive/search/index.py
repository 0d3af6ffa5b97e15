"""The index: a database of SQLite with FTS5 (https://sqlite.org/fts5.html) over views of papers.

    views     one row a view, with its texts (compressed) for excerpts
    meetings  the names and days of its Beratungen; `groups` its Produktgruppen
    finding   FTS5: the keys of its words (`words.keys`), in columns of different weight
    words     every word of letters that occurs, in how many public and in how many whole views
    shapes    FTS5: the letters of these words, three by three, to find compounds with a part

A new word needs no change of what was indexed before: a search asks `words` which of them are
compounds with what it looks for (`compounds`), so it is the query that grows. Nothing is ever
taken out: where a paper is removed, the whole file goes, so that no trace of it can be left in one.
"""

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, NamedTuple

from drafter.archive.search.views import View
from drafter.archive.search.words import Form, keys

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
    kind TEXT NOT NULL, office TEXT NOT NULL, date TEXT NOT NULL, original TEXT NOT NULL,
    texts BLOB NOT NULL
);
CREATE INDEX numbers ON views (number);
CREATE INDEX days ON views (date);
CREATE TABLE meetings (
    body TEXT, view INTEGER, day TEXT, PRIMARY KEY (body, view, day)
) WITHOUT ROWID;
CREATE INDEX meetings_of ON meetings (view);
CREATE TABLE groups (view INTEGER, code TEXT, PRIMARY KEY (view, code)) WITHOUT ROWID;
CREATE TABLE words (
    id INTEGER PRIMARY KEY, bare TEXT NOT NULL, key TEXT NOT NULL, stem TEXT NOT NULL,
    public INTEGER NOT NULL, whole INTEGER NOT NULL, UNIQUE (bare, key)
);
CREATE INDEX stems ON words (stem);
CREATE INDEX keyed ON words (key);
CREATE VIRTUAL TABLE finding USING fts5
    (subject, number, bodies, text, content='', tokenize='ascii');
CREATE VIRTUAL TABLE shapes USING fts5 (bare, content='', tokenize='trigram');
"""
ADD_WORD: Final = """
INSERT INTO words (bare, key, stem, public, whole) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET public = public + excluded.public, whole = whole + excluded.whole
"""
BORDER: Final = "_"  # before and behind a word in `shapes`, so that its ends can be asked for


class Texts(NamedTuple):
    """The texts of a view, as a person reads them: what each column of `finding` is made of."""

    subject: str
    number: str
    bodies: str
    paragraphs: tuple[str, ...]


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
        """Do all of a block or nothing; another writer is waited for."""
        self.connection.execute("BEGIN IMMEDIATE")
        with self.connection:
            yield

    def add(self, views: Iterable[View]) -> None:
        """Add views of papers that are not in it."""
        counts: dict[Form, list[int]] = {}
        for view in views:
            forms: set[Form] = set()
            self._add(view, forms)
            for word in forms:
                count = counts.setdefault(word, [0, 0])
                count[0] += view.public
                count[1] += view.whole
        self._count(counts)

    def _add(self, view: View, forms: set[Form]) -> None:
        """Add a view, and its words of letters to `forms`."""
        texts = _texts(view)
        row = self.connection.execute(
            "INSERT INTO views (number, public, whole, kind, office, date, original, texts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                view.number,
                view.public,
                view.whole,
                same(view.kind),
                same(view.office),
                view.date,
                view.original,
                packed(texts),
            ),
        ).lastrowid
        self.connection.execute(
            "INSERT INTO finding (rowid, subject, number, bodies, text) VALUES (?, ?, ?, ?, ?)",
            (row, *_columns(texts, forms)),
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO meetings VALUES (?, ?, ?)",
            [(same(body), row, each.day) for each in view.meetings for body in each.bodies],
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO groups VALUES (?, ?)",
            [(row, same(group)) for group in view.product_groups],
        )

    def _count(self, counts: Mapping[Form, Iterable[int]]) -> None:
        last = self.connection.execute("SELECT coalesce(max(id), 0) FROM words").fetchone()[0]
        self.connection.executemany(
            ADD_WORD, ((*word, *count) for word, count in sorted(counts.items()))
        )
        self.connection.execute(
            "INSERT INTO shapes (rowid, bare) SELECT id, ? || bare || ? FROM words WHERE id > ?",
            (BORDER, BORDER, last),
        )


def same(text: str) -> str:
    """Return a name as names are compared: case and blanks have no weight."""
    return " ".join(text.split()).casefold()


def packed(texts: Texts) -> bytes:
    """Return texts as the index stores them."""
    return zlib.compress(json.dumps(texts, ensure_ascii=False).encode(), 6)


def unpacked(data: bytes) -> Texts:
    """Return texts that the index stored."""
    subject, number, bodies, paragraphs = json.loads(zlib.decompress(data))
    return Texts(subject, number, bodies, tuple(paragraphs))


def _texts(view: View) -> Texts:
    return Texts(
        view.subject,
        view.number,
        "; ".join(_meeting(each.bodies, each.day, each.agenda_number) for each in view.meetings),
        view.paragraphs,
    )


def _meeting(bodies: tuple[str, ...], day: str, agenda_number: str) -> str:
    agenda = f"TOP {agenda_number}" if agenda_number else ""
    return ", ".join(filter(None, (*bodies, day, agenda)))


def _columns(texts: Texts, forms: set[Form]) -> tuple[str, ...]:
    """Return the keys of texts, in the order of `finding`'s columns; their words of letters go to `forms`."""
    each = (texts.subject, texts.number, texts.bodies, "\n".join(texts.paragraphs))
    return tuple(" ".join(keys(text, forms)) for text in each)


def _format() -> str:
    """Return what an index must say to be one of this format: its number, and how words are cut."""
    return f"{FORMAT}: {' '.join(keys(SAMPLE))}"
