"""Blocks as readable lines, for tests: one line a block, its kind first, styles in braces."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from drafter.document import (
    Bars,
    Block,
    Choices,
    Field,
    Figure,
    Heading,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Run,
    Signature,
    Table,
    plain_text,
)

ALIGNED = {"left": "", "center": " (mittig)", "right": " (rechts)"}
WIDTH = 96


def lines(blocks: Iterable[Block]) -> list[str]:
    """Show blocks, one line each; what stands in a list item is indented."""
    return [line for block in blocks for line in _block(block)]


def page(blocks: Iterable[Block], indent: str) -> str:
    """Show blocks as a page to read: long lines are wrapped and indented."""
    return "\n".join(_wrapped(indent + line) for line in lines(blocks))


def words(runs: Inline) -> str:
    """Show runs: `{fett …}`, `{kursiv …}`, `{→ Ziel: …}`, ⏎ a forced break, ␣ a no-break blank."""
    return "".join(map(_run, runs))


def visible(blocks: Iterable[Block]) -> str:
    """Give all that a reader sees, labels of lists included, without styles."""
    return "".join(text for block in blocks for text in _visible(block))


def _wrapped(line: str) -> str:
    blank = len(line) - len(line.lstrip())
    hanging = " " * (blank + 2)
    return "\n".join(wrap(line, WIDTH, subsequent_indent=hanging, break_on_hyphens=False))


def _run(run: Run) -> str:
    text = run.text.replace("\n", "⏎").replace("\u00a0", "␣")
    if run.href:
        text = f"{{→ {run.href}: {text}}}"
    if run.emphasis:
        text = f"{{kursiv {text}}}"
    return f"{{fett {text}}}" if run.strong else text


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"Überschrift {block.level}: {words(block.runs)}"
        case Paragraph():
            yield f"Absatz: {words(block.runs)}"
        case Field():
            yield f"Feld {block.name}: „{block.label}“ {words(block.runs)}"
        case Signature():
            yield f"Unterschrift: {block.proxy} / {block.office} / {block.name}"
        case ListBlock():
            yield f"Liste ({block.style}):"
            for item in block.items:
                yield from _item(item)
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(block)
        case Choices():
            yield f"Kästchen: {words(block.label)}"
            yield from (f"  [{'x' if c.ticked else ' '}] {words(c.runs)}" for c in block.choices)
            yield f"  in Worten: {words(block.summary)}"


def _item(item: Item) -> Iterator[str]:
    label, inner = item.label or "•", lines(item.blocks)
    first = inner[0].removeprefix("Absatz: ") if inner else "(leer)"
    yield f"  {label} {first}"
    yield from (f"    {line}" for line in inner[1:])


def _table(table: Table) -> Iterator[str]:
    yield f"Tabelle: {words(table.caption)}".rstrip()
    heads = (f"{words(column.head)}{ALIGNED[column.align]}" for column in table.columns)
    yield f"  Kopf: {' | '.join(heads)}"
    for row in table.rows:
        name = "Summe" if row.style == "total" else "Zeile"
        yield f"  {name}: {' | '.join(map(words, row.cells))}"


def _figure(figure: Figure) -> Iterator[str]:
    if isinstance(figure.content, Bars):
        yield f"Diagramm: {words(figure.caption)}"
        yield from (f"  {name}: {printed}" for name, _, printed in figure.content.bars)
    else:
        yield f"Bild {figure.content.key}: {words(figure.caption)}".rstrip(": ")
    yield f"  Alternativtext: {figure.alternative}"


def _visible(block: Block) -> Iterator[str]:
    match block:
        case ListBlock():
            for item in block.items:
                yield item.label
                yield visible(item.blocks)
        case Table():
            yield plain_text(block.caption)
            yield from (plain_text(column.head) for column in block.columns)
            yield from (plain_text(cell) for row in block.rows for cell in row.cells)
        case Heading() | Paragraph():
            yield plain_text(block.runs)
        case _:
            raise AssertionError(f"prose makes no {block.kind}")
