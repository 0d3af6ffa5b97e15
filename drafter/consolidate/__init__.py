"""The consolidated text: an original with what a Nachtrag changes in it."""

from drafter.consolidate.consolidated import Consolidated, paper
from drafter.consolidate.merging import Problem

__all__ = ["Consolidated", "Problem", "paper"]
