"""Spare the start the compiling of annotations that nobody asks for.

An annotation that is text, as in `from __future__ import annotations`, becomes a `ForwardRef`,
which compiles it at once; Pydantic's description of its own schemas alone has some hundreds. Who
asks for its meaning has it evaluated, and `eval` takes the text as well as what it compiles to.
"""

import typing
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

COMPILER: Final = "compile"


@contextmanager
def annotations_when_asked() -> Iterator[None]:
    """Let annotations that are made meanwhile be compiled when they are evaluated.

    From Python 3.14 on they are anyway, and nothing is replaced. Only of text that is no expression
    one hears later.
    """
    setattr(typing, COMPILER, _as_it_is)
    try:
        yield
    finally:
        delattr(typing, COMPILER)


def _as_it_is(text: str, *_: object) -> str:
    """Return the text, in the place of the code that the built-in `compile` makes of it."""
    return text
