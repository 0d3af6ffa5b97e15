"""The front of a paper, up to its first section: number, date, office, kind, box, own fields.

Where the form prints its subject without a label, it stands there too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from drafter.german.dates import find_dates, format_date
from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.recognise.cutting import columns_of, lines_of, part_of, running
from drafter.importers.recognise.kinds import title_at
from drafter.importers.recognise.labels import Labels, Place
from drafter.importers.recognise.letters import key_of, letters
from drafter.importers.recognise.numbers import has_number, own_number
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.importers.recognise.supplement import box_of, supplement
from drafter.importers.recognise.tokens import Looks, Pair, named, pairs_of, tokens_of
from drafter.importers.transcript import Line, Part, Role, Stretch
from drafter.model.form import Form, HeadItem, SectionKind

DAY: Final = re.compile(
    r"[0-9]{1,2}\.\s?(?:[0-9]{1,2}\.\s?(?:[0-9]{4}|[0-9]{2})|[A-Za-zÄä]{3,9}\.?\s[0-9]{4})"
)
PHONE: Final = re.compile(r"[(+]?[0-9][0-9 ()/–-]{1,24}[0-9]")
OFFICE_NUMBER: Final = re.compile(
    r"(?P<number>[0-9]{1,4}(?:[./][0-9]{1,4}){0,3})(?:\s+[-–])?(?:\s+(?P<name>\S.*))?"
)
DATED: Final = re.compile(
    r"[A-ZÄÖÜ][\wäöüß.-]{2,30}(?:\s[\w(.)]{1,20})?,\s{0,3}(?:den\s|am\s)?\s{0,3}(?P<day>[0-9].{5,20})"
)
VOM: Final = re.compile(r"\bvom\s(?P<day>[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4})$")
OFFICE: Final = re.compile(
    r"(?:[0-9]{2,4}\s)?(?:Amt|Fachbereich|Fachdienst|Dezernat|Referat|Eigenbetrieb|Stabsstelle|Stadtwerke)\b.{0,80}"
    r"|(?:[0-9]{2,4}\s)?[A-ZÄÖÜ][\wäöüß-]{2,40}(?:amt|kämmerei|büro|betrieb)(?:\s.{0,40})?"
)


@dataclass(frozen=True, slots=True)
class Front:
    """What the front holds: values, remainders, and lines about meetings that stand in it."""

    gained: Gained
    meetings: tuple[Line, ...] = ()


def front(parts: Sequence[Part], context: Context, labels: Labels) -> Front:
    """Read the front of a paper."""
    lines = [column for line in lines_of(parts) for column in columns_of(line)]
    return _Front(context, labels).read(lines)


@dataclass
class _Front:
    context: Context
    labels: Labels
    values: dict[str, Value] = field(default_factory=dict)
    remainders: list[Remainder] = field(default_factory=list)

    def read(self, lines: Sequence[Line]) -> Front:
        form = self.context.form
        untitled = [rest for line in lines for rest in self.untitled(line)]
        box = box_of(untitled, form, self.labels)
        plain = [line for line in untitled if line not in box.lines]
        pairs, loose = pairs_of(tokens_of(plain, self.labels), looks(form))
        self.number(pairs)
        self.lead(pairs)
        self.day(pairs)
        self.office(pairs)
        self.fields(pairs)
        box_said = supplement(box, form, _said(self.values.get("drucksachennummer")))
        if box_said:
            self.values["nachtrag"] = box_said
        self.others(pairs)
        self.loose(loose)
        meetings = tuple(_meetings(pairs, form))
        return Front(Gained(self.values, tuple(self.remainders)), meetings)

    def untitled(self, line: Line) -> Iterator[Line]:
        """Yield what a line has beside the title of the kind and the municipality's name."""
        if _is_name(line, self.context.form):
            return
        found = title_at(line, self.labels)
        rest = part_of(line, found.end) if found else line
        if rest.text.strip():
            yield rest

    def number(self, pairs: Sequence[Pair]) -> None:
        for pair in named(pairs, HeadItem.REFERENCE):
            said = own_number(running(pair.texts), self.context.form.number)
            if said is None:
                continue
            if pair.certainty < said.certainty:
                said = replace(said, certainty=pair.certainty, note=said.note or BY_LOOKS)
            self.values.setdefault("drucksachennummer", said)
            dated = VOM.search(said.words)
            if dated:
                self.set_day(dated["day"], Certainty.LIKELY)

    def lead(self, pairs: Sequence[Pair]) -> None:
        """Read office, date and telephone where one label has them all."""
        for pair in named(pairs, HeadItem.LEAD):
            pieces = [
                p.strip() for text in pair.texts for p in re.split(r",(?=\s|\d|$)|\s/\s", text)
            ]
            pieces = [piece for piece in pieces if piece]
            days = [piece for piece in pieces if DAY.fullmatch(piece)]
            phones = [
                p
                for p in pieces
                if PHONE.fullmatch(p) and p not in days and not _is_office_number(p, pieces)
            ]
            words = [p for p in pieces if p not in days and p not in phones]
            if len(days) == 1:
                self.set_day(days[0], Certainty.SURE)
            self.set_office(", ".join(words), Certainty.SURE, phones[0] if len(phones) == 1 else "")

    def day(self, pairs: Sequence[Pair]) -> None:
        for pair in named(pairs, HeadItem.DATE):
            self.set_day(running(pair.texts), pair.certainty)

    def set_day(self, text: str, certainty: Certainty) -> None:
        said = own_day(text, certainty)
        if said:
            self.values.setdefault("datum", said)

    def office(self, pairs: Sequence[Pair]) -> None:
        phones = [running(pair.texts) for pair in named(pairs, HeadItem.PHONE)]
        phone = phones[0] if len(phones) == 1 else ""
        for pair in named(pairs, HeadItem.OFFICE):
            self.set_office(running(pair.texts), pair.certainty, phone)
        if phone and "amt" not in self.values:
            self.values["amt"] = {"telefon": Said(phone)}

    def set_office(self, text: str, certainty: Certainty, phone: str = "") -> None:
        words = " ".join(text.split())
        entry: dict[str, Value] = {}
        match = OFFICE_NUMBER.fullmatch(words)
        name = (match["name"] or "") if match else words
        if match:
            entry["nummer"] = Said(match["number"], certainty)
        if name:
            entry["name"] = Said(name, certainty)
        if phone:
            entry["telefon"] = Said(phone, certainty)
        if entry:
            before = self.values.get("amt", {})
            self.values["amt"] = {**entry, **(before if isinstance(before, Mapping) else {})}

    def fields(self, pairs: Sequence[Pair]) -> None:
        """Read the form's own fields that stand in the head."""
        answers: dict[str, Value] = {}
        for name in self.context.form.headline.own_fields:
            for pair in named(pairs, name):
                answers.setdefault(name, Said(running(pair.texts), pair.certainty))
        if answers:
            self.values["angaben"] = answers

    def others(self, pairs: Sequence[Pair]) -> None:
        """Keep what stands behind labels that the form has no field for."""
        for pair in pairs:
            if pair.label.place is Place.OTHER and pair.lines:
                self.remainders.append(Remainder(running(pair.texts), "amt"))

    def loose(self, lines: Sequence[Line]) -> None:
        """Sort the lines that no label claims: place and date, office, subject, and the rest."""
        rest = [line for line in lines if not self.taken(line)]
        if _subject_is_bare(self.context):
            rest = self.subject(rest)
        self.remainders += [Remainder(" ".join(line.text.split())) for line in rest]

    def taken(self, line: Line) -> bool:
        text = " ".join(line.text.split())
        dated = DATED.fullmatch(text)
        said = own_day(dated["day"], Certainty.LIKELY) if dated else None
        if said and "datum" not in self.values:
            self.values["datum"] = said
            return True
        if "amt" not in self.values and OFFICE.fullmatch(text):
            self.set_office(text, Certainty.LIKELY)
            return True
        return False

    def subject(self, lines: list[Line]) -> list[Line]:
        """Read the subject of a form that prints it without a label; it stands last."""
        titles = [line for line in lines if line.role is Role.TITLE] or _last_block(lines)
        words = running([line.text for line in titles])
        if len(words) < SHORTEST or not any(char.islower() for char in words):
            return lines
        self.values["beratungsgegenstand"] = Said(words, Certainty.LIKELY, BARE)
        return [line for line in lines if line not in titles]


