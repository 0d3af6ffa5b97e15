"""A redline taken apart into what stands side by side, in reading order.

A point of a resolution is one part with the paragraphs and lists in it; points inside it are parts
of their own, so that no part is longer than it must be. A part that moved comes twice, at its old
place and at its new one; either says where the other is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Final, NamedTuple, TypeVar

from drafter.document import Block, Field, Item, ListBlock, Paragraph, Run
from drafter.redline.changes import (
    HEAD,
    PROCEDURE,
    SIDES,
    UNTOLD,
    Kind,
    Lines,
    Walk,
    arrival,
    changed_lines,
    item_label,
    item_places,
)
from drafter.redline.parts import (
    ENTRY,
    NOUNS,
    PARAGRAPH,
    PARTED,
    Noun,
    Part,
    as_one,
    noun_of_item,
    size,
)
from drafter.redline.places import Numbers, join, named
from drafter.redline.project import Side, counts, side_of_block
from drafter.redline.shown import Sign, marked, note
from drafter.redline.sides import SIGNS, Blocks, sided
from drafter.redline.tree import (
    BlockEntry,
    ItemEntry,
    MarkedField,
    MarkedItem,
    MarkedList,
    MarkedSection,
    MovedText,
    Redline,
    SectionEntry,
    State,
    Whole,
)
from drafter.redline.view import WORDS

Thing = TypeVar("Thing")

MOVES: Final = (State.MOVED_AWAY, State.MOVED_HERE)
NOW_AT: Final = "[steht jetzt an anderer Stelle: {}]"
WAS_AT: Final = "[stand an anderer Stelle: {}]"
BREAK: Final = "; \n"


class _At(NamedTuple):
    """An address before and now."""

    was: str
    now: str


class _Cells(NamedTuple):
    """What stands before and now."""

    old: Blocks
    new: Blocks


def parts(redline: Redline) -> tuple[Part, ...]:
    """Return the parts of both versions, unchanged ones included."""
    return tuple(
        part
        for section in redline.sections
        if _id(section) not in UNTOLD
        for part in _section(section)
    )


def _id(entry: SectionEntry) -> str:
    return entry.part.id if isinstance(entry, Whole) else entry.id


def _section(entry: SectionEntry) -> Iterator[Part]:
    if isinstance(entry, MarkedSection):
        state, blocks, at = State.KEPT, entry.blocks, _At(entry.was_name, entry.name)
    else:
        state, at = entry.state, _At(entry.part.name, entry.part.name)
        blocks = tuple(Whole(state, block) for block in entry.part.blocks)
    if _id(entry) in PROCEDURE and _id(entry) != HEAD:
        yield _lined(entry, state, at)
    else:
        yield from _Walk(_id(entry), at.now).blocks(blocks, at)


def _lined(entry: SectionEntry, state: State, at: _At) -> Part:
    """Return a section that is told line by line, as the change list tells it."""
    old, new = changed_lines(entry)
    return Part(
        _id(entry),
        at.now,
        ENTRY,
        0,
        (Kind.CHANGED,) if old.changed else (),
        (at.was if state.in_old else "", at.now if state.in_new else ""),
        (_lines(old, SIGNS["old"]), _lines(new, SIGNS["new"])),
        (int(state.in_old), int(state.in_new)),
        by_lines=True,
    )


def _lines(lines: Lines, sign: Sign) -> Blocks:
    """Return lines as one paragraph; each group of changed ones is a mark of its own."""
    runs: list[Run] = []
    end = 0
    for group in (*lines.changed, slice(len(lines.every), None)):
        for texts, is_changed in (
            (lines.every[end : group.start], False),
            (lines.every[group], True),
        ):
            text = BREAK.join(texts)
            if text:
                runs += [Run(BREAK)] if runs else []
                runs += marked((Run(text),), sign) if is_changed else (Run(text),)
        end = group.stop
    return (Paragraph(tuple(runs)),) if runs else ()


class _Walk:
    """Walks the blocks of one section."""

    def __init__(self, section: str, name: str) -> None:
        self.section = section
        self.name = name

    def blocks(self, entries: Sequence[BlockEntry], holder: _At) -> Iterator[Part]:
        """Yield the parts of a section: each block is one, and each item of a list."""
        places = _places(entries, holder)
        moves = _moves(entries, places)
        for entry, at, cells in zip(entries, places, _cells(entries), strict=True):
            whole_list = _as_list(entry)
            if whole_list:
                yield from self.items(whole_list, at, holder, 0)
            else:
                part = self.part(_noun(entry), 0, self.kinds(entry), at, cells)
                yield _moved(part, entry, moves)

    def items(self, entry: MarkedList, at: _At, holder: _At, depth: int) -> Iterator[Part]:
        """Yield the parts of a list; `at` is its address, `holder` that of what holds it."""
        old = item_places(entry, "old", at.was, holder.was)
        new = item_places(entry, "new", at.now, holder.now)
        places = list(map(_At, old, new))
        moves = _moves(entry.items, places)
        for item, place in zip(entry.items, places, strict=True):
            first, *rest = self.item(entry, item, place, depth)
            yield _moved(first, item, moves)
            yield from rest

    def item(self, of: MarkedList, item: ItemEntry, at: _At, depth: int) -> Iterator[Part]:
        """Yield the parts of an item: what bears its label, points in it, what stands below."""
        entries = _entries(item)
        places, cells = _places(entries, at), _cells(entries)
        groups = _groups(entries)
        lead = groups.pop(0) if groups and not _inner_points(entries[groups[0][0]]) else []
        kinds = self.inside(item, _picked(entries, lead)) or self.renumbered(of, item)
        labelled = _labelled(of, item, _joined(_picked(cells, lead)))
        yield self.part(_noun_of_item(of, item, depth), depth, kinds, at, labelled)
        for group in groups:
            first = group[0]
            points = _inner_points(entries[first])
            if points:
                yield from self.items(points, places[first], at, depth + 1)
            else:
                kinds = self.inside(item, _picked(entries, group))
                below = _joined(_picked(cells, group))
                yield self.part(PARAGRAPH, depth, kinds, places[first], below)

    def renumbered(self, of: MarkedList, item: ItemEntry) -> tuple[Kind, ...]:
        """Return whether an item has another label and no other words."""
        if isinstance(item, Whole) or item.label == item.was_label:
            return ()
        counted = of.style == of.was_style
        found = {each.kind for each in Walk(self.section).item(item, "", "", counted=counted)}
        return (Kind.RENUMBERED,) if Kind.RENUMBERED in found else ()

    def part(self, noun: Noun, depth: int, kinds: tuple[Kind, ...], at: _At, cells: _Cells) -> Part:
        """Return a part; on a side where nothing stands it has no address."""
        places = tuple(place if cell else "" for place, cell in zip(at, cells, strict=True))
        sizes = tuple(map(size, cells))
        return Part(self.section, self.name, noun, depth, kinds, places, cells, sizes)

    def kinds(self, entry: BlockEntry) -> tuple[Kind, ...]:
        """Return what happened to a block."""
        if isinstance(entry, Whole):
            return _kinds_of_whole(entry)
        found = self.told(entry)
        return tuple(found) if isinstance(entry, MovedText) else as_one(found)

    def inside(self, item: ItemEntry, entries: Iterable[BlockEntry]) -> tuple[Kind, ...]:
        """Return what happened to blocks of an item; all of one that came is new."""
        if isinstance(item, Whole):
            return _kinds_of_whole(item)
        return as_one(kind for entry in entries for kind in self.told(entry))

    def told(self, entry: BlockEntry) -> dict[Kind, None]:
        """Return the kinds of changes that the change list tells of a block, each once."""
        found: dict[Kind, None] = {}
        for change in Walk(self.section).block(entry, "", "", "", ""):
            found[change.kind] = None
            if change.edits and change.kind in (*PARTED, Kind.MOVED):
                found[Kind.CHANGED] = None
        return found


def _kinds_of_whole(entry: Whole[Block] | Whole[Item]) -> tuple[Kind, ...]:
    return () if entry.state is State.KEPT else (WORDS[entry.state],)


def _cells(entries: Sequence[BlockEntry]) -> list[_Cells]:
    return list(map(_Cells, sided(entries, "old"), sided(entries, "new")))


def _picked(every: Sequence[Thing], indices: Iterable[int]) -> list[Thing]:
    return [every[index] for index in indices]


def _joined(cells: Iterable[_Cells]) -> _Cells:
    every = list(cells)
    return _Cells(
        tuple(chain.from_iterable(each.old for each in every)),
        tuple(chain.from_iterable(each.new for each in every)),
    )


def _labelled(of: MarkedList, item: ItemEntry, cells: _Cells) -> _Cells:
    """Return cells as those of an item with its label, on the sides where it stands."""
    was, now = (item_label(item, side) for side in SIDES)
    return _Cells(
        (ListBlock(of.was_style, (Item(was, cells.old),)),) if _stands(item, "old") else (),
        (ListBlock(of.style, (Item(now, cells.new),)),) if _stands(item, "new") else (),
    )


def _stands(item: ItemEntry, side: Side) -> bool:
    return isinstance(item, MarkedItem) or counts(item.state, side)


def _noun_of_item(of: MarkedList, item: ItemEntry, depth: int) -> Noun:
    return noun_of_item(of.style, item_label(item, "new"), depth)


def _entries(item: ItemEntry) -> tuple[BlockEntry, ...]:
    if isinstance(item, MarkedItem):
        return item.blocks
    return tuple(Whole(item.state, block) for block in item.part.blocks)


def _groups(entries: Sequence[BlockEntry]) -> list[list[int]]:
    """Return the indices of what stands together; a list of points stands alone."""
    alone = groupby(
        range(len(entries)), key=lambda index: index if _inner_points(entries[index]) else -1
    )
    return [list(group) for _, group in alone]


def _as_list(entry: BlockEntry) -> MarkedList | None:
    """Return a list whose items are told one by one; None for one that moved, and other blocks."""
    if isinstance(entry, MarkedList):
        return entry
    if not isinstance(entry, Whole) or entry.state in MOVES:
        return None
    if not isinstance(entry.part, ListBlock):
        return None
    items = tuple(Whole(entry.state, item) for item in entry.part.items)
    return MarkedList(entry.part.style, entry.part.style, items)


def _inner_points(entry: BlockEntry) -> MarkedList | None:
    made = _as_list(entry)
    return made if made and "point" in (made.style, made.was_style) else None


def _noun(entry: BlockEntry) -> Noun:
    blocks = side_of_block(entry, "new") or side_of_block(entry, "old")
    return NOUNS.get(blocks[0].kind, ENTRY) if blocks else PARAGRAPH


def _places(entries: Sequence[BlockEntry], holder: _At) -> list[_At]:
    before, now = Numbers(entries, "old"), Numbers(entries, "new")
    return [
        _At(
            join(holder.was, _label(entry, old=True) or before.of(index)),
            join(holder.now, _label(entry) or now.of(index)),
        )
        for index, entry in enumerate(entries)
    ]


def _label(entry: BlockEntry, *, old: bool = False) -> str:
    """Return the label of a field, by which it is known; nothing for another block."""
    if isinstance(entry, MarkedField):
        return named(entry.was_label if old else entry.label)
    if isinstance(entry, Whole) and isinstance(entry.part, Field):
        return named(entry.part.label)
    return ""


def _moves(entries: Iterable[BlockEntry | ItemEntry], places: Iterable[_At]) -> Mapping[int, _At]:
    """Return where each part that moved in a sequence stood, and stands now."""
    pairs = list(zip(entries, places, strict=True))
    left = {_departure(entry): place.was for entry, place in pairs}
    return {move: _At(left[move], place.now) for entry, place in pairs if (move := arrival(entry))}


def _departure(entry: BlockEntry | ItemEntry) -> int:
    return entry.move if isinstance(entry, Whole) and entry.state is State.MOVED_AWAY else 0


def _moved(part: Part, entry: BlockEntry | ItemEntry, moves: Mapping[int, _At]) -> Part:
    """Let a part that moved say where it stands now, or where it stood."""
    if _departure(entry):
        at = moves[_departure(entry)]
        return replace(part, cells=(part.cells[0], (Paragraph(note(NOW_AT.format(at.now))),)))
    if arrival(entry):
        at = moves[arrival(entry)]
        before = (Paragraph(note(WAS_AT.format(at.was))),)
        return replace(part, places=tuple(at), cells=(before, part.cells[1]))
    return part
