"""The rationale of a paper that prints no label over it: running text below the form's fields."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafter.importers.recognise.boxes import BOX
from drafter.importers.recognise.parts import Context, Found
from drafter.importers.transcript import Line, Part
from drafter.model.fields import FieldKind
from drafter.model.form import SectionKind

FULL_LINE: Final = 50
LONGEST_HEADING: Final = 60
NEAR: Final = 5
SENTENCE: Final = re.compile(r"[^\W\d_]{3}\.(?=\s+[A-ZÄÖÜ]|\s*$)")


def with_rationale(found: Sequence[Found], context: Context) -> tuple[Found, ...]:
    """Return the sections with the rationale cut off the short fields that it follows.

    Only where the form has a rationale, and no label of it was found. Text has no place in fields
    that are boxes, amounts, days or single lines.
    """
    section = context.kind.section(SectionKind.RATIONALE)
    if section is None or any(each.section == section for each in found):
        return tuple(found)
    for at in reversed(range(len(found))):
        each = found[at]
        start = _start(each.parts) if _is_brief(each, context) else None
        if start is not None:
            shortened = replace(each, parts=each.parts[:start])
            return (
                *found[:at],
                shortened,
                Found(section, (), each.parts[start:]),
                *found[at + 1 :],
            )
    return tuple(found)


def _is_brief(found: Found, context: Context) -> bool:
    """Whether a section shows fields of the form of which none takes a text."""
    kinds = {field.kind for field in context.form.fields if field.name in found.section.fields}
    return bool(kinds) and FieldKind.TEXT not in kinds


def _start(parts: Sequence[Part]) -> int | None:
    """Return where running text begins, with the heading above it; not in the first line."""
    for at in range(1, len(parts)):
        if _is_text(parts, at):
            return at
        if _is_heading(parts[at]) and _is_text(parts, at + 1):
            return at
    return None


def _is_heading(part: Part) -> bool:
    """Whether a part is a line of a few words that are no sentence, no label and no box."""
    text = part.text.strip() if isinstance(part, Line) else ""
    is_bare = not text.endswith((":", ".", ",", ";")) and not BOX.search(text)
    return 0 < len(text) <= LONGEST_HEADING and text[0].isupper() and is_bare


def _is_text(parts: Sequence[Part], at: int) -> bool:
    """Whether a sentence begins here in a full line, and ends in it or in one of the next."""
    texts = list(_texts(parts, at))
    begins = bool(texts) and len(texts[0]) >= FULL_LINE and texts[0][0].isupper()
    return begins and not BOX.search(texts[0]) and SENTENCE.search(" ".join(texts)) is not None


def _texts(parts: Sequence[Part], at: int) -> Iterator[str]:
    """Yield the lines from a place on, up to what is no line."""
    for part in parts[at : at + NEAR]:
        if not isinstance(part, Line):
            return
        yield part.text.strip()
