"""The handbook's change list is one that the program really writes."""

import json
from pathlib import Path

from drafter.pipeline import changes_json, compare, steps
from drafter.redline import Kind
from tests.docs.pages import blocks, chapter, codes, page, table
from tests.pipeline.conftest import COMPLETE

CHAPTER = chapter(page("docs/handbuch.md"), "Änderungen als JSON")


def test_the_example_is_what_compare_gives(tmp_path: Path) -> None:
    (told,) = (block.code for block in blocks(CHAPTER) if block.info.startswith("json"))
    old, new = tmp_path / "alt.yaml", tmp_path / "neu.yaml"
    old.write_text(COMPLETE, encoding="utf-8")
    number = COMPLETE.replace("4711/2020-2025", "4711/2020-2025/1")
    longer = "begruendung: |\n  Die Halle trägt bisher keinen Namen.\n\n  Der Name ist im "
    text = number.replace(
        "begruendung: Die Halle trägt bisher keinen Namen.\n", f"{longer}Stadtteil bekannt.\n"
    )
    new.write_text(text, encoding="utf-8")
    comparison = compare([old, new]).comparison
    assert comparison
    assert json.loads(changes_json(steps(comparison))) == json.loads(told)


def test_every_kind_and_every_field_is_told() -> None:
    (told,) = (json.loads(block.code) for block in blocks(CHAPTER) if block.info.startswith("json"))
    rows = {
        field: meaning
        for name, meaning in table(CHAPTER, "Feld", "Bedeutung")
        for field in codes(name)
    }
    fields = {*told, *told["aenderungen"][0]} - {"schema", "programm", "aenderungen"}
    assert set(rows) == fields
    assert rows["art"] == f"Eines der Wörter: {', '.join(Kind)}."
