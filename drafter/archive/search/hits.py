"""Finding: from what is looked for to hits, best first.

A hit is exact where every word stands in the paper itself, in some inflection. A hit in which a
word is only part of a compound („Schule“ in „Schulbericht“) or has another umlaut („Räte“ for
„Rat“) ranks below all exact ones. In both groups bm25 decides, the subject and the number counting
most; between equals the newer paper comes first. A paper whose number was typed comes before all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from drafter.archive.search.excerpts import Excerpt, Pattern, excerpt, marked
from drafter.archive.search.index import Index, same, unpacked
from drafter.archive.search.query import Term
from drafter.archive.search.settling import compounds_with
from drafter.archive.search.words import keys

TEXTS: Final = "{subject number bodies text}"
PARTS: Final = "{subject_parts other_parts}"
RANK: Final = "bm25(finding, 10.0, 10.0, 4.0, 1.0, 5.0, 0.5)"  # in the order of the columns
LATE: Final = """
SELECT DISTINCT key FROM parts JOIN words USING (bare)
WHERE parts.stem = ? AND parts.public >= ? AND (late OR (? AND NOT parts.public))
"""
FOUND: Final = "FROM finding JOIN views ON views.id = finding.rowid WHERE finding MATCH ?"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which papers count. An empty filter leaves all that the public may read.

    Bodies, kinds and product groups: one of them must fit; a product group fits by how its number
    begins, an office by any part of its name. Both days are included. `supplements` keeps only
    Nachträge (True) or only what is none (False). `non_public` lets non-public parts be found.
    """

    bodies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    product_groups: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    supplements: bool | None = None
    non_public: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A paper that was found, with subject and excerpt as they show what was looked for."""

    number: str
    date: str
    original: str
    public: bool
    exact: bool
    subject: Excerpt
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Found:
    """How many papers were found, and the best of them."""

    total: int
    hits: tuple[Hit, ...]


class Meaning(NamedTuple):
    """What a term stands for, exactly or widely: for FTS5, and in a text that is shown."""

    match: str
    pattern: Pattern


class Condition(NamedTuple):
    """A condition of SQL with its values."""

    sql: str
    values: tuple[str | int, ...] = ()


def find(index: Index, terms: Sequence[Term], kept: Filter, most: int = 20) -> Found:
    """Return the papers that hold all terms, `most` of them as hits.

    Raises:
        sqlite3.Error: if the index is damaged.
    """
    exact = tuple(_exact(index, term) for term in terms)
    wide = tuple(
        _wide(index, term, meaning, kept.non_public)
        for term, meaning in zip(terms, exact, strict=True)
    )
    conditions = tuple(_conditions(kept))
    total = _total(index, _all(wide), conditions)
    best = [(row, exact) for row in _best(index, _all(exact), conditions, most)]
    if len(best) < min(most, total):
        others = f"({_all(wide)}) NOT ({_all(exact)})"
        best += [(row, wide) for row in _best(index, others, conditions, most - len(best))]
    hits = (_hit(index, row, how, how is exact) for row, how in best)
    numbers = {term.keys for term in terms}
    return Found(total, tuple(sorted(hits, key=lambda hit: _keys(hit.number) not in numbers)))


def _keys(number: str) -> tuple[str, ...]:
    return tuple(keys(number))


def _exact(index: Index, term: Term) -> Meaning:
    """Return what a term is in any inflection; of several words the last may be a beginning."""
    words = tuple(frozenset({key, *_bares(index, key)}) for key in term.keys)
    if term.word:
        words = (words[0] | {term.word.bare},)
    match = f"{TEXTS} : {_quoted(term.keys)}{' *' if term.prefix else ''}"
    return Meaning(match, Pattern(words, term.prefix, term.word.stem if term.word else ""))


def _wide(index: Index, term: Term, exact: Meaning, non_public: bool) -> Meaning:
    """Return what a word is in compounds, too, and with another umlaut."""
    if term.word is None:
        return exact
    stem, public = term.word.stem, not non_public
    alone = compounds_with(index.connection, term.word, public=public)
    related = dict.fromkeys((term.word.key, *_related(index, stem, public, alone)))
    also = " OR ".join(_quoted([key]) for key in related)
    shown = exact.pattern.words[0].union(
        alone,
        _column(index, "SELECT bare FROM words WHERE stem = ?", stem),
        _column(index, "SELECT bare FROM parts WHERE stem = ? AND public >= ?", stem, public),
    )
    return Meaning(
        f"({TEXTS} : ({also}) OR {PARTS} : {_quoted([stem])})", Pattern((shown,), core=stem)
    )


def _related(index: Index, stem: str, public: bool, compounds: Iterable[str]) -> Iterator[str]:
    """Yield keys that a stem stands for, and that `finding` does not have under this stem."""
    yield from _column(index, "SELECT DISTINCT key FROM words WHERE stem = ?", stem)
    yield from _column(index, LATE, stem, public, not public)
    for bare in compounds:
        yield from _column(index, "SELECT key FROM words WHERE bare = ?", bare)


def _bares(index: Index, key: str) -> list[str]:
    return _column(index, "SELECT bare FROM words WHERE key = ?", key)


def _all(meanings: Iterable[Meaning]) -> str:
    return " AND ".join(meaning.match for meaning in meanings)


def _quoted(words: Iterable[str]) -> str:
    return f'"{" ".join(words)}"'


def _conditions(kept: Filter) -> Iterator[Condition]:
    yield Condition("whole = 1" if kept.non_public else "public = 1")
    if kept.bodies:
        yield _one_of("id IN (SELECT view FROM meetings WHERE body", kept.bodies, ")")
    if kept.kinds:
        yield _one_of("kind", kept.kinds)
    if kept.product_groups:
        likes = " OR ".join("substr(code, 1, length(?)) = ?" for _ in kept.product_groups)
        codes = (same(each) for each in kept.product_groups for _ in range(2))
        yield Condition(f"id IN (SELECT view FROM groups WHERE {likes})", tuple(codes))
    if kept.offices:
        parts = " OR ".join("instr(office, ?)" for _ in kept.offices)
        yield Condition(f"({parts})", tuple(map(same, kept.offices)))
    if kept.first:
        yield Condition("date >= ?", (kept.first.isoformat(),))
    if kept.last:
        yield Condition("date BETWEEN '0' AND ?", (kept.last.isoformat(),))
    if kept.supplements is not None:
        yield Condition("original <> ''" if kept.supplements else "original = ''")


def _one_of(sql: str, names: Sequence[str], end: str = "") -> Condition:
    marks = ", ".join("?" for _ in names)
    return Condition(f"{sql} IN ({marks}){end}", tuple(map(same, names)))


def _total(index: Index, match: str, conditions: Sequence[Condition]) -> int:
    sql, values = _asked(f"SELECT count(*) {FOUND}", match, conditions)
    return int(index.connection.execute(sql, values).fetchone()[0])


def _best(index: Index, match: str, conditions: Sequence[Condition], most: int) -> list[int]:
    sql, values = _asked(f"SELECT views.id {FOUND}", match, conditions)
    ordered = f"{sql} ORDER BY {RANK}, date DESC, views.number LIMIT ?"
    return [row[0] for row in index.connection.execute(ordered, (*values, most))]


def _asked(
    select: str, match: str, conditions: Sequence[Condition]
) -> tuple[str, tuple[str | int, ...]]:
    sql = " AND ".join([select, *(condition.sql for condition in conditions)])
    return sql, (match, *(value for condition in conditions for value in condition.values))


def _hit(index: Index, row: int, meanings: Iterable[Meaning], exact: bool) -> Hit:
    number, day, original, public, data = index.connection.execute(
        "SELECT number, date, original, public, data FROM views JOIN texts ON view = id"
        " WHERE id = ?",
        (row,),
    ).fetchone()
    texts = unpacked(data)
    patterns = tuple(meaning.pattern for meaning in meanings)
    return Hit(
        number,
        day,
        original,
        bool(public),
        exact,
        marked(texts.subject, patterns),
        excerpt((*texts.paragraphs, texts.bodies), patterns),
    )


def _column(index: Index, sql: str, *values: str | int) -> list[str]:
    return [row[0] for row in index.connection.execute(sql, values)]
