"""Blocks as lines of text; a blank line stands between any two."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, cast

from drafter.document import (
    Block,
    Choice,
    Choices,
    Field,
    Figure,
    Heading,
    Image,
    Item,
    Legend,
    ListBlock,
    Paragraph,
    Signature,
    Table,
    inline,
)
from drafter.document.pictures import LOGO
from drafter.redline.shown import Noted, NotedItem
from drafter.render.text.tables import table
from drafter.render.text.words import Lines, noted, parted, words, wrapped

RULES: Final = ("~", ".")
BULLET: Final = "-"
TICKED, EMPTY = "[x]", "[ ]"
MARKS: Final = (
    "Was neu ist, steht so: [neu: …]; was gestrichen ist, so: [gestrichen] oder [gestrichen: …]. "
    "Ein Wort in Klammern vor einem Absatz sagt, was mit ihm geschehen ist, etwa [geändert]."
)
"""What stands in the place of a legend, which speaks of colours and lines."""


def blocks(entries: Iterable[Block], width: int) -> Lines:
    """Return blocks as lines of at most that width, parted by blank lines; fields stand close."""
    groups = groupby(_with_one_legend(entries), key=_is_field)
    return parted(part for close, group in groups for part in _group(group, width, close=close))


def block(entry: Block | Noted, width: int) -> Lines:
    """Return a block as lines."""
    match entry:
        case Noted():
            return _noted(entry, width)
        case Heading():
            return underlined(words(entry.runs), _rule(entry), width)
        case Paragraph() | Field():
            return wrapped(_said(entry), width)
        case ListBlock():
            return _list(entry, width)
        case Table():
            return table(entry, width)
        case Figure():
            return _figure(entry, width)
        case Choices():
            return _choices(entry, width)
        case Signature():
            return [*filter(None, (entry.proxy, entry.office, entry.name))]


def underlined(text: str, rule: str, width: int) -> Lines:
    """Return a heading with a line below it, as long as its longest line."""
    lines = wrapped(text, width)
    return [*lines, rule * max(map(len, lines), default=0)]


def hanging(label: str, lines: Sequence[str]) -> Lines:
    """Return lines behind a label, those below it indented as far."""
    indent = " " * (len(label) + 1)
    first, *rest = lines or [""]
    return [f"{label} {first}".rstrip(), *(f"{indent}{line}".rstrip() for line in rest)]


def _is_field(entry: Block | Noted) -> bool:
    return isinstance(entry.block if isinstance(entry, Noted) else entry, Field)


def _group(entries: Iterable[Block], width: int, *, close: bool) -> list[Lines]:
    """Return blocks each as lines of its own, or all in one."""
    parts = [block(entry, width) for entry in entries]
    return [[line for part in parts for line in part]] if close else parts


def _with_one_legend(entries: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks; all paragraphs about the looks of marks become one about these marks."""
    told = False
    for entry in entries:
        if not isinstance(entry, Legend):
            yield entry
        elif not told:
            told = True
            yield Paragraph(inline(MARKS))


def _noted(entry: Noted, width: int) -> Lines:
    """Return a block that bears a word: before its first words, or above a list or a table."""
    inner = entry.block
    if isinstance(inner, Heading):
        return underlined(noted(inner.runs, entry.word, entry.sign), _rule(inner), width)
    if isinstance(inner, Paragraph):
        return wrapped(noted(inner.runs, entry.word, entry.sign), width)
    if isinstance(inner, Field):
        return wrapped(f"[{entry.word}] {_said(inner)}", width)
    return [f"[{entry.word}]", *block(inner, width)]


def _rule(heading: Heading) -> str:
    return RULES[min(heading.level, len(RULES)) - 1]


def _said(entry: Paragraph | Field) -> str:
    label = entry.label if isinstance(entry, Field) else ""
    colon = ":" if label and label[-1] not in ".:" else ""
    return f"{label}{colon} {words(entry.runs)}" if label else words(entry.runs)


def _list(entry: ListBlock, width: int) -> Lines:
    """Return a list; its items stand close where each is a single paragraph."""
    items = [_item(item, entry.style == "line", width) for item in entry.items]
    if any(len(item.blocks) > 1 for item in entry.items):
        return parted(items)
    return [line for item in items for line in item]


def _item(item: Item, is_line: bool, width: int) -> Lines:
    label = "" if is_line else item.label or BULLET
    lines = blocks(_of_item(item), width - len(label) - bool(label))
    return hanging(label, lines) if label else lines


def _of_item(item: Item) -> tuple[Block, ...]:
    """Return the blocks of an item, the first with the word that the item bears."""
    if not isinstance(item, NotedItem):
        return item.blocks
    first, *rest = item.blocks or (Paragraph(()),)
    return (cast(Block, Noted(item.word, item.sign, first)), *rest)


def _figure(entry: Figure, width: int) -> Lines:
    """Return what a figure shows in words, and its caption."""
    kind = "Bild" if isinstance(entry.content, Image) else "Diagramm"
    only_decorates = entry.content == Image(LOGO) and not entry.alternative
    shown = [] if only_decorates else wrapped(f"{kind}: {entry.alternative}", width)
    return [*shown, *_bars(entry), *wrapped(words(entry.caption), width)]


def _bars(entry: Figure) -> Lines:
    """Return the values of a chart, where its alternative text does not tell them all."""
    bars = () if isinstance(entry.content, Image) else entry.content.bars
    told = all(name in entry.alternative and shown in entry.alternative for name, _, shown in bars)
    return [] if told else [f"{BULLET} {name}: {shown}" for name, _, shown in bars]


def _choices(entry: Choices, width: int) -> Lines:
    boxes = (line for choice in entry.choices for line in _choice(choice, width))
    return [*wrapped(words(entry.label), width), *boxes, *wrapped(words(entry.summary), width)]


def _choice(choice: Choice, width: int) -> Lines:
    box = TICKED if choice.ticked else EMPTY
    return hanging(box, wrapped(words(choice.runs), width - len(box) - 1))
