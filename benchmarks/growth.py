"""The chapter on papers of 5 to 500 pages, beside how the bare renderer grows."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.cases import SEED
from benchmarks.papers import PAPER, long_paper, wording
from benchmarks.report import Goal, number, paragraph, setting, table
from benchmarks.setters import Source, laid_down
from benchmarks.sheet import Sheet, targets, told
from benchmarks.sitting import sat
from drafter.pipeline import check
from drafter.render import RENDERERS, Edition
from drafter.resources import templates_directory

TITLE: Final = "Lange Vorlagen"
SIZES: Final = (5, 50, 500)
ROUNDS: Final[Mapping[int, int]] = {5: 9, 50: 3, 500: 1}
TURNS: Final = 2
MOST: Final = 1.05
LONGER: Final = 1.12  # a page of prose has fewer blocks than one of a real paper
LIBRARIES: Final = ("weasyprint",)
OURS, BARE, TYPST = "ours", "bare", "typst"
SHOWN: Final = {OURS: "drafter", BARE: "WeasyPrint allein", TYPST: "Typst"}
TEXT: Final = f"""
    Prozessorzeit des PDF-Satzes in einem Prozess, der schon eine kurze Vorlage gesetzt hat; jedes
    Programm hat seinen eigenen, {TURNS} Prozesse im Wechsel. Die Vorlagen sind `{PAPER.name}` mit
    einer Begründung, die aus den Sätzen aller Muster gewürfelt ist: Absätze, Listen, Tabellen,
    Bilder. Das Wachstum ist die Zeit der längsten zu der der kürzesten; was jeder Vorlage
    gleich viel erspart, macht die kurze schneller und so das Wachstum größer. Darum steht daneben,
    was jede Seite kostet, um die die längste länger ist.
"""


def measured() -> Sheet:
    """Measure in a folder that is removed afterwards."""
    taken: dict[str, list[float]] = {}
    pages: dict[str, float] = {}
    with TemporaryDirectory() as name:
        sources = {size: _source(Path(name), size) for size in SIZES}
        for way in (way for _ in range(TURNS) for way in SHOWN):
            for size in SIZES:
                seconds, pages[_key(way, size)] = _sat(way, sources, size)
                taken.setdefault(_key(way, size), []).extend(seconds)
    return Sheet(setting(LIBRARIES), taken, pages)


def _key(way: str, size: int) -> str:
    return f"{way} {size}"


def _sat(way: str, sources: Mapping[int, Source], size: int) -> tuple[Sequence[float], int]:
    """Return the seconds of a paper each time, and how many pages it has."""
    first, file = (_file(way, sources[each]) for each in (SIZES[0], size))
    found = sat(way, [file], ROUNDS[size], first)
    return found.seconds[str(file)], found.pages[str(file)]


def _file(way: str, source: Source) -> Path:
    return source.folder / (source.typst if way == TYPST else source.html)


def _source(folder: Path, size: int) -> Source:
    """Lay down a paper of about so many pages, with the pictures of all papers."""
    document = long_paper(round(size * LONGER), wording(SEED))
    pictures = {
        name: asset
        for path in PAPER.parent.glob("*.yaml")
        for name, asset in check(path).pictures.items()
    }
    edition = Edition(document, templates_directory() / "bielefeld", pictures)
    return laid_down(folder / str(size), RENDERERS["html"](edition).data, document)


def chapter(sheet: Sheet) -> str:
    """Return the chapter on what was measured."""
    head = ("Programm", *(f"rund {size} Seiten" for size in SIZES), "Wachstum", "zu drafter")
    rows = [_row(sheet, way) for way in SHOWN]
    return told(paragraph(TEXT), table(head, rows), targets([*goals(sheet)]), sheet.setting)


def growth(sheet: Sheet, way: str) -> float:
    """Return how many times the shortest paper's time the longest takes."""
    return sheet.ratio(_key(way, SIZES[-1]), _key(way, SIZES[0]))


def further_page(sheet: Sheet, way: str) -> float:
    """Return the seconds that each page costs by which the longest paper is longer."""
    first, last = _key(way, SIZES[0]), _key(way, SIZES[-1])
    seconds = sheet.median(last) - sheet.median(first)
    return seconds / (sheet.figures[last] - sheet.figures[first])


def goals(sheet: Sheet) -> Iterator[Goal]:
    """Yield what is demanded; each paper is spared a fixed amount, which makes short ones cheap."""
    grown = growth(sheet, OURS) / growth(sheet, BARE)
    yield Goal("Wachstum zu dem von WeasyPrint allein", grown, "", MOST)
    further = further_page(sheet, OURS) / further_page(sheet, BARE)
    yield Goal("jede weitere Seite zu WeasyPrint allein", further, "", MOST)


def _row(sheet: Sheet, way: str) -> tuple[str, ...]:
    longest = sheet.ratio(_key(way, SIZES[-1]), _key(OURS, SIZES[-1]))
    grown = number(growth(sheet, way), 1)
    return SHOWN[way], *(_cell(sheet, _key(way, size)) for size in SIZES), grown, number(longest)


def _cell(sheet: Sheet, name: str) -> str:
    """Say how long a paper took, and how long each of its pages did."""
    pages, seconds = sheet.figures[name], sheet.median(name)
    return f"{number(seconds)} s, {number(pages, 0)} S., {number(1000 * seconds / pages, 0)} ms/S."
