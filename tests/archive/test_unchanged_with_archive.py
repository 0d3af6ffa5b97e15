"""A Nachtrag to a paper of the Ablage: it is built again when what it is compared with changed."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter.archive.layout import entry_folder
from drafter.archive.store import Store
from drafter.cli.application import application
from drafter.errors import ExitCode
from tests.archive.conftest import HALL, NUMBER, SUPPLEMENT, added, written

NACHTRAG = HALL.replace(NUMBER, SUPPLEMENT).replace("am Teich", "am See")


@pytest.fixture
def nachtrag(tmp_path: Path) -> Path:
    text = f"{NACHTRAG}nachtrag: {{art: ersetzt, zu: {NUMBER}}}\n"
    return written(tmp_path / "inputs", "nachtrag.yaml", text)


def run(nachtrag: Path, store: Path) -> Result:
    output = nachtrag.parents[1] / "out"
    words = ("build", nachtrag, "-o", output, "--to", "html", "--archive", store)
    return CliRunner().invoke(application, [str(word) for word in words])


def verb(result: Result) -> str:
    assert result.exit_code == ExitCode.OK, result.output
    return result.stdout.splitlines()[-1].partition(":")[0]


@pytest.fixture
def store(halls: Store, tmp_path: Path) -> Store:
    """Copy the store, so that a test may change it."""
    shutil.copytree(halls.folder, tmp_path / "ablage")
    return Store.open(tmp_path / "ablage")


def test_what_else_is_added_does_not_count(nachtrag: Path, store: Store, tmp_path: Path) -> None:
    assert verb(run(nachtrag, store.folder)) == "geschrieben"
    assert verb(run(nachtrag, store.folder)) == "unverändert"
    added(store, written(tmp_path / "mehr", "andere.yaml", HALL.replace(NUMBER, "99/2020-2025")))
    assert verb(run(nachtrag, store.folder)) == "unverändert"


@pytest.mark.parametrize("name", ["dokument.json", "eintrag.json", "formular/bielefeld/form.yaml"])
def test_damage_to_its_original_is_found(nachtrag: Path, store: Store, name: str) -> None:
    assert verb(run(nachtrag, store.folder)) == "geschrieben"
    file = store.folder / entry_folder(NUMBER) / name
    file.write_bytes(file.read_bytes() + b" ")
    assert run(nachtrag, store.folder).exit_code == ExitCode.ARCHIVE_DAMAGED


def test_a_file_of_that_name_goes_before(nachtrag: Path, store: Store) -> None:
    assert verb(run(nachtrag, store.folder)) == "geschrieben"
    written(nachtrag.parent / "4711", "2020-2025", HALL)
    assert verb(run(nachtrag, store.folder)) == "geschrieben"


def test_the_paper_of_the_number_counts_when_it_comes(
    nachtrag: Path, store: Store, tmp_path: Path
) -> None:
    text = nachtrag.read_text("utf-8").replace(f"zu: {NUMBER}", "zu: 99/2020-2025")
    nachtrag.write_text(text, encoding="utf-8")
    assert verb(run(nachtrag, store.folder)) == "geschrieben"
    assert verb(run(nachtrag, store.folder)) == "unverändert"
    added(store, written(tmp_path / "mehr", "andere.yaml", HALL.replace(NUMBER, "99/2020-2025")))
    assert verb(run(nachtrag, store.folder)) == "geschrieben"


def test_the_papers_behind_its_original_count(chain: Store, tmp_path: Path) -> None:
    shutil.copytree(chain.folder, tmp_path / "kette")
    text = f"{NACHTRAG}nachtrag: {{art: ersetzt, zu: {SUPPLEMENT}}}\n"
    third = text.replace(f"drucksachennummer: {SUPPLEMENT}", f"drucksachennummer: {NUMBER}/2")
    paper = written(tmp_path / "inputs", "nachtrag.yaml", third)
    assert verb(run(paper, tmp_path / "kette")) == "geschrieben"
    assert verb(run(paper, tmp_path / "kette")) == "unverändert"
    first = tmp_path / "kette" / entry_folder(NUMBER) / "vorlage/halle.yaml"
    first.write_bytes(first.read_bytes() + b"\n")
    assert run(paper, tmp_path / "kette").exit_code == ExitCode.ARCHIVE_DAMAGED
