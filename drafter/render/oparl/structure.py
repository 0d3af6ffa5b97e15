"""What OParl embeds in what, and which lists a Body leads to (OParl 1.1, chapter „Schema“).

An object that is embedded in another one is the same object without the reference back; alone, it
has that reference. So objects are kept flat, with addresses in the place of what they embed, and
are put together when they are given out.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, TypeAlias

from drafter.render.oparl import base
from drafter.render.oparl.published import JSON

Object: TypeAlias = JSON

SCHEMA: Final = f"{base.SCHEMA}/"
MOMENTS: Final = ("created", "modified")

EMBEDDED: Final[Mapping[str, Mapping[str, str]]] = {
    "Body": {"legislativeTerm": "body", "location": "bodies"},
    "Organization": {"location": "organizations"},
    "Meeting": {
        "agendaItem": "meeting",
        "auxiliaryFile": "meeting",
        "invitation": "meeting",
        "location": "meetings",
        "resultsProtocol": "meeting",
        "verbatimProtocol": "meeting",
    },
    "AgendaItem": {"auxiliaryFile": "agendaItem", "resolutionFile": "agendaItem"},
    "Paper": {
        "auxiliaryFile": "paper",
        "consultation": "paper",
        "location": "papers",
        "mainFile": "paper",
    },
}
"""By type: attributes whose objects are embedded, and what refers back in an embedded object."""

REFERRED_BACK_TO_BY_SEVERAL: Final = frozenset({"File", "Location"})

LISTS: Final[Mapping[str, str]] = {
    "organization": "Organization",
    "person": "Person",
    "meeting": "Meeting",
    "paper": "Paper",
    "agendaItem": "AgendaItem",
    "consultation": "Consultation",
    "file": "File",
    "locationList": "Location",
    "legislativeTermList": "LegislativeTerm",
    "membership": "Membership",
}
"""The external lists of a Body: the attribute with the address, and the type of the objects."""

OMITTED: Final[Mapping[str, tuple[str, ...]]] = {
    "AgendaItem": ("auxiliaryFile",),
    "Body": ("legislativeTerm",),
    "Meeting": ("agendaItem", "auxiliaryFile"),
    "Paper": ("auxiliaryFile", "location"),
    "Person": ("membership",),
}
"""By type: what a list leaves out with `omit_internal` (chapter „Filter“)."""

REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {"Body": ("legislativeTerm",)}
"""By type: lists that are given out even when they are empty."""


def kind(item: Object) -> str:
    """Return the short type of an object: `Paper`."""
    return str(item["type"]).removeprefix(SCHEMA)


@lru_cache(maxsize=65536)
def instant(moment: str) -> datetime:
    """Return a moment that an object names.

    Raises:
        ValueError: if it is none, or knows no time zone.
    """
    found = datetime.fromisoformat(moment)
    if found.tzinfo is None:
        raise ValueError("a moment without a zone says nothing")
    return found


def latest(*moments: str) -> str:
    """Return the latest of some moments, as it is written."""
    return max(moments, key=instant)


def earliest(*moments: str) -> str:
    """Return the earliest of some moments, as it is written."""
    return min(moments, key=instant)


def taken_apart(item: Object) -> Iterator[Object]:
    """Yield an object with addresses in the place of what it embeds, after what it embeds.

    What was embedded gets its reference back.
    """
    flat = dict(item)
    for attribute, back in EMBEDDED.get(kind(item), {}).items():
        if attribute not in flat:
            continue
        for inner in _several(flat[attribute]):
            if isinstance(inner, dict):
                yield from taken_apart({**inner, back: _reference(inner, item["id"])})
        flat[attribute] = _with_addresses(flat[attribute])
    yield flat


def put_together(item: Object, every: Mapping[str, Object]) -> Object:
    """Return a flat object with what it embeds; `every` has all flat objects by their ids.

    It counts as modified when something in it was. What is not there is left out, and so is a
    list that would be empty, unless the specification requires it.
    """
    whole = dict(item)
    for attribute, back in EMBEDDED.get(kind(item), {}).items():
        if attribute in item:
            inner = [put_together(every[id_], every) for id_ in _several(item[attribute])
                     if id_ in every]  # fmt: skip
            whole["modified"] = latest(whole["modified"], *(each["modified"] for each in inner))
            _embed(whole, attribute, [_without(each, back) for each in inner])
    return whole


def _embed(whole: Object, attribute: str, inner: list[Object]) -> None:
    if not inner and attribute not in REQUIRED.get(kind(whole), ()):
        del whole[attribute]
    else:
        whole[attribute] = inner if isinstance(whole[attribute], list) else inner[0]


def _without(item: Object, attribute: str) -> Object:
    return {key: value for key, value in item.items() if key != attribute}


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _reference(inner: Object, outer: str) -> str | list[str]:
    return [outer] if kind(inner) in REFERRED_BACK_TO_BY_SEVERAL else outer


def _with_addresses(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_addresses(each) for each in value]
    return value["id"] if isinstance(value, dict) else value
