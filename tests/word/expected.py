"""What a Word file of a Document must show, told from the Document alone."""

from collections.abc import Iterable, Iterator
from typing import Final

from drafter.document import (
    Bars,
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
    Run,
    Signature,
    Table,
)
from drafter.document.joining import joined
from tests.word.reading import BULLET, Part, Shown, ShownTable

TEXT: Final = "text"
KINDS: Final = {
    "Title": "title",
    "caption": "caption",
    "Abbildungstext": "caption",
    "Tabellenkopf": "head",
    "Zeilenkopf": "row head",
    "Tabellensumme": "total",
    **{f"heading {level}": f"heading {level}" for level in range(1, 7)},
}


def expected(document: Document) -> list[Part]:
    """Return the paragraphs and tables of a Document in order."""
    return list(_sections(document))


def simplified(part: Part) -> Part:
    """Return a part with the kind of its style in place of the style; pictures without name."""
    if isinstance(part, ShownTable):
        rows = tuple(tuple(map(_simple, row)) for row in part.rows)
        return ShownTable(part.heads, rows)
    return _simple(part)


def _simple(shown: Shown) -> Shown:
    pictures = tuple((words, "") for words, _ in shown.pictures)
    runs = () if shown.pictures else shown.runs
    kind = KINDS.get(shown.style, TEXT)
    return Shown(kind, shown.label, runs, shown.align, shown.level, pictures)


def _sections(document: Document) -> Iterator[Part]:
    for section in document.sections:
        if section.title:
            yield Shown("title" if section.id == "titel" else "heading 1", "", section.title)
        yield from _blocks(section.blocks, -1)


def _blocks(blocks: Iterable[Block], level: int) -> Iterator[Part]:
    for block in blocks:
        yield from _block(block, level)


def _block(block: Block, level: int) -> Iterator[Part]:
    match block:
        case Paragraph():
            yield Shown(TEXT, "", block.runs)
        case Heading():
            yield Shown(f"heading {min(block.level + 1, 6)}", "", block.runs)
        case ListBlock():
            for item in block.items:
                yield from _item(item, block.style, min(level + 1, 8))
        case Table():
            yield from _captioned(block.caption)
            if block.columns:
                yield _table(block)
        case Figure():
            yield Shown(TEXT, "", (), pictures=tuple(_drawings(block)))
            yield from _captioned(block.caption)
        case Field():
            label = (Run(f"{block.label} "),) if block.label else ()
            yield Shown(TEXT, "", joined((*label, *block.runs)))
        case Choices():
            yield Shown(TEXT, "", block.label)
            for choice in block.choices:
                box = Run("☒ " if choice.ticked else "☐ ")
                yield Shown(TEXT, "", joined((box, *choice.runs)))
            yield Shown(TEXT, "", block.summary)
        case Signature():
            for line in (block.proxy, block.office):
                yield from [Shown(TEXT, "", (Run(line),))] if line else []
            yield Shown(TEXT, "", (Run(block.name),) if block.name else ())


def _item(item: Item, style: str, level: int) -> Iterator[Part]:
    """A label stands before the first paragraph of its item, or in a line of its own."""
    seen = [block for block in item.blocks if list(_block(block, level))]
    if style == "line":
        yield from _blocks(seen, level)
        return
    label = item.label or BULLET
    match seen:
        case [Paragraph(runs), *others]:
            yield Shown(TEXT, label, runs, level=level)
            yield from _blocks(others, level)
        case _:
            yield Shown(TEXT, label, (), level=level)
            yield from _blocks(seen, level)


def _captioned(runs: Inline) -> Iterator[Shown]:
    if runs:
        yield Shown("caption", "", runs)


def _drawings(figure: Figure) -> Iterator[tuple[str, str]]:
    assert not isinstance(figure.content, Bars) or len(figure.content.bars) < 10
    yield figure.alternative, ""


def _table(table: Table) -> ShownTable:
    heads = tuple(Shown("head", "", column.head, column.align) for column in table.columns)
    return ShownTable(1, (heads, *(_row(table, row) for row in table.rows)))


def _row(table: Table, row: Row) -> tuple[Shown, ...]:
    return tuple(
        Shown(_kind(table, row, index), "", cell, column.align)
        for index, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True))
    )


def _kind(table: Table, row: Row, index: int) -> str:
    if row.style == "total":
        return "total"
    return "row head" if index == 0 and table.row_heads else TEXT
