"""`python -m benchmarks [NAME …]`: measure all or some chapters, print and write them."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from benchmarks import archive, commands, redline, search
from benchmarks.papers import ROOT
from benchmarks.report import with_chapters

REPORT: Final = ROOT / "docs" / "leistung.md"
CHAPTERS: Final[Mapping[str, tuple[str, Callable[[], str]]]] = {
    "commands": (commands.TITLE, commands.chapter),
    "redline": (redline.TITLE, redline.chapter),
    "archive": (archive.TITLE, archive.chapter),
    "search": (search.TITLE, search.chapter),
}


def main(names: Sequence[str]) -> None:
    """Measure the named chapters, or all; the others stay as they were written last."""
    measured = {}
    for name in names or CHAPTERS:
        title, chapter = CHAPTERS[name]
        measured[title] = chapter()
        sys.stdout.write(f"{measured[title]}\n\n")
    page = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
    titles = (title for title, _ in CHAPTERS.values())
    REPORT.write_text(with_chapters(page, titles, measured), encoding="utf-8")


if __name__ == "__main__":
    if unknown := set(sys.argv[1:]) - set(CHAPTERS):
        sys.exit(f"Unbekannt: {', '.join(sorted(unknown))}. Es gibt: {', '.join(CHAPTERS)}.")
    main(sys.argv[1:])
