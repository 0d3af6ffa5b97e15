"""Splicing: ranges of a file's characters rewritten, everything else kept byte for byte."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from drafter.source.critic import Changes, blank_start, cuts, scan
from drafter.source.text import SourceText, Span

UNIT: Final = re.compile(r"\r\n|.", re.DOTALL)
LINE_ENDS: Final = ("\r\n", "\r")
BOM: Final = b"\xef\xbb\xbf"
QUOTES: Final = ('"', "'")
COMMENT: Final = re.compile(r"(?:^|[ \t])#", re.MULTILINE)
OWN_COMMENT: Final = re.compile(r"[ \t]+#")
BRACKETS: Final = ("[", "{")
BLOCKS: Final = ("|", ">")
IN_BRACKETS: Final = re.compile(r"[ ]*[,\]}]")
ITEM: Final = re.compile(r"[ ]*- +")


@dataclass(frozen=True, slots=True)
class Edit:
    r"""A range of a source text, what was read there, and what shall stand there.

    Offsets count as in a `SourceText`: line ends are one `\n`, a byte order mark is none.
    """

    start: int
    end: int
    was: str
    new: str = ""


class SourceChanged(ValueError):
    """At the place of an edit stands something else than what was read there."""


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a text file with edits made that do not overlap.

    Byte order mark and line ends stay; new lines end as the first one of the file does. What is
    put in at one and the same place comes in the order of the edits.

    Raises:
        SourceChanged: if the file does not hold what an edit expects; blanks and tabs count as
            the same, as they do when YAML is read.
    """
    units = UNIT.findall(data.decode("utf-8-sig"))
    line_end = next((unit for unit in units if unit in (*LINE_ENDS, "\n")), "\n")
    in_order = sorted(edits, key=lambda edit: (edit.start, edit.end))
    text = "".join(_spliced(units, in_order, line_end))
    return BOM * data.startswith(BOM) + text.encode()


def replaced(span: Span, new: str) -> Edit:
    """Return the edit that puts something else in place of a span."""
    return Edit(span.start, span.end, span.text, new)


def trimmed(span: Span) -> Span:
    """Return a span without the blanks and the empty lines at its end."""
    return Span(span.source, span.start, span.start + len(span.text.rstrip()))


def accepting(span: Span) -> tuple[Edit, ...] | None:
    """Return the edits that resolve the hand marks of one text, or None where they are hidden.

    They are hidden where escape sequences of YAML make a mark or a part of it.
    """
    assert span.marks is not None
    verbatim = span.text == span.marks.written
    if not verbatim and not span.marks.text.strip():
        return (emptied(span),)
    first, last = (span.start, span.end) if verbatim else _content(span)
    text = span.source.text[first:last]
    marks = scan(text).marks
    if len(marks) != span.marks.count:
        return None
    ranges = cuts(text, marks, Changes.ACCEPTED)
    return tuple(_cut(span.source, first + start, first + end) for start, end in ranges)


def without_item(span: Span) -> Edit | None:
    """Return the edit that takes an item of a list out, with its lines, or None.

    A comment behind it stays, in a line of its own. None where the item shares its lines with
    something else: the item above, brackets.
    """
    source, text = span.source, span.source.text
    first = text.rfind("\n", 0, span.start) + 1
    last = trimmed(span).end
    line_end = text.find("\n", last)
    end = len(text) if line_end < 0 else line_end + 1
    if not ITEM.fullmatch(text, first, span.start):
        return None
    if comment := OWN_COMMENT.match(text, last, end):
        return _cut(source, text.index("-", first), comment.end() - 1)
    return None if text[last:end].strip() else _cut(source, first, end)


def without_block(span: Span) -> Edit | None:
    """Return the edit that takes a list or mapping away from behind its key, or None.

    None where it stands in brackets, or where a comment stands in it, which has to stay.
    """
    keeps = span.text.startswith(BRACKETS) or COMMENT.search(span.text)
    return None if keeps else emptied(span)


def emptied(span: Span) -> Edit:
    """Return the edit that takes a value away, so that its key stands there with nothing."""
    start = blank_start(span.source.text, span.start)
    whole = Span(span.source, start, trimmed(span).end)
    return replaced(whole, " null" if IN_BRACKETS.match(span.source.text, span.end) else "")


def _spliced(units: list[str], edits: Iterable[Edit], line_end: str) -> Iterator[str]:
    cursor = 0
    for edit in edits:
        there = "".join(units[edit.start : edit.end])
        if edit.start < cursor or _plain(there) != _plain(edit.was):
            raise SourceChanged
        yield from units[cursor : edit.start]
        yield edit.new.replace("\n", line_end)
        cursor = edit.end
    yield from units[cursor:]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


def _cut(source: SourceText, start: int, end: int) -> Edit:
    return replaced(Span(source, start, end), "")


def _content(span: Span) -> tuple[int, int]:
    """Return where the words of a scalar begin and end in the file, by its style."""
    style = span.text[:1]
    if style in QUOTES:
        return span.start + 1, span.end - 1
    newline = span.source.text.find("\n", span.start, span.end)
    return (newline + 1 if style in BLOCKS and newline >= 0 else span.start), span.end
