"""A store as version 1 of the format wrote it, which every later version must read and verify.

Nothing in `frozen-1/` is ever changed. A new version of the format gets a folder of its own beside
it, made by that version's `Store`, and this test gets a line in `FROZEN`; `Store.open` and
`verify` go on reading the older ones. Git knows no hard links and no empty folders, so here every
content lies in its own file and `arbeit/` is missing, which `verify` accepts.
"""

import shutil
from pathlib import Path

import pytest

from drafter.archive.layout import FORMAT
from drafter.archive.store import Store
from drafter.archive.verify import verify
from tests.archive import papers

HERE = Path(__file__).parent
FROZEN = {
    "frozen-1": (
        "3577340a8815ccec9c0983bf746233b63ca26122ca119f39b2d6d048e4351ddf"
        "259e8071893e25aa1bd9cd11388f3096e34a7a7c5285b8bd8bdc58304f7dc1d8"
    ),
}


@pytest.mark.parametrize(("name", "head"), FROZEN.items())
def test_a_frozen_store_is_whole(name: str, head: str) -> None:
    found = verify(HERE / name, head=head)
    assert (found.defects, found.notes, found.later) == ((), (), 0)
    assert (found.entries, found.removed) == (3, 1)


@pytest.mark.parametrize("name", FROZEN)
def test_a_frozen_store_is_read(name: str) -> None:
    store = Store.open(HERE / name)
    assert store.numbers() == tuple(map(papers.number, (1, 3, 4)))
    assert store.supplements_of(papers.number(1)) == tuple(map(papers.number, (3, 4)))
    assert [entry.number for entry in store.entries()] == list(store.numbers())
    for path, data in papers.files(4, size=600).items():
        assert store.read(papers.number(4), path) == data


@pytest.mark.parametrize("name", FROZEN)
def test_a_frozen_store_goes_on(name: str, tmp_path: Path) -> None:
    folder = shutil.copytree(HERE / name, tmp_path / name)
    papers.add(Store.open(folder), 5)
    assert not papers.add(Store.open(folder), 1, size=600).added
    assert verify(folder).defects == ()


def test_this_version_of_the_format_is_frozen() -> None:
    assert f"frozen-{FORMAT}" in FROZEN
