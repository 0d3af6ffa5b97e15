"""How long searching takes among 20,000 papers, and what their index costs."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final, NamedTuple

from benchmarks.filed import filed
from benchmarks.report import Goal, number, paragraph, setting, table, verdict
from benchmarks.sheet import Sheet, told
from drafter.archive import layout
from drafter.archive.search import Filter, Searched, search, terms
from drafter.archive.search.index import Index
from drafter.archive.store import Store

TITLE: Final = "Suche in der Ablage"
PAPERS: Final = 20_000
ROUNDS: Final = 15
HITS: Final = 10
MAKE, GROW, SIZE = "make_index", "grow_index", "index_bytes"
MOST_MILLISECONDS: Final = 50.0
YEAR: Final = (date(2012, 1, 1), date(2012, 12, 31))
LIBRARIES: Final = ("snowballstemmer",)
TEXT: Final = f"""
    Prozessorzeit von `drafter.archive.search.search` in einem Prozess, Median aus {ROUNDS} Läufen;
    jeder öffnet die Ablage und ihren Index, sucht und stellt {HITS} Treffer mit Auszug vor. Die
    {number(PAPERS, 0)} Vorlagen sind gewürfelt: Sätze der Muster mit anderen Zahlen, Gremien und
    Hauptwörtern, rund 3.400 Zeichen jede. Weil es nur die Sätze von sechs Mustern sind, steht ein
    häufiges Wort hier in mehr Vorlagen als in einer wirklichen Ablage. Jede zwanzigste ist
    nichtöffentlich.
"""


class Query(NamedTuple):
    """A query of the table: what it stands for, its words and its filter."""

    name: str
    words: tuple[str, ...]
    kept: Filter = Filter()


QUERIES: Final = (
    Query("häufiges Wort", ("Integrationsrat",)),
    Query("in fast jeder Vorlage", ("der",)),
    Query("Teil vieler Zusammensetzungen", ("Schule",)),
    Query("nie allein, nur in Zusammensetzungen", ("Friedhof",)),
    Query("seltenes Wort", ("Friedhofskulturstandard",)),
    Query("drei Wörter", ("Schule", "Konzept", "Haushalt")),
    Query("Wörter nebeneinander", ("wird beauftragt",)),
    Query("Wortanfang", ("Integra*",)),
    Query("Tag", ("10.02.2012",)),
    Query("Drucksachennummer", ("17/2010",)),
    Query("mit Gremium und Jahr", ("Konzept",), Filter(("Kulturausschuss",), (), (), (), *YEAR)),
    Query("mit Nichtöffentlichem", ("Konzept",), Filter(non_public=True)),
    Query("nichts zu finden", ("Xylophon",)),
)


def measured() -> Sheet:
    """Make an index in a folder that is removed afterwards, and search."""
    with TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "ablage")
        made = _seconds(lambda: _fill(store))
        size = (store.folder / layout.INDEX).stat().st_size
        totals = {query.name: _search(store, query).found.total for query in QUERIES}
        taken = {query.name: _measured(store, query) for query in QUERIES}
        grown = _seconds(lambda: _grow(store))
    return Sheet(setting(LIBRARIES), {**taken, MAKE: [made], GROW: [grown]}, {**totals, SIZE: size})


def chapter(sheet: Sheet) -> str:
    """Return the chapter on what was measured."""
    goals = [_goal(sheet, query) for query in QUERIES]
    rows = [
        (goal.name, goal.span, f"{number(goal.value, 1)} ms", goal.target, goal.verdict)
        for goal in goals
    ]
    costs = f"""
        Den Index aller Vorlagen anzulegen, ohne sie zu lesen, dauert
        {number(sheet.median(MAKE), 0)} s (darin das Würfeln); er hat
        {number(sheet.figures[SIZE] / 1_000_000, 0)} MB. Eine weitere Vorlage aufzunehmen dauert
        {number(sheet.median(GROW))} s, weil die Datei ganz gelesen und ganz geschrieben wird.
    """
    return told(
        paragraph(TEXT),
        table(("Gesucht", "Gefunden", "Median", "Ziel", ""), rows),
        paragraph(costs),
        sheet.setting,
        verdict(goals),
    )


def _goal(sheet: Sheet, query: Query) -> Goal:
    name = f"{query.name}: {' '.join(query.words)}"
    found = number(sheet.figures[query.name], 0)
    return Goal(name, 1000 * sheet.median(query.name), " ms", MOST_MILLISECONDS, found)


def _fill(store: Store) -> None:
    """Write the index of all papers into an empty store, as one that is up to date."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        index = Index.create(connection)
        with index.writing():
            index.add(filed(PAPERS))
            index.settle()
            index.note("head", store.head())
        (store.folder / layout.INDEX).write_bytes(connection.serialize())


def _grow(store: Store) -> None:
    """Add a paper to the index, as a search does that finds it in the ledger."""
    path = store.folder / layout.INDEX
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        with closing(sqlite3.connect(path)) as stored:
            stored.backup(memory)
        index = Index.open(memory)
        with index.writing():
            index.add(filed(1, seed=2))
            index.settle()
        path.write_bytes(memory.serialize())


def _measured(store: Store, query: Query) -> list[float]:
    """Return the seconds that a query takes each time."""
    return [_seconds(lambda: _search(store, query)) for _ in range(ROUNDS)]


def _search(store: Store, query: Query) -> Searched:
    return search(store, terms(query.words), query.kept, HITS, lambda _: None)


def _seconds(call: Callable[[], object]) -> float:
    start = process_time()
    call()
    return process_time() - start
