"""The words of a Document as plain text (OParl 1.1, File.text)."""

from collections.abc import Iterable, Iterator

from drafter.document import (
    Bars,
    Block,
    Choices,
    Document,
    Field,
    Figure,
    Item,
    ListBlock,
    Section,
    Signature,
    Table,
    plain_text,
)


def words(document: Document) -> str:
    """Return all words of a Document in reading order, a line for each block."""
    return "\n".join(line for section in document.sections for line in _section(section))


def _section(section: Section) -> Iterator[str]:
    lines = (plain_text(section.title), *_lines(section.blocks))
    yield from filter(None, (" ".join(line.split()) for line in lines))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case ListBlock():
            for item in block.items:
                yield from _item(item)
        case Table():
            yield plain_text(block.caption)
            rows = ([column.head for column in block.columns], *(row.cells for row in block.rows))
            yield from (" | ".join(map(plain_text, cells)) for cells in rows)
        case Figure():
            yield from (block.alternative, plain_text(block.caption))
            bars = block.content.bars if isinstance(block.content, Bars) else ()
            yield from (f"{label}: {shown}" for label, _, shown in bars)
        case Field():
            yield f"{block.label} {plain_text(block.runs)}"
        case Choices():
            yield f"{plain_text(block.label)} {plain_text(block.summary)}"
        case Signature():
            yield f"{block.proxy} {block.office} {block.name}"
        case _:
            yield plain_text(block.runs)


def _item(item: Item) -> Iterator[str]:
    """Yield the lines of an item, its label before the first."""
    first, *others = (*_lines(item.blocks), "")
    yield f"{item.label} {first}"
    yield from others
