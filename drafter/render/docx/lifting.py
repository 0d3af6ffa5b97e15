"""Blocks of one state as parts of a redline, so that both are laid out in one way."""

from drafter.document import (
    Block,
    Choice,
    Choices,
    Field,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Row,
    Signature,
    Table,
)
from drafter.redline.shown import Noted
from drafter.redline.tree import (
    MarkedBlock,
    MarkedChoice,
    MarkedChoices,
    MarkedColumn,
    MarkedField,
    MarkedFigure,
    MarkedList,
    MarkedRow,
    MarkedTable,
    MarkedText,
    State,
    Whole,
)
from drafter.render.docx.lines import Style, Styled, stretched


def lifted(block: Block, state: State) -> MarkedBlock | Signature | Noted:
    """Return a block as a marked one, all of whose words are in a state.

    Signatures and the noted blocks of an excerpt have no marked kind, and stay as they are.
    """
    match block:
        case Paragraph():
            return MarkedText(0, 0, stretched(block.runs, state))
        case Heading():
            return MarkedText(block.level, block.level, stretched(block.runs, state))
        case ListBlock():
            items = tuple(Whole(State.KEPT, item) for item in block.items)
            return MarkedList(block.style, block.style, items)
        case Table():
            return _table(block, state)
        case Figure():
            caption = stretched(block.caption, state)
            return MarkedFigure(
                block.content, block.content, block.alternative, block.alternative, caption
            )
        case Field():
            return MarkedField(block.name, block.label, block.label, stretched(block.runs, state))
        case Choices():
            return _choices(block, state)
        case _:
            return block


def _table(table: Table, state: State) -> MarkedTable:
    columns = tuple(
        MarkedColumn(
            State.KEPT,
            stretched(_told(column, column.head), state),
            column.align,
            column.align,
        )
        for column in table.columns
    )
    rows = tuple(_row(row, state) for row in table.rows)
    caption = stretched(_told(table, table.caption), state)
    return MarkedTable(columns, rows, caption, table.row_heads, table.row_heads)


def _row(row: Row, state: State) -> MarkedRow:
    first, *others = row.cells or ((),)
    cells = (_told(row, first), *others) if row.cells else ()
    marked = tuple(stretched(cell, state) for cell in cells)
    return MarkedRow(State.KEPT, marked, row.style, row.style)


def _choices(block: Choices, state: State) -> MarkedChoices:
    choices = tuple(_choice(choice, state) for choice in block.choices)
    return MarkedChoices(stretched(block.label, state), choices, stretched(block.summary, state))


def _choice(choice: Choice, state: State) -> MarkedChoice:
    return MarkedChoice(choice.ticked, choice.ticked, stretched(choice.runs, state))


def _told(part: object, runs: Inline) -> Inline:
    """Return words after the word that an excerpt notes beside them, if it does."""
    word = getattr(part, "word", "")
    return (Styled(f"[{word}] ", style=Style.TOLD), *runs) if word else runs
