"""Printed labels as Word's numbering: what a list counts, so that Word goes on counting.

A list is cut where its labels do not follow one another („1.“, „3.“): each part is a numbering of
its own that starts at the label which is printed. A label that nothing counts to is the text of a
numbering without numbers. So what Word prints is the label of the Document, in every case.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from drafter.render.docx.markup import root, w
from drafter.render.tables import width

Counted = Literal["decimal", "lowerLetter", "bullet"]

DECIMAL: Final = re.compile(r"([^\d%]*)([1-9]\d{0,3})([^\d%]*)")
LETTERS: Final = re.compile(r"(|[^%]*[^\w%])(([a-z])\3*)([^\w%]*)")
BULLET: Final = "•"
LEVELS: Final = 9
DEEPER: Final[tuple[tuple[Counted, str], ...]] = (("decimal", "."), ("lowerLetter", ")"))
EM: Final = 220
LEAST: Final = 418
OF_BULLETS: Final = 308
GAP: Final = 0.45


class Label(NamedTuple):
    """A label as a number with text around it; a bullet has no number, and is text only."""

    counted: Counted
    before: str
    value: int
    after: str


@dataclass(frozen=True, slots=True)
class Number:
    """A numbering at its level: what it counts from, and where it stands (twentieths of a point).

    `of_list` and `turn` tell numberings apart that would else be the same.
    """

    label: Label
    level: int
    left: int
    hanging: int
    of_list: int = 0
    turn: int = 0


def label_of(printed: str) -> Label:
    """Read a printed label; one that is empty is a bullet."""
    if found := DECIMAL.fullmatch(printed):
        return Label("decimal", found[1], int(found[2]), found[3])
    if found := LETTERS.fullmatch(printed):
        place = ord(found[3]) - ord("a") + 1
        return Label("lowerLetter", found[1], 26 * (len(found[2]) - 1) + place, found[4])
    return Label("bullet", printed or BULLET, 0, "")


def hanging(labels: Iterable[str]) -> int:
    """Return the room that the labels of a list take, in twentieths of a point."""
    printed = list(labels)
    widest = max((width(label) for label in printed), default=0.0)
    return max(round((widest + GAP) * EM), LEAST if any(printed) else OF_BULLETS)


def numbers(labels: Iterable[str], level: int, left: int, room: int, of_list: int) -> list[Number]:
    """Return the number of each label of a list, as they follow one another.

    Labels that go on from the one before share a numbering.
    """
    return list(
        _numbers(map(label_of, labels), Number(_NOTHING, level, left + room, room, of_list))
    )


_NOTHING: Final = Label("bullet", "", 0, "")


def _numbers(labels: Iterable[Label], like: Number) -> Iterator[Number]:
    turns: dict[Label, int] = {}
    current, expected = like, _NOTHING
    for label in labels:
        if label.counted == "bullet":
            yield Number(label, like.level, like.left, like.hanging)
            continue
        if label != expected:
            turns[label] = turns.get(label, 0) + 1
            current = Number(label, like.level, like.left, like.hanging, like.of_list, turns[label])
        expected = label._replace(value=label.value + 1)
        yield current


class Numberings:
    """The numberings of a file, counted as they are asked for."""

    def __init__(self) -> None:
        self._ids: dict[Number, int] = {}

    def number(self, number: Number) -> int:
        """Return the id by which a paragraph names its numbering."""
        return self._ids.setdefault(number, len(self._ids) + 1)

    def part(self) -> bytes:
        """Write `numbering.xml`: for each numbering a definition of its own."""
        definitions = (_definition(key, number) for number, key in self._ids.items())
        instances = (w("num", w("abstractNumId", val=key), numId=key) for key in self._ids.values())
        return root("numbering", *definitions, *instances)


def _definition(key: int, number: Number) -> str:
    """Write a definition; the levels below its own are those that a resolution would have."""
    levels = (_level(level, number) for level in range(LEVELS))
    nsid = w("nsid", val=f"{0x10000000 + key:08X}")
    kind = w("multiLevelType", val="hybridMultilevel")
    return w("abstractNum", nsid, kind, *levels, abstractNumId=key)


def _level(level: int, number: Number) -> str:
    label = number.label
    if level != number.level:
        counted, after = DEEPER[level % 2]
        label = (
            Label("bullet", BULLET, 1, "")
            if label.counted == "bullet"
            else Label(counted, "", 1, after)
        )
    left = max(number.left + (level - number.level) * LEAST, number.hanging)
    return w(
        "lvl",
        w("start", val=label.value or 1),
        w("numFmt", val=label.counted),
        w("lvlText", val=_text(label, level)),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=left, hanging=number.hanging)),
        ilvl=level,
    )


def _text(label: Label, level: int) -> str:
    return label.before if label.counted == "bullet" else f"{label.before}%{level + 1}{label.after}"
