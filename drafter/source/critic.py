"""CriticMarkup: changes that a person marks by hand in a text.

Source: CriticMarkup (criticmarkup.com). Of its five signs three are read: the addition
`{++new++}`, the deletion `{--old--}` and the substitution `{~~old~>new~~}`; the comment
`{>>note<<}` and the highlight `{==words==}` are not. A mark may span lines and paragraphs. What is
no whole mark (not closed, not opened, nested in another, a substitution without `~>`) is text like
any other, and told as a fault.

To resolve a text means to cut ranges out of it, never to write anything new. Everything takes
time in proportion to the text.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import Final, NamedTuple

OPENER: Final = re.compile(r"\{(?:\+\+|--|~~)")
SIGN: Final = re.compile(r"\{(?:\+\+|--|~~|>>|==)|(?:\+\+|--|~~)\}")
TOKEN: Final = re.compile(
    r"\{(?P<opens>\+\+|--|~~)|(?P<closes>\+\+|--|~~)\}|\{(?P<unread>>>|==)|~>"
)
LENGTH: Final = 3  # of `{++` and of `++}`
DIVIDER: Final = 2  # of `~>`
BLANKS: Final = re.compile(r"[ \t\r\n]*")
BEFORE_PUNCTUATION: Final = frozenset(".,;:!?…)]“")

Range = tuple[int, int]


class Changes(Enum):
    """What becomes of the marked changes: all are taken over, or none is."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Flaw(Enum):
    """Why a mark is none."""

    UNCLOSED = "unclosed"
    NESTED = "nested"
    UNDIVIDED = "undivided"
    UNOPENED = "unopened"
    UNREAD = "unread"


class Fault(NamedTuple):
    """A mark that is none, by its offset in the text."""

    start: int
    flaw: Flaw


class Mark(NamedTuple):
    """A whole mark: its range with the signs, and the ranges of the old and the new words."""

    start: int
    end: int
    old: Range
    new: Range

    def kept(self, changes: Changes) -> Range:
        """Return the range of the words that stay."""
        return self.new if changes is Changes.ACCEPTED else self.old


