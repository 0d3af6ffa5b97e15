"""Papers for the tests of Word files: Documents with their changes, written as they are built."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from drafter import compose
from drafter.document import Document, Figure, Image, walk
from drafter.pipeline.checking import check
from drafter.pipeline.comparing import compared
from drafter.redline import compare, reject
from drafter.render import RENDERERS, Edition
from drafter.resources import templates_directory
from drafter.source import load
from drafter.source.assets import Asset
from tests.pipeline.conftest import png

ROOT: Final = Path(__file__).resolve().parents[2]
INPUTS: Final = sorted((ROOT / "inputs").glob("*.yaml"))
MANY_KINDS: Final = ROOT / "tests/outputs/nachher.yaml"
FORM: Final = templates_directory() / "bielefeld"
PICTURE: Final = Asset(png(), "image/png", 2, 2)


@dataclass(frozen=True)
class Pair:
    """A Document, the one before it, and the Word file that tells their changes."""

    new: Document
    old: Document
    docx: bytes


SUPPLEMENTS: Final = [path for path in INPUTS if "\nnachtrag:" in path.read_text(encoding="utf-8")]


@cache
def supplement(path: Path) -> Pair:
    """Return a Nachtrag beside its original; what is only changes, as the text that it makes."""
    found = compared(check(path))
    assert found
    return pair_of(reject(found.redline), found.document)


def composed(path: Path) -> Document:
    """Return the words of a paper."""
    loaded = load(path)
    assert loaded.paper
    assert loaded.form
    return compose.document(loaded.paper, loaded.form)


def pair_of(old: Document, new: Document) -> Pair:
    """Return a pair of Documents with the Word file of their changes."""
    return Pair(new, old, written(new, old))


def written(document: Document, before: Document | None = None) -> bytes:
    """Write a Document, with the changes since another; every picture is the same small one."""
    redline = compare(before, document) if before else None
    pictures = dict.fromkeys(_pictures(filter(None, (document, before))), PICTURE)
    return RENDERERS["docx"](Edition(document, FORM, pictures, redline=redline)).data


def _pictures(documents: Iterable[Document]) -> Iterable[str]:
    for document in documents:
        for section in document.sections:
            for block in walk(section.blocks):
                if isinstance(block, Figure) and isinstance(block.content, Image):
                    yield block.content.key
