"""The texts of a Word file, part by part: paragraphs as lines, tables as grids, pictures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from typing import Final
from unicodedata import normalize

from drafter.importers.reading.letters import SUPERSCRIPTS
from drafter.importers.reading.word import drawings
from drafter.importers.reading.word.fields import Fields
from drafter.importers.reading.word.grids import table
from drafter.importers.reading.word.names import (
    ALTERNATIVES,
    KEY,
    Element,
    child,
    chosen,
    w,
    written,
)
from drafter.importers.reading.word.numbering import Counter, List, Numberings
from drafter.importers.reading.word.package import Package, Relation
from drafter.importers.reading.word.pictures import Pictures
from drafter.importers.reading.word.remarks import Remark, Remarks
from drafter.importers.reading.word.styles import (
    USUAL_SIZE,
    ParagraphLook,
    Styles,
    over,
    paragraph_look,
)
from drafter.importers.reading.word.words import (
    TRACKS,
    Beside,
    Break,
    Piece,
    Setting,
    Words,
    combined,
    pieces,
)
from drafter.importers.transcript import Change, Line, Part, Picture, Role, Standing, Stretch

HOLDERS: Final = frozenset(map(w, ("sdtContent", "customXml", "smartTag", "body")))
PLAIN_ROLES: Final = frozenset({Role.TITLE, Role.HEADING, Role.CAPTION})
"""Roles whose style is bold or italic as a matter of course."""

HEIGHT: Final = 1.2
"""The height of a line in heights of its letters, where lines are not spread."""


@dataclass(slots=True)
class File:
    """What all texts of a file share; it counts what they have in common."""

    package: Package
    styles: Styles
    numberings: Numberings
    pictures: Pictures
    remarks: Remarks
    now: Counter = field(default_factory=Counter)
    was: Counter = field(default_factory=Counter)
    blocks: Iterator[int] = field(default_factory=lambda: count(1))
    noted: dict[tuple[str, str], int] = field(default_factory=dict)
    """Footnotes and endnotes that the text refers to, by kind and id, with their numbers."""
    kinds: dict[bytes, "Kind"] = field(default_factory=dict)
    """What paragraphs are, by their properties as XML."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a paragraph stands: its style, what it is and was, what became of its end, its room."""

    style: str
    now: Standing
    was: Standing | None
    end: Change
    look: ParagraphLook


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph is by its style and list, before it is counted, and its room."""

    style: str
    role: Role
    level: int
    listed: tuple[List, int] | None
    look: ParagraphLook

    def standing(self, counter: Counter) -> Standing:
        """Count the paragraph; returns what it is with its label."""
        label = counter.label(*self.listed) if self.listed else ""
        return Standing(self.role, self.level, label)


class Story:
    """Reads one part of the file: the text itself, a head, a foot, or the notes."""

    def __init__(self, file: File, part: str) -> None:
        self.styles = file.styles
        self.remarks = file.remarks
        self.fields = Fields()
        self.relations: Mapping[str, Relation] = file.package.relations(part)
        self._file = file
        self._room = 0.0
        self._empty = 0
        self._joins = False

    def parts(
        self, holder: Iterable[Element], change: Change = Change.KEPT, *, plain: bool = False
    ) -> Iterator[Part]:
        """Yield what stands in a text, a cell or a box.

        `change` is what became of all of it; `plain` tells that bold is a matter of course here.
        """
        for element in holder:
            tag = element.tag
            if tag == w("p"):
                yield from self._paragraph(element, change, plain=plain)
            elif tag == w("tbl"):
                yield from table(self, element, change)
                self._room, self._empty = 0.0, 0
            elif tag == w("sdt"):
                yield from self.parts(_content(element), change, plain=plain)
            elif tag in HOLDERS:
                yield from self.parts(element, change, plain=plain)
            elif tag == ALTERNATIVES:
                yield from self.parts(chosen(element), change, plain=plain)
            elif tag in (w("altChunk"), w("subDoc")):
                self.remarks.add(Remark.EMBEDDED)

    def note(self, element: Element) -> str:
        """Return the sign that refers to a footnote or an endnote."""
        kind = "footnotes" if element.tag == w("footnoteReference") else "endnotes"
        key = (kind, element.get(w("id"), ""))
        number = self._file.noted.setdefault(key, len(self._file.noted) + 1)
        return str(number).translate(SUPERSCRIPTS)

    def drawing(self, element: Element, change: Change) -> Iterator[Picture | Beside]:
        """Yield what a drawing shows."""
        for shape in drawings.shapes(element):
            if shape.tag in (drawings.BLIP, drawings.IMAGE):
                yield from self._picture(element, shape, change)
            elif shape.tag == drawings.BOX:
                self.remarks.add(Remark.BOXES)
                yield Beside(tuple(self.inside(shape, change)))
            else:
                yield Beside(tuple(self._data(shape, change)))

    def inside(
        self, holder: Iterable[Element], change: Change, *, plain: bool = False
    ) -> Iterator[Part]:
        """Yield what stands in a part of a text that begins and ends by itself."""
        before = self._room, self._empty
        self._room, self._empty = 0.0, 0
        yield from self.parts(holder, change, plain=plain)
        self._room, self._empty = before

    def _picture(self, element: Element, shape: Element, change: Change) -> Iterator[Picture]:
        key = shape.get(drawings.EMBEDDED) or shape.get(KEY)
        name = self._file.pictures.key(self.relations.get(key or ""))
        if name:
            yield Picture(name, drawings.alternative(element), change=change)

    def _data(self, shape: Element, change: Change) -> Iterator[Part]:
        """Yield what a chart or a diagram shows, whose data are parts of their own."""
        if shape.tag == drawings.WATERMARK:
            words = _lines(shape.get("string", ""), change, next(self._file.blocks))
            yield from (replace(line, role=Role.FURNITURE) for line in words)
            return
        is_chart = shape.tag == drawings.CHARTED
        relation = self.relations.get(shape.get(KEY if is_chart else drawings.DATA, ""))
        root = self._file.package.optional(relation.target) if relation else None
        if root is None:
            return
        self.remarks.add(Remark.CHARTS if is_chart else Remark.DIAGRAMS)
        if is_chart:
            yield from drawings.charted(root, next(self._file.blocks))
        else:
            for text in drawings.diagrammed(root):
                yield from _lines(text, change, next(self._file.blocks))

    def _paragraph(self, element: Element, change: Change, *, plain: bool) -> Iterator[Part]:
        frame = self._frame(child(element, "pPr"), change)
        is_plain = plain or frame.now.role in PLAIN_ROLES
        setting = Setting(frame.style, is_plain, change)
        beside: list[Part] = []
        yield from self._set(pieces(element, setting, self), frame, beside)
        self.fields.end_paragraph()
        yield from beside

    def _frame(self, properties: Element | None, change: Change) -> Frame:
        kind, end = self._kind(properties), _end(properties, change)
        now, was = self._standings(kind, self._before(properties) or kind, end)
        return Frame(kind.style, now, was, end or Change.DELETED, kind.look)

    def _kind(self, properties: Element | None) -> Kind:
        key = written(properties)
        if key not in self._file.kinds:
            self._file.kinds[key] = self._worked_out(properties)
        return self._file.kinds[key]

    def _worked_out(self, properties: Element | None) -> Kind:
        style = self.styles.style_of(properties)
        of_style, own = self.styles.paragraph(style), paragraph_look(properties)
        look = over(of_style, own)
        role, level = self.styles.role(style, look.outline)
        listed = self._file.numberings.found(look, style)
        if listed and role is Role.NONE:
            role, level = Role.ITEM, listed[1]
        return Kind(style, role, level, listed, _indented(of_style, listed, own))

    def _before(self, properties: Element | None) -> Kind | None:
        """Return what a paragraph was before its looks were changed (17.13.5.29)."""
        before = child(properties, "pPrChange", "pPr")
        return None if before is None else self._kind(before)

    def _standings(
        self, now: Kind, was: Kind, end: Change | None
    ) -> tuple[Standing, Standing | None]:
        """Count a paragraph on the sides on which it stands; returns what it is, and was."""
        match end:
            case None:
                return Standing(now.role, now.level), None
            case Change.DELETED:
                return was.standing(self._file.was), None
            case Change.INSERTED:
                return now.standing(self._file.now), None
        is_now, had_been = now.standing(self._file.now), was.standing(self._file.was)
        return is_now, None if is_now == had_been else had_been

    def _set(self, found: Iterable[Piece], frame: Frame, beside: list[Part]) -> Iterator[Part]:
        """Yield the lines and pictures of a paragraph; what stands beside it is put aside."""
        setter = Setter(frame, next(self._file.blocks))
        for piece in found:
            if isinstance(piece, Words):
                setter.words.append(piece)
            elif isinstance(piece, Beside):
                beside.extend(piece.parts)
            elif isinstance(piece, Break):
                yield from self._spaced(setter.line(piece.change))
            else:
                if setter.words or setter.labelled:
                    yield from self._spaced(setter.line(Change.KEPT))
                yield piece
        yield from self._spaced(setter.line(frame.end), frame.look)

    def _spaced(self, line: Line, last: ParagraphLook | None = None) -> Iterator[Line]:
        """Yield a line with the room above it; one that shows nothing is room itself."""
        if line.text.strip() or line.label or line.end is not Change.KEPT or self._joins:
            height = (line.size or USUAL_SIZE) * HEIGHT
            gap = self._empty + (self._room + line.gap) / height
            yield replace(line, gap=round(gap, 2))
            self._empty = 0
            self._room = 0.0
            self._joins = line.end is not Change.KEPT
        else:
            self._empty += 1
        if last is not None:
            self._room = last.after or 0.0


class Setter:
    """Makes lines of the words of one paragraph; the first bears the label."""

    def __init__(self, frame: Frame, block: int) -> None:
        self.words: list[Words] = []
        self._frame = frame
        self._block = block
        self._is_first = True

    @property
    def labelled(self) -> bool:
        """Whether the label of the paragraph is still to come."""
        return self._is_first and bool(self._frame.now.label)

    def line(self, end: Change) -> Line:
        """Return the words met since the last line as a line; its gap is in points."""
        frame, words, is_first = self._frame, self.words, self._is_first
        self.words, self._is_first = [], False
        look = frame.look
        return Line(
            tuple(joined(each.stretch for each in words)),
            size=_size(words),
            indent=(look.left or 0) + (look.first or 0) * is_first,
            gap=(look.before or 0) if is_first else 0,
            block=self._block,
            role=frame.now.role,
            level=frame.now.level,
            label=frame.now.label if is_first else "",
            end=end,
            was=frame.was if is_first or not frame.was else replace(frame.was, label=""),
        )


def joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield stretches with neighbours of one look as one, their letters composed (NFC)."""
    for _, group in groupby(stretches, _look):
        alike = list(group)
        yield replace(alike[0], text=normalize("NFC", "".join(each.text for each in alike)))


