"""The Synopse of a comparison, with what stands around it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from drafter import compose
from drafter.document import Block, Document, Figure, Image, Item, ListBlock, Paragraph
from drafter.pipeline.comparing import Compared, steps
from drafter.redline import overview
from drafter.redline.shown import note
from drafter.redline.sides import Blocks
from drafter.redline.synopsis import Synopsis, SynopsisRow, synopsis
from drafter.source.assets import Asset

NO_PICTURE: Final = "[Das Bild „{}“ liegt nicht vor.]"


def laid_out(comparison: Compared, *, full: bool = False) -> tuple[Document, Synopsis]:
    """Return the Synopse of a comparison and of the earlier ones in it, and its Document."""
    every = steps(comparison)
    heads = [every[0].heads[0], *(step.heads[1] for step in every)]
    made = synopsis([step.redline for step in every], heads, full=full)
    frames = (frame for step in every for frame in (step.redline.was_frame, step.redline.frame))
    around = compose.synopsis(
        comparison.document,
        [frame.furniture for frame in frames],
        full=full,
        is_empty=not any(overview.lines(step.changes) for step in every),
    )
    return around, _with_pictures(made, comparison.pictures)


def _with_pictures(made: Synopsis, pictures: Mapping[str, Asset]) -> Synopsis:
    """Return a Synopse that says so where a picture of an older version is no longer there."""
    return replace(
        made,
        rows=tuple(_row(row, pictures) for row in made.rows),
        procedure=tuple(_row(row, pictures) for row in made.procedure),
    )


def _row(row: SynopsisRow, pictures: Mapping[str, Asset]) -> SynopsisRow:
    return replace(row, cells=tuple(_blocks(cell, pictures) for cell in row.cells))


def _blocks(blocks: Blocks, pictures: Mapping[str, Asset]) -> Blocks:
    return tuple(_block(block, pictures) for block in blocks)


def _block(block: Block, pictures: Mapping[str, Asset]) -> Block:
    if isinstance(block, ListBlock):
        items = (Item(item.label, _blocks(item.blocks, pictures)) for item in block.items)
        return ListBlock(block.style, tuple(items))
    if isinstance(block, Figure) and isinstance(block.content, Image):
        key = block.content.key
        return block if key in pictures else Paragraph(note(NO_PICTURE.format(key)))
    return block
