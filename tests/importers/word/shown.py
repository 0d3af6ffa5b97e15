"""A Transcript of our own export, in the way in which `tests.word.expected` tells a Document."""

from collections.abc import Iterator

from drafter.document import Document, Inline, Run
from drafter.document.joining import joined
from drafter.importers.transcript import Cell, Grid, Line, Part, Picture, Role, Transcript
from tests.word.expected import TEXT, expected
from tests.word.reading import Part as Expected
from tests.word.reading import Shown, ShownTable

KINDS = {Role.TITLE: "title", Role.CAPTION: "caption"}


def told(document: Document) -> list[Expected]:
    """Return what a Transcript must tell of a Document: nothing of alignment, or of empty lines."""
    return [each for part in expected(document) if (each := _told(part)) is not None]


def _told(part: Expected) -> Expected | None:
    if isinstance(part, ShownTable):
        rows = (tuple(Shown("", "", cell.runs) for cell in row) for row in part.rows)
        return ShownTable(part.heads, tuple(rows))
    if not (part.runs or part.label or part.pictures):
        return None
    return Shown(part.style, part.label, part.runs, level=part.level, pictures=part.pictures)


def shown(transcript: Transcript) -> list[Expected]:
    """Return the parts of the text; lines of one paragraph are one again."""
    made: list[Expected] = []
    block = 0
    for part in transcript.parts:
        if isinstance(part, Line) and part.role is Role.FURNITURE:
            continue
        if isinstance(part, Line) and part.block == block:
            made[-1] = _longer(made[-1], part)
        else:
            made.append(_shown(part))
        block = part.block if isinstance(part, Line) else 0
    return made


def _shown(part: Part) -> Expected:
    if isinstance(part, Picture):
        return Shown(TEXT, "", (), pictures=((part.alternative, ""),))
    if isinstance(part, Grid):
        rows = (tuple(Shown("", "", cell_runs(cell)) for cell in row) for row in part.rows)
        return ShownTable(part.heads, tuple(rows))
    kind = f"heading {part.level}" if part.role is Role.HEADING else KINDS.get(part.role, TEXT)
    level = part.level if part.role is Role.ITEM else -1
    return Shown(kind, part.label, runs((part,)), level=level)


def cell_runs(cell: Cell) -> Inline:
    """Return the words of a cell, which are one paragraph."""
    assert len({line.block for line in cell.lines}) <= 1
    return runs(cell.lines)


def runs(lines: tuple[Line, ...]) -> Inline:
    """Return the words of lines; what is bold as a whole is so by its style."""
    is_bold = all(line.strong for line in lines)
    return joined(_runs(lines, is_bold=is_bold))


def _runs(lines: tuple[Line, ...], *, is_bold: bool) -> Iterator[Run]:
    for index, line in enumerate(lines):
        if index:
            yield Run("\n")
        for each in line.stretches:
            yield Run(each.text, each.strong and not is_bold, each.emphasis, each.href)


def _longer(before: Expected, line: Line) -> Expected:
    assert isinstance(before, Shown)
    more = joined((*before.runs, Run("\n"), *runs((line,))))
    return Shown(before.style, before.label, more, level=before.level)
