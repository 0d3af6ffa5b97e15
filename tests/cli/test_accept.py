"""`drafter accept`, end to end, on copies of the KIM paper."""

import shutil
from pathlib import Path

import pytest

from drafter.errors import ExitCode

from .conftest import INPUTS, Run


@pytest.fixture
def kim(tmp_path: Path) -> Path:
    """Copy the original of the KIM paper with some changes marked in both of its files."""
    for name in ("kim-2021.yaml", "kim-2021.md"):
        shutil.copy(INPUTS / name, tmp_path)
    path = tmp_path / "kim-2021.yaml"
    marked = path.read_text("utf-8").replace("275.000 € (5", "{~~275.000 €~>295.000 €~~} (5")
    path.write_text(marked.replace("fünf Case", "{--fünf--} Case"), encoding="utf-8")
    text = path.with_suffix(".md")
    text.write_text(text.read_text("utf-8") + "\n{++Ein neuer Absatz.++}\n", encoding="utf-8")
    return path


def test_both_files_are_written_and_named(run: Run, kim: Path) -> None:
    done = run("accept", kim)
    assert done.exit_code == ExitCode.OK
    assert done.stdout.splitlines() == [
        f"geschrieben: {kim} (2 Änderungen übernommen)",
        f"geschrieben: {kim.with_suffix('.md')} (1 Änderung übernommen)",
    ]
    original = (INPUTS / "kim-2021.yaml").read_text("utf-8")
    expected = original.replace("275.000 € (5", "295.000 € (5").replace("fünf Case", "Case")
    assert kim.read_text("utf-8") == expected
    assert kim.with_suffix(".md").read_text("utf-8").endswith("\n\nEin neuer Absatz.\n")


def test_nothing_to_do_is_said(run: Run, kim: Path) -> None:
    run("accept", kim)
    done = run("accept", kim, kim)
    assert done.exit_code == ExitCode.OK
    assert done.stdout == f"{kim}: keine Änderungsmarken, nichts zu tun.\n"


def test_a_paper_that_is_not_written_holds_up_no_other(run: Run, kim: Path, faulty: Path) -> None:
    before = faulty.read_bytes()
    done = run("accept", faulty, kim)
    assert done.exit_code == ExitCode.FINDINGS
    assert "(wert-ungueltig)" in done.stdout
    assert f"geschrieben: {kim} (2" in done.stdout
    assert done.stderr == f"nicht geschrieben: {faulty}. Bitte erst beheben.\n"
    assert faulty.read_bytes() == before


def test_marks_that_are_left_are_told(run: Run, draft: Path) -> None:
    draft.write_text(f"{draft.read_text('utf-8')}ziele: a {{++b++}} {{++c\n", encoding="utf-8")
    done = run("accept", draft)
    assert done.exit_code == ExitCode.OK
    assert done.stdout.splitlines()[0].endswith("(text-marken)")
    assert draft.read_text("utf-8").endswith("ziele: a b {++c\n")


def test_a_folder_and_a_missing_file_are_mistakes_of_the_call(run: Run, kim: Path) -> None:
    before = kim.read_bytes()
    folder, missing = run("accept", kim, kim.parent), run("accept", kim, kim.with_name("x"))
    assert folder.exit_code == missing.exit_code == ExitCode.USAGE
    assert "ist ein Ordner" in folder.stderr
    assert "gibt es nicht" in missing.stderr
    assert kim.read_bytes() == before


def test_marks_that_are_none_are_told(run: Run, draft: Path) -> None:
    draft.write_text(f"{draft.read_text('utf-8')}ziele: a {{++b\n", encoding="utf-8")
    done = run("accept", draft)
    assert done.exit_code == ExitCode.OK
    assert done.stdout.splitlines()[-1].endswith(
        ": keine vollständigen Änderungsmarken, nichts zu tun."
    )
