"""What holds for all tests: Hypothesis finds the same cases everywhere and knows no deadline."""

import gc
import json

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import settings

from tests.importers.corpus.table import table

settings.register_profile("drafter", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("drafter")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make torture` ask for all that is spoilt, not for a part of it."""
    parser.addoption("--thorough", action="store_true", help="try every spoilt file")


def pytest_collection_finish() -> None:
    """Take all that was collected out of the garbage collector's sight: it stays to the end."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print how well the importer knows made-up papers, as its tests have told."""
    reports = [each for found in terminalreporter.stats.values() for each in found]
    called = [each for each in reports if getattr(each, "when", "") == "call"]
    told = [dict(each.user_properties).get("importer") for each in called]
    counts = {form: each for some in told if some for form, each in json.loads(some).items()}
    if counts:
        terminalreporter.section("importer: what is true and what is found of made-up papers")
        terminalreporter.write_line("\n".join(table(counts)))
