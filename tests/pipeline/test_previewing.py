"""Looking again at a paper reads again what changed behind it, and only that."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.pipeline.previewing import Preview, preview, reread_forms

from .conftest import COMPLETE, DRAFT

Place = Callable[..., Path]
SUPPLEMENT = "nachtrag: {art: ergänzt, zu: alt.yaml}\nbegruendung: Sie heißt künftig anders.\n"


@pytest.fixture
def original(place: Place) -> Path:
    place("Die Halle trägt keinen Namen.\n", "alt.md", "")
    text = COMPLETE.replace("Die Halle trägt bisher keinen Namen.", "{datei: alt.md}")
    return place("", "alt.yaml", text)


@pytest.fixture
def paper(place: Place, original: Path) -> Path:
    del original
    return place(SUPPLEMENT)


def again(paper: Path, before: Preview) -> bool:
    """Whether another look takes what stands behind the paper from the look before."""
    made = preview(paper, before=before.checked)
    assert made.checked.original == preview(paper).checked.original
    assert made.findings == preview(paper).findings
    return made.checked.origin is before.checked.origin


def test_an_original_that_did_not_change_is_not_read_again(place: Place, paper: Path) -> None:
    before = preview(paper)
    assert before.checked.original
    place(SUPPLEMENT.replace("künftig", "bald"))
    assert again(paper, before)


def renamed(original: Path) -> None:
    original.write_text(original.read_text(encoding="utf-8").replace("4711", "4712"), "utf-8")


def reworded(original: Path) -> None:
    original.with_suffix(".md").write_text("Die Halle hat schon einen Namen.\n", "utf-8")


def removed(original: Path) -> None:
    original.unlink()


def its_text_removed(original: Path) -> None:
    original.with_suffix(".md").unlink()


def with_other_forms(_original: Path) -> None:
    reread_forms()


@pytest.mark.parametrize("change", [renamed, reworded, removed, its_text_removed, with_other_forms])
def test_an_original_that_may_have_changed_is_read_again(
    paper: Path, original: Path, change: Callable[[Path], None]
) -> None:
    before = preview(paper)
    change(original)
    assert not again(paper, before)


def test_another_original_and_an_own_number_that_is_its_are_noticed(
    place: Place, paper: Path
) -> None:
    before = preview(paper)
    place(SUPPLEMENT.replace("alt.yaml", "fehlt.yaml"))
    assert not again(paper, before)
    place(f"{SUPPLEMENT}drucksachennummer: alt.yaml\n", base=DRAFT)
    assert not again(paper, before)
