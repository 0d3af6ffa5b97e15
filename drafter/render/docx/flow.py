"""The parts of a redline in the order in which they stand in a Word file, as lines and grids.

Each line knows how it looks in the new Document and in the old one, so that accepting or refusing
all changes gives the one or the other, labels of lists included.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from drafter.document import (
    Block,
    Document,
    Item,
    Paragraph,
    Section,
    Signature,
    Table,
    inline,
    walk,
)
from drafter.redline.changes import HEAD, item_label
from drafter.redline.project import Side, counts
from drafter.redline.shown import Noted, NotedItem
from drafter.redline.tree import (
    BlockEntry,
    ChoiceEntry,
    ItemEntry,
    MarkedBlock,
    MarkedChoices,
    MarkedField,
    MarkedFigure,
    MarkedItem,
    MarkedList,
    MarkedSection,
    MarkedTable,
    MarkedText,
    MovedText,
    Regrouped,
    SectionEntry,
    State,
    Stretch,
    Whole,
)
from drafter.render.docx.grids import TEXT_WIDTH, table
from drafter.render.docx.lifting import lifted
from drafter.render.docx.lines import (
    OF_MOVE,
    SIDES,
    Grid,
    Line,
    Look,
    Part,
    Picture,
    Style,
    Styled,
    barred,
    flattened,
    line,
    moved,
    optional,
    stretched,
)
from drafter.render.docx.numbering import Number, hanging, numbers

TITLE: Final = "titel"
LOGO_WIDTH: Final = 1700
"""Twentieths of a point: a logo in the head of a paper is 30 mm wide at most."""

PARAGRAPHS: Final = {
    TITLE: Style.SUBTITLE,
    "beratungsgegenstand": Style.SUBJECT,
    "fruehere_behandlung": Style.GROUP,
    "nachtrag": Style.BOX,
    "formularhinweis": Style.NOTE,
}
FIELDS: Final = {"kommune": Style.MUNICIPALITY, "nummer": Style.NUMBER}
OF_LIST: Final = {
    "bullet": Style.BULLETS,
    "number": Style.NUMBERS,
    "point": Style.NUMBERS,
    "line": Style.BARE,
}
TICKED, EMPTY = "☒", "☐"
DEEPEST_LEVEL: Final = 8
LARGEST_HEADING: Final = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: style of their paragraphs, indent, depth in lists, room to the right."""

    paragraph: str = Style.BODY
    left: int = 0
    level: int = -1
    room: int = TEXT_WIDTH

    def look(self, style: str) -> Look:
        """Return how a line of a style looks here."""
        return Look(style, self.left)


def kept(document: Document) -> tuple[SectionEntry, ...]:
    """Return the sections of a Document without changes as those of a redline."""
    return tuple(Whole(State.KEPT, section) for section in document.sections)


def flow(sections: Iterable[SectionEntry]) -> Iterator[Part]:
    """Yield the lines and grids of a paper."""
    laid_out = Flow()
    for section in sections:
        yield from laid_out.section(section)


