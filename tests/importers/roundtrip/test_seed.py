"""The text layer of a real paper, imported: all but what that layer has lost is there."""

from typing import Final

import pytest

from drafter.source.load import load
from tests.importers.paths import INPUTS, SEED
from tests.importers.roundtrip.trips import FORMS, differences, read, says

NUMBER: Final = "The number stands in no line of the text layer."
OFFICE: Final = "The office that leads and the day stand in no line of it."
TICK: Final = "The tick that says what the Nachtrag does is lost, and so is that it is one."
CHART: Final = "The chart is lost; the address of a link stands in its place."
LOST: Final = {
    "title": NUMBER,
    "reference": NUMBER,
    "author": OFFICE,
    "date": OFFICE,
    "kopf": f"{NUMBER} {OFFICE}",
    "titel": TICK,
    "nachtrag": TICK,
    "begruendung": CHART,
}
"""What differs from the paper as it was written down by hand, and why."""


def test_the_seed_says_what_the_paper_says() -> None:
    files = sorted(SEED.glob("*.txt"))
    if not files:
        pytest.skip("The original paper's text (../shared/seed/*.txt) is not on this machine.")
    _, found = read(files[0].read_bytes())
    wanted = says(load(INPUTS / "kim-2022.yaml", forms=FORMS))
    assert sorted(differences(wanted, found)) == sorted(LOST)
