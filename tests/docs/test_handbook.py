"""The handbook says what the program does: keys, findings, commands, exit codes, examples."""

import json
from pathlib import Path

import pytest
import yaml

from drafter.archive.defects import SENTENCES, Code
from drafter.checks import RULES, Rule
from drafter.cli.report import as_json
from drafter.deliver import file_stem
from drafter.errors import ExitCode
from drafter.findings import Severity
from drafter.german.amounts import format_amount, parse_amount
from drafter.german.dates import format_date, parse_date, parse_date_range
from drafter.model.base import Record
from drafter.model.scalars import LONGEST_LINE, LONGEST_PARAGRAPH, LONGEST_PROSE
from drafter.pipeline import check
from drafter.redline import Kind
from drafter.source import load
from drafter.source.assets import MOST_BYTES, MOST_PIXELS
from drafter.source.events import DEEPEST, MOST_NODES
from drafter.source.forms import load_form
from drafter.source.reading import MOST_BYTES as MOST_TEXT_BYTES
from tests.docs.pages import Block, blocks, chapter, code, codes, headings, page, table, tables
from tests.docs.program import CODE, command_line, finding_codes, keys, records
from tests.facts.files import SHEET

HANDBOOK = page("docs/handbuch.md")
KEY_HEAD = ("Schlüssel", "Bezeichnung", "Bedeutung", "Beispiel")
COMPLETE = "yaml vollständig"
EXAMPLES = tuple(block for block in blocks(HANDBOOK) if block.info.startswith("yaml"))
WRITTEN = {
    "formular": "bielefeld",
    "vorlagenart": "Beschlussvorlage",
    "amt": "660 Amt für Verkehr",
    "beratungsgegenstand": "Radweg",
}


def key_tables() -> list[list[tuple[str, str, bool]]]:
    rows = (table.rows for table in tables(HANDBOOK) if table.head == KEY_HEAD)
    return [
        [(code(key), title, meaning.startswith("**Nötig.**")) for key, title, meaning, _ in several]
        for several in rows
    ]


def expected(model: type[Record]) -> list[tuple[str, str, bool]]:
    return [(key, str(info.title), info.is_required()) for key, info in keys(model)]


@pytest.mark.parametrize("model", records(), ids=lambda model: model.__name__)
def test_each_record_has_a_table_of_its_keys_in_order(model: type[Record]) -> None:
    assert expected(model) in key_tables()


def test_no_table_of_keys_belongs_to_no_record() -> None:
    known = [expected(model) for model in records()]
    assert [rows for rows in key_tables() if rows not in known] == []


def explained_codes() -> list[str]:
    findings = chapter(HANDBOOK, "Alle Befunde")
    in_tables = [code(row[0]) for table in tables(findings) for row in table.rows]
    return in_tables + [code(title) for title in headings(findings) if title.startswith("`")]


def test_every_finding_is_explained() -> None:
    assert finding_codes() - set(explained_codes()) == set()


def test_no_finding_is_explained_that_the_program_does_not_have() -> None:
    assert set(explained_codes()) - finding_codes() == set()


def test_no_finding_is_explained_twice() -> None:
    assert len(explained_codes()) == len(set(explained_codes()))


def test_no_code_is_named_that_the_program_does_not_have() -> None:
    named = {word for word in codes(HANDBOOK) if CODE.fullmatch(word)}
    assert named - finding_codes() == set()


def test_every_severity_is_explained() -> None:
    explained = table(HANDBOOK, "Schwere", "Bedeutung", "Folge")
    assert [row[0] for row in explained] == [str(severity) for severity in Severity]


def test_the_commands_table_is_the_command_line() -> None:
    rows = table(chapter(HANDBOOK, "Befehle"), "Befehl", "Angabe oder Option", "Was sie bewirkt")
    told = [(code(command), codes(option)) for command, option, _ in rows]
    assert len(told) == len(set(told))
    assert set(told) == command_line()


def test_every_exit_code_is_explained() -> None:
    rows = table(chapter(HANDBOOK, "Rückgabewerte"), "Wert", "Bedeutung")
    assert [int(row[0]) for row in rows] == sorted(ExitCode)


def test_names_of_files_are_as_told() -> None:
    rows = table(HANDBOOK, "Drucksachennummer oder Datei", "Name")
    assert rows
    for number, name in rows:
        assert file_stem(code(number)) == code(name)


def one_lined() -> list[type[Record]]:
    return [model for model in records() if model.one_line]


@pytest.mark.parametrize("model", one_lined(), ids=lambda model: model.__name__)
def test_each_one_line_form_is_told_with_its_keys(model: type[Record]) -> None:
    assert model.one_line
    rows = table(HANDBOOK, "Wo", "Kurzform", "Langform")
    told = [(code(line), codes(mapping)) for _, line, mapping in rows]
    assert (model.one_line.example, tuple(key for key, _ in keys(model))) in told


