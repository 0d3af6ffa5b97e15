"""Papers of any length: a real one of six pages, and longer ones grown from it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.wording import Wording, corpus
from drafter import compose
from drafter.document import (
    Block,
    Document,
    Figure,
    Heading,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Table,
    inline,
    plain_text,
)
from drafter.source import load

ROOT: Final = Path(__file__).resolve().parents[1]
PAPER: Final = ROOT / "inputs" / "kim-2022.yaml"
ORIGINAL: Final = PAPER.with_name("kim-2021.yaml")
PAPER_PAGES: Final = 6
BLOCKS_PER_PAGE: Final = 11.2
GROWING: Final = "begruendung"
MOST_ROWS: Final = 6


def real_paper() -> Document:
    """Return the paper of six pages as composed."""
    return composed(PAPER)


def original_paper() -> Document:
    """Return the paper of which the real one is a supplement."""
    return composed(ORIGINAL)


def long_paper(pages: int, wording: Wording) -> Document:
    """Return a paper of about so many pages: the real one, its Begründung as long as needed."""
    paper = real_paper()
    others = sum(len(section.blocks) for section in paper.sections if section.id != GROWING)
    shapes = _shapes(paper)
    blocks = (_varied(shape, wording) for shape in cycle(shapes))
    grown = tuple(islice(blocks, round(pages * BLOCKS_PER_PAGE) - others))
    sections = (
        replace(section, blocks=grown) if section.id == GROWING else section
        for section in paper.sections
    )
    return replace(paper, sections=tuple(sections))


def wording(seed: int) -> Wording:
    """Return a source of texts made from all papers in inputs/."""
    return Wording(corpus(example_documents()), Random(seed))


def example_documents() -> Iterator[Document]:
    """Yield all papers in inputs/ as composed."""
    return (composed(path) for path in sorted(PAPER.parent.glob("*.yaml")))


def composed(path: Path) -> Document:
    """Return a paper as composed.

    Raises:
        ValueError: if the file does not make a paper.
    """
    loaded = load(path)
    if loaded.paper is None or loaded.form is None:
        raise ValueError(f"{path}: no paper")
    named = loaded.paper.supplement.original if loaded.paper.supplement else None
    original = load(path.parent / named).paper if named else None
    return compose.document(loaded.paper, loaded.form, original)


def _shapes(paper: Document) -> list[Block]:
    """Return the blocks whose kinds a longer Begründung repeats: those of all papers in inputs/."""
    others = (composed(path) for path in sorted(PAPER.parent.glob("*.yaml")) if path != PAPER)
    sections = (each.section(GROWING) for each in (paper, *others))
    return [block for section in sections if section for block in section.blocks]


def _varied(shape: Block, wording: Wording) -> Block:
    match shape:
        case Heading(level=level):
            return Heading(level, inline(wording.chosen(wording.known.headings)))
        case ListBlock():
            return ListBlock(shape.style, tuple(_items(shape, wording)))
        case Table():
            return _table(shape, wording)
        case Figure():
            return replace(shape, alternative=wording.sentence())
        case _:
            return Paragraph(inline(wording.paragraph()))


def _items(shape: ListBlock, wording: Wording) -> Iterator[Item]:
    for item in shape.items:
        text = wording.chosen(wording.known.items)
        yield Item(item.label, (Paragraph(inline(text)),))


def _table(shape: Table, wording: Wording) -> Table:
    count = wording.random.randint(2, MOST_ROWS)
    rows = wording.random.sample(shape.rows, min(count, len(shape.rows)))
    return replace(
        shape,
        rows=tuple(varied_row(row, wording) for row in rows),
        caption=_text(shape.caption, wording),
    )


def varied_row(row: Row, wording: Wording) -> Row:
    """Return a row with other words and numbers in its cells."""
    return Row(tuple(_text(cell, wording) for cell in row.cells), row.style)


def _text(runs: Inline, wording: Wording) -> Inline:
    return inline(wording.varied(plain_text(runs)))
