"""The Paper itself, and the Wahlperioden."""

from collections.abc import Iterable, Iterator
from typing import Final

from drafter.model.form import SectionKind
from drafter.render.oparl.base import addresses, iso, made, number, vendor, within
from drafter.render.oparl.consultations import Stop
from drafter.render.oparl.files import Files
from drafter.render.oparl.published import JSON, Published

LONGEST_REFERENCE: Final = 50  # what Meine Stadt Transparent keeps


def paper(published: Published, way: Iterable[Stop], files: Files, office: JSON) -> JSON:
    """Return the Paper with its files and consultations in it."""
    given, below = published.paper, addresses(published)
    printed = number(published)
    made_paper = made(
        "Paper",
        below.paper(printed),
        published,
        body=below.body(),
        name=given.subject,
        reference=printed if len(printed) <= LONGEST_REFERENCE else None,
        date=iso(given.date),
        paperType=given.kind,
        relatedPaper=_papers(published, published.related),
        superordinatedPaper=_papers(published, published.superordinated),
        subordinatedPaper=_papers(published, published.subordinated),
        mainFile=files.main,
        auxiliaryFile=list(files.auxiliary),
        underDirectionOf=[office["id"]],
        consultation=[within(stop.consultation, "paper") for stop in way],
    )
    return {**made_paper, **dict(_own(published))}


def terms(published: Published) -> Iterator[JSON]:
    """Yield the Wahlperioden of the form."""
    below = addresses(published)
    for term in published.form.terms:
        yield made(
            "LegislativeTerm",
            below.term(term.name),
            published,
            body=below.body(),
            name=term.name,
            startDate=iso(term.first),
            endDate=iso(term.last),
        )


def _papers(published: Published, numbers: Iterable[str]) -> list[str]:
    """Return the addresses of other papers, each once."""
    below, own = addresses(published), number(published)
    return [below.paper(other) for other in dict.fromkeys(numbers) if other != own]


def _own(published: Published) -> Iterator[tuple[str, object]]:
    """Yield what OParl has no property for, under keys of our own."""
    if len(number(published)) > LONGEST_REFERENCE:
        yield vendor("reference"), number(published)
    if published.paper.supplement:
        yield vendor("supplementMode"), published.paper.supplement.mode.value
    earlier = [each.reference for each in published.paper.prior_readings if each.reference]
    if earlier and _prints_prior_readings(published):
        yield vendor("priorReferences"), list(dict.fromkeys(earlier))


def _prints_prior_readings(published: Published) -> bool:
    """Whether the form shows the frühere Behandlung; what it does not print is not told."""
    kind = published.form.kind(published.paper.kind)
    return kind is not None and kind.section(SectionKind.PRIOR_READINGS) is not None
