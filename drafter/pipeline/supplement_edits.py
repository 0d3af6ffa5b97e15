"""The edits that make the YAML file of a Nachtrag of its original's."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from drafter.model.amendment import Amendment
from drafter.model.paper import Paper, Supplement
from drafter.model.scalars import Publicity, Scope, Status, SupplementMode
from drafter.pipeline.checking import Checked
from drafter.pipeline.examples import examples, in_block, in_braces
from drafter.source import Loaded
from drafter.source.edit import Edit, replaced, trimmed
from drafter.source.entries import (
    column,
    entry,
    is_flow,
    scalar,
    with_entry,
    with_fields,
    with_paragraph,
    with_value,
    without_entries,
    without_value,
)
from drafter.source.events import read_tree
from drafter.source.nodes import Entry
from drafter.source.nodes import Mapping as Node

# The original's matter: a Nachtrag that holds only changes does not repeat it.
MATTER: Final = (
    *("product_groups", "goals", "finances", "proposed_resolution", "amendments", "summary"),
    *("rationale", "charts", "attachments", "acknowledged", "answers"),
)
# Where the amendments come: in place of the first of these that the original has.
IN_PLACE_OF: Final = ("aenderungen", "beschlussvorschlag", "begruendung")


@dataclass(frozen=True)
class Wanted:
    """What a Nachtrag has of its own: mode, scope, and its number where it is known already."""

    mode: SupplementMode
    number: str | None = None
    scope: Scope = Scope.WHOLE

    @property
    def only_changes(self) -> bool:
        """Whether it is to hold nothing but what changes."""
        return self.scope is Scope.CHANGES


def left_out(paper: Paper, wanted: Wanted) -> tuple[str, ...]:
    """Return the fields of a paper that its Nachtrag does not repeat.

    A neutral title is repeated where one is needed.
    """
    if not wanted.only_changes:
        return ()
    non_public = any(one.publicity is Publicity.NON_PUBLIC for one in paper.consultations)
    return MATTER if non_public else (*MATTER, "neutral_title")


def edits(
    checked: Checked, expected: Paper, names: Mapping[str, str], wanted: Wanted
) -> Iterator[Edit]:
    """Yield the edits that turn the original's file into that of its Nachtrag, `expected`.

    `names` are those of the copies of texts, by the names that the original gives.
    """
    assert expected.supplement
    root = tree(checked.loaded)
    yield from _head(root, wanted)
    yield from _block(root, expected.supplement)
    yield from _texts(checked.loaded, names)
    if wanted.only_changes:
        yield from _changes(root, checked, expected, wanted)


def tree(loaded: Loaded) -> Node:
    """Return the tree of a paper's file, positions and all."""
    root, _ = read_tree(loaded.origins.spans[()].source)
    assert isinstance(root, Node)
    return root


def _head(root: Node, wanted: Wanted) -> Iterator[Edit]:
    """Yield the edits for status, number and date."""
    status, number, day = (entry(root, key) for key in ("status", "drucksachennummer", "datum"))
    kind = entry(root, "vorlagenart")
    assert kind is not None
    if status is not None:
        yield with_value(status, Status.DRAFT.value)
    if wanted.number is not None:
        yield with_entry(root, "drucksachennummer", scalar(wanted.number), kind)
    elif number is not None:
        yield from without_value(number)
    if day is not None:
        yield from without_value(day)


def _block(root: Node, own: Supplement) -> Iterator[Edit]:
    subject = entry(root, "beratungsgegenstand")
    assert subject is not None
    fields = {
        "art": own.mode.value,
        "zu": scalar(own.original or ""),
        **({"umfang": own.scope.value} if own.scope is Scope.CHANGES else {}),
        "pruefsumme": own.checksum or "",
    }
    return with_fields(root, "nachtrag", fields, entry(root, "datum"), subject)


def _texts(loaded: Loaded, names: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits that let the copy name the copies of its texts."""
    for text in loaded.texts:
        if text.name in names:
            yield replaced(trimmed(text.named), scalar(names[text.name]))


def _changes(root: Node, checked: Checked, expected: Paper, wanted: Wanted) -> Iterator[Edit]:
    """Yield the edits that leave the original's matter out and make room for amendments."""
    fields = Paper.model_fields
    gone = {fields[name].alias or name for name in left_out(expected, wanted)}
    fitting = _fitting(checked, expected)
    text = in_braces(fitting) if is_flow(root) else in_block(fitting, column(root))
    yield with_paragraph(root, text, _above(root, gone))
    yield from without_entries(root, gone)


def _fitting(checked: Checked, expected: Paper) -> tuple[Amendment, ...]:
    """Return examples of amendments, where the original has its whole text."""
    paper = checked.paper
    whole = checked.consolidated if paper and paper.only_changes else paper
    form = checked.loaded.form
    return examples(expected, whole, form) if whole and form else ()


def _above(root: Node, gone: Container[str]) -> Entry:
    """Return the entry below which the amendments come."""
    kept = [one for one in root.entries if one.key.value not in gone]
    matter = next(filter(None, (entry(root, key) for key in IN_PLACE_OF)), None)
    above = [one for one in kept if matter and one.key.span.start < matter.key.span.start]
    return (above or kept)[-1]
