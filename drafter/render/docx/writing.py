"""Lines and grids as WordprocessingML, with the marks of changes that Word accepts and refuses.

The order of elements within properties is that of the schema (ISO/IEC 29500-1, Annex A), which
Word enforces.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, groupby
from typing import Final

from drafter.document import Run
from drafter.redline.tree import State, Stretch
from drafter.render.docx.lines import Grid, GridRow, Line, Look, Part, Picture, Style, Styled
from drafter.render.docx.markup import w, words
from drafter.render.docx.numbering import Numberings
from drafter.render.docx.pictures import Pictures
from drafter.render.docx.relations import Relations
from drafter.render.docx.stretches import Segment, segments

TRACKS: Final = {
    State.INSERTED: "ins",
    State.DELETED: "del",
    State.MOVED_AWAY: "moveFrom",
    State.MOVED_HERE: "moveTo",
}
TICK_FONT: Final = "MS Gothic"
THICK: Final = w("tcBorders", w("top", val="single", sz=11, space=0, color="auto"))


@dataclass(frozen=True, slots=True)
class Reviser:
    """Who made the changes and when; without a day none is told."""

    author: str
    date: str


class Writing:
    """Writes the parts of one file, and numbers its changes in the order in which they are met.

    `ink` is the colour of bars at the margin of an excerpt (RRGGBB).
    """

    def __init__(
        self,
        reviser: Reviser,
        relations: Relations,
        numberings: Numberings,
        pictures: Pictures,
        ink: str,
    ) -> None:
        self._said = {"author": reviser.author}
        if reviser.date:
            self._said["date"] = f"{reviser.date}T00:00:00Z"
        self._ids = count(1)
        self._bar = w("pBdr", w("left", val="single", sz=12, space=7, color=ink))
        self._relations = relations
        self._numberings = numberings
        self._pictures = pictures

    def parts(self, parts: Iterable[Part]) -> Iterator[str]:
        """Yield the XML of parts; those of one move stand between marks of their own."""
        for (move, state), group in groupby(parts, key=_move):
            written = map(self.part, group)
            yield from self._moved(move, state, written) if move else written

    def part(self, part: Part) -> str:
        """Write a line or a grid."""
        return self.grid(part) if isinstance(part, Grid) else self.line(part)

    def line(self, line: Line, *more: str) -> str:
        """Write a paragraph, with more runs behind its own."""
        return w("p", self._properties(line), *self._content(line), *more)

    def grid(self, grid: Grid) -> str:
        """Write a table."""
        look = w(
            "tblLook",
            val="04A0" if grid.row_heads else "0420",
            firstRow=1,
            lastRow=0,
            firstColumn=int(grid.row_heads),
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        )
        properties = w(
            "tblPr",
            w("tblStyle", val=Style.GRID),
            w("tblW", w=sum(grid.widths), type="dxa"),
            w("tblInd", w=grid.left, type="dxa"),
            w("tblLayout", type="fixed"),
            look,
        )
        columns = w("tblGrid", *(w("gridCol", w=width) for width in grid.widths))
        return w("tbl", properties, columns, *(self._row(row, grid.widths) for row in grid.rows))

    def _row(self, row: GridRow, widths: tuple[int, ...]) -> str:
        track = self._mark(TRACKS[row.state]) if row.state in TRACKS else ""
        whole = "" if row.may_break else w("cantSplit")
        head = w("tblHeader") if row.is_head else ""
        borders = THICK if row.is_total else ""
        cells = (
            w("tc", w("tcPr", w("tcW", w=width, type="dxa"), borders), *self.parts(cell))
            for cell, width in zip(row.cells, widths, strict=True)
        )
        properties = whole + head + track
        return w("tr", w("trPr", properties) if properties else "", *cells)

    def _mark(self, name: str, *children: str, **more: object) -> str:
        """Write an element that tells a change: its number, who made it, and when."""
        return w(name, *children, id=next(self._ids), **self._said, **more)

    def _moved(self, move: int, state: State, written: Iterable[str]) -> Iterator[str]:
        track, number = TRACKS[state], next(self._ids)
        yield w(f"{track}RangeStart", id=number, **self._said, name=f"Verschiebung{move}")
        yield from written
        yield w(f"{track}RangeEnd", id=number)

    def _properties(self, line: Line) -> str:
        mark = w("rPr", self._mark(TRACKS[line.state])) if line.state in TRACKS else ""
        look = line.now if line.state.in_new else line.was
        change = ""
        if line.state is State.KEPT and line.now != line.was:
            change = self._mark("pPrChange", w("pPr", self._look(line.was)))
        return w("pPr", self._look(look), mark, change)

    def _look(self, look: Look) -> str:
        """Write how a paragraph looks; a number brings its indent with it."""
        number = look.number
        numbered = indent = ""
        if number:
            level, key = w("ilvl", val=number.level), self._numberings.number(number)
            numbered = w("numPr", level, w("numId", val=key))
        elif look.left:
            indent = w("ind", left=look.left)
        align = w("jc", val=look.align) if look.align != "left" else ""
        bar = self._bar if look.barred else ""
        return "".join((w("pStyle", val=look.style), numbered, bar, indent, align))

    def _content(self, line: Line) -> Iterator[str]:
        for piece in line.words:
            if isinstance(piece, Picture):
                drawn = self._pictures.runs(piece)
                yield self._tracked(piece.state, line, drawn)
            else:
                yield from self._stretch(piece, line)

    def _stretch(self, stretch: Stretch, line: Line) -> Iterator[str]:
        for (state, href), group in groupby(segments(stretch), key=_whither):
            written = "".join(self._run(segment, line.now.size) for segment in group)
            tracked = self._tracked(state, line, written)
            yield self._linked(href, tracked) if href else tracked

    def _tracked(self, state: State, line: Line, written: str) -> str:
        """Write what became of runs; what went from a text that moved has come with it first."""
        if state is State.KEPT:
            return written
        tracked = self._mark(TRACKS[state], written)
        if state is State.DELETED and line.state is State.MOVED_HERE:
            return self._mark(TRACKS[line.state], tracked)
        return tracked

    def _linked(self, href: str, written: str) -> str:
        key = self._relations.link(href)
        return f'<w:hyperlink r:id="{key}" w:history="1">{written}</w:hyperlink>'

    def _run(self, segment: Segment, size: int) -> str:
        change = ""
        if segment.was:
            change = self._mark("rPrChange", w("rPr", _character(segment.was, size)))
        properties = _character(segment.run, size) + change
        element = "delText" if segment.state is State.DELETED else "t"
        text = words(segment.run.text, element)
        return w("r", w("rPr", properties) if properties else "", text)


def _move(part: Part) -> tuple[int, State]:
    return (part.move, part.state) if isinstance(part, Line) and part.move else (0, State.KEPT)


def _whither(segment: Segment) -> tuple[State, str | None]:
    return segment.state, segment.href


def _character(run: Run, size: int) -> str:
    """Write the properties of a run: its style, and what is set beside that."""
    style = run.style if isinstance(run, Styled) else ""
    if run.href and not style:
        style = Style.LINK
    return "".join(
        (
            w("rStyle", val=style) if style else "",
            w("rFonts", ascii=TICK_FONT, hAnsi=TICK_FONT, eastAsia=TICK_FONT)
            if style == Style.TICK
            else "",
            w("b") if run.strong else "",
            w("i") if run.emphasis else "",
            w("sz", val=size) if size else "",
        )
    )
