"""„Alle annehmen“ gives the new Document, „Alle ablehnen“ the one before, down to each label."""

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.document import Document, Figure, Image, walk
from drafter.redline import compare
from drafter.render import RENDERERS, Edition
from drafter.source.assets import Asset
from tests.outputs.conftest import FORM
from tests.pipeline.conftest import png
from tests.redline.generated import pair, pair_by
from tests.word.deciding import decided
from tests.word.expected import expected, simplified
from tests.word.parts import Package, opened, w
from tests.word.reading import Part, read


def written(document: Document, before: Document | None = None) -> Package:
    """Write a Document, with the changes since another; every picture is the same small one."""
    redline = compare(before, document) if before else None
    pictures = dict.fromkeys(_pictures(filter(None, (document, before))), PICTURE)
    return opened(RENDERERS["docx"](Edition(document, FORM, pictures, redline=redline)).data)


PICTURE = Asset(png(), "image/png", 2, 2)


def _pictures(documents: Iterable[Document]) -> Iterable[str]:
    for document in documents:
        for section in document.sections:
            for block in walk(section.blocks):
                if isinstance(block, Figure) and isinstance(block.content, Image):
                    yield block.content.key


def shown(package: Package, decision: str | None = None) -> list[Part]:
    body = package.tree("word/document.xml").find(w("body"))
    root = decided(body, decision) if decision else body  # type: ignore[arg-type]
    return [simplified(part) for part in read(package, root)]


def assert_both_sides(old: Document, new: Document) -> None:
    package = written(new, old)
    assert shown(package, "accept") == expected(new)
    assert shown(package, "refuse") == expected(old)


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_both_sides_come_back(first: int) -> None:
    for number in range(first, first + 50):
        assert_both_sides(*pair(number))


@settings(max_examples=100, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.randoms(use_true_random=False))
def test_both_sides_of_the_least_papers_come_back(random: Random) -> None:
    assert_both_sides(*pair_by(random, 2))


@pytest.mark.parametrize("number", range(20))
def test_a_paper_without_changes_shows_its_document(number: int) -> None:
    document = pair(number)[0]
    assert shown(written(document)) == expected(document)
