"""Which files an import means, and where each of them goes."""

from datetime import date
from pathlib import Path

import pytest

from drafter.errors import UsageMistake
from drafter.pipeline.import_files import files_in, twins
from drafter.pipeline.importing import ImportOrder

DAY = date(2026, 11, 26)


def laid_out(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Beschlussvorlage", encoding="utf-8")
    return folder


def test_a_folder_gives_all_that_can_be_read_also_below_it(tmp_path: Path) -> None:
    """A paper of an old Word is among them: it is declined by name, and not passed over."""
    alt = laid_out(
        tmp_path,
        "b.PDF",
        "a/c.docx",
        "a/d.txt",
        "e.yaml",
        "f.doc",
        ".g.pdf",
        ".h/i.pdf",
        "~$c.docx",
    )
    assert [str(path.relative_to(alt)) for path in files_in([alt])] == [
        "a/c.docx",
        "a/d.txt",
        "b.PDF",
        "f.doc",
    ]


def test_a_file_is_taken_whatever_its_name_and_only_once(tmp_path: Path) -> None:
    laid_out(tmp_path, "alt", "b.pdf")
    files = files_in([tmp_path / "alt", tmp_path / "b.pdf", tmp_path])
    assert files == (tmp_path / "alt", tmp_path / "b.pdf")


@pytest.mark.parametrize("name", ["fehlt.pdf", "leer"])
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "leer").mkdir()
    with pytest.raises(UsageMistake, match=name):
        files_in([tmp_path / name])


def test_a_file_keeps_its_place_below_the_folder_that_was_named(tmp_path: Path) -> None:
    order = ImportOrder(Path("inputs"), DAY, roots=(tmp_path,))
    assert order.target(tmp_path / "2020/a.pdf") == Path("inputs/2020/a.yaml")
    assert order.target(Path("anderswo/b.docx")) == Path("inputs/b.yaml")


def test_files_that_differ_in_their_ending_keep_it(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.pdf", "A.docx", "b.pdf", "c/b.pdf")]
    order = ImportOrder(Path("inputs"), DAY, twins=twins(files))
    assert [order.target(path).name for path in files] == [
        "a.pdf.yaml",
        "A.docx.yaml",
        "b.yaml",
        "b.yaml",
    ]
