"""Finding: from what is looked for to hits, best first.

A hit is exact where every word stands in the paper itself, in some inflection. A hit in which a
word is only part of a compound („Schule“ in „Schulbericht“) or has another umlaut („Räte“ for
„Rat“) ranks below all exact ones. In both groups bm25 decides, the subject and the number counting
most; between equals the newer paper comes first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from drafter.archive.search.compounds import SHORTEST, SHORTEST_INSIDE, compounds, endings
from drafter.archive.search.excerpts import Excerpt, Pattern, excerpt, marked
from drafter.archive.search.index import BORDER, Index, same, unpacked
from drafter.archive.search.query import Term

RANK: Final = "bm25(finding, 10.0, 10.0, 4.0, 1.0)"  # in the order of the columns of `finding`
MOST_KEYS: Final = 200  # compounds that one word may stand for; the most frequent are taken
MOST_NAMES: Final = 30000  # names that SQLite takes in one question (SQLITE_MAX_VARIABLE_NUMBER)
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
    """What a term stands for in an index: in FTS5's words exactly and widely, and in a text."""

    exact: str
    wide: str
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
    meanings = tuple(_meaning(index, term, kept.non_public) for term in terms)
    exact, wide = _all(m.exact for m in meanings), _all(m.wide for m in meanings)
    conditions = tuple(_conditions(kept))
    total = _total(index, wide, conditions)
    best = [(row, True) for row in _best(index, exact, conditions, most)]
    if len(best) < min(most, total):
        others = f"({wide}) NOT ({exact})"
        best += [(row, False) for row in _best(index, others, conditions, most - len(best))]
    patterns = tuple(meaning.pattern for meaning in meanings)
    return Found(total, tuple(_hit(index, row, is_exact, patterns) for row, is_exact in best))


def _meaning(index: Index, term: Term, non_public: bool) -> Meaning:
    if term.word is None:
        return _side_by_side(index, term)
    stems = _column(index, "SELECT bare FROM words WHERE stem = ?", [term.word.stem])
    forms = {term.word.bare, *stems}
    related = {*stems, *_compounds(index, {term.word.stem, *forms}, non_public)}
    wide, shown = _keys(index, term.word.key, related)
    exact = _quoted([term.word.key])
    every = " OR ".join(dict.fromkeys([exact, *(_quoted([key]) for key in wide)]))
    return Meaning(exact, f"({every})", Pattern((frozenset({*shown, term.word.bare}),)))


def _side_by_side(index: Index, term: Term) -> Meaning:
    """Return the meaning of words side by side, the last of which may be a beginning."""
    match = _quoted(term.keys) + (" *" if term.prefix else "")
    words = tuple(frozenset({key, *_bares(index, key)}) for key in term.keys)
    return Meaning(match, match, Pattern(words, term.prefix))


def _bares(index: Index, key: str) -> list[str]:
    return _column(index, "SELECT bare FROM words WHERE key = ?", [key])


def _compounds(index: Index, forms: set[str], non_public: bool) -> frozenset[str]:
    """Return the words with one of the forms as a part, told by the words that may be known."""
    count = "whole" if non_public else "public"
    candidates = _candidates(index, forms)

    def known(words: Iterable[str]) -> frozenset[str]:
        return frozenset(_among(index, f"SELECT bare FROM words WHERE {count} > 0 AND bare", words))

    return compounds(forms, candidates, known)


def _candidates(index: Index, forms: set[str]) -> list[str]:
    """Return the words that hold one of the forms, a short one at a border only."""
    asked = " OR ".join(_quoted([shape]) for form in sorted(forms) for shape in _shapes(form))
    if not asked:
        return []
    return _column(
        index,
        "SELECT bare FROM words WHERE id IN (SELECT rowid FROM shapes WHERE shapes MATCH ?)",
        [asked],
    )


def _shapes(form: str) -> tuple[str, ...]:
    """Return what `shapes` is asked for, to find words that may be compounds with a form."""
    if len(form) < SHORTEST:
        return ()
    if len(form) >= SHORTEST_INSIDE:
        return (form,)
    return (f"{BORDER}{form}", *(f"{form}{ending}{BORDER}" for ending in ("", *endings(form))))


def _keys(index: Index, key: str, bares: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the keys of words, the most frequent first, and the words that have them."""
    rows = sorted(
        _rows(index, "SELECT key, bare, max(whole, public) FROM words WHERE bare", bares),
        key=lambda row: (row[0] != key, -row[2], row[0]),
    )
    wide = list(dict.fromkeys(row[0] for row in rows))[:MOST_KEYS]
    kept = frozenset(wide)
    return wide, [bare for key, bare, _ in rows if key in kept]


def _all(matches: Iterable[str]) -> str:
    return " AND ".join(matches)


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


def _hit(index: Index, row: int, exact: bool, patterns: Sequence[Pattern]) -> Hit:
    number, day, original, public, data = index.connection.execute(
        "SELECT number, date, original, public, texts FROM views WHERE id = ?", (row,)
    ).fetchone()
    texts = unpacked(data)
    return Hit(
        number,
        day,
        original,
        bool(public),
        exact,
        marked(texts.subject, patterns),
        excerpt((*texts.paragraphs, texts.bodies), patterns),
    )


def _among(index: Index, select: str, names: Iterable[str]) -> list[str]:
    return [row[0] for row in _rows(index, select, names)]


def _rows(index: Index, select: str, names: Iterable[str]) -> list[tuple[str, str, int]]:
    """Return the rows of a question that ends with a column, for names that it may have."""
    every = sorted(names)
    batches = (every[at : at + MOST_NAMES] for at in range(0, len(every), MOST_NAMES))
    return [
        row
        for batch in batches
        for row in index.connection.execute(f"{select} IN ({', '.join('?' * len(batch))})", batch)
    ]


def _column(index: Index, sql: str, values: Sequence[str]) -> list[str]:
    return [row[0] for row in index.connection.execute(sql, values)]
