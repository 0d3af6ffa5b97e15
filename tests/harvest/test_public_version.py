"""A public paper with secrets in every corner: what is exported of it holds none of them."""

from datetime import timedelta
from pathlib import Path

import pytest

from drafter import pipeline
from drafter.archive.store import Store
from drafter.cache import Cache
from drafter.pipeline.oparl_export import export
from drafter.pipeline.oparl_harvest import Field, harvest, opened
from drafter.resources import templates_directory
from tests.harvest.stores import BEGIN, HALL, HALL_TEXT, written
from tests.oparl.test_secrets import PLANTED, SECRET, everything, one_page

TEXT = HALL_TEXT.replace("anlagen:\n  - Lageplan, plan.pdf, öffentlich\n", "") + PLANTED
STORED = "4711_2020-2025"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gepflanzt")


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    store, path = Store.create(folder / "ablage"), written(folder / "inputs", "halle.yaml", TEXT)
    (path.parent / f"{SECRET}.pdf").write_bytes(one_page(SECRET))
    done = pipeline.add(path, store, BEGIN)
    assert done.receipt, [finding.message for finding in done.prepared.findings]
    return store


def ground(store: Store, folder: Path) -> Field:
    return opened(store, templates_directory(), cache=Cache(folder / "cache"))


@pytest.fixture(scope="module")
def output(store: Store, folder: Path) -> Path:
    done = export(ground(store, folder), folder / "oparl", BEGIN + timedelta(days=1))
    assert done.published == 1
    return folder / "oparl"


def test_the_stored_paper_is_full_of_secrets(store: Store) -> None:
    assert SECRET in store.read(HALL, f"ausgabe/{STORED}.html").decode()
    assert SECRET in everything(store.read(HALL, f"ausgabe/{STORED}.pdf"))


def test_what_is_exported_has_all_files_and_no_secret(output: Path) -> None:
    files = [path for path in output.rglob("*") if path.is_file()]
    names = {path.name for path in files if path.parent.name == STORED}
    assert {"vorlage.html", "vorlage.pdf", "vorlage.yaml", "anlage-1.pdf"} <= names
    for path in files:
        assert SECRET.casefold() not in path.as_posix().casefold()
        data = path.read_bytes()
        told = everything(data) if path.suffix == ".pdf" else data.decode()
        assert SECRET.casefold() not in told.casefold(), path
        assert SECRET.casefold().encode() not in data.lower(), path


def test_nothing_of_it_is_kept_in_the_cache_either(output: Path, folder: Path) -> None:
    assert output.is_dir()
    (kept,) = (folder / "cache").glob("oparl-1-*")
    assert SECRET.encode() not in kept.read_bytes()


def test_it_is_set_anew_once(output: Path, store: Store, folder: Path) -> None:
    (kept,) = (folder / "cache").glob("oparl-1-*")
    before = kept.stat().st_ino
    paper = harvest(ground(store, folder), HALL)
    assert paper.files[f"file/{STORED}/vorlage.pdf"] == (
        output / "file" / STORED / "vorlage.pdf"
    ).read_bytes()  # fmt: skip
    assert kept.stat().st_ino == before
