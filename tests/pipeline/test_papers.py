"""Which papers a command means."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from drafter.errors import UsageMistake
from drafter.pipeline import papers_in


def touched(*paths: Path) -> list[Path]:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return list(paths)


def test_a_folder_means_its_papers_by_name_and_nothing_below(tmp_path: Path) -> None:
    touched(*(tmp_path / name for name in ("b.yml", "a.yaml", "c.md", "sub/d.yaml")))
    assert papers_in([tmp_path]) == (tmp_path / "a.yaml", tmp_path / "b.yml")


def test_files_are_taken_as_given_and_each_once(tmp_path: Path) -> None:
    b, a, odd = touched(tmp_path / "b.yaml", tmp_path / "a.yaml", tmp_path / "ohne-endung")
    assert papers_in([odd, b, tmp_path, b]) == (odd, b, a)


def test_a_folder_named_like_a_paper_and_hidden_files_are_no_papers(tmp_path: Path) -> None:
    touched(tmp_path / "ordner.yaml" / "x.yaml", tmp_path / "a.yaml", tmp_path / ".b.yaml")
    assert papers_in([tmp_path]) == (tmp_path / "a.yaml",)


def test_a_folder_without_papers_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageMistake, match="liegt keine Vorlage"):
        papers_in([tmp_path])


@pytest.mark.parametrize(
    "name", ["fehlt.yaml", "x" * 300, "x/" * 3_000, "a\0b"], ids=["no", "long", "deep", "nul"]
)
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageMistake, match="gibt es nicht"):
        papers_in([tmp_path / name])


def test_a_folder_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any) -> Any:
        raise PermissionError(errno.EACCES, "Permission denied")

    for name in ("listdir", "scandir"):
        monkeypatch.setattr(os, name, refused)
    with pytest.raises(UsageMistake, match="Leserechte prüfen"):
        papers_in([tmp_path])
