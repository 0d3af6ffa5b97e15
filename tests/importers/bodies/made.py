"""Lines, tables and sections made by hand, and values as short words to compare them with."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from drafter.importers.draft import Certainty, Said, Value
from drafter.importers.recognise.parts import Context, Found, Gained, SectionReader
from drafter.importers.transcript import Area, Cell, Grid, Line, Part, Stretch
from drafter.model.form import Form, FormSection, SectionKind
from drafter.source.forms import load_form

TEMPLATES: Final = Path(__file__).parents[3] / "templates"
MARKS: Final = {Certainty.SURE: "", Certainty.LIKELY: "?", Certainty.UNSURE: "??"}


def form(name: str) -> Form:
    """Return a form of the program."""
    return load_form(name, TEMPLATES)


def line(text: str, gap: float = 0, area: Area | None = None) -> Line:
    """Return a line of a plain text, or one that stands somewhere on a page."""
    words = text.strip()
    return Line((Stretch(words),), area, indent=len(text) - len(text.lstrip()), gap=gap)


def lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text; empty ones are the room above the next."""
    made: list[Line] = []
    gap = 0
    for each in text.split("\n"):
        if each.strip():
            made.append(line(each, gap))
        gap = 0 if each.strip() else gap + 1
    return tuple(made)


def at(text: str, left: float, top: float) -> Line:
    """Return a line on a page, five points a letter."""
    return line(text, area=Area(1, left, top, left + 5 * len(text), top + 10))


def grid(*rows: Sequence[str], heads: int = 0) -> Grid:
    """Return a table; a line end in a cell begins a line."""
    made = (tuple(Cell(tuple(map(line, cell.split("\n")))) for cell in row) for row in rows)
    return Grid(tuple(made), heads=heads)


def read(
    reader: SectionReader,
    kind: SectionKind,
    of: Form,
    parts: str | Sequence[Part],
    title: str = "",
) -> Gained:
    """Read a section of the first kind of paper of a form."""
    paper = of.kinds[0]
    section = paper.section(kind) or FormSection(kind=kind)
    under = lines(parts) if isinstance(parts, str) else tuple(parts)
    return reader(Found(section, lines(title), under), Context(of, paper))


def short(value: Value) -> object:
    """Return a value as plain data; a likely one ends with „?“, an unsure one with „??“."""
    match value:
        case Said():
            return value.text + MARKS[value.certainty]
        case Mapping():
            return {key: short(each) for key, each in value.items()}
        case _:
            return [short(each) for each in value]


def rows(gained: Gained, key: str = "beratungsfolge") -> list[str]:
    """Return the entries of a list, each as its values with a stroke between."""
    entries = short(gained.values.get(key, ()))
    assert isinstance(entries, list)
    return [" | ".join(map(_plain, entry.values())) for entry in entries]


def _plain(value: object) -> str:
    return " + ".join(map(str, value)) if isinstance(value, list) else str(value)


def rest(gained: Gained) -> list[str]:
    """Return the words that have no home."""
    return [each.words for each in gained.remainders]
