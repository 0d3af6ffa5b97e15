"""What holds for all tests: Hypothesis finds the same cases everywhere and knows no deadline."""

import gc

import pytest
from hypothesis import settings

settings.register_profile("drafter", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("drafter")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make torture` ask for all that is spoilt, not for a part of it."""
    parser.addoption("--thorough", action="store_true", help="try every spoilt file")


def pytest_collection_finish() -> None:
    """Take all that was collected out of the garbage collector's sight: it stays to the end."""
    gc.collect()
    gc.freeze()
