"""Whether the public may see a paper: what is not said to be public is not."""

from drafter.model.paper import Attachment, Paper
from drafter.model.scalars import Publicity
from drafter.pipeline.checking import Checked


def is_public(checked: Checked) -> bool:
    """Whether the public may see a paper.

    All its consultations must be said to be public, and it must have one (§ 48 Abs. 2 GO NRW: what
    is secret follows from the matter). One paper is written, with everything in it, so a single
    non-public consultation makes it non-public. A Nachtrag gives its original's text again, so it
    is no more public than that, nor than any paper behind it.
    """
    paper = checked.paper
    given = {each.publicity for each in paper.consultations} if paper else set()
    behind = (checked.original, *(loaded.paper for loaded in checked.origin.files))
    return given == {Publicity.PUBLIC} and not any(map(_secret, behind))


def is_public_attachment(checked: Checked, attachment: Attachment) -> bool:
    """Whether the public may see an attachment: it is said to be public, and its paper is."""
    return attachment.publicity is Publicity.PUBLIC and is_public(checked)


def _secret(original: Paper | None) -> bool:
    """Whether an original is consulted by any body in non-public session."""
    return original is not None and any(
        consultation.publicity is Publicity.NON_PUBLIC for consultation in original.consultations
    )
