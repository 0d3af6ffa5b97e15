from pathlib import Path
from typing import Any

import pytest

from drafter.errors import ExitCode
from drafter.pipeline import building

from .conftest import DRAFT, Process, Run


def test_kim_is_written_as_html_and_pdf_with_marks_and_without(
    process: Process, tmp_path: Path
) -> None:
    output = tmp_path / "neu" / "ordner"
    result = process("build", "inputs/kim-2022.yaml", "-o", str(output))
    assert result.returncode == ExitCode.OK
    assert result.stderr == ""
    endings = ("html", "pdf", "rein.html", "rein.pdf", "aenderungen.json")
    files = [output / f"2859_2020-2025_1.{ending}" for ending in endings]
    assert result.stdout.splitlines()[-5:] == [f"geschrieben: {file}" for file in files]
    assert files[1].read_bytes().startswith(b"%PDF-")


def test_only_the_formats_that_are_asked_for_are_written(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    result = run("build", draft, "--to", " HTML ,html", "-o", output)
    assert [line for line in result.stdout.splitlines() if line.startswith("geschrieben")] == [
        f"geschrieben: {output / 'platz.html'}"
    ]
    assert not list(output.glob("*.pdf"))


def test_an_unknown_format_is_a_mistake_of_usage(run: Run, draft: Path) -> None:
    result = run("build", draft, "--to", "html,odt")
    assert result.exit_code == ExitCode.USAGE
    assert "Das Format „odt“ gibt es nicht. Möglich sind: html, pdf" in result.stderr


def test_one_that_fails_holds_up_no_other(
    run: Run, draft: Path, faulty: Path, tmp_path: Path
) -> None:
    result = run("build", faulty, draft, "--to", "html", "-o", tmp_path / "out")
    assert result.exit_code == ExitCode.FINDINGS
    assert f"{faulty}:5:8: Fehler: " in result.stdout
    assert f"geschrieben: {tmp_path / 'out' / 'platz.html'}" in result.stdout
    assert result.stderr.splitlines() == [
        f"nicht geschrieben: {faulty}: 1 offener Fehler. Bitte beheben.",
        "1 von 2 Vorlagen nicht geschrieben.",
    ]


def test_a_dispatched_paper_with_open_errors_is_not_written(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    draft.write_text(f"{DRAFT}status: versandt\n", encoding="utf-8")
    result = run("build", draft, "-o", tmp_path / "out")
    assert result.exit_code == ExitCode.FINDINGS
    assert "offene Fehler. Bitte beheben." in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_problem_of_the_run_outranks_findings(
    run: Run, draft: Path, faulty: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "out"
    blocked.write_text("ein Ordner ist das nicht", encoding="utf-8")
    result = run("build", draft, faulty, "--to", "html", "-o", blocked)
    assert result.exit_code == ExitCode.OUTPUT
    assert result.stderr.startswith(f"nicht geschrieben: {draft}: ")
    assert "Traceback" not in result.stderr


def test_two_papers_of_one_name_are_a_conflict(run: Run, draft: Path, tmp_path: Path) -> None:
    other = tmp_path / "anderer" / "platz.yaml"
    other.parent.mkdir()
    other.write_text(DRAFT, encoding="utf-8")
    result = run("build", draft, other, "--to", "html", "-o", tmp_path / "out")
    assert result.exit_code == ExitCode.CONFLICT
    assert f"nicht geschrieben: {other}: " in result.stderr


def test_an_error_of_the_program_names_the_paper_and_holds_up_no_other(
    run: Run, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = building.build

    def fails_once(path: Path, *rest: Any, **more: Any) -> object:
        if path != draft:
            raise KeyError("unforeseen")
        return real(path, *rest, **more)

    monkeypatch.setattr(building, "build", fails_once)
    other = draft.with_name("andere.yaml")
    other.write_text(DRAFT, encoding="utf-8")
    result = run("build", other, draft, "--to", "html", "-o", tmp_path / "out")
    assert result.exit_code == ExitCode.SOFTWARE
    assert f"nicht geschrieben: {other}: Das Programm ist" in result.stderr
    assert f"geschrieben: {tmp_path / 'out' / 'platz.html'}" in result.stdout


def test_findings_are_told_also_where_the_renderer_refuses(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    draft.write_text(f"{DRAFT}ziele: Ein Zeichen ohne Schrift 😀\n", encoding="utf-8")
    result = run("build", draft, "-o", tmp_path / "out")
    assert result.exit_code == ExitCode.RENDERING
    assert "(pflichtfeld-fehlt)" in result.stdout
    assert "U+1F600" in result.stderr
    assert not (tmp_path / "out").exists()
