"""The styles of a Word file, and what they make of paragraphs and runs (ISO/IEC 29500-1, 17.7)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Final, TypeVar

from drafter.importers.reading.word.names import Element, child, switch, value, w, whole, written
from drafter.importers.transcript import Role

USUAL_SIZE: Final = 10.0
TWENTIETHS: Final = 20

HEADING: Final = re.compile(r"(?:heading|überschrift|berschrift) ?([1-9])", re.IGNORECASE)
CONTENTS: Final = re.compile(r"(?:toc|verzeichnis|contents) ?[1-9]", re.IGNORECASE)
ROLES: Final[Mapping[str, Role]] = {
    "title": Role.TITLE,
    "titel": Role.TITLE,
    "subtitle": Role.NONE,
    "untertitel": Role.NONE,
    "caption": Role.CAPTION,
    "beschriftung": Role.CAPTION,
    "abbildungstext": Role.CAPTION,
}
BODY_LEVEL: Final = 9
LIGHTEST_GREY: Final = 24
"""How far apart the parts of a colour may be that is called a grey."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """How words look; None is what is not told."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    colour: str | None = None
    size: float | None = None
    font: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph looks; None is what is not told. Lengths are in points.

    `numbering` is the id of a list, empty for none.
    """

    outline: int | None = None
    numbering: str | None = None
    level: int | None = None
    left: float | None = None
    first: float | None = None
    before: float | None = None
    after: float | None = None


Look = TypeVar("Look", RunLook, ParagraphLook)


def over(base: Look, own: Look) -> Look:
    """Return a look with what another one tells in place of its own."""
    told = {
        each.name: said for each in fields(own) if (said := getattr(own, each.name)) is not None
    }
    return replace(base, **told) if told else base


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name, the id of the one it is based on, and what it tells itself."""

    name: str
    based: str
    run: RunLook
    paragraph: ParagraphLook


class Styles:
    """The styles of one file, by id; each is worked out once."""

    def __init__(self, root: Element | None) -> None:
        styles = () if root is None else root.findall(w("style"))
        self._own = {each.get(w("styleId"), ""): _style(each) for each in styles}
        self._usual = next((each.get(w("styleId"), "") for each in styles if _is_usual(each)), "")
        defaults = None if root is None else child(root, "docDefaults")
        self._run = run_look(child(defaults, "rPrDefault", "rPr"))
        self._paragraph = paragraph_look(child(defaults, "pPrDefault", "pPr"))
        self._runs: dict[str, RunLook] = {"": RunLook()}
        self._paragraphs: dict[str, ParagraphLook] = {}
        self._mixed: dict[tuple[str, str], RunLook] = {}
        self._words: dict[tuple[str, bytes], RunLook] = {}

    def style_of(self, properties: Element | None) -> str:
        """Return the id of the style that a paragraph with these properties is in."""
        return value(properties, "pStyle") or self._usual

    def paragraph(self, style: str) -> ParagraphLook:
        """Return how paragraphs of a style look."""
        if style not in self._paragraphs:
            look = self._paragraph
            for each in reversed(list(self._chain(style))):
                look = over(look, each.paragraph)
            self._paragraphs[style] = look
        return self._paragraphs[style]

    def words(self, paragraph: str, properties: Element | None) -> RunLook:
        """Return how words look in a paragraph of a style, by the properties of their run."""
        key = (paragraph, written(properties))
        if key not in self._words:
            character = value(properties, "rStyle") or ""
            self._words[key] = over(self.run(paragraph, character), run_look(properties))
        return self._words[key]

    def run(self, paragraph: str, character: str) -> RunLook:
        """Return how words look in a style of paragraphs and one of characters.

        What both of them switch on is off (17.7.3); the rest is as the nearest of them tells.
        """
        key = (paragraph, character)
        if key not in self._mixed:
            self._mixed[key] = self._mix(self._of(paragraph), self._of(character))
        return self._mixed[key]

    def role(self, style: str, outline: int | None) -> tuple[Role, int]:
        """Return what a style says that a paragraph is, and the level of a heading.

        The nearest name that is known tells, and after that the level of the outline.
        """
        for name in self._names(style):
            if found := HEADING.fullmatch(name):
                return Role.HEADING, int(found[1])
            if CONTENTS.fullmatch(name):
                return Role.FURNITURE, 0
            if name in ROLES:
                return ROLES[name], 0
        if outline is not None and 0 <= outline < BODY_LEVEL:
            return Role.HEADING, outline + 1
        return Role.NONE, 0

    def _names(self, style: str) -> Iterator[str]:
        if style not in self._own:
            yield style.casefold()
        yield from (each.name.casefold() for each in self._chain(style))

    def _chain(self, style: str) -> Iterator[Style]:
        """Yield a style and those it is based on; one that comes back to itself ends there."""
        seen: set[str] = set()
        while style in self._own and style not in seen:
            seen.add(style)
            found = self._own[style]
            yield found
            style = found.based

    def _of(self, style: str) -> RunLook:
        if style not in self._runs:
            look = RunLook()
            for each in reversed(list(self._chain(style))):
                look = over(look, each.run)
            self._runs[style] = look
        return self._runs[style]

    def _mix(self, paragraph: RunLook, character: RunLook) -> RunLook:
        usual, mixed = self._run, over(over(self._run, paragraph), character)
        return replace(
            mixed,
            bold=bool(usual.bold) or bool(paragraph.bold) != bool(character.bold),
            italic=bool(usual.italic) or bool(paragraph.italic) != bool(character.italic),
            struck=bool(usual.struck) or bool(paragraph.struck) != bool(character.struck),
            hidden=bool(usual.hidden) or bool(paragraph.hidden) != bool(character.hidden),
        )


