"""Parts of a paper as an alignment sees them, and how alike two of them are by their words."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel, Postfix, Prefix

RELATED: Final = 0.4
SURELY_RELATED: Final = 0.5
ALL_BUT_EQUAL: Final = 0.9
SHORT: Final = 3
CERTAIN: Final = 12
PARAGRAPH: Final = "paragraph"
HEADING: Final = "heading"
ITEM: Final = "item"
TABLE: Final = "table"
FIXED: Final = frozenset({"section", "signature"})


class Unit:
    """A part as the alignment sees it.

    `kind` says what may be paired; `label` (a row's first cell, say) makes two units related
    whatever else differs. Its texts are asked for when they are needed,
    and taken apart into words (`take_apart`) only when nothing less tells two units apart.
    """

    def __init__(
        self,
        kind: str,
        texts: Callable[[], Iterable[str]] = tuple,
        take_apart: Callable[[str], list[str]] = str.split,
        *,
        label: Callable[[], str] = str,
        least_to_move: int = 1,
    ) -> None:
        self.kind = kind
        self.least_to_move = least_to_move
        self._texts = texts
        self._take_apart = take_apart
        self._label = label

    @cached_property
    def label(self) -> str:
        """What it is known by; empty for nothing."""
        return self._label()

    @cached_property
    def texts(self) -> list[str]:
        """Its texts: one of a paragraph, those of all cells of a row."""
        return [*self._texts()]

    @cached_property
    def size(self) -> int:
        """How many characters its texts have."""
        return sum(map(len, self.texts))

    @cached_property
    def words(self) -> list[str]:
        """The keys of its words."""
        return [*chain.from_iterable(map(self._take_apart, self.texts))]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The keys of its words, each once."""
        return frozenset(self.words)


class Units:
    """The parts of a sequence, each made a unit when first asked for: most stand unchanged.

    `numbers` has one for each part; parts are equal where their numbers are.
    """

    def __init__(self, numbers: Sequence[int], unit: Callable[[int], Unit]) -> None:
        self.numbers = numbers
        self._unit = unit
        self._made: dict[int, Unit] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, index: int) -> Unit:
        made = self._made.get(index)
        if made is None:
            made = self._made[index] = self._unit(index)
        return made


class Link(NamedTuple):
    """What became what, by indices: one to one, one to several, gone, come, or moved (a number).

    `similarity` is 1 where nothing but form differs, 0 where nothing is known to be in common.
    Parts that are `equal` one by one, one behind the other, are one link of two ranges.
    """

    old: Sequence[int]
    new: Sequence[int]
    similarity: float = 0.0
    move: int = 0
    equal: bool = False


def similarity(old: Unit, new: Unit, least: float = RELATED) -> float:
    """Return how alike two units are by their words, from 0 to 1; 0 where below `least`.

    Words to which much was added, or from which much was cut, are just related.
    """
    if not _may_be_alike(old, new, least) or not old.words or not new.words:
        return 0.0
    alike = Indel.normalized_similarity(old.words, new.words)
    if old.label and old.label == new.label:
        alike = 0.5 + alike / 2
    if alike < RELATED and _is_extended(old, new, alike):
        alike = RELATED
    return alike if alike >= least else 0.0


def rough_similarity(old: Unit, new: Unit) -> float:
    """Return at least how alike two units are by their characters; 0 where that is not enough.

    Counted are equal texts and, of two that have one text each, equal characters at both ends.
    """
    if len(old.texts) == len(new.texts) == 1:
        common = _at_both_ends(old.texts[0], new.texts[0])
    else:
        common = sum(map(len, {*old.texts}.intersection(new.texts)))
    alike = 2 * common / (old.size + new.size or 1)
    return alike if alike >= SURELY_RELATED else 0.0


def is_at_an_edge(old: list[str], new: list[str]) -> bool:
    """Whether the shorter of two sequences of words is the start or the end of the other."""
    shorter, longer = sorted((old, new), key=len)
    return shorter in (longer[: len(shorter)], longer[-len(shorter) :])


def _at_both_ends(old: str, new: str) -> int:
    first = Prefix.similarity(old, new)
    return min(first + Postfix.similarity(old, new), len(old), len(new))


def _may_be_alike(old: Unit, new: Unit, least: float) -> bool:
    """Whether two units have words enough in common, in whatever order, to be that alike.

    This says no to most units that are not, and is sooner said than `similarity`.
    """
    sizes = len(old.words), len(new.words)
    repeated = min(sizes[0] - len(old.vocabulary), sizes[1] - len(new.vocabulary))
    common = len(old.vocabulary & new.vocabulary) + repeated
    if 2 * common >= least * sum(sizes) or common >= ALL_BUT_EQUAL * min(sizes):
        return True
    return old.label == new.label != ""


def _is_extended(old: Unit, new: Unit, alike: float) -> bool:
    """Whether the shorter of two texts is the start or end of the other, or all but within it."""
    size = min(len(old.words), len(new.words))
    if size >= CERTAIN:
        return alike * (len(old.words) + len(new.words)) / 2 >= ALL_BUT_EQUAL * size
    return (size >= SHORT or old.kind == ITEM) and is_at_an_edge(old.words, new.words)
