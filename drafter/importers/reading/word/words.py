"""The words of a paragraph with their looks, as a stranger's runs have them (17.3.2 and 17.3.3)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol

from drafter.importers.reading.letters import SUPERSCRIPTS
from drafter.importers.reading.word.fields import Fields, address
from drafter.importers.reading.word.names import (
    ALTERNATIVES,
    KEY,
    MATHS,
    SPACE,
    WORD_2010,
    Element,
    child,
    chosen,
    switch,
    w,
)
from drafter.importers.reading.word.package import Relation
from drafter.importers.reading.word.remarks import Remark, Remarks
from drafter.importers.reading.word.signs import drawn, sign
from drafter.importers.reading.word.styles import USUAL_SIZE, RunLook, Styles, over
from drafter.importers.transcript import (
    EMPTY_BOX,
    TICKED_BOX,
    Change,
    Part,
    Picture,
    Stretch,
)

TRACKS: Final[Mapping[str, Change]] = {
    w("ins"): Change.INSERTED,
    w("moveTo"): Change.INSERTED,
    w("del"): Change.DELETED,
    w("moveFrom"): Change.DELETED,
}
HOLDERS: Final = frozenset(
    map(w, ("smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "ruby", "rubyBase"))
)
SIGNS: Final[Mapping[str, str]] = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
DRAWN: Final = frozenset(map(w, ("drawing", "pict", "object")))
NOTES: Final = frozenset(map(w, ("footnoteReference", "endnoteReference")))
TEXTS: Final = frozenset(map(w, ("t", "delText")))
INSTRUCTIONS: Final = frozenset(map(w, ("instrText", "delInstrText")))
BLANKS: Final = re.compile(r"[ \t\r\n]")
EDGES: Final = " \t\r\n"
BREAKS: Final = frozenset(map(w, ("br", "cr")))
CHECKBOX: Final = f"{{{WORD_2010}}}checkbox"
CHECKED: Final = f"{{{WORD_2010}}}checked"
TICKED: Final = f"{{{WORD_2010}}}val"
FORMULA: Final = f"{{{MATHS}}}oMath"
FORMULAS: Final = f"{{{MATHS}}}oMathPara"
OF_FORMULA: Final = f"{{{MATHS}}}t"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one look and size."""

    stretch: Stretch
    size: float


