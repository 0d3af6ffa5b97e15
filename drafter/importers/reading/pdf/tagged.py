"""What stands in a tagged file: paragraphs, items, tables and figures as its tags have them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import inf
from typing import Final

from drafter.importers.reading.pdf.blocks import Block
from drafter.importers.reading.pdf.contents import Contents
from drafter.importers.reading.pdf.geometry import Box
from drafter.importers.reading.pdf.glyphs import Glyph
from drafter.importers.reading.pdf.lines import Setting, as_marginal, line, without_margin
from drafter.importers.reading.pdf.strips import LABEL, Strip, strips
from drafter.importers.reading.pdf.tables import beside, grid
from drafter.importers.reading.pdf.tree import Leaf, Path, Tag
from drafter.importers.transcript import Grid, Line, Part, Picture, Role

HEADINGS: Final[Mapping[str, int]] = {"H": 1, **{f"H{n}": n for n in range(1, 10)}}
TIED: Final = 0.95
"""The share of a page's signs that tags have at least where they are believed."""
MOST_ARTIFACTS: Final = 0.4
LEAST_CUT, MOST_CUT = 3, 0.3
NEARLY: Final = 0.12
ENDS: Final = ".:;!?"


def is_believed(page: Contents, found: Sequence[Leaf]) -> bool:
    """Say whether the tags of a page have nearly all its words."""
    marks = {leaf.mark for leaf in found}
    words = [glyph for glyph in page.glyphs if not glyph.artifact]
    tied = sum(glyph.mark in marks for glyph in words)
    artifacts = len(page.glyphs) - len(words)
    few = artifacts <= max(MOST_ARTIFACTS * len(page.glyphs), 200)
    return bool(found) and few and tied >= TIED * len(words)


def is_cut_up(found: Sequence[Block], setting: Setting) -> bool:
    """Say whether the blocks of a page are its lines, as where a program guessed the tags.

    Then many of its paragraphs end at the right edge within a sentence, and the next follows
    directly below.
    """
    loose = [block for block in found if block.outer("Table", "L") is None]
    rows = [row for block in loose if (row := strips(block.glyphs, wide=inf))]
    right = max((strip.box.right for row in rows for strip in row), default=0.0)
    cut = sum(_is_cut(one[-1], other[0], right, setting) for one, other in pairwise(rows))
    return cut >= LEAST_CUT and cut >= MOST_CUT * len(rows)


def _is_cut(strip: Strip, below: Strip, right: float, setting: Setting) -> bool:
    step = (below.base - strip.base) / (setting.leading * max(strip.size, 1))
    full = right - strip.box.right < NEARLY * (right - strip.box.left)
    return full and 0 < step < 1 + NEARLY and strip.glyphs[-1].sign not in ENDS


def blocks(page: Contents, found: Sequence[Leaf]) -> tuple[Block, ...]:
    """Return the blocks of a page in the order of its tags."""
    signs = _by_mark(page.glyphs)
    drawings: dict[int, list[Box]] = {}
    for mark, box in page.drawn.marked:
        drawings.setdefault(mark, []).append(box)
    pieces = (
        Block(page.number, leaf.tags, signs.get(leaf.mark, ()), tuple(drawings.get(leaf.mark, ())))
        for leaf in found
        if leaf.tags and (leaf.mark in signs or leaf.mark in drawings)
    )
    return tuple(_joined(list(group)) for _, group in groupby(pieces, lambda one: one.own.path))


def _by_mark(glyphs: Iterable[Glyph]) -> Mapping[int, tuple[Glyph, ...]]:
    found: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if not glyph.artifact:
            found.setdefault(glyph.mark, []).append(glyph)
    return {mark: tuple(signs) for mark, signs in found.items()}


def _joined(pieces: Sequence[Block]) -> Block:
    return replace(
        pieces[0],
        glyphs=tuple(glyph for piece in pieces for glyph in piece.glyphs),
        drawn=tuple(box for piece in pieces for box in piece.drawn),
    )


