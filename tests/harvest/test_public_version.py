"""A public paper with secrets in every corner: what is exported of it holds none of them."""

import json
from base64 import b64decode
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from drafter import pipeline
from drafter.archive.store import Store
from drafter.cache import Cache
from drafter.pipeline.oparl_export import export
from drafter.pipeline.oparl_harvest import harvest
from drafter.pipeline.oparl_store import opened
from drafter.resources import templates_directory
from tests.harvest.stores import BEGIN, HALL, HALL_TEXT, written
from tests.oparl.test_secrets import PLANTED, SECRET, everything, one_page

TEXT = HALL_TEXT.replace("anlagen:\n  - Lageplan, plan.pdf, öffentlich\n", "") + PLANTED
STORED = "4711_2020-2025"
KEPT = "gelesen"
SEAL = 32


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


@pytest.fixture(scope="module")
def output(store: Store, folder: Path) -> Path:
    done = export(opened(store, templates_directory()), folder / "oparl", BEGIN + timedelta(days=1))
    assert done.published == 1
    return folder / "oparl"


def test_the_stored_paper_is_full_of_secrets(store: Store) -> None:
    assert SECRET in store.read(HALL, f"ausgabe/{STORED}.html").decode()
    assert SECRET in everything(store.read(HALL, f"ausgabe/{STORED}.pdf"))


def test_what_is_exported_has_all_files_and_no_secret(output: Path) -> None:
    files = [path for path in output.rglob("*") if path.is_file() and path.parent.name != KEPT]
    names = {path.name for path in files if path.parent.name == STORED}
    assert {"vorlage.html", "vorlage.pdf", "vorlage.yaml", "anlage-1.pdf"} <= names
    for path in files:
        assert SECRET.casefold() not in path.as_posix().casefold()
        data = path.read_bytes()
        told = everything(data) if path.suffix == ".pdf" else data.decode()
        assert SECRET.casefold() not in told.casefold(), path
        assert SECRET.casefold().encode() not in data.lower(), path


def test_what_is_kept_is_what_is_exported_and_only_its_owner_reads_it(output: Path) -> None:
    (kept,) = (output / ".drafter" / KEPT).iterdir()
    told = json.loads(kept.read_bytes()[SEAL:])
    assert told.keys() == {"aus", "objekte", "dateien"}
    for path, each in told["dateien"].items():
        assert b64decode(each["inhalt"]) == (output / path).read_bytes()
    assert kept.stat().st_mode & 0o077 == 0


def test_it_is_set_anew_once(output: Path, store: Store) -> None:
    (kept,) = (output / ".drafter" / KEPT).iterdir()
    before = kept.stat().st_ino
    source = replace(opened(store, templates_directory()), kept=Cache(kept.parent))
    pdf = harvest(source, HALL).files[f"file/{STORED}/vorlage.pdf"]
    assert pdf == (output / "file" / STORED / "vorlage.pdf").read_bytes()
    assert kept.stat().st_ino == before
