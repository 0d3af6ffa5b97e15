"""A paper beside what it changes: the original that a Nachtrag names."""

from dataclasses import dataclass, field

from drafter import compose, redline
from drafter.document import Document
from drafter.model.paper import Paper
from drafter.pipeline.checking import Checked
from drafter.redline import Change, Redline
from drafter.source.forms import load_form


@dataclass(frozen=True)
class Compared:
    """A paper compared: the paper before, both Documents, the tree over them, and its changes.

    `base` is None where the changes were marked by hand.
    """

    base: Paper | None
    document: Document = field(repr=False)
    redline: Redline = field(repr=False)
    changes: tuple[Change, ...] = field(repr=False)


def compared(checked: Checked) -> Compared | None:
    """Compare a paper with its original; None where it has none or either could not be read."""
    paper, form, original = checked.loaded.paper, checked.loaded.form, checked.original
    if paper is None or form is None or original is None:
        return None
    old = compose.document(original, load_form(original.form))
    new = compose.document(paper, form, original)
    tree = redline.compare(old, new)
    return Compared(original, new, tree, redline.changes(tree))
