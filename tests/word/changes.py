"""The changes that a Word file tells, by its own marks alone: what came and what went, in order."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final, NamedTuple

from tests.word.parts import Package, name_of, w

TITLE_OF_SECTION: Final = "berschrift1"
UNMARKED: Final = ("Kstchen", "Feldname")
CAPTIONS: Final = ("Beschriftung", "Abbildungstext")
TRACKS: Final = ("ins", "del", "moveFrom", "moveTo")
TEXTS: Final = ("t", "delText")


class Told(NamedTuple):
    """Words that came (`ins`), went (`del`), or moved; `aside` in a table or below a picture."""

    track: str
    text: str
    aside: bool


def told(package: Package) -> list[Told]:
    """Return all stretches that are marked, in the order in which they stand, without blanks.

    What no other output marks is left out: titles of sections, boxes, labels of fields.
    """
    return list(_told(package.tree("word/document.xml")))


def _told(body: Any) -> Iterator[Told]:
    for paragraph in body.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}").get(w("val"))
        if style == TITLE_OF_SECTION:
            continue
        in_cell = any(name_of(holder) == "tc" for holder in paragraph.iterancestors())
        for track, group in groupby(_pieces(paragraph), key=lambda piece: piece[0]):
            text = "".join("".join(words.split()) for _, words in group)
            if track and text:
                yield Told(track, text.replace("\u00ad", ""), in_cell or style in CAPTIONS)


def _pieces(paragraph: Any) -> Iterator[tuple[str, str]]:
    for run in paragraph.iter(w("r")):
        style = run.find(f"{w('rPr')}/{w('rStyle')}")
        if style is None or style.get(w("val")) not in UNMARKED:
            text = "".join(each.text or "" for each in run if name_of(each) in TEXTS)
            yield _track(run), text


def _track(run: Any) -> str:
    """Return the innermost mark around a run."""
    holders = (name_of(holder) for holder in run.iterancestors())
    return next((name for name in holders if name in TRACKS), "")
