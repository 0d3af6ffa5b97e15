"""Bar charts as SVG, with words a screen reader finds."""

from textwrap import wrap

from markupsafe import Markup

from drafter.document import Figure
from drafter.document.blocks import Bars

WIDTH, BAR_WIDTH, BAR_HEIGHT, LINE, GAP = 480, 380, 15, 16, 9
LABEL_CHARACTERS = 78
FILL = "#4a5f78"


def bars(figure: Figure) -> Markup:
    """Draw a figure's bar chart: a label above each bar, its value behind it.

    The alternative text stands in `<title>`, where PDF/UA and screen readers look for it.
    """
    assert isinstance(figure.content, Bars)
    most = max((value for _, value, _ in figure.content.bars), default=0) or 1
    parts, top = [], 0
    for name, value, printed in figure.content.bars:
        lines = wrap(name, LABEL_CHARACTERS) or [""]
        parts += [_text(0, top + LINE * (i + 1) - 5, line) for i, line in enumerate(lines)]
        top += LINE * len(lines)
        length = round(BAR_WIDTH * value / most, 1)
        parts.append(_bar(top, length))
        parts.append(_text(length + 6, top + BAR_HEIGHT - 4, printed))
        top += BAR_HEIGHT + GAP
    return Markup(
        '<svg class="bars" xmlns="http://www.w3.org/2000/svg" role="img" width="{w}" height="{h}" '
        'viewBox="0 0 {w} {h}"><title>{title}</title>{parts}</svg>'
    ).format(w=WIDTH, h=max(top - GAP, 1), title=figure.alternative, parts=Markup("").join(parts))


def _text(x: float, y: float, words: str) -> Markup:
    return Markup('<text x="{x}" y="{y}">{words}</text>').format(x=x, y=y, words=words)


def _bar(top: float, length: float) -> Markup:
    return Markup('<rect x="0" y="{y}" width="{width}" height="{height}" fill="{fill}"/>').format(
        y=top, width=length, height=BAR_HEIGHT, fill=FILL
    )
