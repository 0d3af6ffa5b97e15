"""Marked Documents as lines, for tests: ‹word› beside a block, {+came+}, {-went-}, {~note~}."""

from collections.abc import Iterable, Iterator

from drafter.document import (
    Choices,
    Document,
    Field,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Signature,
    Table,
)
from drafter.redline.shown import Mark, Noted, Sign

SIGNS = {Sign.INSERTED: "+", Sign.DELETED: "-", Sign.NOTE: "~"}


def lines(document: Document) -> list[str]:
    """Show the blocks of all sections, a line each; what stands in a list item is indented."""
    return [line for section in document.sections for line in _blocks(section.blocks)]


def _blocks(blocks: Iterable[object]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: object) -> Iterator[str]:
    match block:
        case Noted():
            first, *others = _block(block.block)
            yield f"‹{block.word} {SIGNS[block.sign]}› {first}"
            yield from others
        case Paragraph() | Field():
            yield _words(block.runs)
        case Heading():
            yield f"{'#' * block.level} {_words(block.runs)}"
        case ListBlock():
            for item in block.items:
                first, *others = [*_blocks(item.blocks)] or [""]
                yield f"{_word(item)}{item.label or '•'} {first}"
                yield from (f"    {line}" for line in others)
        case Table():
            yield from _table(block)
        case Figure():
            yield f"[Bild] {_words(block.caption)}"
        case Choices():
            boxes = " ".join(f"{'☒' if c.ticked else '☐'} {_words(c.runs)}" for c in block.choices)
            yield f"{_words(block.label)}: {boxes} {_words(block.summary)}"
        case Signature():
            yield f"gez. {block.name}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"{_word(table)}{_words(table.caption)}"
    yield _cells(f"{_word(column)}{_words(column.head)}" for column in table.columns)
    for row in table.rows:
        yield _word(row) + _cells(map(_words, row.cells))


def _cells(texts: Iterable[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _word(part: object) -> str:
    word = getattr(part, "word", "")
    sign = getattr(part, "sign", None)
    return f"‹{word}{f' {SIGNS[sign]}' if sign else ''}› " if word else ""


def _words(runs: Inline) -> str:
    return "".join(
        f"{{{SIGNS[run.sign]}{_words(run.inner)}{SIGNS[run.sign]}}}" if isinstance(run, Mark)
        else run.text.replace("\n", "⏎")
        for run in runs
    )  # fmt: skip
