"""Excerpts: the stretch of a text that shows why it was found, with the words marked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from drafter.archive.search.words import bare, sounding, spans

BEFORE: Final = 70  # characters before the first word that is marked
LONGEST: Final = 220


class Piece(NamedTuple):
    """A stretch of an excerpt; `hit` marks what was looked for."""

    text: str
    hit: bool


class Pattern(NamedTuple):
    """What a term looks like in a text: for each of its words all that may stand there.

    Words of letters are `Form.bare`. Where `beginning` is set, the last word may go on. `core` is
    in all that may stand there, or empty.
    """

    words: tuple[frozenset[str], ...]
    beginning: bool = False
    core: str = ""


class Mark(NamedTuple):
    """Where in a text a pattern was found, and which."""

    start: int
    end: int
    pattern: int


Excerpt = tuple[Piece, ...]


def marked(text: str, patterns: Sequence[Pattern]) -> Excerpt:
    """Return the whole text with everything marked that was looked for."""
    return _pieces(text, 0, len(text), marks(text, patterns))


def excerpt(paragraphs: Iterable[str], patterns: Sequence[Pattern]) -> Excerpt:
    """Return the stretch that shows most of what was looked for; nothing where nothing is found.

    Of paragraphs that show as much the first is taken. A cut text has „…“ at the cut.
    """
    every = tuple(paragraphs)
    likely = [paragraph for paragraph in every if _likely(paragraph, patterns)]
    return _best(likely, patterns) or _best(every, patterns)


def _likely(paragraph: str, patterns: Iterable[Pattern]) -> bool:
    """Whether a paragraph seems to show something; cheaper than to look, and hardly ever wrong."""
    sounds = sounding(paragraph)
    return any(pattern.core in sounds for pattern in patterns)


def _best(paragraphs: Iterable[str], patterns: Sequence[Pattern]) -> Excerpt:
    best: tuple[str, tuple[Mark, ...]] = ("", ())
    for paragraph in paragraphs:
        found = marks(paragraph, patterns)
        if _variety(found) > _variety(best[1]):
            best = (paragraph, found)
        if _variety(best[1]) == len(patterns):
            break
    text, found = best
    return _window(text, found) if found else ()


def marks(text: str, patterns: Sequence[Pattern]) -> tuple[Mark, ...]:
    """Return where patterns are found, in the order of the text, none overlapping another."""
    places = [
        (span, bare(word) if span.letters else word) for span in spans(text) for word in span.folded
    ]
    words = [word for _, word in places]
    firsts = frozenset().union(*(pattern.words[0] for pattern in patterns))
    beginnings = tuple(
        word for pattern in patterns if pattern.beginning for word in pattern.words[0]
    )
    found = (
        Mark(places[at][0].start, places[at + len(pattern.words) - 1][0].end, number)
        for at, word in enumerate(words)
        if word in firsts or word.startswith(beginnings)
        for number, pattern in enumerate(patterns)
        if _stands(words[at : at + len(pattern.words)], pattern)
    )
    return tuple(_apart(found))


def _stands(words: Sequence[str], pattern: Pattern) -> bool:
    if len(words) < len(pattern.words):
        return False
    *firsts, last = zip(words, pattern.words, strict=True)
    goes_on = pattern.beginning and any(map(last[0].startswith, last[1]))
    return all(word in among for word, among in firsts) and (goes_on or last[0] in last[1])


def _apart(found: Iterable[Mark]) -> Iterator[Mark]:
    end = 0
    for mark in found:
        if mark.start >= end:
            yield mark
            end = mark.end


def _variety(found: Iterable[Mark]) -> int:
    return len({mark.pattern for mark in found})


def _window(text: str, found: Sequence[Mark]) -> Excerpt:
    """Cut a paragraph to LONGEST characters where the most different patterns are."""
    if len(text) <= LONGEST:
        return _pieces(text, 0, len(text), found)
    best = max(found, key=lambda mark: (_variety(_within(found, mark.start)), -mark.start))
    start = _word_border(text, max(0, min(best.start - BEFORE, len(text) - LONGEST)))
    end = text.rfind(" ", start, start + LONGEST) if start + LONGEST < len(text) else len(text)
    end = max(end, best.end)
    shown = [mark for mark in found if start <= mark.start and mark.end <= end]
    before = (Piece("… ", hit=False),) if start else ()
    behind = (Piece(" …", hit=False),) if end < len(text) else ()
    return (*before, *_pieces(text, start, end, shown), *behind)


def _within(found: Iterable[Mark], start: int) -> Iterator[Mark]:
    last = start + LONGEST - BEFORE
    return (mark for mark in found if start <= mark.start and mark.end <= last)


def _word_border(text: str, position: int) -> int:
    """Return the start of the first word at or behind a position (of this one where none is)."""
    if position == 0:
        return 0
    return text.find(" ", position, position + BEFORE // 2) + 1 or position


def _pieces(text: str, start: int, end: int, found: Iterable[Mark]) -> Excerpt:
    made: list[Piece] = []
    position = start
    for mark in found:
        made += [Piece(text[position : mark.start], hit=False)]
        made += [Piece(text[mark.start : mark.end], hit=True)]
        position = mark.end
    made.append(Piece(text[position:end], hit=False))
    return tuple(piece for piece in made if piece.text)
