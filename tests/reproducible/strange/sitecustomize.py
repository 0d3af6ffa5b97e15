"""Read by Python before anything else: another day, folders listed backwards, a single processor.

The variable STRANGE names which of them; see "site" in Python's library reference.
"""

import datetime
import os
import time
from collections.abc import Callable
from typing import Any

SHIFT = 2_000 * 86_400 + 11 * 3_600
STRANGE = os.environ.get("STRANGE", "").split()


def shifted_clock() -> None:
    real = time.time

    def now() -> float:
        return real() + SHIFT

    def told(function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda seconds=None: function(now() if seconds is None else seconds)

    class Kind(type):
        def __instancecheck__(cls, instance: object) -> bool:
            return isinstance(instance, cls.__mro__[1])

    class Date(datetime.date, metaclass=Kind):
        @classmethod
        def today(cls) -> Any:
            return datetime.date.fromtimestamp(now())

    class DateTime(datetime.datetime, metaclass=Kind):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Any:
            return cls.fromtimestamp(now(), tz)

        @classmethod
        def today(cls) -> Any:
            return cls.now()

        @classmethod
        def utcnow(cls) -> Any:
            return cls.now(datetime.UTC).replace(tzinfo=None)

    for name in ("localtime", "gmtime", "ctime"):
        setattr(time, name, told(getattr(time, name)))
    for name, made in {"time": now, "time_ns": lambda: int(now() * 10**9)}.items():
        setattr(time, name, made)
    for name, kind in {"date": Date, "datetime": DateTime}.items():
        setattr(datetime, name, kind)


def backwards() -> None:
    listed, scanned = os.listdir, os.scandir

    class Scanned:
        def __init__(self, folder: Any = ".") -> None:
            with scanned(folder) as entries:
                self.entries = iter(sorted(entries, key=lambda one: str(one.name), reverse=True))

        def __iter__(self) -> Any:
            return self.entries

        def __next__(self) -> Any:
            return next(self.entries)

        def __enter__(self) -> Any:
            return self

        def __exit__(self, *_: object) -> None:
            """Hold nothing open."""

        close = __exit__

    def listdir(folder: Any = ".") -> Any:
        return sorted(listed(folder), key=str, reverse=True)

    for name, made in {"listdir": listdir, "scandir": Scanned}.items():
        setattr(os, name, made)


if "clock" in STRANGE:
    shifted_clock()
if "backwards" in STRANGE:
    backwards()
if "alone" in STRANGE:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
