"""What stands at a place of a paper and around it, before it is known which section that is."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Final

from drafter.importers.recognise.boxes import BOX
from drafter.importers.recognise.cutting import columns_of
from drafter.importers.recognise.dates import dates_in, day_of
from drafter.importers.recognise.labels import Label, Labels, Place, Sighting
from drafter.importers.recognise.letters import key_of, letters
from drafter.importers.recognise.listing import NOTHING
from drafter.importers.recognise.matching import is_body_word, looks_like_body, trimmed
from drafter.importers.recognise.units import (
    APART,
    LEAST_COLUMNS,
    LONGEST_HEAD,
    column_of,
    columns_at,
    columns_in_grid,
)
from drafter.importers.recognise.vocabulary import COLUMNS
from drafter.importers.transcript import Grid, Line, Part
from drafter.model.form import ConsultationColumn

LOOK_AHEAD: Final = 4
MOST_HEADS: Final = 6
FAR_HEAD: Final = 16
FAR_TABLE: Final = 24
FULL_LINE: Final = 50
LEAST_FULL: Final = 5
ROOM: Final = 0.9
"""Lines of letters of unlike width reach as far with that share of the signs of the fullest."""
UNFINISHED: Final = re.compile(r"(?:[\w,\-–(/]|[„(]\w{1,40})\s*$")
YES_NO: Final = re.compile(r"(?:ja|nein)\b", re.IGNORECASE)


OTHER_HEADS: Final = frozenset(key_of(word) for words in COLUMNS.values() for word in words)
"""Heads of columns that the form need not know."""

MOST_VALUES: Final = 60
TWO_ROWS: Final = 2
LONGEST_BODY: Final = 100


def is_value(text: str, labels: Labels) -> bool:
    """Whether words are a value of a Beratungsfolge: public or not, or what a body does."""
    return len(text) <= LONGEST_HEAD and letters(text).key in labels.values


def _is_day(text: str) -> bool:
    return day_of(text) is not None


def _is_number(text: str) -> bool:
    return NUMBER_LINE.fullmatch(text.strip()) is not None


def _is_publicity(text: str) -> bool:
    return PUBLIC_LINE.fullmatch(text.strip()) is not None


NUMBER_LINE: Final = re.compile(r"(?:TOP\s?)?(?:[ÖN]\s?)?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[-–—]")
PUBLIC_LINE: Final = re.compile(r"(?:nicht[\s-]{0,2})?öffentlich|n?ö|Ö|N", re.IGNORECASE)
VALUES: Final[Mapping[str, Callable[[str], bool]]] = {
    ConsultationColumn.MEETING: _is_day,
    ConsultationColumn.AGENDA: _is_number,
    ConsultationColumn.PUBLICITY: _is_publicity,
}
"""How the values of columns look that have a look of their own."""


def _begins_body(text: str) -> bool:
    """Whether a line begins with a capital and has a word for a body among its first ones."""
    words = text.split()[:MOST_FIRST]
    return bool(words) and words[0][0].isupper() and any(map(is_body_word, words))


LONGEST_ROW: Final = 200
PUBLIC_WORD: Final = re.compile(
    r"(?<![^\W\d_])(?:nicht[\s-]{0,2})?öffentlich(?![^\W\d_])", re.IGNORECASE
)
AGENDA_OF_ROW: Final = re.compile(
    r"(?<![^\s])(?:TOP\s{0,2})?(?:[ÖN]\s?)?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}(?![^\s])"
)
MOST_FIRST: Final = 6
DAY_ROW: Final = re.compile(
    rf"(?:[\s,|]{{0,9}}(?:{NUMBER_LINE.pattern}|(?:nicht[\s-]{{0,2}})?öffentlich"
    r"|[0-9]{1,2}[:.][0-9]{2}(?:\s?Uhr)?)(?![\w-])){0,4}\s*",
    re.IGNORECASE,
)


def _is_day_row(text: str) -> bool:
    """Whether a line begins with a day, and has nothing behind it but signs of a meeting."""
    days = dates_in(text[:LONGEST_BODY])
    if len(days) != 1 or text[: days[0].start].strip():
        return False
    return DAY_ROW.fullmatch(text[days[0].end :][:LONGEST_BODY]) is not None


def _own_values(name: str, values: Sequence[str]) -> list[str]:
    """Return the first lines that are values of a column: of its looks, or short, no sentences."""
    return list(takewhile(VALUES.get(name, _is_short), values))


def _is_short(text: str) -> bool:
    return len(text) < LONGEST_BODY and not text.rstrip().endswith((".", ":"))


SHORT_NAME: Final = re.compile(
    r"(?:[A-ZÄÖÜ]{2,6}|[A-ZÄÖÜ][\w-]{2,40})(?: [A-ZÄÖÜ][\w-]{2,40}){0,2}"
)
BEHIND_DAY: Final = re.compile(
    r"[\s,;(]{0,9}(?:TOP\b|(?:[A-Z]{1,3}/)?\d{1,6}/\d|[A-Z][\w.-]{1,30} Nr)"
)


def _is_reading(text: str) -> bool:
    """Whether words name a body and its day, and right behind it a TOP or the number of a paper."""
    days = dates_in(text[:LONGEST_ROW])
    if not days:
        return False
    name = trimmed(text[: days[0].start])
    is_name = looks_like_body(name) or SHORT_NAME.fullmatch(name) is not None
    return is_name and BEHIND_DAY.match(text, days[0].end) is not None


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
        if not isinstance(unit, Line):
            return False
        return self._row_of_heads(unit) or self._heads(at) or self._parted_heads(at)

    def _parted_heads(self, at: int) -> bool:
        """Whether heads of columns begin here that each stand alone above the values of a column.

        The bodies are one of the columns, and another is one of days, or of public or not.
        """
        if self._head_alone(self.text(at)) is None:
            return False
        columns = list(self._columns_below(at))
        names = [name for name, _ in columns]
        if len(set(names)) < len(names) or ConsultationColumn.ORGANIZATION not in names:
            return False
        is_proved = not {ConsultationColumn.MEETING, ConsultationColumn.PUBLICITY}.isdisjoint(names)
        return is_proved and not (self._is_head_label(at) and len(columns[0][1]) < TWO_ROWS)

    def opens_rows(self, at: int) -> bool:
        """Whether rows of a Beratungsfolge begin here that have no heads.

        A row is one line with a body, its day, and public or not or what it does. Or, as council
        information systems print them, two: the body and what it does, and below the day with the
        agenda number, public or not. A long name may be broken before.
        """
        texts = self.texts(at, 3)
        if texts and self._is_row(texts[0]):
            return True
        if len(texts) < 2 or not _begins_body(texts[0]):
            return False
        if not dates_in(texts[0][:LONGEST_BODY]) and self._is_row(" ".join(texts[:2])):
            return True
        if self._is_body_and_role(texts[0]):
            return _is_day_row(texts[1])
        is_broken = len(texts) > 2 and not any(map(is_body_word, texts[1].split()))
        return is_broken and self._ends_with_role(texts[1]) and _is_day_row(texts[2])

    def opens_readings(self, at: int) -> bool:
        """Whether earlier readings begin here: a table, or one as „Rat, 3.5.2010, TOP 2“."""
        return self.opens_columns(at) or _is_reading(" ".join(self.texts(at, 2)))

    def _is_row(self, text: str) -> bool:
        """Whether a line has a body and one day, a word of a column, and nothing else."""
        days = dates_in(text) if len(text) < LONGEST_ROW else ()
        if len(days) != 1:
            return False
        bare = f"{text[: days[0].start]} {text[days[0].end :]}"
        plain = AGENDA_OF_ROW.sub(" ", PUBLIC_WORD.sub(" ", bare))
        has_role = self._ends_with_role(plain)
        words = plain.split()[: -1 if has_role else None]
        has_sign = has_role or PUBLIC_WORD.search(bare) is not None
        return has_sign and looks_like_body(" ".join(words))

    def _is_body_and_role(self, text: str) -> bool:
        return any(map(is_body_word, text.split())) and self._ends_with_role(text)

    def _ends_with_role(self, text: str) -> bool:
        """Whether the last words of a line, but not all, say what a body does."""
        words = text.split()
        ends = (" ".join(words[-count:]) for count in (1, 2) if count < len(words))
        return any(is_value(end, self.labels) and not _is_publicity(end) for end in ends)

    def _head_alone(self, text: str) -> Label | None:
        """Return the column that a line heads; with a colon it is a label beside its value."""
        return None if text.rstrip().endswith(":") else column_of(text, self.labels)

    def _columns_below(self, at: int) -> Iterator[tuple[str, list[str]]]:
        """Yield the columns from a place on, as far as their values look as they should."""
        name, values = "", list[str]()
        for text in self.texts(at, MOST_VALUES):
            column = self._head_alone(text)
            if column is None and self._begins_else(text):
                break
            if column is None:
                values.append(text)
                continue
            if name:
                own = _own_values(name, values)
                if own:
                    yield name, own
                if len(own) < len(values) or not own:
                    return
            name, values = column.name, []
        if name and (own := _own_values(name, values)):
            yield name, own

    def _begins_else(self, text: str) -> bool:
        """Whether a line is another label of the form."""
        return any(
            (found.alone or found.colon) and found.label.place is not Place.COLUMN
            for found in self.labels.sightings([text])
        ) and not is_value(text, self.labels)

    def _is_head_label(self, at: int) -> bool:
        """Whether a line may be a label of the front, as „Datum“: there it has one value."""
        found = self.labels.sightings(self.texts(at, 1))
        return any(each.label.place is Place.HEAD and each.alone for each in found)

    def ends_a_row(self, at: int) -> bool:
        """Whether a line ends as a row of a Beratungsfolge: with a day, or a word of a column."""
        words = self.text(at).split()
        return bool(words) and (is_value(words[-1], self.labels) or _is_day(words[-1]))

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
        rest = letters(texts[0]).key[length:]
        whole = not rest or rest in OTHER_HEADS
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

    def names_a_meeting(self, at: int) -> bool:
        """Whether „Gremium: …“ here is of the head: the Beratungsfolge stands below."""
        if not self._labelled_columns(self.texts(at, MOST_HEADS)):
            return False
        below = range(at + 1, min(at + 1 + FAR_TABLE, len(self.units)))
        return any(
            self.opens_columns(place) and not self._labelled_columns(self.texts(place, MOST_HEADS))
            for place in below
        )

    def heads_apart(self, at: int) -> bool:
        """Whether the head of the first column stands alone here and another one below its values.

        So a text layer has a table whose columns follow one another.
        """
        first = self._only_head_at(at)
        below = range(at + 1, at + 1 + FAR_HEAD)
        others = (self._only_head_at(place) for place in below)
        return first == ConsultationColumn.ORGANIZATION and any(
            name for name in others if name and name != first
        )

    def _only_head_at(self, at: int) -> str | None:
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
        if sighting.alone and self._had_room(before, line):
            return True
        return len(before.text) < FULL_LINE or not UNFINISHED.search(before.text)

    def _had_room(self, before: Line, line: Line) -> bool:
        """Whether the first word of a line would have gone well into the line before."""
        word = line.text.split(maxsplit=1)[0]
        return len(before.text.rstrip()) + len(word) < ROOM * self._width

    @cached_property
    def _width(self) -> int:
        """How many signs a full line has: what a tenth of the long lines reach, 0 if few are."""
        lengths = sorted(len(unit.text) for unit in self.units if isinstance(unit, Line))
        full = [length for length in lengths if length >= FULL_LINE]
        return full[len(full) * 9 // 10] if len(full) >= LEAST_FULL else 0
