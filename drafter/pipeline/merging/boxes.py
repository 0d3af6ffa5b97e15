"""Boxes that were ticked or emptied in Word: the answer that the paper gives for them, anew."""

from collections.abc import Iterable, Iterator, Mapping

from drafter.model.fields import FormField
from drafter.model.form import Form
from drafter.pipeline.merging.printed import EMPTY, TICKED
from drafter.pipeline.merging.sources import Edit, Sources
from drafter.pipeline.merging.structure import extent
from drafter.pipeline.merging.values import scalars, tree
from drafter.source.entries import scalar

BETWEEN = ", "


def box_edits(sources: Sources, form: Form, boxes: Iterable[str]) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits that may tick the boxes of a block as they are wanted.

    `boxes` are the lines of all its boxes as they shall be.
    """
    names, lines = _names(form), tuple(boxes)
    every = [names.get(_label(line), _label(line).split(" ")[0].lower()) for line in lines]
    ticked = [name for name, line in zip(every, lines, strict=True) if line.startswith(TICKED)]
    yaml = sources.every[0]
    for value in scalars(tree(yaml)):
        pieces = value.value.split(BETWEEN)
        if not set(every) & set(pieces):
            continue
        others = [piece for piece in pieces if piece not in every]
        for made in ([*ticked, *others], ticked):
            start, end = extent(value)
            answer = BETWEEN.join(made)
            yield (Edit(yaml.file, start, end, answer),)
            yield (Edit(yaml.file, start, end, scalar(answer)),)


def _label(line: str) -> str:
    return line.removeprefix(TICKED).removeprefix(EMPTY)


def _names(form: Form) -> Mapping[str, str]:
    """Return what a paper writes for a box, by the words beside it."""
    found: dict[str, str] = {}
    open_fields: list[FormField] = list(form.fields)
    while open_fields:
        for option in open_fields.pop().options:
            found[option.label] = option.name
            open_fields += option.fields
    return found
