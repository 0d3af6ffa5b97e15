"""What changed between two Documents: one tree, from which every marked output is made."""

from drafter.redline.compare import compare
from drafter.redline.project import accept, reject
from drafter.redline.tree import Redline, State

__all__ = ["Redline", "State", "accept", "compare", "reject"]
