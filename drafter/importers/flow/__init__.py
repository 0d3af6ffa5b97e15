"""Lines to running text: without what pages add, in paragraphs, headings, lists and tables."""

from drafter.importers.flow.assembly import blocks
from drafter.importers.flow.joining import joined_lines, words_in

__all__ = ["blocks", "joined_lines", "words_in"]
