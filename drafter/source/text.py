"""Source texts and places in them: from character offsets to lines and columns."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from unicodedata import combining

from drafter.findings import Place
from drafter.source.critic import Resolved

# What no text may hold, however it came in: controls, line and paragraph separators, lone
# surrogates, byte order marks, noncharacters (YAML 1.1, production 1, is more lenient).
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
ESCAPE = r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)"
LINE_END = re.compile("\n")
PLAIN = re.compile(r"\S")
TOKENS = {
    "'": re.compile(r"''|\S"),
    '"': re.compile(rf"{ESCAPE}|\S", re.DOTALL),
    "|": PLAIN,
    ">": PLAIN,
}
BLANK_ESCAPES = "tnrvfNLP_ \t\n"


@dataclass(frozen=True)
class SourceText:
    """The text of one input file, with `file` the path as the user gave it."""

    file: str
    text: str = field(repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines begin."""
        return (0, *(end.end() for end in LINE_END.finditer(self.text)))

    def place(self, offset: int) -> Place:
        """Return the place of a character offset."""
        line = bisect_right(self.line_starts, offset)
        return Place(self.file, line, offset - self.line_starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Span:
    """A range of characters in a source text, end excluded.

    `marks` is there where hand marks in it were resolved, so that its value is another one.
    """

    source: SourceText
    start: int
    end: int
    marks: Resolved | None = field(default=None, compare=False, repr=False)

    @property
    def place(self) -> Place:
        """The place where the span begins."""
        return self.source.place(self.start)

    @property
    def text(self) -> str:
        """The characters as they stand in the file."""
        return self.source.text[self.start : self.end]

    def locate(self, value: str, offset: int) -> int:
        """Return where the character `value[offset]` of a scalar stands in the file.

        A scalar's value differs from its source in blanks (folding, indentation), quotes and
        escape sequences (YAML 1.1, chapters 7 and 8), so both are counted by their visible
        characters. A blank stands where the last visible character before it stands. Where the
        counts differ, `value` is not the value of this span, and its start is returned. Where hand
        marks were resolved, `value` is what stayed.
        """
        if self.marks is not None:
            return self._locate_resolved(self.marks, value, offset)
        if self.text == value:
            return self.start + max(min(offset, len(value) - 1), 0)
        visible = _visible_offsets(value)
        number = bisect_right(visible, offset)
        for tokens in (_in_style(self), _as_it_stands(self)):
            if number and len(tokens) == len(visible):
                return tokens[number - 1]
        return self.start

    def _locate_resolved(self, marks: Resolved, value: str, offset: int) -> int:
        """Return where a character stands that was kept when the hand marks were resolved."""
        visible, kept = _visible_offsets(value), _visible_offsets(marks.text)
        number = bisect_right(visible, offset)
        if not number or len(kept) != len(visible):
            return self.start
        written = Span(self.source, self.start, self.end)
        return written.locate(marks.written, marks.origin(kept[number - 1]))


def _is_visible(char: str) -> bool:
    """Whether a character counts; marks that NFC may join to a letter do not."""
    return not char.isspace() and not combining(char)


@lru_cache(maxsize=4)
def _visible_offsets(text: str) -> tuple[int, ...]:
    return tuple(index for index, char in enumerate(text) if _is_visible(char))


@lru_cache(maxsize=16)
def _in_style(span: Span) -> tuple[int, ...]:
    """Return where the visible characters of a scalar stand, by the style of the scalar."""
    style = span.text[:1]
    if style not in TOKENS:
        return _as_it_stands(span)
    last = span.end - 1 if style in "\"'" else span.end
    newline = span.source.text.find("\n", span.start, span.end)
    first = newline if style in "|>" and newline >= 0 else span.start + 1
    return tuple(_visible(span, TOKENS[style], first, last))


@lru_cache(maxsize=16)
def _as_it_stands(span: Span) -> tuple[int, ...]:
    return tuple(_visible(span, PLAIN, span.start, span.end))


def _visible(span: Span, token: re.Pattern[str], first: int, last: int) -> Iterator[int]:
    for match in token.finditer(span.source.text, first, last):
        if _is_visible(_decoded(match[0])):
            yield match.start()


def _decoded(token: str) -> str:
    """Return the character that a token of a scalar stands for."""
    if token[0] != "\\" or len(token) == 1:
        return token[0]
    if len(token) == 2:
        return " " if token[1] in BLANK_ESCAPES else token[1]
    return chr(min(int(token[2:], 16), 0x10FFFF))
