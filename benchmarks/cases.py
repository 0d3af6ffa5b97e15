"""The pairs of papers that comparisons are measured with; the same each time they are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmarks.edits import Pair, edited, rewritten
from benchmarks.papers import PAPER_PAGES, long_paper, real_paper, wording
from drafter.document import Document

SEED: Final = 2859
LONG: Final = 200
DOZENS: Final = 20
SIZES: Final = (25, 50, 100, 200, 400)
WORST: Final = {"jeder Text zur Hälfte neu": 0.5, "jedes Wort ein anderes": 1.0}
DOZEN: Final = (
    "add row", "change amount", "change date", "add point", "move", "join", "split",
    "drop paragraph", "add paragraph", "drop sentence", "add sentence", "reword",
)  # fmt: skip
ON_LONG: Final = {
    "change cell": 8,
    "add row": 6,
    "change amount": 15,
    "change date": 12,
    "add point": 6,
    "move": 4,
    "join": 5,
    "split": 6,
    "drop paragraph": 8,
    "add paragraph": 12,
    "drop sentence": 12,
    "add sentence": 18,
    "drop words": 8,
    "add words": 10,
    "reword": 10,
    "replace word": 20,
}


@dataclass(frozen=True, slots=True)
class Case:
    """Pairs of papers of so many pages, each with so many edits."""

    pages: int
    edits: int
    pairs: tuple[Pair, ...]

    @property
    def blocks(self) -> int:
        """How many blocks the old paper has."""
        return sum(len(section.blocks) for section in self.pairs[0].old.sections)

    @property
    def words(self) -> int:
        """How many words all papers have, old and new."""
        return sum(len(pair.truth.old) + len(pair.truth.new) for pair in self.pairs)

    @property
    def changed(self) -> int:
        """How many words changed, in old and new papers."""
        return sum(pair.truth.changed for pair in self.pairs)


def real() -> Case:
    """Return the real paper edited a dozen times, in several ways."""
    paper, source = real_paper(), wording(SEED)
    pairs = (edited(paper, dict.fromkeys(DOZEN, 1), source) for _ in range(DOZENS))
    return Case(PAPER_PAGES, len(DOZEN), tuple(pairs))


def long(pages: int = LONG) -> Case:
    """Return a long paper with as many edits a page as `ON_LONG` makes on 200 pages."""
    source = wording(SEED)
    mix = _scaled(ON_LONG, pages / LONG)
    pair = edited(long_paper(pages, source), mix, source)
    return Case(pages, sum(mix.values()), (pair,))


def worst(name: str) -> tuple[Document, Document]:
    """Return a long paper, and it with the share of the words of every text exchanged."""
    source = wording(SEED)
    paper = long_paper(LONG, source)
    return paper, rewritten(paper, WORST[name], source.random)


def _scaled(mix: Mapping[str, int], factor: float) -> dict[str, int]:
    return {kind: round(count * factor) for kind, count in mix.items()}
