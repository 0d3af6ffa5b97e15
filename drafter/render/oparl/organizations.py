"""Bodies (Gremien) and offices as Organization objects."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from drafter.model.consultation import Consultation
from drafter.model.form import Form
from drafter.model.organizations import Organization, OrganizationKind
from drafter.render.oparl.base import addresses, iso, made
from drafter.render.oparl.published import JSON, Published

BODY: Final = "Gremium"
OFFICE: Final = "Verwaltungsbereich"
LONGEST_SHORT_NAME: Final = 50  # what Meine Stadt Transparent keeps
CLASSIFICATIONS: Final[Mapping[OrganizationKind, str]] = {
    OrganizationKind.COUNCIL: "Parlament",
    OrganizationKind.COMMITTEE: "Ausschuss",
    OrganizationKind.BOARD: "Beirat",
    OrganizationKind.DISTRICT: "Bezirksvertretung",
    OrganizationKind.LOCALITY: "Ortschaftsrat",
}
"""The kinds in OParl's words, in which the highest body of a municipality is its „Parlament“."""


def bodies(published: Published, consultation: Consultation) -> Iterator[JSON]:
    """Yield the bodies of a consultation, the leading one first, each once."""
    for name in names(published.form, consultation):
        yield _body(published, name, first_day(consultation))


def names(form: Form, consultation: Consultation) -> tuple[str, ...]:
    """Return the full names of the bodies of a consultation; what the form lacks as printed."""
    day = first_day(consultation)
    found = (form.organizations.named(name, day) for name in consultation.organizations)
    written = zip(found, consultation.organizations, strict=True)
    return tuple(dict.fromkeys(known.name if known else name for known, name in written))


def first_day(consultation: Consultation) -> date | None:
    """Return the first day of the meeting of a consultation, where it is known."""
    return consultation.meeting_date.first if consultation.meeting_date else None


def lead_office(published: Published) -> JSON:
    """Return the office that leads (Paper.underDirectionOf)."""
    name = published.paper.lead_office.name
    address = addresses(published).organization(name)
    body = addresses(published).body()
    return made("Organization", address, published, body=body, name=name, organizationType=OFFICE)


def _body(published: Published, name: str, day: date | None) -> JSON:
    form = published.form
    known = form.organizations.named(name, day)
    return made(
        "Organization",
        addresses(published).organization(name, _since(form.organizations.bodies, known)),
        published,
        body=addresses(published).body(),
        name=name,
        shortName=_short(known),
        organizationType=BODY,
        classification=CLASSIFICATIONS[known.kind] if known else None,
        startDate=iso(known.since) if known else None,
        endDate=iso(known.until) if known else None,
    )


def _since(every: Sequence[Organization], known: Organization | None) -> date | None:
    """Return what tells a body from another one of its name; mostly none is needed."""
    shared = known is not None and sum(each.name == known.name for each in every) > 1
    return known.since if known and shared else None


def _short(known: Organization | None) -> str | None:
    short = known.abbreviation if known else None
    return short if short and len(short) <= LONGEST_SHORT_NAME else None
