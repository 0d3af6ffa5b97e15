"""What may be published: nothing but what says that it is public, each thing for itself.

For NRW § 48 Abs. 2 GO NRW: what is secret follows from the matter, not from the paper.
"""

from collections.abc import Sequence
from enum import StrEnum

from drafter.model.form import Form
from drafter.model.paper import Attachment, Paper
from drafter.model.scalars import Publicity, Status


class Withheld(StrEnum):
    """Why a paper is not published; the value is what staff read."""

    NO_ADDRESS = "Das Formular nennt unter „oparl“ keine Adresse"
    NOT_DISPATCHED = "Die Vorlage ist nicht versandt"
    NO_NUMBER = "Die Vorlage hat keine Drucksachennummer"
    NO_DATE = "Die Vorlage hat kein Datum"
    NON_PUBLIC = "Nicht jede Beratung der Vorlage ist als öffentlich bezeichnet"
    NON_PUBLIC_BEFORE = (
        "Die Vorlage gibt Text einer Vorlage wieder, bei der nicht jede Beratung als öffentlich "
        "bezeichnet ist"
    )


def withheld(paper: Paper, form: Form, before: Sequence[Paper] = ()) -> Withheld | None:
    """Return why a paper may not be published; None where it may.

    It must be dispatched, with number and date, and each of its consultations, one at least, must
    say that it is public; so must those of the papers `before` it, whose text a Nachtrag repeats.
    """
    if form.publication is None:
        return Withheld.NO_ADDRESS
    if paper.status is not Status.DISPATCHED:
        return Withheld.NOT_DISPATCHED
    if not is_public(paper):
        return Withheld.NON_PUBLIC
    if not all(map(is_public, before)):
        return Withheld.NON_PUBLIC_BEFORE
    if not paper.reference:
        return Withheld.NO_NUMBER
    return None if paper.date else Withheld.NO_DATE


def is_public(paper: Paper) -> bool:
    """Whether each consultation of a paper, one at least, says that it is public."""
    return {each.publicity for each in paper.consultations} == {Publicity.PUBLIC}


def is_public_attachment(attachment: Attachment) -> bool:
    """Whether an attachment says that it is public."""
    return attachment.publicity is Publicity.PUBLIC
