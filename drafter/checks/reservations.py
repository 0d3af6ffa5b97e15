"""Order of decisions: reservations that are settled, advice that comes too late."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from drafter.checks.case import Case, Remark
from drafter.german.dates import format_date
from drafter.model.consultation import Consultation, Meeting, Reading
from drafter.model.organizations import Mention, Organization
from drafter.model.prose import resolution_prose
from drafter.model.scalars import Role

_MOST_BODIES = 40
_LONGEST_CLAUSE = 2_000
_ADVICE = (Role.HEARING, Role.PRELIMINARY, Role.RECOMMENDATION)

_RESERVATION = re.compile(r"\b[Vv]orbehaltlich\b|\b[Uu]nter\s+(?:dem\s+)?Vorbehalt\b")
_PREDICATE = (
    r"beschließ(?:t|en)|empf(?:iehlt|ehlen)|nimmt|nehmen|stimm(?:t|en)|beauftrag(?:t|en)|wird|werden"
    r"|fass(?:t|en)|billig(?:t|en)|genehmig(?:t|en)|erteil(?:t|en)|schl(?:ägt|agen)|bitte(?:t|n)"
    r"|ist|sind|soll|sollen|kann|können"
)
# A clause ends with its sentence, at a verb, or where ", der …" begins the next one; ", der
# Bezirksvertretung" goes on (genitive), and so does "Vorbehalt, dass der Rat zustimmt".
_FEMININE = r"\w*(?:ung|ion|schaft|kammer)\b"
_CLAUSE_END = re.compile(
    rf"[;:]|\.\s|\n\s*\n|,\s+(?:die|das)\b|,\s+der\b(?!\s+{_FEMININE})|\b(?:{_PREDICATE})\b"
)
_UNDECIDED = re.compile(
    r"\b(?:1\.|I\.|erste)\s*Lesung|vertagt|abgesetzt|zurückgestellt|zurückgezogen|ohne Beschluss",
    re.IGNORECASE,
)


def reservations_are_open(case: Case) -> Iterator[Remark]:
    """Demand that a resolution makes no reservation for a body that has dealt with the matter.

    A body has done so where a reading of this number (a Nachtrag inherits its base) names a
    meeting up to the paper's date, or without one before its first consultation. A meeting noted
    „1. Lesung“ or „vertagt“ is no decision. Silent for bodies that are to consult this paper.
    """
    met = _met(case)
    for loc, text in resolution_prose(case.paper):
        for mention in _reserved(case, text):
            day = met.get(mention.organization.name)
            if day:
                yield Remark(
                    loc,
                    f"Der Beschluss steht unter dem Vorbehalt „{mention.organization.name}“, doch "
                    f"dort ist die Sache laut früherer Behandlung am {format_date(day)} beraten "
                    "worden. Bitte prüfen: Vorbehalt erledigt?",
                    text,
                    mention.start,
                )


def advice_precedes_decision(case: Case) -> Iterator[Remark]:
    """Demand that hearing, preliminary consultation and recommendation precede the last decision.

    Silent where the form prints no role, where a role or the decision's day is missing, and where
    the resolution makes a reservation. Roles after OParl 1.1, Consultation.role.
    """
    consultations = case.paper.consultations if case.form.prints_roles else ()
    decisions = [one for one in consultations if one.role is Role.DECISION]
    days = [one.meeting_date.last for one in decisions if one.meeting_date]
    if not days or len(days) < len(decisions) or any(one.role is None for one in consultations):
        return
    if any(_RESERVATION.search(text) for _, text in resolution_prose(case.whole)):
        return
    for index, consultation in enumerate(consultations):
        if _is_late(consultation, max(days)):
            yield Remark(("beratungsfolge", index, "sitzung"), _late(consultation, max(days)))


def _met(case: Case) -> dict[str, date]:
    """Return for each body of readings of this number the last day on which it could decide."""
    latest = _latest_day(case)
    ahead = {_name(case, name) for one in case.paper.consultations for name in one.organizations}
    met: dict[str, date] = {}
    for reading in _own_readings(case):
        days = [day for meeting in reading.meetings if (day := _decided_on(meeting)) <= latest]
        for name in {_name(case, name) for name in reading.organizations} - ahead:
            met |= {name: max(*days, met.get(name, date.min))} if days else {}
    return met


def _latest_day(case: Case) -> date:
    """Return the paper's date, or without one the day before its first consultation."""
    days = [one.meeting_date.first for one in case.paper.consultations if one.meeting_date]
    before = min(days) - timedelta(days=1) if days else date.min
    return case.paper.date or before


def _own_readings(case: Case) -> Iterator[Reading]:
    """Yield the prior readings under the number of this paper or of its original."""
    papers = [paper for paper in (case.paper, case.original) if paper and paper.reference]
    base = _base(case, papers[0].reference) if papers else None
    for prior in case.paper.prior_readings:
        if base and _base(case, prior.reference) == base:
            yield from prior.readings


def _base(case: Case, reference: str | None) -> str | None:
    parsed = case.form.number.parse(reference) if reference else None
    return parsed.base if parsed else None


def _name(case: Case, name: str) -> str:
    body: Organization | None = case.body(name)
    return body.name if body else name


def _decided_on(meeting: Meeting) -> date:
    """Return the last day of a meeting that may have decided; of another one `date.max`."""
    undecided = _UNDECIDED.search(f"{meeting.note or ''} {meeting.outcome or ''}")
    return date.max if undecided else meeting.day.last


def _reserved(case: Case, text: str) -> Iterator[Mention]:
    """Yield the bodies that the reservations of a text name."""
    reservations = list(_RESERVATION.finditer(text))
    mentions = case.form.organizations.mentions(text) if reservations else ()
    for reservation in reservations:
        first = bisect_left(mentions, reservation.end(), key=lambda one: one.start)
        following = mentions[first : first + _MOST_BODIES]
        end = _clause_end(text, reservation.end(), following)
        yield from (one for one in following if one.start < end)


def _clause_end(text: str, start: int, mentions: Iterable[Mention]) -> int:
    """Return where the clause that begins at `start` ends; a comma inside a name ends nothing."""
    names = [(mention.start, mention.end) for mention in mentions]
    limit = min(start + _LONGEST_CLAUSE, len(text))
    for match in _CLAUSE_END.finditer(text, start, limit):
        if not any(first <= match.start() < last for first, last in names):
            return match.start()
    return limit


def _is_late(consultation: Consultation, decided: date) -> bool:
    meeting = consultation.meeting_date
    return consultation.role in _ADVICE and meeting is not None and meeting.first > decided


def _late(consultation: Consultation, decided: date) -> str:
    return (
        f"„{consultation.organization}“ ({consultation.role}) tagt am "
        f"{consultation.meeting_date}, entschieden wird schon am {format_date(decided)}. "
        "Bitte die Folge prüfen oder „vorbehaltlich“ beschließen lassen."
    )
