"""`drafter pdfcheck` tells what a PDF is, safely, and ends with a code that scripts can trust."""

import json
from pathlib import Path

import pytest

from drafter.facts import verapdf
from tests.cli.conftest import Process, Run
from tests.docs.pages import chapter, codes, page, table
from tests.facts.files import claiming, one_page, pdf, title, xmp

CHAPTER = chapter(page("docs/handbuch.md"), "PDF prüfen")


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Write a PDF that claims nothing."""
    path = tmp_path / "fremd.pdf"
    path.write_bytes(pdf(one_page()))
    return path


@pytest.fixture
def boastful(tmp_path: Path) -> Path:
    """Write a PDF that claims what does not hold, and has a title that plays with terminals."""
    path = tmp_path / "prahler.pdf"
    path.write_bytes(claiming("Rot &#x9b;31m und &#x202e;verkehrt"))
    return path


def test_a_file_that_claims_nothing_is_told_and_ends_with_0(run: Run, plain: Path) -> None:
    result = run("pdfcheck", plain)
    assert result.exit_code == 0
    assert "Angegeben: weder PDF/A noch PDF/UA" in result.stdout
    assert "Tags: keine; Vorleseprogramme finden hier keinen Aufbau" in result.stdout
    assert "nicht geprüft, weil die Datei keinen Standard angibt" in result.stdout
    assert "[ ] 06-004 Der Titel in den Metadaten" in result.stdout


def test_a_claim_that_fails_ends_with_1_and_names_the_rules(run: Run, boastful: Path) -> None:
    result = run("pdfcheck", boastful, "--no-checklist", "--profile", "3b")
    assert result.exit_code == 1
    assert "Angegeben: PDF/A-2a, PDF/UA-1" in result.stdout
    assert "PDF/A-2a: hält nicht. Von 153 Regeln:" in result.stdout
    assert "7.1-10, 1-mal: " in result.stdout
    assert "PDF/A-3b: hält nicht." in result.stdout
    assert "Matterhorn" not in result.stdout


def test_no_text_of_the_file_reaches_the_terminal_raw(
    run: Run, boastful: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verapdf, "PACKAGES", ("gibt_es_nicht",))
    text, data = run("pdfcheck", boastful), run("pdfcheck", boastful, "--format", "json")
    assert all(c.isprintable() or c == "\n" for c in text.stdout + data.stdout)
    (file,) = json.loads(data.stdout)["dateien"]
    assert file["metadaten"]["xmp"]["titel"] == "Rot \x9b31m und \u202everkehrt"


def test_without_the_rules_a_claim_is_not_said_to_hold(
    run: Run, boastful: Path, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verapdf, "PACKAGES", ("gibt_es_nicht",))
    result = run("pdfcheck", boastful)
    assert result.exit_code == 3
    assert "nicht geprüft: Die Regeln von veraPDF sind nicht eingerichtet." in result.stdout
    assert run("pdfcheck", plain).exit_code == 0


def test_the_claim_of_a_standard_that_does_not_exist_fails(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "erfunden.pdf"
    packet = xmp("<pdfaid:part>9</pdfaid:part>" + title("x"))
    path.write_bytes(pdf(one_page(b"/Metadata 4 0 R", {4: packet})))
    result = run("pdfcheck", path)
    assert result.exit_code == 1
    assert "PDF/A-9: hält nicht; diesen Standard gibt es nicht." in result.stdout


def test_a_profile_that_does_not_exist_is_refused(run: Run, plain: Path) -> None:
    result = run("pdfcheck", plain, "--profile", "7x")
    assert result.exit_code == 2
    assert "Das Profil „7x“ gibt es nicht." in result.stderr


def test_an_unreadable_file_does_not_hold_up_the_others(
    run: Run, plain: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "kaputt.pdf"
    broken.write_bytes(b"Guten Tag")
    result = run("pdfcheck", broken, plain, "--no-checklist")
    assert result.exit_code == 2
    assert result.stderr == (
        f"Fehler: Die Datei „{broken}“ ist kein PDF: am Anfang fehlt die Kennung „%PDF-“. "
        "Bitte die richtige Datei angeben.\n"
    )
    assert result.stdout.startswith(f"{plain}\n")
    told = run("pdfcheck", broken, plain, "--format", "json")
    first, second = json.loads(told.stdout)["dateien"]
    assert "ist kein PDF" in first["fehler"]
    assert second["fehler"] is None


def test_every_field_of_the_json_is_told(run: Run, plain: Path) -> None:
    result = run("pdfcheck", plain, "--format", "json")
    value = json.loads(result.stdout)
    assert value["schema"] == 1
    told = {field for names, _ in table(CHAPTER, "Feld", "Bedeutung") for field in codes(names)}
    assert set(value["dateien"][0]) == told
    assert len(value["dateien"][0]["fuer_menschen"]["punkte"]) == 48


def test_help_pays_for_no_reader_of_pdf(process: Process) -> None:
    shown = process("pdfcheck", "--help", PYTHONPROFILEIMPORTTIME="1")
    assert shown.returncode == 0
    assert not {"pikepdf", "pydantic", "jpype"} & set(shown.stderr.split())
