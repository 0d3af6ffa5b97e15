"""Word files (ISO/IEC 29500, Transitional): a paper in real styles, its changes as Word tells them.

An edition with a redline carries all its changes as tracked changes, so that accepting them gives
the new Document, and refusing them the one before. Its marks are those of Word and not the form's.
"""

from drafter.render.docx.files import render

__all__ = ["render"]
