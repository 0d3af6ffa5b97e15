"""Finding papers in the Ablage: German words, an index that is a cache, hits with excerpts."""

import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.archive.search.cache import Told, opened, rebuild
from drafter.archive.search.hits import Filter, Found, Hit, find
from drafter.archive.search.query import Term, terms
from drafter.archive.store import Store

__all__ = [
    "Filter",
    "Found",
    "Hit",
    "Searched",
    "Term",
    "rebuild",
    "search",
    "terms",
]


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found; how many papers are damaged and were not searched; whether the index is kept.

    An index that is not kept lies in memory only, and the next search makes it again.
    """

    found: Found
    damaged: int
    kept: bool


def search(store: Store, wanted: Sequence[Term], kept: Filter, most: int, told: Told) -> Searched:
    """Find the papers of a store that hold all terms, `most` of them as hits, best first.

    The index is brought up to date first; `told` is called with how many papers that takes to
    read. One that is damaged is made anew without a word: it is a cache.

    Raises:
        ArchiveDamaged: if the ledger is damaged.
        EnvironmentMissing: if Python's SQLite cannot search.
    """
    try:
        return _searched(store, wanted, kept, most, told, anew=False)
    except (sqlite3.DatabaseError, zlib.error, ValueError):
        return _searched(store, wanted, kept, most, told, anew=True)


def _searched(
    store: Store, wanted: Sequence[Term], kept: Filter, most: int, told: Told, *, anew: bool
) -> Searched:
    with opened(store, told, anew=anew) as made:
        return Searched(find(made.index, wanted, kept, most), made.damaged, made.kept)
