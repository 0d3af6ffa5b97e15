"""Which papers a meeting deals with, and in which order of its agenda."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from drafter.checks.suggestions import suggestion
from drafter.errors import UsageMistake
from drafter.german.dates import format_date
from drafter.german.wording import NaturalKey, natural_key, quoted
from drafter.model.consultation import Consultation
from drafter.model.form import Form
from drafter.pipeline.checking import Checked

OPEN = date.max  # a meeting without a day stands behind the others

AgendaKey = tuple[date, str, bool, NaturalKey, NaturalKey]


@dataclass(frozen=True)
class Occasion:
    """What a package is for: the meeting of a body, all meetings of a day, or whatever there is."""

    body: str | None = None
    day: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it takes every paper."""
        return self.body is None and self.day is None


@dataclass(frozen=True)
class Consulted:
    """A paper with those of its consultations that the occasion means; there may be none."""

    checked: Checked
    consultations: tuple[Consultation, ...]


def consulted(papers: Iterable[Checked], occasion: Occasion) -> tuple[Consulted, ...]:
    """Return the papers that an occasion takes, in the order of the agenda.

    Raises:
        UsageMistake: if it takes none, or no form knows the body.
    """
    every = tuple(papers)
    _require_body(every, occasion)
    found = (Consulted(each, _meant(each, occasion)) for each in every)
    taken = [each for each in found if occasion.is_open or each.consultations]
    if not taken:
        raise UsageMistake(
            f"Keine der Vorlagen wird dort beraten: {described(occasion)}. Bitte Gremium und "
            "Datum mit der Beratungsfolge der Vorlagen vergleichen."
        )
    return tuple(sorted(taken, key=_agenda_key))


def described(occasion: Occasion) -> str:
    """Return an occasion in words: „Rat der Stadt, 10.02.2022“; nothing for an open one."""
    day = format_date(occasion.day) if occasion.day else ""
    return ", ".join(filter(None, (occasion.body, day)))


def with_full_name(occasion: Occasion, papers: Iterable[Checked]) -> Occasion:
    """Return an occasion with the full name of its body, as the first form that knows it has it."""
    if occasion.body is None:
        return occasion
    forms = (paper.loaded.form for paper in papers)
    known = (form.organizations.named(occasion.body, occasion.day) for form in forms if form)
    return replace(occasion, body=next((body.name for body in known if body), occasion.body))


def _require_body(papers: tuple[Checked, ...], occasion: Occasion) -> None:
    if occasion.body is None:
        return
    forms = [paper.loaded.form for paper in papers if paper.loaded.form]
    if any(form.organizations.named(occasion.body) for form in forms):
        return
    names = [name for form in forms for name in form.organizations.all_names()]
    raise UsageMistake(
        f"Das Gremium {quoted(occasion.body)} kennt das Formular nicht."
        f"{suggestion(occasion.body, names)} Bitte Namen oder Kurznamen aus „gremien.yaml“ "
        "schreiben."
    )


def _meant(checked: Checked, occasion: Occasion) -> tuple[Consultation, ...]:
    paper, form = checked.loaded.paper, checked.loaded.form
    if paper is None or form is None:
        return ()
    return tuple(each for each in paper.consultations if _is_meant(each, form, occasion))


def _is_meant(consultation: Consultation, form: Form, occasion: Occasion) -> bool:
    return _is_on(consultation, occasion.day) and _is_of(consultation, form, occasion.body)


def _is_on(consultation: Consultation, day: date | None) -> bool:
    span = consultation.meeting_date
    return day is None or (span is not None and span.first <= day <= span.last)


def _is_of(consultation: Consultation, form: Form, body: str | None) -> bool:
    if body is None:
        return True
    day = consultation.meeting_date.first if consultation.meeting_date else None
    wanted = form.organizations.named(body, day)
    named = (form.organizations.named(name, day) for name in consultation.organizations)
    return wanted is not None and any(each == wanted for each in named)


def _agenda_key(paper: Consulted) -> AgendaKey:
    """Return what sorts papers by day, body, TOP (those without one last) and number."""
    first = next(iter(paper.consultations), None)
    number = paper.checked.paper.reference if paper.checked.paper else None
    named = natural_key(number or paper.checked.loaded.path.name)
    if first is None:
        return OPEN, "", True, natural_key(""), named
    day = first.meeting_date.first if first.meeting_date else OPEN
    top = first.agenda_number
    return day, first.organization, top is None, natural_key(top or ""), named
