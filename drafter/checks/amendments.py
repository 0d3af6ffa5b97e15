"""A Nachtrag that holds only changes: whether it does, and what its consolidated text is like."""

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.checks.case import Case, Remark, Rule
from drafter.checks.completeness import severity_until_dispatch
from drafter.german.wording import quoted
from drafter.model.addresses import address_at
from drafter.model.amending import AMENDMENT
from drafter.model.amendment import OWN_REASONS
from drafter.model.blanks import BLANKS
from drafter.model.prose import Loc, amendment_prose
from drafter.model.scalars import SupplementMode

REASONS: Loc = ("begruendung",)
BLANK = re.compile(rf"\b(?:{'|'.join(BLANKS)})\b")
# The rules about what a resolution says: they hold for the consolidated text as well.
OF_THE_WHOLE_TEXT = (
    *("deckung-summe", "deckung-herleitung", "deckung-prosa", "deckung-rest"),
    *("beschluss-geld-ohne-finanzen", "frist-pro-jahr", "kw-jahr", "vorbehalt-erledigt"),
    *("gremium-fehlt-in-folge", "verweis-ziffer", "verweis-anlage", "anlage-nummer"),
    "ziffer-nummer",
)


def amendments_fit_the_scope(case: Case) -> Iterator[Remark]:
    """Demand that a Nachtrag with „nur_ergaenzung“ has amendments, and no other paper has any.

    It repeats nothing of its original, so it cannot replace it, and has no points of its own. That
    amendments are still to be written is no error before dispatch.
    """
    paper = case.paper
    if paper.amendments and not paper.only_changes:
        yield Remark(
            ("aenderungen",),
            "Diese Änderungen werden weder gedruckt noch ausgeführt. Bitte unter „nachtrag“ "
            "„umfang: nur_ergaenzung“ schreiben oder die Änderungen in den Text übernehmen.",
        )
    if paper.only_changes and not paper.amendments:
        yield Remark(
            _list(case),
            "Der Nachtrag soll nur enthalten, was sich ändert, nennt aber keine Änderungen. "
            "Bitte unter „aenderungen“ je Änderung einen Eintrag schreiben, zum Beispiel: - "
            f"{AMENDMENT} Soll er den ganzen Text enthalten, bitte „umfang: gesamtfassung“ "
            "schreiben.",
            severity=severity_until_dispatch(case),
        )
    if paper.only_changes:
        yield from _misfits(case)


def blanks_are_filled(case: Case) -> Iterator[Remark]:
    """Demand that no word in capitals is left of the examples in a Nachtrag that holds changes.

    Such a word is printed as it stands. One remark a text.
    """
    texts = (*amendment_prose(case.paper), (REASONS, case.paper.rationale or ""))
    for loc, text in texts if case.paper.only_changes else ():
        if left := BLANK.search(text):
            yield Remark(
                loc,
                f"{quoted(left[0])} stammt aus einem Muster und wird so gedruckt. Bitte durch das "
                "ersetzen, was gemeint ist.",
                text,
                left.start(),
            )


def of_the_whole_text(case: Case, rule: Rule) -> Iterator[Remark]:
    """Yield what a rule finds in the consolidated text and not before.

    What it finds in the original or in the Nachtrag itself is told there. The place is the list
    of amendments, since the consolidated text has no file; the address stands in the sentence.
    A case whose paper is its consolidated one is the examination of that text.
    """
    if case.consolidated is None or case.original is None or rule.code not in OF_THE_WHOLE_TEXT:
        return
    before = replace(case, paper=case.original, original=None, consolidated=None)
    known = {remark.message for one in (before, case) for remark in rule.function(one)}
    for remark in rule.function(replace(case, paper=case.consolidated)):
        if remark.message not in known and not _in_own_reasons(case, remark):
            address = address_at(remark.loc)
            place = f", {address}" if address else ""
            sentence = f"Nach den Änderungen{place}: {remark.message}"
            yield Remark(("aenderungen",), sentence, severity=remark.severity)


def _list(case: Case) -> Loc:
    """Return where the amendments belong: behind their key, or where it is told that there are."""
    key = ("aenderungen",)
    return key if key in case.origins.spans else ("nachtrag", "umfang")


def _in_own_reasons(case: Case, remark: Remark) -> bool:
    """Whether a remark is about the Nachtrag's own Begründung, which may speak of the old text."""
    begins = remark.text.rfind(f"# {OWN_REASONS}")
    return bool(case.paper.rationale) and remark.loc == REASONS and remark.offset > begins >= 0


def _misfits(case: Case) -> Iterator[Remark]:
    supplement, resolution = case.paper.supplement, case.paper.proposed_resolution
    if supplement and supplement.mode is SupplementMode.REPLACES:
        yield Remark(
            ("nachtrag", "art"),
            "Ein Nachtrag, der die Ursprungsvorlage ersetzt, muss den ganzen Text enthalten. Bitte "
            "„art: ergänzt“ oder „umfang: gesamtfassung“ schreiben.",
        )
    for key, given in (
        ("teile", resolution and resolution.parts),
        ("ziffern", resolution and resolution.points),
    ):
        if given:
            yield Remark(
                ("beschlussvorschlag", key),
                "Die Ziffern stehen in der Ursprungsvorlage. Bitte neue unter „aenderungen“ "
                "einfügen („Nach Ziffer 5 wird Ziffer 6 eingefügt: …“); hier steht höchstens die "
                "„einleitung“.",
            )
