"""A paper beside what it changes: its original, or itself before the changes marked by hand."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter import compose, redline
from drafter.document import Document
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.redline import Change, Redline
from drafter.source.forms import load_form

if TYPE_CHECKING:
    from drafter.pipeline.checking import Checked


@dataclass(frozen=True)
class Compared:
    """A paper compared: the paper before, both Documents, the tree over them, and its changes.

    `base` is None where the changes were marked by hand.
    """

    base: Paper | None
    document: Document = field(repr=False)
    redline: Redline = field(repr=False)
    changes: tuple[Change, ...] = field(repr=False)


def compared(checked: "Checked") -> Compared | None:
    """Compare a paper with what it changes; None where there is nothing to compare with.

    A Nachtrag that holds only changes is compared by the whole text that it makes.
    """
    paper, form = checked.consolidated or checked.paper, checked.loaded.form
    before = checked.original or checked.before
    if paper is None or form is None or before is None:
        return None
    if checked.consolidated is None and paper.only_changes:
        return None
    old = compose.document(before, load_form(before.form))
    new = compose.document(paper, form, checked.original)
    tree = redline.compare(old, new)
    return Compared(checked.original, new, tree, redline.changes(tree))


def changes_between(paper: Paper, form: Form, original: Paper) -> tuple[Change, ...]:
    """Return what a paper changes in its original."""
    old = compose.document(original, load_form(original.form))
    return redline.changes(redline.compare(old, compose.document(paper, form, original)))
