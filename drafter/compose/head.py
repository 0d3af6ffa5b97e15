"""The head of the paper: office, number, title, Nachtrag box, subject."""

from collections.abc import Iterator

from drafter.compose.context import Composed, Context
from drafter.document import Block, Choice, Choices, Field, Paragraph, inline
from drafter.german.dates import format_date
from drafter.german.wording import listed
from drafter.model.paper import Paper
from drafter.model.scalars import Publicity, SupplementMode


def head(context: Context) -> Composed:
    """Compose municipality, leading office with date and phone, and paper number."""
    form = context.form
    return Composed(
        (
            Field("kommune", "", inline(form.headline.municipality)),
            Field("amt", form.headline.lead_label, inline(_lead(context.paper))),
            Field("nummer", form.number.label, inline(context.reference)),
        )
    )


def _lead(paper: Paper) -> str:
    office = paper.lead_office
    named = " ".join(part for part in (office.number, office.name) if part)
    day = format_date(paper.date) if paper.date else None
    return ", ".join(part for part in (named, day, office.phone) if part)


def title(context: Context) -> Composed:
    """Compose the title of the kind; a Nachtrag's second title follows."""
    second = context.form.supplement.title if context.paper.supplement else ""
    blocks = (Paragraph(inline(second)),) if second else ()
    return Composed(blocks, inline(context.kind.title))


def supplement(context: Context) -> Composed:
    """Compose the box that says what a Nachtrag does, in boxes and in words."""
    if context.paper.supplement is None:
        return Composed()
    words = context.form.supplement
    mode = context.paper.supplement.mode
    texts = {
        SupplementMode.REPLACES: words.replaces,
        SupplementMode.SUPPLEMENTS: words.supplements,
    }
    choices = tuple(Choice(mode is each, inline(text)) for each, text in texts.items())
    summary = f"Angekreuzt: „{mode.value}“{_original(context)}"
    return Composed((Choices(inline(words.lead), choices, inline(summary)),))


def _original(context: Context) -> str:
    original = context.original
    if original is None or original.reference is None:
        return ""
    day = f" vom {format_date(original.date)}" if original.date else ""
    return f" ({context.form.number.label} {original.reference}{day})"


def subject(context: Context) -> Composed:
    """Compose the subject; a non-public paper adds the title for the published agenda."""
    return Composed((Paragraph(inline(context.paper.subject)), *_non_public(context)))


def _non_public(context: Context) -> Iterator[Block]:
    if context.paper.neutral_title:
        yield Field(
            "neutraler-titel",
            "Titel in der öffentlichen Tagesordnung:",
            inline(context.paper.neutral_title),
        )
    grounds = [
        consultation.ground
        for consultation in context.paper.consultations
        if consultation.publicity is Publicity.NON_PUBLIC and consultation.ground
    ]
    if grounds:
        named = listed(list(dict.fromkeys(grounds)))
        yield Field("grund", "Grund der nichtöffentlichen Beratung:", inline(named))
