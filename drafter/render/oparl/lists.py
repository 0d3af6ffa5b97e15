"""External lists, page by page (OParl 1.1, chapters „Paginierung“ and „Filter“)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from drafter.render.oparl.merging import position
from drafter.render.oparl.structure import OMITTED, Object, instant, kind

PAGE: Final = 100
"""Most objects on a page, as the specification advises."""

ENDING: Final = ".json"
"""So that a server that knows nothing but files gives a page the right type."""

BOUNDS: Final = ("created_since", "created_until", "modified_since", "modified_until")


@dataclass(frozen=True, slots=True)
class Query:
    """What a client asks of a list; all bounds are included."""

    created_since: datetime | None = None
    created_until: datetime | None = None
    modified_since: datetime | None = None
    modified_until: datetime | None = None
    limit: int = PAGE
    omit_internal: bool = False

    def wants(self, item: Object) -> bool:
        """Whether an object is one of the list; deleted ones only with `modified_since`."""
        if item.get("deleted") and self.modified_since is None:
            return False
        return _within(item["created"], self.created_since, self.created_until) and _within(
            item["modified"], self.modified_since, self.modified_until
        )

    def parameters(self) -> str:
        """Return the query as it stands in an address, in one way only; nothing without any."""
        bounds = ((name, getattr(self, name)) for name in BOUNDS)
        given = [(name, value.isoformat()) for name, value in bounds if value is not None]
        given += [("limit", str(self.limit))] if self.limit != PAGE else []
        given += [("omit_internal", "true")] if self.omit_internal else []
        return urlencode(given)


ALL: Final = Query()


def query(parameters: Mapping[str, str]) -> Query:
    """Read the parameters of an address; those that the specification does not know say nothing.

    A larger limit than a page may have counts as that, since a client must not rely on it.

    Raises:
        ValueError: with a German sentence, if one of them cannot be read.
    """
    bounds = {name: _moment(name, parameters[name]) for name in BOUNDS if name in parameters}
    limit = _limit(parameters["limit"]) if "limit" in parameters else PAGE
    return Query(**bounds, limit=limit, omit_internal=parameters.get("omit_internal") == "true")


def selected(objects: Iterable[Object], asked: Query = ALL) -> tuple[Object, ...]:
    """Return the objects of a list in their order: by `created`, then by id."""
    wanted = sorted(filter(asked.wants, objects), key=position)
    return tuple(_shortened(item) if asked.omit_internal else item for item in wanted)


def pages(count: int, limit: int = PAGE) -> int:
    """Return how many pages a list of so many objects has; an empty one has one."""
    return max(1, -(-count // limit))


def page(found: Sequence[Object], address: str, number: int, asked: Query = ALL) -> Object:
    """Return a page of a list, counted from 1; `address` is that of the list, without a number.

    Raises:
        LookupError: if the list has no such page.
    """
    last = pages(len(found), asked.limit)
    if not 1 <= number <= last:
        raise LookupError(number)
    start = (number - 1) * asked.limit
    return {
        "data": list(found[start : start + asked.limit]),
        "pagination": {
            "totalElements": len(found),
            "elementsPerPage": asked.limit,
            "currentPage": number,
            "totalPages": last,
        },
        "links": _links(address, number, last, asked.parameters()),
    }


def first_page(address: str) -> str:
    """Return the address of the first page of a list, without any filter."""
    return page_address(address, 1)


def page_address(address: str, number: int) -> str:
    """Return the address of a page of a list, without any filter."""
    return f"{address}/{number}{ENDING}"


def _links(address: str, number: int, last: int, parameters: str) -> Object:
    places = {
        "first": 1,
        "prev": number - 1 if number > 1 else None,
        "self": number,
        "next": number + 1 if number < last else None,
        "last": last,
    }
    asked = f"?{parameters}" if parameters else ""
    return {
        name: f"{page_address(address, place)}{asked}" for name, place in places.items() if place
    }


def _within(moment: str, since: datetime | None, until: datetime | None) -> bool:
    if since is None and until is None:
        return True
    when = instant(moment)
    return (since is None or when >= since) and (until is None or when <= until)


def _shortened(item: Object) -> Object:
    left_out = OMITTED.get(kind(item), ())
    return {key: value for key, value in item.items() if key not in left_out}


def _moment(name: str, given: str) -> datetime:
    """Read a moment; a `+` that nobody encoded has become a blank on its way."""
    try:
        return instant(given.strip().replace(" ", "+"))
    except ValueError:
        raise ValueError(
            f"„{name}“ ist kein Zeitpunkt mit Zeitzone. Bitte so angeben: "
            "2026-01-31T00:00:00+01:00 (in der Adresse „%2B“ für „+“)."
        ) from None


def _limit(given: str) -> int:
    if not (given.isascii() and given.isdigit() and int(given[:9]) > 0):
        raise ValueError("„limit“ ist keine Zahl ab 1. Bitte eine Zahl von 1 bis 100 angeben.")
    return min(int(given[:9]), PAGE)
