"""The PDF of record: set from the HTML, tagged and described as archive and screen reader need.

PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) in one file; PDF/A-3a (ISO 19005-3) where the
edition holds sources to embed. `typesetting` sets the pages, `boxes` says what WeasyPrint made of
each element, `structure` makes the tree of tags from them and `tagging` writes it, `links` gives
links words, `divisions` and `textlayer` make divided words whole, `metadata` says what the paper
is, `sources` describes what is embedded.
"""

from drafter.render.pdf.typesetting import render

__all__ = ["render"]
