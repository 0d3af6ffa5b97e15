"""What the tests of all outputs share: two papers with changes, in all that is written of them."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from drafter import redline
from drafter.document import Document, Figure, Image, walk
from drafter.pipeline import Wishes, build
from drafter.pipeline.comparing import compared
from drafter.redline import Change
from drafter.render import RENDERERS, Edition
from drafter.resources import templates_directory
from drafter.source.assets import Asset
from tests.outputs.pdf_marks import Glyph, glyphs
from tests.pipeline.conftest import png

ROOT = Path(__file__).resolve().parents[2]
FORM = templates_directory() / "bielefeld"
PAPERS = {
    "kim": ROOT / "inputs/kim-2022.yaml",
    "vieles": Path(__file__).parent / "nachher.yaml",
}
ADDITIONS, FULL = "additions", "full"


@dataclass(frozen=True)
class Outputs:
    """A paper with changes: what the redline says, and what was written of it in one scope."""

    changes: tuple[Change, ...] = field(repr=False)
    full: bool
    html: bytes = field(repr=False)
    pdf: bytes = field(default=b"", repr=False)
    text: str = field(default="", repr=False)

    @cached_property
    def tree(self) -> Element:
        """The HTML file, parsed as a browser does."""
        tree: Element = tinyhtml5.parse(self.html.decode(), namespace_html_elements=False)
        return tree

    @cached_property
    def drawn(self) -> tuple[Glyph, ...]:
        """The text of the PDF, character by character."""
        return glyphs(self.pdf)

    @property
    def painted(self) -> tuple[Change, ...]:
        """The changes that are marked; those of the procedure are only told."""
        return tuple(change for change in self.changes if not change.procedure)


@dataclass(frozen=True)
class Paper:
    """A built paper: both editions, its words as composed, and its changes as JSON."""

    marked: Outputs
    clean: Outputs
    document: Document = field(repr=False)
    json: list[dict[str, object]] = field(repr=False)


def built_paper(name: str, scope: str, output: Path) -> Paper:
    built = build(PAPERS[name], output, ("html", "pdf", "text"), Wishes(scope=scope))
    found = compared(built.checked)
    assert found
    assert built.files, built.findings
    html, pdf, text, *clean, told = (file.read_bytes() for file in built.files)
    return Paper(
        Outputs(found.changes, scope == FULL, html, pdf, text.decode()),
        Outputs((), False, clean[0], clean[1], clean[2].decode()),
        found.document,
        json.loads(told)["aenderungen"],
    )


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Paper]:
    """Return a function that builds a paper in a scope, at its first call."""
    done: dict[tuple[str, str], Paper] = {}

    def of(name: str, scope: str) -> Paper:
        if (name, scope) not in done:
            done[name, scope] = built_paper(name, scope, tmp_path_factory.mktemp(f"{name}-{scope}"))
        return done[name, scope]

    return of


def outputs_of(old: Document, new: Document, scope: str, *, with_pdf: bool = False) -> Outputs:
    """Compare two Documents and show what changed; every picture in them is the same small one."""
    tree = redline.compare(old, new)
    shown = redline.shown(tree, full=scope == FULL)
    pictures = dict.fromkeys(_pictures((old, new)), Asset(png(), "image/png", 2, 2))
    html = RENDERERS["html"](Edition(shown, FORM, pictures)).data
    pdf = RENDERERS["pdf"](Edition(shown, FORM, files={"html": html})).data if with_pdf else b""
    text = RENDERERS["text"](Edition(shown, FORM)).data.decode()
    return Outputs(redline.changes(tree), scope == FULL, html, pdf, text)


def _pictures(documents: Iterable[Document]) -> Iterable[str]:
    for document in documents:
        for section in document.sections:
            for block in walk(section.blocks):
                if isinstance(block, Figure) and isinstance(block.content, Image):
                    yield block.content.key
