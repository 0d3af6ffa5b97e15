"""Papers in disorder: whatever a file holds becomes a draft."""

from random import Random

import pytest

from drafter.importers.reading.text import transcribe
from drafter.importers.recognise import recognise
from drafter.importers.transcript import Grid, Line, Part, Stretch, Transcript
from tests.importers.recognise import papers
from tests.importers.recognise.conftest import FORMS
from tests.importers.recognise.made import grid, line

ODD = (
    line(""),
    line("☐"),
    line("x"),
    line(":"),
    line("\u0308a"),
    line("Gremium"),
    line("Vorlage Nr.:"),
    line("Amt, Datum, Telefon"),
    line("Finanzielle Auswirkungen nein ☐ ja ☒"),
    grid(("Gremium", "Sitzung am"), ("", "")),
    grid(("Beratungsfolge", ""), ("", "TOP")),
    Grid(()),
    Grid(((),)),
)
PAPERS = (papers.BIELEFELD, papers.KARLSRUHE, papers.MUSTERSTADT, papers.LABELS_FIRST)


def disordered(chance: Random) -> Transcript:
    """Return a paper with parts taken out, doubled, swapped, cut off or put between."""
    whole = transcribe(chance.choice(PAPERS).encode())
    parts: list[Part] = list(whole.parts)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(parts))
        parts[at : at + 1] = _instead(parts[at], parts, chance)
        parts = parts or [line("")]
    return Transcript(whole.source, tuple(parts))


def _instead(part: Part, parts: list[Part], chance: Random) -> list[Part]:
    cut = part
    if isinstance(part, Line):
        cut = Line((Stretch(part.text[: chance.randrange(len(part.text) + 1)]),))
    return chance.choice(([], [part, chance.choice(parts)], [part, chance.choice(ODD)], [cut]))


@pytest.mark.parametrize("seed", range(24))
def test_a_paper_in_disorder_becomes_a_draft(seed: int) -> None:
    chance = Random(seed)
    form = chance.choice((None, "bielefeld", "karlsruhe", "musterstadt"))
    draft = recognise(disordered(chance), FORMS, form)
    assert draft.form in ("bielefeld", "karlsruhe", "musterstadt")


def test_bodies_without_anything_beside_them() -> None:
    text = (
        "Beschlussvorlage\nBeratungsfolge:\nGremium\nRechnungsprüfungsausschuss\nRat\nBetreff:\nA"
    )
    draft = recognise(transcribe(text.encode()), FORMS, "musterstadt")
    assert str(draft.values["beratungsfolge"]).count("gremium") == 2


@pytest.mark.parametrize(
    "text", ["Begründung: " * 400, "Gremium Termin TOP " * 300, "1/" * 9_000, "x " * 9_000]
)
def test_a_long_line_of_labels_is_no_trouble(text: str) -> None:
    made = Transcript(transcribe(papers.BIELEFELD.encode()).source, (line(text),))
    assert recognise(made, FORMS).form
