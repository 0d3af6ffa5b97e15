"""The front of a paper, up to its first section: number, date, office, kind, box, own fields.

Where the form prints its subject without a label, it stands there too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.recognise.cutting import columns_of, part_of, running
from drafter.importers.recognise.dates import dates_in
from drafter.importers.recognise.dealing import is_row
from drafter.importers.recognise.kinds import title_at
from drafter.importers.recognise.labels import Labels, Place
from drafter.importers.recognise.layout import BROKEN
from drafter.importers.recognise.letters import key_of, letters
from drafter.importers.recognise.numbers import number_behind_title, number_in, own_number
from drafter.importers.recognise.parts import Context, Gained
from drafter.importers.recognise.supplement import box_of, supplement
from drafter.importers.recognise.tokens import Look, Looks, Pair, named, pairs_of, tokens_of
from drafter.importers.recognise.units import holds_labels
from drafter.importers.transcript import Line, Part, Role, Stretch, lines_of
from drafter.model.fields import FieldKind, FormField
from drafter.model.form import ConsultationColumn, Form, HeadItem

DAY: Final = re.compile(
    r"[0-9]{1,2}\.\s?(?:[0-9]{1,2}\.\s?(?:[0-9]{4}|[0-9]{2})|[A-Za-zÄä]{3,9}\.?\s[0-9]{4})"
)
PHONE: Final = re.compile(r"[(+]?[0-9][0-9 ()/–-]{1,24}[0-9]")
OFFICE_NUMBER: Final = re.compile(
    r"(?P<number>[0-9]{1,4}(?:[./][0-9]{1,4}){0,3})(?:\s+[-–])?(?:\s*(?P<name>[^\W\d_].*))?"
)
DATED: Final = re.compile(
    r"[A-ZÄÖÜ][\wäöüß.-]{2,30}(?:\s[\w(.)]{1,20})?,\s{0,3}(?:den\s|am\s)?\s{0,3}(?P<day>[0-9].{5,20})"
)
VOM: Final = re.compile(r"\s{1,3}vom\s(?P<day>[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4})")
OFFICE: Final = re.compile(
    r"(?:[0-9]{2,4}\s)?(?:Amt|Fachbereich|Fachdienst|Dezernat|Referat|Eigenbetrieb|Stabsstelle|Stadtwerke)\b.{0,80}"
    r"|(?:[0-9]{2,4}\s)?[A-ZÄÖÜ][\wäöüß-]{2,40}(?:amt|kämmerei|büro|betrieb)(?:\s.{0,40})?"
)


@dataclass(frozen=True, slots=True)
class Front:
    """What the front holds: values, remainders, and lines about meetings that stand in it."""

    gained: Gained
    meetings: tuple[Line, ...] = ()


class Subject(StrEnum):
    """Where the subject stands: below its own label, or in the front without one.

    It is missing where the form has a label for it and the paper has none.
    """

    LABELLED = "labelled"
    BARE = "bare"
    MISSING = "missing"


def front(
    parts: Sequence[Part],
    context: Context,
    labels: Labels,
    subject: Subject = Subject.LABELLED,
) -> Front:
    """Read the front of a paper."""
    named = (line for line in lines_of(parts) if not _is_name(line, context.form))
    columns = (column for line in named for column in columns_of(line))
    lines = [column for column in columns if not _is_name(column, context.form)]
    return _Front(context, labels, subject).read(lines)


@dataclass
class _Front:
    context: Context
    labels: Labels
    subject_is: Subject
    values: dict[str, Value] = field(default_factory=dict)
    remainders: list[Remainder] = field(default_factory=list)

    def read(self, lines: Sequence[Line]) -> Front:
        form = self.context.form
        if self.subject_is is Subject.MISSING:
            lines = self.without_subject(lines)
        untitled = [rest for line in lines for rest in self.untitled(line)]
        box = box_of(untitled, form, self.labels)
        boxed = frozenset(box.lines)
        plain = [line for line in untitled if line not in boxed]
        matched = pairs_of(tokens_of(plain, self.labels), looks(form))
        pairs = matched.pairs
        self.number(pairs)
        self.lead(pairs)
        self.day(pairs)
        self.day_of_number(pairs)
        self.office(pairs)
        self.fields(pairs)
        box_said = supplement(box, form, _said(self.values.get("drucksachennummer")))
        if box_said:
            self.values["nachtrag"] = box_said
        self.others(pairs)
        self.loose(matched.loose)
        self.remainders += [Remainder(running([line.text])) for line in matched.unsettled]
        meetings = tuple(_meetings(pairs, form))
        return Front(Gained(self.values, tuple(self.remainders)), meetings)

    def untitled(self, line: Line) -> Iterator[Line]:
        """Yield what a line has beside the title of the kind and the municipality's name."""
        rest = part_of(line, _name_ends(line, self.context.form))
        numbered = number_behind_title(rest.text, self.context.form.number)
        if numbered:
            self.values.setdefault("drucksachennummer", numbered)
            return
        found = title_at(rest, self.labels)
        rest = part_of(rest, found.end) if found else rest
        if rest.text.strip():
            yield rest

    def without_subject(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Read the subject between the title and a table that begins with the number.

        So council information systems print it. Return the other lines.
        """
        titled = enumerate(title_at(line, self.labels) for line in lines)
        start = next((at + 1 for at, found in titled if found and found.alone), len(lines))
        headed = [self.head_of(line) for line in lines[start : start + FAR_HEADS]]
        count = next((at for at, name in enumerate(headed) if name is not None), 0)
        words = running([line.text for line in lines[start : start + count]])
        is_table = len(list(filter(None, headed))) >= LEAST_HEADS
        if not is_table or headed[count] != HeadItem.REFERENCE or not is_heading(words):
            return lines
        self.values["beratungsgegenstand"] = Said(words, Certainty.LIKELY, BARE)
        return [*lines[:start], *lines[start + count :]]

    def head_of(self, line: Line) -> str | None:
        """Return the name of the label with a colon that a line begins with."""
        seen = self.labels.sightings([line.text])
        own = (s.label for s in seen if s.colon and s.label.place in (Place.HEAD, Place.OTHER))
        return next((label.name or OTHER for label in own), None)

    def number(self, pairs: Sequence[Pair]) -> None:
        for pair in named(pairs, HeadItem.REFERENCE):
            said = own_number(running(pair.texts), self.context.form.number)
            if said is None:
                continue
            if pair.certainty < said.certainty:
                said = replace(said, certainty=pair.certainty, note=said.note or BY_LOOKS)
            self.values.setdefault("drucksachennummer", said)

    def lead(self, pairs: Sequence[Pair]) -> None:
        """Read office, date and telephone where one label has them all."""
        for pair in named(pairs, HeadItem.LEAD):
            self.set_lead(pair.texts, Certainty.SURE)

    def set_lead(self, texts: Sequence[str], certainty: Certainty) -> None:
        pieces = [p.strip() for text in texts for p in re.split(r",(?=\s|\d|$)|\s/\s", text)]
        pieces = [piece for piece in pieces if piece]
        days = [piece for piece in pieces if DAY.fullmatch(piece)]
        phones = [
            p
            for p in pieces
            if PHONE.fullmatch(p) and p not in days and not _is_office_number(p, pieces)
        ]
        words = [p for p in pieces if p not in days and p not in phones]
        if len(days) == 1:
            self.set_day(days[0], certainty)
        self.set_office(", ".join(words), certainty, phones[0] if len(phones) == 1 else "")

    def day(self, pairs: Sequence[Pair]) -> None:
        for pair in named(pairs, HeadItem.DATE):
            self.set_day(running(pair.texts), pair.certainty)

    def day_of_number(self, pairs: Sequence[Pair]) -> None:
        """Read „Drucksachen-Nr. … vom …“."""
        for pair in named(pairs, HeadItem.REFERENCE):
            dated = VOM.search(running(pair.texts))
            if dated and "drucksachennummer" in self.values:
                self.set_day(dated["day"], Certainty.LIKELY)

    def set_day(self, text: str, certainty: Certainty) -> None:
        said = own_day(text, certainty)
        if said:
            self.values.setdefault("datum", said)

    def office(self, pairs: Sequence[Pair]) -> None:
        phones = [running(pair.texts) for pair in named(pairs, HeadItem.PHONE)]
        phone = phones[0] if len(phones) == 1 else ""
        for pair in named(pairs, HeadItem.OFFICE):
            words = running(pair.texts)
            if DAY.search(words):
                self.remainders.append(Remainder(words, "amt"))
            else:
                self.set_office(words, pair.certainty, phone)
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
                words = running(pair.texts)
                if len(words) <= LONGEST_ANSWER:
                    answers.setdefault(name, Said(words, pair.certainty))
                else:
                    self.remainders.append(Remainder(words, name))
        if answers:
            self.values["angaben"] = answers

    def others(self, pairs: Sequence[Pair]) -> None:
        """Keep what stands behind labels that the form has no field for."""
        for pair in pairs:
            if pair.label.place is Place.OTHER and pair.lines:
                self.remainders.append(Remainder(running(pair.texts), "amt"))

    def loose(self, groups: Sequence[Sequence[Line]]) -> None:
        """Sort the lines that no label claims: place and date, office, subject, and the rest."""
        rest = [[line for line in group if not self.taken(line)] for group in groups]
        subject = (
            self.subject([group for group in rest if group])
            if self.subject_is is Subject.BARE
            else []
        )
        lines = [line for group in rest for line in group if line not in subject]
        self.remainders += [Remainder(" ".join(line.text.split())) for line in lines]

    def taken(self, line: Line) -> bool:
        text = " ".join(line.text.split())
        dated = DATED.fullmatch(text)
        said = own_day(dated["day"], Certainty.LIKELY) if dated else None
        if said and "datum" not in self.values:
            self.values["datum"] = said
            return True
        office = self.values.get("amt", {})
        named = isinstance(office, Mapping) and "name" in office
        if not named and OFFICE.fullmatch(text) and not self.ends_with_label(text):
            self.set_lead([text], Certainty.LIKELY)
            return True
        return False

    def ends_with_label(self, text: str) -> bool:
        """Whether the last word is a label, as in „Fachbereich Datum“ above two values."""
        seen = self.labels.sightings([text.rpartition(" ")[2]])
        return any(found.alone and found.label.place is Place.HEAD for found in seen)

    def subject(self, groups: Sequence[Sequence[Line]]) -> list[Line]:
        """Read the subject that is printed without a label; return its lines."""
        worded = [_worded(group) for group in groups]
        titles = [line for group in worded for line in group if line.role is Role.TITLE]
        titles = titles or _outstanding(worded)
        words = running([line.text for line in titles])
        if len(words) < SHORTEST or not any(char.islower() for char in words):
            return []
        rows = any(COUNTED.match(line.text) and is_row(line.text) for line in titles)
        is_more = rows or is_endless(words, self.labels)
        said = endless(words) if is_more else Said(words, Certainty.LIKELY, BARE)
        self.values["beratungsgegenstand"] = said
        return titles


SHORTEST: Final = 8
SHORTEST_HEADING: Final = 20
LONGEST_HEADING: Final = 300
FAR_HEADS: Final = 16
LEAST_HEADS: Final = 3
OTHER: Final = "sonstige"
LONGEST_SUBJECT: Final = 500
COUNTED: Final = re.compile(r"\s*[0-9]{1,2}\.\s")
ENDLESS: Final = "Es ist nicht zu erkennen, wo der Betreff endet."
LONGEST_ANSWER: Final = 80
BARE: Final = "Der Betreff steht dort ohne Überschrift."
BY_LOOKS: Final = "Beschriftung und Angabe stehen nicht beieinander."


def is_endless(words: str, labels: Labels) -> bool:
    """Whether words are more than a subject: too many, broken off, or with other labels in them."""
    is_cut = len(words) > LONGEST_SUBJECT or BROKEN.search(words) is not None
    return is_cut or holds_labels(words, labels)


def endless(words: str) -> Said:
    """Return the subject as far as it is known where nobody sees its end."""
    return Said("", Certainty.UNSURE, ENDLESS, words)


def looks(form: Form) -> Looks:
    """Return how the values of the head look that have looks of their own."""
    return {
        **{field.name: _like(field.example) for field in form.fields if _has_figure(field)},
        HeadItem.REFERENCE: lambda text: _dated(text, number_in(text, form.number)),
        HeadItem.DATE: lambda text: _first(DAY, text),
        ConsultationColumn.MEETING: lambda text: _whole(MEETING, text),
        ConsultationColumn.AGENDA: lambda text: _whole(AGENDA, text),
        ConsultationColumn.PUBLICITY: lambda text: _whole(PUBLICITY, text),
    }


MEETING: Final = re.compile(rf"{DAY.pattern}(?:,?\s.{{0,20}}\bUhr)?")
AGENDA: Final = re.compile(r"(?:TOP\s)?[0-9]{1,3}(?:\.[0-9]{1,2}){0,2}")
PUBLICITY: Final = re.compile(r"(?:nicht)?\s?-?öffentlich", re.IGNORECASE)


def _has_figure(field: FormField) -> bool:
    """Whether the example of a line shows what one looks like: it has figures in it."""
    return field.kind is FieldKind.LINE and any(c.isdigit() for c in field.example or "")


def _like(example: str | None) -> Look:
    """Return what finds words that look as an example, other figures apart, at the beginning."""
    pieces = re.split(r"([0-9]+|\s+)", example or "")
    shape = (
        r"[0-9]{1,9}" if p.isdigit() else r"\s?" if p.isspace() else re.escape(p) for p in pieces
    )
    pattern = re.compile("".join(shape))
    return lambda text: _first(pattern, text)


def _first(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    """Return where a text begins with a pattern that ends with a word."""
    found = pattern.match(text)
    return found.span() if found and not text[found.end() : found.end() + 1].isalnum() else None


def _dated(text: str, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Let „vom …“ with its date belong to the number before it."""
    dated = VOM.match(text, span[1]) if span else None
    return (span[0], dated.end()) if span and dated else span


def _whole(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    return (0, len(text)) if pattern.fullmatch(text.strip()) else None


def own_day(text: str, certainty: Certainty) -> Said | None:
    """Read a date of the paper; None where there is none, or more than one."""
    days = dates_in(text) if len(text) <= LONGEST_DAY else ()
    said = days[0].said if len(days) == 1 else None
    if said is None or said.certainty is Certainty.UNSURE or len(said.text) != len("01.01.2000"):
        return None
    return replace(said, certainty=min(said.certainty, certainty), words=text.strip())


LONGEST_DAY: Final = 40


def _said(value: Value | None) -> Said | None:
    return value if isinstance(value, Said) else None


def _is_office_number(piece: str, pieces: Sequence[str]) -> bool:
    """Whether figures are the number of an office: they stand first."""
    return piece == pieces[0]


def _name_ends(line: Line, form: Form) -> int:
    """Return where the name of the municipality ends that a line begins with."""
    spelt = letters(line.text)
    key = key_of(form.headline.municipality)
    if not spelt.key.startswith(key):
        return 0
    end = spelt.end(len(key))
    whole = not line.text[end : end + 1].isalnum()
    return end if whole else 0


def _is_name(line: Line, form: Form) -> bool:
    """Whether a line is only the name of the municipality, or of who leads it."""
    return is_municipality(line.text, form) or letters(line.text).key in LEADERS


def is_municipality(text: str, form: Form) -> bool:
    """Whether words are only the name of the municipality."""
    return letters(text).key in (key_of(form.headline.municipality), key_of(form.name))


LEADERS: Final = tuple(
    key_of(words)
    for words in (
        "Der Oberbürgermeister",
        "Die Oberbürgermeisterin",
        "Der Bürgermeister",
        "Die Bürgermeisterin",
    )
)


POSTAL: Final = r"\b[0-9]{5}\s[A-ZÄÖÜ]"
TRIFLE: Final = re.compile(
    rf"{PUBLICITY.pattern}|{DAY.pattern}|{AGENDA.pattern}|{PHONE.pattern}"
    r"|[A-ZÄÖÜ ]{1,20}|.{1,4}|[–-]\s?[0-9]{1,3}\s?[–-]|(?:.{1,60}\s)?Seite:?\s[0-9].{0,12}"
    r"|Fortsetzung\b.{0,80}|.{0,60}" + POSTAL + r".{0,40}",
)


def is_trifle(text: str) -> bool:
    """Whether a line is too little to be a subject, or stands on every page."""
    return TRIFLE.fullmatch(text.strip()) is not None


def is_heading(words: str) -> bool:
    """Whether words are the heading of a paper, and no office, address, day or name."""
    other = OFFICE.fullmatch(words) or DATED.fullmatch(words) or ADDRESS.search(words)
    is_worded = len(words.split()) >= LEAST_WORDS and words.lstrip('„»"')[:1].isupper()
    return is_worded and not other and SHORTEST_HEADING <= len(words) <= LONGEST_HEADING


ADDRESS: Final = re.compile(POSTAL + r"|@|www\.|\bTel(?:\.|efon)")
LEAST_WORDS: Final = 3


def _worded(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are no trifles, and a trifle on which the line before it goes on."""
    kept: list[Line] = []
    before: Line | None = None
    for line in lines:
        goes_on = before is not None and _is_last_of(before, line)
        before = line if goes_on or not is_trifle(line.text) else None
        kept += [before] if before else []
    return kept


def _is_last_of(line: Line, following: Line) -> bool:
    """Whether a sentence without an end goes on: „vom“ with its day, any words with a year."""
    is_open = OPEN_ENDED.search(line.text) or YEAR.fullmatch(following.text.strip())
    return bool(is_open) and _holds_together(line, following)


OPEN_ENDED: Final = re.compile(
    r"(?:[-,–/(&]|\b(?:und|oder|der|des|die|das|den|dem|für|von|vom|zur|zum|im|in|am|ab|bis|mit|über|Nrn?\."
    r"))\s*$"
)
YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}(?:/(?:19|20)?[0-9]{2})?")


def _outstanding(groups: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the lines that hold together and stand out by their looks, or else the last ones."""
    blocks = [block for group in groups for block in _blocks(group)]
    if not blocks:
        return []
    best = max((block[0].size, block[0].strong) for block in blocks)
    bold = [block for block in blocks if (block[0].size, block[0].strong) == best]
    return bold[0] if len(bold) == 1 < len(blocks) else blocks[-1]


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and not _holds_together(block[-1], line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _holds_together(line: Line, following: Line) -> bool:
    same = (line.size, line.strong) == (following.size, following.strong)
    return same and (following.gap < 1 or _runs_on(line.text, following.text.lstrip()))


def _runs_on(text: str, following: str) -> bool:
    """Whether words go on in a line below a gap: small, behind an open bracket, „hier: …“."""
    bracket = text.count("(") > text.count(")") and ")" in following
    return bracket or following[:1].islower() or OPEN_ENDED.search(text) is not None


def _meetings(pairs: Sequence[Pair], form: Form) -> Iterator[Line]:
    """Yield what the head says of a meeting, as lines „Gremium: …“, „Sitzung am: …“."""
    titles = {row.column.value: row.label for row in form.consultation_columns}
    for pair in pairs:
        if pair.label.place is Place.COLUMN and pair.lines:
            title = Stretch(f"{titles.get(pair.label.name, pair.label.name)}: ")
            first = pair.lines[0]
            yield replace(first, stretches=(title, *first.stretches))
            yield from pair.lines[1:]
