"""Amendments in a file: the ways to write one, and where what is wrong with one is told."""

from pathlib import Path

import pytest

from drafter.source import Loaded
from tests.source.conftest import MINIMAL, Load, Told

TEXT = "Erster Absatz.\n\nZweiter: mit Doppelpunkt.\n"
BLOCK = "|\n      Erster Absatz.\n\n      Zweiter: mit Doppelpunkt."


def texts(loaded: Loaded) -> list[str | None]:
    assert loaded.paper, loaded.findings
    return [amendment.text for amendment in loaded.paper.amendments]


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    "entry",
    [
        "- |\n    Ziffer 3 wird wie folgt gefasst: Erster Absatz.\n\n    Zweiter: mit Doppelpunkt.",
        f"- Ziffer 3 wird wie folgt gefasst: {BLOCK}",
        "- Ziffer 3 wird wie folgt gefasst:\n      datei: text.md",
        f"- an: Ziffer 3\n    durch: {BLOCK}",
        "- an: Ziffer 3\n    durch: {datei: text.md}",
    ],
    ids=["line", "key", "key-and-file", "mapping", "mapping-and-file"],
)
def test_a_long_text_may_stand_in_several_places(entry: str, loaded: Load, tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text(TEXT, encoding="utf-8")
    found = loaded(f"{MINIMAL}aenderungen:\n  {entry}\n")
    assert found.findings == ()
    (text,) = texts(found)
    assert text
    assert text.strip() == TEXT.strip()


def test_a_short_text_behind_a_colon_needs_no_quotes(loaded: Load) -> None:
    found = loaded(f"{MINIMAL}aenderungen:\n  - Nach Ziffer 5 wird Ziffer 6 eingefügt: Ein Satz.\n")
    assert (texts(found), found.findings) == (["Ein Satz."], ())


@pytest.mark.parametrize(
    ("entry", "spot"),
    [
        ("- In Zifer 3 wird „a“ durch „b“ ersetzt.", "7:8 wert-ungueltig"),
        ("- Zifer 3 wird wie folgt gefasst: Neu", "7:5 wert-ungueltig"),
        ("- Ziffer 3 wird geändert.", "7:5 zeile-unverstanden"),
        ("- 'Ziffer 3 wird wie folgt gefasst: '", "7:37 zeile-unverstanden"),
        ("- In Ziffer 3 wird „a: b“ durch „c“ ersetzt.", "7:24 doppelpunkt-im-text"),
        ("- an: Ziffer 3", "7:5 wert-ungueltig"),
        ("- an: Ziffer 3\n    durch: b\n    worde: a", "9:5 schluessel-unbekannt"),
        ("- Ziffer 3 wird wie folgt gefasst:", "7:36 zeile-unverstanden"),
        ("- Ziffer 3 wird wie folgt gefasst: >-", "7:38 wert-ungueltig"),
        ("- an: Ziffer 3\n    durch: [a]", "8:12 wert-form"),
    ],
)
def test_what_is_wrong_with_an_amendment_is_told_at_its_place(
    entry: str, spot: str, told: Told
) -> None:
    assert told(f"{MINIMAL}aenderungen:\n  {entry}\n") == [spot]


def test_there_are_bounds(loaded: Load) -> None:
    many = "  - Ziffer 4 entfällt.\n" * 101
    (finding,) = loaded(f"{MINIMAL}aenderungen:\n{many}").findings
    assert "höchstens 100" in finding.message


def test_each_piece_of_a_sentence_has_its_own_place(loaded: Load) -> None:
    lines = ("In Ziffer 3 wird „alte", "Worte“ durch „neue“ ersetzt.")
    found = loaded(f"{MINIMAL}aenderungen:\n  - >-\n    {lines[0]}\n    {lines[1]}\n")
    place = found.origins.place
    assert str(place(("aenderungen", 0, "an"))) == "p.yaml:8:8"
    assert str(place(("aenderungen", 0, "worte"))) == "p.yaml:8:23"
    assert str(place(("aenderungen", 0, "durch"))) == "p.yaml:9:19"


def test_the_scope_is_one_of_two_words(told: Told) -> None:
    line = "nachtrag: {art: ergänzt, zu: a.yaml, umfang: nur_aenderung}\n"
    column = line.index("nur_aenderung") + 1
    assert told(f"{MINIMAL}{line}") == [f"6:{column} wert-ungueltig"]
    assert told(f"{MINIMAL}{line.replace('nur_aenderung', 'nur_ergaenzung')}") == []
