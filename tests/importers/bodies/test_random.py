"""Made-up lists of bodies in random manners: what is claimed of them is true."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.german.dates import format_date
from drafter.importers.recognise.consultations import consultations
from drafter.importers.recognise.readings import prior_readings
from drafter.importers.transcript import Part
from drafter.model.form import SectionKind
from tests.importers.bodies.made import at, form, grid, lines, read, short

FORMS = ("bielefeld", "karlsruhe", "musterstadt")
HEADS = ("Gremium", "Termin", "TOP", "Beratung", "Zuständigkeit")
Text = Callable[[Sequence[Sequence[str]]], str]


@dataclass(frozen=True)
class Told:
    """A row as it truly is."""

    body: str
    day: str
    top: str
    publicity: str
    role: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Its cells in the order of the heads."""
        return (self.body, self.day, self.top, self.publicity, self.role)


@st.composite
def rows_of(draw: st.DrawFn) -> tuple[str, tuple[Told, ...]]:
    """Make rows of one form: different bodies, any cell but the first may be empty."""
    name = draw(st.sampled_from(FORMS))
    names = [body.name for body in form(name).organizations.bodies]
    bodies = draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True))
    days = st.dates(date(1995, 1, 1), date(2030, 12, 31)).map(format_date)
    gaps = draw(st.booleans())
    optional = st.just("") if gaps else st.nothing()
    return name, tuple(
        Told(
            body,
            draw(days | optional),
            draw(st.from_regex(r"[1-9][0-9]?(\.[1-9])?", fullmatch=True) | optional),
            draw(st.sampled_from(["öffentlich", "nichtöffentlich"]) | optional),
            draw(st.sampled_from(["Vorberatung", "Entscheidung", "Anhörung"]) | optional),
        )
        for body in bodies
    )


def by_blanks(rows: Sequence[Sequence[str]]) -> str:
    """A row a line."""
    return "\n".join(" ".join(filter(None, row)) for row in rows)


def in_one_line(rows: Sequence[Sequence[str]]) -> str:
    """All rows in one line."""
    return " ".join(" ".join(filter(None, row)) for row in rows)


def cell_by_cell(rows: Sequence[Sequence[str]]) -> str:
    """A cell a line."""
    return "\n".join("\n".join(filter(None, row)) for row in rows)


def column_by_column(rows: Sequence[Sequence[str]]) -> str:
    """One column after the other."""
    return "\n".join("\n".join(filter(None, column)) for column in zip(*rows, strict=True))


def as_columns(rows: Sequence[Sequence[str]]) -> str:
    """Columns parted by blanks, the names of bodies wrapped."""
    made = []
    for body, *cells in rows:
        first, *below = wrapped(body)
        made.append(f"{first:<34}" + "".join(f"{cell:<18}" for cell in cells))
        made += below
    return "\n".join(made)


def around(rows: Sequence[Sequence[str]]) -> str:
    """The rest of a wrapped name behind the other cells of its row, parted by one blank."""
    made = []
    for body, *cells in rows:
        first, *below = wrapped(body)
        made += [" ".join(filter(None, [first, *cells])), *below]
    return "\n".join(made)


def wrapped(name: str) -> list[str]:
    """Wrap a name at blanks."""
    return re.findall(r"\S.{0,30}\S(?=\s|$)|\S+", name)


MANNERS: tuple[Text, ...] = (
    by_blanks,
    in_one_line,
    cell_by_cell,
    column_by_column,
    as_columns,
    around,
)


def on_a_page(rows: Sequence[Sequence[str]]) -> tuple[Part, ...]:
    """Cells where they stand on a page, the names of bodies wrapped."""
    made = []
    top = 100.0
    for body, *cells in rows:
        below = wrapped(body)
        made += [at(words, 60, top + 12 * n) for n, words in enumerate(below)]
        made += [at(cell, 260 + 80 * n, top) for n, cell in enumerate(cells) if cell]
        top += 12 * len(below) + 4
    return tuple(made)


def claimed(parts: tuple[Part, ...], name: str, title: str) -> list[dict[str, str]]:
    """Return what is claimed of each row: values without doubts."""
    gained = read(consultations, SectionKind.CONSULTATIONS, form(name), parts, title)
    entries = short(gained.values.get("beratungsfolge", ()))
    assert isinstance(entries, list)
    return [
        {key: str(v).removesuffix("?") for key, v in entry.items() if not str(v).endswith("??")}
        for entry in entries
    ]


def check(found: Sequence[dict[str, str]], truth: Sequence[Told]) -> None:
    """Compare claims with what is true: each of a row is that of the row of its body."""
    by_body = {row.body: row for row in truth}
    for entry in found:
        row = by_body[entry["gremium"]]
        keys = ("sitzung", "top", "beratung", "zustaendigkeit")
        true = dict(zip(keys, row.cells[1:], strict=True))
        assert {key: entry[key] for key in keys if key in entry} == {
            key: value for key, value in true.items() if key in entry
        }


@settings(max_examples=60, deadline=None)
@given(rows_of(), st.sampled_from(MANNERS), st.booleans())
def test_what_is_claimed_of_a_text_is_true(
    made: tuple[str, tuple[Told, ...]], manner: Text, has_heads: bool
) -> None:
    name, truth = made
    text = manner([row.cells for row in truth])
    found = claimed(lines(text), name, " ".join(HEADS) if has_heads else "")
    check(found, truth)
    assert [entry["gremium"] for entry in found] == [row.body for row in truth]


@settings(max_examples=25, deadline=None)
@given(rows_of(), st.permutations(range(5)))
def test_what_is_claimed_of_a_table_is_true_and_all_of_it(
    made: tuple[str, tuple[Told, ...]], order: Sequence[int]
) -> None:
    name, truth = made
    cells = [[row[n] for n in order] for row in (HEADS, *(told.cells for told in truth))]
    found = claimed((grid(*cells),), name, "")
    check(found, truth)
    assert [len(entry) for entry in found] == [
        sum(bool(cell) for cell in row.cells) for row in truth
    ]


@settings(max_examples=25, deadline=None)
@given(rows_of())
def test_what_is_claimed_of_a_page_is_true_and_all_of_it(
    made: tuple[str, tuple[Told, ...]],
) -> None:
    name, truth = made
    found = claimed(on_a_page([HEADS, *(row.cells for row in truth)]), name, "")
    check(found, truth)
    assert [len(entry) for entry in found] == [
        sum(bool(cell) for cell in row.cells) for row in truth
    ]


@settings(max_examples=25, deadline=None)
@given(rows_of(), st.sampled_from([", ", " ", "\n"]))
def test_what_is_claimed_of_earlier_readings_is_true(
    made: tuple[str, tuple[Told, ...]], between: str
) -> None:
    name, truth = made
    told = [row for row in truth if row.day]
    text = "\n".join(
        between.join([row.body, row.day, *([f"TOP {row.top}"] if row.top else [])]) for row in told
    )
    gained = read(prior_readings, SectionKind.PRIOR_READINGS, form(name), text)
    found = short(gained.values.get("fruehere_behandlung", ()))
    readings = [one for group in found for one in group["lesungen"]]  # type: ignore[attr-defined]
    assert [(one["gremium"], one["sitzungen"]) for one in readings] == [
        (row.body, [{"datum": row.day, **({"top": row.top} if row.top else {})}]) for row in told
    ]
