"""Stacks of papers to build in one run: copies of a real one, and long ones."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.cases import SEED
from benchmarks.papers import ORIGINAL, PAPER, wording

NUMBER: Final = "2859/2020-2025/1"
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
    """Write copies of the real paper, each with a number of its own, and what they all need."""
    folder.mkdir()
    text = PAPER.read_text(encoding="utf-8")
    for path in (PAPER.with_suffix(".md"), ORIGINAL, ORIGINAL.with_suffix(".md")):
        (folder / path.name).write_bytes(path.read_bytes())
    return [
        _written(folder / f"{number:04}.yaml", text.replace(NUMBER, f"{number}/2020-2025/1"))
        for number in range(1, count + 1)
    ]


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
