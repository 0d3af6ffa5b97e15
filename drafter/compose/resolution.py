"""The proposed resolution: preamble, parts by body, numbered points."""

from collections.abc import Callable

from drafter.compose.context import Composed, Context
from drafter.compose.money import cover
from drafter.compose.texts import prose
from drafter.document import Block, Item, ListBlock
from drafter.model.addresses import letter
from drafter.model.paper import Point, ResolutionPart


def _decimal(number: int) -> str:
    return f"{number}."


def _letter(number: int) -> str:
    return f"{letter(number)})"


def _double_letter(number: int) -> str:
    return f"{letter(number) * 2})"


LABELS: tuple[Callable[[int], str], ...] = (_decimal, _letter, _double_letter)


def resolution(context: Context) -> Composed:
    """Compose the proposed resolution."""
    proposed = context.paper.proposed_resolution
    if proposed is None:
        return Composed()
    parts = tuple(
        Item(_letter(number), _part(context, part)) for number, part in enumerate(proposed.parts, 1)
    )
    return Composed(
        (
            *prose(context, proposed.introduction),
            *((ListBlock("point", parts),) if parts else ()),
            *_points(context, proposed.points, 0),
        )
    )


def _part(context: Context, part: ResolutionPart) -> tuple[Block, ...]:
    return (*prose(context, part.introduction), *_points(context, part.points, 0))


def _points(context: Context, points: tuple[Point, ...], depth: int) -> tuple[Block, ...]:
    label = LABELS[min(depth, len(LABELS) - 1)]
    items = tuple(
        Item(label(number), _point(context, point, depth)) for number, point in enumerate(points, 1)
    )
    return (ListBlock("point", items),) if items else ()


def _point(context: Context, point: Point, depth: int) -> tuple[Block, ...]:
    return (
        *prose(context, point.text),
        *(cover(context, point.cover) if point.cover else ()),
        *_points(context, point.points, depth + 1),
        *prose(context, point.ending),
    )