@dataclass(frozen=True, slots=True)
class Break:
    """A forced end of a line."""

    change: Change


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the paragraph, such as a text box."""

    parts: tuple[Part, ...]


Piece = Words | Break | Picture | Beside


@dataclass(frozen=True, slots=True)
class Setting:
    """Where words stand: the style of their paragraph, and what became of all that is here.

    `plain` tells that the style's own bold and italic say nothing more.
    """

    style: str
    plain: bool
    change: Change = Change.KEPT
    href: str | None = None


class Around(Protocol):
    """What runs need of the text that they stand in."""

    styles: Styles
    remarks: Remarks
    fields: Fields
    relations: Mapping[str, Relation]

    def note(self, element: Element) -> str:
        """Return the sign that refers to a footnote or an endnote."""

    def drawing(self, element: Element, change: Change) -> Iterator[Picture | Beside]:
        """Yield what a drawing shows."""


def combined(outer: Change, inner: Change) -> Change | None:
    """Return what became of words in a part that came or went itself; None for words of no side.

    Words that went from what had come were never there, and are not afterwards.
    """
    if Change.KEPT in (outer, inner):
        return inner if outer is Change.KEPT else outer
    return outer if outer is inner else None


def pieces(holder: Iterable[Element], setting: Setting, around: Around) -> Iterator[Piece]:
    """Yield the pieces of a paragraph, or of a part of one."""
    for element in holder:
        tag = element.tag
        if tag == w("r"):
            yield from _run(element, setting, around)
        elif tag in TRACKS:
            change = combined(setting.change, TRACKS[tag])
            if change is not None:
                yield from pieces(element, replace(setting, change=change), around)
        elif tag == w("hyperlink"):
            href = _target(element, around) or setting.href
            yield from pieces(element, replace(setting, href=href), around)
        elif tag == w("sdt"):
            yield from _control(element, setting, around)
        elif tag in HOLDERS:
            yield from pieces(element, setting, around)
        elif tag == ALTERNATIVES:
            yield from pieces(chosen(element), setting, around)
        elif tag in (FORMULA, FORMULAS):
            yield from _formula(element, setting, around)


def _target(element: Element, around: Around) -> str | None:
    relation = around.relations.get(element.get(KEY, ""))
    return address(relation.target) if relation and relation.outside else None


def _control(element: Element, setting: Setting, around: Around) -> Iterator[Piece]:
    """Yield what a control shows: a box ([MS-DOCX], 2.5.2), or what was filled in (17.5.2)."""
    properties = child(element, "sdtPr")
    box = None if properties is None else properties.find(CHECKBOX)
    content = child(element, "sdtContent")
    if box is not None:
        yield _plain(TICKED_BOX if _is_ticked(box) else EMPTY_BOX, setting)
    elif properties is not None and switch(properties, "showingPlcHdr"):
        around.remarks.add(Remark.PROMPTS)
    elif content is not None:
        yield from pieces(content, setting, around)


def _is_ticked(box: Element) -> bool:
    checked = box.find(CHECKED)
    return checked is not None and checked.get(TICKED, "1") in ("1", "true", "on")


def _plain(text: str, setting: Setting) -> Words:
    return Words(Stretch(text, href=setting.href, change=setting.change), 0)


def _formula(element: Element, setting: Setting, around: Around) -> Iterator[Piece]:
    around.remarks.add(Remark.FORMULAS)
    yield _plain("".join(each.text or "" for each in element.iter(OF_FORMULA)), setting)


def _run(element: Element, setting: Setting, around: Around) -> Iterator[Piece]:
    properties = child(element, "rPr")
    look = around.styles.words(setting.style, properties)
    if look.hidden:
        _follow(element, around)
        return
    if setting.plain:
        look = _beyond(look, around.styles.run(setting.style, ""))
    yield from _content(element, look, setting, around)


def _follow(element: Element, around: Around) -> None:
    """Follow the fields of a run that nobody sees."""
    for each in element:
        if each.tag == w("fldChar"):
            around.fields.mark(each)
        elif each.tag in INSTRUCTIONS:
            around.fields.instruct(each.text or "")
        elif each.tag in TEXTS and (each.text or "").strip():
            around.remarks.add(Remark.HIDDEN)


def _beyond(look: RunLook, usual: RunLook) -> RunLook:
    """Return a look without the bold and italic that all words of the style have."""
    return over(
        look,
        RunLook(
            bold=bool(look.bold) and not usual.bold, italic=bool(look.italic) and not usual.italic
        ),
    )


def _content(
    element: Iterable[Element], look: RunLook, setting: Setting, around: Around
) -> Iterator[Piece]:
    for each in element:
        tag = each.tag
        if tag == w("fldChar"):
            yield from _worded(around.fields.mark(each), look, setting, around)
        elif tag in INSTRUCTIONS:
            around.fields.instruct(each.text or "")
        elif around.fields.hides:
            continue
        elif tag in TEXTS:
            yield from _worded(_text(each, look), look, setting, around)
        elif tag in SIGNS:
            yield from _worded(SIGNS[tag], look, setting, around)
        elif tag in BREAKS:
            yield Break(setting.change)
        elif tag == w("sym"):
            shown = sign(each.get(w("char"), ""), each.get(w("font")))
            yield from _worded(shown, look, setting, around)
        elif tag in NOTES:
            yield from _worded(around.note(each), look, setting, around)
        elif tag in DRAWN:
            yield from around.drawing(each, setting.change)
        elif tag == ALTERNATIVES:
            yield from _content(chosen(each), look, setting, around)
        elif tag == w("ruby"):
            yield from pieces(each, setting, around)


def _text(element: Element, look: RunLook) -> str:
    text = element.text or ""
    if element.get(SPACE) != "preserve":
        text = text.strip(EDGES)
    text = drawn(BLANKS.sub(" ", text), look.font)
    return text.translate(SUPERSCRIPTS) if look.raised and text.isdecimal() else text


def _worded(text: str, look: RunLook, setting: Setting, around: Around) -> Iterator[Words]:
    if not text:
        return
    change = setting.change
    if look.struck and change is Change.KEPT:
        around.remarks.add(Remark.STRUCK)
        change = Change.DELETED
    href = setting.href or around.fields.href
    colour = "" if href else look.colour or ""
    stretch = Stretch(text, bool(look.bold), bool(look.italic), href, colour, change)
    yield Words(stretch, look.size or USUAL_SIZE)
