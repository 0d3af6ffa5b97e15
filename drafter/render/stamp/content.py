"""What a page draws: what it leaves open, and where its text stands (ISO 32000-1, 8 and 9).

Only the edges of a page are looked at. Text is found by where each string begins, how large its
letters are and about how wide it will be; widths of the file's own fonts are not read. What is only
painted (lines, pictures) is not text.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Object,
    Stream,
    String,
    parse_content_stream,
)

from drafter.facts.reading import get, items, number, text
from drafter.render.stamp.sheets import Box, Doubt

MIB: Final = 1024 * 1024
MOST_BYTES = 1 * MIB
"""Of what a page draws; a page that draws more is a plan, and its text is not looked for."""

MOST_TEXT = 16 * MIB
MOST_OF_ALL = 32 * MIB
LEAST: Final = 4096
"""What a form counts at least, however short it is."""

DEEPEST: Final = 4
WIDEST: Final = 0.62
"""The width of a letter to its height, for words of any font: a little more than it is."""

LONGEST: Final = 10_000
"""Letters, more than a line has; a line that would not reach anything so is not measured."""

ASCENT, DESCENT = 0.95, 0.3
PAIRS: Final = {
    "q": ("q", 1),
    "Q": ("q", -1),
    "BT": ("BT", 1),
    "ET": ("BT", -1),
    "BDC": ("BDC", 1),
    "BMC": ("BDC", 1),
    "EMC": ("BDC", -1),
}
"""What opens and closes: a graphics state, a text, a mark (8.4.2, 9.4.1, 14.6.1)."""

TOKEN: Final = re.compile(
    rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[^<>]*>|%[^\r\n]*|/[^\s()<>\[\]{}/%]*|(?P<stray>[()])"
    rb"|(?<![^\s\[\]()<>{}/%])(?P<operator>q|Q|BT|ET|BDC|BMC|EMC|BI)(?![^\s\[\]()<>{}/%])",
    re.DOTALL,
)
"""Strings, comments and names, so that no letter in them counts, and the operators that do."""

INLINE_IMAGE: Final = b"BI"
NAMES: Final = {name.encode(): name for name in PAIRS}
OPERATORS: Final = "q Q BT ET BMC BDC EMC cm Tf TL Td TD Tm T* Tj TJ ' \" Do"
UNFINISHED: Final = "der Inhalt ihrer Seiten nicht sauber abgeschlossen ist"

Instruction = ContentStreamInstruction | ContentStreamInlineImage


class Matrix(NamedTuple):
    """A change of coordinates (8.3.3)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, other: "Matrix") -> "Matrix":
        """Return this change followed by another."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def box(self, box: Box) -> Box:
        """Return the upright box around a changed one."""
        corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
        xs = [self.a * x + self.c * y + self.e for x, y in corners]
        ys = [self.b * x + self.d * y + self.f for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


PLAIN: Final = Matrix()


class Pen(NamedTuple):
    """The graphics state as far as text needs it; `matrix` is the current one of coordinates."""

    matrix: Matrix = PLAIN
    size: float = 0.0
    wide: bool = False
    leading: float = 0.0


@dataclass
class Budget:
    """How many bytes of what a file draws may still be read, and in how many text be looked for."""

    left: int = MOST_OF_ALL
    text: int = MOST_TEXT

    def spend(self, size: int) -> None:
        """Count bytes that are read.

        Raises:
            Doubt: if that is too much.
        """
        self.left -= size
        if self.left < 0:
            raise Doubt("sie zu viel zeichnet, um ganz gelesen zu werden")


@dataclass
class Drawn:
    """What was read of a page: the boxes of its text, and how often it must be closed (`Q`).

    Text counts where it may reach into one of the `bands`. `left` are the bytes in which it may
    still be looked for.
    """

    bands: tuple[Box, ...]
    unclosed: int = 0
    left: int = MOST_BYTES
    texts: list[Box] = field(default_factory=list)


def drawn(page: Object, resources: Any, bands: tuple[Box, ...], budget: Budget) -> Drawn:
    """Return what a page draws, and its text in some bands; none where it draws too much.

    Raises:
        Doubt: if something is closed that was not opened, or left open within a text or a mark, so
            that nothing can be added behind it.
    """
    data = b"\n".join(stream.read_bytes() for stream in _streams(page))
    budget.spend(max(len(data), LEAST))
    room = min(MOST_BYTES, budget.text)
    found = Drawn(bands, left=room - len(data))
    if not data:
        return found
    if found.left < 0:
        found.unclosed = _unclosed(_read_quickly(data))
        return found
    found.unclosed = _unclosed(_follow(page, _Interpreter(Pen(), resources, found)))
    budget.text -= room - found.left
    return found


def _streams(page: Object) -> Iterator[Stream]:
    contents = get(page, "/Contents")
    for part in [contents] if isinstance(contents, Stream) else items(contents):
        if not isinstance(part, Stream) or get(part, "/F") is not None:
            raise Doubt("der Inhalt ihrer Seiten ungewöhnlich gespeichert ist")
        yield part


def _unclosed(names: Iterable[str]) -> int:
    """Return how many graphics states a page leaves open; they can be closed behind it."""
    counts = Counter({"q": 0})
    for kind, step in (PAIRS[name] for name in names if name in PAIRS):
        counts[kind] += step
        if counts[kind] < 0:
            raise Doubt(UNFINISHED)
    if counts["BT"] or counts["BDC"]:
        raise Doubt(UNFINISHED)
    return counts["q"]


def _read_quickly(data: bytes) -> Iterator[str]:
    """Yield the operators of a large page that open and close, and nothing else of it.

    A picture between them may hold any bytes (8.9.7); it is not read.
    """
    for match in TOKEN.finditer(data):
        kind = match.lastgroup
        if kind == "stray" or match["operator"] == INLINE_IMAGE:
            raise Doubt(UNFINISHED)
        if kind:
            yield NAMES[match["operator"]]


def _follow(source: Object, interpreter: "_Interpreter") -> Iterator[str]:
    """Follow what a page or a form draws, and yield the operators that mean something here."""
    for instruction in parse_content_stream(source, OPERATORS):
        name = str(instruction.operator)
        act = ACTS.get(name)
        if act:
            act(interpreter, instruction)
        yield name


class _Interpreter:
    """Follows the operators of one content stream that say where text stands."""

    def __init__(self, pen: Pen, resources: Any, found: Drawn, depth: int = 0) -> None:
        self.pen = pen
        self.kept: list[Pen] = []
        self.resources = resources
        self.found = found
        self.depth = depth
        self.line = PLAIN
        self.place = PLAIN

    def keep(self, _: Instruction) -> None:
        self.kept.append(self.pen)

    def restore(self, _: Instruction) -> None:
        if self.kept:
            self.pen = self.kept.pop()

    def change(self, given: Instruction) -> None:
        matrix = _matrix(list(given.operands)).then(self.pen.matrix)
        self.pen = Pen(matrix, self.pen.size, self.pen.wide, self.pen.leading)

    def begin(self, _: Instruction) -> None:
        self.line = self.place = PLAIN

    def font(self, given: Instruction) -> None:
        used = get(self.resources, "/Font", _name(given))
        wide = text(get(used, "/Subtype")) == "Type0"
        self.pen = Pen(self.pen.matrix, _last(given), wide, self.pen.leading)

    def lead(self, given: Instruction) -> None:
        self._lead(_last(given))

    def move(self, given: Instruction) -> None:
        across, up = ([number(each) for each in given.operands] + [0.0, 0.0])[:2]
        self._move(across, up)

    def move_and_lead(self, given: Instruction) -> None:
        self._lead(-_last(given))
        self.move(given)

    def set_line(self, given: Instruction) -> None:
        self.line = self.place = _matrix(list(given.operands))

    def next_line(self, _: Instruction) -> None:
        self._move(0.0, -self.pen.leading)

    def show(self, given: Instruction) -> None:
        """Note where a string stands; what follows on the line begins behind it."""
        size, matrix = abs(self.pen.size), self.place.then(self.pen.matrix)
        line = Box(0.0, -DESCENT * size, LONGEST * size, ASCENT * size)
        if not self._reaches(matrix.box(line)):
            return
        letters = sum(_letters(each, self.pen.wide) for each in given.operands)
        width = letters * WIDEST * size
        if letters:
            self.found.texts.append(matrix.box(Box(0.0, line.bottom, width, line.top)))
        self.place = Matrix(1, 0, 0, 1, width, 0).then(self.place)

    def _lead(self, leading: float) -> None:
        self.pen = Pen(self.pen.matrix, self.pen.size, self.pen.wide, leading)

    def _move(self, across: float, up: float) -> None:
        self.line = self.place = Matrix(1, 0, 0, 1, across, up).then(self.line)

    def _reaches(self, line: Box) -> bool:
        return any(band.meets(line) for band in self.found.bands)

    def show_on_next_line(self, given: Instruction) -> None:
        self.next_line(given)
        self.show(given)

    def draw(self, given: Instruction) -> None:
        """Follow a form XObject (8.10.1); one that leads too deep or is too long is not read."""
        form = get(self.resources, "/XObject", _name(given))
        if text(get(form, "/Subtype")) != "Form" or self.depth == DEEPEST:
            return
        self.found.left -= max(len(form.read_bytes()), LEAST)
        if self.found.left < 0:
            return
        pen = Pen(_matrix(list(items(get(form, "/Matrix")))).then(self.pen.matrix))
        inner = get(form, "/Resources") or self.resources
        for _ in _follow(form, _Interpreter(pen, inner, self.found, self.depth + 1)):
            pass


ACTS: Final[Mapping[str, Callable[[_Interpreter, Instruction], None]]] = {
    "q": _Interpreter.keep,
    "Q": _Interpreter.restore,
    "cm": _Interpreter.change,
    "BT": _Interpreter.begin,
    "Tf": _Interpreter.font,
    "TL": _Interpreter.lead,
    "Td": _Interpreter.move,
    "TD": _Interpreter.move_and_lead,
    "Tm": _Interpreter.set_line,
    "T*": _Interpreter.next_line,
    "Tj": _Interpreter.show,
    "TJ": _Interpreter.show,
    "'": _Interpreter.show_on_next_line,
    '"': _Interpreter.show_on_next_line,
    "Do": _Interpreter.draw,
}


def _matrix(operands: list[Any]) -> Matrix:
    try:
        return Matrix(*map(float, operands)) if len(operands) == len(PLAIN) else PLAIN
    except (TypeError, ValueError, OverflowError):
        return PLAIN


def _name(given: Instruction) -> str:
    return str(given.operands[0]) if len(given.operands) else ""


def _last(given: Instruction) -> float:
    return number(given.operands[-1]) if len(given.operands) else 0.0


def _letters(operand: Any, wide: bool) -> int:
    """Return how many letters a string has, or an array of strings (9.4.3)."""
    strings = [operand] if isinstance(operand, String) else items(operand)
    length = sum(len(bytes(each)) for each in strings if isinstance(each, String))
    return length // 2 if wide else length