def _look(stretch: Stretch) -> tuple[object, ...]:
    return (
        stretch.strong,
        stretch.emphasis,
        stretch.href,
        stretch.colour,
        stretch.change,
    )


def _size(words: list[Words]) -> float:
    """Return the size of most of the letters; 0 where none tells."""
    counted: dict[float, int] = {}
    for each in words:
        counted[each.size] = counted.get(each.size, 0) + len(each.stretch.text.strip())
    return max(counted, key=lambda size: counted[size], default=0)


def _lines(text: str, change: Change, block: int) -> Iterator[Line]:
    if text.strip():
        yield Line((Stretch(text, change=change),), block=block)


def _content(control: Element) -> Iterable[Element]:
    found = child(control, "sdtContent")
    return () if found is None else found


def _end(properties: Element | None, change: Change) -> Change | None:
    """Return what became of the mark that ends a paragraph (17.13.5.15 and 17.13.5.20).

    None for one that came and went again.
    """
    mark = child(properties, "rPr")
    end: Change | None = change
    for each in () if mark is None else mark:
        if each.tag in TRACKS and end is not None:
            end = combined(end, TRACKS[each.tag])
    return end


def _indented(
    of_style: ParagraphLook, found: tuple[List, int] | None, own: ParagraphLook
) -> ParagraphLook:
    """Return a look with the indent of its list, which its own goes before (17.9.22)."""
    look = of_style
    if found:
        of_list = found[0].levels[found[1]].look
        look = replace(
            look,
            left=of_list.left if of_list.left is not None else look.left,
            first=of_list.first if of_list.first is not None else look.first,
        )
    return over(look, own)