class Scan(NamedTuple):
    """The whole marks of a text and the faults, both in the order of the text."""

    marks: tuple[Mark, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """A text whose marks were resolved: as written, as it reads now, and what was kept of it."""

    written: str = field(repr=False)
    text: str
    kept: tuple[Range, ...] = field(repr=False)
    count: int

    def origin(self, offset: int) -> int:
        """Return where the character `text[offset]` stands in the text as written."""
        starts = [0]
        for first, last in self.kept:
            starts.append(starts[-1] + last - first)
        at = min(bisect_right(starts, offset), len(self.kept)) - 1
        return self.kept[at][0] + offset - starts[at] if self.kept else 0


def is_marked(text: str) -> bool:
    """Whether a text holds a whole mark."""
    return bool(scan(text).marks)


def accepted(text: str) -> str:
    """Return a text after its marked changes."""
    return resolved(text, Changes.ACCEPTED).text


def rejected(text: str) -> str:
    """Return a text before its marked changes."""
    return resolved(text, Changes.REJECTED).text


def resolved(text: str, changes: Changes, marks: tuple[Mark, ...] | None = None) -> Resolved:
    """Resolve all marks of a text; `marks` are those of `scan`, where they are known already."""
    known = scan(text).marks if marks is None else marks
    kept = tuple(_kept(cuts(text, known, changes), len(text)))
    return Resolved(text, "".join(text[first:last] for first, last in kept), kept, len(known))


def cuts(text: str, marks: tuple[Mark, ...], changes: Changes) -> tuple[Range, ...]:
    """Return the ranges to cut out of a text, in order.

    These are the signs and the words that go. Where a whole mark goes, one of the blanks on its
    two sides goes too, and the blank before punctuation; of line ends the fewer ones go, so that
    a paragraph, a line or a table's row disappears as if it had never been there.
    """
    signs = [part for mark in marks for part in _around(mark, mark.kept(changes))]
    holes = [mark for mark in marks if _is_empty(mark.kept(changes))]
    blanks = [part for group in _groups(text, holes) for part in _spare_blanks(text, group)]
    return tuple(sorted(part for part in (*signs, *blanks) if not _is_empty(part)))


def scan(text: str) -> Scan:
    """Find the marks of a text and the faults.

    A sign that closes belongs to the nearest open one of its kind. A mark inside a whole one is
    a fault; inside one that is not closed it counts. A sign that closes nothing, and one that is
    not read, is a fault unless it stands in words that are struck.
    """
    if not SIGN.search(text):
        return Scan()
    scanner = _Scanner()
    for token in TOKEN.finditer(text):
        scanner.take(token)
    return scanner.end()


def blank_start(text: str, end: int) -> int:
    """Return where the blanks and line ends begin that stand before an offset."""
    start = end
    while start and text[start - 1] in " \t\r\n":
        start -= 1
    return start


@dataclass(slots=True)
class _Open:
    kind: str
    start: int
    divider: int | None = None

    def mark(self, end: int) -> Mark:
        """Return the whole mark that ends there."""
        first, last = self.start + LENGTH, end - LENGTH
        old_end = {"++": first, "--": last}.get(self.kind, self.divider or first)
        new_start = old_end + DIVIDER if self.kind == "~~" else old_end
        return Mark(self.start, end, (first, old_end), (new_start, last))


@dataclass
class _Scanner:
    open: list[_Open] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    marks: list[Mark] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    stray: list[Fault] = field(default_factory=list)

    def take(self, token: re.Match[str]) -> None:
        if token["opens"]:
            self.open.append(_Open(token["opens"], token.start()))
            self.kinds[token["opens"]] += 1
        elif token["closes"]:
            self.close(token["closes"], token.end())
        elif token["unread"]:
            self.stray.append(Fault(token.start(), Flaw.UNREAD))
        elif self.open and self.open[-1].kind == "~~" and self.open[-1].divider is None:
            self.open[-1].divider = token.start()

    def close(self, kind: str, end: int) -> None:
        if not self.kinds[kind]:
            self.stray.append(Fault(end - LENGTH, Flaw.UNOPENED))
            return
        while (last := self.pop()).kind != kind:
            self.faults.append(Fault(last.start, Flaw.UNCLOSED))
        if kind == "~~" and last.divider is None:
            self.faults.append(Fault(last.start, Flaw.UNDIVIDED))
        else:
            self.nest(last.start)
            self.marks.append(last.mark(end))

    def pop(self) -> _Open:
        last = self.open.pop()
        self.kinds[last.kind] -= 1
        return last

    def nest(self, start: int) -> None:
        """Turn the marks behind `start` into faults; they are the latest."""
        while self.marks and self.marks[-1].start > start:
            self.faults.append(Fault(self.marks.pop().start, Flaw.NESTED))

    def end(self) -> Scan:
        self.faults += [Fault(left.start, Flaw.UNCLOSED) for left in self.open]
        self.faults += _printed(self.stray, self.marks)
        return Scan(tuple(self.marks), tuple(sorted(self.faults, key=lambda fault: fault.start)))


def _printed(stray: Iterable[Fault], marks: list[Mark]) -> Iterator[Fault]:
    """Yield the faults that do not stand in the old words of a mark."""
    starts = [mark.start for mark in marks]
    for fault in stray:
        at = bisect_right(starts, fault.start) - 1
        if at < 0 or not marks[at].old[0] <= fault.start < marks[at].old[1]:
            yield fault


def _around(mark: Mark, kept: Range) -> tuple[Range, Range]:
    return (mark.start, kept[0]), (kept[1], mark.end)


def _is_empty(part: Range) -> bool:
    return part[0] == part[1]


def _kept(cut: Iterable[Range], length: int) -> Iterator[Range]:
    start = 0
    for first, last in cut:
        if start < first:
            yield start, first
        start = last
    if start < length:
        yield start, length


def _groups(text: str, holes: Iterable[Mark]) -> Iterator[tuple[Range, ...]]:
    """Yield, for marks that go and have only blanks between them, the blanks around them all."""
    group: list[Range] = []
    for hole in holes:
        if not group or group[-1][1] != hole.start:
            if group:
                yield tuple(group)
            group = [(blank_start(text, hole.start), hole.start)]
        after = BLANKS.match(text, hole.end)
        assert after
        group.append(after.span())
    if group:
        yield tuple(group)


def _spare_blanks(text: str, blanks: tuple[Range, ...]) -> Iterator[Range]:
    """Yield what is too much of the blanks around marks that go: all but what stays of them."""
    staying = sorted(_staying(text, blanks))
    for start, end in blanks:
        inner = [part for part in staying if start <= part[0] and part[1] <= end]
        edges = (start, *(edge for part in inner for edge in part), end)
        yield from list(pairwise(edges))[::2]


def _staying(text: str, blanks: tuple[Range, ...]) -> tuple[Range, ...]:
    first, last = blanks[0], blanks[-1]
    lines = [part for part in blanks if "\n" in text[slice(*part)]]
    if last[1] == len(text):
        return (last,) if last in lines else ()
    if first[0] == 0:
        return (_indentation(text, lines[-1]),) if lines else (first,)
    if _is_empty(last) and text[last[1]] in BEFORE_PUNCTUATION and _is_blank(text, lines):
        return ()
    if not lines:
        return (max(blanks, key=lambda part: part[1] - part[0]),)
    most = max(lines, key=lambda part: text.count("\n", *part))
    return (most[0], _indentation(text, most)[0]), _indentation(text, lines[-1])


def _is_blank(text: str, lines: list[Range]) -> bool:
    """Whether these blanks are no more than a line's end."""
    return sum(text.count("\n", *part) for part in lines) <= 1


def _indentation(text: str, blank: Range) -> Range:
    return text.rindex("\n", *blank) + 1, blank[1]
