"""Lines and grids made by hand, as readers of PDF and Word give them."""

from drafter.importers.transcript import Cell, Change, Grid, Line, Role, Stretch


def line(
    text: str,
    *,
    strong: bool = False,
    gap: float = 0,
    colour: str = "",
    change: Change = Change.KEPT,
    role: Role = Role.NONE,
    size: float = 0,
) -> Line:
    """Make a line of one look."""
    stretch = Stretch(text, strong=strong, colour=colour, change=change)
    return Line((stretch,), gap=gap, role=role, size=size)


def lines(text: str) -> tuple[Line, ...]:
    """Make a line of each line of a text."""
    return tuple(line(each) for each in text.split("\n"))


def grid(*rows: tuple[str, ...]) -> Grid:
    """Make a grid of texts."""
    return Grid(tuple(tuple(Cell(lines(text)) for text in row) for row in rows))
