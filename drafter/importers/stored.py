"""A Transcript as JSON: the only way from the process that reads a stranger's file to its parent.

Each value is an object of its fields with its class as `is`; a field that has its default is left
out. Bytes are Base64. Whatever the classes hold is told by their fields.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from drafter.importers.transcript import (
    Area,
    Cell,
    Change,
    Grid,
    Line,
    Picture,
    Role,
    Source,
    Standing,
    Stretch,
    Transcript,
)

CLASSES: Final[Mapping[str, type]] = MappingProxyType(
    {
        kind.__name__: kind
        for kind in (Area, Cell, Grid, Line, Picture, Standing, Stretch, Transcript)
    }
)
WORDS: Final[Mapping[str, type[Enum]]] = MappingProxyType(
    {"change": Change, "end": Change, "role": Role, "source": Source}
)
CLASS: Final = "is"
BYTES: Final = "base64"


def to_json(transcript: Transcript) -> bytes:
    """Return a Transcript as JSON."""
    return json.dumps(_plain(transcript), ensure_ascii=False, separators=(",", ":")).encode()


def from_json(data: bytes) -> Transcript:
    """Read what `to_json` wrote.

    Raises:
        ValueError: if it is anything else.
    """
    try:
        found = _typed(json.loads(data))
    except (KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ValueError(f"this is no stored Transcript: {problem}") from None
    if isinstance(found, Transcript):
        return found
    raise ValueError("this is no stored Transcript")


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, bytes):
        return {BYTES: b64encode(value).decode()}
    if not is_dataclass(value):
        return value
    given = ((each.name, getattr(value, each.name), each) for each in fields(value))
    plain = {name: _plain(content) for name, content, each in given if content != _default(each)}
    return {CLASS: type(value).__name__, **plain}


def _default(each: "Field[Any]") -> object:
    return None if each.default is MISSING else each.default


def _typed(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_typed(part) for part in value)
    if not isinstance(value, dict):
        return value
    if BYTES in value:
        return b64decode(value[BYTES], validate=True)
    kind = CLASSES[value.pop(CLASS)]
    return kind(**{name: _word(name, _typed(content)) for name, content in value.items()})


def _word(name: str, value: Any) -> Any:
    return WORDS[name](value) if name in WORDS else value
