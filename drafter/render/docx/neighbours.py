"""Lines that came or went beside others that did, told in the way that every office program reads.

LibreOffice takes marks of one kind that touch for one change. So the end that stays behind a line
whose last words came, and behind which whole lines came, is told as that of the last of these: as
if somebody had written on at that place. And a paragraph that moved to behind an item that came, or
stood behind one which went, is told as one that went and one that came: it would take over the
item's label. Either way the words on both sides are the same.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from drafter.redline.tree import State, Stretch
from drafter.render.docx.lines import OF_MOVE, Grid, Line, Part, Picture

WHOLE: Final = (State.INSERTED, State.DELETED)


def settled(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a text as they are to be written."""
    touching = _touching(parts)
    return _handed_on([_told_apart(part, touching) for part in parts])


def _touching(parts: Sequence[Part]) -> frozenset[int]:
    """Return the moves of which an end would take over the label of a list that it follows."""
    return frozenset(
        part.move
        for before, part in pairwise(parts)
        if isinstance(part, Line) and part.move and _gives_label(before, part)
    )


def _gives_label(before: Part, moved: Line) -> bool:
    """Whether an item came before a line that moved here, or went before one that moved away."""
    if (
        isinstance(before, Grid)
        or OF_MOVE.get(before.state, before.state) is not OF_MOVE[moved.state]
    ):
        return False
    return _is_labelled(before) and not _is_labelled(moved)


def _is_labelled(line: Line) -> bool:
    return bool((line.now if line.state.in_new else line.was).number)


def _told_apart(part: Part, touching: frozenset[int]) -> Part:
    """Return a line of a move as one that came or went, if the move is one of those."""
    if isinstance(part, Grid) or part.move not in touching:
        return part
    words = tuple(_plain(piece) for piece in part.words if _stays(piece, part))
    return replace(part, state=OF_MOVE[part.state], words=words, move=0)


def _stays(piece: Stretch | Picture, line: Line) -> bool:
    """Whether words are told; those that went from a moved text are told where it stood."""
    return line.state is not State.MOVED_HERE or piece.state is not State.DELETED


def _plain(piece: Stretch | Picture) -> Stretch | Picture:
    return replace(piece, state=OF_MOVE.get(piece.state, piece.state))


def _handed_on(parts: list[Part]) -> list[Part]:
    """Hand on the end of each line behind which others of the kind of its last words stand."""
    made = list(parts)
    for index, part in enumerate(made):
        last = _last_alike(made, index)
        if last > index and isinstance(part, Line):
            made[index], made[last] = _exchanged(part, made[last], _end(part))
    return made


def _end(part: Part) -> State:
    """Return what became of the last words of a line that stays."""
    if isinstance(part, Grid) or part.state is not State.KEPT or not part.words:
        return State.KEPT
    return part.words[-1].state


def _last_alike(parts: Sequence[Part], index: int) -> int:
    """Return the place of the last of the lines behind one that came or went as its end did."""
    state = _end(parts[index])
    while state in WHOLE and index + 1 < len(parts) and _is_whole(parts[index + 1], state):
        index += 1
    return index


def _is_whole(part: Part, state: State) -> bool:
    return isinstance(part, Line) and part.state is state and not part.goes_on


def _exchanged(first: Line, last: Part, state: State) -> tuple[Line, Line]:
    """Return two lines of which the last one has the end that stays, and the first one's looks."""
    assert isinstance(last, Line)
    now, was = (last.now, first.was) if state.in_new else (first.now, last.was)
    return replace(first, state=state, goes_on=True), replace(
        last, state=State.KEPT, now=now, was=was
    )
