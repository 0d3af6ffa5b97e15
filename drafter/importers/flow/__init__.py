"""Lines to running text: without what pages add, in paragraphs, headings, lists and tables."""

from drafter.importers.flow.assembly import blocks
from drafter.importers.flow.furniture import parted
from drafter.importers.flow.marks import unmarked_lines

__all__ = ["blocks", "parted", "unmarked_lines"]
