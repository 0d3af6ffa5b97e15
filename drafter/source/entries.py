"""Entries of a YAML mapping, rewritten in place: set, emptied, added, in block and flow style.

Each function returns the edits for `drafter.source.edit`; nothing but the entry is touched, so
comments, quotes and the order of the keys stay as their author wrote them. An entry that is taken
out takes its own comments along: those directly above it, and those below it that are indented
deeper.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from drafter.source import nodes
from drafter.source.edit import Edit, emptied, replaced, trimmed
from drafter.source.nodes import Entry, Scalar
from drafter.source.nodes import Mapping as Node
from drafter.source.text import SourceText, Span

PLAIN: Final = re.compile(r"\w(?:[\w./+ -]*[\w./+-])?")
BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
BLANK_LINES: Final = re.compile(r"(?:[ \t]*\n)*")

Fields = Mapping[str, str]


def entry(mapping: Node, key: str) -> Entry | None:
    """Return the entry of a key, or None."""
    return next((entry for entry in mapping.entries if entry.key.value == key), None)


def scalar(text: str) -> str:
    """Return a text of one line as a YAML scalar, in quotes where it needs them."""
    if PLAIN.fullmatch(text) and text != "null":
        return text
    return "'" + text.replace("'", "''") + "'"


def with_value(entry: Entry, value: str) -> Edit:
    """Return the edit that gives an entry another value, itself written as YAML."""
    span = trimmed(entry.value.span)
    return replaced(span, value if span.text else f" {value}")


def without_value(entry: Entry) -> Iterator[Edit]:
    """Yield the edit that leaves a key with nothing behind it, where there is something."""
    if not (isinstance(entry.value, Scalar) and entry.value.absent):
        yield emptied(entry.value.span)


def with_fields(
    mapping: Node, key: str, fields: Fields, after: Entry | None, before: Entry
) -> Iterator[Edit]:
    """Yield the edits that give `key` a mapping with these fields (values written as YAML).

    What it has besides stays. Where the key is missing, it comes behind the entry `after`; where
    that is None, it comes before the entry `before`.
    """
    there = entry(mapping, key)
    if there is None:
        yield _new_mapping(mapping, key, fields, after, before)
    elif isinstance(there.value, Node):
        yield from _filled(there.value, fields)
    elif is_flow(mapping):
        yield with_value(there, _in_braces(fields))
    else:
        if there.value.span.text:
            yield emptied(there.value.span)
        yield _behind(there, _lines(fields, _column(there) + 2))


def with_entry(mapping: Node, key: str, value: str, after: Entry) -> Edit:
    """Return the edit that gives a mapping an entry, behind another where it has none yet."""
    there = entry(mapping, key)
    if there is not None:
        return with_value(there, value)
    if is_flow(mapping):
        end = _value_end(after.value)
        return _insertion(after.key.span.source, end, f", {key}: {value}")
    return _behind(after, _lines({key: value}, _column(after)))


def without_entries(mapping: Node, keys: Container[str]) -> Iterator[Edit]:
    """Yield the edits that take the entries of these keys out; others must be left."""
    cut = _piece if is_flow(mapping) else _whole_lines
    for gone, run in groupby(enumerate(mapping.entries), lambda one: one[1].key.value in keys):
        if gone:
            numbers = [number for number, _ in run]
            yield replaced(cut(mapping.entries, numbers[0], numbers[-1]), "")


def with_paragraph(mapping: Node, text: str, after: Entry) -> Edit:
    """Return the edit that puts a text behind an entry, set off by blank lines.

    In braces the text follows as it is.
    """
    source = after.key.span.source
    if is_flow(mapping):
        return _insertion(source, _value_end(after.value), text)
    end = _end(after)
    set_off = BLANK_LINE.match(source.text, end) or not source.text[end:].strip()
    return _insertion(source, end, f"\n\n{text}" if set_off else f"\n\n{text}\n")


def is_flow(mapping: Node) -> bool:
    """Whether a mapping stands in braces."""
    return mapping.span.text.startswith("{")


def column(mapping: Node) -> int:
    """Return how far the entries of a mapping are indented."""
    return _column(mapping.entries[0])


def _filled(mapping: Node, fields: Fields) -> Iterator[Edit]:
    last = mapping.entries[-1]
    for key, value in fields.items():
        yield with_entry(mapping, key, value, last)


def _new_mapping(
    mapping: Node, key: str, fields: Fields, after: Entry | None, before: Entry
) -> Edit:
    if is_flow(mapping):
        first = before.key.span
        return _insertion(first.source, first.start, f"{key}: {_in_braces(fields)}, ")
    column = _column(before)
    lines = f"{' ' * column}{key}:\n{_lines(fields, column + 2)}"
    if after is None:
        return _insertion(before.key.span.source, _beginning(before), f"{lines}\n")
    alone = after.key.span.source.text.startswith("\n\n", _line_end(after))
    return _behind(after, f"\n{lines}" if alone else lines)


def _behind(entry: Entry, lines: str) -> Edit:
    return _insertion(entry.key.span.source, _line_end(entry), f"\n{lines}")


def _line_end(entry: Entry) -> int:
    text = entry.key.span.source.text
    end = text.find("\n", _value_end(entry.value))
    return len(text) if end < 0 else end


def _value_end(node: nodes.Node) -> int:
    """Return where a value ends: with its last sign that is no blank."""
    if isinstance(node, nodes.Sequence) and not node.span.text:
        return _value_end(node.items[-1])
    if isinstance(node, Node) and not node.span.text:
        return _value_end(node.entries[-1].value)
    return trimmed(node.span).end


def _end(entry: Entry) -> int:
    """Return where the last line of an entry ends, comments that are indented deeper included."""
    deeper = re.compile(rf"(?:\n(?:[ \t]*\n)*[ ]{{{_column(entry) + 1},}}#[^\n]*)*")
    found = deeper.match(entry.key.span.source.text, _line_end(entry))
    assert found
    return found.end()


def _beginning(entry: Entry) -> int:
    """Return where an entry begins with its comments above, unless they begin the file."""
    text = entry.key.span.source.text
    own = re.compile(rf"[ ]{{0,{_column(entry)}}}#")
    line = start = text.rfind("\n", 0, entry.key.span.start) + 1
    while start and own.match(text, above := text.rfind("\n", 0, start - 1) + 1):
        start = above
    return start or line


def _whole_lines(entries: Sequence[Entry], first: int, last: int) -> Span:
    """Return the lines of entries, with the blank lines that would be too many without them."""
    source = entries[first].key.span.source
    text, start, end = source.text, _beginning(entries[first]), _end(entries[last])
    if not text[end:].strip():
        return Span(source, len(text[:start].rstrip()), end)
    blank = BLANK_LINES.match(text, end + 1)
    spare = blank if blank and _is_set_off(text, start) else None
    return Span(source, start, spare.end() if spare else end + 1)


def _is_set_off(text: str, start: int) -> bool:
    """Whether a blank line stands before a line, or nothing at all."""
    above = text[:start].rstrip()
    return not above or text.count("\n", len(above), start) > 1


def _piece(entries: Sequence[Entry], first: int, last: int) -> Span:
    """Return the piece of entries in braces, with one of the commas around it."""
    source = entries[first].key.span.source
    if last + 1 < len(entries):
        return Span(source, entries[first].key.span.start, entries[last + 1].key.span.start)
    start = _value_end(entries[first - 1].value)
    return Span(source, start, _value_end(entries[last].value))


def _lines(fields: Fields, column: int) -> str:
    return "\n".join(f"{' ' * column}{key}: {value}" for key, value in fields.items())


def _in_braces(fields: Fields) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"


def _column(entry: Entry) -> int:
    return entry.key.span.place.column - 1


def _insertion(source: SourceText, offset: int, text: str) -> Edit:
    return replaced(Span(source, offset, offset), text)
