"""What stands at a place of a paper and around it, before it is known which section that is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from drafter.importers.recognise.boxes import BOX
from drafter.importers.recognise.cutting import columns_of
from drafter.importers.recognise.labels import Labels, Place, Sighting
from drafter.importers.recognise.letters import letters
from drafter.importers.recognise.listing import NOTHING
from drafter.importers.recognise.units import (
    APART,
    LEAST_COLUMNS,
    column_of,
    columns_at,
    columns_in_grid,
)
from drafter.importers.transcript import Grid, Line, Part
from drafter.model.form import ConsultationColumn

LOOK_AHEAD: Final = 4
MOST_HEADS: Final = 6
MOST_VALUES: Final = 16
FULL_LINE: Final = 50
UNFINISHED: Final = re.compile(r"(?:[\w,\-–(/]|[„(]\w{1,40})\s*$")
YES_NO: Final = re.compile(r"(?:ja|nein)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Outlook:
    """The units of a paper, and the labels that may stand among them."""

    units: Sequence[Part]
    labels: Labels

    @cached_property
    def printed(self) -> frozenset[str]:
        """The sections whose labels stand on lines of their own just as the form prints them."""
        lines = (unit.text for unit in self.units if isinstance(unit, Line))
        seen = (found for text in lines for found in self.labels.sightings([text]))
        return frozenset(s.label.name for s in seen if s.label.own and (s.alone or s.colon))

    def line(self, at: int) -> Line | None:
        """Return the line at a place; None where there is none, or something else."""
        unit = self.units[at] if 0 <= at < len(self.units) else None
        return unit if isinstance(unit, Line) else None

    def text(self, at: int) -> str:
        """Return the words of the line at a place, empty where there is none."""
        line = self.line(at)
        return line.text if line else ""

    def texts(self, at: int, most: int = LOOK_AHEAD) -> list[str]:
        """Return the words of the lines from a place on, up to what is no line."""
        texts: list[str] = []
        while len(texts) < most and self.line(at + len(texts)):
            texts.append(self.text(at + len(texts)))
        return texts

    def is_bold(self, at: int) -> bool:
        """Whether all words of a line are bold."""
        line = self.line(at)
        return line is not None and line.strong

    def opens_columns(self, at: int) -> bool:
        """Whether a Beratungsfolge begins here: with the heads of its columns."""
        unit = self.units[at] if at < len(self.units) else None
        if isinstance(unit, Grid):
            return columns_in_grid(unit, self.labels)
        return isinstance(unit, Line) and (self._row_of_heads(unit) or self._heads(at))

    def _row_of_heads(self, line: Line) -> bool:
        """Whether a line has heads of columns set apart by wide gaps, whatever stands first."""
        cells = columns_of(line)
        if len(cells) <= LEAST_COLUMNS:
            return False
        heads = (column_of(cell.text, self.labels) for cell in cells)
        return len({head.name for head in heads if head}) > LEAST_COLUMNS

    def _heads(self, at: int) -> bool:
        """Whether the heads of columns begin here, in one line or one a line."""
        texts = self.texts(at, MOST_HEADS)
        seen = list(self.labels.sightings(texts[:1]))
        if not any(found.label.place is Place.COLUMN for found in seen):
            return False
        if any(found.colon for found in seen):
            return self._labelled_columns(texts)
        names, length = columns_at(letters("\n".join(texts)).key, self.labels.columns)
        whole = length >= len(letters(texts[0]).key)
        return names >= LEAST_COLUMNS and (whole or names > LEAST_COLUMNS)

    def _labelled_columns(self, texts: Sequence[str]) -> bool:
        """Whether lines of the form „Gremium: …“, „Sitzung am: …“ begin here."""
        seen = [
            found.label.name
            for text in texts[:LEAST_COLUMNS]
            for found in self.labels.sightings([text])
            if found.label.place is Place.COLUMN and found.colon and found.rest
        ]
        return len(set(seen)) >= LEAST_COLUMNS and seen[0] == ConsultationColumn.ORGANIZATION

    def heads_apart(self, at: int) -> bool:
        """Whether the head of the first column stands alone here and another one below its values.

        So a text layer has a table whose columns follow one another.
        """
        first = self._head_alone(at)
        below = range(at + 1, at + 1 + MOST_VALUES)
        others = (self._head_alone(place) for place in below)
        return first == ConsultationColumn.ORGANIZATION and any(
            name for name in others if name and name != first
        )

    def _head_alone(self, at: int) -> str | None:
        """Return the column whose head is all that a line says."""
        text = self.text(at)
        seen = self.labels.sightings([text]) if text else ()
        heads = (s for s in seen if s.label.place is Place.COLUMN and s.alone and not s.colon)
        return next((head.label.name for head in heads), None)

    def leads(self, rest: str) -> bool:
        """Whether behind a label the heads of columns, boxes or „ja“ and „nein“ follow."""
        if BOX.match(rest) or YES_NO.match(rest):
            return True
        key = letters(rest[:FULL_LINE]).key
        return columns_at(key, self.labels.columns)[0] >= LEAST_COLUMNS

    def runs_on(self, at: int) -> bool:
        """Whether a line goes on with a small letter, as text does; „keine“ is an answer."""
        following = self.text(at).strip()
        if not following[:1].islower() or NOTHING.fullmatch(following):
            return False
        return not self.leads(following) and not self.opens_columns(at)

    def is_finished(self, at: int, sighting: Sighting) -> bool:
        """Whether what stands before a label is finished, or there is room between."""
        line, before = self.line(at), self.line(at - 1)
        if line is None or before is None or line.gap >= APART or self.leads(sighting.rest):
            return True
        if sighting.alone and line.strong and not before.strong:
            return True
        return len(before.text) < FULL_LINE or not UNFINISHED.search(before.text)
