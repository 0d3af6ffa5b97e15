"""A Synopse: of each part the versions one below the other, each under its head."""

from collections.abc import Iterator
from typing import Final

from drafter.redline.synopsis import Synopsis, SynopsisRow
from drafter.render.text.blocks import blocks, underlined
from drafter.render.text.words import WIDTH, Lines, wrapped

INDENT: Final = "  "


def rows(synopsis: Synopsis) -> Iterator[Lines]:
    """Yield the parts of a Synopse, those of the procedure last."""
    heads = synopsis.heads[1:]
    for row in (*synopsis.rows, *synopsis.procedure):
        yield list(_gap(row) if row.gap else _row(row, heads))


def _row(row: SynopsisRow, heads: tuple[str, ...]) -> Iterator[str]:
    """Yield a part: where it is, what happened to it, then its versions."""
    happened = f" [{', '.join(row.words)}]" if row.words else ""
    yield from underlined(f"{row.place}{happened}", "-", WIDTH)
    for head, cell in zip(heads, row.cells, strict=True):
        yield ""
        yield from wrapped(f"{head}:", WIDTH)
        yield from (f"{INDENT}{line}".rstrip() for line in blocks(cell, WIDTH - len(INDENT)))


def _gap(row: SynopsisRow) -> Iterator[str]:
    """Yield what is left out; all its cells say the same."""
    yield from wrapped(row.place, WIDTH)
    yield from (f"{INDENT}{line}" for line in blocks(row.cells[0], WIDTH - len(INDENT)))
