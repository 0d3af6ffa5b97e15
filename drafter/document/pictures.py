"""The image files that a prose text places."""

import re
from typing import Final

CHART: Final = "abbildung:"
LOGO: Final = "formular:logo"
"""The key of the form's logo among the pictures of an edition; no file is called so."""
MAY_PLACE_A_FILE: Final = re.compile(rf"\]\((?!{CHART})")


def images(text: str) -> tuple[str, ...]:
    """Return the names of all image files that a prose text places, each once, in order.

    The parser is asked, and imported, only for a text in which anything but charts may stand.
    """
    if "![" not in text or not MAY_PLACE_A_FILE.search(text):
        return ()
    from drafter.document.commonmark import WORDS, parse_tree

    inlines = (node for node in parse_tree(text).walk() if node.type == "inline")
    words = (token for node in inlines for token in node.meta[WORDS])
    sources = (str(token.attrs["src"]) for token in words if token.type == "image")
    return tuple(dict.fromkeys(name for name in sources if not name.startswith(CHART)))
