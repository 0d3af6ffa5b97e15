"""Bar charts as SVG, with words a screen reader finds."""

from collections.abc import Iterator
from textwrap import wrap

from markupsafe import Markup

from drafter.document import Figure
from drafter.document.blocks import Bars

WIDTH, BAR_WIDTH, BAR_HEIGHT, LINE, GAP = 480, 380, 15, 16, 9
LABEL_CHARACTERS = 78
MOST_HEIGHT = 600
FILL = "#4a5f78"

Bar = tuple[str, float, str]


def bars(figure: Figure) -> Markup:
    """Draw a figure's bar chart: a label above each bar, its value behind it.

    The alternative text stands in `<title>`, where PDF/UA and screen readers look for it. A chart
    that is too high for a page comes as several drawings, between which a page may end.
    """
    assert isinstance(figure.content, Bars)
    most = max((value for _, value, _ in figure.content.bars), default=0) or 1
    groups = list(parts(figure.content))
    return Markup("\n").join(
        _drawing(part, most, title(figure.alternative, number, len(groups)))
        for number, part in enumerate(groups, 1)
    )


def title(alternative: str, number: int, count: int) -> str:
    """Return the alternative text of one drawing of a chart."""
    return alternative + (f" (Teil {number} von {count})" if count > 1 else "")


def parts(content: Bars) -> Iterator[list[Bar]]:
    """Yield bars in groups that are no higher than a drawing may be."""
    part: list[Bar] = []
    for bar in content.bars:
        if part and sum(map(height, [*part, bar])) > MOST_HEIGHT:
            yield part
            part = []
        part.append(bar)
    yield part


def height(bar: Bar) -> int:
    """Return how high a bar is with its name and the gap below."""
    return LINE * len(lines(bar[0])) + BAR_HEIGHT + GAP


def lines(name: str) -> list[str]:
    """Return the name of a bar as it is broken into lines."""
    return wrap(name, LABEL_CHARACTERS) or [""]


def _drawing(part: list[Bar], most: float, title: str) -> Markup:
    drawn, top = [], 0
    for name, value, printed in part:
        names = lines(name)
        drawn += [_text(0, top + LINE * (i + 1) - 5, line) for i, line in enumerate(names)]
        top += LINE * len(names)
        length = round(BAR_WIDTH * value / most, 1)
        drawn.append(_bar(top, length))
        drawn.append(_text(length + 6, top + BAR_HEIGHT - 4, printed))
        top += BAR_HEIGHT + GAP
    return Markup(
        '<svg class="bars" xmlns="http://www.w3.org/2000/svg" role="img" width="{w}" height="{h}" '
        'viewBox="0 0 {w} {h}"><title>{title}</title>{drawn}</svg>'
    ).format(w=WIDTH, h=max(top - GAP, 1), title=title, drawn=Markup("").join(drawn))


def _text(x: float, y: float, words: str) -> Markup:
    return Markup('<text x="{x}" y="{y}">{words}</text>').format(x=x, y=y, words=words)


def _bar(top: float, length: float) -> Markup:
    return Markup('<rect x="0" y="{y}" width="{width}" height="{height}" fill="{fill}"/>').format(
        y=top, width=length, height=BAR_HEIGHT, fill=FILL
    )
