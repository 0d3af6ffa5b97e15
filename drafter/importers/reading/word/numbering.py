"""The labels of lists as Word counts them (ISO/IEC 29500-1, 17.9)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from drafter.importers.reading.word.names import Element, child, switch, value, w, whole
from drafter.importers.reading.word.signs import bullet
from drafter.importers.reading.word.styles import (
    ParagraphLook,
    Styles,
    paragraph_look,
)

LEVELS: Final = 9
LONGEST_TEXT: Final = 40
PLACE: Final = re.compile(r"%([1-9])")
ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
MOST_ROMAN: Final = 3999
LETTERS: Final = 26
MOST_LETTERS: Final = 5
UNTOLD: Final = ParagraphLook()
UNCOUNTED: Final = ("bullet", "none")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: from what it counts, how that is printed, and after what it begins anew.

    `restart` is the highest level (from 1) whose items let it begin anew, 0 for none of them, None
    for each of those above it.
    """

    start: int = 0
    kind: str = "decimal"
    text: str = ""
    font: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    look: ParagraphLook = UNTOLD


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name: the levels it prints, what it counts with, and anew from where.

    Lists of one definition count on together.
    """

    definition: str
    levels: tuple[Level, ...]
    anew: Mapping[int, int]


class Numberings:
    """The lists of one file, by the id that paragraphs give."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists: dict[str, List] = {}
        if root is None:
            return
        definitions = {each.get(w("abstractNumId"), ""): each for each in root.iter(_ABSTRACT)}
        instances = {each.get(w("numId"), ""): each for each in root.findall(w("num"))}
        for key, each in instances.items():
            named = value(each, "abstractNumId") or ""
            levels = _levels(_linked(named, definitions, instances, styles))
            self._lists[key] = _list(named, levels, each)

    def found(self, look: ParagraphLook, style: str) -> tuple[List, int] | None:
        """Return the list that a paragraph is in, and its level; None where it is in none.

        Where a style names the list, its level is the one that names the style (17.9.23).
        """
        every = self._lists.get(look.numbering or "")
        if every is None:
            return None
        level = look.level
        if level is None:
            of_style = (at for at, each in enumerate(every.levels) if style and each.style == style)
            level = next(of_style, 0)
        return every, min(max(level, 0), LEVELS - 1)


class Counter:
    """Counts the lists of a text, paragraph by paragraph."""

    def __init__(self) -> None:
        self._counted: dict[str, list[int | None]] = {}
        self._begun: set[int] = set()

    def label(self, of: List, level: int) -> str:
        """Return the label of the next paragraph at a level."""
        counted = self._counted.setdefault(of.definition, [None] * LEVELS)
        if id(of) not in self._begun:
            self._begun.add(id(of))
            for at, start in of.anew.items():
                counted[at] = start - 1
        before = counted[level]
        counted[level] = of.levels[level].start if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            if _begins_anew(of.levels[deeper], level, deeper):
                counted[deeper] = None
        return _printed(of.levels, level, counted)


_ABSTRACT: Final = w("abstractNum")


def _linked(
    key: str, definitions: Mapping[str, Element], instances: Mapping[str, Element], styles: Styles
) -> Element | None:
    """Return the definition of a list; one that only names a style of lists is that style's."""
    found = definitions.get(key)
    style = value(found, "numStyleLink")
    if found is None or style is None:
        return found
    number = styles.paragraph(style).numbering
    instance = instances.get(number or "")
    return definitions.get(value(instance, "abstractNumId") or "", found)


def _levels(definition: Element | None) -> tuple[Level, ...]:
    levels = [Level()] * LEVELS
    for each in () if definition is None else definition.findall(w("lvl")):
        _put(levels, each)
    return tuple(levels)


def _put(levels: list[Level], element: Element) -> None:
    at = whole(element, key="ilvl")
    if at is not None and 0 <= at < LEVELS:
        levels[at] = _level(element)


def _list(definition: str, levels: tuple[Level, ...], instance: Element) -> List:
    """Return a list: the levels of its definition, with what it says itself of some of them."""
    own, anew = list(levels), {}
    for each in instance.findall(w("lvlOverride")):
        at = whole(each, key="ilvl")
        if at is None or not 0 <= at < LEVELS:
            continue
        if (given := child(each, "lvl")) is not None:
            own[at] = _level(given)
        if (start := whole(each, "startOverride")) is not None:
            anew[at] = start
            own[at] = replace(own[at], start=start)
    return List(definition, tuple(own), anew)


def _level(element: Element) -> Level:
    fonts = child(element, "rPr", "rFonts")
    return Level(
        whole(element, "start") or 0,
        value(element, "numFmt") or "decimal",
        (value(element, "lvlText") or "")[:LONGEST_TEXT],
        "" if fonts is None else fonts.get(w("ascii"), fonts.get(w("hAnsi"), "")),
        whole(element, "lvlRestart"),
        bool(switch(element, "isLgl")),
        value(element, "pStyle") or "",
        paragraph_look(child(element, "pPr")),
    )


def _begins_anew(level: Level, counted: int, own: int) -> bool:
    """Whether a level begins anew after an item of the level that was counted."""
    if level.restart is None:
        return True
    return counted + 1 <= level.restart <= own


def _printed(levels: tuple[Level, ...], level: int, counted: list[int | None]) -> str:
    own = levels[level]
    if own.kind == "bullet":
        return bullet(own.text, own.font)
    return PLACE.sub(lambda place: _number(levels, own, int(place[1]) - 1, counted), own.text)


def _number(levels: tuple[Level, ...], own: Level, at: int, counted: list[int | None]) -> str:
    told = counted[at]
    number = levels[at].start if told is None else told
    kind = "decimal" if own.legal and levels[at].kind not in UNCOUNTED else levels[at].kind
    return printed(kind, number)


def printed(kind: str, number: int) -> str:
    """Print a number in a kind of Word's (17.18.59); those not used in German count in figures."""
    match kind:
        case "lowerLetter" | "upperLetter" if 0 < number <= LETTERS * MOST_LETTERS:
            times, letter = divmod(number - 1, LETTERS)
            text = chr(ord("a") + letter) * (times + 1)
            return text.upper() if kind.startswith("upper") else text
        case "lowerRoman" | "upperRoman" if 0 < number <= MOST_ROMAN:
            return _roman(number).upper() if kind.startswith("upper") else _roman(number)
        case "decimalZero":
            return f"{number:02}"
        case "ordinal":
            return f"{number}."
        case "none" | "bullet":
            return ""
        case _:
            return str(number)


def _roman(number: int) -> str:
    made = ""
    for worth, letters in ROMAN:
        times, number = divmod(number, worth)
        made += letters * times
    return made
