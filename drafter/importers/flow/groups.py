"""Lines to groups: which lines are one paragraph, one item of a list or one heading."""

import re
from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from drafter.importers.flow.labels import DASHES, Label, label_of, named
from drafter.importers.flow.measure import Measure, indent_step
from drafter.importers.transcript import Change, Line, Role

PAGE_GAP: Final = 3.0
"""In text without pages so much room may be where one ended (see `reading.plain.rows`)."""

FORM_FEED: Final = 60.0
"""So much room is where a form feed was: a page of lines."""

ENDS: Final = re.compile(r"[.:;!?…][\"“”)\]»‘’]{0,3}$")
WANTING: Final = """
der die das den dem des ein eine einen einem einer eines und oder sowie bzw. im in am an zum zur
zu vom von für mit bei beim auf aus durch über unter nach vor ihre ihrer ihren seine dass wird
werden ist sind hat haben als wie um ohne gegen seit bis je pro rd. ca. z. u. d. i. Ziff. Tel.
Mio. Mrd. § §§ Nr. Abs. Art. Dr. i.H.v. gem. vgl. insb. einschl. sich nicht auch diese dieser
dieses
"""
OPEN_ENDS: Final = frozenset(WANTING.split())
"""Words that no sentence, heading or item ends with."""

SIZES: Final = 0.08
LONGEST_WRAPPED: Final = 130
SHORTEST_WRAPPED: Final = 50
SEEN: Final = 20
LEAST_ALIKE: Final = 2
LAST: Final = 40


class Meeting(Enum):
    """How a line meets the one before it."""

    JOINED = "joined"
    BROKEN = "broken"
    PARTED = "parted"


