"""The Beratungsfolge: Consultation, AgendaItem and Meeting objects of what is public."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from drafter.german.clock import midnight
from drafter.model.consultation import Consultation
from drafter.model.scalars import DateSpan, Publicity, Role
from drafter.render.oparl.addresses import day_part, meeting_part
from drafter.render.oparl.base import addresses, ids, made, number, vendor, within
from drafter.render.oparl.organizations import bodies, names
from drafter.render.oparl.published import JSON, Published

LONGEST_AGENDA_NUMBER: Final = 20  # what Meine Stadt Transparent keeps
OPEN: Final = "offen"
TOLD_APART: Final = 16


@dataclass(frozen=True)
class Stop:
    """A public consultation on a paper's way, with its key in addresses and its objects."""

    given: Consultation
    key: str
    organizations: tuple[JSON, ...]
    consultation: JSON
    agenda_item: JSON | None


def stops(published: Published) -> tuple[Stop, ...]:
    """Return the public consultations of a paper in their order, each once."""
    keyed = _keyed(published)
    return tuple(_stop(published, key, given) for key, given in keyed.items())


def agendas(way: Iterable[Stop]) -> Mapping[str, tuple[JSON, ...]]:
    """Return the agenda items of this paper by the addresses of their meetings, in their order."""
    found: dict[str, list[JSON]] = {}
    for stop in way:
        if stop.agenda_item:
            held = found.setdefault(stop.agenda_item["meeting"], [])
            held.append({**stop.agenda_item, "order": len(held)})
    return {address: tuple(held) for address, held in found.items()}


def meetings(published: Published, way: Iterable[Stop]) -> Iterator[JSON]:
    """Yield the meetings on a paper's way, each with its agenda items of this paper."""
    way = tuple(way)
    for address, items in agendas(way).items():
        first = next(
            stop for stop in way if stop.agenda_item and stop.agenda_item["meeting"] == address
        )
        yield _meeting(published, address, first, items)


def _keyed(published: Published) -> Mapping[str, Consultation]:
    """Return public consultations by their keys; those of one body on one day by more than that."""
    public = [each for each in published.paper.consultations if each.publicity is Publicity.PUBLIC]
    keys = [_key(published, each) for each in public]
    return {
        key if keys.count(key) == 1 else f"{key}-{_told_apart(each)}": each
        for key, each in zip(keys, public, strict=True)
    }


def _key(published: Published, given: Consultation) -> str:
    """Return what tells a consultation from the others of its paper: bodies and days."""
    days = day_part(given.meeting_date) if given.meeting_date else OPEN
    return f"{meeting_part(names(published.form, given))}-{days}"


def _told_apart(given: Consultation) -> str:
    told = f"{given.agenda_number or ''} {given.role or ''}"
    return hashlib.sha256(told.encode()).hexdigest()[:TOLD_APART]


def _stop(published: Published, key: str, given: Consultation) -> Stop:
    organizations = tuple(bodies(published, given))
    item = _agenda_item(published, key, given) if given.meeting_date else None
    return Stop(
        given,
        key,
        organizations,
        _consultation(published, key, given, organizations, item),
        item,
    )


def _consultation(
    published: Published,
    key: str,
    given: Consultation,
    organizations: tuple[JSON, ...],
    item: JSON | None,
) -> JSON:
    below = addresses(published)
    role = given.role if published.form.prints_roles else None
    return made(
        "Consultation",
        below.consultation(number(published), key),
        published,
        paper=below.paper(number(published)),
        agendaItem=item["id"] if item else None,
        meeting=item["meeting"] if item else None,
        organization=ids(organizations),
        authoritative=role is Role.DECISION if role else None,
        role=role.value if role else None,
    )


def _agenda_item(published: Published, key: str, given: Consultation) -> JSON:
    """Return the agenda item of a consultation whose day is known; it has no other place."""
    assert given.meeting_date
    below = addresses(published)
    printed = given.agenda_number or ""
    return made(
        "AgendaItem",
        below.agenda_item(number(published), key),
        published,
        meeting=below.meeting(names(published.form, given), given.meeting_date),
        number=printed if len(printed) <= LONGEST_AGENDA_NUMBER else None,
        order=0,
        name=published.paper.subject,
        public=True,
        consultation=below.consultation(number(published), key),
        result=" ".join(given.outcome.printed.split()) if given.outcome else None,
    )


def _meeting(published: Published, address: str, first: Stop, items: tuple[JSON, ...]) -> JSON:
    days = first.given.meeting_date
    assert days
    meeting = made(
        "Meeting",
        address,
        published,
        name=f"{' gemeinsam mit '.join(names(published.form, first.given))}, {days}",
        start=midnight(days.first).isoformat(),
        organization=ids(first.organizations),
        agendaItem=[within(item, "meeting") for item in items],
    )
    return {**meeting, vendor("days"): _interval(days)}


def _interval(days: DateSpan) -> str:
    """Return the days of a meeting after ISO 8601; the hour is not known."""
    return "/".join(dict.fromkeys((days.first.isoformat(), days.last.isoformat())))
