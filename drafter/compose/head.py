"""The head of the paper: office, number, title, Nachtrag box, subject."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from drafter.compose import answers
from drafter.compose.context import Composed, Context
from drafter.document import (
    Block,
    Choice,
    Choices,
    Field,
    Figure,
    Image,
    Paragraph,
    inline,
)
from drafter.document.pictures import LOGO
from drafter.german.dates import format_date
from drafter.german.wording import listed
from drafter.model.form import HeadEntry, HeadItem
from drafter.model.paper import Paper
from drafter.model.scalars import Publicity, SupplementMode


def head(context: Context) -> Composed:
    """Compose the logo and what the form names for its head, as far as it is known."""
    logo = context.form.headline.logo
    picture = [Figure(Image(LOGO), logo.alternative or "")] if logo else []
    entries = (block for entry in context.form.headline.entries for block in _entry(context, entry))
    return Composed((*picture, *entries))


def _entry(context: Context, entry: HeadEntry) -> Iterator[Block]:
    if entry.name not in ITEMS:
        yield from answers.line(context, entry.name, entry.label)
        return
    label, text = ITEMS[HeadItem(entry.name)](context)
    if text:
        shown = label if entry.label is None else entry.label
        yield Field(entry.name, shown, inline(text))


ITEMS: Final[Mapping[str, Callable[[Context], tuple[str, str]]]] = {
    HeadItem.MUNICIPALITY: lambda context: ("", context.form.headline.municipality),
    HeadItem.LEAD: lambda context: (
        context.form.headline.lead_label or "",
        _lead(context.paper),
    ),
    HeadItem.OFFICE: lambda context: ("Amt", context.paper.lead_office.name),
    HeadItem.PHONE: lambda context: ("Telefon", context.paper.lead_office.phone or ""),
    HeadItem.DATE: lambda context: (
        "Datum",
        format_date(context.paper.date) if context.paper.date else "",
    ),
    HeadItem.REFERENCE: lambda context: (context.form.number.label, context.reference),
}


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
