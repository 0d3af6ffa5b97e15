"""The laws of the comparison. Each yields what breaks it, so a long run can say it of any pair.

What they demand is written for developers in docs/architecture.md, „Laws of the redline“.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, Final

from drafter.document import Document, Inline, Item
from drafter.document.joining import joined
from drafter.redline import Redline, State, accept, compare, reject
from drafter.redline.project import side_of_block
from drafter.redline.tokens import is_word, words_of
from drafter.redline.tree import (
    MarkedRow,
    MarkedTable,
    MarkedText,
    MovedText,
    Regrouped,
    Stretch,
    Whole,
)
from tests.redline.nodes import nodes, places, stretches, texts

Broken = Iterator[str]
IN_TEXT: Final = frozenset({State.KEPT, State.INSERTED, State.DELETED})
MARKS: Final = frozenset({State.INSERTED, State.DELETED})
MOVED: Final = frozenset({State.MOVED_AWAY, State.MOVED_HERE})


def both_sides_come_back(old: Document, new: Document, redline: Redline) -> Broken:
    """`accept` gives the new Document, `reject` the old one, down to the last style."""
    if accept(redline) != new:
        yield "accept does not give the new Document"
    if reject(redline) != old:
        yield "reject does not give the old Document"


def the_same_has_no_mark(old: Document, new: Document, _: Redline) -> Broken:
    """A Document compared with itself is kept, section by section, and nothing else."""
    for document in (old, new):
        for entry in compare(document, document).sections:
            if entry != Whole(State.KEPT, entry.part if isinstance(entry, Whole) else None):
                yield f"the same Document has marks: {entry}"


def stretches_hold_what_their_state_says(_: Document, __: Document, redline: Redline) -> Broken:
    """An inserted stretch was nothing, a deleted one is nothing, a kept one has the same words."""
    for stretch in stretches(redline):
        if stretch.state not in IN_TEXT:
            yield f"a text does not move: {stretch}"
        if bool(stretch.now) is (stretch.state is State.DELETED):
            yield f"wrong on the new side: {stretch}"
        if bool(stretch.was) is (stretch.state is State.INSERTED) and stretch.state in MARKS:
            yield f"wrong on the old side: {stretch}"
        if stretch.state is State.KEPT and _key(stretch.now) != _key(stretch.was):
            yield f"kept, but with other words: {stretch}"
        if stretch.now != joined(stretch.now) or stretch.was != joined(stretch.was):
            yield f"runs are not canonical: {stretch}"


def marks_alternate(_: Document, __: Document, redline: Redline) -> Broken:
    """No two marks of one kind stand side by side, and what was deleted stands first."""
    for text in texts(redline):
        for before, after in pairwise(text):
            if before.state is after.state is not State.KEPT or (
                before.state is State.INSERTED and after.state is State.DELETED
            ):
                yield f"marks stand in a wrong order: {text}"


def moves_are_pairs(_: Document, __: Document, redline: Redline) -> Broken:
    """Each move has one place where it stood and one where it stands; they count from 1."""
    found = list(places(redline))
    away = {place.move: place.part for place in found if place.state is State.MOVED_AWAY}
    here = {place.move: place.part for place in found if place.state is State.MOVED_HERE}
    if Counter(place.move for place in found) != dict.fromkeys(range(1, len(away) + 1), 2):
        yield f"moves are no pairs: {found}"
    if away.keys() != here.keys():
        yield f"a move has not two ends: {found}"
    for node in nodes(redline):
        if isinstance(node, Whole | MarkedRow) and (node.state in MOVED) is not (node.move > 0):
            yield f"a move has no number, or a number no move: {node}"
    for move, part in here.items():
        if move in away and _as_it_was(part) != _as_it_was(away[move]):
            yield f"something else arrived: {move}"


def _as_it_was(part: Any) -> Any:
    """Return what moved without what its place gives it: an item's label, a new column's cell."""
    match part:
        case MarkedText():
            return side_of_block(part, "old")[0]
        case Item():
            return part.blocks
        case tuple():
            return tuple(
                stretch for cell in part for stretch in cell if stretch.was and stretch.now
            )
        case _:
            return part


def only_paragraphs_move_changed(_: Document, __: Document, redline: Redline) -> Broken:
    """What moved and changed is a paragraph that kept most of its words."""
    for node in nodes(redline):
        if isinstance(node, MovedText):
            if node.text.level or node.text.was_level:
                yield f"a heading moved: {node}"
            if kept_share(node.text.runs) < 0.8:
                yield f"too much changed for a move: {node}"


def borders_fit(_: Document, __: Document, redline: Redline) -> Broken:
    """Between the parts of regrouped paragraphs stand borders, of which one at least changed."""
    for node in nodes(redline):
        if isinstance(node, Regrouped):
            if len(node.breaks) != len(node.parts) - 1 or not set(node.breaks) <= IN_TEXT:
                yield f"borders do not fit: {node}"
            if set(node.breaks) <= {State.KEPT}:
                yield f"no border changed: {node}"


def rows_fit_their_table(_: Document, __: Document, redline: Redline) -> Broken:
    """A row has a cell for each column; one that came or went holds nothing that was kept."""
    for table in nodes(redline):
        if not isinstance(table, MarkedTable):
            continue
        for row in table.rows:
            if len(row.cells) != len(table.columns):
                yield f"a row is uneven: {row}"
            for column, cell in zip(table.columns, row.cells, strict=False):
                found = {stretch.state for stretch in cell}
                for state in (row.state, column.state):
                    if state in (State.INSERTED, State.DELETED) and found - {state}:
                        yield f"a cell says otherwise than its {state} row or column: {row}"


def no_mark_is_for_nothing(_: Document, __: Document, redline: Redline) -> Broken:
    """A text that is the same in both Documents stands in a `Whole`."""
    for node in nodes(redline):
        if isinstance(node, MarkedText):
            now, was = (side_of_block(node, side) for side in ("new", "old"))
            if now == was:
                yield f"marked without a change: {node}"


LAWS: Final[tuple[Callable[[Document, Document, Redline], Broken], ...]] = (
    both_sides_come_back,
    the_same_has_no_mark,
    stretches_hold_what_their_state_says,
    marks_alternate,
    moves_are_pairs,
    only_paragraphs_move_changed,
    borders_fit,
    rows_fit_their_table,
    no_mark_is_for_nothing,
)


def broken(old: Document, new: Document) -> list[str]:
    """Return everything that breaks a law in the comparison of two Documents."""
    redline = compare(old, new)
    return [f"{law.__name__}: {what}" for law in LAWS for what in law(old, new, redline)]


def kept_share(runs: tuple[Stretch, ...]) -> float:
    """Return the share of words that a marked text kept, from 0 to 1."""
    both = [_count(side) for stretch in runs for side in (stretch.now, stretch.was)]
    kept = [
        _count(side)
        for stretch in runs
        for side in (stretch.now, stretch.was)
        if stretch.state is State.KEPT
    ]
    return sum(kept) / sum(both) if sum(both) else 1.0


def _count(runs: Inline) -> int:
    return sum(map(is_word, words_of(runs).keys))


def _key(runs: Inline) -> str:
    return "".join(words_of(runs).keys)
