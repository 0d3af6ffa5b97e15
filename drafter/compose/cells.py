"""The short entries of the form: consultations, readings, attachments, signatures."""

from collections.abc import Mapping

from drafter.compose.context import Composed, Context
from drafter.document import (
    Block,
    Column,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Signature,
    Table,
    inline,
)
from drafter.german.dates import format_date
from drafter.german.wording import listed
from drafter.model.consultation import (
    Consultation,
    Meeting,
    Outcome,
    Participation,
    PriorReadings,
    Reading,
)
from drafter.model.form import ConsultationColumn, ShortPublicity
from drafter.model.paper import Attachment, ProductGroup, attachment_numbers
from drafter.model.scalars import AttachmentState, Publicity

UNDATED = "noch offen"


def consultations(context: Context) -> Composed:
    """Compose the table of bodies, with the columns that the form prints."""
    columns = context.form.consultation_columns
    if not context.paper.consultations:
        return Composed()
    printed = frozenset(column.column for column in columns)
    short = context.form.short_publicity
    cells = (_cells(entry, printed, short) for entry in context.paper.consultations)
    rows = (tuple(inline(row[column.column]) for column in columns) for row in cells)
    heads = tuple(Column(inline(column.label)) for column in columns)
    table = Table(heads, tuple(map(Row, rows)), row_heads=True)
    outcomes = () if ConsultationColumn.OUTCOME in printed else _outcomes(context)
    return Composed((table, *_meaning(short), *outcomes))


def _meaning(short: ShortPublicity | None) -> tuple[Block, ...]:
    """Say once what the short words of the table mean."""
    if short is None:
        return ()
    told = (f"{short.word(publicity)} = {publicity}" for publicity in Publicity)
    return (Paragraph(inline(", ".join(told))),)


def _outcomes(context: Context) -> tuple[Block, ...]:
    """Tell the results of bodies that have met, where the table has no column for them."""
    told = ((entry, entry.outcome) for entry in context.paper.consultations)
    return tuple(Paragraph(inline(_decided(entry, out))) for entry, out in told if out)


def _decided(entry: Consultation, outcome: Outcome) -> str:
    day = f" vom {entry.meeting_date}" if entry.meeting_date else ""
    return f"Ergebnis {_bodies(entry.organizations)}{day}: {outcome.printed}"


def _cells(
    consultation: Consultation,
    printed: frozenset[ConsultationColumn],
    short: ShortPublicity | None,
) -> Mapping[ConsultationColumn, str]:
    agenda, publicity = consultation.agenda_number or "", consultation.publicity
    day = str(consultation.meeting_date) if consultation.meeting_date else UNDATED
    if agenda and ConsultationColumn.AGENDA not in printed:
        day = f"{day}, TOP {agenda}"
    return {
        ConsultationColumn.ORGANIZATION: _bodies(consultation.organizations),
        ConsultationColumn.MEETING: day,
        ConsultationColumn.AGENDA: agenda,
        ConsultationColumn.PUBLICITY: short.word(publicity)
        if short and publicity
        else publicity or "",
        ConsultationColumn.ROLE: consultation.role or "",
        ConsultationColumn.OUTCOME: consultation.outcome.printed if consultation.outcome else "",
    }


def _bodies(names: tuple[str, ...]) -> str:
    return listed(names) + (" (gemeinsame Sitzung)" if len(names) > 1 else "")


def product_groups(context: Context) -> Composed:
    """Compose one line a product group."""
    return _lines([_product_group(group) for group in context.paper.product_groups])


def _product_group(group: ProductGroup) -> str:
    return " ".join(part for part in (group.code, group.name) if part)


def prior_readings(context: Context) -> Composed:
    """Compose the earlier readings: a line with the paper number, then a line a body."""
    blocks: list[Block] = []
    for group in context.paper.prior_readings:
        blocks += _group(group, context.form.number.label)
    return Composed(tuple(blocks))


def _group(group: PriorReadings, label: str) -> list[Block]:
    head = [Paragraph(inline(f"{label} {group.reference}"))] if group.reference else []
    return [*head, *_lines([_reading(reading) for reading in group.readings]).blocks]


def _reading(reading: Reading) -> str:
    return ", ".join([_bodies(reading.organizations), *map(_meeting, reading.meetings)])


def _meeting(meeting: Meeting) -> str:
    note = f" ({meeting.note})" if meeting.note else ""
    agenda = f", TOP {meeting.agenda_number}" if meeting.agenda_number else ""
    outcome = f", {meeting.outcome}" if meeting.outcome else ""
    return f"{meeting.day}{note}{agenda}{outcome}"


def attachments(context: Context) -> Composed:
    """Compose the list of attachments, each with its number.

    Those of a Nachtrag that only holds changes are counted on from those of its original.
    """
    original = context.original if context.paper.only_changes else None
    after = max(attachment_numbers(original.attachments), default=0) if original else 0
    own = context.paper.attachments
    items = tuple(
        Item(f"Anlage {number}", (Paragraph(inline(_attachment(attachment))),))
        for number, attachment in zip(attachment_numbers(own, after), own, strict=True)
    )
    return Composed((ListBlock("point", items),) if items else ())


def _attachment(attachment: Attachment) -> str:
    """Return title and remarks of an attachment.

    One of a Nachtrag that is as it was has no remark: it would be marked as a change.
    """
    ground = f": {attachment.ground}" if attachment.ground else ""
    secret = attachment.publicity is Publicity.NON_PUBLIC
    said = attachment.state and attachment.state is not AttachmentState.UNCHANGED
    remarks = (f"nichtöffentlich{ground}" if secret else "", attachment.state if said else "")
    remark = "; ".join(filter(None, remarks))
    return f"{attachment.title} ({remark})" if remark else attachment.title


def participations(context: Context) -> Composed:
    """Compose the offices that took part."""
    return _lines([_participation(entry) for entry in context.paper.participations])


def cosignatures(context: Context) -> Composed:
    """Compose the offices that countersigned."""
    return _lines([_participation(entry) for entry in context.paper.cosignatures])


def _participation(entry: Participation) -> str:
    day = format_date(entry.day) if entry.day else None
    return ", ".join(part for part in (entry.office, entry.role, day) if part)


def signatures(context: Context) -> Composed:
    """Compose one signature a signing person."""
    return Composed(
        tuple(
            Signature(entry.proxy or "", entry.function or "", entry.name)
            for entry in context.paper.signatures
        )
    )


def _lines(lines: list[str]) -> Composed:
    items = tuple(Item("", (Paragraph(inline(line)),)) for line in lines)
    return Composed((ListBlock("line", items),) if items else ())
