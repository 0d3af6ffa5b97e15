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
    before: Part | None = None
    for part in parts:
        if _begins(part) or (before is not None and _goes_on(part, before)):
            before = part
        else:
            before = None
            kept.append(part)
    return tuple(kept)


def _begins(part: Part) -> bool:
    if isinstance(part, Grid):
        return bool(part.rows) and tuple(key_of(cell.text) for cell in part.rows[0]) == HEADS
    return isinstance(part, Line) and key_of(part.text[:40]) == key_of(OVERVIEW)


def _goes_on(part: Part, before: Part) -> bool:
    """Whether a part is an entry of the list, or goes on in the line before."""
    if not isinstance(part, Line):
        return False
    goes_on = isinstance(before, Line) and part.gap < 1
    return goes_on or ENTRY.match(part.text.lstrip()) is not None
