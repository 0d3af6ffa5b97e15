"""Which function reads which section."""

from collections.abc import Mapping
from typing import Final

from drafter.importers.draft import Certainty, Remainder, Said
from drafter.importers.recognise.answers import answers_reader
from drafter.importers.recognise.cutting import lines_of, running, text_of
from drafter.importers.recognise.parts import Context, Found, Gained, SectionReader
from drafter.importers.transcript import Line
from drafter.model.form import SectionKind


def subject(found: Found, _: Context) -> Gained:
    """Read the subject: its lines joined; what stands apart below is a remainder."""
    lines = [line for line in lines_of(found.parts) if line.text.strip()]
    end = next((i for i, line in enumerate(lines) if i and _stands_apart(lines, i)), len(lines))
    words = running([line.text for line in lines[:end]])
    rest = tuple(Remainder(line.text.strip(), "beratungsgegenstand") for line in lines[end:])
    return Gained({"beratungsgegenstand": Said(words)} if words else {}, rest)


def _stands_apart(lines: list[Line], index: int) -> bool:
    """Whether a line is no more of the subject: room above it, unlike between the first."""
    return lines[index].gap >= 1 and not all(line.gap >= 1 for line in lines[1 : index + 1])


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


def paragraphs(found: Found, _: Context) -> Gained:
    """Read running text: its paragraphs, joined from lines."""
    groups: list[list[str]] = [[]]
    for line in lines_of(found.parts):
        if line.gap >= 1 and groups[-1]:
            groups.append([])
        groups[-1].append(line.text)
    words = "\n\n".join(running(group) for group in groups)
    said = Said(words, Certainty.LIKELY, prose=True)
    return Gained({found.section.kind.value: said} if words else {})


READERS: Final[Mapping[SectionKind, SectionReader]] = {
    SectionKind.CONSULTATIONS: remainder,
    SectionKind.SUBJECT: subject,
    SectionKind.PRODUCT_GROUPS: remainder,
    SectionKind.GOALS: paragraphs,
    SectionKind.FINANCES: remainder,
    SectionKind.FIELDS: answers_reader(paragraphs),
    SectionKind.PRIOR_READINGS: remainder,
    SectionKind.RESOLUTION: remainder,
    SectionKind.SUMMARY: paragraphs,
    SectionKind.RATIONALE: paragraphs,
    SectionKind.ATTACHMENTS: remainder,
    SectionKind.PARTICIPATIONS: remainder,
    SectionKind.COSIGNATURES: remainder,
    SectionKind.SIGNATURES: remainder,
    SectionKind.NOTE: note,
}
