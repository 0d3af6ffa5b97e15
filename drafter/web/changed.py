"""Where a page changed, so that a browser can show that spot again after it was saved.

A sandboxed frame tells nobody how far it was scrolled, so the spot is found in the HTML.
"""

import re
from typing import Final

from drafter.redline.overview import SECTION

BLOCK: Final = re.compile(rb"<(?:p|li|tr|dt|dd|h[1-6]|figure|section|header)(?: [^>]*)?>")
ANCHOR: Final = "zuletzt-bearbeitet"
WINDOW: Final = 20_000


def with_anchor(html: bytes, before: bytes) -> bytes:
    """Return a page in which the block with the first difference has the id `ANCHOR`.

    It is that block, or the nearest before it, that has no id. The list of changes is passed over,
    since it changes with everything below it; nothing is marked where nothing else differs.
    """
    start = _matter(html)
    offset = start + _common(html[start:], before[_matter(before) :])
    blocks = BLOCK.finditer(html, max(start, offset - WINDOW), offset)
    free = [block for block in blocks if b' id="' not in block[0]]
    if offset == len(html) or not free:
        return html
    end = free[-1].end() - 1
    return html[:end] + f' id="{ANCHOR}"'.encode() + html[end:]


def _matter(html: bytes) -> int:
    """Return where the paper's own matter begins: behind the list of changes, if there is one."""
    start = max(html.find(b"<main>"), 0)
    listed = html.find(f'id="{SECTION}"'.encode(), start)
    return html.find(b"</section>", listed) if listed >= 0 else start


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
