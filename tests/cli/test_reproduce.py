import hashlib
from pathlib import Path

import pytest

from drafter.errors import ExitCode

from .conftest import Run


@pytest.fixture
def built(run: Run, draft: Path, tmp_path: Path) -> Path:
    """Build the draft as HTML and return the file."""
    assert run("build", draft, "--to", "html", "-o", tmp_path / "build").exit_code == ExitCode.OK
    return tmp_path / "build/platz.html"


def test_what_is_the_same_is_told(run: Run, built: Path, draft: Path) -> None:
    result = run("reproduce", built)
    assert result.exit_code == ExitCode.OK
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        f"neu gebaut aus: {draft}",
        "platz.html: gleich",
        "1 Datei: Byte für Byte gleich.",
    ]


def test_what_differs_is_told_with_the_reason(run: Run, built: Path, draft: Path) -> None:
    draft.write_text(draft.read_text("utf-8").replace("Umbau", "Neubau"), "utf-8")
    result = run("reproduce", built.with_name("platz.manifest.json"))
    assert result.exit_code == ExitCode.FINDINGS
    assert result.stdout.splitlines()[1:] == [
        "platz.html: anders: Der Neubau ergibt andere Bytes.",
        "0 von 1 Datei Byte für Byte gleich.",
        "Seit damals ist anders:",
        "  Eingabe „platz.yaml“: geändert",
    ]


def test_an_altered_file_needs_no_other_reason(run: Run, built: Path) -> None:
    built.write_bytes(b"<html>")
    result = run("reproduce", built)
    assert result.exit_code == ExitCode.FINDINGS
    assert "verändert: Die Datei ist nicht mehr die, die damals" in result.stdout
    assert result.stdout.splitlines()[-1] == "0 von 1 Datei Byte für Byte gleich."


def test_a_difference_without_a_reason_is_told_with_what_to_do(run: Run, built: Path) -> None:
    sheet = built.with_name("platz.manifest.json")
    digest = hashlib.sha512(built.read_bytes()).hexdigest()
    other = hashlib.sha512(b"<html>").hexdigest()
    sheet.write_text(sheet.read_text("utf-8").replace(digest, other), "utf-8")
    built.write_bytes(b"<html>")
    result = run("reproduce", built)
    assert result.exit_code == ExitCode.FINDINGS
    assert "platz.html: anders: Der Neubau ergibt andere Bytes." in result.stdout
    assert "ob drafter selbst geändert wurde" in result.stdout


def test_a_paper_that_has_moved_is_named(run: Run, built: Path, draft: Path) -> None:
    moved = draft.rename(draft.with_name("woanders.yaml"))
    result = run("reproduce", built)
    assert result.exit_code == ExitCode.USAGE
    assert "Bitte mit „--source“ sagen, wo sie jetzt liegt." in result.stderr
    assert run("reproduce", built, "--source", moved).exit_code == ExitCode.FINDINGS
    moved.rename(draft)
    assert run("reproduce", built, "--source", draft).exit_code == ExitCode.OK


def test_errors_of_the_paper_are_shown(run: Run, built: Path, draft: Path) -> None:
    draft.write_text("formular: bielefeld\n", "utf-8")
    result = run("reproduce", built)
    assert result.exit_code == ExitCode.FINDINGS
    assert "Fehler:" in result.stdout
    told = ["Seit damals ist anders:", "  Eingabe „platz.yaml“: geändert"]
    assert result.stdout.splitlines()[-2:] == told
    assert result.stderr == f"nicht neu gebaut: {draft}. Bitte erst die Fehler beheben.\n"


def test_a_foreign_file_is_one_sentence(run: Run, draft: Path) -> None:
    result = run("reproduce", draft)
    assert result.exit_code == ExitCode.USAGE
    assert result.stdout == ""
    assert result.stderr.startswith("Fehler: Neben ")
    assert "Traceback" not in result.stderr
