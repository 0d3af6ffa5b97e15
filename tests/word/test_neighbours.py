"""Changes that touch: each stays one of its own, whoever reads the file.

In the last pair a heading moved to behind items that came.
"""

from pathlib import Path
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
from tests.word.expected import expected
from tests.word.office import lines, opened
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
ORIGINAL = composed(PAPER)
MADE = {
    **{
        name: pair_of(document(old, AFTER), document(new, AFTER))
        for name, (old, new) in PAIRS.items()
    },
    "moved": pair_of(ORIGINAL, edited(Random(PAPER.stem), ORIGINAL)),
}


@pytest.mark.parametrize("pair", MADE.values(), ids=MADE)
def test_both_sides_come_back(pair: Pair) -> None:
    assert_both_sides(pair)


def test_libreoffice_takes_none_for_a_part_of_another(tmp_path: Path) -> None:
    found = opened({name: pair.docx for name, pair in MADE.items()}, tmp_path)
    assert {name: (each.accepted, each.refused) for name, each in found.items()} == {
        name: (lines(expected(pair.new)), lines(expected(pair.old))) for name, pair in MADE.items()
    }
