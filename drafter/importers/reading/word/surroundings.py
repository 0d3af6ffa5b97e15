"""What stands around the text of a Word file: heads and feet of pages, and notes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import dropwhile
from typing import Final

from drafter.importers.reading.word.names import RELATION, Element, switch, w
from drafter.importers.reading.word.numbering import Counter
from drafter.importers.reading.word.pictures import Pictures
from drafter.importers.reading.word.remarks import Remark, Remarks
from drafter.importers.reading.word.story import File, Story
from drafter.importers.reading.word.words import RAISED
from drafter.importers.transcript import Change, Line, Part, Picture, Role, Stretch, lines_of

KEY: Final = f"{{{RELATION}}}id"
HEAD, FOOT = "headerReference", "footerReference"
FIRST: Final = "first"
KINDS: Final = (("footnotes", "footnote"), ("endnotes", "endnote"))


def around(file: File, main: str, body: Element) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return the heads and the feet of all pages, each once; pictures in them are left out.

    What the head of the first page alone has is part of the text: forms begin there.
    """
    aside = replace(file, pictures=Pictures(file.package, Remarks()), remarks=Remarks())
    aside.now, aside.was = Counter(), Counter()
    sections = list(body.iter(w("sectPr")))
    relations = file.package.relations(main)
    parts = {key: each.target for key, each in relations.items() if not each.outside}
    heads = [_read(aside, name) for name in _names(sections, HEAD, parts)]
    feet = [_read(aside, name) for name in _names(sections, FOOT, parts)]
    furniture = list(_furniture(heads))
    known = {line.text for line in furniture}
    first = next(_names(sections[:1], HEAD, parts, first=True), "")
    of_first = [part for part in _read(aside, first) if not _is_known(part, known)]
    return (*furniture, *of_first), tuple(_furniture(feet))


def noted(file: File, beside: Mapping[str, str]) -> Iterator[Line]:
    """Yield the footnotes and endnotes that the text refers to, each after its number."""
    for relation, kind in KINDS:
        root = file.package.optional(beside.get(relation))
        if root is not None:
            story = Story(file, beside[relation])
            for element in root.findall(w(kind)):
                number = file.noted.get((relation, element.get(w("id"), "")))
                yield from _note(story, element, number) if number else ()
    if file.noted:
        file.remarks.add(Remark.NOTES, len(file.noted))


def _note(story: Story, element: Element, number: int) -> Iterator[Line]:
    sign = Stretch(f"{number} ".translate(RAISED))
    for index, line in enumerate(lines_of(story.parts(element))):
        yield line if index else replace(line, stretches=(sign, *_stripped(line.stretches)))


def _stripped(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return the words of a note without the blanks behind its own number."""
    worded = list(dropwhile(lambda each: not each.text.strip(), stretches))
    if not worded:
        return ()
    return (replace(worded[0], text=worded[0].text.lstrip()), *worded[1:])


def _names(
    sections: list[Element], tag: str, parts: Mapping[str, str], *, first: bool = False
) -> Iterator[str]:
    """Yield the names of heads or feet that are seen, each once, in the order of the sections.

    With `first` only those of first pages, else all but the head of the very first page.
    """
    seen: set[str] = set()
    for index, section in enumerate(sections):
        has_first = bool(switch(section, "titlePg"))
        for each in section.findall(w(tag)):
            kind = each.get(w("type"), "default")
            name = parts.get(each.get(KEY, ""), "")
            is_text = kind == FIRST and tag == HEAD and not index
            if is_text is first and (kind != FIRST or has_first) and name not in seen:
                seen.add(name)
                yield name


def _read(file: File, name: str) -> tuple[Part, ...]:
    root = file.package.optional(name)
    return () if root is None else tuple(Story(file, name).parts(root))


def _is_known(part: Part, known: set[str]) -> bool:
    return isinstance(part, Picture) or (isinstance(part, Line) and part.text in known)


def _furniture(read: Iterable[Iterable[Part]]) -> Iterator[Line]:
    """Yield lines of heads or feet as such, those that are alike once."""
    seen: set[tuple[str, Change]] = set()
    for parts in read:
        for line in lines_of(parts):
            key = (line.text, line.end)
            if line.text.strip() and key not in seen:
                seen.add(key)
                yield replace(line, role=Role.FURNITURE, label="", was=None)
