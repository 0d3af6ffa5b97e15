"""Twice as much of the same is about twice as much work; what is quadratic would be four times.

Work is counted in calls, of Python and of C, so that no clock is needed.
"""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from drafter.importers.recognise.cutting import columns_of
from drafter.importers.recognise.dates import dates_in
from drafter.importers.recognise.labels import labels_of
from drafter.importers.recognise.sections import split
from drafter.importers.recognise.tokens import pairs_of, tokens_of
from drafter.importers.recognise.units import units_of
from drafter.importers.transcript import Line, Stretch
from drafter.model.form import HeadItem
from drafter.source.forms import load_form
from tests.importers.recognise.conftest import FORMS
from tests.importers.recognise.made import line

TIMES = 200
MOST = 2.6
FORM = load_form("bielefeld", FORMS)
LABELS = labels_of(FORM)
DAY = {HeadItem.REFERENCE.value: lambda text: (0, len(text)) if text[0].isdigit() else None}


def calls(work: Callable[[], object]) -> int:
    """Return how many calls some work takes."""
    counted = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def runs(words: str, times: int) -> Line:
    """Return a line of so many stretches."""
    return Line(tuple(Stretch(words, strong=bool(n % 2)) for n in range(times)))


def head(times: int) -> None:
    lines = [*[line("Drucksachen-Nr.")] * times, *[line("12/2020")] * times]
    pairs_of(tokens_of(lines, LABELS), DAY)


WORKS: dict[str, Callable[[int], object]] = {
    "days in a list": lambda n: dates_in("12.03.2015 " * n),
    "columns of one line": lambda n: columns_of(runs("Rat      ", n)),
    "labels in one line": lambda n: list(units_of([runs("Beschlussvorschlag: Ja. ", n)], LABELS)),
    "labels on lines": lambda n: split(
        [line("Beschlussvorschlag:"), *[line("Anlagen:"), line("Der Rat.")] * n],
        LABELS,
        FORM.kinds[0],
    ),
    "labels of a line in the head": lambda n: tokens_of([runs("Datum 1.2.2020 ", n)], LABELS),
    "labels and values of the head": head,
}


@pytest.mark.parametrize("name", WORKS)
def test_work_grows_with_what_there_is(name: str) -> None:
    work = WORKS[name]
    work(TIMES)
    once, twice = calls(lambda: work(TIMES)), calls(lambda: work(2 * TIMES))
    assert twice < MOST * once
