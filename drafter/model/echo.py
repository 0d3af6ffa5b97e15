"""A paper as it was understood, one line an entry: for `drafter check --show`.

The lines name every part that a printed line was taken apart into, and every typed value as it
was read, so that a misread comma or date is seen. Prose is shown by its first words.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from drafter.german.amounts import Amount, format_amount
from drafter.german.dates import format_date, weekday
from drafter.german.wording import quoted
from drafter.model.amendment import Amendment
from drafter.model.consultation import (
    Consultation,
    Meeting,
    Outcome,
    Participation,
    PriorReadings,
    Reading,
)
from drafter.model.finances import BudgetTable, Cover, CoverRow, Finances
from drafter.model.paper import (
    Attachment,
    Bar,
    Chart,
    Office,
    Paper,
    Point,
    ProductGroup,
    Resolution,
    Signature,
    Supplement,
)
from drafter.model.prose import given_prose
from drafter.model.scalars import DateSpan

NOTHING = "–"
BETWEEN = " · "
NO_BREAK_SPACE = "\u00a0"


def echo(paper: Paper) -> tuple[str, ...]:
    """Return the lines, in the order in which a form prints its sections."""
    return tuple(_lines(paper))


def _lines(paper: Paper) -> Iterator[str]:
    yield from _head(paper)
    yield from _numbered("Beratungsfolge", map(_consultation, paper.consultations))
    for _, *keys, text in ((*loc, text) for loc, text in given_prose(paper.answers, ("angaben",))):
        yield from _prose(f"Angabe {'.'.join(map(_key, keys))}", str(text))
    yield from _numbered("Produktgruppe", map(_product_group, paper.product_groups))
    yield from _prose("Ziele", paper.goals)
    yield from _finances(paper.finances)
    yield from _prior_readings(paper.prior_readings)
    yield from _resolution(paper.proposed_resolution)
    yield from _numbered("Änderung", map(_amendment, paper.amendments))
    yield from _prose("Zusammenfassung", paper.summary)
    yield from _prose("Begründung", paper.rationale)
    yield from _charts(paper.charts)
    yield from _tail(paper)


def _head(paper: Paper) -> Iterator[str]:
    yield f"Formular: {paper.form}"
    yield f"Status: {paper.status}"
    yield f"Vorlagenart: {paper.kind}"
    yield f"Drucksachennummer: {paper.reference or NOTHING}"
    yield f"Amt: {_office(paper.lead_office)}"
    yield f"Datum: {_day(paper.date)}"
    if paper.supplement:
        yield f"Nachtrag: {_supplement(paper.supplement)}"
    yield f"Beratungsgegenstand: {_whole(paper.subject)}"
    if paper.neutral_title:
        yield f"Neutraler Titel: {_whole(paper.neutral_title)}"


def _tail(paper: Paper) -> Iterator[str]:
    yield from _numbered("Anlage", map(_attachment, paper.attachments))
    yield from _numbered("Unterschrift", map(_signature, paper.signatures))
    yield from _numbered("Beteiligung", map(_participation, paper.participations))
    yield from _numbered("Mitzeichnung", map(_participation, paper.cosignatures))
    if paper.foot_note:
        yield f"Fußvermerk: {_whole(paper.foot_note)}"
    for entry in paper.acknowledged:
        where = f" · Stelle {_whole(entry.where)}" if entry.where else ""
        yield f"Quittiert: {entry.rule} · Grund {_whole(entry.reason)}{where}"


def _office(office: Office) -> str:
    return _parts(
        f"Nummer {office.number or NOTHING}",
        f"Name {_whole(office.name)}",
        f"Telefon {office.phone or NOTHING}",
    )


def _supplement(block: Supplement) -> str:
    return _parts(
        str(block.mode),
        f"zu {block.original or NOTHING}",
        f"Umfang {block.scope}",
        f"Prüfsumme {block.checksum}" if block.checksum else "",
    )


def _consultation(entry: Consultation) -> str:
    return _parts(
        _bodies(entry.organizations),
        f"Sitzung {_span(entry.meeting_date)}",
        str(entry.publicity or f"Beratung {NOTHING}"),
        f"TOP {entry.agenda_number or NOTHING}",
        f"Zuständigkeit {entry.role}" if entry.role else "",
        f"Grund {_whole(entry.ground)}" if entry.ground else "",
        _outcome(entry.outcome) if entry.outcome else "",
    )


def _outcome(outcome: Outcome) -> str:
    votes = (outcome.ayes, outcome.noes, outcome.abstentions)
    counted = zip(("Ja", "Nein", "Enthaltungen"), votes, strict=True)
    return _parts(
        f"Ergebnis {_whole(outcome.words)}",
        *(f"{name} {number}" for name, number in counted if number is not None),
    )


def _product_group(group: ProductGroup) -> str:
    return _parts(f"Schlüssel {group.code or NOTHING}", f"Bezeichnung {_whole(group.name)}")


def _prior_readings(groups: Iterable[PriorReadings]) -> Iterator[str]:
    for number, group in enumerate(groups, start=1):
        label = f"Frühere Behandlung {number}"
        yield f"{label}: Drucksachennummer {group.reference or NOTHING}"
        yield from _numbered(f"{label}, Lesung", map(_reading, group.readings))


def _reading(entry: Reading) -> str:
    return _parts(_bodies(entry.organizations), *map(_meeting, entry.meetings))


def _meeting(meeting: Meeting) -> str:
    note = f" ({meeting.note})" if meeting.note else ""
    outcome = f", Ergebnis {_whole(meeting.outcome)}" if meeting.outcome else ""
    return f"Sitzung {_span(meeting.day)}{note}, TOP {meeting.agenda_number or NOTHING}{outcome}"


def _finances(finances: Finances | None) -> Iterator[str]:
    if finances is None:
        return
    yield f"Finanzielle Auswirkungen: {'ja' if finances.affected else 'nein'}"
    yield from _prose("Finanzielle Auswirkungen, Text", finances.text)
    for table in finances.tables:
        yield from _budget(table)
    yield from _cover("Deckung", finances.cover)


def _budget(table: BudgetTable) -> Iterator[str]:
    yield f"{table.plan}: Konto {table.account or NOTHING}"
    for number, row in enumerate(table.rows, start=1):
        amounts = _amounts(row.amounts)
        yield f"{table.plan}, Zeile {number}: {row.side} {_whole(row.name)} · {amounts}"
    if table.balance is not None:
        yield f"{table.plan}, Saldo: {_amounts(table.balance)}"


def _amounts(amounts: Mapping[int, Amount]) -> str:
    return _parts(*(f"{year} {_money(amount)}" for year, amount in amounts.items()))


def _cover(label: str, cover: Cover | None) -> Iterator[str]:
    if cover is None:
        return
    yield f"{label}: " + _parts(
        f"Bedarf {_money(cover.need)}",
        f"Haushaltsjahr {cover.year or NOTHING}",
        f"Konto {cover.account or NOTHING}",
    )
    yield from _prose(f"{label}, Einleitung", cover.introduction)
    yield from _numbered(f"{label}, Zeile", map(_cover_row, cover.rows))
    if cover.remainder:
        yield f"{label}, Rest: {_money(cover.remainder.amount)}"
        yield from _prose(f"{label}, Rest, Text", cover.remainder.text)


def _cover_row(row: CoverRow) -> str:
    return _parts(
        f"Art {_whole(row.kind)}",
        f"Jahr {row.year or NOTHING}",
        f"Betrag {_money(row.amount)}",
        f"Erläuterung {_whole(row.note)}",
    )


def _resolution(resolution: Resolution | None) -> Iterator[str]:
    if resolution is None:
        return
    yield from _prose("Beschlussvorschlag", resolution.introduction)
    for number, part in enumerate(resolution.parts, start=1):
        label = f"Teil {number}"
        yield f"{label}: Gremium {_whole(part.organization)}"
        yield from _prose(f"{label}, Einleitung", part.introduction)
        yield from _points(f"{label}, Ziffer ", part.points)
    yield from _points("Ziffer ", resolution.points)


def _amendment(entry: Amendment) -> str:
    texts = {
        "ersetzt durch": entry.replacement,
        "davor": entry.before,
        "danach": entry.after,
    }
    return _parts(
        f"Stelle {entry.address}",
        f"Worte {_whole(entry.words)}" if entry.words else "",
        *(f"{done} {quoted(text)}" for done, text in texts.items() if text),
        "entfällt" if entry.dropped else "",
        f"neue Nummer {entry.number}" if entry.number else "",
    )


def _points(label: str, points: Iterable[Point]) -> Iterator[str]:
    for number, point in enumerate(points, start=1):
        here = f"{label}{number}"
        yield from _prose(here, point.text)
        yield from _cover(f"{here}, Deckung", point.cover)
        yield from _points(f"{here}.", point.points)
        yield from _prose(f"{here}, Schluss", point.ending)


def _charts(charts: Mapping[str, Chart]) -> Iterator[str]:
    for name, chart in charts.items():
        label = f"Abbildung {name}"
        yield f"{label}: Titel {_whole(chart.caption)} · Einheit {_whole(chart.unit)}"
        if chart.alternative:
            yield f"{label}, Alternativtext: {_whole(chart.alternative)}"
        yield from _numbered(f"{label}, Balken", map(_bar, chart.bars))


def _bar(bar: Bar) -> str:
    return _parts(f"Bezeichnung {_whole(bar.name)}", f"Wert {bar.value}".replace(".", ","))


def _attachment(entry: Attachment) -> str:
    return _parts(
        f"Nummer {entry.number}" if entry.number else "",
        f"Titel {_whole(entry.title)}",
        f"Datei {entry.file or NOTHING}",
        str(entry.publicity or f"Öffentlichkeit {NOTHING}"),
        f"Grund {_whole(entry.ground)}" if entry.ground else "",
        f"Stand {entry.state}" if entry.state else "",
    )


def _signature(entry: Signature) -> str:
    return _parts(
        f"Name {_whole(entry.name)}",
        f"Amtsbezeichnung {_whole(entry.function)}",
        f"Vertretung {_whole(entry.proxy)}" if entry.proxy else "",
    )


def _participation(entry: Participation) -> str:
    return _parts(
        f"Stelle {_whole(entry.office)}",
        f"Rolle {_whole(entry.role)}",
        f"Datum {_day(entry.day)}",
    )


def _key(step: str | int) -> str:
    """Return a step to an answer as it is counted: list entries from 1."""
    return str(step + 1) if isinstance(step, int) else step


def _numbered(label: str, entries: Iterable[str]) -> Iterator[str]:
    for number, entry in enumerate(entries, start=1):
        yield f"{label} {number}: {entry}"


def _parts(*parts: str) -> str:
    return BETWEEN.join(filter(None, parts))


def _prose(label: str, text: str | None) -> Iterator[str]:
    if text:
        yield f"{label}: {quoted(text)}"


def _whole(text: str | None) -> str:
    return f"„{text}“" if text else NOTHING


def _bodies(names: tuple[str, ...]) -> str:
    first, *others = (f"„{name}“" for name in names)
    return _parts(f"Gremium {first}", *(f"gemeinsam mit {other}" for other in others))


def _day(day: date | None) -> str:
    return f"{weekday(day)[:2]}., {format_date(day)}" if day else NOTHING


def _span(days: DateSpan | None) -> str:
    if days is None:
        return NOTHING
    return _day(days.first) if days.first == days.last else str(days)


def _money(amount: Amount | None) -> str:
    return NOTHING if amount is None else format_amount(amount).replace(NO_BREAK_SPACE, " ")