class Flow:
    """Lays out the parts of one file; it numbers the lists as it meets them."""

    def __init__(self) -> None:
        self._lists = count(1)

    def section(self, entry: SectionEntry) -> Iterator[Part]:
        """Yield the lines of a section, its title first."""
        if isinstance(entry, MarkedSection):
            yield from self._titled(entry, State.KEPT)
        else:
            state = _without_move(entry.state)
            yield from self._titled(_lifted_section(entry.part, state), state)

    def _titled(self, entry: MarkedSection, state: State) -> Iterator[Part]:
        style = Style.TITLE if entry.id == TITLE else f"{Style.HEADING}1"
        yield from optional(entry.title, Look(style), state)
        room = LOGO_WIDTH if entry.id == HEAD else TEXT_WIDTH
        place = Place(PARAGRAPHS.get(entry.id, Style.BODY), room=room)
        yield from self.blocks(entry.blocks, place, state)
        if place.paragraph == Style.BOX:
            yield line(state, Look(Style.AFTER_TABLE), ())

    def blocks(
        self, entries: Iterable[BlockEntry], place: Place, state: State = State.KEPT
    ) -> Iterator[Part]:
        """Yield the lines of blocks; `state` is that of what holds them."""
        for entry in entries:
            if isinstance(entry, Whole):
                yield from self._whole(entry, place, state)
            elif isinstance(entry, MovedText):
                text = _arrived(entry.text)
                for part in self.block(text, place, State.MOVED_HERE):
                    yield moved(part, entry.move)
            else:
                yield from self.block(entry, place, state)

    def _whole(self, entry: Whole[Block], place: Place, state: State) -> Iterator[Part]:
        own = _combined(state, entry.state, (entry.part,))
        for part in self.block(lifted(entry.part, own), place, own):
            yield moved(part, entry.move) if own in OF_MOVE and entry.move else part

    def block(
        self, entry: MarkedBlock | Signature | Noted, place: Place, state: State
    ) -> Iterator[Part]:
        """Yield the lines of a block that came, went or stayed."""
        match entry:
            case MarkedText():
                now, was = _text_look(entry.level, place), _text_look(entry.was_level, place)
                yield Line(state, now, was, entry.runs)
            case Regrouped():
                yield from _regrouped(entry, place)
            case MarkedList():
                yield from self.list(entry, place, state)
            case MarkedTable():
                yield from table(entry, place.left, place.room, state)
            case MarkedFigure():
                yield from _figure(entry, place, state)
            case MarkedField():
                style = FIELDS.get(entry.name, Style.FIELD)
                yield line(state, place.look(style), (*_label(entry, state), *entry.runs))
            case MarkedChoices():
                yield from _choices(entry, place, state)
            case Signature():
                yield from _signature(entry, place, state)
            case Noted():
                yield from map(barred, self._noted(entry, place, state))

    def _noted(self, entry: Noted, place: Place, state: State) -> Iterator[Part]:
        """Yield a changed block of an excerpt below the word that says what happened to it."""
        yield line(state, place.look(Style.BESIDE), stretched(inline(entry.word), state))
        yield from self.block(lifted(entry.block, state), place, state)

    def list(self, entry: MarkedList, place: Place, state: State) -> Iterator[Part]:
        """Yield the lines of a list; its labels are numbered apart for either side."""
        bare = entry.style == entry.was_style == "line"
        room = 0 if bare else hanging(_labels(entry))
        level = min(place.level + 1, DEEPEST_LEVEL)
        inner = Place(
            Style.BARE if bare else Style.CONTINUED, place.left + room, level, place.room - room
        )
        of_list = next(self._lists)
        now = _numbered(entry, "new", inner, room, of_list)
        was = _numbered(entry, "old", inner, room, of_list)
        for index, item in enumerate(entry.items):
            yield from self._item(item, inner, state, now.get(index), was.get(index))

    def _item(
        self, item: ItemEntry, place: Place, state: State, now: Look | None, was: Look | None
    ) -> Iterator[Part]:
        if isinstance(item, MarkedItem):
            parts = list(self.blocks(item.blocks, place, state))
            yield from _led(parts, place, state, now or was, was or now)
            return
        own = _combined(state, item.state, item.part.blocks)
        entries = (Whole(State.KEPT, block) for block in _noted_blocks(item.part))
        parts = list(self.blocks(entries, place, own))
        move = item.move if own in OF_MOVE else 0
        for part in _led(parts, place, own, now or was, was or now):
            shown = barred(part) if isinstance(item.part, NotedItem) else part
            yield moved(shown, move) if move else shown


def _without_move(state: State) -> State:
    return OF_MOVE.get(state, state)


def _combined(outer: State, own: State, blocks: Iterable[Block]) -> State:
    """Return what became of a part of a whole; a table that moved is one that went and came."""
    state = own if outer is State.KEPT else outer
    return _without_move(state) if any(isinstance(b, Table) for b in walk(blocks)) else state


def _lifted_section(section: Section, state: State) -> MarkedSection:
    blocks = tuple(Whole(State.KEPT, block) for block in section.blocks)
    title = stretched(section.title, state)
    return MarkedSection(section.id, section.name, section.name, title, blocks)


def _arrived(text: MarkedText) -> MarkedText:
    """Return a text that stands elsewhere now: what it kept has come with it."""
    runs = (
        Stretch(State.MOVED_HERE, each.now, ()) if each.state is State.KEPT else each
        for each in text.runs
    )
    return MarkedText(text.level, text.level, tuple(runs))


def _text_look(level: int, place: Place) -> Look:
    """Return how a heading of a level looks, or a paragraph where it is 0."""
    if not level:
        return place.look(place.paragraph)
    return place.look(f"{Style.HEADING}{min(level + 1, LARGEST_HEADING)}")


def _regrouped(entry: Regrouped, place: Place) -> Iterator[Line]:
    look = place.look(place.paragraph)
    for words, border in zip(entry.parts, (*entry.breaks, State.KEPT), strict=True):
        yield Line(border, look, look, words, goes_on=border is not State.KEPT)


def _figure(entry: MarkedFigure, place: Place, state: State) -> Iterator[Line]:
    now = Picture(state, entry.content, entry.alternative, place.room)
    was = Picture(state, entry.was_content, entry.was_alternative, place.room)
    pictures = (
        (now,)
        if now == was
        else (replace(was, state=State.DELETED), replace(now, state=State.INSERTED))
    )
    yield line(state, place.look(Style.FIGURE), pictures)
    yield from optional(entry.caption, place.look(Style.FIGURE_CAPTION), state)


def _label(entry: MarkedField, state: State) -> Iterator[Stretch]:
    """Yield the label of a field with a blank behind it; one that changed was another before."""
    now, was = _named(entry.label), _named(entry.was_label)
    if now == was:
        yield from stretched(now, state)
    else:
        yield from stretched(was, State.DELETED)
        yield from stretched(now, State.INSERTED)


