"""Texts that this program printed come back as the blocks that they were printed from."""

import pytest

from drafter.document.blocks import Block, Figure, Paragraph, Run
from drafter.importers.flow import blocks
from drafter.render.text.blocks import blocks as printed
from drafter.render.text.words import WIDTH
from tests.importers.flow.made import of_markdown, short, typed
from tests.importers.paths import INPUTS

PAPERS = ("kim-2021.md", "kim-2022.md", "schulbericht-2025.md")


@pytest.mark.parametrize("name", PAPERS)
def test_a_printed_text_comes_back(name: str) -> None:
    text = (INPUTS / name).read_text(encoding="utf-8")
    wanted = tuple(map(_without_picture, of_markdown(text)))
    assert _seen(blocks(typed("\n".join(printed(wanted, WIDTH))))) == _seen(wanted)


def _without_picture(block: Block) -> Block:
    """Return what stands for a picture, which plain text cannot hold."""
    words = "Hier steht ein Bild, das der Text nicht zeigen kann."
    return Paragraph((Run(words),)) if isinstance(block, Figure) else block


def _seen(found: tuple[Block, ...]) -> list[str]:
    """Return blocks in short; a forced break or a blank at the end of a full line is not seen."""
    return [line.replace("\n", " ").replace(" )", ")") for line in short(found)]
