"""The Synopse: versions of a paper side by side, one row for each part.

It is made from one redline, or from several of which each begins with the version that the one
before ended with; their parts are joined over that version. What belongs to the procedure (head,
Beratungsfolge, earlier readings, signature) comes last.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby
from typing import Final

from drafter.document import Block, Inline, Paragraph, Row, Run, Table, inline, plain_text
from drafter.german.wording import count, listed
from drafter.redline.changes import PROCEDURE, Kind
from drafter.redline.joint import extended
from drafter.redline.overview import remainder
from drafter.redline.parting import BREAK, parts
from drafter.redline.parts import QUIET, Part
from drafter.redline.shown import Mark, note
from drafter.redline.sides import Blocks, SameRow
from drafter.redline.tree import Redline

UNCHANGED: Final = "unverändert"
DOTS: Final = "…"
LEAST_LEFT_OUT: Final = 3
SUM: Final = re.compile(r"(?:Gesamt|Insgesamt|Saldo|Summe|Zusammen)", re.IGNORECASE)
PLACE: Final = "Stelle"
LEFT_OUT: Final = note("[…]")
NOTHING: Final[Blocks] = (Paragraph(note("–")),)
SAME_WORDS: Final[Blocks] = (Paragraph(note("[Wortlaut unverändert]")),)
PROCEDURE_NAME: Final = "Verfahren"


@dataclass(frozen=True, slots=True)
class SynopsisRow:
    """A row: where the part is, what happened to it in words, and a cell for each version.

    A row that stands for parts that are left out (`gap`) says in its cells how many.
    """

    place: str
    words: tuple[str, ...]
    cells: tuple[Blocks, ...]
    gap: bool = False

    @property
    def is_new(self) -> bool:
        """Whether all of the part is new."""
        return self.words == (Kind.NEW,)

    @property
    def is_changed(self) -> bool:
        """Whether anything happened to the part."""
        return self.words != (UNCHANGED,)


@dataclass(frozen=True, slots=True)
class Synopsis:
    """A Synopse: the heads of its columns (of places, then of versions, the oldest first) and rows.

    Those of the procedure are a group of their own. Where nothing is to be told, there are none.
    """

    heads: tuple[str, ...]
    rows: tuple[SynopsisRow, ...]
    procedure: tuple[SynopsisRow, ...]


def synopsis(redlines: Sequence[Redline], heads: Sequence[str], *, full: bool = False) -> Synopsis:
    """Return the Synopse of consecutive redlines, with a head for each version.

    Unchanged parts are shown where it is `full`; else they are counted, and only a point that
    holds a changed one is shown, because that one is read below it. Where nothing changed, there
    are no rows.
    """
    every = [parts(redline) for redline in redlines]
    subject = _joined([part for part in each if part.section not in PROCEDURE] for each in every)
    procedure = _joined([part for part in each if part.section in PROCEDURE] for each in every)
    columns = (PLACE, *heads)
    if full:
        rows, last = map(_row, subject), map(_row_of_procedure, procedure)
        return Synopsis(columns, tuple(rows), tuple(last))
    told = tuple(_changed_procedure(procedure))
    differs = told or any(part.kinds for part in subject)
    return Synopsis(columns, tuple(_changed(subject)) if differs else (), told)


def _joined(comparisons: Iterable[Sequence[Part]]) -> Sequence[Part]:
    return reduce(extended, comparisons)


def _row(part: Part) -> SynopsisRow:
    cells = tuple(cell or NOTHING for cell in part.cells)
    return SynopsisRow(_place(part), part.kinds or (UNCHANGED,), cells)


def _row_of_procedure(part: Part) -> SynopsisRow:
    row = _row(part)
    return replace(row, place=f"{PROCEDURE_NAME}: {row.place}")


def _place(part: Part) -> str:
    """Return the newest address; older ones are named where they are others."""
    newest, *older = list(filter(None, dict.fromkeys(reversed(part.places)))) or [part.name]
    if not part.places[-1]:
        return ", davor ".join([f"bisher {newest}", *older])
    said = ", davor ".join(remainder(place, newest) for place in older)
    return f"{newest} (bisher {said})" if said else newest


def _changed(every: Sequence[Part]) -> Iterator[SynopsisRow]:
    """Yield the changed parts and what is read with them, and rows for what is left out."""
    shown = _shown(every)
    partly = {part.section for part, is_shown in zip(every, shown, strict=True) if is_shown}
    for is_shown, group in groupby(zip(every, shown, strict=True), key=lambda pair: pair[1]):
        several = [part for part, _ in group]
        if is_shown:
            yield from (_quiet(part) for part in several)
        else:
            yield from _gaps(several, partly)


def _shown(every: Sequence[Part]) -> list[bool]:
    shown = [bool(part.kinds) for part in every]
    for index, part in enumerate(every):
        if not QUIET.issuperset(part.kinds):
            for holder in _holders(every, index):
                shown[holder] = True
    return shown


def _holders(every: Sequence[Part], index: int) -> Iterator[int]:
    """Yield the points that hold a point, from the inner to the outer one."""
    depth = every[index].depth
    for before in range(index - 1, -1, -1):
        if not depth:
            return
        if every[before].depth < depth:
            yield before
            depth = every[before].depth


def _quiet(part: Part) -> SynopsisRow:
    """Return a row; of a part with another number or look only, the words are not repeated."""
    row = _row(part)
    if not part.kinds or not QUIET.issuperset(part.kinds):
        return replace(row, cells=tuple(map(_with_changed_rows, row.cells)))
    return replace(row, cells=tuple(SAME_WORDS if cell else NOTHING for cell in part.cells))


def _with_changed_rows(cell: Blocks) -> Blocks:
    """Leave rows that are the same out of the tables of a cell; sums stay."""
    return tuple(
        replace(block, rows=tuple(_changed_rows(block))) if isinstance(block, Table) else block
        for block in cell
    )


def _changed_rows(table: Table) -> Iterator[Row]:
    for is_same, group in groupby(table.rows, key=_may_be_left_out):
        rows = list(group)
        if is_same and len(rows) >= LEAST_LEFT_OUT:
            yield Row((inline(DOTS),) * len(table.columns))
        else:
            yield from rows


def _may_be_left_out(row: Row) -> bool:
    label = next(filter(None, (plain_text(cell).strip() for cell in row.cells)), "")
    is_sum = row.style == "total" or SUM.match(label)
    return isinstance(row, SameRow) and not is_sum


def _gaps(several: Iterable[Part], partly: Iterable[str]) -> Iterator[SynopsisRow]:
    """Yield one row for each section of which some is left out, and one for whole sections."""
    for section, group in groupby(
        several, key=lambda part: part.section if part.section in partly else ""
    ):
        left_out = list(group)
        what = f"{_counted(left_out)} {UNCHANGED}" if section else UNCHANGED
        cell: Blocks = (Paragraph(note(f"{DOTS} {what} {DOTS}")),)
        yield SynopsisRow(_names(left_out), (), (cell,) * len(left_out[0].cells), gap=True)


def _names(several: Iterable[Part]) -> str:
    return listed(list(dict.fromkeys(part.name for part in several)))


def _counted(several: Iterable[Part]) -> str:
    nouns = Counter(part.noun for part in several)
    return listed([count(number, noun.one, noun.several) for noun, number in nouns.items()])


def _changed_procedure(every: Iterable[Part]) -> Iterator[SynopsisRow]:
    for part in every:
        if not QUIET.issuperset(part.kinds):
            row = _row_of_procedure(part)
            cells = tuple(map(_changed_lines, row.cells)) if part.by_lines else row.cells
            yield replace(row, cells=cells)


def _changed_lines(cell: Blocks) -> Blocks:
    """Leave unchanged lines out of a cell that is one paragraph of lines."""
    return tuple(map(_without_unchanged, cell))


def _without_unchanged(block: Block) -> Block:
    assert isinstance(block, Paragraph)
    return Paragraph(tuple(run for each in block.runs for run in _left_out(each)))


def _left_out(run: Run) -> Inline:
    if isinstance(run, Mark):
        return (run,)
    if not run.text.strip(BREAK):
        return inline("\n")
    before, after = run.text.startswith(BREAK), run.text.endswith(BREAK)
    return (*inline("\n" * before), *LEFT_OUT, *inline("\n" * after))
