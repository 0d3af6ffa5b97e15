"""Where a page changed, so that a browser can show that spot again after it was saved.

A sandboxed frame tells nobody how far it was scrolled, so the spot is found in the HTML.
"""

import re
from typing import Final, NamedTuple

from drafter.redline.overview import SECTION

BLOCK: Final = re.compile(rb"<(?:p|li|tr|dt|dd|h[1-6]|figure|section|header)(?: [^>]*)?>")
LISTED: Final = re.compile(rb'<section [^>]*id="%s".*?</section>\s*' % SECTION.encode(), re.DOTALL)
ANCHOR: Final = "zuletzt-bearbeitet"
WINDOW: Final = 20_000


class Matter(NamedTuple):
    """A paper's own matter in a page: without the list of changes, which stood at `gap`."""

    html: bytes
    gap: int
    left_out: int

    def offset(self, found: int) -> int:
        """Return where in the page something stands that was found in the matter."""
        return found + self.left_out if found > self.gap else found


def with_anchor(html: bytes, before: bytes) -> bytes:
    """Return a page in which the block with the first difference has the id `ANCHOR`.

    It is that block, or the nearest before it, that has no id. The list of changes is passed over,
    since it changes with everything below it; nothing is marked where nothing else differs.
    """
    matter = _matter(html)
    start = max(matter.html.find(b"<main>"), 0)
    common = _common(matter.html, _matter(before).html)
    blocks = BLOCK.finditer(matter.html, max(start, common - WINDOW), common)
    free = [block for block in blocks if b' id="' not in block[0]]
    if common == len(matter.html) or not free:
        return html
    end = matter.offset(free[-1].end() - 1)
    return html[:end] + f' id="{ANCHOR}"'.encode() + html[end:]


def _matter(html: bytes) -> Matter:
    listed = LISTED.search(html)
    if listed is None:
        return Matter(html, len(html), 0)
    return Matter(html[: listed.start()] + html[listed.end() :], listed.start(), len(listed[0]))


def _common(one: bytes, other: bytes) -> int:
    """Return how many bytes both begin with."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
