"""A Document as JSON, to be kept for decades: by a schema version, exact, and in one spelling only.

    {"schema": 1, "document": {"language": "de", …, "sections": [{"id": "kopf", …}], …}}

Each class of `blocks` is an object of its fields, in their order; a field that has its default is
left out. Where one of several classes may stand, `kind` says which. The text is UTF-8 with a line
feed at its end. Whatever the classes hold is told by their annotations, so a class that grows a
field with a default needs no word here; any other change of them is a new schema version.
"""

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Final

from drafter.document import blocks
from drafter.document.blocks import Bars, Block, Document, Image

SCHEMA: Final = 1
TAG: Final = "kind"
TAGGED: Final[Mapping[str, type]] = {
    **{kind.kind: kind for kind in typing.get_args(Block)},
    "image": Image,
    "bars": Bars,
}
TAGS: Final = {kind: tag for tag, kind in TAGGED.items()}
KNOWN: Final = frozenset(
    kind for kind in vars(blocks).values() if isinstance(kind, type) and is_dataclass(kind)
)


class UnknownSchema(ValueError):
    """A Document was stored by another version of this format."""


def to_json(document: Document) -> bytes:
    """Return a Document as JSON; equal Documents give equal bytes.

    Raises:
        ValueError: if it holds what no Document does: marks, lone surrogates, no number.
    """
    content = {"schema": SCHEMA, "document": _plain(document)}
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode() + b"\n"


def from_json(data: bytes) -> Document:
    """Read a Document that `to_json` wrote.

    Raises:
        UnknownSchema: if its schema version is another one than `SCHEMA`.
        ValueError: if the bytes are anything else than what `to_json` would write.
    """
    try:
        document: Document = _typed(_body(json.loads(data)), Document)
        same = to_json(document) == data
    except RecursionError:
        raise ValueError("the Document is nested too deep") from None
    if not same:
        raise ValueError("the Document is not written as `to_json` writes it")
    return document


def _body(content: object) -> object:
    if not isinstance(content, dict) or "schema" not in content:
        raise ValueError("this is no stored Document")
    if content["schema"] != SCHEMA:
        raise UnknownSchema(f"schema {content['schema']!r}; only {SCHEMA} is known")
    return content.get("document")


def _plain(value: object) -> object:
    """Return a part of a Document as JSON knows it."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    kind: type = type(value)
    if kind not in KNOWN:
        if is_dataclass(value):
            raise ValueError(f"{kind.__name__} is no part of a stored Document")
        return value
    tag = {TAG: TAGS[kind]} if kind in TAGS else {}
    given = ((field, getattr(value, field.name)) for field in _fields(kind))
    return {**tag, **{field.name: _plain(own) for field, own in given if own != field.default}}


def _typed(value: Any, kind: Any) -> Any:
    """Return a JSON value as what an annotation says, or refuse it."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _one_of(value, typing.get_args(kind))
    if origin is tuple:
        return _parts(value, typing.get_args(kind))
    if origin is typing.Literal:
        return _required(value, value in typing.get_args(kind))
    if kind in KNOWN:
        return _record(value, kind)
    return _required(value, type(value) is kind or (kind is float and type(value) is int))


def _one_of(value: Any, kinds: tuple[Any, ...]) -> Any:
    """Return a value of a union: the class that its tag names, or the one type beside None."""
    if value is None:
        return _required(value, types.NoneType in kinds)
    if kinds[0] not in KNOWN:
        return _typed(value, kinds[0])
    tag = value.get(TAG) if isinstance(value, dict) else None
    kind = TAGGED.get(tag) if isinstance(tag, str) else None
    return _record(value, _required(kind, kind in kinds))


def _parts(value: Any, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    _required(value, isinstance(value, list))
    if kinds[-1] is ...:
        return tuple(_typed(part, kinds[0]) for part in value)
    _required(value, len(value) == len(kinds))
    return tuple(_typed(part, kind) for part, kind in zip(value, kinds, strict=True))


def _record(value: Any, kind: Any) -> Any:
    _required(value, isinstance(value, dict))
    hints, own = _hints(kind), {field.name: field for field in _fields(kind)}
    given = {name: part for name, part in value.items() if name != TAG or kind not in TAGS}
    needed = {name for name, field in own.items() if field.default is MISSING}
    _required(value, needed <= given.keys() <= own.keys())
    return kind(**{name: _typed(part, hints[name]) for name, part in given.items()})


def _required(value: Any, right: bool) -> Any:
    if not right:
        raise ValueError(f"{str(value)[:60]!r} is not what a Document has there")
    return value


@cache
def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)
