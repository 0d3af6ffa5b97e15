from pathlib import Path

import pytest

from drafter.archive.store import Store
from tests.harvest.stores import filled


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with public papers and one that is not public; read only."""
    return filled(tmp_path_factory.mktemp("papiere"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store like `papers`, of the test's own."""
    return filled(tmp_path)
