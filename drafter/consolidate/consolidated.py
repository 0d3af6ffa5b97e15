"""The consolidated paper: the original's text as amended, under the Nachtrag's own head."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.consolidate.merging import Problem, merged
from drafter.consolidate.original import Original
from drafter.consolidate.records import rewritten
from drafter.document import Heading, plain_text
from drafter.document.prose import appended, passages
from drafter.model.addresses import Unit
from drafter.model.amendment import OWN_REASONS
from drafter.model.paper import Attachment, Chart, Paper, attachment_numbers
from drafter.model.prose import resolution_prose
from drafter.model.scalars import AttachmentState, Scope

# What belongs to the procedure: the Nachtrag's own, whatever the original has.
PROCEDURE = (
    *("form", "status", "kind", "reference", "lead_office", "date", "consultations"),
    *("prior_readings", "signatures", "participations", "cosignatures", "foot_note"),
    "acknowledged",
)
# What belongs to the matter: the Nachtrag's own where it gives any, with the area of an address.
MATTER: Mapping[str, Unit | None] = {
    "neutral_title": None,
    "product_groups": None,
    "goals": Unit.GOALS,
    "finances": Unit.FINANCES,
    "summary": Unit.SUMMARY,
}
STANDING = (AttachmentState.REPLACED, AttachmentState.UNCHANGED)
"""Attachments of a Nachtrag that do not come in addition."""


class Consolidated(NamedTuple):
    """A consolidated paper, and what could not be carried out or is unclear."""

    paper: Paper
    problems: tuple[Problem, ...] = ()


def paper(supplement: Paper, original: Paper) -> Consolidated:
    """Make the consolidated paper of a Nachtrag that holds only what changes.

    Head and procedure are those of the Nachtrag, and what else it says of itself; all other
    text is the original's with the amendments in it; what it gives in a field of the form stands in
    place of what the original gives there. Its own Begründung and attachments follow
    those of the original. `original` may be a consolidated paper itself.
    """
    new, problems = merged(Original(original), supplement.amendments)
    amended: Paper = rewritten(original, (), new)
    own = {name: getattr(supplement, name) for name in (*PROCEDURE, *_given(supplement))}
    made = amended.model_copy(
        update={
            **own,
            "supplement": _whole(supplement),
            "subject": _subject(supplement, amended),
            "amendments": (),
            "answers": {**amended.answers, **supplement.answers},
            "rationale": _rationale(supplement, amended.rationale),
            "charts": {**amended.charts, **supplement.charts},
            "attachments": tuple(_attachments(supplement, original, amended)),
        }
    )
    found = (*problems, *_contradictions(supplement, original), *_emptied(made, original))
    return Consolidated(made, found)


def _emptied(made: Paper, original: Paper) -> Iterator[Problem]:
    """Yield a problem where nothing of the proposed resolution would stay."""
    if any(resolution_prose(original)) and not any(resolution_prose(made)):
        yield Problem(
            ("aenderungen",),
            "Nach diesen Änderungen bliebe vom Beschlussvorschlag nichts stehen. Bitte mindestens "
            "eine Ziffer stehen lassen oder neu fassen.",
        )


def _given(supplement: Paper) -> tuple[str, ...]:
    return tuple(name for name in MATTER if getattr(supplement, name) not in (None, ()))


def _whole(supplement: Paper) -> object:
    """Return the Nachtrag's block, which now heads the whole text."""
    block = supplement.supplement
    return block and block.model_copy(update={"scope": Scope.WHOLE})


def _subject(supplement: Paper, amended: Paper) -> str:
    """Return the Nachtrag's subject, or the original's where that is what the Nachtrag amends."""
    areas = {amendment.address.area for amendment in supplement.amendments}
    return amended.subject if Unit.SUBJECT in areas else supplement.subject


def _rationale(supplement: Paper, text: str | None) -> str | None:
    if supplement.rationale is None or text is None:
        return supplement.rationale or text
    return appended(text, _heading(supplement, text), supplement.rationale)


def _heading(supplement: Paper, text: str) -> str:
    """Return the heading of the Nachtrag's reasons; with its number where there is one already."""
    if OWN_REASONS not in set(_headings(text)):
        return OWN_REASONS
    return f"{OWN_REASONS} {supplement.reference or ''}".rstrip()


def _headings(text: str) -> Iterator[str]:
    for passage in passages(text):
        yield from (plain_text(b.runs) for b in passage.blocks if isinstance(b, Heading))


def _attachments(supplement: Paper, original: Paper, amended: Paper) -> Iterator[Attachment]:
    """Yield the attachments of the whole text.

    One that the Nachtrag exchanges takes the place of the original's with its number, one that it
    says to be unchanged is the original's; all others follow, with numbers that go on from the
    original's.
    """
    before = attachment_numbers(amended.attachments)
    own = tuple(_numbered(supplement, original))
    exchanged = {n: each for n, each in own if each.state is AttachmentState.REPLACED}
    for number, attachment in zip(before, amended.attachments, strict=True):
        yield exchanged.get(number, attachment)
    for number, attachment in own:
        if number not in before or attachment.state not in STANDING:
            yield attachment


def _numbered(supplement: Paper, original: Paper) -> Iterator[tuple[int, Attachment]]:
    """Yield the Nachtrag's attachments with numbers that go on from the original's."""
    after = max(attachment_numbers(original.attachments), default=0)
    numbers = attachment_numbers(supplement.attachments, after)
    for attachment, number in zip(supplement.attachments, numbers, strict=True):
        yield number, attachment.model_copy(update={"number": number})


def _contradictions(supplement: Paper, original: Paper) -> Iterator[Problem]:
    """Yield amendments of what the Nachtrag says anew, and charts of one name that differ."""
    anew = {MATTER[name] for name in _given(supplement)}
    for index, amendment in enumerate(supplement.amendments):
        if amendment.address.area in anew:
            yield Problem(
                ("aenderungen", index, "an"),
                f"„{amendment.address}“ soll sich ändern, der Nachtrag schreibt diesen Abschnitt "
                "aber selbst ganz neu. Bitte nur eines von beiden.",
            )
    for name, chart in supplement.charts.items():
        if _differs(chart, original.charts.get(name)):
            yield Problem(
                ("abbildungen", name),
                f"Eine Abbildung „{name}“ hat schon die Ursprungsvorlage, und sie ist eine andere. "
                "Bitte der neuen einen anderen Namen geben.",
            )


def _differs(chart: Chart, other: Chart | None) -> bool:
    return other is not None and chart != other
