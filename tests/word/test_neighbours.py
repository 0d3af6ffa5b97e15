"""Changes that touch: each stays one of its own, whoever reads the file.

In the last pair a heading moved to behind items that came. `test_office` has LibreOffice read them.
"""

from functools import cache
from random import Random

import pytest

from drafter.document import (
    Block,
    Document,
    Furniture,
    Item,
    ListBlock,
    Paragraph,
    Section,
    inline,
)
from tests.redline.generated import edited
from tests.word.papers import SUPPLEMENTS, Pair, composed, pair_of
from tests.word.test_deciding import assert_both_sides

FIRST, SECOND, THIRD = (
    Item(f"{number}.", (Paragraph(inline(text)),))
    for number, text in enumerate(
        (
            "Die Plätze werden im Sommer eingerichtet",
            "Die Mittel stehen im Haushalt bereit.",
            "Über den Stand wird im Herbst berichtet.",
        ),
        1,
    )
)
LONGER = Item(
    "1.", (Paragraph(inline("Die Plätze werden im Sommer eingerichtet, zuerst in Mitte")),)
)
AFTER = Paragraph(inline("Die Beiträge bleiben in diesem Jahr, wie sie sind."))


def document(*blocks: Block) -> Document:
    section = Section("begruendung", inline("Begründung:"), blocks)
    return Document("de", "T", "Amt", "", "2024-05-17", (section,), Furniture((), (), ""))


def points(*items: Item) -> ListBlock:
    return ListBlock("number", items)


PAIRS = {
    "came": (points(FIRST, THIRD), points(LONGER, SECOND, THIRD)),
    "went": (points(LONGER, SECOND, THIRD), points(FIRST, THIRD)),
}
PAPER = next(path for path in SUPPLEMENTS if path.stem == "offener-ganztag-2024-nachtrag")
NAMES = (*PAIRS, "moved")


@cache
def touching(name: str) -> Pair:
    if name in PAIRS:
        old, new = (document(block, AFTER) for block in PAIRS[name])
        return pair_of(old, new)
    original = composed(PAPER)
    return pair_of(original, edited(Random(PAPER.stem), original))


@pytest.mark.parametrize("name", NAMES)
def test_both_sides_come_back(name: str) -> None:
    assert_both_sides(touching(name))
