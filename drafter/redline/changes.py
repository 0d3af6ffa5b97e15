"""The change list (Änderungsübersicht): every change once, with an address that stays.

An address names what a reader can find on paper: „Ziffer 3, Absatz 2“, „Begründung, Abschnitt
„Anlass“, Absatz 1“, „Tabelle 1, Zeile „Personal“, Spalte „2026““. It counts paragraphs, not
sentences („i.H.v.“ and „31.12.“ would break those), and starts anew below each heading.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Final, NamedTuple

from drafter.document import Bars, Block, Section, plain_text
from drafter.redline.leaves import leaves, lines
from drafter.redline.places import Numbers, item_place, join, named
from drafter.redline.project import Side, counts, side_of_section, side_of_text
from drafter.redline.texts import FEWEST_WORDS, differences
from drafter.redline.tree import (
    BlockEntry,
    ItemEntry,
    MarkedChoices,
    MarkedField,
    MarkedFigure,
    MarkedInline,
    MarkedItem,
    MarkedList,
    MarkedRow,
    MarkedSection,
    MarkedTable,
    MarkedText,
    MovedText,
    Redline,
    Regrouped,
    SectionEntry,
    State,
    Whole,
)

# Sections that change with every Nachtrag; below, those that are the form's own.
PROCEDURE: Final = frozenset(
    {
        "kopf",
        "beratungsfolge",
        "fruehere_behandlung",
        "unterschrift",
        "beteiligungen",
        "mitzeichnungen",
    }
)
HEAD: Final = "kopf"
SIDES: Final[tuple[Side, Side]] = ("old", "new")
UNTOLD: Final = frozenset({"titel", "nachtrag", "formularhinweis"})


class Kind(StrEnum):
    """What happened; the value is the German word that stands in lists and at the margin."""

    NEW = "neu"
    ADDED = "ergänzt"
    CHANGED = "geändert"
    REWRITTEN = "neu gefasst"
    DELETED = "gestrichen"
    MOVED = "verschoben"
    SPLIT = "geteilt"
    JOINED = "verbunden"
    RENUMBERED = "neu nummeriert"
    FORM = "Gestaltung"


class Edit(NamedTuple):
    """Words that went and words that came; either may be empty."""

    old: str
    new: str


class Lines(NamedTuple):
    """The lines of a section, and the groups of them that changed; a group may be empty."""

    every: list[str]
    changed: list[slice]


@dataclass(frozen=True, slots=True)
class Change:
    """A change: what, where (now, and as it was), and word by word."""

    kind: Kind
    section: str
    place: str
    was_place: str
    edits: tuple[Edit, ...] = ()

    @property
    def procedure(self) -> bool:
        """Whether it belongs to what changes with every Nachtrag, and is not painted."""
        return self.section in PROCEDURE

    @property
    def of_words(self) -> bool:
        """Whether words differ, and not only form or numbers."""
        return bool(self.edits)


def changes(redline: Redline) -> tuple[Change, ...]:
    """Return all changes in reading order, those of the procedure included."""
    return tuple(
        change for section in redline.sections if _id(section) not in UNTOLD
        for change in _section(section)
    )  # fmt: skip


def edits(runs: MarkedInline) -> tuple[Edit, ...]:
    """Return the changed words of a text; what went and what came at one place is one edit."""
    made: list[Edit] = []
    pending = ""
    for stretch in (*runs, None):
        if stretch is not None and stretch.state is State.DELETED:
            pending = stretch.old_text.strip()
            continue
        new = stretch.new_text.strip() if stretch and stretch.state is State.INSERTED else ""
        if pending or new:
            made.append(Edit(pending, new))
        pending = ""
    return tuple(made)


def kind_of_text(runs: MarkedInline) -> Kind | None:
    """Return what happened to a text that was kept; None where it is the same."""
    states = {stretch.state for stretch in runs}
    if states <= {State.KEPT}:
        return Kind.FORM if any(stretch.now != stretch.was for stretch in runs) else None
    if State.KEPT not in states and len(states) > 1:
        return Kind.REWRITTEN if _is_long(runs) else Kind.CHANGED
    return Kind.CHANGED if State.DELETED in states else Kind.ADDED


def _is_long(runs: MarkedInline) -> bool:
    return max(len(stretch.new_text.split()) for stretch in runs) >= FEWEST_WORDS


def _id(entry: SectionEntry) -> str:
    return entry.part.id if isinstance(entry, Whole) else entry.id


def _section(entry: SectionEntry) -> Iterator[Change]:
    if _id(entry) in PROCEDURE and _id(entry) != HEAD:
        yield from _procedure(entry)
    elif isinstance(entry, MarkedSection):
        yield from Walk(entry.id).blocks(entry.blocks, entry.name, entry.was_name)
    elif entry.state is not State.KEPT:
        yield _whole_section(entry.state, entry.part)


def _procedure(entry: SectionEntry) -> Iterator[Change]:
    """Yield one change for a section that is told line by line, without inner addresses."""
    old, new = changed_lines(entry)
    words = tuple(
        Edit("; ".join(old.every[gone]), "; ".join(new.every[come]))
        for gone, come in zip(old.changed, new.changed, strict=True)
    )
    if words:
        name = entry.name if isinstance(entry, MarkedSection) else entry.part.name
        yield Change(Kind.CHANGED, _id(entry), name, name, words)


def changed_lines(entry: SectionEntry) -> tuple[Lines, Lines]:
    """Return a section's lines before and now; what changed are groups of lines, by pairs."""
    old, new = (_lines(entry, side) for side in SIDES)
    found = differences(old, new)
    return (
        Lines(old, [slice(each.old_start, each.old_end) for each in found]),
        Lines(new, [slice(each.new_start, each.new_end) for each in found]),
    )


