"""Blocks, items, boxes, rows and columns made into units of an alignment: their kind and texts."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final

from drafter.document import (
    Bars,
    Block,
    Choice,
    Field,
    Figure,
    Image,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Section,
    Table,
    plain_text,
)
from drafter.redline.leaves import texts
from drafter.redline.tokens import Tokenizer
from drafter.redline.units import ITEM, Unit, Units

LEAST_TO_MOVE: Final = 3
NEVER: Final = 10**9


class UnitMaker:
    """Makes the units of one comparison: equal parts have one number, and equal texts one list."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self._numbers: dict[Hashable, int] = {}

    def sections(self, sections: Sequence[Section]) -> Units:
        """Return sections as units; they are known by their ids."""
        return self._units((section.id for section in sections), lambda _: Unit("section"))

    def blocks(self, blocks: Sequence[Block]) -> Units:
        """Return blocks as units."""

        def unit(index: int) -> Unit:
            block = blocks[index]
            texts = partial(_block_texts, block)
            return self._unit(_kind(block), texts, least_to_move=LEAST_TO_MOVE)

        return self._units(map(_part, blocks), unit)

    def items(self, items: Sequence[Item]) -> Units:
        """Return list items as units; their labels do not count."""
        parts = (tuple(map(_part, item.blocks)) for item in items)

        def unit(index: int) -> Unit:
            return self._unit(ITEM, partial(_blocks_texts, items[index].blocks))

        return self._units(parts, unit)

    def choices(self, choices: Sequence[Choice]) -> Units:
        """Return boxes as units; they are known by their words, ticked or not."""
        parts = (self._label(choice.runs) for choice in choices)

        def unit(index: int) -> Unit:
            texts = partial(_plain, (choices[index].runs,))
            return self._unit("choice", texts, least_to_move=NEVER)

        return self._units(parts, unit)

    def rows(self, rows: Sequence[Row], shown: Sequence[int]) -> Units:
        """Return rows as units, by the cells of those columns that both tables have."""
        parts = [(tuple(row.cells[index] for index in shown), row.style) for row in rows]

        def unit(index: int) -> Unit:
            cells, _ = parts[index]
            label = partial(self._label, cells[0]) if cells else str
            return self._unit("row", partial(_plain, cells), label=label)

        return self._units(parts, unit)

    def columns(self, table: Table) -> Units:
        """Return columns as units; they are known by their heads."""
        heads = [self._label(column.head) for column in table.columns]
        cells = [tuple(row.cells[index] for row in table.rows) for index in range(len(heads))]
        parts = [head or below for head, below in zip(heads, cells, strict=True)]

        def unit(index: int) -> Unit:
            texts = partial(_plain, (table.columns[index].head, *cells[index]))
            label = partial(str, heads[index])
            return self._unit("column", texts, label=label, least_to_move=NEVER)

        return self._units(parts, unit)

    def _units(self, parts: Iterable[Hashable], unit: Callable[[int], Unit]) -> Units:
        numbers = self._numbers
        return Units([numbers.setdefault(part, len(numbers)) for part in parts], unit)

    def _unit(
        self,
        kind: str,
        texts: Callable[[], Iterable[str]],
        label: Callable[[], str] = str,
        least_to_move: int = 1,
    ) -> Unit:
        take_apart = self.tokenizer.word_keys
        return Unit(kind, texts, take_apart, label=label, least_to_move=least_to_move)

    def _label(self, runs: Inline) -> str:
        """Return a text without what is form only."""
        return " ".join(self.tokenizer.keys(plain_text(runs)))


def _part(block: Block) -> Hashable:
    """Return what tells a block from others: itself, or of a plain paragraph its text.

    A text is compared much sooner than a block, and most blocks are plain paragraphs.
    """
    if isinstance(block, Paragraph) and len(block.runs) == 1:
        run = block.runs[0]
        if not (run.strong or run.emphasis or run.href is not None):
            return run.text
    return block


def _plain(texts: Iterable[Inline]) -> Iterator[str]:
    return map(plain_text, texts)


def _blocks_texts(blocks: Iterable[Block]) -> Iterator[str]:
    return chain.from_iterable(map(_block_texts, blocks))


def _block_texts(block: Block) -> Iterator[str]:
    """Return what a block is compared by: its texts, and what pictures and charts in it show."""
    match block:
        case ListBlock():
            return _blocks_texts(inner for item in block.items for inner in item.blocks)
        case Figure():
            return chain(_plain(texts(block)), _shown(block.content))
        case _:
            return _plain(texts(block))


def _shown(content: Image | Bars) -> Iterator[str]:
    if isinstance(content, Image):
        yield content.key
    else:
        yield from (name for name, _, _ in content.bars)


def _kind(block: Block) -> str:
    return f"field {block.name}" if isinstance(block, Field) else block.kind
