"""Which words of a list are bodies: names over several lines, names parted by what stands beside.

A body's name is wrapped in its column, and a text layer then has the rest of it behind the day and
the publicity of the same row. So words that are no name yet are tried together with those of the
lines around them, and with the first words behind the signs that follow.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from drafter.german.wording import quoted
from drafter.importers.draft import Certainty, Said
from drafter.importers.recognise.layout import Layout
from drafter.importers.recognise.matching import (
    LONGEST_NAME,
    Names,
    Place,
    goes_on,
    is_open,
    known_body,
    looks_like_body,
    misspelt_body,
    running,
    unknown_body,
)
from drafter.importers.recognise.signs import TIME
from drafter.model.form import ConsultationColumn

MOST_HANGING: Final = 3
MOST_LINES: Final = 6
"""A body's name takes no more lines."""

RUN: Final = re.compile(r"[^\x00]+")
UNIT: Final = re.compile(r"[^\n\t]+")
JOINT_SIGN: Final = re.compile(
    r"\(?\s*(?:in\s+)?gemeinsame[rn]?\s+(?:Sitzung|Beratung)(?:\s+mit)?\s*\)?", re.IGNORECASE
)
JOINT_WORD: Final = re.compile(
    r"\s*(?:,?\s*(?:und|sowie|u\.|&|\+|/|gemeinsam mit|zusammen mit)\s*)", re.I
)
GLUED_AM: Final = re.compile(r"[^\W\d_](?:am|vom)$")
HARMLESS: Final = re.compile(
    r"[\s,;:.()–—\-*•|/]|(?<!\w)(?:\d{1,3}\.(?!\d)|Plenarsitzung|Sondersitzung|Sitzung|Beschluss|Beratung|des|der|den|am|um|im|vom|in|ggf\.?)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a list: a body with what is written for it, or words that name none.

    `joint` says that the body meets with the one before it, `run` which words no sign parts,
    `known` that the form knows the body, spelt so or nearly so. `whole` are the words of one put
    together from halves.
    """

    start: int
    end: int
    run: int
    said: Said | None = None
    joint: Certainty | None = None
    known: bool = False
    whole: str = ""

    def words(self, text: str) -> str:
        """Return its words in the text, those of both halves where it has two."""
        return self.whole or text[self.start : self.end].replace("\x00", "")


def named(layout: Layout, left: str, names: Names) -> tuple[tuple[Named, ...], bool]:
    """Return bodies and other words of what signs have left, and whether a joint meeting is named.

    `left` is the text of the layout in which all signs are U+0000.
    """
    joint = bool(JOINT_SIGN.search(left))
    plain = JOINT_SIGN.sub(lambda m: re.sub(r"[^\n\t]", " ", m[0]), left)
    found: list[Named] = []
    for number, run in enumerate(RUN.finditer(plain)):
        if re.search(r"\w", run[0]):
            found += _of_run(_Run(layout, plain, run.start(), run.end(), number, names))
    return tuple(_stitched(found, plain, names, layout)), joint


def joint_body(body: Named) -> Said:
    """Return what is written for a body that meets with another, and how sure that is."""
    said = body.said or Said("")
    if body.joint is not Certainty.LIKELY or said.certainty is not Certainty.SURE:
        return said
    note = "Gelesen als gemeinsame Sitzung, weil beide Gremien beieinander stehen."
    return replace(said, certainty=Certainty.LIKELY, note=note)


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that no sign parts, from `start` to `end` of the text."""

    layout: Layout
    text: str
    start: int
    end: int
    number: int
    names: Names

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def _of_run(run: _Run) -> list[Named]:
    """Return the bodies of a run, and the words between them."""
    places = _whole_places(run)
    found: list[Named] = []
    cursor = run.start
    for place in places:
        found += _between(run, cursor, place.start)
        said = _known(run, place)
        found.append(Named(place.start, place.end, run.number, said, known=True))
        cursor = place.end
    return _linked([*found, *_between(run, cursor, run.end)], run)


def _known(run: _Run, place: Place) -> Said:
    return known_body(place.name, running(run.text[place.start : place.end]))


def _whole_places(run: _Run) -> list[Place]:
    """Return the known names of a run that stand alone: not beside words that belong to them."""
    places = [
        Place(place.start + run.start, place.end + run.start, place.name)
        for place in run.names.places(run.words)
    ]
    return [place for place in places if not _is_part(run, place, places)]


def _is_part(run: _Run, place: Place, places: Sequence[Place]) -> bool:
    """Whether a known name is only a part of a longer one on its line („Rat der Gemeinde X“)."""
    start = max(run.text.rfind(sign, run.start, place.start) for sign in "\n\t") + 1
    start = max(start, run.start, *(p.end for p in places if p.end <= place.start))
    ends = [run.text.find(sign, place.end, run.end) for sign in "\n\t"]
    end = min(
        [run.end, *(e for e in ends if e >= 0), *(p.start for p in places if p.start >= place.end)]
    )
    return any(
        _belongs(words) for words in (run.text[start : place.start], run.text[place.end : end])
    )


def _belongs(words: str) -> bool:
    """Whether words beside a name change what it names; brackets and „27. Sitzung“ do not."""
    plain = re.sub(r"\([^)]{0,120}\)?", " ", words)
    return bool(re.search(r"\w", _plain(plain)))


def _between(run: _Run, start: int, end: int) -> list[Named]:
    """Read the words between known names, line by line: names that are longer, and other words."""
    units = [
        (start + unit.start(), start + unit.end())
        for unit in UNIT.finditer(run.text[start:end])
        if re.search(r"\w", _plain(unit[0]))
    ]
    found: list[Named] = []
    index = 0
    while index < len(units):
        taken, said, known = _longest(run, units[index : index + MOST_LINES])
        start, end = units[index][0], units[index + taken - 1][1]
        found.append(Named(start, end, run.number, said, known=known))
        index += taken
    return found


def _plain(words: str) -> str:
    return HARMLESS.sub(" ", JOINT_WORD.sub(" ", f" {words} "))


def _longest(run: _Run, units: Sequence[tuple[int, int]]) -> tuple[int, Said | None, bool]:
    """Return how many lines the name at the front takes, what is written, and if it is known."""
    certain = run.layout.at(units[0][0]).column is ConsultationColumn.ORGANIZATION
    for count in range(len(units), 0, -1):
        words = _words(run, units[:count])
        near = run.names.exactly(words) or run.names.similar(words)
        if near:
            return count, run.names.read(words), True
    count = 1
    while count < len(units) and _continues(run, units, count):
        count += 1
    said = run.names.read(_words(run, units[:count]), certain)
    return count, _ended(run, units[count - 1], said), False


def _ended(run: _Run, unit: tuple[int, int], said: Said | None) -> Said | None:
    """Return a body; not sure is one to whose name „am“ may be glued, right before a sign."""
    words = run.text[slice(*unit)].rstrip()
    if said is None or run.text[unit[1] : unit[1] + 1] != "\x00" or not GLUED_AM.search(words):
        return said
    note = f"Ob der Name {quoted(said.text)} so endet, ist nicht sicher."
    return Said(said.text, Certainty.UNSURE, note, said.text)


def _words(run: _Run, units: Sequence[tuple[int, int]]) -> str:
    return re.sub(r"^\s*\d{1,2}\.\s+", "", running(run.text[units[0][0] : units[-1][1]]))


def _continues(run: _Run, units: Sequence[tuple[int, int]], count: int) -> bool:
    before = _words(run, units[:count])
    following = run.text[slice(*units[count])].strip()
    same_cell = run.layout.at(units[count][0]).column is run.layout.at(units[0][0]).column
    return same_cell and (is_open(before) or goes_on(following))


def _linked(found: list[Named], run: _Run) -> list[Named]:
    """Mark the bodies that words join with the one before: „und“, „gemeinsam mit“."""
    linked = found[:1]
    for before, one in pairwise(found):
        between = run.text[before.end : one.start]
        joint = before.said and one.said and JOINT_WORD.fullmatch(between)
        linked.append(replace(one, joint=Certainty.LIKELY) if joint else one)
    return linked


def _stitched(found: Sequence[Named], text: str, names: Names, layout: Layout) -> Iterator[Named]:
    """Yield bodies and words, those put together whose halves signs have parted."""
    made: list[Named] = []
    for one in found:
        joined = _joined(made[-1], one, text, names, layout) if made else None
        if joined is None:
            made.append(one)
        else:
            made[-1] = joined
    yield from made


def _joined(first: Named, second: Named, text: str, names: Names, layout: Layout) -> Named | None:
    """Return two halves as one body, if they are the halves of one."""
    if second.said is not None and (second.known or not _is_half(first, text, names)):
        return None
    if first.run == second.run and first.known:
        return None
    halves = [half.words(text) for half in (first, second)]
    words = "\n".join(halves)
    line = running(words)
    known = names.exactly(line)
    if known:
        return replace(first, said=known_body(known, line), known=True, whole=words)
    hangs = second.said is None and _hangs(first, second, halves, layout, names)
    if first.known or not (is_open(halves[0].rstrip()) or goes_on(halves[1].lstrip()) or hangs):
        return None
    near = names.similar(words)
    if near:
        return replace(first, said=misspelt_body(near, line), known=True, whole=words)
    if not looks_like_body(line) or (second.said is not None and " " in halves[1].strip()):
        return None
    return replace(first, said=unknown_body(line), whole=words)


def _is_half(one: Named, text: str, names: Names) -> bool:
    words = one.words(text).rstrip()
    return one.said is None or is_open(words) or names.is_kind(running(words))


def _hangs(
    first: Named, second: Named, halves: Sequence[str], layout: Layout, names: Names
) -> bool:
    """Whether words below a body that the form does not know are the rest of its name."""
    words = halves[1].strip()
    row = layout.at(second.start).row
    is_kind = names.is_kind(running(halves[0]))
    is_name = (
        re.fullmatch(r"[A-ZÄÖÜ][^\d.:;]*", words)
        and len(words.split()) <= MOST_HANGING
        and not is_open(words)
        and (layout.is_table or is_kind or _is_alone(layout, row, words))
    )
    below = row - layout.at(first.end - 1).row
    return bool(is_name) and (first.said is not None or is_kind) and 0 <= below <= 1


def _is_alone(layout: Layout, row: int, words: str) -> bool:
    """Whether a printed line says nothing but these words, and perhaps a time of day."""
    printed = "\t".join(piece.text for piece in layout.pieces if piece.row == row)
    return len(printed) <= LONGEST_NAME and TIME.sub("", printed).strip() == words
