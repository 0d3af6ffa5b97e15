"""Which lines of the paper became which lines of the corrected file, and what differs in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz

from drafter.pipeline.merging.corrected import Wanted
from drafter.pipeline.merging.printed import CELL_BORDER, PARAGRAPH_BORDER, Printed
from drafter.redline.tokens import TOKEN

ALIKE: Final = 45.0
"""From so many of a hundred on, two lines count as one that was changed."""
MOST_PAIRS: Final = 250_000
REGROUPED: Final = 85.0
"""From so many of a hundred on, a line and what stands beside it are what another line was."""


@dataclass(frozen=True)
class Group:
    """Lines that became one another: those of the paper as it is now, and those that it shall have.

    One of both may be empty. Mostly they are one line each; several are paragraphs that were
    joined or divided.
    """

    lines: tuple[Printed, ...]
    wanted: tuple[Wanted, ...]

    @cached_property
    def text(self) -> str:
        """The words as they are."""
        return PARAGRAPH_BORDER.join(line.text for line in self.lines)

    @cached_property
    def wanted_text(self) -> str:
        """The words as they shall be."""
        return PARAGRAPH_BORDER.join(line.text for line in self.wanted)

    @cached_property
    def settled(self) -> bool:
        """Whether nothing differs."""
        return len(self.lines) == len(self.wanted) and self.text == self.wanted_text

    @property
    def alike(self) -> bool:
        """Whether little differs."""
        return self.settled or fuzz.ratio(self.text, self.wanted_text) >= REGROUPED

    def with_text(self, text: str) -> "Group":
        """Return the group with other words that are wanted."""
        parts = text.split(PARAGRAPH_BORDER)
        models = [*self.wanted, *[self.wanted[-1]] * len(parts)]
        made = (replace(model, text=part) for model, part in zip(models, parts, strict=False))
        return replace(self, wanted=tuple(made))


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch of a group's text that is to be replaced."""

    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """Return the text with the stretch replaced."""
        return text[: self.start] + self.new + text[self.end :]


def hunks(old: str, new: str) -> tuple[Hunk, ...]:
    """Return what is to be done to a text to get another, word by word."""
    before, after = _tokens(old), _tokens(new)
    starts = [0]
    for token in before:
        starts.append(starts[-1] + len(token))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found = [
        Hunk(starts[a], starts[b], "".join(after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    return tuple(_joined(old, found))


def _tokens(text: str) -> list[str]:
    return [piece for piece in TOKEN.split(text) if piece]


def _joined(text: str, found: list[Hunk]) -> Iterator[Hunk]:
    """Join stretches that only blanks divide."""
    open_one: Hunk | None = None
    for hunk in found:
        between = text[open_one.end : hunk.start] if open_one else ""
        if open_one and not between.strip():
            open_one = Hunk(open_one.start, hunk.end, open_one.new + between + hunk.new)
            continue
        if open_one:
            yield open_one
        open_one = hunk
    if open_one:
        yield open_one


def groups(lines: Sequence[Printed], wanted: Sequence[Wanted]) -> tuple[Group, ...]:
    """Align the lines of a paper with those of a file."""
    before, after = [line.text for line in lines], [line.text for line in wanted]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    made: list[Group] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            made += (
                Group((line,), (want,)) for line, want in zip(lines[a:b], wanted[c:d], strict=True)
            )
        else:
            made += _regrouped(_gap(lines[a:b], wanted[c:d]))
    return tuple(made)


def _gap(lines: Sequence[Printed], wanted: Sequence[Wanted]) -> Iterator[Group]:
    """Yield the groups between lines that are the same on both sides."""
    first = second = 0
    for i, j in (*_pairs(lines, wanted), (len(lines), len(wanted))):
        yield from _unpaired(lines[first:i], wanted[second:j])
        if i < len(lines):
            yield Group((lines[i],), (wanted[j],))
        first, second = i + 1, j + 1


def _unpaired(lines: Sequence[Printed], wanted: Sequence[Wanted]) -> Iterator[Group]:
    yield from (Group((line,), ()) for line in lines)
    yield from (Group((), (want,)) for want in wanted)


def _regrouped(several: Iterable[Group]) -> Iterator[Group]:
    """Yield groups, joined where a paragraph was divided, or two became one."""
    last: Group | None = None
    for group in several:
        joined = Group(last.lines + group.lines, last.wanted + group.wanted) if last else group
        if last and _are_one(last, group, joined):
            last = joined
            continue
        if last:
            yield last
        last = group
    if last:
        yield last


def _are_one(first: Group, second: Group, joined: Group) -> bool:
    """Whether two groups are more alike as one; one of them has a side that is empty."""
    sided = [bool(group.lines) and bool(group.wanted) for group in (first, second)]
    if sum(sided) != 1 or CELL_BORDER in joined.text + joined.wanted_text:
        return False
    whole = first if sided[0] else second
    found = fuzz.ratio(joined.text, joined.wanted_text)
    return found >= REGROUPED and found > fuzz.ratio(whole.text, whole.wanted_text)


def _pairs(lines: Sequence[Printed], wanted: Sequence[Wanted]) -> list[tuple[int, int]]:
    """Return which lines are paired so that the pairs are as like as can be, in order."""
    if not lines or not wanted:
        return []
    if len(lines) == len(wanted) == 1 and _stays_one(lines[0], wanted[0]):
        return [(0, 0)]
    if len(lines) * len(wanted) > MOST_PAIRS:
        return [(index, index) for index in range(min(len(lines), len(wanted)))]
    best = [[0.0] * (len(wanted) + 1) for _ in range(len(lines) + 1)]
    like = [[_likeness(line, want) for want in wanted] for line in lines]
    for i in range(len(lines) - 1, -1, -1):
        for j in range(len(wanted) - 1, -1, -1):
            paired = like[i][j] + best[i + 1][j + 1] if like[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return _traced(like, best)


def _stays_one(line: Printed, want: Wanted) -> bool:
    """Whether a line alone between others is still the one that it was, whatever it says now.

    Paragraphs are others where nothing of them is left.
    """
    same = line.text.count(CELL_BORDER) == want.text.count(CELL_BORDER)
    return same and not line.kind.endswith("text")


def _traced(like: list[list[float]], best: list[list[float]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    i = j = 0
    while i < len(like) and j < len(like[0]):
        if like[i][j] and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            made.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return made


def _likeness(line: Printed, want: Wanted) -> float:
    """Return how alike two lines are; 0 where they are no pair."""
    same_kind = line.text.count(CELL_BORDER) == want.text.count(CELL_BORDER)
    found = fuzz.ratio(line.text, want.text)
    return found if same_kind and found >= ALIKE else 0.0
