"""The dialect in which the OParl specification describes its objects, read by its own rules.

An object is described by `required` and `properties`. A property has a `type`, for texts a `format`
or `pattern`, for lists `items`; `schema` names the description of an object that stands inside,
`references` the type of what an address leads to, `cardinality` how many there are (n:1 and 1:1 one
address, 1:n and n:m a list of them).
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TYPES: Mapping[str, type] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
}
OWN_KEY = re.compile(r"[a-z]+:[A-Za-z]+")
LIST = "externalList"
SINGLE, MANY = ("n:1", "1:1"), ("1:n", "n:m")


def descriptions(folder: Path) -> dict[str, Any]:
    return {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


def kind(value: Mapping[str, Any]) -> str:
    return str(value.get("type", "")).rpartition("/")[2]


def problems(value: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[str]:
    """Yield what an object has that its description does not allow."""
    name = kind(value)
    if name not in known:
        yield f"{value.get('id')}: no type {value.get('type')!r}"
        return
    described = known[name]
    for key in described["required"]:
        if key not in value:
            yield f"{name} lacks {key}"
    for key, given in value.items():
        if key in described["properties"]:
            yield from _property(f"{name}.{key}", given, described["properties"][key], known)
        elif not OWN_KEY.fullmatch(key):
            yield f"{name} knows no {key}"


def _property(
    where: str, given: object, described: Mapping[str, Any], known: Mapping[str, Any]
) -> Iterator[str]:
    wanted = TYPES[described["type"]]
    if type(given) is not wanted:
        yield f"{where}: {type(given).__name__} instead of {described['type']}"
        return
    if described.get("cardinality") in SINGLE and isinstance(given, list):
        yield f"{where}: a list where there is one"
    if described.get("cardinality") in MANY and described["type"] == "array" and not given:
        yield f"{where}: an empty list"
    if isinstance(given, str):
        yield from _text(where, given, described)
    elif isinstance(given, dict) and "schema" in described:
        yield from _inside(where, given, described["schema"], known)
    elif isinstance(given, list):
        for item in given:
            yield from _item(where, item, described, known)


def _item(
    where: str, item: object, described: Mapping[str, Any], known: Mapping[str, Any]
) -> Iterator[str]:
    references = {key: described[key] for key in ("references",) if key in described}
    if "schema" in described["items"]:
        yield from _inside(where, item, described["items"]["schema"], known)
    else:
        yield from _property(where, item, {**references, **described["items"]}, known)


def _inside(where: str, given: object, schema: str, known: Mapping[str, Any]) -> Iterator[str]:
    name = schema.removesuffix(".json")
    if not isinstance(given, dict) or kind(given) != name:
        yield f"{where}: no {name} inside"
        return
    yield from problems(given, known)


def _text(where: str, given: str, described: Mapping[str, Any]) -> Iterator[str]:
    if "pattern" in described and not re.search(described["pattern"], given):
        yield f"{where}: {given!r} does not match {described['pattern']}"
    if not CHECKS[described.get("format", "")](given):
        yield f"{where}: {given!r} is no {described.get('format', 'text')}"
    reference = described.get("references")
    if reference and reference != LIST and f"/{reference.lower()}" not in given:
        yield f"{where}: {given!r} leads to no {reference}"


def _is_url(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and text.isascii()


def _is_date(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)) and bool(date.fromisoformat(text))


def _is_moment(text: str) -> bool:
    pattern = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})"
    return bool(re.fullmatch(pattern, text)) and datetime.fromisoformat(text).tzinfo is not None


CHECKS: Mapping[str, Callable[[str], bool]] = {
    "": bool,
    "url": _is_url,
    "date": _is_date,
    "date-time": _is_moment,
}
