"""Reaching into frozen records by location, and making new ones with other values in them.

A location is a tuple of YAML keys and list indices, as everywhere: `("anlagen", 0, "titel")`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from drafter.model.base import Record
from drafter.model.prose import Loc


@dataclass(frozen=True)
class Rewriting:
    """What is to be new: values by location (None removes), and entries put into lists.

    The key of inserted entries is the location of the entry that they stand before, or of the
    place behind the last one.
    """

    values: Mapping[Loc, object] = field(default_factory=dict)
    inserted: Mapping[Loc, tuple[Record, ...]] = field(default_factory=dict)

    @cached_property
    def concerned(self) -> frozenset[Loc]:
        """Every location at or below which anything is to be new."""
        every = (*self.values, *self.inserted)
        return frozenset(loc[:length] for loc in every for length in range(len(loc) + 1))


def value_at(value: object, loc: Loc) -> object:
    """Return what stands at a location below a record; None where nothing does."""
    for step in loc:
        if isinstance(value, Record):
            value = getattr(value, _names(type(value)).get(str(step), ""), None)
        elif type(value) is tuple and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def rewritten(value: Any, loc: Loc, new: Rewriting) -> Any:
    """Return a value with what is to be new in it; the value itself where nothing is."""
    if loc in new.values:
        return new.values[loc]
    if loc not in new.concerned:
        return value
    if type(value) is tuple:
        return tuple(_entries(value, loc, new))
    if not isinstance(value, Record):
        return value
    names = _names(type(value))
    return value.model_copy(
        update={
            name: rewritten(getattr(value, name), (*loc, key), new) for key, name in names.items()
        }
    )


def _entries(entries: tuple[object, ...], loc: Loc, new: Rewriting) -> Iterator[object]:
    for index, entry in enumerate(entries):
        yield from new.inserted.get((*loc, index), ())
        made = rewritten(entry, (*loc, index), new)
        if made is not None:
            yield made
    yield from new.inserted.get((*loc, len(entries)), ())


@cache
def _names(model: type[Record]) -> Mapping[str, str]:
    """Return the attribute behind each YAML key of a record."""
    return {info.alias or name: name for name, info in model.model_fields.items()}
