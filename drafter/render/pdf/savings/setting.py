"""Savings while a paper is set."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def setting() -> Iterator[None]:
    """Spare the setting of a paper what is known from the paper before, or not needed."""
    yield
