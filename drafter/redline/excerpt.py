"""A marked Document shortened to what changed, for those who have read the original."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final, TypeVar

from drafter.document import (
    Block,
    Choices,
    Document,
    Field,
    Figure,
    Heading,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Section,
    Table,
    inline,
)
from drafter.redline.shown import Mark, Noted, NotedColumn, NotedItem, NotedRow

Part = TypeVar("Part", Item, Row)

UNCHANGED: Final = "[… unverändert …]"
DOTS: Final = "…"
WHOLE: Final = frozenset({"kopf", "titel", "nachtrag", "aenderungen", "beratungsgegenstand"})
LEFT_OUT: Final = frozenset({"formularhinweis"})


def excerpt(document: Document, kept: frozenset[str] = frozenset()) -> Document:
    """Return a marked Document with its changed parts only.

    Sections of `kept` and those by which a paper is known stay whole, others stay if anything in
    them is marked; what is left out between two changes is said in one line.
    """
    whole = WHOLE | kept
    sections = (
        section if section.id in whole else _shortened(section)
        for section in document.sections
        if section.id not in LEFT_OUT
        and (section.id in whole or any(map(is_marked, section.blocks)))
    )
    return replace(document, sections=tuple(sections))


def is_marked(block: object) -> bool:
    """Whether anything in a block is marked."""
    match block:
        case Noted():
            return True
        case Paragraph() | Heading() | Field():
            return _has_mark(block.runs)
        case ListBlock():
            return any(map(_is_marked_item, block.items))
        case Table():
            heads = (column.head for column in block.columns)
            columns = any(isinstance(column, NotedColumn) for column in block.columns)
            return (
                columns
                or any(map(_has_mark, (block.caption, *heads)))
                or any(map(_is_marked_row, block.rows))
            )
        case Figure():
            return _has_mark(block.caption)
        case Choices():
            return any(_has_mark(choice.runs) for choice in block.choices)
    return False


def _has_mark(runs: Inline) -> bool:
    return any(isinstance(run, Mark) for run in runs)


def _is_marked_item(item: Item) -> bool:
    return isinstance(item, NotedItem) or any(map(is_marked, item.blocks))


def _is_marked_row(row: Row) -> bool:
    return isinstance(row, NotedRow) or any(map(_has_mark, row.cells))


def _shortened(section: Section) -> Section:
    return replace(section, blocks=tuple(_blocks(section.blocks)))


def _blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield changed blocks, each below its heading, and one line for what stood between."""
    for changed, group in groupby(_with_headings(tuple(blocks)), key=lambda each: each[1]):
        if changed:
            yield from (_block(block) for block, _ in group)
        else:
            yield Paragraph(inline(UNCHANGED))


def _with_headings(blocks: tuple[Block, ...]) -> list[tuple[Block, bool]]:
    """Say of each block whether it is shown: it is marked, or the heading of one that is."""
    shown = [is_marked(block) for block in blocks]
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and not shown[index]:
            end = _end_of_part(blocks, index)
            shown[index] = any(shown[index + 1 : end])
    return list(zip(blocks, shown, strict=True))


def _end_of_part(blocks: tuple[Block, ...], start: int) -> int:
    """Return where the part below a heading ends: at the next heading that is not below it."""
    level = _level(blocks[start])
    ends = (i for i in range(start + 1, len(blocks)) if 0 < _level(blocks[i]) <= level)
    return next(ends, len(blocks))


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0


def _block(block: Block) -> Block:
    if isinstance(block, ListBlock):
        items = _parts(block.items, _is_marked_item, Item(DOTS, (Paragraph(inline(UNCHANGED)),)))
        return ListBlock(block.style, tuple(map(_item, items)))
    if isinstance(block, Table) and not any(isinstance(c, NotedColumn) for c in block.columns):
        dots = Row((inline(DOTS),) * len(block.columns))
        return replace(block, rows=tuple(_parts(block.rows, _is_marked_row, dots)))
    return block


def _item(item: Item) -> Item:
    """Shorten an item that is not marked as a whole; its first block says what it is about."""
    if not any(map(is_marked, item.blocks)):
        return item
    return replace(item, blocks=(*item.blocks[:1], *_blocks(item.blocks[1:])))


def _parts(
    parts: Iterable[Part], is_kept: Callable[[Part], bool], stand_in: Part
) -> Iterator[Part]:
    for kept, group in groupby(parts, key=is_kept):
        if kept:
            yield from group
        else:
            yield stand_in
