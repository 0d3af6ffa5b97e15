"""Which function reads which section."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.recognise.answers import answers_reader
from drafter.importers.recognise.attachments import attachments
from drafter.importers.recognise.consultations import consultations
from drafter.importers.recognise.cutting import running, text_of
from drafter.importers.recognise.finances import finances
from drafter.importers.recognise.front import endless, is_endless
from drafter.importers.recognise.labels import Labels, labels_of
from drafter.importers.recognise.layout import BROKEN
from drafter.importers.recognise.parts import Context, Found, Gained, SectionReader
from drafter.importers.recognise.products import product_groups
from drafter.importers.recognise.prose import prose
from drafter.importers.recognise.readings import prior_readings
from drafter.importers.recognise.resolution import resolution
from drafter.importers.recognise.signatures import signatures
from drafter.importers.transcript import lines_of
from drafter.model.form import SectionKind

NEUTRAL: Final = "Titel in der öffentlichen Tagesordnung:"
GROUND: Final = "Grund der nichtöffentlichen Beratung:"


def subject(found: Found, context: Context) -> Gained:
    """Read the subject: its lines joined, and the title for the public agenda below it.

    A line that ends with a colon begins something else.
    """
    lines = [line.text.strip() for line in lines_of(found.parts) if line.text.strip()]
    ends = (at for at, pair in enumerate(pairwise(lines), 1) if _ends_subject(*pair))
    end = next(ends, len(lines))
    words = running(lines[:end])
    values: dict[str, Value] = {}
    if words:
        values["beratungsgegenstand"] = _subject(words, labels_of(context.form, context.kind))
    rest = running(lines[end:])
    if rest.startswith(NEUTRAL):
        neutral, _sep, rest = rest.removeprefix(NEUTRAL).partition(GROUND)
        values["neutraler_titel"] = Said(neutral.strip())
        rest = f"{GROUND}{rest}" if rest else ""
    return Gained(values, (Remainder(rest, "beratungsgegenstand"),) if rest else ())


def _ends_subject(before: str, line: str) -> bool:
    """Whether a line begins something else, and is no rest of a word that is broken before it."""
    return LABEL.match(line) is not None and not BROKEN.search(before)


LABEL: Final = re.compile(rf"(?:{re.escape(NEUTRAL)}|{re.escape(GROUND)}|[^.]{{3,60}}:$)")


def _subject(words: str, labels: Labels) -> Said:
    if is_endless(words, labels):
        return endless(words)
    if len(words) > GLUED and " " not in words:
        return Said(words, Certainty.LIKELY, "Zwischen den Wörtern fehlen die Leerzeichen.")
    return Said(words)


GLUED: Final = 25


def remainder(found: Found, _: Context) -> Gained:
    """Keep a section as words that have no home."""
    words = text_of((*found.title, *found.parts)).strip()
    return Gained({}, (Remainder(words, found.section.id),) if words else ())


def note(found: Found, context: Context) -> Gained:
    """Read the form's own hint, which is no word of the paper; other words have no home."""
    words = text_of(found.parts).strip()
    if not words or (context.form.note and " ".join(words.split()) == context.form.note):
        return Gained()
    return remainder(found, context)


READERS: Final[Mapping[SectionKind, SectionReader]] = {
    SectionKind.CONSULTATIONS: consultations,
    SectionKind.SUBJECT: subject,
    SectionKind.PRODUCT_GROUPS: product_groups,
    SectionKind.GOALS: prose,
    SectionKind.FINANCES: finances,
    SectionKind.FIELDS: answers_reader(prose),
    SectionKind.PRIOR_READINGS: prior_readings,
    SectionKind.RESOLUTION: resolution,
    SectionKind.SUMMARY: prose,
    SectionKind.RATIONALE: prose,
    SectionKind.ATTACHMENTS: attachments,
    SectionKind.PARTICIPATIONS: remainder,
    SectionKind.COSIGNATURES: remainder,
    SectionKind.SIGNATURES: signatures,
    SectionKind.NOTE: note,
}
