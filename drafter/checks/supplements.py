"""A Nachtrag and its original: same form, same subject, and still the paper it was made from."""

import re
from collections import Counter
from collections.abc import Iterator

from drafter.checks.case import Case, Remark
from drafter.german.wording import quoted
from drafter.source import Loc

ORIGINAL: Loc = ("nachtrag", "zu")
CHECKSUM: Loc = ("nachtrag", "pruefsumme")
LEAST_ALIKE = 0.4


def form_is_that_of_the_original(case: Case) -> Iterator[Remark]:
    """Demand that a Nachtrag has its original's form; silent without the original."""
    if _is_compared(case) and case.original and case.original.form != case.paper.form:
        yield Remark(
            ORIGINAL,
            f"Der Nachtrag hat das Formular {quoted(case.paper.form)}, seine Ursprungsvorlage aber "
            f"{quoted(case.original.form)}. Bitte „formular“ oder „nachtrag: zu“ prüfen.",
        )


def subject_is_that_of_the_original(case: Case) -> Iterator[Remark]:
    """Demand that a Nachtrag is about its original's subject.

    The words of both subjects are compared, each as often as it stands there (Sørensen–Dice
    coefficient); a reworded subject passes. Silent without the original.
    """
    if not _is_compared(case) or case.original is None:
        return
    if _likeness(case.paper.subject, case.original.subject) < LEAST_ALIKE:
        yield Remark(
            ORIGINAL,
            f"Der Nachtrag betrifft {quoted(case.paper.subject)}, seine Ursprungsvorlage aber "
            f"{quoted(case.original.subject)}. Bitte prüfen, ob unter „zu“ die richtige Vorlage "
            "steht.",
        )


def original_is_unchanged(case: Case) -> Iterator[Remark]:
    """Demand that the original is what it was when the Nachtrag was made from it.

    Where the original holds only changes, what it changes must be what it was, too. Silent where
    a Nachtrag names no checksum or the original cannot be loaded.
    """
    told = case.paper.supplement.checksum if case.paper.supplement else None
    if told and case.original_checksum and told != case.original_checksum:
        yield Remark(
            CHECKSUM,
            "Die Ursprungsvorlage ist nicht mehr die, aus der dieser Nachtrag entstand: sie selbst "
            "oder ein Text oder Bild von ihr ist seither geändert. Verglichen wird mit dem "
            "heutigen Stand. Bitte prüfen und dann die Zeile löschen oder mit „drafter supplement "
            "--renew“ erneuern.",
        )
    if case.stale_original:
        yield Remark(
            ORIGINAL,
            f"{quoted(case.stale_original)} enthält nur Änderungen, und deren Ursprungsvorlage ist "
            "seither geändert. Verglichen wird mit dem heutigen Stand. Bitte „drafter check“ für "
            "diese Datei aufrufen.",
        )


def changes_are_not_marked_by_hand(case: Case) -> Iterator[Remark]:
    """Demand that a Nachtrag with an original to compare has no hand marks; told once."""
    if _is_compared(case) and case.hand_marked:
        yield Remark(
            _first_marked(case),
            "In diesem Nachtrag sind Änderungen von Hand bezeichnet. Es gilt der Vergleich mit der "
            "Ursprungsvorlage; die Marken zählen als angenommen. Bitte mit „drafter accept“ in den "
            "Text übernehmen.",
        )


def changes_can_be_shown(case: Case) -> Iterator[Remark]:
    """Demand an original to compare with, or changes that are marked by hand.

    What is named as an amendment needs the original, since it means a place there.
    """
    supplement = case.paper.supplement
    if supplement is None or supplement.original is not None:
        return
    if case.paper.only_changes:
        yield Remark(
            ("nachtrag",),
            "Dieser Nachtrag enthält nur Änderungen, nennt aber keine Ursprungsvorlage; ob sie "
            "dort passen, lässt sich nicht prüfen. Bitte unter „zu“ die Datei der Ursprungsvorlage "
            "nennen.",
        )
    elif not case.hand_marked:
        yield Remark(
            ("nachtrag",),
            "Dieser Nachtrag nennt keine Ursprungsvorlage und bezeichnet keine Änderung von Hand; "
            "im Druck ist deshalb nichts hervorgehoben. Bitte unter „zu“ die Datei der "
            "Ursprungsvorlage nennen oder die Änderungen bezeichnen: {++neu++}, {--alt--}.",
        )


def _is_compared(case: Case) -> bool:
    return case.paper.supplement is not None and case.original is not None


def _likeness(one: str, other: str) -> float:
    """Return how alike two texts are in their words, from 0 to 1."""
    first, second = _words(one), _words(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _first_marked(case: Case) -> Loc:
    """Return where the first text with hand marks stands; an entry that went stands nowhere."""
    spans = case.origins.spans.items()
    return next((loc for loc, span in spans if span.marks is not None), ("nachtrag",))
