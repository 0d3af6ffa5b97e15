"""A paper of the Ablage is built once more, with what is stored beside it."""

import hashlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter.archive.entry import Entry
from drafter.archive.store import Store
from drafter.cli.application import application
from drafter.errors import ArchiveDamaged, ExitCode
from drafter.pipeline import reproduce_archived
from drafter.pipeline.reproducing import Verdict
from tests.archive.conftest import NOW, NUMBER, SUPPLEMENT


def reproduce(*arguments: object) -> Result:
    return CliRunner().invoke(application, ["reproduce", *map(str, arguments)])


@pytest.fixture
def copy(chain: Store, tmp_path: Path) -> Store:
    return Store.open(Path(shutil.copytree(chain.folder, tmp_path / "ablage")))


def test_a_nachtrag_is_the_same_again(chain: Store) -> None:
    result = reproduce(SUPPLEMENT, "--archive", chain.folder)
    assert result.exit_code == ExitCode.OK
    entry = chain.entry(SUPPLEMENT)
    assert entry
    made = [file.path for file in entry.files if file.path.startswith("ausgabe/")]
    assert len(made) == 7
    assert result.stdout.splitlines()[1:] == [
        *(f"{path}: gleich" for path in made),
        "7 Dateien: Byte für Byte gleich.",
    ]


def test_a_damaged_output_is_told(copy: Store) -> None:
    path = f"ausgabe/{NUMBER.replace('/', '_')}"
    copy.path(NUMBER, f"{path}.html").write_bytes(b"<html>")
    copy.path(NUMBER, f"{path}.pdf").unlink()
    found = reproduce_archived(NUMBER, copy.folder)
    assert found.files == {f"{path}.html": Verdict.ALTERED, f"{path}.pdf": Verdict.MISSING}


@pytest.mark.parametrize(
    "file", ["formular/bielefeld/form.css", "schriften/LiberationSans-Bold.ttf"]
)
def test_nothing_is_built_from_a_damaged_form_or_font(file: str, copy: Store) -> None:
    copy.path(NUMBER, file).write_bytes(b"")
    with pytest.raises(ArchiveDamaged):
        reproduce_archived(NUMBER, copy.folder)


def with_other_form(entry: Entry, files: dict[str, bytes]) -> Entry:
    """Return an entry whose form, among the files too, calls the Begründung by another word."""
    path = "formular/bielefeld/form.yaml"
    files[path] = files[path].replace("Begründung:".encode(), "Gründe:".encode())
    own = {"sha512": hashlib.sha512(files[path]).hexdigest(), "size": len(files[path])}
    changed = (f.model_copy(update=own) if f.path == path else f for f in entry.files)
    programs = {**entry.programs, "weasyprint": "1.0"}
    return entry.model_copy(update={"files": tuple(changed), "programs": programs})


def test_the_stored_form_counts_and_other_programs_are_named(halls: Store, tmp_path: Path) -> None:
    entry = halls.entry(NUMBER)
    assert entry
    files = {file.path: halls.read(NUMBER, file.path) for file in entry.files}
    store = Store.create(tmp_path / "ablage")
    store.add(with_other_form(entry, files), files, now=NOW)
    found = reproduce_archived(NUMBER, store.folder)
    assert set(found.files.values()) == {Verdict.DIFFERS}
    (difference,) = found.differences
    assert difference.startswith("weasyprint: damals 1.0, jetzt ")


def test_what_is_neither_file_nor_number_is_told(halls: Store) -> None:
    result = reproduce("9/2020-2025", "--archive", halls.folder)
    assert result.exit_code == ExitCode.USAGE
    assert "„9/2020-2025“ ist weder eine Datei noch eine Nummer der Ablage" in result.stderr
