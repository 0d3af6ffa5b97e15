"""All changes of a Word file accepted or refused on its XML (ISO/IEC 29500-1, 17.13.5)."""

from copy import deepcopy
from typing import Any, Final, Literal

from tests.word.parts import name_of, w

Decision = Literal["accept", "refuse"]
COMES: Final = ("ins", "moveTo")
GOES: Final = ("del", "moveFrom")
RANGES: Final = tuple(f"{name}Range{end}" for name in COMES + GOES for end in ("Start", "End"))


def decided(root: Any, decision: Decision) -> Any:
    """Return a copy of a part with all of its changes taken, or none of them."""
    made = deepcopy(root)
    lost, kept = (GOES, COMES) if decision == "accept" else (COMES, GOES)
    _rows(made, lost, kept)
    _marks(made, lost, kept)
    _runs(made, lost, kept)
    _looks(made, decision)
    for element in list(made.iter(*map(w, RANGES))):
        element.getparent().remove(element)
    left = [element.tag for element in made.iter() if name_of(element) in (*COMES, *GOES)]
    assert not left, left
    return made


def _rows(root: Any, lost: tuple[str, ...], kept: tuple[str, ...]) -> None:
    for row in list(root.iter(w("tr"))):
        marks = {name_of(mark): mark for mark in row.findall(f"{w('trPr')}/*")}
        if any(name in marks for name in lost):
            row.getparent().remove(row)
        for name in kept:
            if name in marks:
                marks[name].getparent().remove(marks[name])
    for table in list(root.iter(w("tbl"))):
        if table.find(w("tr")) is None:
            table.getparent().remove(table)


def _marks(root: Any, lost: tuple[str, ...], kept: tuple[str, ...]) -> None:
    """Join a paragraph whose end is lost to the next one; nothing may remain of it otherwise."""
    for paragraph in list(root.iter(w("p"))):
        marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        names = {name_of(mark) for mark in marks} if marks is not None else set()
        for mark in list(marks) if marks is not None else ():
            if name_of(mark) in kept:
                marks.remove(mark)
        if names & set(lost):
            _join(paragraph, lost, kept)


def _join(paragraph: Any, lost: tuple[str, ...], kept: tuple[str, ...]) -> None:
    _runs(paragraph, lost, kept)
    words = [child for child in paragraph if name_of(child) != "pPr" and len(child)]
    following = paragraph.getnext()
    while following is not None and name_of(following) in RANGES:
        following = following.getnext()
    if words:
        assert name_of(following) == "p", "there is no paragraph to join this one to"
        at = 1 if following.find(w("pPr")) is not None else 0
        for offset, child in enumerate(words):
            following.insert(at + offset, child)
    else:
        assert following is not None, "the last paragraph of a cell or text cannot go"
    paragraph.getparent().remove(paragraph)


def _runs(root: Any, lost: tuple[str, ...], kept: tuple[str, ...]) -> None:
    for name in lost:
        for element in list(root.iter(w(name))):
            if name_of(element.getparent()) not in ("rPr", "trPr"):
                element.getparent().remove(element)
    for name in kept:
        for element in list(root.iter(w(name))):
            if name_of(element.getparent()) in ("rPr", "trPr"):
                continue
            parent, at = element.getparent(), element.getparent().index(element)
            for offset, child in enumerate(list(element)):
                parent.insert(at + offset, child)
            parent.remove(element)


def _looks(root: Any, decision: Decision) -> None:
    for name in ("pPr", "rPr"):
        for change in list(root.iter(w(f"{name}Change"))):
            holder = change.getparent()
            holder.remove(change)
            if decision == "refuse":
                before = change.find(w(name))
                marks = holder.findall(w("rPr")) if name == "pPr" else []
                for child in list(holder):
                    holder.remove(child)
                holder.extend([*before, *marks])