def _lines(entry: SectionEntry, side: Side) -> list[str]:
    section = side_of_section(entry, side)
    return [line for block in section.blocks for line in lines(block)] if section else []


def _whole_section(state: State, section: Section) -> Change:
    texts = tuple(text for block in section.blocks for text in leaves(block))
    return _whole(state, section.id, section.name, texts)


def _whole(state: State, section: str, place: str, texts: Iterable[str]) -> Change:
    if state.in_new:
        return Change(Kind.NEW, section, place, "", tuple(Edit("", text) for text in texts))
    return Change(Kind.DELETED, section, "", place, tuple(Edit(text, "") for text in texts))


class Walk:
    """Walks the parts of one section and tells their changes.

    `place` is the address of what holds a part, `here` that of the part; `was` and `there` are
    those before.
    """

    def __init__(self, section: str) -> None:
        self.section = section

    def blocks(self, entries: tuple[BlockEntry, ...], place: str, was: str) -> Iterator[Change]:
        """Yield the changes of blocks below an address."""
        now, before = Numbers(entries, "new"), Numbers(entries, "old")
        left = {
            entry.move: join(was, before.of(index))
            for index, entry in enumerate(entries)
            if isinstance(entry, Whole) and entry.state is State.MOVED_AWAY
        }
        for index, entry in enumerate(entries):
            here = join(place, now.of(index))
            there = left.get(arrival(entry)) or join(was, before.of(index))
            yield from self.block(entry, here, there, place, was)

    def block(
        self, entry: BlockEntry, here: str, there: str, place: str, was: str
    ) -> Iterator[Change]:
        """Yield the changes of a block; lists of points count from what holds them."""
        match entry:
            case Whole():
                yield from self.whole(entry, here, there)
            case MarkedText():
                yield from self.text(entry, here, there)
            case MovedText():
                yield self.change(Kind.MOVED, here, there, edits(entry.text.runs))
            case Regrouped():
                yield from self.regrouped(entry, here, there)
            case MarkedList():
                yield from self.items(entry, here, there, place, was)
            case MarkedTable():
                yield from self.table(entry, here, there)
            case MarkedFigure():
                yield from self.figure(entry, here, there)
            case MarkedField():
                yield from self.runs(entry.runs, join(place, named(entry.label)), there)
            case MarkedChoices():
                yield from self.runs(entry.summary, here, there)

    def change(self, kind: Kind, here: str, there: str, words: tuple[Edit, ...] = ()) -> Change:
        """Return a change of this section."""
        return Change(kind, self.section, here, there, words)

    def whole(self, entry: Whole[Block], here: str, there: str) -> Iterator[Change]:
        """Yield the change of a block that came, went, or stands elsewhere."""
        if entry.state is State.MOVED_HERE:
            yield self.change(Kind.MOVED, here, there)
        elif entry.state in (State.INSERTED, State.DELETED):
            place = here if entry.state.in_new else there
            yield _whole(entry.state, self.section, place, leaves(entry.part))

    def text(self, entry: MarkedText, here: str, there: str) -> Iterator[Change]:
        """Yield the change of a paragraph or heading."""
        if entry.level != entry.was_level and kind_of_text(entry.runs) is None:
            yield self.change(Kind.FORM, here, there)
        yield from self.runs(entry.runs, here, there)

    def runs(self, runs: MarkedInline, here: str, there: str) -> Iterator[Change]:
        """Yield the change of a text, if there is one."""
        kind = kind_of_text(runs)
        if kind:
            yield self.change(kind, here, there, edits(runs))

    def regrouped(self, entry: Regrouped, here: str, there: str) -> Iterator[Change]:
        """Yield the change of paragraphs that were split or joined."""
        words = tuple(edit for part in entry.parts for edit in edits(part))
        kind = Kind.SPLIT if State.INSERTED in entry.breaks else Kind.JOINED
        yield self.change(kind, here, there, words)

    def items(
        self, entry: MarkedList, here: str, there: str, place: str, was: str
    ) -> Iterator[Change]:
        """Yield the changes of a list's items."""
        now = item_places(entry, "new", here, place)
        before = item_places(entry, "old", there, was)
        left = {
            item.move: before[index]
            for index, item in enumerate(entry.items)
            if isinstance(item, Whole) and item.state is State.MOVED_AWAY
        }
        for index, item in enumerate(entry.items):
            yield from self.item(item, now[index], left.get(arrival(item)) or before[index])

    def item(self, item: ItemEntry, here: str, there: str) -> Iterator[Change]:
        """Yield the changes of an item."""
        if isinstance(item, MarkedItem):
            found = tuple(self.blocks(item.blocks, here, there))
            if item.label != item.was_label and not any(change.of_words for change in found):
                yield self.change(Kind.RENUMBERED, here, there)
            yield from found
        elif item.state is State.MOVED_HERE:
            yield self.change(Kind.MOVED, here, there)
        elif item.state in (State.INSERTED, State.DELETED):
            texts = [text for block in item.part.blocks for text in leaves(block)]
            place = here if item.state.in_new else there
            yield _whole(item.state, self.section, place, texts)

    def table(self, entry: MarkedTable, here: str, there: str) -> Iterator[Change]:
        """Yield the changes of a table: caption, columns, rows, then cell by cell."""
        yield from self.runs(entry.caption, f"{here}, Überschrift", f"{there}, Überschrift")
        for index, column in enumerate(entry.columns):
            head = _column_name(entry, index)
            if column.state is State.KEPT:
                yield from self.runs(column.head, join(here, head), join(there, head))
            else:
                texts = [
                    *_texts(column.head, column.state),
                    *(
                        text
                        for row in entry.rows
                        for text in _texts(row.cells[index], column.state)
                        if row.state is State.KEPT
                    ),
                ]
                place = here if column.state.in_new else there
                yield _whole(column.state, self.section, join(place, head), texts)
        for number, row in enumerate(entry.rows, 1):
            yield from self.row(entry, row, number, here, there)

    def row(
        self, table: MarkedTable, row: MarkedRow, number: int, here: str, there: str
    ) -> Iterator[Change]:
        """Yield the changes of a row."""
        name = _row_name(row, number)
        now, before = join(here, name), join(there, name)
        if row.state is State.MOVED_HERE:
            yield self.change(Kind.MOVED, now, before)
        elif row.state in (State.INSERTED, State.DELETED):
            texts = [text for cell in row.cells for text in _texts(cell, row.state)]
            place = now if row.state.in_new else before
            yield _whole(row.state, self.section, place, texts)
        elif row.state is State.KEPT:
            for index, cell in enumerate(row.cells):
                if table.columns[index].state is State.KEPT:
                    head = _column_name(table, index)
                    yield from self.runs(cell, join(now, head), join(before, head))

    def figure(self, entry: MarkedFigure, here: str, there: str) -> Iterator[Change]:
        """Yield the changes of a picture or chart: its data in words, its words, its caption."""
        if entry.content != entry.was_content:
            yield self.change(Kind.CHANGED, here, there, content_edits(entry))
        elif entry.alternative != entry.was_alternative:
            words = (Edit(entry.was_alternative, entry.alternative),)
            yield self.change(Kind.CHANGED, f"{here}, Alternativtext", there, words)
        yield from self.runs(entry.caption, f"{here}, Unterschrift", f"{there}, Unterschrift")