def untied(page: Contents, found: Sequence[Leaf]) -> tuple[Glyph, ...]:
    """Return the signs that no tag has: running heads, page numbers, and what was forgotten."""
    marks = {leaf.mark for leaf in found}
    return tuple(glyph for glyph in page.glyphs if glyph.artifact or glyph.mark not in marks)


Piece = Block | Line | Grid | Picture
"""A block that is yet to be read, or what is read already: of pages without tags, and furniture."""


def marks_of_figures(found: Sequence[Leaf]) -> frozenset[int]:
    """Return the numbers of the contents that are tagged as figures."""
    return frozenset(leaf.mark for leaf in found if any(tag.kind == "Figure" for tag in leaf.tags))


def pieces(
    page: Contents,
    found: Sequence[Leaf],
    read: Sequence[Block],
    setting: Setting,
    pictures: Sequence[tuple[Box, Picture]],
) -> tuple[Piece, ...]:
    """Return the blocks of a page between what no tag has: that above its words, and the rest.

    `pictures` are those that no tag has; they go before the first block that begins below them.
    """
    top = min((glyph.box.top for block in read for glyph in block.glyphs), default=inf)
    loose = strips(untied(page, found))
    above = [strip for strip in loose if strip.box.bottom <= top + 1]
    below = [strip for strip in loose if strip.box.bottom > top + 1]
    placed = _with_pictures(read, pictures)
    return (*_loose(above, page, setting), *placed, *_loose(below, page, setting))


def _with_pictures(
    read: Sequence[Block], pictures: Sequence[tuple[Box, Picture]]
) -> Iterator[Block | Picture]:
    waiting = sorted(pictures, key=lambda one: one[0].top)
    for block in read:
        top = min((glyph.box.top for glyph in block.glyphs), default=0.0)
        while waiting and waiting[0][0].centre[1] < top and block.outer("Table") is None:
            yield waiting.pop(0)[1]
        yield block
    yield from (picture for _, picture in waiting)


def _loose(found: Sequence[Strip], page: Contents, setting: Setting) -> Iterator[Line]:
    for strip in found:
        read = as_marginal(line(strip, page.number, setting), setting)
        artifact = all(glyph.artifact for glyph in strip.glyphs)
        yield replace(read, role=Role.FURNITURE) if artifact else read


Draw = Callable[[Block], Picture | None]


def parts(stream: Sequence[Piece], setting: Setting, draw: Draw) -> Iterator[Part]:
    """Yield what stands in a tagged file; `draw` makes the picture of a figure.

    Paragraphs keep together over pages, tables too: they stand where they begin.
    """
    numbered = _Numbered(stream, setting)
    above: Strip | None = None
    done: set[Path] = set()
    for piece in stream:
        if not isinstance(piece, Block):
            above = None
            yield piece
        elif (table := numbered.table_of(piece)) is not None:
            if table not in done:
                done.add(table)
                yield from beside(numbered.tables[table], setting)
                yield grid(numbered.tables[table], numbered.numbers, setting)
            above = None
        elif _is_figure(piece) and (made := draw(piece)) is not None:
            yield made
            above = None
        elif not numbered.is_label(piece):
            label, words = _typed_label(piece, numbered)
            found = strips(words, wide=inf)
            yield from _lines(piece, found, above, numbered, setting, label)
            above = found[-1] if found else above


def _is_figure(block: Block) -> bool:
    return block.inner("Figure") is not None and bool(block.drawn)


