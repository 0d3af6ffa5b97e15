"""`drafter extract` and the options of `drafter build` that put in what it takes out."""

from pathlib import Path

import pytest

from drafter.errors import ExitCode
from tests.cli.conftest import INPUTS, Run


@pytest.mark.parametrize(
    ("option", "is_full"), [("--embed-source", False), ("--full-source", True)]
)
def test_a_source_goes_in_and_comes_out(
    run: Run, tmp_path: Path, option: str, is_full: bool
) -> None:
    paper = INPUTS / "offener-ganztag-2024.yaml"
    built = run("build", paper, "--to", "pdf", "-o", tmp_path, option)
    assert built.exit_code == ExitCode.OK, built.stderr
    result = run("extract", tmp_path / "8034_2020-2025.pdf", "-o", tmp_path / "quelle")
    assert result.exit_code == ExitCode.OK, result.stderr
    copy = tmp_path / "quelle" / paper.name
    assert result.stdout == f"geschrieben: {copy}\n"
    assert (copy.read_bytes() == paper.read_bytes()) == is_full


def test_a_paper_that_is_not_public_is_refused_in_german(run: Run, tmp_path: Path) -> None:
    paper = INPUTS / "grundstueck-2025.yaml"
    result = run("build", paper, "-o", tmp_path / "out", "--embed-source")
    assert result.exit_code == ExitCode.USAGE
    assert "nicht geschrieben" in result.stderr
    assert "Bitte ohne „--embed-source“" in result.stderr
    assert not (tmp_path / "out").exists()


def test_what_holds_no_source_is_refused_in_german(run: Run, tmp_path: Path) -> None:
    result = run("extract", INPUTS / "offener-ganztag-2024/anlage-1-verteilung.pdf", "-o", tmp_path)
    assert result.exit_code == ExitCode.USAGE
    assert "Es enthält keine Quelle einer Vorlage. Bitte ein PDF nennen" in result.stderr
    assert not list(tmp_path.iterdir())
