"""The changes that a Word file tells, by its own marks alone: what came and what went, in order."""

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any, Final, NamedTuple

from tests.word.parts import Package, name_of, w

HEADING: Final = "berschrift1"
TICK: Final = "Kstchen"
LABEL: Final = "Feldname"
CAPTIONS: Final = ("Beschriftung", "Abbildungstext")
SIGNED: Final = ("Unterschrift", "Unterschriftsname", "Hinweis")
TRACKS: Final = ("ins", "del", "moveFrom", "moveTo")
TEXTS: Final = ("t", "delText")


class Told(NamedTuple):
    """Words that came (`ins`), went (`del`), or moved: below which heading, and in what place."""

    heading: str
    aside: bool
    track: str
    text: str


def told(package: Package) -> Iterator[Told]:
    """Yield all stretches that are marked, in the order in which they stand."""
    heading = ""
    body = package.tree("word/document.xml")
    for paragraph in body.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}").get(w("val"))
        if style == HEADING:
            heading = "".join(text.text for text in paragraph.iter(*map(w, TEXTS)))
        elif style in SIGNED:
            heading = ""
        aside = style in CAPTIONS or any(
            name_of(each) == "tc" for each in paragraph.iterancestors()
        )
        if style == HEADING:
            continue
        for track, group in groupby(_pieces(paragraph), key=lambda piece: piece[0]):
            text = "".join(text for _, text in group)
            if track and text.strip():
                yield Told(heading, aside, track, text)


def words(package: Package, track: str, headings: Collection[str]) -> list[str]:
    """Return the words that came or went below some headings, without blanks."""
    return [text for text, _ in _found(package, track, headings)]


def in_lines(package: Package, track: str, headings: Collection[str]) -> list[str]:
    """Return those that stand in no table and in no caption."""
    return [text for text, aside in _found(package, track, headings) if not aside]


def _found(package: Package, track: str, headings: Collection[str]) -> Iterator[tuple[str, bool]]:
    for each in told(package):
        if each.track == track and each.heading in headings:
            yield "".join(each.text.replace("\u00ad", "").split()), each.aside


def _pieces(paragraph: Any) -> Iterator[tuple[str, str]]:
    for run in paragraph.iter(w("r")):
        style = run.find(f"{w('rPr')}/{w('rStyle')}")
        if style is not None and style.get(w("val")) in (TICK, LABEL):
            continue
        text = "".join(each.text or " " for each in run if name_of(each) in (*TEXTS, "br"))
        yield _track(run), text


def _track(run: Any) -> str:
    """Return the innermost mark around a run."""
    holders = (name_of(holder) for holder in run.iterancestors())
    return next((name for name in holders if name in TRACKS), "")
