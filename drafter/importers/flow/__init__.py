"""Lines to running text: without what pages add, in paragraphs, headings, lists and tables."""

from drafter.importers.flow.assembly import blocks
from drafter.importers.flow.furniture import parted
from drafter.importers.flow.gluing import is_glued, unglued
from drafter.importers.flow.joining import joined_lines, words_in
from drafter.importers.flow.marks import unmarked_lines

__all__ = ["blocks", "is_glued", "joined_lines", "parted", "unglued", "unmarked_lines", "words_in"]