def values(label: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = table(HANDBOOK, "Was", "Geschrieben", "Gedruckt")
    (row,) = (row for row in rows if row[0] == label)
    return codes(row[1]), tuple(row[2].split("; "))


def test_dates_are_read_as_told() -> None:
    written, printed = values("Datum")
    assert {format_date(parse_date(text)) for text in written} == set(printed)
    days, _ = values("Sitzung über mehrere Tage")
    assert all(first < last for first, last in map(parse_date_range, days))


def test_amounts_are_read_as_told() -> None:
    for label in ("Betrag", "Betrag mit Cent; ungefährer Betrag"):
        written, printed = values(label)
        read = dict.fromkeys(format_amount(parse_amount(text)) for text in written)
        assert tuple(text.replace("\u00a0", " ") for text in read) == printed


def test_the_grounds_of_the_form_are_listed() -> None:
    text = " ".join(chapter(HANDBOOK, "Nichtöffentlich beraten").split())
    grounds = ", ".join(load_form("bielefeld").non_public_grounds)
    assert f"Die Gründe des Formulars „bielefeld“: {grounds}." in text


def completed(block: Block) -> str:
    """Give a complete paper: the block itself, or what it says with the least around it."""
    if block.info == COMPLETE:
        return block.code
    said = yaml.compose(block.code)
    assert isinstance(said, yaml.MappingNode)
    names = {key.value for key, _ in said.value}
    around = [f"{key}: {value}\n" for key, value in WRITTEN.items() if key not in names]
    return "".join(around) + block.code


def test_there_are_complete_examples() -> None:
    assert any(block.info == COMPLETE for block in EXAMPLES)


@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: block.code.split(":")[0])
def test_every_example_loads(block: Block, tmp_path: Path) -> None:
    (tmp_path / "radweg-2026.md").write_text("Der Radweg ist schadhaft.\n", encoding="utf-8")
    path = tmp_path / "beispiel.yaml"
    path.write_text(completed(block), encoding="utf-8")
    loaded = load(path)
    assert loaded.findings == ()
    assert loaded.paper is not None


def german(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def test_the_limits_are_true() -> None:
    told = " ".join(HANDBOOK.split())
    assert f"höchstens {german(LONGEST_LINE)} Zeichen" in told
    assert f"höchstens {german(LONGEST_PROSE)} Zeichen" in told
    assert f"je Absatz {german(LONGEST_PARAGRAPH)}" in told
    assert f"Mehr als {DEEPEST} Ebenen" in told
    assert f"mehr als {german(MOST_NODES)} Einträge" in told
    assert f"größer als {MOST_TEXT_BYTES // 1024**2} MiB" in told
    assert f"höchstens {MOST_BYTES // 1024**2} MB und {MOST_PIXELS // 10**6} Millionen" in told


@pytest.mark.parametrize("block", [b for b in EXAMPLES if b.info == COMPLETE])
def test_complete_examples_have_nothing_to_mend(block: Block, tmp_path: Path) -> None:
    (tmp_path / "radweg-2026").mkdir()
    (tmp_path / "radweg-2026/planung.pdf").write_bytes(SHEET)
    path = tmp_path / "beispiel.yaml"
    path.write_text(block.code, encoding="utf-8")
    found = check(path).findings
    assert {finding.code for finding in found} <= {"pflichtfeld-fehlt"}
    assert {finding.severity for finding in found} <= {Severity.NOTE}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_says_how_grave_it_is_and_whether_it_can_be_acknowledged(rule: Rule) -> None:
    told = " ".join(chapter(HANDBOOK, f"`{rule.code}`").split())
    also = ", auch für Entwürfe" if rule.blocks_drafts else ""
    assert told.startswith(f"**{rule.severity}{also}.** ")
    assert rule.acknowledgeable is ("quittieren lässt es sich nicht" not in told)


def test_the_json_is_what_check_really_gives(tmp_path: Path) -> None:
    (told,) = (block.code for block in blocks(HANDBOOK) if block.info == "json")
    path = tmp_path / "inputs/radweg-2026.yaml"
    path.parent.mkdir()
    (complete,) = (b.code for b in EXAMPLES if b.info == COMPLETE and "Beschlussvorlage" in b.code)
    path.write_text(complete.replace("radweg-2026/", ""), encoding="utf-8")
    (path.parent / "planung.pdf").write_bytes(SHEET)
    shown = as_json([check(path)]).replace(str(tmp_path) + "/", "")
    assert json.loads(shown) == json.loads(told)


def test_the_words_at_the_margin_are_told() -> None:
    rows = table(chapter(HANDBOOK, "Was sich geändert hat"), "Wort am Rand", "Bedeutung")
    told = {word for row in rows for word in row[0].split(", ")}
    assert told == {str(kind) for kind in Kind} - {str(Kind.RENUMBERED), str(Kind.FORM)}


def test_every_defect_of_the_archive_is_explained() -> None:
    rows = table(chapter(HANDBOOK, "Prüfen"), "Wort", "Bedeutung")
    assert {code(row[0]) for row in rows} == set(Code)
    assert set(SENTENCES) == set(Code)
