"""Items to lists, and lists within lists: by indents, by styles of labels, by what counts on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from drafter.document.blocks import Block, Inline, Item, ListBlock, Paragraph, Run
from drafter.importers.flow.labels import Label
from drafter.importers.flow.measure import POINTS, indent_step
from drafter.importers.transcript import Line

FURTHEST: Final = 4
"""So many paragraphs without a label may stand between two numbers and belong to the first."""

DEEPEST: Final = 6
COUNTED: Final = "1."


@dataclass(frozen=True, slots=True)
class Entry:
    """A block; `label` says that it begins an item, `line` is its first line.

    `inner` is where the lines below the first one begin, and `is_heading` ends all lists.
    """

    blocks: tuple[Block, ...]
    label: Label | None = None
    line: Line | None = None
    inner: float = 0
    is_heading: bool = False


@dataclass(slots=True)
class _Open:
    """A list that is being made."""

    label: Label
    line: Line | None
    inner: float
    items: list[tuple[str, list[Block]]] = field(default_factory=list)

    def blocks(self) -> tuple[Block, ...]:
        """Return the list; a single number that is not the first is a word („2. Lesung“)."""
        (label, inner), *more = self.items
        if not more and self.label.style == COUNTED and self.label.number > 1:
            return _with_label(label, inner)
        return (self._list(),)

    def _list(self) -> ListBlock:
        style: Literal["bullet", "number"] = "bullet" if self.label.is_bullet else "number"
        return ListBlock(style, tuple(Item(label, tuple(made)) for label, made in self.items))


def listed(entries: Sequence[Entry]) -> tuple[Block, ...]:
    """Return blocks with items gathered in lists."""
    maker = _Maker(entries)
    for at in range(len(entries)):
        maker.add(at)
    maker.close(0)
    return tuple(maker.made)


class _Maker:
    """Gathers items; `open` are the lists that may go on, the outermost first."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.made: list[Block] = []
        self.open: list[_Open] = []

    def add(self, at: int) -> None:
        entry = self.entries[at]
        if entry.label is not None:
            self._item(at, entry, entry.label)
        elif not entry.is_heading and (depth := self._home(at, entry)):
            self.close(depth)
            self.open[-1].items[-1][1].extend(entry.blocks)
        else:
            self.close(0)
            self.made.extend(entry.blocks)

    def close(self, depth: int) -> None:
        """Close all lists below so many."""
        while len(self.open) > depth:
            blocks = self.open.pop().blocks()
            target = self.open[-1].items[-1][1] if self.open else self.made
            target.extend(blocks)

    def _item(self, at: int, entry: Entry, label: Label) -> None:
        depth = self._list_of(entry, label)
        if depth:
            self.close(depth)
        elif not self._is_nested(at, entry, label):
            self.close(self._outer(entry))
        if not depth:
            self.open.append(_Open(label, entry.line, entry.inner))
        top = self.open[-1]
        top.label, top.line, top.inner = label, entry.line, entry.inner or top.inner
        top.items.append((label.text, list(entry.blocks)))

    def _list_of(self, entry: Entry, label: Label) -> int:
        """Return how many lists are open down to the one that an item goes on, 0 if it is none.

        Where several would do, it is the innermost of those that begin where the item does.
        """
        depths = [depth for depth, one in enumerate(self.open, 1) if _goes_on(one, entry, label)]
        level = [depth for depth in depths if not _step(entry.line, self.open[depth - 1].line)]
        return max(level or depths, default=0)

    def _is_nested(self, at: int, entry: Entry, label: Label) -> bool:
        """Whether an item that goes on no list begins one inside the last item."""
        if not self.open or len(self.open) >= DEEPEST:
            return False
        top = self.open[-1]
        step = _step(entry.line, top.line)
        if step:
            return step > 0
        begins = label.number <= 1 and label.style != top.label.style
        return begins and (not top.label.is_bullet or label.is_bullet or self._is_resumed(at, top))

    def _is_resumed(self, at: int, top: _Open) -> bool:
        return any(
            entry.label is not None and _counts_on(top.label, entry.label)
            for entry in self.entries[at + 1 : at + 20]
        )

    def _outer(self, entry: Entry) -> int:
        """Return how many of the open lists a new list is inside of, by its indent."""
        inside = sum(_step(entry.line, one.line) > 0 for one in self.open)
        return min(inside, DEEPEST - 1)

    def _home(self, at: int, entry: Entry) -> int:
        """Return how deep the item is that a block without a label belongs to, 0 if to none."""
        for depth in range(len(self.open), 0, -1):
            if _is_inside(self.open[depth - 1], entry):
                return depth
        return self._home_by_number(at)

    def _home_by_number(self, at: int) -> int:
        """Return how deep the list is whose next number follows soon, with no heading between."""
        for later in self._soon(at):
            for depth in range(len(self.open), 0, -1):
                if later.label and _counts_on(self.open[depth - 1].label, later.label):
                    return depth
        return 0

    def _soon(self, at: int) -> Iterator[Entry]:
        without = 0
        for entry in self.entries[at + 1 :]:
            without += entry.label is None
            if entry.is_heading or without >= FURTHEST:
                return
            yield entry


def _goes_on(one: _Open, entry: Entry, label: Label) -> bool:
    """Whether an item is the next one of a list."""
    if label.style != one.label.style or (not label.is_bullet and not _counts_on(one.label, label)):
        return False
    return not label.is_bullet or not _step(entry.line, one.line)


def _counts_on(before: Label, label: Label) -> bool:
    return label.style == before.style and not label.is_bullet and label.number == before.number + 1


def _step(line: Line | None, other: Line | None) -> int:
    """Say whether a line begins further in (1), further out (-1) or where another one does (0)."""
    if line is None or other is None:
        return 0
    if line.level != other.level and line.role is other.role:
        return 1 if line.level > other.level else -1
    step = indent_step(line)
    return (line.indent > other.indent + step) - (line.indent < other.indent - step)


def _is_inside(one: _Open, entry: Entry) -> bool:
    """Whether a block begins where the words of an item do, not where its label does."""
    if entry.line is None or one.line is None or not one.inner:
        return False
    return _step(entry.line, one.line) > 0 and entry.line.indent >= one.inner - POINTS / 2


def _with_label(label: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of an item as if it was none."""
    first, *rest = blocks or (Paragraph(()),)
    if not isinstance(first, Paragraph):
        return (Paragraph((Run(label),)), *blocks)
    run, *others = first.runs or (Run(""),)
    if type(run) is Run and run == Run(run.text):
        return (Paragraph((Run(f"{label} {run.text}"), *others)), *rest)
    return (Paragraph((Run(f"{label} "), run, *others)), *rest)


def paragraph(words: Inline) -> tuple[Block, ...]:
    """Return a paragraph, or nothing where there are no words."""
    return (Paragraph(words),) if words else ()
