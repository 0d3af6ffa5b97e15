"""The texts of a paper in the forms that other programs take: a line each, HTML, a page."""

from html import escape

from benchmarks.texts import texts
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
    plain_text,
)


def plain(document: Document) -> str:
    """Return the texts, a line each."""
    return "\n".join(map(plain_text, texts(document)))


def html(document: Document) -> str:
    """Return the texts as HTML without head, classes and styles."""
    return f"<div>{''.join(map(_section, document.sections))}</div>"


def page(document: Document) -> str:
    """Return the texts as a whole page for a word processor: A4, German, without classes."""
    head = f'<meta charset="utf-8"><title>{escape(document.title)}</title>'
    style = "<style>@page { size: A4; margin: 25mm 20mm } body { font: 11pt Liberation Sans }"
    lines = " table, td, th { border: 1px solid; border-collapse: collapse }</style>"
    return (
        f'<!DOCTYPE html><html lang="de"><head>{head}{style}{lines}</head>{html(document)}</html>'
    )


def _section(section: Section) -> str:
    return _element("h1", section.title) + "".join(map(_block, section.blocks))


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _element(f"h{block.level + 1}", block.runs)
        case Paragraph() | Field():
            return _element("p", block.runs)
        case ListBlock():
            return f"<ul>{''.join(map(_item, block.items))}</ul>"
        case Table():
            heads = "".join(_element("th", column.head) for column in block.columns)
            rows = "".join(map(_row, block.rows))
            return f"{_element('p', block.caption)}<table><tr>{heads}</tr>{rows}</table>"
        case Figure():
            return _element("p", block.caption)
        case Choices():
            parts = (block.label, *(choice.runs for choice in block.choices), block.summary)
            return "".join(_element("p", part) for part in parts)
        case _:
            return ""


def _item(item: Item) -> str:
    return f"<li>{''.join(map(_block, item.blocks))}</li>"


def _row(row: Row) -> str:
    return f"<tr>{''.join(_element('td', cell) for cell in row.cells)}</tr>"


def _element(name: str, runs: Inline) -> str:
    text = escape(plain_text(runs)).replace("\n", "<br>")
    return f"<{name}>{text}</{name}>" if runs else ""
