"""Examples of amendments in a new Nachtrag: comments that become entries when „# “ is deleted.

Each names a place that the original really has, and can be carried out as it stands, alone and
together with the others. So only the words in capitals have to be changed.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Final

from drafter import consolidate
from drafter.compose.amendments import sentence
from drafter.document import Heading, plain_text
from drafter.document.prose import passages
from drafter.german.amounts import find_amounts
from drafter.model.addresses import Address, Step, Unit, address_at, parse_address
from drafter.model.amendment import Amendment
from drafter.model.blanks import AMOUNT, NEW_PARAGRAPH, NEW_POINT, NEW_REASONS, WORDING, WORDS
from drafter.model.form import Form, SectionKind
from drafter.model.paper import Paper
from drafter.model.prose import Loc, all_points, all_prose, resolution_prose
from drafter.source.text import SourceText
from drafter.source.typed import read_as

MOST_TRIED: Final = 12
MOST_WORDS: Final = 5
END_OF_SENTENCE: Final = ".,;:!?"
QUOTED_IN_YAML: Final = (": ", " #")
RATIONALE: Final[Loc] = ("begruendung",)
REASONS: Final = Address((Step(Unit.RATIONALE),))

WHAT: Final = (
    "Was sich ändert, je Änderung ein Eintrag. Die Muster nennen Stellen, die es in der",
    "Ursprungsvorlage gibt: Bitte vor einem Muster „# “ löschen und ersetzen, was GROSS",
    "geschrieben ist. Muster, die niemand braucht, dürfen stehen bleiben.",
)
WHAT_WITHOUT_EXAMPLES: Final = (
    "Was sich ändert, je Änderung ein Eintrag. Wie er lautet, steht im Handbuch unter",
    "„Nur was sich ändert“.",
)
WHY: Final = (
    "Warum sich das ändert. Die Begründung der Ursprungsvorlage gilt weiter und wird nicht",
    "wiederholt.",
)


def examples(nachtrag: Paper, original: Paper, form: Form) -> tuple[Amendment, ...]:
    """Return amendments that can all be carried out, one of each kind that the original allows.

    `nachtrag` is the paper that is to name them; `original` has its whole text.
    """
    chosen: tuple[Amendment, ...] = ()
    for kind in KINDS:
        tried = islice(kind(original, form), MOST_TRIED)
        chosen += next(
            ((one,) for one in tried if _fits(nachtrag, original, (*chosen, one))),
            (),
        )
    return chosen


def in_block(amendments: Sequence[Amendment], column: int) -> str:
    """Return the list to fill, with examples, and the reasons, as lines of a mapping in block."""
    listed = (f"  {line}" for one in amendments for line in _item(one))
    reasons = ("begruendung: |", f"  {NEW_REASONS}")
    lines = (
        *_comments(_what(amendments)),
        "aenderungen:",
        *_comments(listed),
        "",
        *_comments((*WHY, *reasons)),
    )
    return "\n".join(f"{' ' * column}{line}".rstrip() for line in lines)


def in_braces(amendments: Sequence[Amendment]) -> str:
    """Return the same for a mapping in braces; it follows the value of another entry there."""
    listed = (f"{_quoted(f'{sentence(one)} {_text(one)}'.rstrip())}," for one in amendments)
    reasons = f", begruendung: {_quoted(NEW_REASONS)}"
    lines = (*_comments((*_what(amendments), *listed)), "]", *_comments((*WHY, reasons)))
    return "\n".join((", aenderungen: [", *lines, ""))


def _fits(nachtrag: Paper, original: Paper, amendments: tuple[Amendment, ...]) -> bool:
    """Whether the last one is read as it is meant, and all together can be carried out."""
    if _read(amendments[-1]) != amendments[-1]:
        return False
    paper = nachtrag.model_copy(update={"amendments": amendments})
    return not consolidate.paper(paper, original).problems


def _read(one: Amendment) -> object:
    line = "\n".join(_item(one)).removeprefix("- ")
    return read_as(SourceText("", line), Amendment, Path()).value


def _amounts(original: Paper, form: Form) -> Iterator[Amendment]:
    """Yield replacements of amounts, those of the resolution first."""
    reasons = (_reasons(original, form),)
    for loc, text in chain(resolution_prose(original), all_prose(original)):
        for address in reasons if loc == RATIONALE else _addresses(loc):
            for found in find_amounts(text):
                words = text[found.start : found.end]
                yield _amendment(an=address, worte=words, durch=AMOUNT)


def _words(original: Paper, _: Form) -> Iterator[Amendment]:
    """Yield insertions of words into the first point, or into a resolution without points."""
    resolution = original.proposed_resolution
    if points := [*all_points(original)]:
        loc, point = points[0]
        yield from _after_the_last(_addresses(loc), point.text)
    elif resolution and resolution.introduction:
        whole = Address((Step(Unit.RESOLUTION),))
        yield from _after_the_last([whole], resolution.introduction)


def _after_the_last(addresses: Sequence[Address], text: str) -> Iterator[Amendment]:
    """Yield insertions after the last words of a text, as many as it takes to name one place."""
    words = text.split()
    for number in range(1, min(len(words), MOST_WORDS) + 1):
        last = " ".join(words[-number:]).rstrip(END_OF_SENTENCE)
        if last:
            yield from (_amendment(an=one, worte=last, danach=WORDS) for one in addresses)


def _wordings(original: Paper, _: Form) -> Iterator[Amendment]:
    """Yield a new wording of the last point."""
    for address in _last_point(original):
        yield _amendment(an=address, durch=WORDING)


def _points(original: Paper, _: Form) -> Iterator[Amendment]:
    """Yield a new point behind the last one."""
    for address in _last_point(original):
        number = address.steps[-1].number + 1
        yield _amendment(an=address, danach=NEW_POINT, nummer=number)


def _paragraphs(original: Paper, form: Form) -> Iterator[Amendment]:
    """Yield a new paragraph behind the first one of the Begründung, or of a section of it."""
    reasons = _reasons(original, form)
    titles = islice(dict.fromkeys(_titles(original.rationale or "")), MOST_TRIED - 1)
    for above in (*((Step(Unit.SECTION, title=title),) for title in titles), ()):
        address = Address((*reasons.steps, *above, Step(Unit.PARAGRAPH, 1)))
        yield _amendment(an=address, danach=NEW_PARAGRAPH)


KINDS: Final[tuple[Callable[[Paper, Form], Iterator[Amendment]], ...]] = (
    _amounts,
    _words,
    _wordings,
    _points,
    _paragraphs,
)


def _amendment(**fields: object) -> Amendment:
    return Amendment.model_validate(fields)


def _addresses(loc: Loc) -> tuple[Address, ...]:
    """Return the addresses of a location; the part of the resolution comes in the last resort."""
    address = address_at(loc)
    if address is None:
        return ()
    short = Address(tuple(step for step in address.steps if step.unit is not Unit.PART))
    return tuple(dict.fromkeys((short, address)))


def _last_point(original: Paper) -> tuple[Address, ...]:
    tops = [loc for loc, _ in all_points(original) if loc[-2] == "ziffern"]
    return _addresses(tops[-1]) if tops else ()


def _reasons(original: Paper, form: Form) -> Address:
    """Return the address of the Begründung, by the name that the form gives it."""
    kind = form.kind(original.kind)
    section = kind.section(SectionKind.RATIONALE) if kind else None
    label = (section.label if section else None) or ""
    try:
        named = parse_address(label.rstrip(": "))
    except ValueError:
        return REASONS
    return named if named.unit is Unit.RATIONALE else REASONS


def _titles(text: str) -> Iterator[str]:
    for passage in passages(text):
        yield from (plain_text(b.runs) for b in passage.blocks if isinstance(b, Heading))


def _item(one: Amendment) -> tuple[str, ...]:
    """Return an amendment as an item of a YAML list, in lines."""
    said = sentence(one)
    if _text(one):
        return f"- {said} >-", f"    {_text(one)}"
    awkward = any(sign in said for sign in QUOTED_IN_YAML)
    return (f"- {_quoted(said) if awkward else said}",)


def _text(one: Amendment) -> str:
    """Return the text that stands below the sentence of an amendment, empty where none does."""
    return "" if one.words else one.text or ""


def _what(amendments: Sequence[Amendment]) -> tuple[str, ...]:
    return WHAT if amendments else WHAT_WITHOUT_EXAMPLES


def _comments(lines: Sequence[str] | Iterator[str]) -> Iterator[str]:
    return (f"# {line}" for line in lines)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
