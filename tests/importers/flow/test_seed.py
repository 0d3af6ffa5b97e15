"""The text layer of a real paper against the same paper, written down by hand."""

import pytest

from drafter.document.blocks import Heading, ListBlock, Paragraph, Run
from drafter.importers.flow import blocks
from drafter.importers.reading.text import transcribe
from drafter.importers.transcript import Line
from tests.importers.flow.made import of_markdown, short
from tests.importers.paths import INPUTS, SEED

LOST = "![](abbildung:stellen)"
"""A picture that the text layer has lost; an address of a link stands in its place."""


def test_the_text_comes_back_with_its_headings_paragraphs_and_list() -> None:
    files = sorted(SEED.glob("*.txt"))
    if not files:
        pytest.skip("The original paper's text (../shared/seed/*.txt) is not on this machine.")
    lines = [part for part in transcribe(files[0].read_bytes()).parts if isinstance(part, Line)]
    texts = [line.text for line in lines]
    body = lines[texts.index("Begründung:") + 1 : texts.index("Erster Beigeordneter")]
    wanted = of_markdown((INPUTS / "kim-2022.md").read_text(encoding="utf-8"))
    found = blocks(body)
    other = [pair for pair in zip(found, wanted, strict=True) if pair[0] != pair[1]]
    assert [block for _, block in other] == [Paragraph((Run(LOST),))]
    assert short(block for block, _ in other)[0].startswith("https://www.landtag.nrw.de/")
    assert sum(isinstance(block, Heading) for block in found) == 9
    assert sum(isinstance(block, ListBlock) for block in found) == 1
