"""What a corrected file shows beside its text: heads and feet of pages, and pictures."""

import re
from collections.abc import Iterator
from typing import Final

from drafter.document import Bars, Document, Figure, walk
from drafter.german.wording import quoted
from drafter.importers.transcript import Line, Picture, Role, Transcript

NUMBERS: Final = re.compile(r"\\\{pages?\\\}")
FURNITURE: Final = (
    "Kopf- und Fußzeilen bildet das Programm; diese Worte dort sind nicht übernommen: {}."
)
PICTURES: Final = (
    "Die Word-Datei zeigt {} Bilder, die Vorlage {}. Bilder werden nicht übernommen; bitte die "
    "Bilddatei neben die Vorlage legen und im Text nennen."
)


def beside(document: Document, transcript: Transcript) -> Iterator[str]:
    """Yield German sentences about what of a file is not compared, but is not the paper's."""
    strange = list(dict.fromkeys(_strange(document, transcript)))
    if strange:
        yield FURNITURE.format(", ".join(map(quoted, strange)))
    now, was = _pictures(transcript), _figures(document)
    if now != was:
        yield PICTURES.format(now, was)


def _strange(document: Document, transcript: Transcript) -> Iterator[str]:
    """Yield what heads and feet say that the paper's do not."""
    around = document.furniture
    known = {*around.head, *around.foot, around.watermark, ""}
    page = re.compile(NUMBERS.sub(r"\\d+", re.escape(around.page_label)))
    for part in transcript.parts:
        if isinstance(part, Line) and part.role is Role.FURNITURE:
            words = page.sub("", part.text).strip()
            if words not in known:
                yield words


def _pictures(transcript: Transcript) -> int:
    return sum(isinstance(part, Picture) for part in transcript.parts)


def _figures(document: Document) -> int:
    """Return how many pictures a paper shows; a chart without bars shows none."""
    return sum(
        isinstance(block, Figure)
        and (not isinstance(block.content, Bars) or block.content.bars != ())
        for section in document.sections
        for block in walk(section.blocks)
    )
