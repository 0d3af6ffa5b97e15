"""The list of attachments: what a text says of each, and how each stands to the original's."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from drafter.checks.case import Case, Remark
from drafter.checks.references import ATTACHMENT, ITEM
from drafter.findings import Severity
from drafter.german.wording import listed, quoted
from drafter.model.paper import Attachment, Paper, attachment_numbers
from drafter.model.prose import all_prose
from drafter.model.scalars import AttachmentState

LEAST: Final = 2
ALL_OF_THEM: Final = re.compile(
    r"(?<![\w-])(?:Anlagen|Anl\.)(?!\s*(?:Nr\.\s*)?\d)|(?:[Bb]ei|[Aa]n)(?:gefügt|liegend)|[Aa]nbei\b"
)
"""Words that mean the attachments without numbers: „siehe Anlagen“, „die beigefügten Pläne“."""

NUMBERED_TITLE: Final = re.compile(r"\s*(?:Anlage|Anl\.)\s*(?:Nr\.\s*)?\d+\s*[:–-]?\s*")


def every_attachment_is_named(case: Case) -> Iterator[Remark]:
    """Demand that a text of the paper names each attachment, by its number or its title.

    Told once, as a hint. Silent for a single attachment, and where a text speaks of „die Anlagen“
    or of what is „beigefügt“: then all are meant.
    """
    numbers = _printed(case)
    texts = list(_texts(case))
    if len(numbers) < LEAST or any(ALL_OF_THEM.search(text) for text in texts):
        return
    named = {number for text in texts for number in _numbers(text)}
    unnamed = [
        (index, number)
        for index, number in enumerate(numbers)
        if number not in named and not _is_titled(case.paper.attachments[index], texts)
    ]
    if unnamed:
        every = listed([str(number) for _, number in unnamed])
        yield Remark(
            ("anlagen", unnamed[0][0], "titel"),
            f"Kein Text der Vorlage nennt Anlage {every}. Bitte prüfen, ob der Verweis fehlt.",
        )


def state_fits_the_original(case: Case) -> Iterator[Remark]:
    """Demand that the `stand` of an attachment is true: by number, title and file.

    Only a Nachtrag has any. Silent where its original is not at hand.
    """
    if case.paper.supplement is None:
        yield from _outside(case.paper)
    elif case.original is not None:
        before = _by_number(case.original)
        for index, number in enumerate(_printed(case)):
            yield from _contradiction(case, index, number, before)


def change_has_a_state(case: Case) -> Iterator[Remark]:
    """Demand the `stand` of an attachment that the original lacks, or has with another file.

    Silent where the Nachtrag holds only what is new, and where its original is not at hand.
    """
    if case.original is None or case.paper.only_changes:
        return
    before = _by_number(case.original)
    for index, number in enumerate(_printed(case)):
        if case.paper.attachments[index].state is None:
            yield from _unsaid(case, index, number, before)


def _outside(paper: Paper) -> Iterator[Remark]:
    for index, attachment in enumerate(paper.attachments):
        if attachment.state:
            yield Remark(
                ("anlagen", index, "stand"),
                f"Nur in einem Nachtrag sind Anlagen {quoted(attachment.state)}. Bitte die Angabe "
                "löschen.",
                severity=Severity.WARNING,
            )


def _contradiction(
    case: Case, index: int, number: int, before: Mapping[int, int]
) -> Iterator[Remark]:
    attachment, other = case.paper.attachments[index], before.get(number)
    match attachment.state:
        case AttachmentState.NEW if other is not None:
            yield _remark(
                index,
                f"Anlage {number} soll neu sein, doch schon die Ursprungsvorlage hat eine Anlage "
                f"{number}. Bitte eine eigene Nummer geben oder „ausgetauscht“ schreiben.",
            )
        case AttachmentState.REPLACED | AttachmentState.UNCHANGED if other is None:
            yield _remark(
                index,
                f"Anlage {number} soll {attachment.state} sein, doch die Ursprungsvorlage hat "
                f"keine Anlage {number}. Bitte „nummer“ prüfen oder „neu“ schreiben.",
            )
        case AttachmentState.REPLACED if other is not None and case.same_file(index, other):
            yield _remark(
                index,
                f"Anlage {number} soll ausgetauscht sein, doch ihre Datei ist dieselbe wie in der "
                "Ursprungsvorlage. Bitte die neue Datei nennen oder „unverändert“ schreiben.",
            )
        case AttachmentState.UNCHANGED if other is not None:
            yield from _changed(case, index, number, other)


def _changed(case: Case, index: int, number: int, other: int) -> Iterator[Remark]:
    assert case.original
    title = case.original.attachments[other].title
    if case.same_file(index, other) is False:
        yield _remark(
            index,
            f"Anlage {number} soll unverändert sein, doch ihre Datei ist eine andere als in der "
            "Ursprungsvorlage. Bitte die alte Datei nennen oder „ausgetauscht“ schreiben.",
        )
    elif case.paper.attachments[index].title != title:
        yield _remark(
            index,
            f"Anlage {number} soll unverändert sein, hieß aber {quoted(title)}. Bitte den Titel "
            "prüfen.",
        )


def _unsaid(case: Case, index: int, number: int, before: Mapping[int, int]) -> Iterator[Remark]:
    other = before.get(number)
    if other is None:
        state = AttachmentState.NEW
    elif case.same_file(index, other) is False:
        state = AttachmentState.REPLACED
    else:
        return
    yield Remark(
        ("anlagen", index, "titel"),
        f"Anlage {number} ist {state}; in der Liste der Anlagen steht das nicht. Bitte ergänzen: "
        f"stand: {state}",
    )


def _remark(index: int, sentence: str) -> Remark:
    return Remark(("anlagen", index, "stand"), sentence)


def _printed(case: Case) -> tuple[int, ...]:
    """Return the numbers that are printed; a Nachtrag of changes counts on from its original."""
    original = case.original if case.paper.only_changes else None
    after = max(attachment_numbers(original.attachments), default=0) if original else 0
    return attachment_numbers(case.paper.attachments, after)


def _by_number(paper: Paper) -> Mapping[int, int]:
    """Return the places of attachments by their numbers."""
    numbers = attachment_numbers(paper.attachments)
    return {number: index for index, number in enumerate(numbers)}


def _texts(case: Case) -> Iterator[str]:
    """Yield what the paper says, and what the whole text does that it makes."""
    papers = (case.paper,) if case.whole is case.paper else (case.paper, case.whole)
    for paper in papers:
        yield paper.subject
        yield from (prose.text for prose in all_prose(paper))


def _numbers(text: str) -> Iterator[int]:
    """Yield the numbers behind „Anlage“, whosever it may be."""
    for match in ATTACHMENT.finditer(text):
        for item in ITEM.finditer(match["numbers"]):
            first = int(item["first"])
            yield from range(first, min(int(item["last"] or first), first + 100) + 1)


def _is_titled(attachment: Attachment, texts: list[str]) -> bool:
    """Whether a text names an attachment by its title."""
    title = NUMBERED_TITLE.sub("", attachment.title, count=1).casefold()
    return any(title in text.casefold() for text in texts)