def run_look(properties: Element | None) -> RunLook:
    """Return what the properties of a run tell (17.3.2)."""
    if properties is None:
        return RunLook()
    size = whole(properties, "sz")
    raised = value(properties, "vertAlign")
    once, twice = switch(properties, "strike"), switch(properties, "dstrike")
    return RunLook(
        switch(properties, "b"),
        switch(properties, "i"),
        once if twice is None else twice or bool(once),
        switch(properties, "vanish"),
        None if raised is None else raised == "superscript",
        _colour(value(properties, "color")),
        None if size is None else size / 2,
        value(properties, "rFonts", key="ascii") or value(properties, "rFonts", key="hAnsi"),
    )


def paragraph_look(properties: Element | None) -> ParagraphLook:
    """Return what the properties of a paragraph tell (17.3.1)."""
    if properties is None:
        return ParagraphLook()
    left = _points(properties, "ind", "left", "start")
    first, hanging = _points(properties, "ind", "firstLine"), _points(properties, "ind", "hanging")
    number = value(properties, "numPr", "numId")
    return ParagraphLook(
        whole(properties, "outlineLvl"),
        "" if number == "0" else number,
        whole(properties, "numPr", "ilvl"),
        left,
        first if hanging is None else -hanging,
        _points(properties, "spacing", "before"),
        _points(properties, "spacing", "after"),
    )


def _style(element: Element) -> Style:
    return Style(
        value(element, "name") or element.get(w("styleId"), ""),
        value(element, "basedOn") or "",
        run_look(child(element, "rPr")),
        paragraph_look(child(element, "pPr")),
    )


def _is_usual(element: Element) -> bool:
    return element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true")


def _points(properties: Element, name: str, *keys: str) -> float | None:
    told = (whole(properties, name, key=key) for key in keys)
    return next((length / TWENTIETHS for length in told if length is not None), None)


def _colour(told: str | None) -> str | None:
    """Return a colour as `#RRGGBB`, empty for black, greys and what is left to the program."""
    if told is None:
        return None
    try:
        parts = bytes.fromhex(told)
    except ValueError:
        return ""
    if len(parts) != 3 or max(parts) - min(parts) < LIGHTEST_GREY:
        return ""
    return f"#{told.upper()}"
