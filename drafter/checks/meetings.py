"""The days of meetings: on working days, and in an order that can be."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from drafter.checks.case import Case, Remark
from drafter.german.dates import format_date, weekday
from drafter.german.holidays import LAENDER, holiday_name
from drafter.german.wording import listed, quoted
from drafter.model.scalars import DateSpan, Status
from drafter.source import Loc

SATURDAY = 5


class _Sitting(NamedTuple):
    """A dated meeting of the paper: where its date stands, which body meets, and when."""

    loc: Loc
    organization: str
    days: DateSpan
    decided: bool = False


def meetings_are_on_working_days(case: Case) -> Iterator[Remark]:
    """Demand that no meeting is on a Saturday, a Sunday or a holiday of the form's Land.

    A rule of experience, not of law: councils may sit on any day, yet most such dates are slips
    of the pen. Of several days one working day is enough. Holidays of single municipalities are
    not known (`drafter.german.holidays`), nor are those of a Land that the table does not have.
    """
    for sitting in (*_own(case), *_earlier(case)):
        if _all_free(sitting.days, case.form.land):
            yield Remark(sitting.loc, _on_free_days(sitting, case.form.land))


def prior_readings_come_before(case: Case) -> Iterator[Remark]:
    """Demand that no prior reading is later than the first meeting of this paper.

    Silent while no consultation has a day. The same day is allowed: bodies often meet in turn.
    """
    first = min((sitting.days.first for sitting in _own(case)), default=None)
    for sitting in _earlier(case) if first else ():
        if first and sitting.days.first > first:
            yield Remark(
                sitting.loc,
                f"Die frühere Behandlung am {sitting.days} ({quoted(sitting.organization)}) liegt "
                f"nach der ersten Sitzung dieser Vorlage am {format_date(first)}. Bitte das Datum "
                "prüfen oder die Sitzung in die Beratungsfolge setzen.",
            )


def meetings_follow_the_paper(case: Case) -> Iterator[Remark]:
    """Demand that a dispatched paper is not dated after a meeting that it is written for.

    A body whose result (`ergebnis`) the paper tells has met before.
    """
    dated = case.paper.date
    if dated is None or case.paper.status is not Status.DISPATCHED:
        return
    for sitting in _own(case):
        if sitting.days.last < dated and not sitting.decided:
            yield Remark(
                sitting.loc,
                f"Die Sitzung am {sitting.days} ({quoted(sitting.organization)}) liegt vor dem "
                f"Datum der Vorlage, dem {format_date(dated)}. Bitte beide Daten prüfen.",
            )


def _own(case: Case) -> Iterator[_Sitting]:
    for index, consultation in enumerate(case.paper.consultations):
        if consultation.meeting_date:
            loc: Loc = ("beratungsfolge", index, "sitzung")
            decided = consultation.outcome is not None
            yield _Sitting(loc, consultation.organization, consultation.meeting_date, decided)


def _earlier(case: Case) -> Iterator[_Sitting]:
    for group, prior in enumerate(case.paper.prior_readings):
        for index, reading in enumerate(prior.readings):
            loc: Loc = ("fruehere_behandlung", group, "lesungen", index, "sitzungen")
            for number, meeting in enumerate(reading.meetings):
                yield _Sitting((*loc, number, "datum"), reading.organization, meeting.day)


def _all_free(days: DateSpan, land: str) -> bool:
    return all(day.weekday() >= SATURDAY or _holiday(day, land) for day in _each(days))


def _each(days: DateSpan) -> Iterator[date]:
    length = (days.last - days.first).days + 1
    return (days.first + timedelta(days=step) for step in range(length))


def _holiday(day: date, land: str) -> str | None:
    return holiday_name(day, land) if land in LAENDER else None


def _on_free_days(sitting: _Sitting, land: str) -> str:
    days = sitting.days
    names = listed([_named(day, land) for day in _each(days)])
    seen = f"Der {days} ist ein {names}" if days.first == days.last else f"{days} sind {names}"
    return (
        f"{seen}; Gremien tagen sonst an Arbeitstagen. Bitte das Datum der Sitzung "
        f"({quoted(sitting.organization)}) prüfen. Stimmt es, bitte unter „quittiert“ begründen."
    )


def _named(day: date, land: str) -> str:
    holiday = _holiday(day, land)
    return f"Feiertag ({weekday(day)}, {holiday})" if holiday else weekday(day)
