"""Papers as composed, as texts that a person can read against the printed form.

After a wanted change: `python -m pytest tests/compose/test_golden.py` names the first difference;
the new text lies in the test's folder as `neu.txt`, to be read and then put in place of the old.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.compose import document
from drafter.document import Document, Section
from drafter.source import load
from tests.document.shown import page, words

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent


def printed(paper: Document) -> str:
    """Print a Document: what stands around the text, then section by section."""
    return "\n".join([*_around(paper), *map(_section, paper.sections), ""])


def _around(paper: Document) -> Iterator[str]:
    furniture = paper.furniture
    yield f"Titel:        {paper.title}"
    yield f"Verfasser:    {paper.author}"
    yield f"Nummer:       {paper.reference}"
    yield f"Datum:        {paper.date}"
    yield f"Sprache:      {paper.language}"
    yield from (f"Kopf:         {line}" for line in furniture.head)
    yield from (f"Fuß:          {line}" for line in furniture.foot)
    yield f"Seiten:       {furniture.page_label}"
    yield f"Wasserzeichen: {furniture.watermark or 'keines'}"


def _section(section: Section) -> str:
    title = words(section.title)
    head = f"\n=== {section.id}" + (f" === {title}" if title else "")
    return "\n".join([head, *(["", page(section.blocks, "  ")] if section.blocks else [])])


@pytest.mark.parametrize(
    ("name", "first"),
    [("kim-2022", "kim-2021"), ("offener-ganztag-2024-nachtrag", "offener-ganztag-2024")],
)
def test_a_paper_is_composed_as_filed(name: str, first: str, tmp_path: Path) -> None:
    loaded = load(ROOT / f"inputs/{name}.yaml")
    original = load(ROOT / f"inputs/{first}.yaml").paper
    assert loaded.paper
    assert loaded.form
    assert original
    new = printed(document(loaded.paper, loaded.form, original))
    (tmp_path / "neu.txt").write_text(new, encoding="utf-8")
    assert new.splitlines() == (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
