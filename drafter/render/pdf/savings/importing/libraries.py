"""Spare the import the search for shared libraries."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_library_search() -> Iterator[None]:
    """Let no library be searched for.

    WeasyPrint asks for each under several names, and for every name that is none `find_library`
    runs ldconfig and a compiler, a tenth of a second in all. The sonames are among the names, and
    `missing_libraries` has just opened them.
    """
    import ctypes.util

    search = ctypes.util.find_library
    ctypes.util.find_library = _not_found
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _not_found(name: str) -> None:
    """Answer as `find_library` does for a name that is no library."""
