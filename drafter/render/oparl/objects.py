"""All objects of one paper."""

from collections.abc import Iterable, Iterator
from itertools import chain

from drafter.render.oparl.consultations import agendas, meetings, stops
from drafter.render.oparl.files import files
from drafter.render.oparl.organizations import lead_office
from drafter.render.oparl.papers import paper, terms
from drafter.render.oparl.publicity import withheld
from drafter.render.oparl.published import JSON, Published


def objects(published: Published) -> tuple[JSON, ...]:
    """Return the objects of a paper, each with `id` and `type`; none where it may not be published.

    The Paper comes first. Consultations, AgendaItems and Files stand both in the object that holds
    them and for themselves, there with the address of what they belong to.
    """
    if withheld(published.paper, published.form, published.before):
        return ()
    return tuple(_each_once(_objects(published)))


def _objects(published: Published) -> Iterator[JSON]:
    way, shown, office = stops(published), files(published), lead_office(published)
    yield paper(published, way, shown, office)
    yield from (stop.consultation for stop in way)
    yield from chain.from_iterable(agendas(way).values())
    yield from meetings(published, way)
    yield office
    yield from (body for stop in way for body in stop.organizations)
    yield from shown.every
    yield from terms(published)


def _each_once(made: Iterable[JSON]) -> Iterator[JSON]:
    seen: set[str] = set()
    for each in made:
        if each["id"] not in seen:
            seen.add(each["id"])
            yield each
