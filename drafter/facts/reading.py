"""Taking values out of a PDF that may hold anything anywhere: a wrong kind is as good as none."""

from collections.abc import Iterator
from typing import Any, Final, TypeGuard

from pikepdf import Array, Dictionary, Name, Object, Stream, String

LONGEST = 500
CUT: Final = "…"


def is_dictionary(value: object) -> TypeGuard[Dictionary]:
    """Whether a value is a dictionary, or a stream, which has one."""
    return isinstance(value, (Dictionary, Stream))


def get(value: object, *keys: str) -> Any:
    """Follow keys through dictionaries; None where one of them is not there."""
    for key in keys:
        value = value.get(key) if is_dictionary(value) else None
    return value


def text(value: object) -> str:
    """Return a string or a name as text, cut to `LONGEST`; "" for anything else."""
    if isinstance(value, Name):
        return shortened(_decoded(value).removeprefix("/"))
    return shortened(_decoded(value)) if isinstance(value, String) else ""


def shortened(said: str) -> str:
    """Cut a text to `LONGEST` characters."""
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + CUT


def items(value: object) -> Iterator[Any]:
    """Yield the entries of an array; nothing for anything else."""
    if isinstance(value, Array):
        yield from value


def number(value: object) -> float:
    """Return a number of a reasonable size; 0 for anything else."""
    if isinstance(value, bool):
        return 0.0
    try:
        found = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return found if abs(found) < 1e9 else 0.0


def identity(value: Object) -> tuple[int, int] | None:
    """Return number and generation of an indirect object; None for a direct one."""
    return value.objgen if value.is_indirect else None


def _decoded(value: Object) -> str:
    """Return the characters of a string or name; what is no character becomes "?"."""
    try:
        said = str(value)
    except (UnicodeError, ValueError):
        said = bytes(value).decode("latin-1")
    return said.encode("utf-8", "replace").decode()
