"""Pieces that all layouts share."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.importers.corpus.making.contents import Paper
from tests.importers.corpus.making.sheets import EMPTY, TICKED, Piece, Sheet, Words


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet, and which facts of the paper it prints; subject, body and day it always does."""

    sheet: Sheet
    printed: frozenset[str]


def offers(words: str) -> frozenset[str]:
    """Return which facts a layout prints, the number among them."""
    return frozenset(["number", "kind", *words.split()])


def boxed(ticked: bool) -> str:
    """Return a box."""
    return TICKED if ticked else EMPTY


def numbered(sentences: tuple[str, ...]) -> list[Piece]:
    """Return the items of a resolution; a single one has no number."""
    if len(sentences) == 1:
        return [Words(sentences[0])]
    return [Words(sentence, label=f"{place}.") for place, sentence in enumerate(sentences, start=1)]


def body_text(paper: Paper, random: Random) -> list[Piece]:
    """Return the prose of a paper; a supplement has one red paragraph."""
    pieces: list[Piece] = []
    red = random.randrange(len(paper.prose)) if paper.mode and paper.prose else -1
    for place, (heading, paragraph) in enumerate(paper.prose):
        if heading:
            pieces.append(Words(heading, "label"))
        pieces.append(Words(paragraph, red=place == red))
    return pieces


Layout = Callable[[Paper, Random], Laid]
