"""Rules for forms: what the model lets pass and still cannot be meant.

What the model itself refuses (unknown keys, a pattern that is none, colours that cannot be read)
was told when the files were read.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Final, NamedTuple

from drafter.findings import Severity
from drafter.german.holidays import LAENDER
from drafter.german.wording import listed, quoted
from drafter.model.answers import read
from drafter.model.fields import FormField
from drafter.model.form import ElectoralTerm, Form, PaperKind, SectionKind
from drafter.model.organizations import Organization
from drafter.source import Loc

BODIES: Final = "gremien.yaml"
FORM: Final = "form.yaml"
BASE, SUFFIX = "stamm", "endung"
NEEDED: Final = {
    SectionKind.HEAD: "Kommune, Amt und Nummer der Vorlage",
    SectionKind.TITLE: "der Titel der Vorlage, ihre oberste Überschrift",
    SectionKind.CONSULTATIONS: "die Gremien und Sitzungen",
    SectionKind.SUBJECT: "der Beratungsgegenstand",
}
UNTITLED: Final = frozenset(
    {
        SectionKind.HEAD,
        SectionKind.TITLE,
        SectionKind.SUPPLEMENT,
        SectionKind.CONSULTATIONS,
        SectionKind.SUBJECT,
        SectionKind.SIGNATURES,
        SectionKind.NOTE,
        SectionKind.FIELDS,
    }
)


class Slip(NamedTuple):
    """What is wrong with a form: the code, where in which file, the German sentence, how grave."""

    code: str
    loc: Loc
    message: str
    severity: Severity = Severity.ERROR
    file: str = FORM


def number(form: Form) -> Iterator[Slip]:
    """The example is a number of the pattern; endings can be told apart."""
    pattern = form.number
    groups = re.compile(pattern.pattern).groupindex
    if pattern.parse(pattern.example) is None:
        yield Slip(
            "formular-nummer",
            ("nummer", "beispiel"),
            f"Das Beispiel {quoted(pattern.example)} passt nicht zu „muster“. Bitte eines von "
            "beiden berichtigen; sonst gilt jede Drucksachennummer als falsch geschrieben.",
        )
    if pattern.suffixes and BASE not in groups:
        yield Slip(
            "formular-nummer",
            ("nummer", "muster"),
            "Dem Muster fehlt die Gruppe „stamm“. Bitte den Teil, den ein Nachtrag von der "
            "Ursprungsvorlage erbt, so einklammern: (?P<stamm>…)",
        )
    if pattern.suffixes and SUFFIX not in groups:
        yield Slip(
            "formular-endung",
            ("nummer", "endungen"),
            "Endungen sind erklärt, doch das Muster hat keine Gruppe „endung“. Bitte sie im Muster "
            "so einklammern: (?P<endung>…)?",
        )


def suffixes(form: Form) -> Iterator[Slip]:
    """Each ending is a pattern, and says of a Nachtrag what papers can say."""
    for index, suffix in enumerate(form.number.suffixes):
        loc: Loc = ("nummer", "endungen", index)
        try:
            re.compile(suffix.pattern)
        except re.error:
            yield Slip(
                "formular-endung",
                (*loc, "muster"),
                "Dieses Muster ist kein regulärer Ausdruck. Bitte berichtigen, zum Beispiel: "
                '"/[0-9]{1,2}"',
            )


def land(form: Form) -> Iterator[Slip]:
    """The Land is one of the sixteen."""
    if form.land not in LAENDER:
        yield Slip(
            "formular-land",
            ("land",),
            f"{quoted(form.land)} ist kein Land, dessen Feiertage bekannt sind. Bitte eines davon "
            f"schreiben: {', '.join(sorted(LAENDER))}.",
        )


def terms(form: Form) -> Iterator[Slip]:
    """A Wahlperiode ends after it begins, and no day is in two."""
    for index, term in enumerate(form.terms):
        if term.last < term.first:
            yield Slip(
                "formular-wahlperiode",
                ("wahlperioden", index, "bis"),
                f"Die Wahlperiode {quoted(term.name)} endet, bevor sie beginnt. Bitte die Tage "
                "prüfen.",
            )
    for (_, first), (index, second) in combinations(enumerate(form.terms), 2):
        if _overlap(first, second):
            yield Slip(
                "formular-wahlperiode",
                ("wahlperioden", index, "von"),
                f"Die Wahlperioden {quoted(first.name)} und {quoted(second.name)} überschneiden "
                "sich. Bitte die Tage prüfen.",
            )


def _overlap(first: ElectoralTerm, second: ElectoralTerm) -> bool:
    return first.first <= second.last and second.first <= first.last


def columns(form: Form) -> Iterator[Slip]:
    """The table of consultations has each column once, and names the bodies."""
    every = [row.column.value for row in form.consultation_columns]
    yield from _twice(every, ("beratungsfolge_spalten",), "spalte", "Die Spalte")
    if "gremium" not in every:
        yield Slip(
            "formular-abschnitt",
            ("beratungsfolge_spalten",),
            "Der Tabelle der Beratungsfolge fehlt die Spalte „gremium“. Bitte ergänzen: "
            "{spalte: gremium, titel: Gremium}",
        )


def kinds(form: Form) -> Iterator[Slip]:
    """Each kind of paper has a name of its own."""
    names = [kind.name for kind in form.kinds]
    yield from _twice(names, ("vorlagenarten",), "name", "Die Vorlagenart")


def sections(form: Form) -> Iterator[Slip]:
    """Each kind of paper prints what no paper can do without, with headings."""
    for index, kind in enumerate(form.kinds):
        loc: Loc = ("vorlagenarten", index, "abschnitte")
        for needed, what in NEEDED.items():
            if kind.section(needed) is None:
                yield Slip(
                    "formular-abschnitt",
                    loc,
                    f"In der Vorlagenart {quoted(kind.name)} fehlt der Abschnitt „{needed}“: "
                    f"{what}. Bitte ergänzen: - {{feld: {needed}}}",
                )
        yield from _untitled(kind, loc)


def _untitled(kind: PaperKind, loc: Loc) -> Iterator[Slip]:
    for position, section in enumerate(kind.sections):
        if section.label is None and section.kind not in UNTITLED:
            yield Slip(
                "formular-ueberschrift",
                (*loc, position),
                f"Der Abschnitt „{section.kind}“ hat keinen „titel“. Bitte ergänzen; ohne "
                "Überschrift ist er nicht zu finden, auch nicht mit einem Vorleseprogramm.",
                Severity.WARNING,
            )


def supplement_box(form: Form) -> Iterator[Slip]:
    """Where numbers know a Nachtrag, every kind of paper has its box."""
    known = any(suffix.supplement for suffix in form.number.suffixes)
    for index, kind in enumerate(form.kinds):
        if known and kind.section(SectionKind.SUPPLEMENT) is None:
            yield Slip(
                "formular-abschnitt",
                ("vorlagenarten", index, "abschnitte"),
                "Die Nummern kennen einen Nachtrag, doch der Vorlagenart "
                f"{quoted(kind.name)} fehlt sein Kasten. "
                "Bitte ergänzen: - {feld: nachtrag}",
                Severity.WARNING,
            )


def note(form: Form) -> Iterator[Slip]:
    """The note of the form is printed, and what is to print it has words."""
    printing = [kind for kind in form.kinds if kind.section(SectionKind.NOTE)]
    if form.note and not printing:
        yield Slip(
            "formular-ungedruckt",
            ("hinweis",),
            "Kein Abschnitt druckt den „hinweis“. Bitte ergänzen: - {feld: formularhinweis}, oder "
            "den Hinweis löschen.",
            Severity.WARNING,
        )
    if printing and not form.note:
        yield Slip(
            "formular-ungedruckt",
            ("vorlagenarten",),
            "Ein Abschnitt „formularhinweis“ soll den Hinweis drucken, doch „hinweis“ fehlt. Bitte "
            "ergänzen oder den Abschnitt löschen.",
            Severity.WARNING,
        )


def fields(form: Form) -> Iterator[Slip]:
    """Each field of the form's own is printed by some kind of paper."""
    shown = {field.name for kind in form.kinds for field in form.fields_of(kind.name)}
    for index, field in enumerate(form.fields):
        if field.name not in shown:
            yield Slip(
                "formular-ungedruckt",
                ("felder", index),
                f"Das Feld {quoted(field.name)} steht in keinem Abschnitt und nicht im Kopf. Bitte "
                "dort nennen, etwa so: - {feld: angaben, id: weiteres, felder: ["
                f"{field.name}]}}, oder hier löschen.",
                Severity.WARNING,
            )


