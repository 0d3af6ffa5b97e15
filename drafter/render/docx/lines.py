"""What a Word file is made of between the redline and its XML: lines and grids.

A line is a paragraph of Word. It stands on one side of the redline or on both; its looks are told
for both sides, its words with what became of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal

from drafter.document import Bars, Image, Inline, Run
from drafter.redline.project import Side, side_of_text
from drafter.redline.shown import Mark, Sign
from drafter.redline.tree import MarkedInline, State, Stretch
from drafter.render.docx.numbering import Number

Align = Literal["left", "center", "right"]


class Style(StrEnum):
    """A style, by the id that a German Word gives to the built-in ones; some are the form's."""

    PLAIN = "Standard"
    BODY = "Textkrper"
    TITLE = "Titel"
    SUBTITLE = "Untertitel"
    HEADING = "berschrift"
    SUBJECT = "Betreff"
    MUNICIPALITY = "Kommune"
    NUMBER = "Vorlagennummer"
    FIELD = "Feld"
    GROUP = "Gruppenzeile"
    BOX = "Kasten"
    NOTE = "Hinweis"
    BULLETS = "Aufzhlungszeichen"
    NUMBERS = "Listennummer"
    CONTINUED = "Listenfortsetzung"
    BARE = "Liste"
    CELL = "Tabellentext"
    HEAD_CELL = "Tabellenkopf"
    ROW_HEAD = "Zeilenkopf"
    TOTAL = "Tabellensumme"
    AFTER_TABLE = "Tabellenende"
    CAPTION = "Beschriftung"
    FIGURE = "Abbildung"
    FIGURE_CAPTION = "Abbildungstext"
    CHOICE = "Auswahl"
    QUESTION = "Auswahlfrage"
    ANSWER = "Auswahlangabe"
    SIGNATURE = "Unterschrift"
    SIGNED = "Unterschriftsname"
    BESIDE = "Randwort"
    HEADER = "Kopfzeile"
    FOOTER = "Fuzeile"
    WATERMARK = "Entwurf"
    LINK = "Hyperlink"
    LABEL = "Feldname"
    TICK = "Kstchen"
    CAME = "Neues"
    WENT = "Gestrichenes"
    TOLD = "Anmerkung"
    GRID = "Tabellenraster"


@dataclass(frozen=True, slots=True)
class Styled(Run):
    """A run in a character style."""

    style: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture or chart in a line, and the room that it has, in twentieths of a point."""

    state: State
    content: Image | Bars
    alternative: str
    room: int


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks on one side.

    `size` is that of small tables, in half points; `barred` tells a changed block of an excerpt.
    """

    style: str
    left: int = 0
    number: Number | None = None
    align: Align = "left"
    size: int = 0
    barred: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; its state is that of its end, where the next one may be joined to it.

    `goes_on` tells a line whose words were part of a paragraph before and are now, although its
    end stands on one side only. `move` numbers the two places of a move.
    """

    state: State
    now: Look
    was: Look
    words: tuple[Stretch | Picture, ...] = ()
    goes_on: bool = False
    move: int = 0


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid; in each cell stand lines and grids, the last of them a line."""

    state: State
    cells: tuple[tuple["Part", ...], ...]
    is_head: bool = False
    is_total: bool = False
    may_break: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the widths of its columns, in twentieths of a point."""

    widths: tuple[int, ...]
    rows: tuple[GridRow, ...]
    left: int = 0
    row_heads: bool = False


Part = Line | Grid

SIDES: Final[tuple[Side, Side]] = ("new", "old")
OF_MOVE: Final = {State.MOVED_AWAY: State.DELETED, State.MOVED_HERE: State.INSERTED}
OF_SIGN: Final = {Sign.INSERTED: Style.CAME, Sign.DELETED: Style.WENT, Sign.NOTE: Style.TOLD}


def line(state: State, look: Look, words: tuple[Stretch | Picture, ...]) -> Line:
    """Return a line that looks the same on both sides."""
    return Line(state, look, look, words)


def stretched(runs: Inline, state: State) -> MarkedInline:
    """Return runs as the one stretch of a text that came, went or stayed as a whole."""
    if not runs:
        return ()
    plain = flattened(runs)
    now, was = (plain if side else () for side in (state.in_new, state.in_old))
    return (Stretch(state, now, was),)


def flattened(runs: Inline) -> Inline:
    """Return runs with the marks of an excerpt as runs in styles of their own."""
    if not any(isinstance(run, Mark) for run in runs):
        return runs
    return tuple(each for run in runs for each in _flat(run))


def _flat(run: Run) -> Inline:
    if not isinstance(run, Mark):
        return (run,)
    return tuple(
        Styled(each.text, each.strong, each.emphasis, each.href, OF_SIGN[run.sign])
        for each in flattened(run.inner)
    )


def optional(runs: MarkedInline, look: Look, state: State) -> Iterator[Line]:
    """Yield the line of a text that is left out on a side where it is empty."""
    sides = {side for side in SIDES if side_of_text(runs, side)}
    if state is State.KEPT and len(sides) == 1:
        state = State.INSERTED if "new" in sides else State.DELETED
    if sides:
        yield line(state, look, runs)


def barred(part: Part) -> Part:
    """Return a line with a bar at its margin."""
    if not isinstance(part, Line):
        return part
    return replace(part, now=replace(part.now, barred=True), was=replace(part.was, barred=True))


def moved(part: Part, move: int) -> Part:
    """Return a line as part of a move."""
    return replace(part, move=move) if isinstance(part, Line) else part
