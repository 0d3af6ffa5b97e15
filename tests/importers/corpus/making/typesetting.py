"""A sheet as the lines of a text layer, in the orders in which text layers have it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap
from typing import Final

import pyphen

from tests.importers.corpus.making.sheets import Sheet, Table, Words

SYLLABLES: Final = pyphen.Pyphen(lang="de_DE")


@dataclass(frozen=True, slots=True)
class Setting:
    """How it is set: the order of table cells, signs a line, lines a page, hyphens at line ends.

    The order is plain, layout, cells, columns, or four lines.
    """

    order: str = "plain"
    width: int = 92
    page: int = 48
    hyphens: bool = False


def lines(sheet: Sheet, setting: Setting) -> list[str]:
    """Return all lines, with the furniture where pages break."""
    body = list(_body(sheet, setting))
    if not sheet.top and not sheet.foot:
        return body
    pages = [body[at : at + setting.page] for at in range(0, len(body), setting.page)]
    numbers = {"pages": len(pages)}
    made: list[str] = []
    for number, page in enumerate(pages, start=1):
        if sheet.top and number > 1:
            made += [sheet.top.format(page=number, **numbers), ""]
        made += page
        if sheet.foot:
            made += ["", sheet.foot.format(page=number, **numbers)]
        made.append("")
    return made


def _body(sheet: Sheet, setting: Setting) -> Iterator[str]:
    tight = False
    for piece in sheet.pieces:
        now_tight = isinstance(piece, Words) and piece.look == "tight"
        if not (tight and now_tight):
            yield ""
        tight = now_tight
        if isinstance(piece, Words):
            yield from _paragraph(piece, setting)
        else:
            yield from _table(piece, setting)


def _paragraph(piece: Words, setting: Setting) -> Iterator[str]:
    text = f"{piece.label} {piece.text}" if piece.label else piece.text
    yield from wrapped(text, setting.width, hyphens=setting.hyphens)


def wrapped(text: str, width: int, *, hyphens: bool = False) -> list[str]:
    """Wrap a paragraph; with hyphens, words are broken where they may be."""
    if not hyphens:
        return wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]
    made = [""]
    for word in text.split(" "):
        line = f"{made[-1]} {word}".strip()
        if len(line) <= width:
            made[-1] = line
            continue
        first, rest = _broken(word, width - len(made[-1]) - 2)
        made[-1] = f"{made[-1]} {first}".strip()
        made.append(rest)
    return [line for line in made if line]


def _broken(word: str, room: int) -> tuple[str, str]:
    if not word.isalpha() or len(word) < 8:
        return "", word
    halves = [pair for pair in SYLLABLES.iterate(word) if 3 <= len(pair[0]) <= room]
    halves = [pair for pair in halves if len(pair[1]) >= 3]
    return (f"{halves[0][0]}-", halves[0][1]) if halves else ("", word)


def _cell(text: str, width: int) -> list[str]:
    made = [line for part in text.split("\n") for line in wrapped(part, max(width, 8))]
    return made if text else [""]


def _table(table: Table, setting: Setting) -> Iterator[str]:
    widths = [max(3, share * setting.width // 100 - 2) for share in table.widths]
    rows = [
        [_cell(text, width) for text, width in zip(row, widths, strict=True)] for row in table.rows
    ]
    match setting.order:
        case "layout":
            for row in rows:
                yield from _side_by_side(row, widths)
        case "cells":
            for row in rows:
                yield from (line for cell in row for line in cell if line)
        case "columns":
            for column in zip(*rows, strict=True):
                yield from (" ".join(cell) for cell in column if cell != [""])
                yield ""
        case "four lines":
            for row in rows:
                yield from (line for cell in row for line in cell if line)
                yield ""
        case _:
            for row in rows:
                yield from _flowing(row)


def _side_by_side(row: list[list[str]], widths: list[int]) -> Iterator[str]:
    for parts in zip_longest(*row, fillvalue=""):
        cells = [part.ljust(width + 2) for part, width in zip(parts, widths, strict=True)]
        yield "".join(cells).rstrip()


def _flowing(row: list[list[str]]) -> Iterator[str]:
    """As pdftotext writes a row: a cell of several lines on its own, the rest in one line."""
    if all(len(cell) == 1 for cell in row):
        yield " ".join(cell[0] for cell in row if cell[0])
        return
    for cell in row:
        if len(cell) > 1:
            yield from (*cell, "")
    rest = " ".join(cell[0] for cell in row if len(cell) == 1 and cell[0])
    if rest:
        yield from (rest, "")
