"""Stacks of papers to build in one run: a real one in other words, and long ones."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.cases import SEED
from benchmarks.papers import ORIGINAL, PAPER, wording
from benchmarks.rewording import Nouns, exchanged, reworded

NUMBER: Final = "2859/2020-2025"
SIGNS_PER_PAGE: Final = 3_100
LONG: Final = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 500 Amt für Soziales
drucksachennummer: {number}/2020-2025
datum: 12.05.2022
beratungsgegenstand: Bericht über alles
begruendung: {{datei: {name}.md}}
"""


def copies(folder: Path, count: int) -> Sequence[Path]:
    """Write copies of the real paper and its original, each with a number and words of its own."""
    folder.mkdir()
    return [_copy(folder, number) for number in range(1, count + 1)]


def _copy(folder: Path, number: int) -> Path:
    """Write a copy of the real paper, and of the paper that it is a Nachtrag to."""
    names = {ORIGINAL.stem: f"{number:04}-alt", PAPER.stem: f"{number:04}"}
    names[NUMBER] = f"{number}/2020-2025"
    texts = [path.with_suffix(".md").read_text(encoding="utf-8") for path in (PAPER, ORIGINAL)]
    nouns = exchanged(texts, number)
    for path in (ORIGINAL, PAPER):
        _renamed(path.with_suffix(".md"), folder, names, nouns)
    _renamed(ORIGINAL, folder, names, {})
    return _renamed(PAPER, folder, names, {})


def _renamed(path: Path, folder: Path, names: Mapping[str, str], nouns: Nouns) -> Path:
    text = reworded(path.read_text(encoding="utf-8"), nouns)
    for old, new in names.items():
        text = text.replace(old, new)
    return _written(folder / f"{names[path.stem]}{path.suffix}", text)


def long_ones(folder: Path, count: int, pages: int) -> Sequence[Path]:
    """Write papers of about so many pages."""
    folder.mkdir()
    return [_long_one(folder, number, pages) for number in range(1, count + 1)]


def _long_one(folder: Path, number: int, pages: int) -> Path:
    source = wording(SEED + number)
    texts: list[str] = []
    while sum(map(len, texts)) < pages * SIGNS_PER_PAGE:
        texts += [
            f"# {source.chosen(source.known.headings)}",
            source.paragraph(),
            source.paragraph(),
        ]
    _written(folder / f"lang-{number}.md", "\n\n".join(texts))
    paper = LONG.format(number=number, name=f"lang-{number}")
    return _written(folder / f"lang-{number}.yaml", paper)


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
