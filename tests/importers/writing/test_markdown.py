"""Blocks to Markdown and back: the same blocks, before and after the changes in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.document.blocks import Block, Heading, Item, ListBlock, Paragraph, Run
from drafter.document.prose import parse
from drafter.importers.recognise.words import words
from drafter.importers.transcript import Change, Stretch
from drafter.importers.writing import markdown
from drafter.source.critic import accepted, rejected

TRAPS = (
    "31. Dezember 2025 ist der letzte Tag",
    "2. Lesung",
    "- kein Punkt",
    "# keine Überschrift",
    "> kein Zitat",
    "+ plus",
    "Bieter*innen und Schüler*innen",
    "**Summe** steht da",
    "_unter_ und * allein",
    "a_b_c, [1] und [x](y)",
    "![kein Bild](x.png)",
    "| a | b |",
    "C:\\Ordner\\Datei",
    "\\* mit Strich",
    "<b>fett</b> &amp; mehr",
    "1) eins 2) zwei",
    "Tabelle 1: Beträge",
    "==== ----",
    "https://www.beispiel.de/a_b_c?x=*1*",
)


@pytest.mark.parametrize("text", TRAPS)
def test_signs_that_mean_something_are_words(text: str) -> None:
    blocks = (Paragraph((Run("Davor."),)), Paragraph((Run(text),)))
    found = parse(markdown(blocks))
    assert words(found) == words(blocks)
    assert len(found) == len(blocks)
    assert all(isinstance(block, Paragraph) for block in found)


@pytest.mark.parametrize("text", TRAPS)
def test_they_are_words_in_items_too(text: str) -> None:
    blocks = (ListBlock("bullet", tuple(Item("", (Paragraph((Run(text),)),)) for _ in range(2))),)
    assert words(parse(markdown(blocks))) == words(blocks)


def test_the_label_of_a_lone_point_is_never_lost() -> None:
    point = ListBlock("number", (Item("1.", (Paragraph((Run("Eins"),)),)),))
    blocks = (point, Paragraph((Run("3. Drei"),)))
    assert parse(markdown(blocks)) == blocks


def test_letters_are_words_and_leave_the_lists_around_them_lists() -> None:
    points = ListBlock("bullet", tuple(Item("", (Paragraph((Run(text),)),)) for text in "xy"))
    bold = Paragraph((Run("fett ", strong=True), Run("weiter")))
    letters = ListBlock("number", (Item("a)", (bold,)), Item("b)", (Paragraph((Run("zwei"),)),))))
    assert parse(markdown((points, letters))) == (
        points,
        Paragraph((Run("a) "), Run("fett", strong=True), Run(" weiter"))),
        Paragraph((Run("b) zwei"),)),
    )


WORD = st.sampled_from(
    ("Rat", "und", "31.", "-", "#", "1)", "*", "a*b", "_x_", "[y]", "|", "\\", "<z>", "„so“", "(a)")
)
TEXT = st.lists(WORD, min_size=1, max_size=40).map(lambda found: "Der " + " ".join(found))
PARAGRAPH = TEXT.map(lambda text: Paragraph((Run(text),)))
ITEMS = st.lists(PARAGRAPH, min_size=2, max_size=3)
BULLETS = ITEMS.map(lambda found: ListBlock("bullet", tuple(Item("", (p,)) for p in found)))
HEADING = TEXT.map(lambda text: Heading(1, (Run(text),)))
BLOCKS = st.lists(st.one_of(PARAGRAPH, BULLETS, HEADING), min_size=1, max_size=4).map(tuple)


@given(BLOCKS)
def test_blocks_come_back(blocks: tuple[Block, ...]) -> None:
    assert parse(markdown(blocks)) == blocks


CHANGES = st.lists(
    st.tuples(st.sampled_from(("alt", "neu und", "Wort,", "Satz.")), st.sampled_from(Change)),
    min_size=1,
    max_size=5,
)


@given(CHANGES)
def test_changes_are_accepted_and_refused(changes: list[tuple[str, Change]]) -> None:
    runs = tuple(Stretch(f"{text} ", change=change) for text, change in changes)
    text = markdown((Paragraph((Run("Der "), *runs, Run("Rest"))),))
    assert _only(text, accepted) == _said(changes, Change.DELETED)
    assert _only(text, rejected) == _said(changes, Change.INSERTED)


def _only(text: str, side: object) -> str:
    assert callable(side)
    return words(parse(side(text)))


def _said(changes: list[tuple[str, Change]], gone: Change) -> str:
    return " ".join(["Der", *(text for text, change in changes if change is not gone), "Rest"])