def examples(form: Form) -> Iterator[Slip]:
    """The example of a field is what the field takes."""
    for loc, field in _every_field(form.fields, ("felder",)):
        told = field.example and read([field], {field.name: field.example}).problems
        if told:
            yield Slip(
                "formular-beispiel",
                (*loc, "beispiel"),
                f"Das Beispiel des Feldes {quoted(field.name)} passt nicht zum Feld: "
                f"{told[0].message}",
            )


def _every_field(given: Iterable[FormField], loc: Loc) -> Iterator[tuple[Loc, FormField]]:
    for index, field in enumerate(given):
        yield (*loc, index), field
        for position, option in enumerate(field.options):
            yield from _every_field(option.fields, (*loc, index, "optionen", position, "felder"))


def bodies(form: Form) -> Iterator[Slip]:
    """There are bodies; a name means one of them on each day, and one of them is the council."""
    every = form.organizations.bodies
    if not every:
        yield Slip(
            "formular-gremien",
            ("gremien",),
            "Hier steht kein Gremium. Bitte mindestens den Rat eintragen: "
            "- {name: Rat der Stadt Musterstadt, art: Rat}",
            file=BODIES,
        )
    for index, body in enumerate(every):
        if body.since and body.until and body.until < body.since:
            yield _of_body(index, f"{quoted(body.name)} endet, bevor es beginnt.")
    for (_, first), (index, second) in combinations(enumerate(every), 2):
        shared = _shared_name(first, second)
        if shared and _coexist(first, second):
            yield _of_body(
                index,
                f"{quoted(shared)} bezeichnet zwei Gremien: {listed([first.name, second.name])}. "
                "Bitte unterscheiden oder mit „von“ und „bis“ sagen, wann welches gilt.",
            )


