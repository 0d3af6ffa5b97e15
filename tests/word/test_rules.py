"""Word opens only what follows its rules; a spoilt file shows that the rules are looked at."""

import re
from pathlib import Path
from random import Random

import pytest

from tests.redline.generated import edited, pair
from tests.word.papers import (
    INPUTS,
    MANY_KINDS,
    SUPPLEMENTS,
    composed,
    pair_of,
    supplement,
    written,
)
from tests.word.parts import Package, opened
from tests.word.rules import broken

DOCUMENT = "word/document.xml"
SPOILT = {
    "pPr is in a wrong order": (r"(<w:pStyle [^>]*/>)(<w:numPr>.*?</w:numPr>)", r"\2\1"),
    "t where the other one belongs": ("delText", "t"),
    "given twice": (r'w:id="\d+"', 'w:id="1"'),
    "there is no style": ('w:val="Textkrper"', 'w:val="Textkörper"'),
    "there is no numbering": (r'numId w:val="\d+"', 'numId w:val="999"'),
    "behind a table stands no paragraph": (r"</w:tbl><w:p>.*?</w:p>", "</w:tbl>"),
    "a cell does not end with a paragraph": (r"(</w:tcPr>)<w:p>.*?</w:p>", r"\1"),
    "do not end as they begin": (r"<w:moveToRangeEnd [^>]*/>", ""),
    "has no alternative text": (r'descr="[^"]+"', 'descr=""'),
    "the last paragraph can go": (r"</w:pPr>((?:(?!</w:pPr>).)*<w:sectPr>)", r"<w:rPr/></w:pPr>\1"),
}


@pytest.mark.parametrize("path", [*SUPPLEMENTS, MANY_KINDS], ids=lambda path: path.stem)
def test_supplements_follow_the_rules(path: Path) -> None:
    assert broken(opened(supplement(path).docx)) == []


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_papers_follow_the_rules(path: Path) -> None:
    document = composed(path)
    assert broken(opened(written(document))) == []
    assert broken(opened(pair_of(document, edited(Random(7), document)).docx)) == []


def test_made_documents_follow_the_rules() -> None:
    for number in range(100, 115):
        assert broken(opened(pair_of(*pair(number)).docx)) == [], f"pair({number})"


@pytest.mark.parametrize("what", SPOILT)
def test_a_spoilt_file_breaks_them(what: str) -> None:
    package = opened(supplement(MANY_KINDS).docx)
    pattern, replacement = SPOILT[what]
    text = package.parts[DOCUMENT].decode()
    spoilt = re.sub(pattern, replacement, text, flags=re.DOTALL)
    assert spoilt != text
    found = broken(Package({**package.parts, DOCUMENT: spoilt.encode()}))
    assert any(what in each for each in found), found
