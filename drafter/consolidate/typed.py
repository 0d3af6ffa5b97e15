"""Typed values behind printed words: entries read anew, amounts and years that follow a text."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from drafter.consolidate.original import Original, Text, Unclear
from drafter.consolidate.words import Edit
from drafter.german.amounts import find_amounts
from drafter.german.wording import quoted
from drafter.model.base import Record
from drafter.model.finances import CoverRow, Remainder
from drafter.model.lines import LineError, Piece
from drafter.model.prose import Loc, all_covers

YEARS = re.compile(r"(?<![\d/.-])(?:19|20|21)[0-9]{2}(?![\d/-])")
REMAINDER = "Es verbleibt ein Betrag von 25.000 €."
Entry = TypeVar("Entry", bound=Record)
Edits = Mapping[Loc, Sequence[Edit]]


class _Found(NamedTuple):
    """A value that a text names, and where."""

    start: int
    end: int
    value: object


Find = Callable[[str], list[_Found]]


def entry(text: str, model: type[Entry]) -> Entry:
    """Read the text of an entry of a list by the line that it may be written as.

    Raises:
        Unclear: if it does not fit.
    """
    assert model.one_line is not None
    try:
        read = model.one_line.read(text)
        return model.model_validate({key: _value(text, piece) for key, piece in read.items()})
    except (LineError, ValidationError) as problem:
        raise Unclear(
            f"{quoted(text)} ist an dieser Stelle nicht zu verstehen. Bitte so schreiben: "
            f"„{model.one_line.example}“",
            "durch",
        ) from problem


def reread(text: Text, source: str) -> object:
    """Return what a text of the original stands for, once it has another source.

    Raises:
        Unclear: if the words of a typed value are not to be understood any more.
    """
    match text.kind:
        case "row":
            return entry(source, CoverRow)
        case "rest":
            return _remainder(source)
        case _:
            return source


def following(original: Original, edits: Edits) -> Iterator[tuple[Loc, object]]:
    """Yield need, year and remainder of covers as they are after edits of the prose around.

    They are not printed themselves: the prose names them. Where an edit puts one value in the
    place of the one that is typed, that is the new one. Where that is not certain, for the prose
    names it twice or an edit does not name as many values as before, the typed value stays.
    """
    for loc, cover in all_covers(original.paper):
        owner, rest = loc[:-1], (*loc, "rest")
        around = ((*owner, "text"), (*loc, "einleitung"), (*owner, "schluss"))
        named: tuple[tuple[Loc, object, tuple[Loc, ...], Find], ...] = (
            ((*loc, "bedarf"), cover.need, around, _amounts),
            ((*loc, "jahr"), cover.year, around, _years),
            ((*rest, "betrag"), original.value((*rest, "betrag")), ((*rest, "text"),), _amounts),
        )
        for at, value, texts, find in named:
            if value is None or edits.keys().isdisjoint(texts):
                continue
            became = {now for text in texts for now in _became(original, edits, text, value, find)}
            if len(became) == 1:
                yield at, became.pop()


def _value(line: str, piece: object) -> object:
    assert isinstance(piece, Piece)
    return line[piece.start : piece.end] if piece.value is None else piece.value


def _remainder(sentence: str) -> Remainder:
    amounts = _amounts(sentence)
    if len(amounts) != 1:
        raise Unclear(
            f"{quoted(sentence)} nennt nicht genau einen Betrag. Bitte so schreiben: „{REMAINDER}“",
            "durch",
        )
    amount = amounts[0].value
    made = Remainder.model_validate({"betrag": amount})
    same = made.printed.split() == sentence.split()
    return made if same else made.model_copy(update={"text": sentence})


def _became(
    original: Original, edits: Edits, loc: Loc, value: object, find: Find
) -> Iterator[object]:
    """Yield, for each place where a text names a value, what stands there after the edits."""
    text = original.texts.get(loc)
    if text is None:
        return
    made = edits.get(loc, ())
    for one in find(text.source):
        if one.value == value and not any(_touches(one, edit.start, edit.end) for edit in made):
            yield value
    shift = 0
    after = find(edited(text.source, made))
    for edit in made:
        start, end = edit.start + shift, edit.start + shift + len(edit.new)
        old = [one for one in find(text.source) if _touches(one, edit.start, edit.end)]
        new = [one for one in after if _touches(one, start, end)]
        shift += len(edit.new) - (edit.end - edit.start)
        yield from _exchanged(old, new, value)


def edited(source: str, edits: Sequence[Edit]) -> str:
    """Return a text with edits that do not overlap, given in the order of the text."""
    for edit in reversed(edits):
        source = source[: edit.start] + edit.new + source[edit.end :]
    return source


def _exchanged(old: list[_Found], new: list[_Found], value: object) -> Iterator[object]:
    pairs = [*zip(old, new, strict=False)]
    others = (was.value == now.value for was, now in pairs if was.value != value)
    if len(old) == len(new) and all(others):
        yield from (now.value for was, now in pairs if was.value == value)
    else:
        yield from (value for was in old if was.value == value)


def _touches(found: _Found, start: int, end: int) -> bool:
    return found.start < end and start < found.end


def _amounts(text: str) -> list[_Found]:
    return [_Found(one.start, one.end, one.amount) for one in find_amounts(text)]


def _years(text: str) -> list[_Found]:
    return [_Found(one.start(), one.end(), int(one[0])) for one in YEARS.finditer(text)]
