"""All objects of one paper."""

from drafter.render.oparl.published import JSON, Published


def objects(published: Published) -> tuple[JSON, ...]:
    """Return the objects of a paper, each with `id` and `type`; none where it may not be published.

    The Paper comes first. Consultations, AgendaItems and Files stand both in the object that holds
    them and for themselves, there with the address of what they belong to.
    """
    raise NotImplementedError
