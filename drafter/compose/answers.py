"""The form's own fields as blocks: lines, texts, boxes with a sentence on which are ticked."""

from collections.abc import Iterable, Iterator

from drafter.compose.context import Composed, Context
from drafter.compose.texts import prose
from drafter.document import Block, Choice, Choices, Field, Heading, inline
from drafter.model.answers import Answer
from drafter.model.fields import FieldKind, FormField, Option
from drafter.model.form import FormSection


def fields(context: Context, section: FormSection) -> Composed:
    """Compose the fields that a section shows; those left empty are left out.

    A text that is all of a titled section needs no heading of its own.
    """
    given = [answer for name in section.fields if (answer := context.answers.of(name))]
    alone = len(section.fields) == 1 and section.label is not None
    return Composed(tuple(b for one in given for b in _blocks(context, one, titled=not alone)))


def line(context: Context, name: str, label: str | None = None) -> Iterator[Block]:
    """Yield a field of the head; nothing where it is left empty."""
    answer = context.head_answers.of(name)
    if answer and answer.field.kind.has_boxes:
        yield from _boxes(context, answer)
    elif answer:
        yield Field(name, label or answer.field.label, inline(answer.printed))


def _blocks(context: Context, answer: Answer, *, titled: bool) -> Iterator[Block]:
    field = answer.field
    if field.kind.has_boxes:
        yield from _boxes(context, answer)
    elif field.kind is FieldKind.TEXT:
        yield from [Heading(1, inline(field.label))] if titled else []
        yield from prose(context, answer.printed)
    else:
        yield Field(field.name, field.label, inline(answer.printed))


def _boxes(context: Context, answer: Answer) -> Iterator[Block]:
    """Yield all boxes of a field in one block, then what was filled in beside those ticked."""
    summary = f"Angekreuzt: {_ticked(answer)}"
    choices = tuple(_choices(answer.field, answer))
    yield Choices(inline(answer.field.label), choices, inline(summary))
    for below in answer.inner:
        if not below.field.kind.has_boxes:
            yield from _blocks(context, below, titled=True)


def _choices(field: FormField, answer: Answer | None) -> Iterator[Choice]:
    """Yield the boxes of a field, each followed by those that belong to it, ticked or not."""
    for option in field.options:
        ticked = answer is not None and option in answer.ticked
        yield Choice(ticked, inline(option.label))
        for inner in option.fields:
            if inner.kind.has_boxes:
                yield from _choices(inner, answer.of(inner.name) if answer and ticked else None)


def _ticked(answer: Answer) -> str:
    """Say which boxes are ticked: „Ja“ (negativ, geringfügig)."""
    return ", ".join(_named(option, answer) for option in answer.ticked)


def _named(option: Option, answer: Answer) -> str:
    below = (answer.of(field.name) for field in option.fields)
    labels = [*_labels(one for one in below if one)]
    return f"„{option.label.removesuffix(':')}“" + (f" ({', '.join(labels)})" if labels else "")


def _labels(answers: Iterable[Answer]) -> Iterator[str]:
    for answer in answers:
        yield from (option.label.removesuffix(":") for option in answer.ticked)
        yield from _labels(answer.inner)
