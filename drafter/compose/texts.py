"""The prose sections, and the charts that stand in prose."""

from collections.abc import Mapping

from drafter.compose.context import Composed, Context
from drafter.document import Bars, Block, Figure, Paragraph, inline
from drafter.document.prose import parse
from drafter.german.wording import listed
from drafter.model.paper import Bar, Chart, Paper


def prose(context: Context, text: str | None) -> tuple[Block, ...]:
    """Turn a prose text of the paper into blocks; no text gives none."""
    return parse(text, charts(context.paper)) if text else ()


def goals(context: Context) -> Composed:
    """Compose the effects on goals and key figures."""
    return Composed(prose(context, context.paper.goals))


def summary(context: Context) -> Composed:
    """Compose the summary before the Begründung."""
    return Composed(prose(context, context.paper.summary))


def rationale(context: Context) -> Composed:
    """Compose the Begründung (or Sachverhalt)."""
    return Composed(prose(context, context.paper.rationale))


def note(context: Context) -> Composed:
    """Compose the form's own note."""
    return Composed((Paragraph(inline(context.form.note)),) if context.form.note else ())


def charts(paper: Paper) -> Mapping[str, Figure]:
    """Return the figure of every chart of the paper, by name."""
    return {name: figure(chart) for name, chart in paper.charts.items()}


def figure(chart: Chart) -> Figure:
    """Return the figure of a chart; without an alternative text of its own its values are it."""
    bars = tuple((bar.name, float(bar.value), _printed(bar)) for bar in chart.bars)
    caption = f"{chart.caption} ({chart.unit})" if chart.unit else chart.caption
    spoken = listed([f"{name}: {value}" for name, _, value in bars])
    alternative = chart.alternative or f"Balkendiagramm „{caption}“: {spoken}."
    return Figure(Bars(bars), alternative, inline(caption))


def _printed(bar: Bar) -> str:
    return f"{bar.value:f}".replace(".", ",")
