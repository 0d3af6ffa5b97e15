"""What a paper writes in the fields of its form (`angaben`), typed by what the form says of them.

A tick block may be answered in one line (`ja, negativ, geringfügig`): the first words tick a box,
each of the others goes to the first field of that box which it fits.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

from drafter.german.amounts import Amount, format_amount, parse_amount
from drafter.german.dates import format_date, parse_date
from drafter.german.wording import listed, quoted
from drafter.model.fields import CHOSEN, FieldKind, FormField, Option
from drafter.model.scalars import read_line, read_prose

Loc = tuple[str | int, ...]
Value = str | Amount | date

KEY: Final = "angaben"
NEAR: Final = 0.8
PIECE: Final = re.compile(r"[^\s,](?:[^,]|,(?=\S))*(?<!\s)")
PARSED: Final[Mapping[FieldKind, Callable[[str], Value]]] = {
    FieldKind.LINE: read_line,
    FieldKind.TEXT: read_prose,
    FieldKind.MONEY: parse_amount,
    FieldKind.DAY: parse_date,
}


class Problem(NamedTuple):
    """What is wrong with an answer: location, German sentence, and the character in its text."""

    loc: Loc
    message: str
    text: str = ""
    offset: int = 0
    code: str = "wert-ungueltig"


@dataclass(frozen=True, slots=True)
class Answer:
    """A filled field: its typed value, or the boxes ticked and what was answered to each."""

    field: FormField
    value: Value | None = None
    ticked: tuple[Option, ...] = ()
    inner: tuple["Answer", ...] = ()

    @property
    def printed(self) -> str:
        """The value in the one form in which it is printed; empty for boxes."""
        match self.value:
            case Amount():
                return format_amount(self.value)
            case date():
                return format_date(self.value)
            case _:
                return self.value or ""

    def of(self, name: str) -> "Answer | None":
        """Return what was answered in a field of a ticked box."""
        return next((answer for answer in self.inner if answer.field.name == name), None)


class Answers(NamedTuple):
    """The answers in the order of the fields, and what is wrong with what was written."""

    answers: tuple[Answer, ...]
    problems: tuple[Problem, ...] = ()

    def of(self, name: str) -> Answer | None:
        """Return the answer in a field, None where there is none."""
        return next((answer for answer in self.answers if answer.field.name == name), None)


def read(fields: Sequence[FormField], given: Mapping[str, Any], loc: Loc = (KEY,)) -> Answers:
    """Read what a paper gives for the fields of its form.

    `given` holds texts, lists and mappings as the author wrote them. What does not fit is a
    problem with a German sentence, and gives no answer.
    """
    reader = _Reader()
    words = {name: _words(value, (*loc, name)) for name, value in given.items()}
    return Answers(reader.fields(fields, words, loc), tuple(reader.problems))


def missing(fields: Iterable[FormField], answers: Iterable[Answer]) -> Iterator[FormField]:
    """Yield the required fields without an answer, those of ticked boxes included."""
    filled = {answer.field.name: answer for answer in answers}
    for each in fields:
        answer = filled.get(each.name)
        if answer is None:
            yield from [each] if each.required else ()
        else:
            yield from missing((f for o in answer.ticked for f in o.fields), answer.inner)


@dataclass(frozen=True, slots=True)
class _Word:
    """A text that was written: itself, where, and from where in what."""

    text: str
    loc: Loc
    whole: str
    offset: int = 0

    def pieces(self) -> list["_Word"]:
        """Split at the commas; one inside of an amount has no blank behind it."""
        found = PIECE.finditer(self.text)
        return [replace(self, text=m[0], offset=self.offset + m.start()) for m in found]


_Given = _Word | tuple["_Given", ...] | Mapping[str, "_Given"]


def _words(value: Any, loc: Loc) -> _Given:
    match value:
        case str():
            return _Word(value, loc, value)
        case Mapping():
            return {key: _words(part, (*loc, key)) for key, part in value.items()}
        case _:
            return tuple(_words(part, (*loc, index)) for index, part in enumerate(value))


@dataclass
class _Reader:
    """Reads answers and collects what is wrong with them."""

    problems: list[Problem] = field(default_factory=list)

    def fields(
        self, fields: Sequence[FormField], given: Mapping[str, _Given], loc: Loc
    ) -> tuple[Answer, ...]:
        """Read the fields that are given; a key that is none of them is a problem."""
        known = tuple(each.name for each in fields)
        for key in given:
            if key not in known:
                self.problems.append(_unknown_field((*loc, key), key, known))
        filled = ((each, given[each.name]) for each in fields if each.name in given)
        answers = (self.field(each, value, (*loc, each.name)) for each, value in filled)
        return tuple(answer for answer in answers if answer)

    def field(self, each: FormField, given: _Given, loc: Loc) -> Answer | None:
        """Read one field."""
        if each.kind.has_boxes:
            return self.boxes(each, given, loc)
        if not isinstance(given, _Word):
            self.refuse(_Word("", loc, ""), _wants_one(each))
            return None
        try:
            return Answer(each, PARSED[each.kind](given.text))
        except ValueError as problem:
            self.refuse(given, str(problem))
            return None

    def boxes(self, each: FormField, given: _Given, loc: Loc) -> Answer | None:
        """Read a tick block, written as a line, as a list, or as a mapping with `wahl`."""
        told = len(self.problems)
        inner: dict[str, _Given] = {}
        words: _Given = given
        if isinstance(given, Mapping):
            inner = {key: value for key, value in given.items() if key != CHOSEN}
            words = given.get(CHOSEN, ())
        ticked = self.ticked(each, [*_pieces(words)], inner)
        if not ticked:
            if len(self.problems) == told:
                self.refuse(_Word("", loc, ""), _wants_box(each))
            return None
        below = self.fields([f for option in ticked for f in option.fields], inner, loc)
        return Answer(each, ticked=ticked, inner=below)

    def ticked(
        self, each: FormField, words: Sequence[_Word], inner: dict[str, _Given]
    ) -> tuple[Option, ...]:
        """Return the boxes that words tick; what belongs to a box is put into `inner`."""
        ticked: list[Option] = []
        for word in words:
            option = each.option(word.text)
            if option and (each.kind is FieldKind.SEVERAL or not ticked):
                ticked.append(option)
            elif not _filled(ticked, word, inner):
                self.refuse(word, _no_box(each, ticked, word))
        return tuple(option for option in each.options if option in ticked)

    def refuse(self, word: _Word, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(word.loc, message, word.whole, word.offset))


def _pieces(given: _Given) -> Iterator[_Word]:
    match given:
        case _Word():
            yield from given.pieces()
        case tuple():
            for part in given:
                yield from _pieces(part)


def _filled(ticked: Sequence[Option], word: _Word, inner: dict[str, _Given]) -> bool:
    """Put a word into the field of a ticked box that it fits; tell whether there is one.

    A misspelt name of a box fits none, or it would be printed as somebody's own words.
    """
    fields = [each for option in ticked for each in option.fields]
    for each in fields:
        if each.option(word.text) and (each.kind is FieldKind.SEVERAL or each.name not in inner):
            before = inner.get(each.name, ())
            inner[each.name] = (*(before if isinstance(before, tuple) else (before,)), word)
            return True
    if _meant(word.text, _names_of(fields), NEAR):
        return False
    open_fields = (f for f in fields if not f.kind.has_boxes and f.name not in inner)
    free = next((f for f in open_fields if _fits(f, word.text)), None)
    if free is not None:
        inner[free.name] = word
    return free is not None or _continued(fields, word, inner)


def _continued(fields: Sequence[FormField], word: _Word, inner: dict[str, _Given]) -> bool:
    """Put a word behind the comma of a line that was begun before; tell whether there is one."""
    for each in fields:
        begun = inner.get(each.name)
        if each.kind is FieldKind.LINE and isinstance(begun, _Word) and begun.whole == word.whole:
            end = word.offset + len(word.text)
            inner[each.name] = replace(begun, text=word.whole[begun.offset : end])
            return True
    return False


def _fits(each: FormField, text: str) -> bool:
    try:
        PARSED[each.kind](text)
    except ValueError:
        return False
    return True


def _unknown_field(loc: Loc, key: str, known: Sequence[str]) -> Problem:
    remedy = _meant(key, known) or f" {_known_fields(known)}"
    message = f"Ein Feld {quoted(key)} gibt es hier nicht.{remedy}"
    return Problem(loc, message, code="schluessel-unbekannt")


def _known_fields(known: Sequence[str]) -> str:
    if not known:
        return "Hier sind keine Felder vorgesehen. Bitte löschen."
    return f"Bitte löschen oder eines dieser Felder ausfüllen: {', '.join(known)}."


def _wants_one(each: FormField) -> str:
    example = f": {each.name}: {each.example}" if each.example else "."
    return f"Im Feld {quoted(each.name)} steht ein einzelner Wert. Bitte so schreiben{example}"


def _wants_box(each: FormField) -> str:
    return f"Hier ist nichts angekreuzt. Bitte {_of(each)} schreiben: {_names(each)}."


def _of(each: FormField) -> str:
    return "eines davon" if each.kind is FieldKind.CHOICE else "eines oder mehrere davon"


def _no_box(each: FormField, ticked: Sequence[Option], word: _Word) -> str:
    """Say that a word ticks no box and fits no field of one that is ticked."""
    inner = [f for option in ticked for f in option.fields if f.kind.has_boxes]
    blocks = [*([] if ticked and each.kind is FieldKind.CHOICE else [each]), *inner]
    names = _names_of(blocks)
    if not names:
        only = quoted(ticked[0].name)
        return f"{quoted(word.text)} passt nicht hinter {only}. Bitte löschen: {only} genügt."
    meant = _meant(word.text, names)
    return (
        f"{quoted(word.text)} ist hier nicht vorgesehen.{meant} Möglich: {listed(names, 'oder')}."
    )


def _names_of(blocks: Iterable[FormField]) -> list[str]:
    return [option.name for block in blocks for option in block.options]


def _meant(word: str, known: Sequence[str], cutoff: float = 0.6) -> str:
    near = get_close_matches(word[:60].lower(), known, n=1, cutoff=cutoff)
    return f" Meinten Sie {quoted(near[0])}?" if near else ""


def _names(each: FormField) -> str:
    return listed(_names_of([each]), "oder")
