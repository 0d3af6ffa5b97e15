"""Spare a run most looks for garbage in circles: while it starts, nearly nothing is garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

NEW_OBJECTS: Final = 20_000
"""How many more objects are made than freed before Python looks; it would after 700."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let Python look for garbage more seldom, and not once more when the process ends."""
    before = gc.get_threshold()
    gc.set_threshold(NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.freeze()
