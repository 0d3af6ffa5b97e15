"""Paper numbers: their form, Wahlperiode and ending; and what a Nachtrag must have of its own."""

from collections.abc import Iterator
from datetime import date

from drafter.checks.case import Case, Remark
from drafter.checks.suggestions import suggestion
from drafter.findings import Severity
from drafter.german.dates import format_date
from drafter.german.wording import quoted
from drafter.model.form import ParsedReference, Suffix
from drafter.model.paper import Supplement
from drafter.source import Loc

LOC: Loc = ("drucksachennummer",)


def numbers_fit_the_form(case: Case) -> Iterator[Remark]:
    """Demand that paper numbers look as the form's pattern says.

    The number of a prior reading may come from elsewhere, so an odd one is only a note.
    """
    if case.paper.reference:
        yield from _misfit(case, LOC, case.paper.reference, None)
    for index, prior in enumerate(case.paper.prior_readings):
        if prior.reference:
            loc: Loc = ("fruehere_behandlung", index, "drucksachennummer")
            yield from _misfit(case, loc, prior.reference, Severity.NOTE)


def number_names_the_term(case: Case) -> Iterator[Remark]:
    """Demand that the Wahlperiode in the number is that of the paper's date.

    A Nachtrag keeps its original's number, so the original's date counts; without the original
    nothing is said. Prior readings are exempt: they are older. A Wahlperiode that the form's
    table does not know is a note.
    """
    parsed = _parsed(case)
    if parsed is None or parsed.term is None or not case.form.terms:
        return
    reference, term = case.paper.reference or "", case.form.term_named(parsed.term)
    offset = max(reference.find(parsed.term), 0)
    if term is None:
        message = _unknown_term(case, parsed.term)
        yield Remark(LOC, message, reference, offset, Severity.NOTE)
        return
    day = _numbered_on(case, parsed)
    if day and not term.first <= day <= term.last:
        fitting = case.form.term_on(day)
        hint = f" Für diesen Tag wäre es {fitting.name}." if fitting else ""
        yield Remark(
            LOC,
            f"Die Nummer nennt die Wahlperiode {term.name} ({format_date(term.first)} bis "
            f"{format_date(term.last)}), {_whose(case)} ist aber vom {format_date(day)}.{hint} "
            "Bitte Nummer und Datum prüfen.",
            reference,
            offset,
        )


def ending_says_what_the_paper_is(case: Case) -> Iterator[Remark]:
    """Demand that the number's ending and the paper's „nachtrag:“ say the same.

    What an ending means is the form's own (`nummer.endungen`); an ending that the table does
    not have is passed over.
    """
    parsed, reference = _parsed(case), case.paper.reference or ""
    sentence = _contradiction(case, parsed) if parsed else None
    if parsed and sentence:
        yield Remark(LOC, sentence, reference, max(len(reference) - len(parsed.suffix), 0))


def supplement_keeps_the_number(case: Case) -> Iterator[Remark]:
    """Demand that a Nachtrag has its original's number with an ending of its own.

    Silent without the original.
    """
    if case.paper.supplement is None or case.original is None:
        return
    parsed, first = _parsed(case), case.original.reference
    if first and first == case.paper.reference:
        yield Remark(
            LOC,
            f"Der Nachtrag hat dieselbe Nummer wie seine Ursprungsvorlage ({first}). Ein Nachtrag "
            "behält die Nummer, bekommt aber eine eigene Endung. Bitte die Nummer ergänzen.",
        )
    original = case.form.number.parse(first) if first else None
    if parsed and original and parsed.base != original.base:
        yield Remark(
            LOC,
            f"Der Nachtrag hat die Nummer {case.paper.reference}, seine Ursprungsvorlage aber "
            f"{first}. Ein Nachtrag behält die Nummer und bekommt nur eine Endung. Bitte die "
            "Nummer oder „nachtrag: zu“ prüfen.",
        )


def supplement_is_younger(case: Case) -> Iterator[Remark]:
    """Demand that a Nachtrag is not dated before its original; silent where a date is unknown."""
    if case.paper.supplement is None or case.original is None:
        return
    day, first = case.paper.date, case.original.date
    if day and first and day < first:
        yield Remark(
            ("datum",),
            f"Der Nachtrag ist vom {format_date(day)}, seine Ursprungsvorlage aber erst vom "
            f"{format_date(first)}. Bitte das Datum oder „nachtrag: zu“ prüfen.",
        )


def _parsed(case: Case) -> ParsedReference | None:
    return case.form.number.parse(case.paper.reference) if case.paper.reference else None


def _misfit(case: Case, loc: Loc, reference: str, severity: Severity | None) -> Iterator[Remark]:
    if case.form.number.parse(reference) is None:
        yield Remark(
            loc,
            f"Die Nummer {quoted(reference)} sieht nicht aus wie eine Nummer dieses Formulars "
            f"({case.form.number.label} {case.form.number.example}). Bitte prüfen.",
            severity=severity,
        )


def _unknown_term(case: Case, name: str) -> str:
    remedy = " Bitte prüfen oder die Wahlperiode in form.yaml nachtragen lassen."
    hint = suggestion(name, (term.name for term in case.form.terms))
    return f"Die Wahlperiode {quoted(name)} kennt das Formular nicht.{hint}{remedy}"


def _numbered_on(case: Case, parsed: ParsedReference) -> date | None:
    """Return the day on which the number was given, as far as the papers at hand tell."""
    if not _is_supplement(case, parsed):
        return case.paper.date
    is_first = case.original is not None and case.original.supplement is None
    return case.original.date if case.original and is_first else None


def _is_supplement(case: Case, parsed: ParsedReference) -> bool:
    meaning = case.form.number.meaning_of(parsed.suffix)
    return case.paper.supplement is not None or (meaning is not None and meaning.supplement)


def _whose(case: Case) -> str:
    return "die Ursprungsvorlage" if case.original else "die Vorlage"


def _contradiction(case: Case, parsed: ParsedReference) -> str | None:
    supplement = case.paper.supplement
    if not parsed.suffix:
        return _lacks_ending(case) if supplement else None
    meaning = case.form.number.meaning_of(parsed.suffix)
    if meaning is None:
        return None
    if supplement is None:
        return _lacks_block(parsed.suffix, meaning) if meaning.supplement else None
    return _other_meaning(parsed.suffix, meaning, supplement)


def _lacks_ending(case: Case) -> str | None:
    if not any(row.supplement for row in case.form.number.suffixes):
        return None
    return (
        f"Die Vorlage ist ein Nachtrag, ihre Nummer {case.paper.reference} hat aber keine "
        "Endung, die das sagt. Bitte die Nummer ergänzen oder „nachtrag:“ löschen."
    )


def _lacks_block(suffix: str, meaning: Suffix) -> str:
    return (
        f"Die Endung {quoted(suffix)} bezeichnet hier eine {meaning.meaning}, der Vorlage fehlt "
        "aber „nachtrag:“ mit „art“ und „zu“. Bitte ergänzen oder die Nummer prüfen."
    )


def _other_meaning(suffix: str, meaning: Suffix, supplement: Supplement) -> str | None:
    if meaning.supplement and meaning.mode in (None, supplement.mode.value):
        return None
    mode = f", die {meaning.mode}" if meaning.supplement else ""
    return (
        f"Die Endung {quoted(suffix)} bedeutet hier „{meaning.meaning}“{mode}; laut „nachtrag:“ "
        f"ist die Vorlage aber ein Nachtrag, der {supplement.mode.value}. Bitte Nummer und "
        "„nachtrag:“ vergleichen."
    )
