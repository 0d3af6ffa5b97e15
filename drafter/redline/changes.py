"""The change list (Änderungsübersicht): every change once, with an address that stays.

An address names what a reader can find on paper: „Ziffer 3, Absatz 2“, „Begründung, Abschnitt
„Anlass“, Absatz 1“, „Tabelle 1, Zeile „Personal“, Spalte „2026““. It counts paragraphs, not
sentences („i.H.v.“ and „31.12.“ would break those), and starts anew below each heading.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise, zip_longest
from typing import Final, NamedTuple

from drafter.document import Bars, Block, Image, Section, plain_text
from drafter.redline.edges import FEWEST_WORDS, differences
from drafter.redline.leaves import leaves, lines
from drafter.redline.places import Numbers, item_place, join, named, short
from drafter.redline.project import Side, counts, side_of_section, side_of_text
from drafter.redline.shown import is_visible
from drafter.redline.tree import (
    BlockEntry,
    ChoiceEntry,
    ItemEntry,
    MarkedChoice,
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
    Stretch,
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
    SHIFTED = "neu geteilt"
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
    seen = [stretch for stretch in runs if stretch.state is State.KEPT or any(_edit(stretch))]
    for before, stretch in pairwise((None, *seen)):
        if stretch is None or stretch.state is State.KEPT:
            continue
        edit = _edit(stretch)
        if before and before.state is State.DELETED and edit.new:
            edit = Edit(made.pop().old, edit.new)
        made.append(edit)
    return tuple(made)


def _edit(stretch: Stretch) -> Edit:
    """Return what a stretch that came or went shows of itself."""
    return Edit(_seen(stretch.old_text), _seen(stretch.new_text))


def _seen(text: str) -> str:
    return text.strip() if is_visible(text) else ""


def kind_of_text(runs: MarkedInline) -> Kind | None:
    """Return what happened to a text that was kept; None where it is the same."""
    found = edits(runs)
    if not found:
        return Kind.FORM if any(stretch.now != stretch.was for stretch in runs) else None
    states = {stretch.state for stretch in runs}
    if State.KEPT not in states and len(states) > 1:
        return Kind.REWRITTEN if _is_long(runs) else Kind.CHANGED
    return Kind.CHANGED if any(edit.old for edit in found) else Kind.ADDED


def kind_of_borders(entry: Regrouped) -> Kind:
    """Return what happened to the borders of paragraphs; one that came and one that went moved."""
    if State.INSERTED not in entry.breaks:
        return Kind.JOINED
    return Kind.SHIFTED if State.DELETED in entry.breaks else Kind.SPLIT


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
    words = tuple(_one_sided(state, text) for text in texts)
    if state.in_new:
        return Change(Kind.NEW, section, place, "", words)
    return Change(Kind.DELETED, section, "", place, words)


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
                labels = named(entry.label), named(entry.was_label)
                yield from self.runs(entry.runs, join(place, labels[0]), join(was, labels[1]))
            case MarkedChoices():
                yield from self.choices(entry, here, there)

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
        """Yield the change of paragraphs whose borders changed."""
        words = tuple(edit for part in entry.parts for edit in edits(part))
        yield self.change(kind_of_borders(entry), here, there, words)

    def items(
        self, entry: MarkedList, here: str, there: str, place: str, was: str
    ) -> Iterator[Change]:
        """Yield the changes of a list's items."""
        if entry.style != entry.was_style:
            yield self.change(Kind.FORM, here, there)
        now = item_places(entry, "new", here, place)
        before = item_places(entry, "old", there, was)
        left = {
            item.move: before[index]
            for index, item in enumerate(entry.items)
            if isinstance(item, Whole) and item.state is State.MOVED_AWAY
        }
        for index, item in enumerate(entry.items):
            origin = left.get(arrival(item)) or before[index]
            yield from self.item(item, now[index], origin, counted=entry.style == entry.was_style)

    def item(self, item: ItemEntry, here: str, there: str, *, counted: bool) -> Iterator[Change]:
        """Yield the changes of an item; its number only where its list is `counted` as before."""
        if isinstance(item, MarkedItem):
            found = tuple(self.blocks(item.blocks, here, there))
            renumbered = counted and item.label != item.was_label
            if renumbered and not any(change.of_words for change in found):
                yield self.change(Kind.RENUMBERED, here, there)
            yield from found
        elif item.state is State.MOVED_HERE:
            yield self.change(Kind.MOVED, here, there)
        elif item.state in (State.INSERTED, State.DELETED):
            texts = [text for block in item.part.blocks for text in leaves(block)]
            place = here if item.state.in_new else there
            yield _whole(item.state, self.section, place, texts)

    def choices(self, entry: MarkedChoices, here: str, there: str) -> Iterator[Change]:
        """Yield the change of boxes: their words, and which is ticked."""
        texts = [edits(entry.label), *map(_choice_edits, entry.choices), edits(entry.summary)]
        words = tuple(edit for text in texts for edit in text)
        if words or any(map(_is_ticked_anew, entry.choices)):
            yield self.change(Kind.CHANGED, here, there, words)

    def table(self, entry: MarkedTable, here: str, there: str) -> Iterator[Change]:
        """Yield the changes of a table: caption, columns, rows, then cell by cell."""
        yield from self.runs(entry.caption, f"{here}, Überschrift", f"{there}, Überschrift")
        now, before = _Names(entry, "new", here), _Names(entry, "old", there)
        for index in range(len(entry.columns)):
            yield from self.column(entry, index, now, before)
        left = {
            row.move: before.row(index)
            for index, row in enumerate(entry.rows)
            if row.state is State.MOVED_AWAY
        }
        for index, row in enumerate(entry.rows):
            origin = left[row.move] if row.state is State.MOVED_HERE else before.row(index)
            yield from self.row(entry, index, now, before, origin)

    def column(
        self, table: MarkedTable, index: int, now: "_Names", before: "_Names"
    ) -> Iterator[Change]:
        """Yield the change of a column; one that came or went is told with its cells."""
        column = table.columns[index]
        if column.state is State.KEPT:
            yield from self.runs(column.head, now.column(index), before.column(index))
        else:
            names = now if column.state.in_new else before
            cells = (row.cells[index] for row in table.rows if _is_told_by_columns(row))
            texts = [text for cell in (column.head, *cells) for text in _texts(cell, column.state)]
            yield _whole(column.state, self.section, names.column(index), texts)

    def row(
        self, table: MarkedTable, index: int, now: "_Names", before: "_Names", origin: str
    ) -> Iterator[Change]:
        """Yield the changes of a row."""
        row = table.rows[index]
        if row.state is State.MOVED_HERE:
            yield self.change(Kind.MOVED, now.row(index), origin)
        elif row.state in (State.INSERTED, State.DELETED):
            texts = [text for cell in row.cells for text in _texts(cell, row.state)]
            names = now if row.state.in_new else before
            yield _whole(row.state, self.section, names.row(index), texts)
        elif row.state is State.KEPT:
            for at, cell in enumerate(row.cells):
                if table.columns[at].state is State.KEPT:
                    yield from self.runs(cell, now.cell(index, at), before.cell(index, at))

    def figure(self, entry: MarkedFigure, here: str, there: str) -> Iterator[Change]:
        """Yield the changes of a picture or chart: its caption, its data in words, its picture."""
        yield from self.runs(entry.caption, f"{here}, Unterschrift", f"{there}, Unterschrift")
        if content_edits(entry):
            yield self.change(Kind.CHANGED, here, there, content_edits(entry))
        if has_other_picture(entry):
            yield self.change(Kind.CHANGED, f"{here}, Bild", f"{there}, Bild")
        elif entry.alternative != entry.was_alternative and not content_edits(entry):
            yield self.change(Kind.FORM, f"{here}, Alternativtext", f"{there}, Alternativtext")


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
        places.append(item_place(style, item_label(item, side), number, of_list, of_holder))
    return places


