"""The untyped tree of a YAML file: every scalar a string with its span.

The span of a list or mapping is that of its brackets; without brackets it is empty and tells
where the first entry begins.
"""

from dataclasses import dataclass

from drafter.source.text import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value; `plain` where it stands without quotes, so that an empty one means nothing given."""

    value: str
    span: Span
    plain: bool = False

    @property
    def absent(self) -> bool:
        """Whether the author left the value open (`telefon:` with nothing behind it)."""
        return self.plain and self.value in ("", "~", "null")

    def part(self, start: int, end: int) -> "Scalar":
        """Return the piece `value[start:end]` with its own span."""
        first = self.span.locate(self.value, start)
        last = self.span.locate(self.value, max(end - 1, start)) + 1
        return Scalar(self.value[start:end], Span(self.span.source, first, max(last, first)))


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file, no key twice."""

    entries: tuple[Entry, ...]
    span: Span


Node = Scalar | Sequence | Mapping
