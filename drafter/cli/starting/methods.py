"""Spare the start the methods of dataclasses that are never called.

`dataclass` writes each method as text and has Python compile it, six of a frozen class; seven in
eight are never called in a run. Here each is written when it is first called, and then takes its
own place in the class. From Python 3.13 on a class is compiled at once, and nothing is replaced.
"""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

MAKER: Final = "_create_fn"

Make = Callable[..., Callable[..., Any]]


@contextmanager
def methods_when_called() -> Iterator[None]:
    """Let dataclasses that are made meanwhile write a method when it is first called."""
    make: Make | None = getattr(dataclasses, MAKER, None)
    if make is None:
        yield
        return
    setattr(dataclasses, MAKER, _later(make))
    try:
        yield
    finally:
        setattr(dataclasses, MAKER, make)


def _later(make: Make) -> Make:
    """Return what gives a stand-in for the method that `make` would give."""

    def later(name: str, *text: Any, **names: Any) -> Callable[..., Any]:
        real = cache(lambda: make(name, *text, **names))

        def method(self: Any, /, *given: Any, **named: Any) -> Any:
            _settle(type(self), method, real())
            return real()(self, *given, **named)

        method.__name__ = name
        return method

    return later


def _settle(owner: type, stand_in: Callable[..., Any], real: Callable[..., Any]) -> None:
    """Put a method in the place of its stand-in, in the class that has it."""
    name = real.__name__
    real.__qualname__ = stand_in.__qualname__
    for each in owner.__mro__:
        if vars(each).get(name) is stand_in:
            type.__setattr__(each, name, real)
