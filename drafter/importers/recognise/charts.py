"""Charts that this program has drawn: what they show in words, back to their values.

A PDF shows a chart as a drawing and a text as a sentence, both with the same words: the alternative
text that `compose` makes of a chart without one of its own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from drafter.compose.texts import figure
from drafter.document import Block
from drafter.document.blocks import Figure, Paragraph, plain_text
from drafter.importers.draft import Said, Value
from drafter.model.paper import Chart

SPOKEN: Final = re.compile(
    r"Balkendiagramm „(?P<caption>[^“]{1,300})“: (?P<bars>.{1,4000})\.$", re.DOTALL
)
CAPTION: Final = re.compile(r"(?P<title>.+?)(?: \((?P<unit>[^()]+)\))?$")
BAR: Final = re.compile(r"(?P<name>.+?): (?P<value>[0-9]+(?:,[0-9]+)?)(?:, | und |$)")
TOLD: Final = "Diagramm: "


@dataclass(frozen=True, slots=True)
class Drawn:
    """Blocks with charts in place of what shows them, their figures by name, and their values."""

    blocks: tuple[Block, ...]
    figures: Mapping[str, Figure]
    values: Mapping[str, Value]


def drawn(read: Iterable[Block], prefix: str) -> Drawn:
    """Return blocks with the charts among them; their names begin with `prefix`."""
    blocks: list[Block] = []
    figures: dict[str, Figure] = {}
    values: dict[str, Value] = {}
    for block in read:
        chart = _chart(_spoken(block))
        if chart is None:
            blocks.append(block)
            continue
        name = f"{prefix}-{len(figures) + 1}"
        figures[name] = figure(chart)
        values[name] = _value(chart)
        blocks.append(figures[name])
    return Drawn(tuple(blocks), figures, values)


def _spoken(block: Block) -> str:
    """Return the words in which a block may speak of a chart."""
    match block:
        case Figure(_, alternative, _):
            return alternative
        case Paragraph(runs) if plain_text(runs).startswith(TOLD):
            return plain_text(runs).removeprefix(TOLD).partition("\n")[0]
        case _:
            return ""


def _chart(spoken: str) -> Chart | None:
    """Return the chart that is spoken of, where it would be spoken of in just these words."""
    told = SPOKEN.match(spoken)
    if told is None:
        return None
    caption = CAPTION.match(told["caption"])
    bars = BAR.findall(told["bars"])
    if caption is None or not bars:
        return None
    chart = Chart.model_validate(
        {
            "titel": caption["title"],
            "einheit": caption["unit"],
            "werte": [{"bezeichnung": name, "wert": value} for name, value in bars],
        }
    )
    return chart if figure(chart).alternative == spoken else None


def _value(chart: Chart) -> Value:
    unit = {"einheit": Said(chart.unit)} if chart.unit else {}
    bars = tuple(Said(f"{bar.name}, {bar.value:f}".replace(".", ",")) for bar in chart.bars)
    return {"titel": Said(chart.caption), **unit, "werte": bars}
