"""The original as addresses see it: its texts, and the passages that they are made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from drafter.consolidate.leaves import Seen, seen
from drafter.consolidate.records import value_at
from drafter.document import Figure, Image, Paragraph, inline
from drafter.document.prose import Passage, passages
from drafter.model.addresses import Address
from drafter.model.paper import Paper
from drafter.model.prose import Loc, all_covers, all_prose

Kind = Literal["prose", "line", "row", "rest"]


class Unclear(ValueError):
    """An amendment that cannot be carried out; the German sentence says why and what to do.

    `key` is the YAML key of the amendment at which it is to be told.
    """

    def __init__(self, message: str, key: str = "an") -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the original: prose in Markdown, one line, or a typed entry as it is printed."""

    loc: Loc
    source: str
    kind: Kind = "prose"


class Stretch(NamedTuple):
    """A part of a text, end excluded."""

    text: Text
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """What an address means: a location, and there the stretches that hold its words.

    Where the address means a part of a text, `stretches` is that part alone, and `body` tells
    where in it the text below its heading begins.
    """

    address: Address
    loc: Loc
    stretches: tuple[Stretch, ...]
    body: int = 0


@dataclass(frozen=True)
class Original:
    """A paper whose text is to be amended."""

    paper: Paper
    _passages: dict[Loc, tuple[Passage, ...]] = field(default_factory=dict, repr=False)
    _seen: dict[Loc, tuple[Seen, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def texts(self) -> Mapping[Loc, Text]:
        """Every text that an address may reach."""
        return {text.loc: text for text in _texts(self.paper)}

    def value(self, loc: Loc) -> object:
        """Return what stands at a location, None where nothing does."""
        return value_at(self.paper, loc)

    def below(self, loc: Loc) -> tuple[Stretch, ...]:
        """Return the texts at and below a location."""
        found = [text for at, text in self.texts.items() if at[: len(loc)] == loc]
        return tuple(Stretch(text, 0, len(text.source)) for text in found)

    def passages(self, text: Text) -> tuple[Passage, ...]:
        """Return the passages of a text."""
        if text.loc not in self._passages:
            self._passages[text.loc] = self.read(text, text.source)
        return self._passages[text.loc]

    def seen(self, text: Text) -> tuple[Seen, ...]:
        """Return what a reader sees of a text."""
        if text.loc not in self._seen:
            self._seen[text.loc] = tuple(seen(self.passages(text)))
        return self._seen[text.loc]

    def read(self, text: Text, source: str) -> tuple[Passage, ...]:
        """Return the passages that a text would have with another source."""
        if text.kind == "prose":
            return passages(source, self._figures)
        return (Passage(0, len(source), (Paragraph(inline(source)),)),)

    @cached_property
    def _figures(self) -> Mapping[str, Figure]:
        return {name: Figure(Image(name), name) for name in self.paper.charts}


def _texts(paper: Paper) -> Iterator[Text]:
    yield Text(("beratungsgegenstand",), paper.subject, "line")
    yield from (Text(loc, source) for loc, source in all_prose(paper) if loc[0] != "aenderungen")
    yield from _lines(paper)
    for index, attachment in enumerate(paper.attachments):
        yield Text(("anlagen", index, "titel"), attachment.title, "line")


def _lines(paper: Paper) -> Iterator[Text]:
    for loc, cover in all_covers(paper):
        for index, row in enumerate(cover.rows):
            yield Text((*loc, "zeilen", index), row.printed, "row")
        if cover.remainder and cover.remainder.text is None:
            yield Text((*loc, "rest"), cover.remainder.printed, "rest")
