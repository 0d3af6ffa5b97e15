"""Savings while WeasyPrint is imported, once a process."""

import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def importing() -> Iterator[None]:
    """Spare an import of WeasyPrint what it does not need for a paper."""
    with _no_library_search():
        yield


def _not_searched(name: str) -> None:
    """Answer as `find_library` does for a name that is no library."""


@contextmanager
def _no_library_search() -> Iterator[None]:
    """Spare the import the search for libraries.

    It asks for each under several names, and for every name that is none `find_library` runs
    ldconfig and a compiler, a tenth of a second in all. The sonames are among the names, and
    `missing_libraries` has just opened them.
    """
    search = ctypes.util.find_library
    ctypes.util.find_library = _not_searched
    try:
        yield
    finally:
        ctypes.util.find_library = search
