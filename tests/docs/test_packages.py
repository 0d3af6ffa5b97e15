"""What the handbook says of packages is so: columns, patterns, placeholders, parts."""

import yaml

from drafter.deliver.package import SHEET
from drafter.model.naming import LONGEST, OF_ATTACHMENTS, SHORTEST, FileNames
from drafter.pipeline.dispatching import MAIL
from drafter.pipeline.field_list import COLUMNS, FILE
from drafter.pipeline.packed import Part
from tests.docs.pages import blocks, chapter, code, codes, page, table

CHAPTER = chapter(page("docs/handbuch.md"), "Paket für eine Sitzung")


def test_the_columns_of_the_list_are_told_in_order() -> None:
    rows = table(CHAPTER, "Spalte", "Bedeutung")
    assert tuple(name for row in rows for name in codes(row[0])) == COLUMNS


def test_the_placeholders_are_told() -> None:
    rows = table(CHAPTER, "Platzhalter", "Bedeutung")
    named = [name.strip("{}") for row in rows for name in codes(row[0])]
    assert sorted(named) == sorted(OF_ATTACHMENTS)


def test_the_patterns_are_those_that_hold_without_any() -> None:
    (told,) = (yaml.safe_load(each.code) for each in blocks(CHAPTER) if each.info == "text")
    assert FileNames.model_validate(told["dateinamen"]) == FileNames()
    assert f"({SHORTEST} bis {LONGEST})" in CHAPTER


def test_the_files_of_a_package_are_told() -> None:
    rows = table(CHAPTER, "Im Ordner", "Inhalt")
    told = {code(row[0].removesuffix(" in beiden")) for row in rows}
    assert told == {*(f"{part}/" for part in Part), FILE, MAIL, SHEET}
