"""What is not public: why, and under which title the agenda announces it."""

import re
from collections.abc import Iterator

from drafter.checks.case import Case, Remark
from drafter.checks.suggestions import suggestion
from drafter.german.wording import quoted
from drafter.model.consultation import Consultation
from drafter.model.paper import Attachment, Paper
from drafter.model.scalars import Publicity
from drafter.source import Loc


def non_public_has_a_ground(case: Case) -> Iterator[Remark]:
    """Demand a ground of the form's list for all that is not public.

    Meetings are public; only kinds of matters that the rules of procedure name may be excepted
    (for NRW § 48 Abs. 2 GO NRW). Silent where the form has no list of them.
    """
    for loc, entry in _entries(case):
        if entry.publicity is Publicity.NON_PUBLIC and case.form.non_public_grounds:
            yield from _groundless(case, loc, entry)


def non_public_has_a_neutral_title(case: Case) -> Iterator[Remark]:
    """Demand a title for the published agenda that gives nothing away.

    The agenda is published, its non-public part too (for NRW § 48 Abs. 1 GO NRW); whether a
    title is neutral only a person can tell, that it repeats the subject is plain.
    """
    loc = _first_non_public(case)
    if loc is None:
        return
    title = case.paper.neutral_title
    if title is None:
        yield Remark(
            loc,
            "Hier wird nichtöffentlich beraten, es fehlt aber „neutraler_titel“: Die Tagesordnung "
            "wird veröffentlicht und darf nichts Schutzwürdiges verraten. Bitte ergänzen, zum "
            "Beispiel: neutraler_titel: Grundstücksangelegenheit",
        )
    elif _bare(title) == _bare(case.paper.subject):
        yield Remark(
            ("neutraler_titel",),
            "Der neutrale Titel wiederholt den Beratungsgegenstand. Bitte so fassen, dass die "
            "veröffentlichte Tagesordnung nichts Schutzwürdiges verrät.",
        )


def only_non_public_has_a_ground(case: Case) -> Iterator[Remark]:
    """Demand that what is public names no ground for being not public."""
    for loc, entry in _entries(case):
        if entry.publicity is Publicity.PUBLIC and entry.ground:
            yield Remark(
                (*loc, "grund"),
                f"{_shown(entry)} ist öffentlich, nennt aber einen Grund der Nichtöffentlichkeit "
                f"({quoted(entry.ground)}). Bitte den Grund löschen oder „nichtöffentlich“ "
                "schreiben.",
            )


def _entries(case: Case) -> Iterator[tuple[Loc, Consultation | Attachment]]:
    for index, consultation in enumerate(case.paper.consultations):
        yield ("beratungsfolge", index), consultation
    for index, attachment in enumerate(case.paper.attachments):
        yield ("anlagen", index), attachment


def _groundless(case: Case, loc: Loc, entry: Consultation | Attachment) -> Iterator[Remark]:
    grounds = case.form.non_public_grounds
    if entry.ground is None:
        yield Remark(
            (*loc, "beratung"),
            f"{_shown(entry)} ist nichtöffentlich, es fehlt aber der Grund. Bitte „grund“ "
            f"ergänzen, zum Beispiel: grund: {grounds[0]}",
        )
    elif _bare(entry.ground) not in map(_bare, grounds):
        known = f" Bitte einen davon schreiben: {', '.join(grounds)}."
        yield Remark(
            (*loc, "grund"),
            f"Den Grund {quoted(entry.ground)} kennt das Formular nicht."
            f"{suggestion(entry.ground, grounds)}{known}",
        )


def supplement_is_no_more_public(case: Case) -> Iterator[Remark]:
    """Demand that a Nachtrag to a non-public paper is non-public too: it repeats that paper's text.

    In NRW what is secret follows from the matter, not from the paper (§ 48 Abs. 2 GO NRW).
    """
    if case.original is None or _non_public(case.paper) is not None:
        return
    if case.paper.consultations and _non_public(case.original) is not None:
        yield Remark(
            ("beratungsfolge",),
            "Die Ursprungsvorlage wird nichtöffentlich beraten, dieser Nachtrag öffentlich. Er "
            "gibt ihren Text wieder. Bitte die Beratungsfolge prüfen.",
        )


def _first_non_public(case: Case) -> Loc | None:
    index = _non_public(case.paper)
    return None if index is None else ("beratungsfolge", index, "beratung")


def _non_public(paper: Paper) -> int | None:
    """Return the index of the first consultation that is non-public, or None."""
    publicities = [consultation.publicity for consultation in paper.consultations]
    return publicities.index(Publicity.NON_PUBLIC) if Publicity.NON_PUBLIC in publicities else None


def _shown(entry: Consultation | Attachment) -> str:
    if isinstance(entry, Consultation):
        return f"Die Beratung in {quoted(entry.organization)}"
    return f"Die Anlage {quoted(entry.title)}"


def _bare(text: str) -> str:
    """Return the words alone, so that case, blanks and punctuation carry no weight."""
    return " ".join(re.findall(r"\w+", text.casefold()))
