"""Taking the words of an index apart, and what a word that comes later does to older ones.

A row of `parts` says that a compound has a part, and whether words that the public may read tell
so. It is late if views were indexed before without it: a search for the part must then ask for
the compound.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from drafter.archive.search.compounds import SHORTEST, Known, containing, has_part, parts
from drafter.archive.search.words import Form

ADD_PART: Final = """
INSERT INTO parts VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET late = max(late, excluded.late * (excluded.public > public)),
    public = max(public, excluded.public)
"""
MOST: Final = 100  # words that are looked through for a part that never stands alone
SETTLE: Final = "UPDATE words SET settled = 1 + public WHERE settled < 1 + public"


class Words(NamedTuple):
    """The words of an index: all, those for the public, those settled, those to be settled."""

    whole: Known
    public: Known
    settled: frozenset[str]
    fresh: frozenset[str]


def take_apart(connection: sqlite3.Connection) -> None:
    """Note the parts of all new words, and the new parts of others."""
    words = _words(connection)
    late = frozenset(containing(sorted(words.settled), sorted(words.fresh))) - words.fresh
    bares = sorted(words.fresh | late)
    connection.executemany(ADD_PART, _rows(bares, words.public, late, public=True))
    secret = words.whole.keys() - words.public.keys()
    touched = sorted(frozenset(containing(bares, sorted(secret))) | (secret & frozenset(bares)))
    connection.executemany(ADD_PART, _rows(touched, words.whole, late, public=False))
    connection.execute(SETTLE)


def compounds_with(connection: sqlite3.Connection, word: Form, *, public: bool) -> tuple[str, ...]:
    """Return the compounds that have a word as a part which does not occur alone.

    A word that occurs has its compounds in `parts`.
    """
    known = Asked(connection, public=public)
    if known.has_stem(word.stem) or len(word.stem) < SHORTEST:
        return ()
    candidates = connection.execute(
        f"SELECT DISTINCT bare FROM words WHERE instr(bare, ?) AND public >= ? LIMIT {MOST}",
        (word.stem, public),
    )
    return tuple(bare for (bare,) in candidates if has_part(bare, word, known))


class Asked(Mapping[str, frozenset[str]]):
    """The words of an index, each asked for when it is needed."""

    def __init__(self, connection: sqlite3.Connection, *, public: bool) -> None:
        self.connection = connection
        self.public = public
        self.found: dict[str, frozenset[str]] = {}

    def has_stem(self, stem: str) -> bool:
        """Whether the index has a word with that stem."""
        sql = "SELECT 1 FROM words WHERE stem = ? AND public >= ?"
        return self.connection.execute(sql, (stem, self.public)).fetchone() is not None

    def __getitem__(self, bare: str) -> frozenset[str]:
        """Return the stems of a word.

        Raises:
            KeyError: if there is no such word.
        """
        if bare not in self.found:
            sql = "SELECT stem FROM words WHERE bare = ? AND public >= ?"
            rows = self.connection.execute(sql, (bare, self.public))
            self.found[bare] = frozenset(row[0] for row in rows)
        if not self.found[bare]:
            raise KeyError(bare)
        return self.found[bare]

    def __iter__(self) -> Iterator[str]:
        """Yield the words that were asked for and are there."""
        return (bare for bare, stems in self.found.items() if stems)

    def __len__(self) -> int:
        """Return how many words were asked for and are there."""
        return sum(map(bool, self.found.values()))


def known_parts(connection: sqlite3.Connection, *, public: bool) -> dict[str, tuple[str, ...]]:
    """Return the parts of all compounds, as the public may know them or as they are."""
    found: dict[str, tuple[str, ...]] = {}
    for bare, stem in connection.execute(
        "SELECT bare, stem FROM parts WHERE public >= ? ORDER BY bare, stem", (public,)
    ):
        found[bare] = (*found.get(bare, ()), stem)
    return found


def _rows(
    bares: Iterable[str], known: Known, late: frozenset[str], *, public: bool
) -> Iterator[tuple[str, str, bool, bool]]:
    for bare in bares:
        for stem in sorted(parts(bare, known)):
            yield stem, bare, public, bare in late


def _words(connection: sqlite3.Connection) -> Words:
    whole: dict[str, frozenset[str]] = {}
    public: dict[str, frozenset[str]] = {}
    settled: set[str] = set()
    fresh: set[str] = set()
    for bare, stem, is_public, degree in connection.execute(
        "SELECT bare, stem, public, settled FROM words"
    ):
        whole[bare] = whole.get(bare, frozenset()) | {stem}
        if is_public:
            public[bare] = public.get(bare, frozenset()) | {stem}
        (fresh if degree < 1 + is_public else settled).add(bare)
    return Words(whole, public, frozenset(settled), frozenset(fresh))
