"""Boxes: which are ticked, and when that is not to be told."""

import pytest

from drafter.importers.draft import Certainty
from drafter.importers.recognise.boxes import ticks

YES, NO, UNKNOWN = (0,), (1,), ()


@pytest.mark.parametrize(
    ("text", "ticked", "certainty"),
    [
        ("☒ Ja ☐ Nein", YES, Certainty.SURE),
        ("Ja ☐ Nein ☒", NO, Certainty.SURE),
        ("[x] Ja\n[ ] Nein", YES, Certainty.SURE),
        ("[ ] Ja\n[X] Nein", NO, Certainty.SURE),
        ("x Ja\nNein", YES, Certainty.SURE),
        ("Ja\nNein X", NO, Certainty.SURE),
        ("\uf0a8 Ja \uf0fe Nein", NO, Certainty.SURE),
        ("\uf0a8 Ja \uf123 Nein", NO, Certainty.LIKELY),
        ("Nein ☒ Ja ☐", NO, Certainty.SURE),
        ("nein\n☐ ja ☒", YES, Certainty.SURE),
        ("\uf123 Ja \uf124 Nein", UNKNOWN, Certainty.UNSURE),
        ("\ufffd Ja \ufffd Nein", UNKNOWN, Certainty.UNSURE),
        ("☐ Ja ☐ Nein", UNKNOWN, Certainty.UNSURE),
        ("Ja Nein", UNKNOWN, Certainty.UNSURE),
        ("☒ Ja", UNKNOWN, Certainty.UNSURE),
        ("Das ist Ja X und Nein so", UNKNOWN, Certainty.UNSURE),
    ],
)
def test_one_of_two(text: str, ticked: tuple[int, ...], certainty: Certainty) -> None:
    found = ticks(text, ["Ja", "Nein"])
    assert (found.ticked, found.certainty) == (ticked, certainty)


def test_among_unknown_glyphs_the_odd_one_is_ticked() -> None:
    found = ticks("\uf101 rot \uf102 gelb \uf101 grün", ["rot", "gelb", "grün"])
    assert (found.ticked, found.certainty) == ((1,), Certainty.LIKELY)


def test_words_inside_longer_words_are_no_options() -> None:
    assert ticks("☒ Jahr ☐ Neinsagen", ["Ja", "Nein"]).ticked == ()
