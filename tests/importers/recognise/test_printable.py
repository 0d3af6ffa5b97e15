"""No value has a sign that the font lacks, and each that had one says so."""

import json
import unicodedata
from pathlib import Path

import pytest

import drafter
from drafter.importers.draft import Certainty, Draft, Said, Value
from drafter.importers.recognise.printable import printable
from drafter.importers.writing.scalars import clean

PAPER = """formular: musterstadt
status: entwurf
vorlagenart: Mitteilungsvorlage
amt: Amt für Bauen
beratungsgegenstand: Zeichen
begruendung: {}
"""


def given(value: Value) -> Value:
    draft = Draft("musterstadt", Certainty.SURE, {"begruendung": value})
    return printable(draft).values["begruendung"]


def said(text: str, *, prose: bool = False) -> Said:
    made = given(Said(text, prose=prose))
    assert isinstance(made, Said)
    return made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Vorsicht ⚠️ Stufe", "Vorsicht [?] Stufe"),
        ("schön 🙂🙃, nicht?", "schön [?], nicht?"),
        ("erledigt ✓✓", "erledigt [x][x]"),
        ("A ⇒ B", "A → B"),
        ("① 5 ㎡ bei 20 ℃", "1 5 m² bei 20 °C"),
        ("1 VZÄ ≙ 39 Stunden", "1 VZÄ entspricht 39 Stunden"),
        ("\uf0d8 aus Word", "[?] aus Word"),
    ],
)
def test_other_signs_stand_for_those_that_the_font_lacks(text: str, made: str) -> None:
    assert said(text).text == made


@pytest.mark.parametrize(
    "text", ["„Maß“ – 5 € ≥ 4 €…", "10 m² → □ ■ •", "Łódź, Ţepeş, Αθήνα", "Kfz‑Stelle", "a\u0303"]
)
def test_signs_that_the_font_has_stay_and_are_no_reason_to_look(text: str) -> None:
    assert said(text) == Said(text)


def test_in_markdown_the_signs_are_words() -> None:
    assert said("✓ und 🙂 und ＊", prose=True).text == r"\[x\] und \[?\] und \*"


def test_what_was_replaced_is_told_beside_what_is_known() -> None:
    made = given(Said("A ⇒ B 🙂🙂", Certainty.SURE, "Der Titel fehlt."))
    note = "Der Titel fehlt. Die Schrift hat nicht alle Zeichen: "
    note += "für „⇒“ steht „→“, für „🙂🙂“ steht „[?]“."
    assert made == Said("A → B [?]", Certainty.LIKELY, note)


def test_values_within_values_are_looked_at_and_doubts_keep_their_words() -> None:
    doubt = Said("⚠", Certainty.UNSURE)
    made = given(({"titel": Said("Plan ⚠"), "art": doubt},))
    note = "Die Schrift hat nicht alle Zeichen: für „⚠“ steht „[?]“."
    assert made == ({"titel": Said("Plan [?]", Certainty.LIKELY, note), "art": doubt},)


def test_every_sign_that_stays_can_be_set(tmp_path: Path) -> None:
    assigned = (
        sign
        for sign in map(chr, range(0xA0, 0x10000))
        if unicodedata.category(sign) not in ("Cn", "Cs", "Co", "Cc") and sign != "\ufffc"
    )
    kept = " ".join(sign for sign in assigned if said(sign).text == sign)
    assert len(kept) > 4_000
    path = tmp_path / "zeichen.yaml"
    path.write_text(PAPER.format(json.dumps(clean(kept), ensure_ascii=False)), encoding="utf-8")
    drafter.build(path, tmp_path, formats=("pdf",))
    assert (tmp_path / "zeichen.pdf").exists()
