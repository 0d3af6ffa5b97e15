"""The bodies of a municipality (`gremien.yaml` of a form)."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from typing import NamedTuple

from pydantic import Field

from drafter.german.wording import inflected
from drafter.model.base import Record
from drafter.model.scalars import Day, Line

UNINFLECTED = 3  # the letters of a name that no inflection changes


class OrganizationKind(StrEnum):
    """What kind of body it is; decides nothing by itself."""

    COUNCIL = "Rat"
    COMMITTEE = "Ausschuss"
    BOARD = "Beirat"
    DISTRICT = "Bezirksvertretung"
    LOCALITY = "Ortschaftsrat"


class Organization(Record):
    """A body (OParl 1.1, Organization)."""

    name: Line = Field(
        alias="name", title="Name", description="Voller Name.", examples=["Integrationsrat"]
    )
    abbreviation: Line | None = Field(
        default=None,
        alias="kurz",
        title="Kurzname",
        description="Abkürzung, unter der das Gremium in Vorlagen steht.",
        examples=["HWBA"],
    )
    aliases: tuple[Line, ...] = Field(
        default=(),
        alias="auch",
        title="Auch",
        description="Weitere Schreibweisen, frühere Namen.",
        examples=[["Rat"]],
    )
    kind: OrganizationKind = Field(
        alias="art", title="Art", description="Art des Gremiums.", examples=["Ausschuss"]
    )
    since: Day | None = Field(
        default=None,
        alias="von",
        title="Von",
        description="Erster Tag, an dem es das Gremium gab.",
        examples=["01.11.2020"],
    )
    until: Day | None = Field(
        default=None,
        alias="bis",
        title="Bis",
        description="Letzter Tag, an dem es das Gremium gab.",
        examples=["31.10.2025"],
    )

    @property
    def names(self) -> tuple[str, ...]:
        """All ways to write it, the full name first."""
        short = (self.abbreviation,) if self.abbreviation else ()
        return (self.name, *short, *self.aliases)

    def exists_on(self, day: date) -> bool:
        """Whether the body was in being on that day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Mention(NamedTuple):
    """A body named in prose: from `start` to `end`."""

    start: int
    end: int
    organization: Organization


class Organizations(Record):
    """All bodies of a form, and how to find them by name and in prose."""

    bodies: tuple[Organization, ...] = Field(
        alias="gremien",
        title="Gremien",
        description="Die Gremien der Kommune.",
        examples=[[{"name": "Integrationsrat", "art": "Ausschuss"}]],
    )

    @cached_property
    def _by_name(self) -> dict[str, tuple[Organization, ...]]:
        table: dict[str, tuple[Organization, ...]] = {}
        for body in self.bodies:
            for name in body.names:
                table[_folded(name)] = (*table.get(_folded(name), ()), body)
        return table

    @cached_property
    def _named(self) -> tuple[tuple[str, Organization], ...]:
        """All names with their bodies, the longest name first."""
        named = [(name, body) for body in self.bodies for name in body.names]
        return tuple(sorted(named, key=lambda pair: len(pair[0]), reverse=True))

    def named(self, name: str, day: date | None = None) -> Organization | None:
        """Return the body of that name; of several, the one in being on `day`."""
        candidates = self._by_name.get(_folded(name), ())
        living = (body for body in candidates if day is None or body.exists_on(day))
        return next(living, candidates[0] if candidates else None)

    def all_names(self) -> tuple[str, ...]:
        """Return every name and abbreviation, for suggestions."""
        return tuple(name for body in self.bodies for name in body.names)

    def mentions(self, prose: str) -> tuple[Mention, ...]:
        """Find bodies in prose, inflected or abbreviated; of overlapping ones the longest."""
        return tuple(sorted(self._longest(prose), key=lambda mention: mention.start))

    def _longest(self, prose: str) -> Iterator[Mention]:
        taken = bytearray(len(prose))
        for name, body in self._named:
            if name[:UNINFLECTED] not in prose:
                continue
            for match in _pattern(name).finditer(prose):
                start, end = match.span()
                if not any(taken[start:end]):
                    taken[start:end] = b"\1" * (end - start)
                    yield Mention(start, end, body)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return inflected(name)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
