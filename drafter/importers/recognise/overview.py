"""The list of changes that this program prints on a marked paper: it is made anew, not imported."""

import re
from collections.abc import Sequence
from typing import Final

from drafter.importers.recognise.labels import OVERVIEW
from drafter.importers.recognise.letters import key_of
from drafter.importers.transcript import Grid, Line, Part

HEADS: Final = ("stelle", "bisher", "jetzt")
ENTRY: Final = re.compile(
    r"(?:Stelle|bisher|jetzt): |Verfahren \(im Text|Nur neu nummeriert|Änderungen gegenüber "
)
NOTE: Final = "Die Änderungsübersicht ist nicht übernommen; sie entsteht beim Bauen neu."


def without_overview(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Leave the list of changes out: its heading, and its tables or entries."""
    kept: list[Part] = []
    inside = False
    for part in parts:
        inside = _begins(part) or (inside and _goes_on(part))
        if not inside:
            kept.append(part)
    return tuple(kept)


def _begins(part: Part) -> bool:
    if isinstance(part, Grid):
        return bool(part.rows) and tuple(key_of(cell.text) for cell in part.rows[0]) == HEADS
    return isinstance(part, Line) and key_of(part.text[:40]) == key_of(OVERVIEW)


def _goes_on(part: Part) -> bool:
    """Whether a part is an entry of the list, or goes on in one."""
    if not isinstance(part, Line):
        return False
    return part.gap < 1 or ENTRY.match(part.text.lstrip()) is not None