class Lined:
    """Lines, of which there is at least one."""

    __slots__ = ()
    lines: Sequence[Line]

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line so far."""
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class Group(Lined):
    """Lines that are one: a paragraph, an item's first one, a heading.

    `breaks` are the numbers of lines that begin behind a forced break. `label` is that of an item;
    its letters are still in the first line unless the file keeps them apart.
    """

    lines: tuple[Line, ...]
    label: Label | None = None
    breaks: frozenset[int] = frozenset()

    @property
    def role(self) -> Role:
        """What the file says that it is."""
        return self.first.role


def groups(lines: Sequence[Line], measure: Measure, *, narrow: bool = False) -> tuple[Group, ...]:
    """Return lines in groups, in order; each line is in one.

    `narrow` says that they stand in a cell of a table, where short lines are full.
    """
    return tuple(_groups(lines, measure, narrow))


def is_over(text: str) -> bool:
    """Whether a sentence may end here: with its sign, which is not that of an abbreviation."""
    return bool(ENDS.search(text[-LAST:])) and not is_unfinished(text)


def is_unfinished(text: str) -> bool:
    """Whether a text cannot end here: its last word or sign wants more."""
    last = text[-LAST:].split()[-1:]
    return (bool(last) and last[0] in OPEN_ENDS) or text[-1:] in ("-", "(", "„")


class Growing(Lined):
    """A group while lines are added to it."""

    def __init__(self, line: Line, label: Label | None) -> None:
        self.lines: list[Line] = [line]
        self.label = label
        self.breaks: list[int] = []

    def add(self, line: Line, *, is_broken: bool) -> None:
        """Add a line, behind a forced break or not."""
        if is_broken:
            self.breaks.append(len(self.lines))
        self.lines.append(line)

    def group(self) -> Group:
        """Return what it has grown to."""
        return Group(tuple(self.lines), self.label, frozenset(self.breaks))


def _groups(lines: Sequence[Line], measure: Measure, narrow: bool) -> Iterator[Group]:
    signs = Counter(_weak_bullet(line) for line in lines)
    made: Growing | None = None
    seen: deque[tuple[Label, Line]] = deque(maxlen=SEEN)
    for line in lines:
        label = _accepted(line, made, seen, measure, signs)
        if made is not None and not label:
            meeting = _meeting(made, line, measure, narrow)
            if meeting is not Meeting.PARTED:
                made.add(line, is_broken=meeting is Meeting.BROKEN)
                continue
        if made is not None:
            yield made.group()
        made = Growing(line, label)
        if label:
            seen.append((label, line))
    if made is not None:
        yield made.group()


def _meeting(made: Growing, line: Line, measure: Measure, narrow: bool) -> Meeting:
    meeting = meet(made, line, measure)
    is_broken = meeting is Meeting.JOINED and not narrow and _is_short_line(made, line, measure)
    return Meeting.BROKEN if is_broken else meeting


def _weak_bullet(line: Line) -> str:
    label = label_of(line.text)
    return label.style if label and label.is_bullet and label.weak else ""


def _is_short_line(made: Growing, line: Line, measure: Measure) -> bool:
    """Whether a line is far too short to have been wrapped, among lines that show no full width."""
    if measure.full or line.text[:1].islower() or is_unfinished(made.last.text):
        return False
    if _is_only_label(made) or made.last.text.endswith(","):
        return False
    return (
        len(made.last.text) + len(line.text.lstrip()[:SHORTEST_WRAPPED].split(None, 1)[0])
        < SHORTEST_WRAPPED
    )


def _accepted(
    line: Line,
    made: Growing | None,
    seen: Collection[tuple[Label, Line]],
    measure: Measure,
    signs: Mapping[str, int],
) -> Label | None:
    """Return the label that a line begins with, if it begins an item."""
    if line.label:
        return named(line.label)
    if line.role in (Role.HEADING, Role.TITLE, Role.CAPTION):
        return None
    label = label_of(line.text)
    if label is None or made is None or not label.weak or line.role is Role.ITEM:
        return label
    if len(made.lines) == 1 and made.label and len(made.first.text) <= made.label.length:
        return None
    if label.is_bullet and _is_listed(line, label.style, made.last, measure, signs[label.style]):
        return label
    if label.is_bullet and label.style not in DASHES and signs[label.style] < LEAST_ALIKE:
        return None
    return label if _begins(line, label, made, seen, measure) else None


def _is_listed(line: Line, sign: str, before: Line, measure: Measure, alike: int) -> bool:
    """Whether a sign that may be a dash is a bullet: the line before ended early, or others are.

    Of signs that are letters there must be others in any case.
    """
    if sign not in DASHES and alike < LEAST_ALIKE:
        return False
    if measure.full:
        return measure.is_early(before, line) and not is_unfinished(before.text)
    return alike >= LEAST_ALIKE


def _begins(
    line: Line, label: Label, made: Growing, seen: Collection[tuple[Label, Line]], measure: Measure
) -> bool:
    """Whether signs that may be words are a label here, because of what stands before."""
    before = made.last
    if _other_blocks(before, line) or (measure.is_apart(line) and not is_unfinished(before.text)):
        return True
    goes_on = any(_follows(label, one) and _is_level(line, other) for one, other in seen)
    if goes_on and (is_over(before.text) or before.text.endswith((",", "und", "oder"))):
        return True
    if goes_on and not measure.is_full(before):
        return True
    announcing = (":", ",", ";") if label.text.endswith(")") else (":",)
    return label.number <= 1 and before.text.endswith(announcing)


def _follows(label: Label, before: Label) -> bool:
    """Whether a label may come next after another one."""
    if label.style != before.style:
        return False
    return label.is_bullet or label.number == before.number + 1


def _is_level(line: Line, other: Line) -> bool:
    return abs(line.indent - other.indent) <= indent_step(line)


def meet(made: Growing, line: Line, measure: Measure) -> Meeting:
    """Say how a line without a label meets the group before it."""
    before = made.last
    if before.end is Change.DELETED and _has_kept(before) and _has_kept(line):
        return Meeting.JOINED
    if line.role != before.role and (line.role or before.role) not in (Role.NONE, Role.ITEM):
        return Meeting.PARTED
    if before.block or line.block:
        return _by_block(before, line, measure)
    if made.label and len(made.lines) == 1 and _is_only_label(made):
        return Meeting.JOINED
    if _other_pages(before, line):
        return Meeting.JOINED if _goes_on(made, line, measure) else Meeting.PARTED
    if _looks_other(before, line, measure):
        return Meeting.PARTED
    if measure.is_apart(line):
        return Meeting.JOINED if _is_bridged(before, line, measure) else Meeting.PARTED
    if _is_indented_anew(made, line):
        return Meeting.PARTED
    meeting = _by_fullness(before, line, measure)
    return Meeting.PARTED if meeting is Meeting.BROKEN and _is_below_item(made, line) else meeting


def _is_below_item(made: Growing, line: Line) -> bool:
    """Whether a line begins where the label of the item above does: nobody breaks items so."""
    return made.label is not None and line.indent <= made.first.indent + indent_step(line)


def _has_kept(line: Line) -> bool:
    """Whether not all of a line went."""
    return any(one.change is not Change.DELETED and one.text.strip() for one in line.stretches)


def _is_only_label(made: Growing) -> bool:
    return made.label is not None and len(made.first.text.strip()) <= made.label.length


def _by_block(before: Line, line: Line, measure: Measure) -> Meeting:
    """Say how lines meet of which the file says to what paragraph they belong.

    Without pages two lines of one paragraph are parted by a forced break; with pages the second
    may as well have been wrapped.
    """
    if before.block == line.block:
        if line.area is None:
            return Meeting.BROKEN
        return _broken(before, line, measure)
    if _other_pages(before, line) and line.text[:1].islower() and not is_over(before.text):
        return Meeting.JOINED
    return Meeting.PARTED


def _broken(before: Line, line: Line, measure: Measure) -> Meeting:
    if line.text[:1].islower() and not is_over(before.text):
        return Meeting.JOINED
    ended_early = measure.is_early(before, line) and is_over(before.text)
    if ended_early or measure.is_far_from_full(before, line):
        return Meeting.BROKEN
    return Meeting.JOINED


def _other_blocks(before: Line, line: Line) -> bool:
    return bool(before.block and line.block and before.block != line.block)


def _other_pages(before: Line, line: Line) -> bool:
    if before.area and line.area:
        return before.area.page != line.area.page
    return line.gap >= PAGE_GAP


def _goes_on(made: Growing, line: Line, measure: Measure) -> bool:
    """Whether a sentence goes on over the end of a page."""
    before = made.last
    if is_over(before.text) and before.text[-1] not in ";:":
        return False
    if is_unfinished(before.text) or line.text[:1].islower():
        return True
    is_sure = line.area is not None or line.gap >= FORM_FEED
    is_cut = (is_sure or len(made.lines) > 1) and before.text[-1:].isalnum()
    return is_cut and measure.is_full(before) and not _looks_other(before, line, measure)


def _is_bridged(before: Line, line: Line, measure: Measure) -> bool:
    """Whether a sentence goes on over a gap that text layers have where indents change."""
    if is_unfinished(before.text):
        return measure.is_full(before) or line.text[:1].islower()
    goes_on = line.text[:1].islower() and not is_over(before.text)
    return goes_on and measure.is_full(before)


def _looks_other(before: Line, line: Line, measure: Measure) -> bool:
    """Whether two lines are set differently, so that they are not one paragraph."""
    if before.size and line.size and abs(before.size - line.size) > SIZES * before.size:
        return True
    if before.strong == line.strong:
        return False
    return measure.is_early(before, line) or is_over(before.text) or not measure.full


def _is_indented_anew(made: Growing, line: Line) -> bool:
    """Whether a line begins further in or out than the group does, as only a new one would."""
    step = indent_step(line)
    before = made.last
    if line.indent > before.indent + step:
        return not made.label and is_over(before.text)
    is_out = line.indent < before.indent - step
    return is_out and len(made.lines) > 1 and is_over(before.text)


def _by_fullness(before: Line, line: Line, measure: Measure) -> Meeting:
    """Say how lines meet that follow closely: whether the first one is full."""
    if line.text[:1].islower() and not is_over(before.text):
        return Meeting.JOINED
    if not measure.wrapped:
        is_long = len(before.text) > LONGEST_WRAPPED or len(line.text) > LONGEST_WRAPPED
        return Meeting.PARTED if is_long or is_over(before.text) else Meeting.JOINED
    meeting = _broken(before, line, measure)
    if meeting is Meeting.BROKEN and not measure.gapped:
        return Meeting.PARTED
    return meeting
