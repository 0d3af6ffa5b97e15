"""The proposed resolution: preamble, parts by body, numbered points with what is in them.

What was understood is composed again, and must give the words that stand there. Else the whole text
becomes the preamble, which may be any prose.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from drafter.checks.signs import ORDINAL
from drafter.compose.resolution import resolution as composed
from drafter.document import Block
from drafter.document.blocks import Item, ListBlock, Paragraph, plain_text
from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.flow import blocks
from drafter.importers.recognise.cover import cover_in
from drafter.importers.recognise.cutting import parts_of
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.importers.recognise.prose import said_of
from drafter.importers.recognise.proving import says
from drafter.importers.recognise.units import APART, CUT
from drafter.importers.recognise.words import paragraph_text, words
from drafter.importers.transcript import Line, Part
from drafter.model.addresses import letter

KEY: Final = "beschlussvorschlag"
NUMBER: Final = re.compile(r"\(?(\d{1,3})[.)]{1,2}")
LETTER: Final = re.compile(r"\(?([a-z]{1,2})[.)]{1,2}")
COUNTED: Final = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,2})[.)]")
SENTENCE_ENDS: Final = (".", ":", ";", ",", "!")
MOST_BEHIND: Final = 2
LEAST_POINTS: Final = 2
POINT: Final = re.compile(r"(?:^|(?<=[.;:,!?“)]\s))(?P<number>\d{1,2})[.)]\s+(?=[A-ZÄÖÜ„])")
"""The number of a point within a line."""
UNCLEAR: Final = "Die Ziffern ließen sich nicht eindeutig trennen."


def resolution(found: Found, context: Context) -> Gained:
    """Read the proposed resolution."""
    parts = tuple(part for each in found.parts for part in _counted(each))
    read = without_subtitle(blocks(parts), found)
    if not read:
        return Gained()
    grouped = regrouped(read)
    for body, left in _parted(grouped):
        for with_cover in (True, False):
            value = _understood(body, with_cover=with_cover)
            if says(KEY, value, body, composed, context):
                return Gained({KEY: value}, tuple(Remainder(words((each,)), KEY) for each in left))
    whole = said_of(read)
    return Gained({KEY: Said(whole.text, Certainty.LIKELY, UNCLEAR, prose=True)})


def _counted(part: Part) -> Iterator[Part]:
    """Cut a line of a text that has but one at its points: „1. … . 2. … . 3. …“."""
    starts = list(_points_in(part.text)) if isinstance(part, Line) and part.gap >= CUT else []
    if not isinstance(part, Line) or len(starts) < LEAST_POINTS:
        yield part
        return
    bounds = sorted({0, *starts, len(part.text)})
    for number, piece in enumerate(parts_of(part, pairwise(bounds))):
        yield replace(piece, gap=APART) if number else piece


def _points_in(text: str) -> Iterator[int]:
    """Yield where numbers stand that count from 1, each behind the end of a sentence."""
    count = 1
    for found in POINT.finditer(text):
        if int(found["number"]) == count and not ORDINAL.match(text, found.end()):
            yield found.start("number")
            count += 1


def _parted(read: tuple[Block, ...]) -> Iterator[tuple[tuple[Block, ...], tuple[Block, ...]]]:
    """Yield a resolution whole, and without the few words behind its last point.

    What is resolved is said in sentences or counted on: other words there belong to no point.
    """
    yield read, ()
    end = max((i for i, block in enumerate(read) if isinstance(block, ListBlock)), default=-1) + 1
    if 0 < len(read) - end <= MOST_BEHIND and not any(map(_is_resolved, read[end:])):
        yield read[:end], read[end:]


def _is_resolved(block: Block) -> bool:
    """Whether a block may be a part of what is resolved: a sentence, a point, or no paragraph."""
    text = paragraph_text(block).strip()
    return not text or text.endswith(SENTENCE_ENDS) or bool(COUNTED.match(text))


def without_subtitle(read: Sequence[Block], found: Found) -> tuple[Block, ...]:
    """Return blocks without the line that the form prints below the section's title."""
    first, subtitle = next(iter(read), None), found.section.subtitle
    printed = isinstance(first, Paragraph) and plain_text(first.runs) == subtitle
    return tuple(read[1:] if printed else read)


