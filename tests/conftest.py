"""What holds for all tests: Hypothesis finds the same cases everywhere and knows no deadline."""

import gc

from hypothesis import settings

settings.register_profile("drafter", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("drafter")


def pytest_collection_finish() -> None:
    """Take all that was collected out of the garbage collector's sight: it stays to the end."""
    gc.collect()
    gc.freeze()
