"""A client that knows the words of the specification and nothing else: no code of ours.

It begins at the System, follows `body` to the bodies, from each body every list that OParl 1.1
names, page by page along `next`, and reads every object of every page.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

Json = dict[str, Any]
Get = Callable[[str], bytes]

LISTS = (
    "organization", "person", "meeting", "paper", "agendaItem", "consultation", "file",
    "locationList", "legislativeTermList", "membership",
)  # fmt: skip


def over_http(address: str) -> bytes:
    with urlopen(address) as answer:
        assert answer.status == 200
        if answer.headers["Content-Type"].startswith("application/json"):
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
        return bytes(answer.read())


def read(address: str, get: Get) -> Json:
    found = json.loads(get(address).decode("utf-8"))
    assert isinstance(found, dict)
    return found


def walk(address: str, get: Get, **filters: str) -> Iterator[Json]:
    """Yield the pages of a list."""
    asked: str | None = f"{address}?{urlencode(filters)}" if filters else address
    seen: set[str] = set()
    while asked is not None:
        assert asked not in seen, "a circle"
        seen.add(asked)
        page = read(asked, get)
        assert {"data", "pagination", "links"} <= page.keys()
        yield page
        asked = page["links"].get("next")


def harvest(system: str, get: Get, **filters: str) -> dict[str, list[Json]]:
    """Return all objects of all lists of all bodies, by the names of the lists."""
    start = read(system, get)
    found: dict[str, list[Json]] = {"body": []}
    for page in walk(start["body"], get, **filters):
        found["body"] += page["data"]
    bodies = read(start["body"], get)["data"]
    for body in bodies:
        for name in LISTS:
            pages = walk(body[name], get, **filters)
            found.setdefault(name, []).extend(item for page in pages for item in page["data"])
    return found


def embedded(item: Json) -> Iterator[Json]:
    """Yield all objects that stand inside an object."""
    for value in item.values():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict) and "id" in inner:
                yield inner
                yield from embedded(inner)


def addresses(item: Json) -> Iterator[str]:
    """Yield all addresses that an object leads to, below the one it has itself."""
    for key, value in item.items():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, str) and inner.startswith(("http://", "https://")):
                if key not in ("type", "oparlVersion"):
                    yield inner
            elif isinstance(inner, dict):
                yield from addresses(inner)
