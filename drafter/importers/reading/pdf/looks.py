"""What stands on a page without tags: lines, grids and pictures, in the order of reading."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.importers.reading.pdf.contents import Contents
from drafter.importers.reading.pdf.geometry import Box
from drafter.importers.reading.pdf.lines import Setting, area, as_marginal, line, lines
from drafter.importers.reading.pdf.order import in_order
from drafter.importers.reading.pdf.rulings import Ruled, ruled
from drafter.importers.reading.pdf.strips import Strip, strips
from drafter.importers.transcript import Cell, Grid, Line, Part, Picture, Role


@dataclass(frozen=True, slots=True)
class Standing:
    """A table or a picture among the strips of a page."""

    box: Box
    size: float
    part: Grid | Picture

    @property
    def base(self) -> float:
        """Its lower edge."""
        return self.box.bottom

    @property
    def text(self) -> str:
        """No words of its own."""
        return ""


def page_strips(page: Contents) -> tuple[Strip, ...]:
    """Return the strips of a page, parted where upright rulings stand between words."""
    return strips(page.glyphs, [ruling for ruling in page.drawn.rulings if not ruling.level])


def parts(
    page: Contents,
    found: Sequence[Strip],
    setting: Setting,
    pictures: Sequence[tuple[Box, Picture]] = (),
) -> tuple[Part, ...]:
    """Return what stands on a page; `found` are its strips, `pictures` its pictures."""
    tables = [table for table in ruled(page.drawn.rulings) if _is_filled(table, found)]
    free = [strip for strip in found if not any(_is_in(strip, table) for table in tables)]
    standing = [
        Standing(table.box, setting.size, _grid(table, found, page.number, setting))
        for table in tables
    ]
    standing += [Standing(box, setting.size, picture) for box, picture in pictures]
    all_things: list[Strip | Standing] = [*free, *standing]
    ordered = in_order(all_things)
    return tuple(_parts(ordered, page.number, setting))


def _parts(ordered: Sequence[Strip | Standing], page: int, setting: Setting) -> Iterator[Part]:
    """Yield the parts of things in order; words in the margin make no room for those below."""
    above: Strip | Standing | None = None
    for one in ordered:
        part = _part(one, above, page, setting)
        yield part
        if not (isinstance(part, Line) and part.role is Role.FURNITURE):
            above = one


def _is_in(strip: Strip, table: Ruled) -> bool:
    return table.box.holds(strip.box.centre)


def _is_filled(table: Ruled, found: Sequence[Strip]) -> bool:
    """Say whether there are words in at least two cells of a table."""
    cells = [box for row in table.rows for box, _ in row if box.height]
    filled = (any(box.holds(strip.box.centre) for strip in found) for box in cells)
    return sum(filled) >= 2


def _part(
    one: Strip | Standing, above: Strip | Standing | None, page: int, setting: Setting
) -> Part:
    if isinstance(one, Standing):
        room = _room(one, above, setting)
        return replace(one.part, gap=room) if isinstance(one.part, Grid) else one.part
    if isinstance(above, Standing):
        read = replace(line(one, page, setting), gap=_room(one, above, setting))
    else:
        read = line(one, page, setting, above)
    return as_marginal(read, setting)


def _room(one: Strip | Standing, above: Strip | Standing | None, setting: Setting) -> float:
    """Return the room between two things, of which one is no line, in heights of a line."""
    if above is None:
        return 0.0
    height = setting.leading * max(setting.size, 1)
    return round(max(0.0, (one.box.top - above.box.bottom) / height), 2)


def _grid(table: Ruled, found: Sequence[Strip], page: int, setting: Setting) -> Grid:
    homes = _homes(table, [strip for strip in found if _is_in(strip, table)])
    rows = tuple(
        tuple(_cell(homes.get(box, ()), columns, page, setting) for box, columns in row)
        for row in table.rows
    )
    return Grid(rows, area(table.box, page))


def _homes(table: Ruled, found: Sequence[Strip]) -> Mapping[Box, Sequence[Strip]]:
    """Return the strips of each cell; one that lies in none belongs to the nearest."""
    cells = [box for row in table.rows for box, _ in row if box.height]
    homes: dict[Box, list[Strip]] = {}
    for strip in found:
        home = min(cells, key=lambda box: _distance(box, strip.box.centre))
        homes.setdefault(home, []).append(strip)
    return homes


def _distance(box: Box, point: tuple[float, float]) -> float:
    x, y = point
    return max(box.left - x, 0, x - box.right) + max(box.top - y, 0, y - box.bottom)


def _cell(found: Sequence[Strip], columns: int, page: int, setting: Setting) -> Cell:
    left = min((strip.box.left for strip in found), default=0.0)
    return Cell(lines(in_order(found), page, replace(setting, left=left)), columns)
