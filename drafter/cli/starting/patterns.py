"""Spare the start the compiling of regular expressions that an earlier run has compiled.

Python translates each expression into the numbers of a program for its matcher, in Python code;
there are some hundreds of them, of which half are not ours. Their programs are kept in the user's
cache and handed to the matcher, which proves a program before it takes it (`_sre.compile`). Kept
are expressions of modules only, which are compiled while these are imported: what a run makes of
the words of a paper is forgotten.

File: a line of JSON, a list of `Kept` as lists, then all programs, one after the other, as 32-bit
numbers of this machine. Its name holds what decides a program: the version of Python, of its
matcher and the order of bytes.
"""

import json
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from re import DEBUG, Pattern
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from drafter.cache import Cache

MATCHER: Final[Any] = import_module("_sre")
COMPILER: Final[Any] = import_module("re._compiler")
FORMAT: Final = 1
MOST: Final = 2000
NUMBERS: Final = "I"
END: Final = b"\n"
NOTHING: Final = b"[]\n"
IMPORTER: Final = "<frozen importlib._bootstrap>"
KNOWN_PYTHONS: Final = ((3, 11), (3, 12), (3, 13))
"""The versions whose `re._compiler` has been read: what is replaced here is what it is."""

Key = tuple[str, int]


class Kept(NamedTuple):
    """A compiled expression: what it was made from, and what the matcher wants of it."""

    pattern: str
    given: int
    flags: int
    groups: int
    names: dict[str, int]
    numbered: list[str | None]
    start: int
    end: int


class Table:
    """The programs that earlier runs have kept, read when the first one is asked for."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._new: dict[Key, tuple[Any, ...]] = {}

    def found(self, key: Key) -> Pattern[str] | None:
        """Return an expression as compiled before; None if it was not."""
        kept = self._known.get(key)
        if kept is None:
            return None
        program = self._programs[kept.start : kept.end].tolist()
        made: Pattern[str] = MATCHER.compile(
            kept.pattern, kept.flags, program, kept.groups, kept.names, tuple(kept.numbered)
        )
        return made

    def enter(self, key: Key, made: tuple[Any, ...]) -> None:
        """Keep what the matcher was handed for an expression that was compiled just now."""
        self._new[key] = made

    def keep(self) -> None:
        """Write what has been entered, behind what was known."""
        if self._new and self._cache and len(self._known) < MOST:
            self._cache.keep(_name(), self._file())

    @cached_property
    def _cache(self) -> "Cache | None":
        from drafter.cache import user_cache

        return user_cache(self._environment)

    @cached_property
    def _read(self) -> tuple[dict[Key, Kept], "array[int]"]:
        data = self._cache.found(_name()) if self._cache else None
        head, _, programs = (data or NOTHING).partition(END)
        rows = [Kept(*row) for row in json.loads(head)]
        return {(row.pattern, row.given): row for row in rows}, array(NUMBERS, programs)

    @property
    def _known(self) -> dict[Key, Kept]:
        return self._read[0]

    @property
    def _programs(self) -> "array[int]":
        return self._read[1]

    def _file(self) -> bytes:
        rows, programs = list(self._known.values()), self._programs[:]
        for (pattern, given), (_, flags, program, groups, names, numbered) in self._new.items():
            start, end = len(programs), len(programs) + len(program)
            row = Kept(pattern, given, int(flags), groups, dict(names), list(numbered), start, end)
            rows.append(row)
            programs.extend(map(int, program))
        return json.dumps(rows[:MOST]).encode() + END + programs.tobytes()


@contextmanager
def known_patterns(environment: Mapping[str, str]) -> Iterator[None]:
    """Let `re` take expressions from the user's cache, and leave new ones there in the end."""
    if sys.version_info[:2] not in KNOWN_PYTHONS:
        yield
        return
    table = Table(environment)
    try:
        with _replaced(COMPILER, "compile", _compile(table)):
            yield
    finally:
        table.keep()


def _name() -> str:
    version = ".".join(map(str, sys.version_info[:3]))
    return f"patterns-{FORMAT}-{version}-{MATCHER.MAGIC}-{MATCHER.CODESIZE}-{sys.byteorder}"


def _compile(table: Table) -> Callable[..., Any]:
    """Return what stands in for `re._compiler.compile`: the same result, found or made."""
    make = COMPILER.compile

    def compiled(pattern: Any, flags: int = 0) -> Any:
        if type(pattern) is not str or flags & DEBUG:
            return make(pattern, flags)
        key = (pattern, int(flags))
        return table.found(key) or (_made(table, key) if _importing() else make(pattern, flags))

    def _made(table: Table, key: Key) -> Any:
        with _replaced(COMPILER, "_sre", _watched(lambda made: table.enter(key, made))):
            return make(*key)

    return compiled


def _watched(tell: Callable[[tuple[Any, ...]], None]) -> SimpleNamespace:
    """Return the matcher's module, as it is but for telling what it compiles."""

    def compiled(*made: Any) -> Any:
        tell(made)
        return MATCHER.compile(*made)

    return SimpleNamespace(**{**vars(MATCHER), "compile": compiled})


def _importing() -> bool:
    """Tell whether a module is being imported."""
    frame = sys._getframe()
    while frame.f_back and frame.f_code.co_filename != IMPORTER:
        frame = frame.f_back
    return frame.f_code.co_filename == IMPORTER


@contextmanager
def _replaced(module: Any, name: str, stand_in: object) -> Iterator[None]:
    before = getattr(module, name)
    setattr(module, name, stand_in)
    try:
        yield
    finally:
        setattr(module, name, before)