class _Numbered:
    """The blocks of a file with their numbers, their labels, and their tables."""

    def __init__(self, stream: Sequence[Piece], setting: Setting) -> None:
        found = [piece for piece in stream if isinstance(piece, Block)]
        self.numbers = _numbers(found)
        self.tables = _by_table(found)
        self._first = _first_of_items(found, setting)
        self._labels = _labels(found)

    def table_of(self, block: Block) -> Path | None:
        """Return the path of the table in which a block is a part of a cell, if it is in one."""
        table = block.outer("Table")
        return table.path if table and table.path in self.tables and _row(block) else None

    def is_label(self, block: Block) -> bool:
        """Say whether a block is the label of an item that has words of its own."""
        item = block.inner("LI")
        return block.inner("Lbl") is not None and item is not None and item.path in self._first

    def label(self, block: Block) -> str:
        """Return the label that a block begins with, empty for all but the first of an item."""
        item = block.inner("LI")
        return self._labels.get(item.path, "") if item and self.is_first(block) else ""

    def is_first(self, block: Block) -> bool:
        """Say whether an item begins with a block."""
        item = block.inner("LI")
        return item is not None and self._first.get(item.path) == _key(block)


Key = tuple[int, Path]


def _key(block: Block) -> Key:
    return block.page, block.own.path


def _numbers(found: Sequence[Block]) -> Mapping[int, int]:
    """Return the number of each block, by its identity: one that goes on has the same number."""
    numbers: dict[int, int] = {}
    number, last = 0, None
    for block in found:
        if block.own.path != last:
            number += 1
        last = block.own.path
        numbers[id(block)] = number
    return numbers


def _by_table(found: Sequence[Block]) -> Mapping[Path, Sequence[Block]]:
    tables: dict[Path, list[Block]] = {}
    for block in found:
        table = block.outer("Table")
        if table is not None and _row(block):
            tables.setdefault(table.path, []).append(block)
    return tables


def _row(block: Block) -> Tag | None:
    return block.outer("TR")


def _labels(found: Sequence[Block]) -> Mapping[Path, str]:
    labels: dict[Path, str] = {}
    for block in found:
        item = block.inner("LI")
        if item is not None and block.inner("Lbl") is not None:
            words = " ".join(strip.text for strip in strips(block.glyphs, wide=inf))
            labels[item.path] = labels.get(item.path, "") + words
    return labels


def _first_of_items(found: Sequence[Block], setting: Setting) -> Mapping[Path, Key]:
    first: dict[Path, Key] = {}
    for block in found:
        item = block.inner("LI")
        if (
            item is not None
            and block.inner("Lbl") is None
            and without_margin(block.glyphs, setting)[1]
        ):
            first.setdefault(item.path, _key(block))
    return first


def _lines(
    block: Block,
    found: Sequence[Strip],
    above: Strip | None,
    numbered: _Numbered,
    setting: Setting,
    label: str,
) -> Iterator[Line]:
    role, level = _role(block, numbered)
    for strip in found:
        read = line(strip, block.page, setting, above)
        number = numbered.numbers[id(block)]
        yield as_marginal(replace(read, block=number, role=role, level=level, label=label), setting)
        above, label = strip, ""


def _typed_label(block: Block, numbered: _Numbered) -> tuple[str, Sequence[Glyph]]:
    """Return the label of a block and the signs behind it; a label may be typed with the words."""
    label = numbered.label(block)
    if label or not numbered.is_first(block):
        return label, block.glyphs
    first = next(iter(strips(block.glyphs, wide=inf)), None)
    end = min(first.blanks, default=0) if first else 0
    typed = "".join(glyph.sign for glyph in first.glyphs[:end]) if first else ""
    if first is None or not LABEL.fullmatch(typed):
        return "", block.glyphs
    return typed, [glyph for glyph in block.glyphs if glyph not in first.glyphs[:end]]


def _role(block: Block, numbered: _Numbered) -> tuple[Role, int]:
    kinds = [tag.kind for tag in block.tags]
    if "Caption" in kinds:
        return Role.CAPTION, 0
    if "Title" in kinds:
        return Role.TITLE, 0
    heading = next((HEADINGS[kind] for kind in kinds if kind in HEADINGS), None)
    if heading is not None:
        return Role.HEADING, heading
    if numbered.is_first(block):
        return Role.ITEM, max(0, kinds.count("L") - 1)
    return Role.NONE, 0