def _of_body(index: int, message: str) -> Slip:
    return Slip("formular-gremien", ("gremien", index), message, file=BODIES)


def _shared_name(first: Organization, second: Organization) -> str | None:
    known = {name.casefold() for name in first.names}
    return next((name for name in second.names if name.casefold() in known), None)


def _coexist(first: Organization, second: Organization) -> bool:
    return not (
        (first.until and second.since and first.until < second.since)
        or (second.until and first.since and second.until < first.since)
    )


def _twice(words: Iterable[str], loc: Loc, key: str, what: str) -> Iterator[Slip]:
    given = list(words)
    for word, times in Counter(given).items():
        if times > 1:
            last = len(given) - 1 - given[::-1].index(word)
            yield Slip(
                "formular-doppelt",
                (*loc, last, key),
                f"{what} {quoted(word)} steht hier {times}-mal. Bitte nur einmal schreiben.",
            )


RULES: Final[tuple[Callable[[Form], Iterator[Slip]], ...]] = (
    number,
    suffixes,
    land,
    terms,
    columns,
    kinds,
    sections,
    supplement_box,
    note,
    fields,
    examples,
    bodies,
)


def slips(form: Form) -> tuple[Slip, ...]:
    """Return everything that the rules find in a form."""
    return tuple(slip for rule in RULES for slip in rule(form))
