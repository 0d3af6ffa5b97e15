"""No word is lost and none changes its place, whatever the lines are like."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.document.blocks import Block, Figure, Heading, ListBlock, Paragraph, Table, plain_text
from drafter.importers.flow import blocks, parted
from drafter.importers.transcript import Area, Cell, Grid, Line, Part, Picture, Role, Stretch

VOCABULARY = """
der Rat beschließt, die Satzung Gesund- heit Integrations- und Haupt-, 1. 2. a) b) • – -
(1) § 5 Abs. 3 10.02.2022 TOP 7.1 Tabelle: Abbildung Summe 1.000 € Ja öffentlich: Kosten.
im Amt https://www.example.de/ pfad/x.html Klient *innen Case- Manager*innen 2014- 2020
Mio. z. B. [neu gefasst] [2022] Seite 3 von 7 ☒ ☐ \uf0b7 Ausgangslage 1.1 II. „Zitat“
"""
WORDS = st.sampled_from(VOCABULARY.split())
WORDED = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
TEXTS = WORDED | WORDED | st.sampled_from(("", " ", " " * 80 + "Rat", "\tRat  der \n Stadt "))
STRETCHES = st.builds(Stretch, TEXTS, strong=st.booleans())
LINES = st.builds(
    Line,
    st.lists(STRETCHES, min_size=1, max_size=2).map(tuple),
    area=st.none()
    | st.builds(
        Area,
        st.integers(1, 3),
        st.sampled_from((70.0, 90.0)),
        st.sampled_from((40.0, 400.0, 800.0)),
        st.sampled_from((200.0, 500.0)),
        st.just(0.0),
    ),
    size=st.sampled_from((0.0, 11.0, 14.0)),
    indent=st.sampled_from((0.0, 2.0, 20.0)),
    gap=st.sampled_from((0.0, 0.5, 1.0, 3.0)),
    block=st.integers(0, 3),
    role=st.sampled_from((Role.NONE, Role.NONE, Role.HEADING, Role.ITEM, Role.CAPTION)),
    level=st.integers(0, 2),
    label=st.sampled_from(("", "", "1.", "c)")),
)
CELLS = st.builds(Cell, st.lists(LINES, max_size=2).map(tuple), st.integers(1, 2))
ROWS = st.lists(CELLS, min_size=1, max_size=3).map(tuple)
GRIDS = st.builds(Grid, st.lists(ROWS, min_size=1, max_size=3).map(tuple), heads=st.integers(0, 2))
PARTS = st.lists(LINES | LINES | LINES | GRIDS | st.just(Picture("bild-1.png")), max_size=10)

LETTERS = re.compile(r"[^\W_]")


def letters(text: str) -> str:
    return "".join(LETTERS.findall(text))


def shown(parts: list[Part]) -> str:
    """Return all letters that the parts have, in order."""
    return letters("".join(_shown(part) for part in parts))


def _shown(part: Part) -> str:
    if isinstance(part, Line):
        return part.label + part.text
    if isinstance(part, Grid):
        lines = (line for row in part.rows for cell in row for line in cell.lines)
        return "".join(map(_shown, lines))
    return ""


def read(found: tuple[Block, ...]) -> str:
    return "".join(map(_read, found))


def _read(block: Block) -> str:
    match block:
        case Heading() | Paragraph():
            return letters(plain_text(block.runs))
        case ListBlock():
            return "".join(letters(item.label) + read(item.blocks) for item in block.items)
        case Table():
            heads = "".join(plain_text(column.head) for column in block.columns)
            cells = "".join(plain_text(cell) for row in block.rows for cell in row.cells)
            return letters(plain_text(block.caption) + heads + cells)
        case Figure():
            return letters(plain_text(block.caption))
    raise AssertionError(block)


@settings(max_examples=60)
@given(PARTS)
def test_words_come_out_as_they_went_in(parts: list[Part]) -> None:
    assert sorted(read(blocks(parts))) == sorted(shown(parts))


@settings(max_examples=40)
@given(st.lists(LINES | st.just(Picture("bild-1.png")), max_size=10))
def test_words_come_out_in_their_order(parts: list[Part]) -> None:
    assert read(blocks(parts)) == shown(parts)


@settings(max_examples=30)
@given(PARTS)
def test_furniture_and_text_are_all_there_is(parts: list[Part]) -> None:
    kept, furniture = parted(parts)
    assert sorted(shown([*kept, *furniture])) == sorted(shown(parts))