SHORTEST: Final = 8
BARE: Final = "Der Betreff steht dort ohne Überschrift."
BY_LOOKS: Final = "Beschriftung und Angabe stehen nicht beieinander."


def looks(form: Form) -> Looks:
    """Return how the values of the head look that have looks of their own."""
    return {
        HeadItem.REFERENCE: lambda text: has_number(text, form.number),
        HeadItem.DATE: lambda text: DAY.fullmatch(text.strip()) is not None,
    }


def own_day(text: str, certainty: Certainty) -> Said | None:
    """Read a date of the paper; None where there is none, or more than one."""
    days = list(find_dates(text))
    if len(days) != 1 or len(text) > LONGEST_DAY:
        return None
    return Said(format_date(days[0][2]), certainty, words=text.strip())


LONGEST_DAY: Final = 40


def _said(value: Value | None) -> Said | None:
    return value if isinstance(value, Said) else None


def _is_office_number(piece: str, pieces: Sequence[str]) -> bool:
    """Whether figures are the number of an office: they stand first."""
    return piece == pieces[0]


def _is_name(line: Line, form: Form) -> bool:
    """Whether a line is only the name of the municipality, or of who leads it."""
    key = letters(line.text).key
    return key in (key_of(form.headline.municipality), key_of(form.name), *LEADERS)


LEADERS: Final = tuple(
    key_of(words)
    for words in (
        "Der Oberbürgermeister",
        "Die Oberbürgermeisterin",
        "Der Bürgermeister",
        "Die Bürgermeisterin",
    )
)


def _subject_is_bare(context: Context) -> bool:
    section = context.kind.section(SectionKind.SUBJECT)
    return section is not None and not section.label


def _last_block(lines: Sequence[Line]) -> list[Line]:
    """Return the last lines that hold together: no room between them."""
    start = len(lines) - 1
    while start > 0 and lines[start].gap < 1 and lines[start - 1].size == lines[start].size:
        start -= 1
    return list(lines[max(start, 0) :])


def _meetings(pairs: Sequence[Pair], form: Form) -> Iterator[Line]:
    """Yield what the head says of a meeting, as lines „Gremium: …“, „Sitzung am: …“."""
    titles = {row.column.value: row.label for row in form.consultation_columns}
    for pair in pairs:
        if pair.label.place is Place.COLUMN and pair.lines:
            title = Stretch(f"{titles.get(pair.label.name, pair.label.name)}: ")
            first = pair.lines[0]
            yield replace(first, stretches=(title, *first.stretches))
            yield from pair.lines[1:]


def front_reader(found: Found, context: Context, labels: Labels) -> Gained:
    """Read a front as a section."""
    return front(found.parts, context, labels).gained