def item_label(item: ItemEntry, side: Side) -> str:
    """Return the label of an item on a side; one that stands on one side only has one label."""
    if isinstance(item, MarkedItem):
        return item.label if side == "new" else item.was_label
    return item.part.label


def _texts(cell: MarkedInline, state: State) -> Iterator[str]:
    text = plain_text(side_of_text(cell, "new" if state.in_new else "old")).strip()
    if is_visible(text):
        yield text


class _Names:
    """The addresses of a table's parts on one side; rows and columns are known by their labels."""

    def __init__(self, table: MarkedTable, side: Side, place: str) -> None:
        self.place = place
        self.heads = [column.head for column in table.columns]
        self.labels = [row.cells[0] if row.cells else () for row in table.rows]
        self.side = side
        self.column_numbers = _numbers((column.state for column in table.columns), side)
        self.row_numbers = _numbers((row.state for row in table.rows), side)

    def column(self, index: int) -> str:
        """Return the address of a column."""
        return join(self.place, self._column(index))

    def row(self, index: int) -> str:
        """Return the address of a row."""
        label = self._text(self.labels[index])
        return join(self.place, f"Zeile {label or self.row_numbers[index]}")

    def cell(self, row: int, column: int) -> str:
        """Return the address of a cell."""
        return join(self.row(row), self._column(column))

    def _column(self, index: int) -> str:
        return f"Spalte {self._text(self.heads[index]) or self.column_numbers[index]}"

    def _text(self, runs: MarkedInline) -> str:
        text = short(plain_text(side_of_text(runs, self.side)))
        return f"„{text}“" if text else ""


def _numbers(states: Iterable[State], side: Side) -> list[int]:
    """Return the number of each part on one side; what does not stand there counts as none."""
    return list(accumulate(int(counts(state, side)) for state in states))


def _is_told_by_columns(row: MarkedRow) -> bool:
    """Whether the row's cells in a column that came or went are told with that column."""
    return row.state not in (State.INSERTED, State.DELETED)


def _choice_edits(entry: ChoiceEntry) -> tuple[Edit, ...]:
    if isinstance(entry, MarkedChoice):
        return edits(entry.runs)
    text = plain_text(entry.part.runs)
    return () if entry.state is State.KEPT else (_one_sided(entry.state, text),)


def _one_sided(state: State, text: str) -> Edit:
    return Edit("", text) if state.in_new else Edit(text, "")


def _is_ticked_anew(entry: ChoiceEntry) -> bool:
    return isinstance(entry, MarkedChoice) and entry.ticked != entry.was_ticked


def content_edits(entry: MarkedFigure) -> tuple[Edit, ...]:
    """Return what changed in a chart's data, a bar with its value as one text."""
    old, new = _bars(entry.was_content), _bars(entry.content)
    return tuple(
        Edit(before or "", after or "")
        for a, b, c, d in differences(old, new)
        for before, after in zip_longest(old[a:b], new[c:d])
    )


def has_other_picture(entry: MarkedFigure) -> bool:
    """Whether a figure shows another picture now."""
    return isinstance(entry.content, Image) and entry.content != entry.was_content


def _bars(content: Image | Bars) -> tuple[str, ...]:
    if isinstance(content, Image):
        return ()
    return tuple(f"{name}: {printed}" for name, _, printed in content.bars)