def _named(label: str) -> tuple[Styled, ...]:
    return (Styled(f"{label} ", style=Style.LABEL),) if label else ()


def _choices(entry: MarkedChoices, place: Place, state: State) -> Iterator[Line]:
    """Yield the lines of boxes; those of the Nachtrag stand in a frame together."""
    framed = place.paragraph == Style.BOX
    question, choice, answer = (
        (Style.BOX,) * 3 if framed else (Style.QUESTION, Style.CHOICE, Style.ANSWER)
    )
    yield line(state, place.look(question), entry.label)
    for each in entry.choices:
        yield _choice(each, place.look(choice), state)
    yield line(state, place.look(answer), entry.summary)


def _choice(entry: ChoiceEntry, look: Look, state: State) -> Line:
    if isinstance(entry, Whole):
        own = entry.state if state is State.KEPT else state
        words = (*stretched(_box(entry.part.ticked), own), *stretched(entry.part.runs, own))
        return line(own, look, words)
    if entry.ticked == entry.was_ticked:
        return line(state, look, (*stretched(_box(entry.ticked), state), *entry.runs))
    was, now = (
        stretched(_box(entry.was_ticked), State.DELETED),
        stretched(_box(entry.ticked), State.INSERTED),
    )
    return line(state, look, (*was, *now, *entry.runs))


def _box(ticked: bool) -> tuple[Styled, ...]:
    return (Styled(f"{TICKED if ticked else EMPTY} ", style=Style.TICK),)


def _signature(entry: Signature, place: Place, state: State) -> Iterator[Line]:
    for words in filter(None, (entry.proxy, entry.office)):
        yield line(state, place.look(Style.SIGNATURE), stretched(inline(words), state))
    yield line(state, place.look(Style.SIGNED), stretched(inline(entry.name), state))


def _labels(entry: MarkedList) -> list[str]:
    return [item_label(item, side) for item in entry.items for side in SIDES]


def _numbered(
    entry: MarkedList, side: Side, place: Place, room: int, of_list: int
) -> dict[int, Look]:
    """Return how the first lines of the items on a side look, by the item's place in the list."""
    style = entry.style if side == "new" else entry.was_style
    there = [
        index
        for index, item in enumerate(entry.items)
        if isinstance(item, MarkedItem) or counts(item.state, side)
    ]
    if style == "line":
        return {index: place.look(OF_LIST[style]) for index in there}
    labels = [item_label(entry.items[index], side) for index in there]
    left = place.left - room
    every: list[Number] = numbers(labels, place.level, left, room, of_list)
    return {
        index: Look(OF_LIST[style], place.left, number)
        for index, number in zip(there, every, strict=True)
    }


def _noted_blocks(item: Item) -> tuple[Block, ...]:
    """Return the blocks of an item, the first after the word that an excerpt notes beside it."""
    match item:
        case NotedItem(blocks=(Paragraph(runs), *others), word=word):
            told = Styled(f"[{word}] ", style=Style.TOLD)
            return (Paragraph((told, *flattened(runs))), *others)
        case _:
            return item.blocks


def _led(
    parts: list[Part], place: Place, state: State, now: Look | None, was: Look | None
) -> Iterator[Part]:
    """Yield the lines of an item: its first paragraph bears the label, or a line of its own."""
    lead_now = _leading(parts, place, "new") if state.in_new else ()
    lead_was = _leading(parts, place, "old") if state.in_old else ()
    lacks_now = bool(state.in_new and now and now.number and not lead_now)
    lacks_was = bool(state.in_old and was and was.number and not lead_was)
    if now and was and (lacks_now or lacks_was):
        yield Line(_of_label(state, lacks_now, lacks_was), now, was)
    for index, part in enumerate(parts):
        if isinstance(part, Line) and now and index in lead_now:
            part = replace(part, now=now)
        if isinstance(part, Line) and was and index in lead_was:
            part = replace(part, was=was)
        yield part


def _of_label(state: State, lacks_now: bool, lacks_was: bool) -> State:
    """Return what became of the line of a label alone, which an item may need on one side."""
    if state is not State.KEPT or lacks_now is lacks_was:
        return state
    return State.INSERTED if lacks_now else State.DELETED


def _leading(parts: list[Part], place: Place, side: Side) -> tuple[int, ...]:
    """Return which lines are the first paragraph on a side: several where borders changed."""
    found: list[int] = []
    for index, part in enumerate(parts):
        if isinstance(part, Grid):
            if any(counts(row.state, side) for row in part.rows):
                break
            continue
        ends_here = counts(part.state, side)
        if not ends_here and not part.goes_on:
            continue
        look = part.now if side == "new" else part.was
        if look != place.look(place.paragraph):
            break
        found.append(index)
        if ends_here:
            break
    return tuple(found)
