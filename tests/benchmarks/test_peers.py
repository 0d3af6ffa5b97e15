"""What each way to compare says is read rightly."""

import pytest

from benchmarks.feeds import html, plain
from benchmarks.marks import marks
from benchmarks.peers import PEERS, Peer
from benchmarks.texts import texts
from benchmarks.truth import WORD, Fate, Sides, Word
from drafter.document import (
    Block,
    Column,
    Document,
    Furniture,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Section,
    Table,
    inline,
    plain_text,
)
from drafter.redline import compare
from tests.redline.generated import pair as generated


def document(*blocks: Block) -> Document:
    section = Section("begruendung", inline("Begründung"), blocks)
    return Document("de", "Titel", "Stadt", "", "", (section,), Furniture((), (), ""))


def table(*rows: tuple[str, str]) -> Table:
    return Table(
        (Column(inline("Jahr")), Column(inline("Kosten"))),
        tuple(Row((inline(year), inline(costs))) for year, costs in rows),
    )


def item(text: str) -> Item:
    return Item("1.", (Paragraph(inline(text)),))


OLD = document(
    Heading(1, inline("Anlass & Ziel")),
    Paragraph(inline("Der Rat beschließt, 300.000 EUR bereitzustellen.\nDas ist neu.")),
    ListBlock("point", (item("Die Stelle bleibt."),)),
    table(("2024", "17.300")),
)
NEW = document(
    Heading(1, inline("Anlass & Ziel")),
    Paragraph(inline("Der Rat beschließt, 320.000 EUR bereitzustellen.\nDas ist neu.")),
    ListBlock("point", (item("Die Stelle bleibt."), item("Bericht folgt."))),
    table(("2024", "17.300"), ("2025", "18.400")),
)


def marked(side: tuple[Word, ...]) -> list[str]:
    return [word.text for word in side if word.fate is Fate.CHANGED]


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_each_marks_what_changed(peer: Peer) -> None:
    found: Sides = peer.marks(peer.prepare(OLD, NEW)())
    assert [word.text for word in found.old] == WORD.findall(plain(OLD))
    assert [word.text for word in found.new] == WORD.findall(plain(NEW))
    assert "300.000" in marked(found.old)
    assert {"320.000", "Bericht", "folgt", "2025", "18.400"} <= set(marked(found.new))
    assert "Rat" not in marked(found.old) + marked(found.new)


def test_only_what_compares_characters_tears_words() -> None:
    torn = {
        peer.name
        for peer in PEERS
        if any(word.torn for word in peer.marks(peer.prepare(OLD, NEW)()).new)
    }
    assert torn == {"`diff-match-patch`"}


def test_the_redline_is_read_with_all_its_words() -> None:
    for number in range(200):
        old, new = generated(number)
        found = marks(compare(old, new))
        for side, paper in ((found.old, old), (found.new, new)):
            lines = (plain_text(text) for text in texts(paper))
            assert [word.text for word in side] == [w for text in lines for w in WORD.findall(text)]


def test_html_has_the_texts_and_nothing_around_them() -> None:
    assert html(OLD) == (
        "<div><h1>Begründung</h1><h2>Anlass &amp; Ziel</h2>"
        "<p>Der Rat beschließt, 300.000 EUR bereitzustellen.<br>Das ist neu.</p>"
        "<ul><li><p>Die Stelle bleibt.</p></li></ul>"
        "<table><tr><th>Jahr</th><th>Kosten</th></tr><tr><td>2024</td><td>17.300</td></tr></table>"
        "</div>"
    )
