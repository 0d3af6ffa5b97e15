"""The signatures at the end of a paper, which have no label: told by words and looks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from drafter.importers.recognise.parts import Found
from drafter.importers.recognise.signatures import OFFICE_WORD
from drafter.importers.transcript import Line, Part, Role
from drafter.model.form import FormSection, PaperKind, SectionKind

MOST_LINES: Final = 12
LONGEST: Final = 70
MOST_WORDS: Final = 5
PROXY: Final = re.compile(
    r"(?:In\s+Vertretung|I[nm]\s+Auftrag|i\.\s?V\.|i\.\s?A\.|gez\.?)\b.{0,60}", re.IGNORECASE
)
OFFICE: Final = re.compile(
    r"(?:(?:Der|Die)\s+)?(?:(?:Erste[rn]?|Technische[rn]?)\s+)?"
    r"(?:Ober)?(?:[Bb]ürgermeister|[Bb]eigeordnete|[Ss]tadtkämmer|Stadtbaurat|Stadtbaurät|Stadtdirektor"
    r"|Dezernent|Kämmer|Stadtrat|Stadträt)(?:er|in|erin|r|rin|\(r\)|\(in\))?(?:\s.{0,40})?"
)


def closed(found: Sequence[Found], kind: PaperKind) -> tuple[Found, ...]:
    """Cut the signatures off the end of the section that they follow.

    That is the last one that stands before them in the form, or the last one of the paper.
    """
    section = kind.section(SectionKind.SIGNATURES)
    if section is None or not found or any(each.section == section for each in found):
        return tuple(found)
    for at in dict.fromkeys((_before(found, kind, section), len(found) - 1)):
        start = _start(found[at].parts)
        if start is not None:
            shortened = replace(found[at], parts=found[at].parts[:start])
            signed = Found(section, (), found[at].parts[start:])
            return (*found[:at], shortened, signed, *found[at + 1 :])
    return tuple(found)


def _before(found: Sequence[Found], kind: PaperKind, section: FormSection) -> int:
    """Return which section is the last that the form has before its signatures."""
    earlier = kind.sections[: kind.sections.index(section)]
    places = [at for at, each in enumerate(found) if each.section in earlier]
    return max(places, default=len(found) - 1)


def _start(parts: Sequence[Part]) -> int | None:
    """Return where the signatures begin: short lines up to the end, of which one names an office.

    A name without an office, or an office inside of a sentence, begins nothing.
    """
    first = len(parts)
    while first > max(0, len(parts) - MOST_LINES) and _is_short(parts[first - 1]):
        first -= 1
    tail = [part.text.strip() for part in parts[first:] if isinstance(part, Line)]
    offices = [at for at, text in enumerate(tail) if OFFICE.fullmatch(text) or _is_office(tail, at)]
    proxies = [at for at, text in enumerate(tail) if PROXY.fullmatch(text)]
    if not offices and not proxies:
        return None
    begins = min([*proxies, *(at - 1 if _is_name_before(tail, at) else at for at in offices)])
    return first + begins


def _is_office(tail: Sequence[str], at: int) -> bool:
    """Whether a line of few words names an office, and the one above or below it a person."""
    words = tail[at].split()
    beside = (*tail[max(at - 1, 0) : at], *tail[at + 1 : at + 2])
    few = 0 < len(words) <= MOST_WORDS and words[0][0].isupper()
    return few and OFFICE_WORD.search(tail[at]) is not None and any(map(NAME.fullmatch, beside))


def _is_short(part: Part) -> bool:
    if not isinstance(part, Line) or part.role not in (Role.NONE, Role.FURNITURE):
        return False
    text = part.text.strip()
    return len(text) <= LONGEST and not text.endswith((",", ";", ":", "!", "?"))


NAME: Final = re.compile(
    r"(?:(?:Dr|Prof|Dipl|gez)\.[\w.-]*\s?){0,3}[A-ZÄÖÜ][\wäöüß.-]{1,30}(?:\s[A-ZÄÖÜ][\wäöüß.-]{1,30}){0,3}"
)


def _is_name_before(tail: Sequence[str], at: int) -> bool:
    """Whether the name stands above the office, and not below it."""
    return at > 0 and NAME.fullmatch(tail[at - 1]) is not None and at == len(tail) - 1
