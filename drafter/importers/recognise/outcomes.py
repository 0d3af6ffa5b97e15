"""Results that are told in lines of their own: „Ergebnis Integrationsrat vom 1.2.2022: …“."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from drafter.importers.draft import Certainty, Remainder, Said, Value
from drafter.importers.recognise.dates import dates_in
from drafter.importers.recognise.layout import Layout
from drafter.importers.recognise.letters import key_of
from drafter.importers.recognise.matching import running

TOLD: Final = re.compile(
    r"(?:^|(?<=[\n\t]))[ ]*Ergebnis[ :](?P<who>[^:]{3,300}?)\s+vom\s+(?P<day>[^:\n]{6,30}):"
    r"\s*(?P<words>[^\n]*(?:\n(?!\s*Ergebnis\s)[^\n]+){0,8})"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A result as it is told: whose, of which day, in which words."""

    who: str
    day: str
    words: str


def told_outcomes(layout: Layout) -> tuple[tuple[Told, ...], tuple[tuple[int, int], ...]]:
    """Return the results that a list tells below its rows, and where they stand."""
    found: list[Told] = []
    spans: list[tuple[int, int]] = []
    for match in TOLD.finditer(layout.text):
        end = _end(layout, match)
        days = dates_in(match["day"])
        if len(days) == 1:
            words = running(layout.text[match.start("words") : end])
            found.append(Told(running(match["who"]), days[0].said.text, words))
            spans.append((match.start(), end))
    return tuple(found), tuple(spans)


def _end(layout: Layout, match: re.Match[str]) -> int:
    """Return where a told result ends: at the first line that stands apart."""
    first = layout.at(match.start("words")).row
    apart = (
        piece.start - 1
        for piece in layout.pieces
        if match.start("words") < piece.start <= match.end()
        and piece.gap >= 1
        and piece.row > first
    )
    return next(apart, match.end())


def with_outcomes(
    entries: Sequence[Mapping[str, Value]], told: Sequence[Told]
) -> tuple[list[Mapping[str, Value]], list[Remainder]]:
    """Return the entries with their results, and those of meetings that the list does not have."""
    made = [dict(entry) for entry in entries]
    unheard = []
    for one in told:
        own = [entry for entry in made if _is_of(entry, one)]
        if len(own) == 1 and "ergebnis" not in own[0]:
            own[0]["ergebnis"] = Said(one.words)
        else:
            unheard.append(
                Remainder(f"Ergebnis {one.who} vom {one.day}: {one.words}", "beratungsfolge")
            )
    return list(made), unheard


def _is_of(entry: Mapping[str, Value], told: Told) -> bool:
    body, day = entry.get("gremium"), entry.get("sitzung")
    return (
        isinstance(body, Said)
        and isinstance(day, Said)
        and key_of(told.who).startswith(key_of(body.text))
        and day.text == told.day
        and body.certainty > Certainty.UNSURE
    )
