"""What changed between two Documents: one tree, from which every marked output is made."""

from drafter.redline.changes import Change, Edit, Kind, changes
from drafter.redline.compare import compare
from drafter.redline.project import accept, reject
from drafter.redline.tree import Redline, State
from drafter.redline.view import shown

__all__ = [
    "Change",
    "Edit",
    "Kind",
    "Redline",
    "State",
    "accept",
    "changes",
    "compare",
    "reject",
    "shown",
]