def regrouped(read: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with lists that count on put together; what stands between them is an item's.

    So points stay points where the file has paragraphs, such as the lines of a cover, between them.
    """
    made: list[Block] = []
    loose: list[Block] = []
    for each in read:
        last = made[-1] if made else None
        block = _as_item(each, last)
        if not isinstance(block, ListBlock):
            loose.append(block)
        elif isinstance(last, ListBlock) and _counts_on(last, block):
            *before, item = last.items
            whole = Item(item.label, (*item.blocks, *loose))
            made[-1] = ListBlock(last.style, (*before, whole, *_regrouped_items(block)))
            loose = []
        else:
            made += [*loose, ListBlock(block.style, _regrouped_items(block))]
            loose = []
    return (*made, *loose)


def _as_item(block: Block, last: Block | None) -> Block:
    """Return a paragraph that begins with the next number of a list as an item of that list."""
    if not isinstance(block, Paragraph) or not isinstance(last, ListBlock) or not last.items:
        return block
    label, _, words = plain_text(block.runs).partition(" ")
    if not words or not _number(label) or _number(label) != _number(last.items[-1].label) + 1:
        return block
    first, *others = block.runs
    rest = replace(first, text=first.text.removeprefix(label).lstrip())
    item = Item(label, (Paragraph((rest, *others)),))
    return ListBlock(last.style, (item,))


def _regrouped_items(block: ListBlock) -> tuple[Item, ...]:
    return tuple(Item(item.label, regrouped(item.blocks)) for item in block.items)


def _counts_on(before: ListBlock, block: ListBlock) -> bool:
    """Whether the first item of a list counts on from the last one of another."""
    if not before.items or not block.items:
        return False
    last, first = before.items[-1].label, block.items[0].label
    return any(number(last) and number(first) == number(last) + 1 for number in (_number, _letter))


@dataclass
class _Gathered:
    """A resolution on the way: what stands before its numbers, its points and its parts."""

    before: list[Block] = field(default_factory=list)
    points: list[Value] = field(default_factory=list)
    parts: list[Value] = field(default_factory=list)


def _understood(read: Sequence[Block], *, with_cover: bool) -> Value:
    gathered = _Gathered()
    for block in read:
        if not isinstance(block, ListBlock) or not block.items:
            gathered.before.append(block)
        elif _counts(block.items, _number, len(gathered.points) + 1):
            gathered.points += [_point(item, with_cover=with_cover) for item in block.items]
        elif not gathered.points and _counts(block.items, _letter, len(gathered.parts) + 1):
            gathered.parts += [_part(item, with_cover=with_cover) for item in block.items]
        else:
            gathered.before.append(block)
    return _value(gathered)


def _value(gathered: _Gathered) -> Value:
    lead = said_of(gathered.before)
    made: dict[str, Value] = {"einleitung": lead} if lead.text else {}
    if gathered.parts:
        made["teile"] = tuple(gathered.parts)
    if gathered.points:
        made["ziffern"] = tuple(gathered.points)
    return made


def _number(label: str) -> int:
    match = NUMBER.fullmatch(label)
    return int(match[1]) if match else 0


def _letter(label: str) -> int:
    match = LETTER.fullmatch(label)
    if not match:
        return 0
    return next((n for n in range(1, 27) if match[1] in (letter(n), letter(n) * 2)), 0)


def _counts(items: Sequence[Item], number: Callable[[str], int], first: int) -> bool:
    """Whether labels count on from a number without a gap."""
    return [number(item.label) for item in items] == list(range(first, first + len(items)))


def _part(item: Item, *, with_cover: bool) -> Value:
    """Read what one body resolves."""
    lead: list[Block] = []
    points: list[Value] = []
    for block in item.blocks:
        if isinstance(block, ListBlock) and _counts(block.items, _number, len(points) + 1):
            points += [_point(each, with_cover=with_cover) for each in block.items]
        else:
            lead.append(block)
    made: dict[str, Value] = {"einleitung": said_of(lead)}
    return {**made, "ziffern": tuple(points)} if points else made


def _point(item: Item, *, with_cover: bool) -> Value:
    """Read a point: its text, a cover in it, points below it, and what follows these."""
    at = next((i for i, block in enumerate(item.blocks) if _is_sub_list(block)), len(item.blocks))
    text, rest = item.blocks[:at], item.blocks[at + 1 :]
    made: dict[str, Value] = {}
    found = cover_in(text) if with_cover and at == len(item.blocks) else None
    if found:
        made = {"text": said_of(found.text), "deckung": found.cover}
        rest = found.rest
    else:
        made = {"text": said_of(text)}
    if at < len(item.blocks):
        below = item.blocks[at]
        assert isinstance(below, ListBlock)
        made["unterpunkte"] = tuple(_point(each, with_cover=False) for each in below.items)
    ending = said_of(rest)
    return {**made, "schluss": ending} if ending.text else made


def _is_sub_list(block: Block) -> bool:
    return isinstance(block, ListBlock) and _counts(block.items, _letter, 1)
