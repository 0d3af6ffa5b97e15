"""The whole paper: the form's sections in the form's order, and what stands around them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from drafter.compose import answers, cells, head, money, resolution, texts
from drafter.compose.amendments import amended
from drafter.compose.context import Composed, Context
from drafter.document import Document, Field, Furniture, Section, inline
from drafter.german.dates import format_date
from drafter.model.form import Form, FormSection, PaperKind, SectionKind
from drafter.model.paper import Paper
from drafter.model.scalars import Status

SECTIONS: Mapping[SectionKind, Callable[[Context], Composed]] = {
    SectionKind.HEAD: head.head,
    SectionKind.TITLE: head.title,
    SectionKind.SUPPLEMENT: head.supplement,
    SectionKind.CONSULTATIONS: cells.consultations,
    SectionKind.SUBJECT: head.subject,
    SectionKind.PRODUCT_GROUPS: cells.product_groups,
    SectionKind.GOALS: texts.goals,
    SectionKind.FINANCES: money.finances,
    SectionKind.PRIOR_READINGS: cells.prior_readings,
    SectionKind.RESOLUTION: resolution.resolution,
    SectionKind.SUMMARY: texts.summary,
    SectionKind.RATIONALE: texts.rationale,
    SectionKind.ATTACHMENTS: cells.attachments,
    SectionKind.PARTICIPATIONS: cells.participations,
    SectionKind.COSIGNATURES: cells.cosignatures,
    SectionKind.SIGNATURES: cells.signatures,
    SectionKind.NOTE: texts.note,
}
DRAFT = "ENTWURF"
NON_PUBLIC = "Nichtöffentlich"
SUBTITLE = "untertitel"


def document(paper: Paper, form: Form, original: Paper | None = None) -> Document:
    """Compose a paper.

    `original` is the paper that a Nachtrag names, where it could be loaded; its number and
    date stand in the Nachtrag box. Sections that the paper leaves empty are left out.

    Raises:
        ValueError: if the form does not know the paper's kind (the loader has reported it).
    """
    kind = form.kind(paper.kind)
    if kind is None:
        raise ValueError(f"kind {paper.kind!r} is unknown to the form")
    context = Context(paper, form, kind, original)
    return replace(around(context), sections=tuple(_sections(context, kind)))


def around(context: Context) -> Document:
    """Compose what is said of a paper around its sections, which are left out."""
    paper, form = context.paper, context.form
    return Document(
        language="de",
        title=_title(context),
        author=f"{form.headline.municipality}, {paper.lead_office.name}",
        reference=paper.reference or "",
        date=paper.date.isoformat() if paper.date else "",
        sections=(),
        furniture=_furniture(context),
    )


def _title(context: Context) -> str:
    return f"{context.reference_line}: {context.paper.subject}"


def _sections(context: Context, kind: PaperKind) -> Iterator[Section]:
    for section in kind.sections:
        composed = amended(context, section.kind, _composed(context, section))
        if composed.blocks or composed.title:
            title = composed.title or inline(section.label or "")
            blocks = (*_subtitle(section), *composed.blocks)
            yield Section(section.id, title, blocks, _name(context, section))


def _composed(context: Context, section: FormSection) -> Composed:
    if section.kind is SectionKind.FIELDS:
        return answers.fields(context, section)
    return SECTIONS[section.kind](context)


def _subtitle(section: FormSection) -> tuple[Field, ...]:
    return (Field(SUBTITLE, "", inline(section.subtitle)),) if section.subtitle else ()


def _name(context: Context, section: FormSection) -> str:
    """Return what a section is called where another text points to it.

    That is the form's short name, else its title, else the term of the field that it shows.
    """
    title = (section.label or "").removesuffix(":")
    return section.short or title or _term(context, section)


def _term(context: Context, section: FormSection) -> str:
    if section.kind is SectionKind.FIELDS:
        own = (field for field in context.form.fields if field.name == section.fields[0])
        return next(field.label.removesuffix(":") for field in own)
    terms = {field.alias: field.title for field in Paper.model_fields.values()}
    return terms.get(section.kind.value) or ""


def _furniture(context: Context) -> Furniture:
    paper = context.paper
    marks = [NON_PUBLIC] if context.non_public else []
    dated = [f"vom {format_date(paper.date)}"] if paper.date else []
    return Furniture(
        head=(" ".join([context.reference_line, *dated]), paper.subject, *marks),
        foot=(paper.foot_note,) if paper.foot_note else (),
        page_label=context.form.page_label,
        watermark="" if paper.status is Status.DISPATCHED else DRAFT,
    )
