"""What must not be torn at a line's end: an amount and its unit, a § and its number."""

import re
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

TOGETHER: Final = re.compile(
    r"\b\d[\d.,]*[ \u00a0](?:€|EUR\b|Euro\b|T€|%|Mio\.|Mrd\.|Uhr\b|m²|km\b)"
    r"|§§? \d+\w*|\b(?:Abs|Nr|Art|Ziff)\. \d+\w*|\b(?:Ziffer|Anlage) \d[\w.]*"
    r"|\bTOP (?:[ÖN] )?\d[\w.]*"
)


@lru_cache(maxsize=1024)
def kept(text: str) -> Markup:
    """Escape a text and keep together what belongs together; no character is changed."""
    if not TOGETHER.search(text):
        return escape(text)
    made, cursor = [], 0
    for match in TOGETHER.finditer(text):
        made.append(escape(text[cursor : match.start()]))
        made.append(Markup('<span class="kept">{}</span>').format(match[0]))
        cursor = match.end()
    return Markup("").join([*made, escape(text[cursor:])])
