"""Entries of a YAML mapping, rewritten in place: set, emptied, added, in block and flow style.

Each function returns the edits for `drafter.source.edit`; nothing but the entry is touched, so
comments, quotes and the order of the keys stay as their author wrote them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from drafter.source.edit import Edit, emptied, replaced, trimmed
from drafter.source.nodes import Entry, Scalar
from drafter.source.nodes import Mapping as Node
from drafter.source.text import SourceText, Span

PLAIN: Final = re.compile(r"\w(?:[\w./+ -]*[\w./+-])?")

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
    elif _is_flow(mapping):
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
    if _is_flow(mapping):
        end = trimmed(after.value.span).end
        return _insertion(after.key.span.source, end, f", {key}: {value}")
    return _behind(after, _lines({key: value}, _column(after)))


def _filled(mapping: Node, fields: Fields) -> Iterator[Edit]:
    last = mapping.entries[-1]
    for key, value in fields.items():
        yield with_entry(mapping, key, value, last)


def _new_mapping(
    mapping: Node, key: str, fields: Fields, after: Entry | None, before: Entry
) -> Edit:
    if _is_flow(mapping):
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
    end = text.find("\n", trimmed(entry.value.span).end)
    return len(text) if end < 0 else end


def _beginning(entry: Entry) -> int:
    """Return where an entry begins with the comments above it, unless they begin the file."""
    text = entry.key.span.source.text
    line = start = text.rfind("\n", 0, entry.key.span.start) + 1
    while start and text[text.rfind("\n", 0, start - 1) + 1 : start].lstrip().startswith("#"):
        start = text.rfind("\n", 0, start - 1) + 1
    return start or line


def _lines(fields: Fields, column: int) -> str:
    return "\n".join(f"{' ' * column}{key}: {value}" for key, value in fields.items())


def _in_braces(fields: Fields) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"


def _is_flow(mapping: Node) -> bool:
    return mapping.span.source.text.startswith("{", mapping.span.start)


def _column(entry: Entry) -> int:
    return entry.key.span.place.column - 1


def _insertion(source: SourceText, offset: int, text: str) -> Edit:
    return replaced(Span(source, offset, offset), text)