def arrival(entry: BlockEntry | ItemEntry) -> int:
    """Return the number of the move that brought a part here, or 0."""
    if isinstance(entry, MovedText):
        return entry.move
    return entry.move if isinstance(entry, Whole) and entry.state is State.MOVED_HERE else 0


def item_places(entry: MarkedList, side: Side, of_list: str, of_holder: str) -> list[str]:
    """Return the address of each item on one side; what does not stand there counts as none."""
    places = []
    number = 0
    for item in entry.items:
        number += isinstance(item, MarkedItem) or counts(item.state, side)
        style = entry.style if side == "new" else entry.was_style
        places.append(item_place(style, _label(item, side), number, of_list, of_holder))
    return places


def _label(item: ItemEntry, side: Side) -> str:
    if isinstance(item, MarkedItem):
        return item.label if side == "new" else item.was_label
    return item.part.label


def _side(state: State) -> Side:
    return "new" if state.in_new else "old"


def _texts(cell: MarkedInline, state: State) -> Iterator[str]:
    text = plain_text(side_of_text(cell, _side(state))).strip()
    if text:
        yield text


def _column_name(table: MarkedTable, index: int) -> str:
    column = table.columns[index]
    head = plain_text(side_of_text(column.head, _side(column.state))).strip()
    return f"Spalte „{head}“" if head else f"Spalte {index + 1}"


def _row_name(row: MarkedRow, number: int) -> str:
    first = side_of_text(row.cells[0], _side(row.state)) if row.cells else ()
    label = plain_text(first).strip()
    return f"Zeile „{label}“" if label else f"Zeile {number}"


def content_edits(entry: MarkedFigure) -> tuple[Edit, ...]:
    """Return what changed in the data of a chart, bar by bar; nothing between two pictures."""
    old, new = _bars(entry.was_content), _bars(entry.content)
    return tuple(
        Edit(before or "", after or "")
        for before, after in zip_longest(old, new)
        if before != after
    )


def _bars(content: object) -> tuple[str, ...]:
    if isinstance(content, Bars):
        return tuple(f"{name}: {printed}" for name, _, printed in content.bars)
    return ("anderes Bild",)
