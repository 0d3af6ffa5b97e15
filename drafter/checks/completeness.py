"""What must be filled before a paper is dispatched."""

from collections.abc import Iterator

from drafter.checks.case import Case, Remark
from drafter.findings import Severity
from drafter.model.answers import KEY, missing, read
from drafter.model.form import SectionKind
from drafter.model.scalars import Status

FILLED_BY = {
    SectionKind.CONSULTATIONS: ("beratungsfolge", "consultations"),
    SectionKind.PRODUCT_GROUPS: ("produktgruppen", "product_groups"),
    SectionKind.GOALS: ("ziele", "goals"),
    SectionKind.FINANCES: ("finanzen", "finances"),
    SectionKind.PRIOR_READINGS: ("fruehere_behandlung", "prior_readings"),
    SectionKind.RESOLUTION: ("beschlussvorschlag", "proposed_resolution"),
    SectionKind.SUMMARY: ("zusammenfassung", "summary"),
    SectionKind.RATIONALE: ("begruendung", "rationale"),
    SectionKind.ATTACHMENTS: ("anlagen", "attachments"),
    SectionKind.SIGNATURES: ("unterschrift", "signatures"),
}
# What a Nachtrag that holds only changes has from its original.
FROM_THE_ORIGINAL = (
    *(SectionKind.PRODUCT_GROUPS, SectionKind.GOALS, SectionKind.FINANCES),
    *(SectionKind.RESOLUTION, SectionKind.SUMMARY, SectionKind.RATIONALE),
    SectionKind.ATTACHMENTS,
)


def required_sections_are_filled(case: Case) -> Iterator[Remark]:
    """Demand sections and fields that the form requires, and number and date of the paper."""
    kind = case.form.kind(case.paper.kind)
    required = [section.kind for section in kind.sections if section.required] if kind else []
    given = FROM_THE_ORIGINAL if case.paper.only_changes else ()
    keys = [FILLED_BY[one] for one in required if one in FILLED_BY and one not in given]
    yield from _open_fields(case)
    for key, attribute in [("drucksachennummer", "reference"), ("datum", "date"), *keys]:
        if not getattr(case.paper, attribute):
            title = type(case.paper).model_fields[attribute].title
            yield Remark(
                (),
                f"Zum Versand fehlt „{key}“ ({title}). Bitte ergänzen.",
                severity=severity_until_dispatch(case),
            )


def _open_fields(case: Case) -> Iterator[Remark]:
    """Demand the form's own required fields; a Nachtrag of changes has them from its original."""
    fields = () if case.paper.only_changes else case.form.fields_of(case.paper.kind)
    for field in missing(fields, read(fields, case.paper.answers).answers):
        example = f", zum Beispiel: {field.name}: {field.example}" if field.example else "."
        label = field.label.removesuffix(":")
        yield Remark(
            (KEY,),
            f"Zum Versand fehlt unter „{KEY}“ das Feld „{field.name}“ ({label}). "
            f"Bitte ergänzen{example}",
            severity=severity_until_dispatch(case),
        )


def consultations_are_complete(case: Case) -> Iterator[Remark]:
    """Demand day and publicity of each consultation."""
    for index, consultation in enumerate(case.paper.consultations):
        missing = [
            word
            for word, value in (
                ("der Sitzungstag", consultation.meeting_date),
                ("„öffentlich“ oder „nichtöffentlich“", consultation.publicity),
            )
            if value is None
        ]
        if missing:
            yield Remark(
                ("beratungsfolge", index),
                f"Zum Versand fehlt bei „{consultation.organization}“ "
                f"{' und '.join(missing)}. Bitte in der Zeile ergänzen.",
                severity=severity_until_dispatch(case),
            )


def severity_until_dispatch(case: Case) -> Severity:
    """Return the severity of what is still to be done: a note until the paper is dispatched."""
    dispatched = case.paper.status is Status.DISPATCHED
    return Severity.ERROR if dispatched else Severity.NOTE
