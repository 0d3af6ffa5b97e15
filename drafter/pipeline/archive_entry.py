"""The entry of a paper in the Ablage: what is known of it without opening its files."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from drafter.archive.entry import Entry, StoredConsultation, StoredFile, StoredSupplement
from drafter.model.consultation import Consultation
from drafter.model.form import Form
from drafter.model.paper import Office, Paper, ProductGroup
from drafter.model.scalars import DateSpan, Publicity
from drafter.pipeline.archive_files import Kept
from drafter.pipeline.checking import Checked
from drafter.pipeline.papers import is_file_name
from drafter.pipeline.publicity import is_public


def entry(
    checked: Checked,
    files: Iterable[Kept],
    compared_with: Mapping[str, str],
    programs: Mapping[str, str],
) -> Entry:
    """Return the entry of a paper that has a number, with its files in their order."""
    paper, form = checked.paper, checked.loaded.form
    assert paper
    assert paper.reference
    assert form
    public = is_public(checked)
    return Entry(
        number=paper.reference,
        kind=paper.kind,
        subject=paper.subject if public else paper.neutral_title or "",
        lead_office=_office(paper.lead_office),
        date=paper.date.isoformat() if paper.date else "",
        form=paper.form,
        public=public,
        supplement=_supplement(checked, paper, compared_with),
        consultations=tuple(_consultations(paper, form)),
        product_groups=tuple(map(_product_group, paper.product_groups)),
        files=tuple(map(_file, files)),
        programs=dict(programs),
    )


def original_number(checked: Checked) -> str:
    """Return the number of the paper that a Nachtrag is one to, or an empty text.

    Where the original is not at hand, it is the number under „zu“, or else what the Nachtrag's own
    number begins with.
    """
    paper, form = checked.paper, checked.loaded.form
    if paper is None or paper.supplement is None:
        return ""
    if checked.original is not None:
        return checked.original.reference or ""
    named = paper.supplement.original
    if named is not None and not is_file_name(named):
        return named
    parsed = form.number.parse(paper.reference) if form and paper.reference else None
    return parsed.base if parsed and parsed.suffix else ""


def _supplement(
    checked: Checked, paper: Paper, compared_with: Mapping[str, str]
) -> StoredSupplement | None:
    if paper.supplement is None:
        return None
    return StoredSupplement(
        original=original_number(checked),
        mode=paper.supplement.mode.value,
        compared_with=dict(compared_with),
    )


def _consultations(paper: Paper, form: Form) -> Iterator[StoredConsultation]:
    """Yield each body's consultation by the body's full name; a joint one for every body."""
    for consultation in paper.consultations:
        for name in consultation.organizations:
            body = form.organizations.named(name)
            yield StoredConsultation(
                organization=body.name if body else name,
                date=_day(consultation.meeting_date),
                agenda_number=consultation.agenda_number or "",
                public=_is_public(consultation),
            )


def _is_public(consultation: Consultation) -> bool:
    return consultation.publicity is Publicity.PUBLIC


def _day(span: DateSpan | None) -> str:
    """Return a meeting's day as ISO 8601, several days as printed."""
    if span is None:
        return ""
    return span.first.isoformat() if span.first == span.last else str(span)


def _office(office: Office) -> str:
    return " ".join(part for part in (office.number, office.name) if part)


def _product_group(group: ProductGroup) -> str:
    return " ".join(part for part in (group.code, group.name) if part)


def _file(kept: Kept) -> StoredFile:
    return StoredFile(
        path=kept.path,
        role=kept.role,
        sha512=hashlib.sha512(kept.data).hexdigest(),
        size=len(kept.data),
        public=kept.public,
    )
