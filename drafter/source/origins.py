"""Where each value of a paper stands in its files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.findings import Place
from drafter.source.text import Span

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Origins:
    """Spans by location in the paper (YAML keys and list indices, counted from 0)."""

    file: str
    spans: Mapping[Loc, Span] = field(default_factory=dict, repr=False)

    def span(self, loc: Loc) -> Span | None:
        """Return the span of the longest known prefix of a location."""
        for length in range(len(loc), -1, -1):
            if loc[:length] in self.spans:
                return self.spans[loc[:length]]
        return None

    def place(self, loc: Loc, text: str = "", offset: int = 0) -> Place:
        """Return the place of `text[offset]`, where `text` is the value at that location."""
        span = self.span(loc)
        if span is None:
            return Place(self.file)
        if not text or loc not in self.spans:
            return span.place
        return span.source.place(span.locate(text, offset))
