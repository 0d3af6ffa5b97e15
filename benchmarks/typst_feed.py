"""A paper as a source for Typst: headings, lists, tables, hyphenation, page numbers.

Boxes and the signature are texts here, and a picture is its words, as the fonts have no signs for
the one and a comparison of times needs no file of the other. For the language see the reference
at https://typst.app/docs/.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from drafter.document import (
    Block,
    Choices,
    Column,
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
    Section,
    Signature,
    Table,
    inline,
)

SIGN: Final = re.compile(r"[^\w\s]")
SETTINGS: Final = """\
#set page(paper: "a4", margin: (x: 25mm, y: 22mm), numbering: "1 / 1", header: [{reference}])
#set text(font: "Liberation Sans", size: 11pt, lang: "de", hyphenate: true)
#set par(justify: true)
#show table: set par(justify: false)
#show figure: set block(breakable: true)
#set document(title: [{title}])
"""


def typst(document: Document) -> str:
    """Return a paper as a source for Typst."""
    head = SETTINGS.format(reference=_text(document.reference), title=_text(document.title))
    return "\n\n".join((head, f"= {_text(document.title)}", *_sections(document.sections)))


def _sections(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        if section.title:
            yield f"== {_runs(section.title)}"
        yield from map(_block, section.blocks)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"#heading(level: {block.level + 2}){_content(block.runs)}"
        case Paragraph():
            return _runs(block.runs)
        case Field():
            return f"*{_text(block.label)}* {_runs(block.runs)}"
        case ListBlock():
            return _list(block)
        case Table():
            return _table(block)
        case Figure():
            return f"{_runs(block.caption)} {_text(block.alternative)}"
        case Choices():
            boxes = (f"[{'x' if one.ticked else ' '}] " for one in block.choices)
            words = (_runs(one.runs) for one in block.choices)
            lines = (f"{_text(box)}{word}" for box, word in zip(boxes, words, strict=True))
            return " \\\n".join((_runs(block.label), *lines, _runs(block.summary)))
        case Signature():
            return " \\\n".join(map(_text, filter(None, (block.proxy, block.office, block.name))))


def _list(block: ListBlock) -> str:
    marker = "" if block.style == "bullet" else "marker: [], "
    return f"#list({marker}{''.join(map(_item, block.items))})"


def _item(item: Item) -> str:
    label = f"{_text(item.label)} " if item.label else ""
    return f"[{label}{chr(10).join(map(_block, item.blocks))}],"


def _table(block: Table) -> str:
    heads = "".join(f"{_content(column.head)}," for column in block.columns)
    rows = "\n".join(map(_row, block.rows))
    caption = f", caption: {_content(block.caption)}" if block.caption else ""
    columns = f"columns: {len(block.columns)}, align: ({_aligned(block.columns)})"
    return f"#figure(table({columns}, table.header({heads})\n,{rows}){caption})"


def _aligned(columns: Iterable[Column]) -> str:
    return "".join(f"{column.align}," for column in columns)


def _row(row: Row) -> str:
    return "".join(f"{_content(cell)}," for cell in row.cells)


def _content(runs: Inline) -> str:
    return f"[{_runs(runs or inline(' '))}]"


def _runs(runs: Inline) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = _text(run.text).replace("\n", " \\\n")
    if run.href:
        text = f'#link("{run.href}")[{text}]'
    if run.emphasis:
        text = f"#emph[{text}]"
    return f"#strong[{text}]" if run.strong else text


def _text(text: str) -> str:
    """Return a text in which no sign means anything: a backslash stands before each."""
    return SIGN.sub(r"\\\g<0>", text)
