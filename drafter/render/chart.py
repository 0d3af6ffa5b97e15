"""Bar charts as SVG, with words a screen reader finds."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from drafter.document import Figure
from drafter.document.blocks import Bars

WIDTH = 480

Bar = tuple[str, float, str]


@dataclass(frozen=True)
class Drawing:
    """The measures of a drawing, in its own units, and the colour of its bars.

    `line` is the height of a line of a label, which has so many `characters` of that `size`.
    """

    bar_width: int = 380
    bar_height: int = 15
    line: int = 16
    gap: int = 9
    characters: int = 68
    size: float = 12
    most_height: int = 600
    fill: str = "#4a5f78"

    def height(self, bar: Bar) -> int:
        """Return the height of a bar with its label and the gap below it."""
        return self.line * len(self.lines(bar[0])) + self.bar_height + self.gap

    def lines(self, name: str) -> list[str]:
        """Return the lines of a label."""
        return wrap(name, self.characters) or [""]


USUAL = Drawing()


def bars(figure: Figure, drawing: Drawing = USUAL) -> Markup:
    """Draw a figure's bar chart: a label above each bar, its value behind it.

    The alternative text stands in `<title>`, where PDF/UA and screen readers look for it. A chart
    that is too high for a page comes as several drawings, between which a page may end.
    """
    assert isinstance(figure.content, Bars)
    most = max((value for _, value, _ in figure.content.bars), default=0) or 1
    groups = list(parts(figure.content, drawing))
    return Markup("\n").join(
        _drawn(part, most, title(figure.alternative, number, len(groups)), drawing)
        for number, part in enumerate(groups, 1)
    )


def title(alternative: str, number: int, count: int) -> str:
    """Return the alternative text of one drawing of a chart."""
    return alternative + (f" (Teil {number} von {count})" if count > 1 else "")


def parts(content: Bars, drawing: Drawing = USUAL) -> Iterator[list[Bar]]:
    """Yield bars in groups that are no higher than a drawing may be."""
    part: list[Bar] = []
    for bar in content.bars:
        if part and sum(map(drawing.height, [*part, bar])) > drawing.most_height:
            yield part
            part = []
        part.append(bar)
    yield part


def _drawn(part: list[Bar], most: float, title: str, drawing: Drawing) -> Markup:
    drawn, top = [], 0
    for name, value, printed in part:
        lines = drawing.lines(name)
        step = drawing.line
        drawn += [_text(0, top + step * (i + 1) - 5, line) for i, line in enumerate(lines)]
        top += step * len(lines)
        length = round(drawing.bar_width * value / most, 1)
        drawn.append(_bar(top, length, drawing))
        drawn.append(_text(length + 6, top + drawing.bar_height - 4, printed))
        top += drawing.bar_height + drawing.gap
    return Markup(
        '<svg class="bars" xmlns="http://www.w3.org/2000/svg" role="img" width="{w}" height="{h}" '
        'viewBox="0 0 {w} {h}" font-family="Liberation Sans" font-size="{size}">'
        "<title>{title}</title>{drawn}</svg>"
    ).format(
        w=WIDTH,
        h=max(top - drawing.gap, 1),
        size=drawing.size,
        title=title,
        drawn=Markup("").join(drawn),
    )


def _text(x: float, y: float, words: str) -> Markup:
    return Markup('<text x="{x}" y="{y}">{words}</text>').format(x=x, y=y, words=words)


def _bar(top: float, length: float, drawing: Drawing) -> Markup:
    return Markup('<rect x="0" y="{y}" width="{width}" height="{height}" fill="{fill}"/>').format(
        y=top, width=length, height=drawing.bar_height, fill=drawing.fill
    )
