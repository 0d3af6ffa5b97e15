"""Whole parts with all their words marked, text by text, as the change list tells them."""

from dataclasses import replace

from drafter.document import (
    Block,
    Choices,
    Field,
    Figure,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Signature,
    Table,
    inline,
)
from drafter.redline.leaves import leaves
from drafter.redline.shown import Sign, marked


def painted(block: Block, sign: Sign) -> Block:
    """Return a block with all its words marked; the labels of a list are no words of it."""
    match block:
        case Paragraph() | Heading() | Field():
            return replace(block, runs=marked(block.runs, sign))
        case ListBlock():
            return ListBlock(block.style, tuple(painted_item(item, sign) for item in block.items))
        case Table():
            return _painted_table(block, sign)
        case Figure():
            return replace(block, caption=marked(block.caption, sign))
        case Choices():
            choices = tuple(replace(each, runs=marked(each.runs, sign)) for each in block.choices)
            label, summary = marked(block.label, sign), marked(block.summary, sign)
            return Choices(label, choices, summary)
        case Signature():
            return Paragraph(marked(inline("".join(leaves(block))), sign))


def painted_item(item: Item, sign: Sign) -> Item:
    """Return an item of a list with all its words marked."""
    return Item(item.label, tuple(painted(block, sign) for block in item.blocks))


def _painted_table(table: Table, sign: Sign) -> Table:
    columns = tuple(replace(each, head=marked(each.head, sign)) for each in table.columns)
    rows = tuple(
        Row(tuple(marked(cell, sign) for cell in row.cells), row.style) for row in table.rows
    )
    return Table(columns, rows, marked(table.caption, sign), table.row_heads)
