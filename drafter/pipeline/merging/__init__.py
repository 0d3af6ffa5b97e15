"""Corrections made in Word, taken back into a paper's files, each of them proved before it counts.

    Word file ─▶ lines that are wanted ┐
    paper ─▶ lines as they are printed ┴▶ groups ─▶ one change after the other ─▶ files

Where a change belongs is not reckoned but tried: the words are looked for in the files, changed
there, and the paper is read and composed again. A place is the right one where the paper then
shows this change and no other.
"""

from drafter.pipeline.merging.corrections import Corrections, Proposal
from drafter.pipeline.merging.merge import corrections, write

__all__ = ["Corrections", "Proposal", "corrections", "write"]
