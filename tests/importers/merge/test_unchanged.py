"""A Word file that nobody changed has no corrections, whoever saved it last."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.importers.merge.conftest import begun, checked, exported
from tests.importers.merge.editor import Editor
from tests.word import office
from tests.word.papers import INPUTS, SUPPLEMENTS, supplement

CLEAN = {path.stem: path for path in INPUTS}
MARKED = {
    f"{path.stem} marked": path
    for path in SUPPLEMENTS
    if "nur_ergaenzung" not in path.read_text("utf-8")
}
PAPERS = {**CLEAN, **MARKED}


@pytest.fixture(scope="module")
def exports() -> Mapping[str, bytes]:
    marked = {name: supplement(path).docx for name, path in MARKED.items()}
    return {**{name: exported(name) for name in CLEAN}, **marked}


@pytest.fixture(scope="module")
def saved_again(
    exports: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, bytes]:
    """Open every file in LibreOffice and save it, all in one run."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "again").mkdir()
    for name, data in exports.items():
        (folder / f"{name}.docx").write_bytes(data)
    files = sorted(str(file) for file in folder.glob("*.docx"))
    office.run(folder, "--convert-to", "docx", "--outdir", str(folder / "again"), *files)
    return {name: (folder / "again" / f"{name}.docx").read_bytes() for name in exports}


def unsettled(path: Path, docx: bytes) -> list[tuple[str, str]]:
    return [
        (group.text, group.wanted_text)
        for group in begun(checked(path), docx).groups
        if not group.settled
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_saved_by_libreoffice(name: str, saved_again: Mapping[str, bytes]) -> None:
    assert unsettled(PAPERS[name], saved_again[name]) == []


@pytest.mark.parametrize("name", [*PAPERS][::5])
def test_runs_that_word_tore_are_no_change(name: str, exports: Mapping[str, bytes]) -> None:
    editor = Editor(exports[name], torn=True)
    for paragraph in list(editor.paragraphs()):
        editor.rewrite(paragraph, 0, 0, "")
    assert unsettled(PAPERS[name], editor.bytes()) == []
